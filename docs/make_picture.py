"""Draw docs/timeline.svg, the picture in the README: `python docs/make_picture.py [FILE]`.

What it shows is what `newsline timeline --entity Lavrov` prints for the sample corpus on a terminal of
100 columns: the library answers, the view draws, and rich writes what it drew as SVG. The result is the
same on every run, so that a difference in git means that the timeline looks different.
"""

import argparse
import io
import re
from pathlib import Path

from rich.console import Console

import newsline
from newsline.render.timeline import TimelineView
from newsline.render.view import Terminal, emit_rich

NAME = "Lavrov"
COLUMNS = 100
# The width of a character in rich's SVG, in pixels.
CELL = 12.2
LEADING_SPACE = re.compile(r'x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"([^>]*)>((?:&#160;)+)')
ROOT = Path(__file__).parent.parent


def picture() -> str:
    """The timeline as an SVG document."""
    corpus = newsline.open(ROOT / "data" / "sample")
    found = corpus.timeline(entities=[NAME])
    listing = {event.id: event for event in corpus.events}
    console = Console(
        record=True,
        file=io.StringIO(),
        width=COLUMNS,
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
    )
    emit_rich(TimelineView(found.hits, listing=listing, total=found.total), Terminal(COLUMNS), console)
    title = f"newsline timeline --entity {NAME}"
    svg = console.export_svg(title=title, unique_id="newsline")
    svg = LEADING_SPACE.sub(_shifted, svg)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def _shifted(match: re.Match[str]) -> str:
    """A stretch of text that begins behind its spaces: some viewers drop them."""
    x, y, length, rest, spaces = match.groups()
    by = spaces.count(";") * CELL
    return f'x="{float(x) + by:g}" y="{y}" textLength="{float(length) - by:g}"{rest}>'


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Draw the picture in the README.")
    parser.add_argument("file", nargs="?", type=Path, default=Path(__file__).with_name("timeline.svg"))
    parser.parse_args().file.write_text(picture(), encoding="utf-8")
