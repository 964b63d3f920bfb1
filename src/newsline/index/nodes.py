"""Nodes: what the documents of a corpus say about each name, before names are grouped."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsline.index.variants import NameTokens, name_tokens
from newsline.model import Entity, EntityType
from newsline.model.known import common_form
from newsline.model.naming import one_spelling

if TYPE_CHECKING:
    from newsline.model.corrections import NameCorrection

_LONGEST = 200  # characters of a key; what is longer ends in a hash


TYPES: tuple[EntityType, ...] = ("PERSON", "ORG", "PLACE")


class NameNode(NamedTuple):
    """All entities of one type with equal tokens, the ambiguous ones apart from the others.

    `forms` counts the events in which each form is the entity's name, `aliases` those in which it
    is another form of it. `events` are the numbers of the events, ascending: they tell names
    apart that stand in one event, nothing else depends on them. `mentions` counts spans,
    `candidates` are the names for which documents say that an ambiguous name may stand, sorted.
    Corrections give `name`, and `sides`: the numbers of the corrections whose name it is,
    and negative the numbers of those whose name it never is; `open` that it is nobody's across documents.
    """

    key: str
    type: EntityType
    tokens: NameTokens
    forms: Counter[str]
    aliases: Counter[str]
    events: tuple[int, ...]
    mentions: int = 0
    candidates: tuple[str, ...] = ()
    ambiguous: bool = False
    name: str | None = None
    sides: frozenset[int] = frozenset()
    open: bool = False


Nodes = dict[str, NameNode]
# An entity as it is counted: name, type, aliases, number of mentions, candidates. Plain data.
Named = tuple[str, EntityType, tuple[str, ...], int, tuple[str, ...]]


class _Draft:
    """A node being collected."""

    __slots__ = ("aliases", "candidates", "events", "forms", "mentions", "tokens", "type")

    def __init__(self, type_: EntityType, tokens: NameTokens) -> None:
        self.type = type_
        self.tokens = tokens
        self.forms: dict[str, int] = {}
        self.aliases: dict[str, int] = {}
        self.events: list[int] = []
        self.mentions = 0
        self.candidates: set[str] | None = None


def named(entity: Entity) -> Named:
    """An entity as it is counted."""
    return entity.name, entity.type, entity.aliases, len(entity.mentions), entity.candidates


def node_key(entity: Entity) -> str:
    """The key of the node to which an entity belongs, of this entity alone: "PERSON bashar assad".

    An ambiguous entity has "?" after the type. Printable, without line breaks, at most 200
    characters; two entities share a key if and only if their type, tokens and ambiguity are equal
    (for longer names: but for a collision of hashes).
    """
    return _key(entity.type, identity(entity.name, entity.type), ambiguous=bool(entity.candidates))


@lru_cache(maxsize=16384)
def identity(name: str, type_: EntityType) -> NameTokens:
    """The tokens that a name shares with all its equals: `name_tokens`, words of one meaning made one.

    "U.S." is "United States", "Mt Cook" "Mount Cook", "Biloxi, Miss." "Biloxi, Mississippi".
    """
    tokens = name_tokens(name)
    if not tokens:
        # What holds no letter or digit is a name only to a hostile document; it is equal to itself alone.
        return ("\\" + name.encode("unicode_escape").decode("ascii"),)
    if type_ == "PERSON":
        common = common_form(name, type_)
        return tokens if common == name else name_tokens(common)
    return one_spelling(name_tokens(common_form(name, type_)), region="," in name)


def _key(type_: EntityType, tokens: NameTokens, *, ambiguous: bool = False) -> str:
    key = f"{type_}{'?' if ambiguous else ''} {' '.join(tokens)}"
    if len(key) > _LONGEST:
        from hashlib import sha256  # slow to import, and hardly ever needed

        digest = sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        key = f"{key[: _LONGEST - 33]} {digest}"
    return key


def collect(
    rows: Iterable[tuple[int, Sequence[Entity]]],
    corrections: Sequence["NameCorrection"] = (),
    only: Container[str] | None = None,
) -> Nodes:
    """The nodes of the entities of events, by key; `rows` are pairs of an event's number and its entities.

    With `only`, just the nodes with these keys: what `node_key` says of a document is enough
    to know which documents are needed for them. Names are expected to be as corrections have
    them (`newsline.parser.overrides`); here the corrections' aliases and sides are added.
    """
    drafts = Drafts(only)
    for number, entities in rows:
        drafts.add(number, map(named, entities))
    return corrected(drafts.nodes(), corrections)


class Drafts:
    """Nodes being collected, before any corrections; with `only`, just those with these keys."""

    def __init__(self, only: Container[str] | None = None) -> None:
        self._only = only
        self._drafts: dict[str, _Draft] = {}
        self._of_form: dict[tuple[str, EntityType, bool], _Draft] = {}

    def add(self, number: int, entities: Iterable[Named]) -> None:
        """Take in the entities of the event with this number; of each event once, in any order."""
        of_form = self._of_form
        for name, type_, aliases, mentions, candidates in entities:
            draft = of_form.get((name, type_, bool(candidates))) or self._draft(name, type_, bool(candidates))
            if draft is None:
                continue
            draft.forms[name] = draft.forms.get(name, 0) + 1
            for alias in aliases:
                draft.aliases[alias] = draft.aliases.get(alias, 0) + 1
            if not draft.events or draft.events[-1] != number:
                draft.events.append(number)
            draft.mentions += mentions
            if candidates:
                draft.candidates = {*candidates, *(draft.candidates or ())}

    def _draft(self, name: str, type_: EntityType, ambiguous: bool) -> _Draft | None:
        """The draft of a name that was not met in this form before; `None` if the node is not asked for."""
        tokens = identity(name, type_)
        key = _key(type_, tokens, ambiguous=ambiguous)
        if self._only is not None and key not in self._only:
            return None
        draft = self._of_form[name, type_, ambiguous] = self._drafts.setdefault(key, _Draft(type_, tokens))
        return draft

    def nodes(self) -> Nodes:
        """The nodes by their keys; nothing is left here."""
        self._of_form.clear()
        found = {}
        while self._drafts:
            key, draft = self._drafts.popitem()
            found[key] = NameNode(
                key,
                draft.type,
                draft.tokens,
                Counter(draft.forms),
                Counter(draft.aliases),
                tuple(sorted(draft.events)),
                draft.mentions,
                tuple(sorted(draft.candidates or ())),
                draft.candidates is not None,
            )
        return found


def corrected(nodes: dict[str, NameNode], corrections: Sequence["NameCorrection"]) -> dict[str, NameNode]:
    """The nodes with their corrected names, the aliases to be shown, and the sides of each split."""
    if not corrections:
        return nodes
    named: dict[NameTokens, int] = {}
    apart: defaultdict[NameTokens, set[int]] = defaultdict(set)
    opened = {identity(form, type_) for one in corrections for form in one.open for type_ in TYPES}
    for number, correction in enumerate(corrections, 1):
        for type_ in TYPES:
            named[identity(correction.name, type_)] = number
            for form in correction.apart:
                apart[identity(form, type_)].add(-number)
    found = {}
    for key, node in nodes.items():
        number = named.get(node.tokens, 0)
        if number and corrections[number - 1].type in (None, node.type):
            correction = corrections[number - 1]
            node = node._replace(
                name=correction.name,
                aliases=node.aliases + Counter(correction.aliases),
                ambiguous=False,
                candidates=(),
                sides=frozenset((number,)),
            )
        sides = node.sides | (apart.get(node.tokens, set()) - {-number})
        open_ = node.tokens in opened and not node.name
        found[key] = node._replace(sides=sides, open=open_) if sides != node.sides or open_ else node
    return found
