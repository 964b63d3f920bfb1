"""What a text says of a name by the initials that it gives it in brackets: "Sambil Rukun Party (SRP)".

They tell that it is a body, and how far its name goes; that the initials are one too; or that these are
nobody: "radio frequency identification (RFID)", "Free Trade Agreement (FTA)".
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsline.parser.names.initials import SMALL
from newsline.parser.names.lexicon import ACRONYM, GIVEN, ORG, PLACE_HEAD, TITLE, WORD, lexicon

if TYPE_CHECKING:
    from newsline.parser.names.tag import Span

# It begins with the bracket, so that the search jumps from one to the next.
_BRACKETED = re.compile(r"\(([A-Z][A-Za-z.&-]{1,9})\)")
# "Sambil Rukun Party, or SRP,", "the Velda Workers' Party, known as the VWP,"
_OR = re.compile(
    r", (?:or|(?:also |better )?known as|abbreviated(?: as)?) (?:the )?([A-Z][A-Za-z]{0,6}[A-Z])(?=[,.;:]|\Z)"
)
# Of most names one sees by the first characters behind them that no short form follows.
_ASIDE = frozenset((", or", ", al", ", be", ", kn", ", ab"))
_LONGEST = 120  # characters of a name whose initials stand behind it
_LEAST = 3  # letters of the initials of a name in no English word
_PAIR = 2  # capitals of what else may be initials: "BoG"
_MARKS = ",.;:!?)"
# What has initials and is nobody.
_THINGS = frozenset(
    "Act Agreement Assessment Assessments Bill Certificate Code Deal Executive Index Law Method Officer Order"
    " Pact Permit Plan Program Programme Protocol Rate Report Syndrome Test Treaty Disease Disorder Virus"
    " Score Scheme Vehicle".split()
)


class Told(NamedTuple):
    """What brackets tell: names that are bodies, spans of such, whole names, initials of nobody."""

    bodies: set[str]
    spans: "list[Span]"
    whole: "list[Span]"
    nobody: set[str]


def told_in_brackets(text: str, found: "list[Span]") -> Told:
    """What the brackets of a text tell of the names before them, of which `found` are known. Linear."""
    told = Told(set(), [], [], set())
    ends: dict[int, Span] = {}
    flags = lexicon().flags
    for match in _BRACKETED.finditer(text):
        letters = match[1]
        if letters[-1] == "s" and letters[:-1].isupper() and len(letters) > _PAIR:
            # "Members of County Assemblies (MCAs)"
            told.nobody.add(letters)
            continue
        flag = flags(letters)
        if flag and not flag & ACRONYM:
            # "(Maoist)", "(London)", "(CEO)"
            continue
        end = match.start()
        while end and text[end - 1] in " ,":
            end -= 1
        ends = ends or {span[1]: span for span in found}
        span = ends.get(end)
        plain = letters.replace("-", "").replace("&", "").replace(".", "")
        if flag and _tells_whole(text, span, end, plain, match, told):
            continue
        if span is not None and (surface := text[span[0] : span[1]]) and " " in surface:
            if span[2] == "PERSON" and _has_title(text, span[0]):
                # "President Velda Orn Reed (VOR)"
                continue
            if _stands_for(surface, span[2], letters, plain):
                told.bodies.update((surface, letters))
                told.spans.append((*match.span(1), "ORG"))
        elif flag and not flag & ORG and _common(text, end, plain):
            told.nobody.add(letters)
    told.nobody.difference_update(told.bodies)
    return told


def told_by_or(text: str, found: "list[Span]") -> set[str]:
    """The short forms that a text gives behind a comma to bodies among `found`: "…, or SRP,". Linear."""
    ends = [end for _, end, type_ in found if type_ == "ORG" and text[end : end + 4] in _ASIDE]
    return {match[1] for match in [_OR.match(text, end) for end in ends] if match}


def _tells_whole(
    text: str, span: "Span | None", end: int, plain: str, match: "re.Match[str]", told: Told
) -> bool:
    """Whether the words before a bracket have its initials and are a body's, or a thing's."""
    first = _first_of(text, end, plain)
    if first < 0:
        return False
    words = text[first:end].split(" ")
    lists = lexicon()
    if words[-1] in _THINGS or _is_office(words):
        told.nobody.add(match[1])
        return True
    if span is not None and span[0] <= first:
        # "UN Council on Trade (CT)"
        return False
    headed = words[-1] in lists.org_heads or any(
        word in lists.org_heads and after in SMALL for word, after in pairwise(words)
    )
    # "Gabungan Rakyat Sabah (GRS)"
    foreign = len(words) == len(plain) >= _LEAST and not any(
        lists.flags(word) & (WORD | GIVEN) or not word.isalpha() for word in words
    )
    if not headed and not foreign:
        return False
    told.bodies.update((text[first:end], match[1]))
    told.whole.append((first, end, "ORG"))
    told.spans.append((*match.span(1), "ORG"))
    return True


def _is_office(words: Sequence[str]) -> bool:
    """Whether it is what somebody is: "Inspector General of Police"."""
    if "of" not in words[1:]:
        return False
    before = words[words.index("of", 1) - 1]
    return bool(lexicon().flags(before) & TITLE) and not before.endswith("s")


def _first_of(text: str, end: int, letters: str) -> int:
    """Where the words begin whose initials are `letters`, small words left out; -1 if there are none."""
    left = len(letters)
    at = end
    for word in reversed(text[max(0, end - _LONGEST) : end].rpartition("\n")[2].split(" ")):
        if not word or (at < end and word[-1] in _MARKS):
            return -1
        if word not in SMALL:
            if not word[0].isupper():
                return -1
            # "Socio-economic" has one initial, "Non-Proliferation" one or two.
            initials = "".join([part[0] for part in word.split("-") if part[:1].isupper()])
            if not letters[:left].endswith(initials):
                initials = word[0]
            if not letters[:left].endswith(initials):
                return -1
            left -= len(initials)
        at -= len(word)
        if not left:
            return at
        at -= 1
    return -1


def _stands_for(surface: str, type_: str, letters: str, plain: str) -> bool:
    """Whether what brackets give behind a name of several words is its short form, and it a body's."""
    words = surface.replace("-", " ").split()
    telling = "".join([word[0] for word in words if word.lower() not in SMALL and word[0].isupper()])
    whole = "".join([word[0].upper() for word in words])
    if plain.upper() in (telling, whole) and sum(map(str.isupper, plain)) >= _PAIR:
        return type_ == "ORG" or may_be_body(surface, type_)
    if type_ != "ORG" or plain.endswith("s"):
        return False
    if plain.isupper():
        # In another language: "Ministry of Farming (MAG)".
        return len(plain) >= _LEAST and plain[0] in telling
    rest = iter(surface.lower())
    return surface[0] == plain[0] and all(char in rest for char in plain.lower())


def _has_title(text: str, start: int) -> bool:
    """Whether the word before a name is a title."""
    word = text[max(0, start - _LONGEST) : start].rstrip(" ").rpartition(" ")[2]
    return bool(lexicon().flags(word) & TITLE)


def _common(text: str, end: int, letters: str) -> bool:
    """Whether initials stand for common words before them that are no body: "closed-circuit television"."""
    words = text[max(0, end - _LONGEST) : end].rpartition("\n")[2].split(" ")
    if words[-1].capitalize() in lexicon().org_heads:
        return False
    size = 0
    parts = 0
    for word in reversed(words):
        if not word.islower() or not word.replace("-", "").isalpha():
            return False
        size += len(word) + 1
        parts += 0 if word in SMALL else word.count("-") + 1
        if parts > len(letters):
            return False
        if parts >= _PAIR and word[0] == letters[0].lower():
            rest = iter(text[end - size + 1 : end])
            if all(char in rest for char in letters.lower()):
                return True
    return False


def may_be_body(surface: str, type_: str) -> bool:
    """Whether no list and no word of it says that it is a place or a person."""
    lists = lexicon()
    if type_ == "PLACE":
        # "Kennedy Space Center (KSC)" is one.
        return surface not in lists.places and not any(
            lists.flags(word) & (WORD | PLACE_HEAD) for word in surface.split(" ")
        )
    return not lists.flags(surface.partition(" ")[0]) & GIVEN
