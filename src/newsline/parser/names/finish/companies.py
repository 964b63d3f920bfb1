"""Companies by the short names that business news give them: "Orrel Media Corp." and then "Orrel said it".

A short name is the first words of a company that the text names in full. One word is the company's if the
words beside it say so once: they speak of its shares, its board or its spokesman. A place of that name stays
one where something is in it, and whoever has that name stays somebody. "Velora N.V." is one by its form.
"""

import re
from typing import TYPE_CHECKING

from newsline.parser.names.datelines import apart_from
from newsline.parser.names.finish.bodies import COMPANY, SHORTENED
from newsline.parser.names.lexicon import (
    CALENDAR,
    DEMONYM,
    GIVEN,
    MODIFIER,
    PLACE,
    STOP,
    TITLE,
    WORD,
    lexicon,
)
from newsline.parser.names.scan import begins_sentence

if TYPE_CHECKING:
    from newsline.parser.names.tag import Span

# Legal forms that hold full stops, with which no chain of words goes on.
_FORMS = (" N.V.", " S.A.", " S.p.A.", " B.V.")
_FORMED = re.compile(r"(?:[A-Z][\w&'’-]+ ){1,4}(?:N\.V|S\.A|S\.p\.A|B\.V)\.(?!\w)")
_LAST = (
    COMPANY
    | SHORTENED
    | frozenset(
        "AG Bancorp Brothers Chemical Computer Cos Electric Entertainment Financial Group LLP Laboratories"
        " Lines Machines Media Mills Oil Paper Petroleum Pictures Savings Steel Stores".split()
    )
)
# What stands behind a company's short name, with its possessive or without; behind a given name only this.
_OWNS = (
    r"(?:['’]s?)? (?:(?:common|ordinary|preferred|outstanding) )?(?:shares|shareholders|stockholders|stock"
    r"|holders|bonds|board|directors|earnings|profit|revenue|executives|spokes(?:man|woman|person))\b"
    r"|['’]s? (?:net|sales|management|chairman|chief|offer|bid|unit)\b"
)
_OWNED = re.compile(_OWNS)
_BEHIND = re.compile(
    rf"{_OWNS}| (?:said|says) (?:it|its)\b"
    r"| (?:agreed to|plans to|expects to|posted|earned|acquired|owns|holds|makes) "
    r"|, (?:which|the (?:[\w'’-]+ ){0,4}(?:maker|company|bank|retailer|concern|airline|steelmaker))\b"
)
# And what before it.
_BEFORE = re.compile(
    r"\b(?:[Ss]hares (?:of|in)|stake in|bid for|offer for|merger with|takeover of|acquisition of|\d% of"
    r"|unit of|holders of|stock of|to (?:acquire|buy|outbid))(?: the [\w-]+)? \Z"
)
# Before a place in which something is.
_WHERE = ("in ", "at ", "near ", "from ", "to ", "outside ", "In ", "At ", "of ")
_POLITE = ("Mr. ", "Mrs. ", "Ms. ", "Dr. ", "Mr ", "Mrs ", "Ms ", "Dr ")
_NO_SHORT = DEMONYM | MODIFIER | TITLE | STOP | CALENDAR
_JOINED = frozenset("-–/@_&#.'’")
_REACH = 40  # characters before a name that are looked at
_MOST = 40  # companies of a text
_LONG = 3  # words of a short name
_PAIR = 2  # words of the shortest name with a legal form


def with_companies(text: str, found: "list[Span]") -> "list[Span]":
    """The names with companies by their legal forms, and by the first words of their full names. Linear."""
    # Each of the forms ends in one of two: most texts are asked no more.
    if (".V." in text or ".A." in text) and any(map(text.__contains__, _FORMS)):
        formed = [_formed(match) for match in _FORMED.finditer(text)]
        found = sorted(apart_from(found, formed) + formed) if formed else found
    full = {
        text[start:end]
        for start, end, type_ in found
        if type_ == "ORG" and (text[end - 1] == "." or text[start:end].rpartition(" ")[2] in _LAST)
    }
    if not full or len(full) > _MOST:
        return found
    people = _people(text, found)
    companies: list[Span] = []
    for short in sorted(_shortened(full) - people):
        places = _places(text, short)
        flags = lexicon().flags(short) if " " not in short else 0
        behind = _OWNED if flags & GIVEN else _BEHIND
        if (places and " " in short) or any(_is_told(text, at, at + len(short), behind) for at in places):
            for at in places:
                end = at + len(short)
                other = flags & PLACE and _is_where(text, at, end)
                # "Heritage said so" may be any heritage.
                plain = flags & WORD and begins_sentence(text, at) and not _BEHIND.match(text, end)
                if not other and not plain:
                    companies.append((at, end, "ORG"))
    if not companies:
        return found
    companies.sort()
    # Of "Orrel Media" and "Orrel" the first stands; and what is part of a longer name already stays so.
    kept: list[Span] = []
    for span in companies:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    starts = {start: end for start, end, _ in found}
    kept = [span for span in kept if starts.get(span[0], 0) <= span[1]]
    return sorted(apart_from(found, kept) + kept)


def _formed(match: re.Match[str]) -> "Span":
    """A company with its legal form, without a word of grammar or a title before it."""
    start, end = match.span()
    flags = lexicon().flags
    words = match[0].split(" ")
    while len(words) > _PAIR and flags(words[0]) & (STOP | TITLE | CALENDAR):
        start += len(words[0]) + 1
        del words[0]
    return start, end, "ORG"


def _people(text: str, found: "list[Span]") -> set[str]:
    """The words of the names of people in full, and whoever is spoken of politely."""
    people: set[str] = set()
    for start, end, type_ in found:
        if type_ == "PERSON":
            name = text[start:end]
            if " " in name:
                people.update(name.split(" "))
            elif text.endswith(_POLITE, 0, start):
                people.add(name)
    return people


def _shortened(full: set[str]) -> set[str]:
    """The first words of companies' names by which they may be called."""
    flags = lexicon().flags
    shorts: set[str] = set()
    for name in full:
        words = name.split(" ")
        while words and (words[-1] in COMPANY or words[-1][-1] == "." or words[-1] in ("&", "Group")):
            del words[-1]
        if not words:
            continue
        if not flags(words[0]) & _NO_SHORT:
            shorts.add(words[0])
        for size in range(2, min(len(words), _LONG) + 1):
            if words[size - 1][:1].isupper():
                shorts.add(" ".join(words[:size]))
    places = lexicon().places
    return {short for short in shorts - full if " " not in short or short not in places}


def _places(text: str, short: str) -> list[int]:
    """Where a short name stands for itself."""
    found: list[int] = []
    at = text.find(short)
    while at >= 0:
        end = at + len(short)
        behind = text[end : end + 2]
        longer = behind[:1].isalnum() or (behind[:1] == "-" and behind[1:].isalnum())
        longer = longer or (behind[:1] == " " and (behind[1:].isupper() or behind[1:] == "&"))
        before = text[max(0, at - _REACH) : at]
        word = before[:-1].rpartition(" ")[2].rpartition("\n")[2]
        part = before[-1:].isalnum() or before[-1:] in _JOINED
        if before[-1:] == " " and word[:1].isupper() and word[-1] not in ",.;:":
            part = not lexicon().flags(word) & STOP
        if not longer and not part:
            found.append(at)
        at = text.find(short, end)
    return found


def _is_told(text: str, at: int, end: int, behind: re.Pattern[str]) -> bool:
    """Whether what stands beside a short name says that it is a company's."""
    return bool(behind.match(text, end) or _BEFORE.search(text, max(0, at - _REACH), at))


def _is_where(text: str, at: int, end: int) -> bool:
    """Whether something is in a place, or its state stands behind it."""
    if _is_told(text, at, end, _BEHIND):
        return False
    return text.endswith(_WHERE, 0, at) or (text[end : end + 2] == ", " and text[end + 2 : end + 3].isupper())
