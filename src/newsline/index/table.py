"""The table of names: from what a person types to the names of the corpus it means."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsline.index.entry import NameEntry, decode_entry
from newsline.index.fold import words
from newsline.index.fuzzy import nearest, similar
from newsline.index.nodes import node_key
from newsline.index.plan import Phrase, PostingField
from newsline.index.rows import Rows, whole
from newsline.index.schema import clean, link_key
from newsline.index.variants import NameTokens, name_tokens, question_tokens, roman
from newsline.model import Entity, EntityType, Match

if TYPE_CHECKING:
    import tantivy

_SUGGESTIONS = 5
_LISTED: tuple[EntityType, ...] = ("PLACE", "ORG")  # types of which the world knows several forms


class Resolution(NamedTuple):
    """What a name in a question was taken for.

    `entries` are the names taken, those in most events first; `matches` say which of them
    were matched fuzzily (similarity below 100); `suggestions` are names that were not taken
    and may have been meant.
    """

    asked: str
    entries: tuple[NameEntry, ...] = ()
    matches: tuple[Match, ...] = ()
    suggestions: tuple[str, ...] = ()


class NameTable:
    """Names with their aliases, to be asked for by any form, part or misspelling of them."""

    def __init__(self, index: "tantivy.Index") -> None:
        """`index` has the fields of `schema.name_schema`."""
        self.rows = self._rows = Rows(index)
        self._by_key: dict[str, NameEntry | None] = {}
        self._linked: bool | None = None  # whether any page lists a document

    def by_key(self, key: str) -> NameEntry | None:
        """The entry to which a node or label belongs, given by its key."""
        if key not in self._by_key:
            found = self._find([("node", [key])])
            self._by_key[key] = found[0] if found else None
        return self._by_key[key]

    def pages_of(self, identity: str) -> tuple[str, ...]:
        """The ids of the pages that list a document, given by its id."""
        if self._linked is None:
            self._linked = self._rows.any(self._rows.term("kind", "link"))
        if not self._linked:
            return ()
        found = self._rows.matching(self._rows.term("node", clean(link_key(identity))))
        return tuple(self._rows.stored(found[0]).decode("utf-8", "surrogatepass").split(" ")) if found else ()

    def ranked(
        self, field: PostingField, *, type_: EntityType | None = None, limit: int | None = None
    ) -> list[NameEntry]:
        """The entries that answer questions of a field, those in most events first."""
        kind = f"{field} {type_}" if type_ else field
        found = self._rows.ordered(self._rows.term("kind", kind), limit, by="rank", descending=True)
        entries = sorted((self._entry(place) for _, place in found), key=NameEntry.order)
        return entries[:limit]

    def count(self, field: PostingField, *, type_: EntityType | None = None) -> int:
        """How many entries answer questions of a field."""
        return self._rows.count(self._rows.term("kind", f"{field} {type_}" if type_ else field))

    def full_names(self, phrase: Phrase, *, prefix: bool = False) -> list[str]:
        """The keys of the entities with a form of several words that holds the phrase (folded words)."""
        if prefix and len(phrase) == 1:
            beginnings = [word for word, _ in self._rows.terms("word", phrase[0])]
            entries = self._find([("word", beginnings)]) if beginnings else []
        else:
            exact = phrase[:-1] if prefix else phrase
            entries = self._find([("word", [word]) for word in dict.fromkeys(exact)])
        return [
            key
            for entry in entries
            if any(_stands_in(phrase, words(form), prefix) for form in entry.full_forms())
            for key in entry.keys
        ]

    def with_form(self, field: PostingField, tokens: NameTokens) -> list[NameEntry]:
        """The entries of which the tokens are a whole form."""
        return self._find([("form", [f"{field} {' '.join(tokens)}"])])

    def of_family(self, terms: Collection[str]) -> list[NameEntry]:
        """The entities that are of one of some families (`families.family_keys`)."""
        return self._find([("family", sorted(terms))]) if terms else []

    def identical(self, field: PostingField, text: str) -> list[NameEntry]:
        """Places and organisations known to be the same as what a person typed: "US" is "United States"."""
        if field not in ("entity", "speaker"):
            return []
        # The lists have acronyms in capitals; who asks for "uk" means no other word.
        known = [Entity(form, type_) for form in (text, text.upper()) for type_ in _LISTED]
        entries = self._find([("node", list(dict.fromkeys(map(node_key, known))))])
        return [entry for entry in entries if field == "entity" or entry.quotes]

    def beginning(self, field: PostingField, start: str) -> list[str]:
        """The tokens of a field that begin so."""
        return [token for token, _ in self._rows.terms(field, clean(start))]

    def resolve(self, text: str, field: PostingField, *, prefix: bool = False) -> Resolution:
        """Take `text` for the names it is a form of.

        An exact name or alias first, or what is known to be the same as it; a surname alone takes
        all who bear it; then names that contain all the words; only then names whose words are
        spelled like those asked for. With `prefix` the last word may go on.
        """
        return _Question(self, text, field).answer(prefix=prefix)

    def containing(self, field: PostingField, choices: Sequence[Sequence[str]]) -> list[NameEntry]:
        """Entries that have, for each of the choices, one of its tokens in one and the same form."""
        found = self._find([(field, choice) for choice in choices])
        return [entry for entry in found if _in_one_form(entry, choices)]

    def sounding(self, field: PostingField, token: str) -> list[str]:
        """The tokens of a field that sound like one, itself included if it is there."""
        sound = f"{field} {roman(token)}"
        tokens = {
            other
            for entry in self._find([("sound", [sound])])
            for form in (entry.name, *entry.aliases)
            for other in name_tokens(form)
            if roman(other) == roman(token)
        }
        return sorted(tokens)

    def frequencies(self, field: PostingField) -> dict[str, int]:
        """The tokens of a field, and in how many entries they stand."""
        return dict(self._rows.terms(field, ""))

    def suggest(self, field: PostingField, text: str) -> tuple[str, ...]:
        """Names that look like `text`, the likest first."""
        start = f"{field} "
        forms = [form.removeprefix(start) for form, _ in self._rows.terms("form", start)]
        alike = similar(text, forms, _SUGGESTIONS)
        names = (entry.name for form in alike for entry in self.with_form(field, tuple(form.split())))
        return tuple(dict.fromkeys(names))[:_SUGGESTIONS]

    def all_forms(self, field: PostingField) -> Iterator[str]:
        """Every form of a field, as tokens with spaces between them."""
        start = f"{field} "
        return (form.removeprefix(start) for form, _ in self._rows.terms("form", start))

    def _find(self, terms: Iterable[tuple[str, Sequence[str]]]) -> list[NameEntry]:
        """The entries that hold, in each of the fields, one of the terms; in the order of their keys."""
        query = self._rows.all_of([(field, list(map(clean, choice))) for field, choice in terms])
        found = [self._entry(place) for place in self._rows.matching(query)]
        return sorted(found, key=lambda entry: entry.key)

    @whole
    def _entry(self, place: int) -> NameEntry:
        return decode_entry(self._rows.stored(place))


class _Question:
    """One name in a question."""

    def __init__(self, table: NameTable, text: str, field: PostingField) -> None:
        self._table = table
        self._text = text
        self._field = field

    def answer(self, *, prefix: bool) -> Resolution:
        table, field = self._table, self._field
        tokens = question_tokens(self._text)
        if not tokens:
            return Resolution(self._text)
        if prefix:
            choices = [*([token] for token in tokens[:-1]), table.beginning(field, tokens[-1])]
            return self._taken(table.containing(field, choices) if choices[-1] else [], 100)
        exact = table.with_form(field, tokens) or table.with_form(field, name_tokens(self._text))
        # A speaker whom no document knows may be a person by a surname alone.
        surname = any(entry.type == "PERSON" or (field == "speaker" and not entry.type) for entry in exact)
        if exact and (len(tokens) > 1 or not surname):
            return self._taken(exact, 100)
        if not exact and (same := table.identical(field, self._text)):
            return self._taken(same, 100)
        containing = table.containing(field, [[token] for token in tokens])
        if exact:
            people = [entry for entry in containing if entry.type == "PERSON"]
            return self._taken([*exact, *people], 100)
        return self._taken(containing, 100) if containing else self._fuzzily(tokens)

    def _fuzzily(self, tokens: NameTokens) -> Resolution:
        """Other spellings of the same sounds; then typos in unknown words; then typos in any word."""
        table, field = self._table, self._field
        frequencies = table.frequencies(field)
        known = {token: [token] if token in frequencies else [] for token in tokens}
        spelled = [sorted({*table.sounding(field, token), *known[token]}) for token in tokens]
        size = sum(map(len, tokens))
        if all(spelled) and (entries := table.containing(field, spelled)):
            return self._taken(entries, round(100 * (1 - 1 / size)))
        typos = [nearest(token, frequencies) if not known[token] else [] for token in tokens]
        for anywhere in (False, True):
            if anywhere:
                typos = [
                    nearest(token, {t: n for t, n in frequencies.items() if t != token}) for token in tokens
                ]
            choices = [
                [*same, *(word for word, _ in found)] if anywhere or not same else same
                for same, found in zip(spelled, typos, strict=True)
            ]
            if all(choices) and (entries := table.containing(field, choices)):
                cost = sum(found[0][1] for found in typos if found)
                return self._taken(entries, max(1, min(99, round(100 * (1 - cost / size)))))
        return Resolution(self._text, suggestions=table.suggest(field, self._text))

    def _taken(self, entries: Iterable[NameEntry], similarity: int) -> Resolution:
        taken = tuple(sorted({entry.key: entry for entry in entries}.values(), key=NameEntry.order))
        if not taken:
            return Resolution(self._text, suggestions=self._table.suggest(self._field, self._text))
        return Resolution(
            self._text,
            taken,
            tuple(Match(self._text, entry.name, self._field, similarity) for entry in taken),
        )


def _in_one_form(entry: NameEntry, choices: Sequence[Sequence[str]]) -> bool:
    if len(choices) == 1:
        return True
    for form in (entry.name, *entry.aliases):
        tokens = set(name_tokens(form))
        if all(not tokens.isdisjoint(choice) for choice in choices):
            return True
    return False


def _stands_in(phrase: Phrase, form: tuple[str, ...], prefix: bool) -> bool:
    """Whether the words of a phrase stand in a row in a form, the last only begun with `prefix`."""
    size = len(phrase)
    for at in range(len(form) - size + 1):
        part = form[at : at + size]
        if part == phrase or (prefix and part[:-1] == phrase[:-1] and part[-1].startswith(phrase[-1])):
            return True
    return False
