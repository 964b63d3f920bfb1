"""The entry: one name of the corpus as questions see it, and its stored form."""

import json
from typing import Any, NamedTuple

from newsline.index.compact import compact
from newsline.index.variants import name_tokens
from newsline.model import EntityType


class NameEntry(NamedTuple):
    """One name of the corpus.

    `keys` are the keys of its nodes, under which the rows of events hold it; the first stands
    for the entry itself. `name` is its fullest frequent form, `aliases` the other forms,
    commonest first. `events` counts the events that name it (of a speaker whom no document
    names: those with its quotes), `mentions` spans, `quotes` events with words of its own.
    `candidates` is empty but for an ambiguous name, which is nobody's: then it lists the names
    it may stand for. `type` is `None` for what is no entity: a source, a tag, or a speaker
    whom the documents do not name.
    """

    keys: tuple[str, ...]
    name: str
    type: EntityType | None = None
    aliases: tuple[str, ...] = ()
    events: int = 0
    mentions: int = 0
    quotes: int = 0
    candidates: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What tells the entry from all others."""
        return self.keys[0]

    def order(self) -> tuple[int, int, str, str]:
        """Those in most events first; equal ones by mentions, then by name."""
        return -self.events, -self.mentions, self.name, self.key

    def full_forms(self) -> tuple[str, ...]:
        """The name and its aliases of several words: by these an event is found although it uses another.

        None of an ambiguous name.
        """
        if self.candidates:
            return ()
        return (self.name, *(alias for alias in self.aliases if len(name_tokens(alias)) > 1))


def encode_entry(entry: NameEntry) -> bytes:
    """The entry as bytes."""
    return compact(entry).encode("utf-8", "surrogatepass")


def decode_entry(data: bytes) -> NameEntry:
    """The entry that `encode_entry` made into `data`; raises `ValueError` for other bytes."""
    try:
        keys, name, kind, aliases, events, mentions, quotes, candidates = json.loads(
            data.decode("utf-8", "surrogatepass")
        )
        known: Any = kind
        return NameEntry(
            tuple(keys), name, known, tuple(aliases), events, mentions, quotes, tuple(candidates)
        )
    except TypeError as error:
        raise ValueError(f"not an entry: {error}") from error
