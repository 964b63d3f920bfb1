"""The names in a listed title: only names that the corpus knows, with the type it knows them by."""

from collections import Counter
from collections.abc import Iterable, Sequence

from newsline.index.fold import WORD, fold
from newsline.index.fold import words as folded_words
from newsline.index.nodes import NameNode
from newsline.model import Entity, EntityType, Event, Mention

_LONGEST_NAME = 6  # words
_TITLE_READ = 2000  # characters of a listed title that are searched for names

# Words with a capital before a surname that are not a given name.
_ROLES = frozenset(
    "president minister premier chancellor king queen prince princess emperor pope bishop general colonel"
    " senator governor mayor secretary ambassador leader judge justice mr dr".split()
)

Form = tuple[str, ...]
Known = tuple[str, EntityType]


class KnownNames:
    """Every full name of the documents, and for each page the shorter forms it uses itself."""

    def __init__(self, nodes: Iterable[NameNode]) -> None:
        """`nodes` are the names of all documents; those that are ambiguous tell nothing."""
        # Most forms have one meaning: its count is kept beside it, not in a table of its own.
        seen: dict[Form, tuple[Known, int]] = {}
        several: dict[Form, Counter[Known]] = {}
        for node in nodes:
            if node.ambiguous:
                continue
            usual = max(sorted(node.forms), key=lambda form: node.forms[form])
            for forms in (node.forms, node.aliases):
                for name, count in forms.items():
                    # Whose surname a single word is, is for the grouping to decide.
                    form = folded_words(name)
                    known: Known = (usual if len(form) > 1 else name, node.type)
                    before = seen.setdefault(form, (known, 0))
                    if form in several:
                        several[form][known] += count
                    elif before[0] == known:
                        seen[form] = known, before[1] + count
                    else:
                        several[form] = Counter({before[0]: before[1], known: count})
        for form, counts in several.items():
            best = max(sorted(counts), key=lambda known: counts[known])
            seen[form] = best, counts[best]
        seen.pop((), None)
        self._known = {form: known for form, (known, _) in seen.items()}
        self._telling = {
            form
            for form, (known, count) in seen.items()
            if len(form) > 1 or known[1] == "PERSON" or count > 1
        }
        self._reach = _reach(self._telling)
        self._last: _Page | None = None

    def meaning(self, form: Form) -> tuple[Known | None, bool]:
        """What a form (folded words) is taken for, and whether it is wherever it stands."""
        return self._known.get(form), form in self._telling

    def in_title(self, title: str, named: Sequence[str], page: Event) -> tuple[Entity, ...]:
        """The entities of a listed title: those standing in it, and those that the page names with it.

        A single word names an organisation or place here only if the page itself or several
        documents name one so. A name whose type nobody knows is left out.
        """
        last = self._last
        if last is None or last.page is not page:
            last = self._last = _Page(page)
        own = last.known
        spans = self._spans(title, last)
        mentions: dict[Known, list[Mention]] = {}
        for start, end, known in spans:
            mentions.setdefault(known, []).append(Mention(start, end, title[start:end]))
        for name in named:
            form = folded_words(name)
            given = own.get(form) or self._known.get(form)
            if given:
                mentions.setdefault(given, [])
        _join_surnames(mentions)
        return tuple(
            Entity(
                name=name,
                type=type_,
                aliases=tuple(sorted({mention.text for mention in found} - {name})),
                mentions=tuple(found),
            )
            for (name, type_), found in mentions.items()
        )

    def _spans(self, title: str, page: "_Page") -> list[tuple[int, int, Known]]:
        read = title[:_TITLE_READ]
        places = [match.span() for match in WORD.finditer(read)]
        forms = [fold(read[start:end]) for start, end in places]
        spans = []
        at = 0
        while at < len(places):
            start, form = places[at][0], forms[at]
            longest = max(self._reach.get(form, 0), page.reach.get(form, 0)) if read[start].isupper() else 0
            for size in range(min(longest, len(places) - at), 0, -1):
                part = tuple(forms[at : at + size])
                known = page.known.get(part) or (self._known[part] if part in self._telling else None)
                if known and not (size == 1 and _part_of_a_name(read, places, at, known)):
                    spans.append((start, places[at + size - 1][1], known))
                    at += size
                    break
            else:
                at += 1
        return spans


class _Page:
    """A page, and the names that stand on it."""

    __slots__ = ("known", "page", "reach")

    def __init__(self, page: Event) -> None:
        self.page = page
        self.known: dict[Form, Known] = {
            form: (entity.name, entity.type)
            for entity in page.entities
            if not entity.candidates
            for name in (entity.name, *entity.aliases)
            if (form := folded_words(name))
        }
        self.reach = _reach(self.known)


def _reach(forms: Iterable[Form]) -> dict[str, int]:
    """By their first word the number of words of the longest form that can be found."""
    found: dict[str, int] = {}
    for form in forms:
        found[form[0]] = max(found.get(form[0], 0), min(len(form), _LONGEST_NAME))
    return found


def _join_surnames(mentions: dict[Known, list[Mention]]) -> None:
    """Give a surname's mentions to the only person with it whose full name stands beside it."""
    people = [(known, folded_words(known[0])) for known in mentions if known[1] == "PERSON"]
    for known, form in people:
        bearers = [other for other, full in people if len(full) > 1 and full[-1:] == form]
        if len(bearers) == 1:
            mentions[bearers[0]] += mentions.pop(known)


def _part_of_a_name(title: str, places: list[tuple[int, int]], at: int, known: Known) -> bool:
    """Whether a surname follows a capitalised word in sentence case, so that it may be somebody else's."""
    if known[1] != "PERSON" or at == 0:
        return False
    before, start = places[at - 1], places[at][0]
    if not title[before[0]].isupper() or title[before[1] : start].strip(" -"):
        return False
    if fold(title[before[0] : before[1]]) in _ROLES:
        return False
    small = sum(title[first].islower() for first, _ in places)
    return small * 2 > len(places)
