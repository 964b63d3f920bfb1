"""Answers about names: why forms are one name, and which names may be one."""

from typing import Literal, NamedTuple

from newsline.model.event import EntityType
from newsline.model.when import When


class Sighting(NamedTuple):
    """A mention as it stands in an event: `mention` with the words `before` and `after` it.

    `start` and `end` are offsets into the event's text, `None` where it stands in the title.
    """

    id: str
    title: str
    date: When | None
    before: str
    mention: str
    after: str
    start: int | None = None
    end: int | None = None


class FormReason(NamedTuple):
    """One written form of a name, and why it is that name.

    `of` is the name by which the documents with it know the entity. `rule` names the rule
    (`docs/record.md` lists them), `reason` says it in words. `scope` tells who applied it: `text`,
    within a document, or `corpus`, across documents, or `corrections`. `events` and `mentions` count
    where it stands so, `sightings` are one or two of them.
    """

    form: str
    of: str
    scope: Literal["text", "corpus", "corrections"]
    rule: str
    reason: str
    events: int
    mentions: int
    sightings: tuple[Sighting, ...] = ()


class NameReasons(NamedTuple):
    """A name of the corpus with all its forms.

    `read` is the number of events that were looked at: of very many only the first. `candidates` are
    those whom an ambiguous name may mean, `apart` other names that it might have been taken for, both
    with the number of their events.
    """

    name: str
    type: EntityType
    events: int
    mentions: int
    read: int
    forms: tuple[FormReason, ...]
    candidates: tuple[tuple[str, int], ...] = ()
    apart: tuple[tuple[str, int], ...] = ()


class UnsureJoin(NamedTuple):
    """Two names that may be one, for a person to decide.

    `name` and `alias` with the number of their events; `forms` are those of the alias that a correction
    needs. `joined` says that newsline takes them for one already. `rule` and `reason` say why they may
    be, `likelihood` (0 to 100) orders suggestions and is no probability. `others` are further names
    that the alias may mean. `settled` is the label of the correction that has the name already.
    """

    name: str
    alias: str
    type: EntityType
    events: int
    alias_events: int
    rule: str
    reason: str
    likelihood: int
    joined: bool = False
    forms: tuple[str, ...] = ()
    others: tuple[tuple[str, int], ...] = ()
    settled: str | None = None

    @property
    def toml(self) -> str:
        """The entry of a corrections file that makes the two one."""
        forms = ", ".join(map(toml_text, self.forms))
        return f"[[name]]\nname = {toml_text(self.name)}\naliases = [{forms}]\n"


def toml_text(text: str) -> str:
    """A text as TOML 1.0 writes it (basic string): on one line, printable whatever it holds.

    A lone surrogate, which TOML cannot hold, becomes U+FFFD.
    """
    return '"' + "".join(map(_toml_char, text)) + '"'


def _toml_char(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if char.isprintable():
        return char
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
