"""Speakers: the key of whoever says a quote, of the event alone."""

from newsline.index.nodes import node_key
from newsline.index.variants import name_tokens
from newsline.model import Event

SAID = "SAID"  # begins the key of a speaker who is no entity of the event: "a Western diplomat"


def speaker_keys(event: Event) -> list[str | None]:
    """For each quote of an event and its title the key of its speaker, `None` for an unknown one.

    It is the node key of the entity so named, else `said_key` of the name.
    """
    quotes = event.all_quotes
    if not quotes:
        return []
    here = {name_tokens(entity.name): entity for entity in event.entities}
    keys: list[str | None] = []
    for quote in quotes:
        tokens = name_tokens(quote.speaker.name) if quote.speaker else ()
        entity = here.get(tokens) if tokens else None
        keys.append(node_key(entity) if entity else said_key(tokens) if tokens else None)
    return keys


def said_key(tokens: tuple[str, ...]) -> str:
    """The key of a speaker whom the event does not name as an entity."""
    return f"{SAID} {' '.join(tokens)}"[:200]
