"""Each file of tests/cases/layout is a saved page and what must be found on it."""

from pathlib import Path

import pytest

from newsline.model import Document, RelatedItem
from newsline.parser.layout import lay_out
from newsline.parser.page import Line

CASES = sorted((Path(__file__).parents[2] / "cases" / "layout").glob("*.case"))


def read_case(path: Path) -> tuple[Document, dict[str, str]]:
    """The page of a case file and its expectations, by the name after `---`."""
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    form = "text"
    for line in path.read_text(encoding="utf-8").split("\n"):
        # A bare "---" is a line of the page.
        if line.startswith("--- "):
            name, _, mark = line[4:].partition(" ")
            current = sections.setdefault(name, [])
            form = mark or form
        else:
            current.append(line)
    page = "\n".join(sections.pop("page"))
    wanted = {name: "\n".join(lines).rstrip("\n") for name, lines in sections.items()}
    return Document(page, path.name, "markdown" if form == "markdown" else "text"), wanted


def shown_lines(lines: tuple[Line, ...]) -> str:
    return "\n".join(f"{line.number}: {line.text}" for line in lines)


def shown_item(item: RelatedItem) -> str:
    date = "-"
    if item.date is not None:
        date = f"{item.date.time or item.date.edtf} | {item.date.basis} | {item.date.evidence}"
    return f"{item.line}: {item.title} | {date} | {', '.join(item.entities)}".rstrip()


def test_there_are_cases() -> None:
    assert len(CASES) >= 10


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_page_is_laid_out_as_the_case_says(path: Path) -> None:
    document, wanted = read_case(path)
    page = lay_out(document)
    found = {
        "title": page.title,
        "title_line": str(page.title_line),
        "publisher": page.publisher or "",
        "byline": "\n".join(page.byline),
        "section": page.section or "",
        "tags": "\n".join(page.tags),
        "url": page.url or "",
        "header": shown_lines(page.header),
        "captions": shown_lines(page.captions),
        "furniture": shown_lines(page.furniture),
        "related": "\n".join(map(shown_item, page.related)),
        "text": page.text,
    }
    unsaid = {
        name: found[name] for name in ("byline", "section", "tags", "url", "captions", "related", "publisher")
    }
    expected = dict.fromkeys(unsaid, "") | wanted
    assert {name: found[name] for name in expected} == expected
