"""The same words in several reports: which quotes of a corpus are one saying.

Words count without case, accents, marks and white space, and reported speech without its
leading "that". Equal words of one speaker are one saying, and so are words of at least
`LEAST_WORDS` words and `LEAST_LETTERS` characters with which another quote of that speaker
begins. Where speakers differ they are never one; an unknown speaker joins the only known
one. Shorter words are said again and again: they are one saying within `SAME_WEEK` days only.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple
from zlib import crc32

from newsline.index.fold import words
from newsline.model import Quote, When

LEAST_WORDS = 5
LEAST_LETTERS = 30
SAME_WEEK = 7
_MOST_COMPARED = 50  # sayings with the same first words that one of an unknown speaker is compared with

Words = tuple[str, ...]


class Said(NamedTuple):
    """A quote of a report: the event's place in time and its row, its own place there, who said it when.

    `speaker` is the key of an entry. `about` says whether it names whom a question is about.
    """

    number: int
    row: int
    place: int
    quote: Quote
    speaker: str | None
    date: When | None
    about: bool = False


def sayings(quotes: Iterable[Said]) -> list[list[Said]]:
    """The quotes put together by what they say, in the order of the first of each."""
    by_form: defaultdict[tuple[bool, str | None], list[tuple[Words, Said]]] = defaultdict(list)
    for said in quotes:
        by_form[said.quote.direct, said.speaker].append((saying_words(said.quote), said))
    groups: list[_Group] = []
    for direct in (True, False):
        known = [
            group
            for (form, speaker), rows in by_form.items()
            if form is direct and speaker is not None
            for group in _chains(rows)
        ]
        groups += _with_unknown(known, _chains(by_form.get((direct, None), [])))
    found = [sorted(group.members, key=_order) for group in groups]
    return sorted(found, key=lambda group: _order(group[0]))


class _Group:
    """Quotes with one speaker that are one saying; `longest` are its fullest words."""

    __slots__ = ("longest", "members")

    def __init__(self, longest: Words) -> None:
        self.longest = longest
        self.members: list[Said] = []


def _chains(rows: Sequence[tuple[Words, Said]]) -> list[_Group]:
    """The sayings of one speaker: in the order of words, what begins with the words before it follows them.

    Words that two longer quotes begin with, which go on in different ways, belong to the first.
    """
    groups: list[_Group] = []
    stack: list[_Group] = []
    for phrase, said in sorted(rows, key=lambda row: (row[0], _order(row[1]))):
        while stack and phrase[: len(stack[-1].longest)] != stack[-1].longest:
            stack.pop()
        group = stack[-1] if stack else None
        if group is None or not _one_saying(group, phrase, said):
            group = _Group(phrase)
            groups.append(group)
            stack.append(group)
        group.longest = phrase
        group.members.append(said)
    return groups


def _one_saying(group: _Group, phrase: Words, said: Said) -> bool:
    if not phrase:
        return False
    if _long(group.longest):
        return True
    return group.longest == phrase and _same_week(group.members[-1].date, said.date)


def _with_unknown(known: list[_Group], unknown: list[_Group]) -> list[_Group]:
    """All the sayings, those of unknown speakers joined to those of the only known one with these words."""
    if not unknown or not known:
        return known + unknown
    owners: defaultdict[Words, list[_Group]] = defaultdict(list)
    for group in known:
        owners[group.longest[:LEAST_WORDS]].append(group)
    apart = []
    for group in unknown:
        near = owners.get(group.longest[:LEAST_WORDS], []) if _long(group.longest) else []
        same = [other for other in near[:_MOST_COMPARED] if _begins(other.longest, group.longest)]
        if len({other.members[0].speaker for other in same}) != 1:
            apart.append(group)
            continue
        same[0].members += group.members
        same[0].longest = max(same[0].longest, group.longest, key=len)
    return known + apart


def _begins(one: Words, other: Words) -> bool:
    size = min(len(one), len(other))
    return one[:size] == other[:size] and _long(one[:size])


def _long(phrase: Words) -> bool:
    return len(phrase) >= LEAST_WORDS and sum(map(len, phrase)) + len(phrase) - 1 >= LEAST_LETTERS


def saying_words(quote: Quote) -> Words:
    """The words by which two quotes are compared: folded, reported speech without its "that"."""
    found = words(quote.text)
    return found[1:] if not quote.direct and found[:1] == ("that",) else found


def opening(phrase: Words) -> str:
    """The mark by which words of an unknown speaker are found: of their first ones, in 24 bits (CRC-32).

    Only words that begin alike can be one saying; others that share the mark are told apart there.
    """
    first = " ".join(phrase[:LEAST_WORDS]).encode("utf-8", "surrogatepass")
    return f"unsaid {crc32(first) & 0xFFFFFF:06x}"


def _same_week(one: When | None, other: When | None) -> bool:
    """Whether two dates can lie within a week."""
    if one is None or other is None:
        return False
    first, last = (one, other) if _earliest(one) <= _earliest(other) else (other, one)
    return (_earliest(last) - (first.latest or date.max)).days <= SAME_WEEK


def _earliest(when: When) -> date:
    return when.earliest or date.min


def _order(said: Said) -> tuple[int, int]:
    return said.number, said.place
