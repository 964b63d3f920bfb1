"""Pages as sites, archives and browsers leave them: headline, date, and both ends of the text."""

from pathlib import Path

import pytest

from newsline.model import Document
from newsline.parser.pipeline import parse_document
from newsline.read import read_bytes

FIRST = "The captain of the ferry that ran onto the rocks in a storm was cleared of all blame by a court."
LAST = "“Nobody who was on board that night has ever doubted him,” said the head of the lifeboat crew."
TEXT = f"""<p>{FIRST}</p>
<p>The judges found that a buoy had drifted, and that no chart could have shown him where it was.</p>
<p>The company said that it would pay for new lights on the reef before the winter.</p>
<p>{LAST}</p>"""


def load() -> list[tuple[str, dict[str, str], str]]:
    """Name, what must come out, and the markup of each case."""
    cases = []
    path = Path(__file__).parents[1] / "cases" / "html" / "shapes.txt"
    for case in path.read_text("utf-8").split("=== ")[1:]:
        top, _, markup = case.partition("--- page\n")
        name, *wanted = top.splitlines()
        want = {key: value.strip() for key, _, value in (line.partition(":") for line in wanted)}
        cases.append((name, want, markup.replace("{TEXT}", TEXT)))
    return cases


SHAPES = load()


@pytest.mark.parametrize(("name", "want", "markup"), SHAPES, ids=[case[0] for case in SHAPES])
def test_pages_as_they_are_saved(name: str, want: dict[str, str], markup: str) -> None:
    (document,) = read_bytes(markup.encode(), "page.html")
    assert isinstance(document, Document), document
    event = parse_document(document)
    found = {
        "title": event.title,
        "date": event.date.edtf if event.date else "",
        "time": (event.date.time or "") if event.date else "",
        "basis": event.date.basis if event.date else "",
        "bounds": event.bounds.edtf if event.bounds else "",
        "byline": ", ".join(event.byline),
        "url": event.url or "",
    }
    assert {key: found[key] for key in want if key in found} == {k: v for k, v in want.items() if k in found}
    assert event.text.startswith(want.get("first", FIRST))
    assert event.text.endswith(want.get("last", LAST))
    if not want["date"]:
        assert [problem.code for problem in event.problems] == ["no-date"]
        assert found["bounds"] == want.get("bounds", "")
