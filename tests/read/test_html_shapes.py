"""Pages as sites, archives and browsers leave them: headline, date, and both ends of the text."""

from pathlib import Path

import pytest

from newsline.model import Document
from newsline.parser.pipeline import parse_document
from newsline.read import read_bytes

FIRST = "The captain of the ferry that ran onto the rocks in a storm was cleared of all blame by a court."
LAST = "“Nobody who was on board that night has ever doubted him,” said the head of the lifeboat crew."
HEAD = f"""<p>{FIRST}</p>
<p>The judges found that a buoy had drifted, and that no chart could have shown him where it was.</p>"""
TAIL = f"""<p>The company said that it would pay for new lights on the reef before the winter.</p>
<p>{LAST}</p>"""
TEXT = f"{HEAD}\n{TAIL}"
PARAGRAPHS = 4


def load() -> list[tuple[str, dict[str, str], str]]:
    """Name, what must come out, and the markup of each case."""
    cases = []
    folder = Path(__file__).parents[1] / "cases" / "html"
    texts = [(folder / name).read_text("utf-8") for name in ("shapes.txt", "systems.txt")]
    for case in "\n".join(texts).split("=== ")[1:]:
        top, _, markup = case.partition("--- page\n")
        name, *wanted = top.splitlines()
        want = {key: value.strip() for key, _, value in (line.partition(":") for line in wanted)}
        for mark, text in (("{TEXT}", TEXT), ("{TEXT_HEAD}", HEAD), ("{TEXT_TAIL}", TAIL)):
            markup = markup.replace(mark, text)
        cases.append((name, want, markup))
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
        "publisher": event.publisher or "",
        "section": event.section or "",
        "tags": ", ".join(event.tags),
        "lang": event.lang or "",
        "related": ", ".join(f"{item.title} {item.date.edtf}" for item in event.related if item.date),
    }
    assert {key: found[key] for key in want if key in found} == {k: v for k, v in want.items() if k in found}
    assert event.text.startswith(want.get("first", FIRST))
    assert event.text.endswith(want.get("last", LAST))
    if "first" not in want and "last" not in want:
        assert event.text.count("\n\n") == PARAGRAPHS - 1
    if not want["date"]:
        assert [problem.code for problem in event.problems] == ["no-date"]
        assert found["bounds"] == want.get("bounds", "")


OLD = [
    # encoding of the bytes, its name in the page, language, headline, line with the date, a sentence
    ("cp1251", "windows-1251", "ru", "Капитан парома оправдан", "4 марта 2021, 18:20", "Суд его оправдал."),
    ("gb18030", "gb2312", "zh", "渡轮船长被判无罪", "2021年3月4日", "法院宣布渡轮船长无罪。"),
    ("cp1254", "iso-8859-9", "tr", "Kaptanı aklandı", "4 Mart 2021 Perşembe", "Mahkeme onu suçsuz buldu."),
    ("cp932", "shift_jis", "ja", "フェリー船長に無罪判決", "2021年3月4日", "裁判所は無罪を言い渡した。"),
    ("iso-8859-7", "iso-8859-7", "el", "Αθώος ο καπετάνιος", "4 Μαρτίου 2021", "Το δικαστήριο τον αθώωσε."),
]


@pytest.mark.parametrize(("encoding", "stated", "lang", "title", "day", "sentence"), OLD)
def test_pages_in_the_encodings_of_their_languages(
    encoding: str, stated: str, lang: str, title: str, day: str, sentence: str
) -> None:
    markup = (
        f'<html lang="{lang}"><head><meta http-equiv="content-type" content="text/html; charset={stated}">'
        f"<title>{title}</title></head><body><h1>{title}</h1><div>{day}</div>"
        f"<p>{sentence * 20}</p></body></html>"
    )
    (document,) = read_bytes(markup.encode(encoding), "page.html")
    assert isinstance(document, Document), document
    event = parse_document(document)
    assert (event.title, event.date and event.date.edtf, event.problems) == (title, "2021-03-04", ())
    assert event.text == sentence * 20


def test_a_page_in_a_message_is_saved_on_the_day_of_the_message() -> None:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://skerry.example/ferry\r\n"
        "Subject: Ferry\r\nDate: Tue, 15 Jun 2021 08:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n'
        "----b\r\nContent-Type: text/html\r\n\r\n"
    )
    markup = f"<html><body><h1>Ferry captain cleared of blame</h1>{TEXT}</body></html>\r\n----b--\r\n"
    (document,) = read_bytes((head + markup).encode(), "page.mhtml")
    assert isinstance(document, Document), document
    event = parse_document(document)
    assert (event.date, event.url) == (None, "https://skerry.example/ferry")
    assert event.bounds is not None
    assert event.bounds.edtf == "../2021-06-15"
