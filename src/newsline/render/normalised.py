"""A document as newsline understood it, as Markdown that newsline reads back as the same document.

The front matter is YAML whose every value is JSON too. The text below it stands as it
is, but for characters that act on a terminal or hide from a reader: a text with such is
written with JSON's escapes, and says so (`escapes: json`).
"""

import re

from newsline.model import Event, When
from newsline.render.json_text import dumps
from newsline.render.sanitise import HIDDEN

SCHEMA = "newsline/1"
# What cannot stand in a text file that a person may print, with line feeds and tabs excepted.
_UNSAFE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]|{HIDDEN}")


def markdown(event: Event) -> str:
    """The event's document as a Markdown file, ending in a line feed."""
    lines = ["---", f"schema: {SCHEMA}"]
    fields = {
        "id": event.id,
        "title": event.title,
        "date": _date(event.date),
        "date_basis": event.date.basis if event.date else None,
        "url": event.url,
        "publisher": event.publisher,
        "section": event.section,
        "byline": list(event.byline),
        "tags": list(event.tags),
        "lang": event.lang,
        "file": event.file,
    }
    lines += [f"{name}: {dumps(value)}" for name, value in fields.items() if value]
    text = event.text
    if _UNSAFE.search(text):
        lines.append("escapes: json")
        text = "\n".join(dumps(line)[1:-1] for line in text.split("\n"))
    return "\n".join((*lines, "---", "", text, ""))


def _date(when: When | None) -> str | None:
    return (when.time or when.edtf) if when else None
