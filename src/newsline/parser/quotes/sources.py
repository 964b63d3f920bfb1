"""Sources without a name: "A Western diplomat said"."""

import re
from collections.abc import Callable

from newsline.parser.quotes.lexicon import DETERMINERS, PREPOSITIONS, finite_cues, roles
from newsline.parser.quotes.marks import places
from newsline.parser.quotes.offices import WORD

# "A Western diplomat" as the subject of a sentence, or after "said" and "according to". The articles are
# looked for first, each with what stands before it, for the search for plain strings is the fastest.
_ARTICLES = tuple(f"{space}{article} " for space in " \n" for article in ("a", "an", "A", "An"))
_OPENS = re.compile(r"(?:^|[.!?”\"’] |\n|\b(?:according to|said|says) )\Z")
_MAY_OPEN = (". ", "! ", "? ", "” ", '" ', "’ ", "\n", "to ", "said ", "says ")
_OPENS_REACH = 14
_ONE = frozenset("a an one another".split())
_SOURCE_SIZE, _SOURCE_CLAUSE = 60, 200


def nameless(words: str) -> str | None:
    """The gender, or "", of one person without a name: "a spokesman for the port"; else `None`."""
    first, *rest = words.split() or ("",)
    if first.lower() not in _ONE:
        return None
    head = ""
    for word in rest:
        if word.strip(",") in PREPOSITIONS or word == "who":
            break
        head = word.strip(",").lower()
        if word.endswith(","):
            break
    lexicon = roles()
    return lexicon.gender.get(head, "") if head in lexicon.people else None


def find_sources(text: str, is_named: Callable[[int, int], bool]) -> dict[str, list[tuple[int, int]]]:
    """Where sources without a name are introduced, by their noun, in order: "A Western diplomat said".

    `is_named`: whether a name begins in a stretch.
    """
    people = roles().people
    out: dict[str, list[tuple[int, int]]] = {}
    for first in _articles(text):
        if first and not text.endswith(_MAY_OPEN, 0, first):
            continue
        begin = text.index(" ", first)
        opens = _OPENS.search(text[max(0, first - _OPENS_REACH) : first])
        if opens is None or not text[begin + 1 : begin + 2].isalnum():
            continue
        for word in WORD.finditer(text, begin, begin + _SOURCE_SIZE):
            low = word.group().lower()
            if low in PREPOSITIONS or low in DETERMINERS:
                break
            if low in people:
                told = opens.group().endswith(("to ", "said "))
                rest = text[word.end() : word.end() + _SOURCE_CLAUSE].partition(". ")[0]
                speaks = told or not finite_cues().isdisjoint(rest.lower().split())
                if speaks and not is_named(begin, word.end() + 3):
                    out.setdefault(low, []).append((first, word.end()))
                break
    return out


def _articles(text: str) -> list[int]:
    """Where "a" and "an" stand, in order."""
    found = [at + 1 for at in places(text, _ARTICLES)]
    return [0, *found] if text.startswith(("a ", "an ", "A ", "An ")) else found
