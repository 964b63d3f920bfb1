"""Unsure joins: names that may be one, and names that are one on weak grounds, for a person to decide.

Likeness of spelling only suggests a pair, and never joins anything: tokens decide whether it is listed,
what else stands in the events how likely it is. Names are compared within blocks, those that share the
consonants of a token; a large block is sorted and each name compared with its neighbours (the sorted
neighbourhood method, Hernández and Stolfo, 1995), so that the work is that of sorting.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from newsline.index.alike import fit
from newsline.index.company import EVEN, Pair, weighed
from newsline.index.entry import NameEntry
from newsline.index.families import acronym, spells_initials
from newsline.index.index import Index
from newsline.index.nodes import TYPES, identity
from newsline.index.plan import Every, Listed
from newsline.index.variants import NameTokens, name_tokens, roman, same_name, skeleton, surname
from newsline.model import EntityType
from newsline.model.corrections import NameCorrection
from newsline.model.joined import UnsureJoin
from newsline.model.known import is_place

_SMALL_BLOCK = 12  # names that are compared each with each
_NEIGHBOURS = 4
_SHORTEST = 3  # letters of a token that makes a block
_SUGGESTED = 80  # likeness from which rapidfuzz suggests a pair
_MOST_FORMS = 8
_MOST_CLAIMANTS = 4  # of a given name or of initials; more say nothing
_SHOWN = 3
_TELLING = 12  # letters of a single word from which likeness tells most
_SPARE = 4  # times as many pairs are looked at as are wanted: some turn out to be two names


def unsure_joins(
    index: Index,
    corrections: Sequence[NameCorrection] = (),
    *,
    types: Collection[EntityType] = (),
    limit: int | None = None,
) -> list[UnsureJoin]:
    """Pairs that a person should look at, the likeliest first; of a pair the name is the commoner.

    `corrections` are those with which the index was made: what they decide is not asked again. A
    form stands in one pair only, and no name of a pair is the alias of another, so that all of
    them fit into one corrections file. n log n in the number of names; events are only counted.
    """
    entries = {type_: index.names.ranked("entity", type_=type_) for type_ in TYPES}
    pairs: list[Pair] = []
    for type_ in TYPES:
        if not types or type_ in types:
            pairs += _Names(index, type_, entries[type_]).pairs()
    pairs.sort(key=lambda pair: _order(pair[0]))
    decided = _Decided(corrections)
    pairs = [pair for pair in pairs if not decided.knows(pair[0])]
    if limit is not None:
        pairs = pairs[: limit * _SPARE + 100]
    total = index.count(Every())
    likely = sorted(filter(None, (weighed(index, pair, total) for pair in pairs)), key=_order)
    others = _other_types(entries)
    chosen = (decided.labelled(_warned(one, others)) for one in _compatible(likely))
    return [one for one, _ in zip(chosen, range(limit), strict=False)] if limit is not None else list(chosen)


def _order(one: UnsureJoin) -> tuple[int, int, str, str]:
    return -one.likelihood, -one.alias_events, one.name, one.alias


class _Names:
    """The names of one type, most often named first."""

    def __init__(self, index: Index, type_: EntityType, entries: Sequence[NameEntry]) -> None:
        self._index = index
        self._type = type_
        self._open = [entry for entry in entries if entry.candidates]
        self._entries = [entry for entry in entries if not entry.candidates]
        self._tokens = [name_tokens(entry.name) for entry in self._entries]
        self._full = [n for n, tokens in enumerate(self._tokens) if len(tokens) > 1]
        self._by_name = {entry.name: entry for entry in reversed(self._entries)}

    def pairs(self) -> Iterator[Pair]:
        """All pairs of the type, in no order that means anything; of two names perhaps several."""
        yield from self._left_open()
        yield from self._spelled_alike()
        if self._type == "PERSON":
            yield from self._called_so()
            yield from self._given_names()
        if self._type == "ORG":
            yield from self._initials()

    def _pair(
        self,
        entry: NameEntry,
        other: NameEntry,
        rule: str,
        reason: str,
        likelihood: int,
        others: Iterable[NameEntry] = (),
    ) -> Pair:
        """The commoner of two names with the other as its alias."""
        others = tuple(others)
        return (
            UnsureJoin(
                entry.name,
                other.name,
                self._type,
                entry.events,
                other.events,
                rule,
                reason,
                max(1, min(99, likelihood)),
                forms=_forms(entry, other),
                others=tuple((one.name, one.events) for one in others),
            ),
            entry,
            other,
            others,
        )

    def _left_open(self) -> Iterator[Pair]:
        """What documents or the corpus left open, with the commonest of those whom it may mean."""
        for entry in self._open:
            known = [self._by_name[name] for name in entry.candidates if name in self._by_name]
            known.sort(key=NameEntry.order)
            if known:
                first, *others = known
                share = first.events / sum(one.events for one in known)
                # From an even chance, which says nothing, to a name that nobody else has.
                ahead = (share * len(known) - 1) / (len(known) - 1) if others else 1
                reason = f"left open: may be {_named(known)}"
                yield self._pair(first, entry, "open", reason, round(EVEN + 60 * ahead), others)

    def _called_so(self) -> Iterator[Pair]:
        """Surnames that were given to one of several bearers, or to one who is spelled otherwise."""
        bearers: defaultdict[str, list[int]] = defaultdict(list)
        for number in self._full:
            bearers[skeleton(surname(self._tokens[number]))].append(number)
        for number in self._full:
            entry = self._entries[number]
            for key in entry.keys:
                token = key.removeprefix("PERSON ")
                if " " in token or token == key:
                    continue
                others = [
                    self._entries[other]
                    for other in bearers[skeleton(token)][: _MOST_CLAIMANTS + 1]
                    if other != number and same_name(token, surname(self._tokens[other]))
                ]
                if others:
                    form = _form_of(entry, token)
                    events = self._index.count(Listed("entity", (key,)))
                    share = entry.events / (entry.events + sum(one.events for one in others))
                    reason = f"joined already, but {_named(others)} may be meant too"
                    one = self._pair(entry, entry, "called", reason, round(30 + 60 * share), others)[0]
                    one = one._replace(alias=form, alias_events=events, forms=(form,), joined=True)
                    yield one, entry, entry, ()

    def _given_names(self) -> Iterator[Pair]:
        """A given name alone, with the few who bear it."""
        bearers: defaultdict[str, list[int]] = defaultdict(list)
        surnames = set()
        for number in self._full:
            bearers[self._tokens[number][0]].append(number)
            surnames.add(surname(self._tokens[number]))
        for number, tokens in enumerate(self._tokens):
            if len(tokens) != 1 or tokens[0] in surnames or len(tokens[0]) < _SHORTEST:
                continue
            found = [self._entries[other] for other in bearers.get(tokens[0], ())[: _MOST_CLAIMANTS + 1]]
            if 0 < len(found) <= _MOST_CLAIMANTS:
                first, *others = found
                reason = "a given name" + (f"; {_named(others)} may be meant too" if others else "")
                yield self._pair(first, self._entries[number], "given", reason, 35 // len(found), others)

    def _initials(self) -> Iterator[Pair]:
        """Acronyms, with the names that have these initials; no document says that they are one."""
        spelled: defaultdict[str, list[int]] = defaultdict(list)
        for number in self._full:
            full = self._tokens[number]
            telling = "".join(token[0] for token in full if len(token) > 3)
            for letters in {"".join(token[0] for token in full), telling}:
                spelled[letters].append(number)
        for number, tokens in enumerate(self._tokens):
            if len(tokens) != 1 or len(tokens[0]) < _SHORTEST or not acronym(self._entries[number].name):
                continue
            found = [
                self._entries[other]
                for other in spelled.get(tokens[0], ())[: _MOST_CLAIMANTS + 1]
                if spells_initials(self._tokens[other], tokens)
            ]
            if 0 < len(found) <= _MOST_CLAIMANTS:
                first, *others = found
                reason = "its initials" + (f"; those of {_named(others)} too" if others else "")
                likelihood = 30 // len(found)
                yield self._pair(first, self._entries[number], "initials", reason, likelihood, others)

    def _spelled_alike(self) -> Iterator[Pair]:
        """Names with alike tokens, and names that are part of one other alone."""
        from rapidfuzz.fuzz import token_set_ratio

        wholes: defaultdict[int, list[tuple[int, str, int]]] = defaultdict(list)
        sounds = [" ".join(map(roman, tokens)) for tokens in self._tokens]
        for left, right in self._compared(sounds):
            suggested = token_set_ratio(sounds[left], sounds[right], score_cutoff=_SUGGESTED)
            if not suggested:
                continue
            found = fit(self._tokens[left], self._tokens[right], self._type)
            if not found:
                continue
            first, second = sorted((left, right))
            if not found.extra:
                if self._two_names(left, right):
                    continue
                reason = _spelling(found.spelled) or "the same words in another order"
                likelihood = found.likeness - 10 * len(found.spelled)
                if len(self._tokens[left]) == 1:
                    likelihood -= 5 * max(0, _TELLING - len(self._tokens[left][0]))
                yield self._pair(self._entries[first], self._entries[second], "alike", reason, likelihood)
                continue
            short, whole = sorted((left, right), key=lambda number: len(self._tokens[number]))
            if len(self._tokens[short]) > 1:
                # What an organisation has more stands in a row.
                extra = [" ".join(found.extra)] if self._type == "ORG" else found.extra
                reason = "the same without " + ", ".join(map(_in_marks, extra))
                if found.spelled:
                    reason += f"; {_spelling(found.spelled)}"
                likelihood = found.likeness - 60 - 10 * len(found.spelled) - 5 * (len(found.extra) - 1)
                wholes[short].append((whole, reason, likelihood))
        for short, claims in wholes.items():
            if len(claims) == 1 or self._type == "PERSON":
                claims.sort()
                whole, reason, likelihood = claims[0]
                others = [self._entries[other] for other, _, _ in claims[1:_MOST_CLAIMANTS]]
                reason += f"; {_named(others)} may be meant too" if others else ""
                pair = sorted((short, whole))
                yield self._pair(
                    self._entries[pair[0]],
                    self._entries[pair[1]],
                    "part",
                    reason,
                    likelihood // len(claims),
                    others,
                )

    def _two_names(self, left: int, right: int) -> bool:
        """Whether two names that look alike are two: both acronyms, or both known places."""
        if len(self._tokens[left]) == 1 and self._type == "ORG":
            return acronym(self._entries[left].name) or acronym(self._entries[right].name)
        return self._type == "PLACE" and is_place(self._tokens[left]) and is_place(self._tokens[right])

    def _compared(self, sounds: Sequence[str]) -> set[tuple[int, int]]:
        """Pairs of names that share the consonants of a token."""
        blocks: defaultdict[str, list[int]] = defaultdict(list)
        for number, tokens in enumerate(self._tokens):
            # A person's one name is left to the rules for surnames and given names.
            if self._type != "PERSON" or len(tokens) > 1:
                for consonants in {skeleton(token) for token in tokens if len(token) >= _SHORTEST}:
                    blocks[consonants].append(number)
        pairs: set[tuple[int, int]] = set()
        for block in blocks.values():
            near = len(block) if len(block) <= _SMALL_BLOCK else _NEIGHBOURS
            if len(block) > _SMALL_BLOCK:
                block.sort(key=lambda number: (sounds[number], number))
            for place, left in enumerate(block):
                for right in block[place + 1 : place + 1 + near]:
                    pairs.add((left, right) if left < right else (right, left))
        return pairs


def _forms(entry: NameEntry, other: NameEntry) -> tuple[str, ...]:
    """The forms of `other` by which documents may know it, and by which a correction finds it."""
    own = {form.casefold() for form in (entry.name, *entry.aliases)} - {other.name.casefold()}
    found: dict[str, str] = {}
    for form in (other.name, *other.full_forms()):
        if form.casefold() not in own:
            found.setdefault(form.casefold(), form)
    return tuple(found.values())[:_MOST_FORMS]


def _form_of(entry: NameEntry, token: str) -> str:
    return next((form for form in entry.aliases if name_tokens(form) == (token,)), token.capitalize())


def _named(entries: Sequence[NameEntry]) -> str:
    shown = [f"{entry.name} ({entry.events})" for entry in entries[:_SHOWN]]
    if len(entries) > _SHOWN:
        shown.append(f"{len(entries) - _SHOWN} more")
    return " or ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def _in_marks(token: str) -> str:
    return f"“{token}”"


def _spelling(spelled: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{_in_marks(left)} like {_in_marks(right)}" for left, right in spelled)


def _compatible(pairs: Iterable[UnsureJoin]) -> Iterator[UnsureJoin]:
    """The pairs that fit into one corrections file with those before them."""
    names: set[str] = set()
    forms: set[str] = set()
    for one in pairs:
        name, mine = one.name.casefold(), {form.casefold() for form in one.forms}
        alias = one.alias.casefold()
        if (
            name in forms
            or alias in names
            or not forms.isdisjoint(mine | {alias})
            or name in mine
            or not mine
        ):
            continue
        if not names.isdisjoint(mine):
            continue
        names.add(name)
        forms |= mine | {alias}
        yield one


class _Decided:
    """What corrections say already."""

    def __init__(self, corrections: Iterable[NameCorrection]) -> None:
        self._labels: dict[str, str] = {}
        self._apart: set[tuple[str, str]] = set()
        self._open: set[str] = set()
        self._owner: dict[str, str] = {}
        for one in corrections:
            name = one.name.casefold()
            self._labels[name] = one.label
            self._apart.update((name, form.casefold()) for form in one.apart)
            self._open.update(map(str.casefold, one.open))
            self._owner.update((form.casefold(), name) for form in (one.name, *one.aliases))

    def knows(self, one: UnsureJoin) -> bool:
        """Whether it is decided that the two are one, that they are not, or that it stays open."""
        name, forms = one.name.casefold(), [form.casefold() for form in (one.alias, *one.forms)]
        return any(
            form in self._owner
            or form in self._open
            or (name, form) in self._apart
            or (form, name) in self._apart
            for form in forms
        )

    def labelled(self, one: UnsureJoin) -> UnsureJoin:
        """With the label of the entry that the name has."""
        return one._replace(settled=self._labels.get(one.name.casefold()))


def _other_types(entries: dict[EntityType, list[NameEntry]]) -> dict[NameTokens, list[NameEntry]]:
    """The names by their tokens."""
    found: defaultdict[NameTokens, list[NameEntry]] = defaultdict(list)
    for type_, named in entries.items():
        for entry in named:
            found[identity(entry.name, type_)].append(entry)
    return found


def _warned(one: UnsureJoin, known: dict[NameTokens, list[NameEntry]]) -> UnsureJoin:
    """With a word about names of another type that a correction would take too."""
    for form in one.forms:
        for entry in known.get(identity(form, one.type), ()):
            if entry.type != one.type and entry.name.casefold() == form.casefold():
                kind = {"PERSON": "a person", "ORG": "an organisation", "PLACE": "a place"}[str(entry.type)]
                return one._replace(reason=f"{one.reason}; {kind} is called so too ({entry.events})")
    return one
