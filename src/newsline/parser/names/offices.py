"""Offices: mentions that name a person by what they are alone ("the Director"), in one document.

Taggers differ in what they take for a name. A mention of nothing but an office goes to whom the text
gives it: beside the name ("NASA Administrator Ann Reed", "Ann Reed, the Director,"), or anywhere, if
the text gives that office to one person only.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from newsline.parser.names.clusters import Cluster
from newsline.parser.names.lexicon import FAMILY, GIVEN, MODIFIER, TITLE, WORD, lexicon
from newsline.parser.names.tag import Span
from newsline.parser.remembered import Remembered

_FARTHEST = 60  # code points between a name and what is said of it
# What may stand between a name and its office, besides words with a capital and numbers.
_LINKS = frozenset("is was became the a an now then former first second third new".split())
_SAYS = (", ", " (", " is ", " was ", " became ")
_ENDS = frozenset("\n.,;:!?")
_MORE = frozenset(("Chair", "Boss", "Poet"))  # besides the titles
_ADDRESSED = frozenset("Mr. Mr Madam Madame My mr. mr madam madame my".split())
_HONOUR = frozenset(("Dr.", "Dr", "Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Ms", "Prof.", "Sir"))
_POSTS = frozenset("for of as".split())  # before what somebody may become
_THE = frozenset("the our this".split())
_OF = (" of ", " for ", " from ")  # "the Senator from Ohio" is whoever that is


def office(form: str) -> str:
    """The office that a form is, folded, without the body to which it belongs; "" for any other form.

    "NASA Administrator" is "administrator", "THE VICE PRESIDENT" "vice president".
    """
    words = (form.title() if form.isupper() and len(form) > 4 else form).split()
    lookup = lexicon().flags
    if not (words and (lookup(words[-1]) & TITLE or words[-1] in _MORE)):
        return ""
    first = len(words) - 1
    while first and lookup(words[first - 1]) & (TITLE | MODIFIER | WORD):
        first -= 1
    named = words[:first] or words[:1]
    return "" if any(lookup(word) & (GIVEN | FAMILY) for word in named) else " ".join(words[first:]).lower()


# By each form its `office`.
OFFICES = Remembered(office)


def _titles(words: Sequence[str]) -> list[str]:
    """The titles at the end of words, with what modifies them: "Deputy Foreign Minister"."""
    lookup = lexicon().flags
    first = len(words)
    while first and (lookup(words[first - 1]) & (TITLE | MODIFIER) or words[first - 1] in _MORE):
        first -= 1
    return list(words[first:])


def give_offices(text: str, offices: Iterable[Span], people: Sequence[Cluster]) -> list[Span]:
    """Add each mention of an office to the person who holds it; gives those that are nobody's."""
    names = sorted((start, end, place) for place, item in enumerate(people) for start, end, _ in item.spans)
    holders: defaultdict[str, set[int]] = defaultdict(set)
    for start, end, place in names:
        if title := _title_of(text, start, end):
            holders[title].add(place)
    left: list[Span] = []
    for span in offices:
        holder = _beside(text, span, names)
        if holder is None:
            left.append(span)
        else:
            _give(people[holder], span)
            holders[OFFICES[text[span[0] : span[1]]]].add(holder)
    apart: list[Span] = []
    for span in left:
        known = holders.get(OFFICES[text[span[0] : span[1]]], ())
        if len(known) == 1 and _definite(text, span):
            _give(people[next(iter(known))], span)
        else:
            apart.append(span)
    return apart


def _give(person: Cluster, span: Span) -> None:
    person.spans.append(span)
    person.offices = True


def _title_of(text: str, start: int, end: int) -> str:
    """The office before a name, in the mention or outside it: "vice president" of "Vice President Reed"."""
    inside = text[start:end].split()
    first = 0
    lookup = lexicon().flags
    while first < len(inside) - 1 and lookup(inside[first].capitalize()) & (TITLE | MODIFIER):
        first += 1
    before = text[max(0, start - _FARTHEST) : start].rpartition("\n")[2].split()
    return " ".join(_titles([*before, *(word.capitalize() for word in inside[:first])])).lower()


def _beside(text: str, span: Span, names: Sequence[tuple[int, int, int]]) -> int | None:
    """The person beside whose name an office stands, in apposition or as what is said of them."""
    first, last, _ = span
    at = bisect_left(names, (first, last, 0))
    addressed = _addressed(text, first)
    if at < len(names):
        start, _, place = names[at]
        gap = text[last:start] if start - last < _FARTHEST else ""
        told = gap.startswith(", ") and not addressed and _POSTS.isdisjoint(_before(text, first))
        if gap == " " or (told and _HONOUR.issuperset(gap[2:].split())):
            return place
    if at and not addressed:
        _, end, place = names[at - 1]
        gap = text[end:first] if first - end < _FARTHEST else ""
        if gap.startswith(_SAYS) and _ENDS.isdisjoint(gap[1:]) and all(map(_links, gap.strip(" ,(").split())):
            return place
    return None


def _definite(text: str, span: Span) -> bool:
    """Whether a mention is "the Speaker" of whom the text has spoken, and nobody who is spoken to."""
    start, end, _ = span
    before = _before(text, start)
    the = not before or not _THE.isdisjoint(before[-1:]) or start == 0
    return the and not text.startswith(_OF, end)


def _addressed(text: str, start: int) -> bool:
    """Whether somebody is spoken to: "Mr. Chief Justice", "Madam Chair"."""
    return not _ADDRESSED.isdisjoint(_before(text, start))


def _before(text: str, start: int) -> list[str]:
    """The two words before a place, of its line; the last of them small."""
    words = text[max(0, start - _FARTHEST) : start].rpartition("\n")[2].split()[-2:]
    return [*words[:-1], words[-1].lower()] if words else []


def _links(word: str) -> bool:
    return word in _LINKS or not word[0].islower()
