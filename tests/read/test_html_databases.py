"""Databases' exports as pages: a document for each of their articles."""

import pytest

from newsline.model import Document
from newsline.parser.pipeline import parse_document
from newsline.read import read_bytes
from support import grows_linearly


def documents(body: str) -> list[Document]:
    page = f"<!DOCTYPE html><html><head><title>Export</title></head><body>{body}</body></html>"
    return [item for item in read_bytes(page.encode(), "export.html") if isinstance(item, Document)]


def europresse(publisher: str, head: str, title: str, *paragraphs: str, byline: str = "") -> str:
    signed = f'<p class="sm-margin-bottomNews">{byline}</p>' if byline else ""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">{publisher}'
        f'</span></div><div class="rdp__DocHeader"><span class="DocHeader">{head}</span></div>'
        f'<div class="titreArticle"><p class="sm-margin-TopNews titreArticleVisu">{title}</p></div>{signed}'
        f'</header><section><div class="DocText clearfix"><div class="docOcurrContainer">{text}</div></div>'
        '</section><footer><small>© 2020 The owner.</small><div class="publiC-lblNodoc">news·20200708</div>'
        "</footer></article>"
    )


def test_articles_of_europresse() -> None:
    found = documents(
        europresse(
            "Le Journal, no. 4301", "Nord, mercredi 8 juillet 2020 134 mots, p. 11", "Le barrage est ouvert",
            "Le barrage a été ouvert lundi.", "Personne n'a été blessé.", byline="Anne Roseau",
        )
        + europresse(
            "The Evening Post (site web)", "Thursday, July 9, 2020 - 10:12 UTC 220 words", "Mayor resigns",
            "The mayor left her office.",
        )
        + europresse("Empty", "Friday, July 10, 2020", "Nothing")
    )  # fmt: skip
    assert [document.file for document in found] == ["export.html#1", "export.html#2"]
    first, second = found
    assert first.text == "Le barrage a été ouvert lundi.\n\nPersonne n'a été blessé."
    assert first.metadata.title == "Le barrage est ouvert"
    assert (first.metadata.publisher, first.metadata.byline) == ("Le Journal", ("Anne Roseau",))
    assert second.metadata.publisher == "The Evening Post"
    dates = [parse_document(document).date for document in found]
    assert [(date and date.edtf, date and date.basis) for date in dates] == [
        ("2020-07-08", "export-header"),
        ("2020-07-09", "export-header"),
    ]


PARAGRAPH = '<p class="articleParagraph enarticleParagraph">{}</p>'
SHOWN = (
    '<div class="article enArticle"><div>World</div><div><span class="enHeadline">Dam opened</span></div>'
    "<div>By Ann Reed</div><div>120 words</div><div>8 July 2020</div><div>09:00</div><div>The Paper</div>"
    "<div>PAPR</div><div>English</div><div>Copyright 2020 The Paper</div>"
    + PARAGRAPH.format("It was opened.")
    + PARAGRAPH.format("Nobody was hurt.")
    + "<div>The Owner</div><p>Document PAPR000020200708eg780000a</p></div>"
)
ROWS = {
    "HD": "Mayor resigns", "BY": "Bo Li", "WC": "80 words", "PD": "9 July 2020", "SN": "The Evening Post",
    "LP": PARAGRAPH.format("The mayor left her office."),
    "TD": PARAGRAPH.format("IN her place comes nobody.") + PARAGRAPH.format("So it is."),
    "NS": "c21 : Output", "AN": "Document POST000020200709eg790000b",
}  # fmt: skip
CODED = (
    '<div class="article enArticle"><table>'
    + "".join(f'<tr><td class="index"><b>{code}</b></td><td>{cell}</td></tr>' for code, cell in ROWS.items())
    + "</table></div>"
)


def test_articles_of_factiva_as_shown_and_with_codes() -> None:
    first, second = documents(SHOWN + "<span></span>" + CODED)
    assert first.text == "It was opened.\n\nNobody was hurt."
    assert (first.metadata.title, first.metadata.date) == ("Dam opened", "8 July 2020 09:00")
    assert (first.metadata.publisher, first.metadata.byline, first.metadata.section) == (
        "The Paper", ("Ann Reed",), "World",
    )  # fmt: skip
    assert second.text == "The mayor left her office.\n\nIN her place comes nobody.\n\nSo it is."
    assert (second.metadata.title, second.metadata.date) == ("Mayor resigns", "9 July 2020")
    assert (second.metadata.publisher, second.metadata.byline) == ("The Evening Post", ("Bo Li",))


REPEATED = [SHOWN, europresse("P", "8 July 2020", "T", "Text."), f'<div class="article A">{PARAGRAPH}']


@pytest.mark.parametrize("repeated", REPEATED)
def test_time_is_linear(repeated: str) -> None:
    def make(size: int) -> bytes:
        return ("<!DOCTYPE html><html><body>" + repeated * (size // len(repeated))).encode()

    assert grows_linearly(make, lambda data: list(read_bytes(data, "export.html")), 40_000)
