"""Names of which a part looks like a name: newspapers by their town, firms by "&", committees.

"The Orrel Register", "Harlow & Besk", "the House Ways and Means Committee".
"""

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from newsline.parser.names.datelines import apart_from
from newsline.parser.names.lexicon import CALENDAR, FAMILY, GIVEN, PLACE, STOP, TITLE, WORD, lexicon
from newsline.parser.names.scan import in_headline

if TYPE_CHECKING:
    from newsline.parser.names.tag import Span

# What newspapers are called behind the name of their town.
_PAPERS = (
    "Advertiser|Argus|Beacon|Bee|Blade|Bugle|Chronicle|Clarion|Constitution|Courant|Courier|Dispatch|Enquirer"
    "|Examiner|Gazette|Globe|Herald|Inquirer|Journal|Ledger|Mercury|Monitor|News|Observer|Picayune|Post"
    "|Register|Sentinel|Standard|Star|Sun|Telegram|Telegraph|Times|Tribune"
)
_PAPER = re.compile(
    r" (?:(?:Business|Daily|Evening|Morning|Sunday|Weekly) )?"
    rf"(?:Free Press|Daily|(?:{_PAPERS})(?:[ -](?:{_PAPERS}))?)(?![\w-]| [A-Z])"
)
# By the letter behind the space one sees of most names that they are no paper's.
_INITIALS = frozenset("ABCDEFGHIJLMNOPRSTW")
# What is no town: "the U.S. Standard".
_NO_TOWNS = frozenset(("U.S.", "US", "UK", "U.K.", "America", "D.C."))
_AND = " & "
# What stands behind "&", with the word that says what it is; whether another name goes on.
_FIRM = (
    r"([A-Z](?:[\w-]|['’](?!s\b))*)(?: (?:Associates|Co|Company|Inc|LLC|LLP|Ltd|PLC|Partners|Sons)\b)?"
    r"(?![\w-])( [A-Z])?"
)
_BEFORE = re.compile(r"(?:[A-Z][\w'’-]+ ){0,2}[A-Z][\w'’-]+\Z")
_REACH = 60  # characters before "&" that are looked at
_HOUSES = ("House", "Senate")
_COMMITTEE = re.compile(
    r"(?<![\w-])(?:House|Senate)(?:(?:,| and| &|, and)? [A-Z][a-z]+){1,8}? (?:Subc|C)ommittee(?![\w-])"
)


def with_wholes(text: str, found: "list[Span]") -> "list[Span]":
    """The names, and whole ones where only a part was one. Linear."""
    whole = _papers(text, found)
    if "&" in text and _AND in text:
        whole += _firms(text, found)
    if "ommittee" in text and any(map(text.__contains__, _HOUSES)):
        whole += [(*match.span(), "ORG") for match in _COMMITTEE.finditer(text)]
    if not whole:
        return found
    whole.sort()
    # "US House Ways" and "Means Committee" were found of "US House Ways and Means Committee".
    firsts = sorted([(end, start) for start, end, _ in found])
    longer = []
    for start, end, type_ in whole:
        at = bisect_right(firsts, (start, len(text)))
        first = min(start, firsts[at][1]) if at < len(firsts) else start
        longer.append((first, end, type_))
    return sorted(apart_from(found, longer) + longer)


def _papers(text: str, found: "list[Span]") -> "list[Span]":
    """Newspapers of which the name of the town was found; not in headlines, which speak so of news."""
    papers: list[Span] = []
    for start, end, type_ in found:
        if type_ != "PLACE" or text[end : end + 1] != " " or text[end + 1 : end + 2] not in _INITIALS:
            continue
        match = _PAPER.match(text, end)
        if match and text[start:end] not in _NO_TOWNS and not in_headline(text, start):
            papers.append((start, match.end(), "ORG"))
    return papers


def _firms(text: str, found: "list[Span]") -> "list[Span]":
    """Firms called by the names of those who founded them, unless these are people of the text."""
    pattern = re.compile(_FIRM)
    lists = lexicon()
    firms: list[Span] = []
    at = text.find(_AND)
    while at >= 0:
        match = pattern.match(text, at + len(_AND))
        before = _BEFORE.search(text, max(0, at - _REACH), at) if match else None
        if match and before:
            words = before[0].split(" ")
            while len(words) > 1 and lists.flags(words[0]) & (STOP | TITLE | CALENDAR):
                del words[0]
            start, end = at - len(" ".join(words)), match.end() if match[2] is None else match.start(2)
            if f"{words[-1]} and {match[1]}" in lists.places:
                firms.append((start, end, "PLACE"))
            elif _are_founders(words, match[1], match[2] is not None) and not in_headline(text, at):
                firms.append((start, end, "ORG"))
        at = text.find(_AND, at + len(_AND))
    if not firms:
        return firms
    others = [text[start:end] for start, end, type_ in apart_from(found, firms) if type_ == "PERSON"]
    people = {word for name in others if " " in name for word in name.split(" ")}
    return [firm for firm in firms if people.isdisjoint(text[firm[0] : firm[1]].split(" "))]


def _are_founders(words: list[str], last: str, goes_on: bool) -> bool:
    """Whether the names before and behind "&" are those of a firm: "Harlow & Besk", not "Ann & Bob".

    `goes_on`: another word with a capital follows.
    """
    flags = lexicon().flags
    first, after = flags(words[-1]), flags(last)
    if (first | after) & (STOP | CALENDAR) or (len(words) > 1 and flags(words[0]) & GIVEN):
        return False
    if after & GIVEN and (first & GIVEN or goes_on):
        return False
    # One of them is a family's name, or in no list at all.
    return any(flag & FAMILY or not flag & (WORD | PLACE | GIVEN) for flag in (first, after))
