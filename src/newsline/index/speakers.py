"""Speakers and labels: whose the quotes are, and the tables of sources and tags."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from newsline.index.fold import words
from newsline.index.names import Grouping, NameEntry
from newsline.index.variants import name_tokens
from newsline.model import Event

Place = tuple[int, int]  # an event's number and the place of a quote in it


class Speakers:
    """The names of a grouping with their quotes, and entries for speakers whom no entity names.

    `names` are the grouping's entries in order, `entries` the same followed by the others
    ("a Western diplomat"); `of_quote` maps a quote's place to its entry's number.
    """

    def __init__(self, events: Sequence[Event], grouping: Grouping) -> None:
        """Resolve every quote's speaker through the entities of its event, then those of the corpus."""
        known = _full_names(grouping.entries)
        quotes: defaultdict[int, list[Place]] = defaultdict(list)
        others: dict[tuple[str, ...], int] = {}
        forms: defaultdict[int, Counter[str]] = defaultdict(Counter)
        self.of_quote: dict[Place, int] = {}
        for number, event in enumerate(events):
            if not event.quotes:
                continue
            here = {
                name_tokens(entity.name): entry
                for entity, entry in zip(event.entities, grouping.links[number], strict=True)
            }
            for place, quote in enumerate(event.quotes):
                if quote.speaker is None or not (tokens := name_tokens(quote.speaker.name)):
                    continue
                entry = here.get(tokens, known.get(tokens))
                if entry is None:
                    entry = others.setdefault(tokens, len(grouping.entries) + len(others))
                    forms[entry][quote.speaker.name] += 1
                quotes[entry].append((number, place))
                self.of_quote[number, place] = entry
        self.names = tuple(
            entry._replace(quotes=tuple(quotes[entry.number])) if entry.number in quotes else entry
            for entry in grouping.entries
        )
        self.entries = self.names + tuple(
            _entry(number, forms[number], tuple(quotes[number])) for number in others.values()
        )


def _full_names(entries: Iterable[NameEntry]) -> dict[tuple[str, ...], int]:
    """Forms of several words, each with the one entry that has it."""
    known: dict[tuple[str, ...], int | None] = {}
    for entry in entries:
        for tokens in {name_tokens(form) for form in (entry.name, *entry.aliases)}:
            if len(tokens) > 1:
                known[tokens] = None if tokens in known else entry.number
    return {tokens: number for tokens, number in known.items() if number is not None}


def _entry(number: int, forms: Counter[str], quotes: tuple[Place, ...]) -> NameEntry:
    (name, _), *others = forms.most_common()
    return NameEntry(
        number,
        name,
        aliases=tuple(form for form, _ in others),
        events=tuple(sorted({event for event, _ in quotes})),
        quotes=quotes,
    )


def labels(events: Sequence[Event], of: Callable[[Event], Iterable[str]]) -> tuple[NameEntry, ...]:
    """A table of labels (sources, tags): those equal when folded are one, those on most events first."""
    forms: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    places: defaultdict[tuple[str, ...], dict[int, None]] = defaultdict(dict)
    for number, event in enumerate(events):
        for label in of(event):
            if key := words(label):
                forms[key][label] += 1
                places[key][number] = None
    order = sorted(forms, key=lambda key: (-len(places[key]), key))
    return tuple(
        NameEntry(
            number,
            forms[key].most_common(1)[0][0],
            aliases=tuple(form for form, _ in forms[key].most_common()[1:]),
            events=tuple(places[key]),
        )
        for number, key in enumerate(order)
    )


def by_event(entries: Iterable[NameEntry], *, quoted: bool = False) -> dict[int, list[int]]:
    """The numbers of the entries for each event; with `quoted`, of those whose quotes stand in it."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for entry in entries:
        events = dict.fromkeys(event for event, _ in entry.quotes) if quoted else entry.events
        for event in events:
            found[event].append(entry.number)
    return dict(found)
