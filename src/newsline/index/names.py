"""Names across documents: which entities of a corpus are one, and which stay apart.

Three steps, each a function of plain data, so that a saved index can repeat them for what changed:

1. `nodes.collect(rows, corrections, only)` gathers the entities of events into `NameNode`s by
   `nodes.node_key(entity)`, which an index can keep for each document.
2. `families.family_keys(node)`: nodes that share a key, or are linked by a chain of nodes that
   do, are one family (`families.families(nodes)`); names of different families never meet.
3. `grouping.group_family(nodes)` makes `NameGroup`s of the nodes of one family.

When documents change: the nodes with the keys of their entities before and after the change are
collected again; the families to group again are all that have, or had, a family key of these nodes,
closed under shared keys. `group_names` is the whole.
"""

from collections.abc import Sequence
from typing import NamedTuple

from newsline.index.families import families
from newsline.index.grouping import NameGroup, group_family
from newsline.index.nodes import collect, node_key
from newsline.index.variants import name_tokens
from newsline.model import EntityType, Event
from newsline.model.corrections import NameCorrection


class NameEntry(NamedTuple):
    """One name of the corpus.

    `name` is its fullest frequent form, `aliases` the other forms, commonest first.
    `events` are the numbers of the events that name it, ascending, `mentions` counts the
    spans. `candidates` is empty but for an ambiguous name, which is nobody's: then it
    lists the names it may stand for. `type` is `None` for what is no entity: a source,
    a tag, or a speaker whom the documents do not name. `quotes` are pairs of an event's
    number and the place of a quote among its quotes.
    """

    number: int
    name: str
    type: EntityType | None = None
    aliases: tuple[str, ...] = ()
    events: tuple[int, ...] = ()
    mentions: int = 0
    candidates: tuple[str, ...] = ()
    quotes: tuple[tuple[int, int], ...] = ()

    def full_forms(self) -> tuple[str, ...]:
        """The name and its aliases of several words: by these an event is found although it uses another.

        None of an ambiguous name.
        """
        if self.candidates:
            return ()
        return (self.name, *(alias for alias in self.aliases if len(name_tokens(alias)) > 1))


class Grouping(NamedTuple):
    """`entries` are the names of the corpus, those in most events first; `links` gives for each
    event the entry of each of its entities."""

    entries: tuple[NameEntry, ...]
    links: tuple[tuple[int, ...], ...]


def group_names(events: Sequence[Event], corrections: Sequence[NameCorrection] = ()) -> Grouping:
    """Group the entities of all events; each one belongs to exactly one entry.

    The entities of the events are expected to bear the names that `corrections` give them
    (`newsline.parser.overrides`); here their aliases are added and what is apart stays so.
    """
    nodes = collect(((number, event.entities) for number, event in enumerate(events)), corrections)
    groups = sorted(
        (group for family in families(nodes.values()) for group in group_family(family)), key=_rank
    )
    entry_of = {key: number for number, group in enumerate(groups) for key in group.members}
    entries = tuple(
        NameEntry(
            number,
            group.name,
            group.type,
            group.aliases,
            group.events,
            group.mentions,
            group.candidates,
        )
        for number, group in enumerate(groups)
    )
    links = (tuple(entry_of[node_key(entity)] for entity in event.entities) for event in events)
    return Grouping(entries, tuple(links))


def _rank(group: NameGroup) -> tuple[int, int, str, EntityType, tuple[str, ...]]:
    """Those in most events first; no two groups are equal."""
    return -len(group.events), -group.mentions, group.name, group.type, group.members
