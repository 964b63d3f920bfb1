"""Events made by hand, for looking at what views make of them."""

import io
import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from newsline.model import Event, Hit, Match, Quote, Speaker, when
from newsline.model.ids import content_id
from newsline.render.terminal import make_console
from newsline.render.view import Format, View, emit, emit_rich


def _event(
    title: str,
    edtf: str | None = None,
    *,
    time: str | None = None,
    bounds: str | None = None,
    said: Sequence[tuple[str, str | None]] = (),
    **fields: Any,
) -> Event:
    text = ""
    quotes = []
    for words, who in said:
        start = len(text) + 1
        text += f"“{words}” said "
        speaker = Speaker(who, len(text), len(text) + len(who), who) if who else None
        text += f"{who or 'somebody'}. "
        quotes.append(Quote(start, start + len(words), words, True, speaker, "said" if who else None))
    known = {
        "file": "saved/page.txt",
        "text": text,
        "id": content_id(title),
        "quotes": tuple(quotes),
    } | fields
    date = when(edtf, time=time, basis="byline", evidence="as printed", confidence=0.9) if edtf else None
    return Event(title=title, date=date, bounds=when(bounds) if bounds else None, **known)


@pytest.fixture(scope="session")
def event() -> Callable[..., Event]:
    """Make an event: title, EDTF date, and fields by name; `said` is (words, speaker) pairs."""
    return _event


@pytest.fixture(scope="session")
def hit() -> Callable[..., Hit]:
    """Make the hit of an event for a name, its spans found by the plain string."""

    def make(found: Event, name: str = "", canonical: str = "") -> Hit:
        if not name:
            return Hit(found)
        spans = tuple(match.span() for match in re.finditer(re.escape(name), found.text))
        title_spans = tuple(match.span() for match in re.finditer(re.escape(name), found.title))
        return Hit(found, 0.0, (Match(name, canonical or name, "entity"),), spans, title_spans)

    return make


@pytest.fixture(scope="session")
def written() -> Callable[..., str]:
    """A view in a format, as one string."""

    def write(view: View, form: Format = Format.PLAIN, *, raw_cells: bool = False) -> str:
        out = io.StringIO()
        emit(view, form, out, raw_cells=raw_cells)
        return out.getvalue()

    return write


@pytest.fixture(scope="session")
def drawn() -> Callable[..., str]:
    """A view in rich, as the terminal gets it; without `env` no escape sequences at all."""

    def draw(view: View, width: int = 80, *, ascii_only: bool = False, **env: str) -> str:
        out = io.StringIO()
        console, terminal = make_console(
            out, env, width=width, ascii_only=ascii_only, hyperlinks="FORCE_COLOR" in env
        )
        emit_rich(view, terminal, console)
        return out.getvalue()

    return draw
