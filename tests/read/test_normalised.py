"""Documents that newsline wrote: read back as they were, also after an editor has been at them."""

from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsline.errors import Problem
from newsline.model import Document, Event, Metadata, when
from newsline.parser.pipeline import parse_document
from newsline.read import read_bytes
from newsline.render.normalised import markdown

HEAD = "---\nschema: newsline/1\n"


def one(text: str, label: str = "notes/a.md") -> Document:
    (document,) = read_bytes(text.encode(), label)
    assert isinstance(document, Document), document
    return document


def test_every_field_comes_back() -> None:
    event = Event(
        id="0123456789ab",
        file="saved.zip!2012/a.html",
        title='A "fair" deal: no',
        text="One.\n\n# Not a headline\n\n---\n\nShare\n\n> Two \\ three.",
        date=when("2012-12-22", time="2012-12-22T06:29:00-08:00", basis="byline", evidence="22/12/12"),
        publisher="The Bugle",
        byline=("Jane Roe", "John Doe, Jr."),
        section="World",
        tags=("ports", "storms: all"),
        url="https://bugle.example/a?b=c#d",
        lang="en",
    )
    document = one(markdown(event))
    assert document.text == event.text
    assert document.metadata == Metadata(
        id="0123456789ab",
        title='A "fair" deal: no',
        date="2012-12-22T06:29:00-08:00",
        date_basis="byline",
        url="https://bugle.example/a?b=c#d",
        publisher="The Bugle",
        byline=("Jane Roe", "John Doe, Jr."),
        section="World",
        tags=("ports", "storms: all"),
        lang="en",
    )
    assert (document.file, document.name, document.form) == ("notes/a.md", "a.html", "record")
    again = parse_document(document)
    assert (again.id, again.title, again.text, again.url) == (event.id, event.title, event.text, event.url)
    assert again.date is not None
    assert event.date is not None
    assert (again.date.edtf, again.date.time) == (event.date.edtf, event.date.time)


@pytest.mark.parametrize("edtf", ["2012", "2012-12", "2012-24", "201X", "2011/2017"])
def test_a_date_stays_as_exact_as_it_was(edtf: str) -> None:
    again = parse_document(one(markdown(Event("a", "a", "T", "Words.", when(edtf, basis="header")))))
    assert again.date is not None
    assert (again.date.edtf, again.date.basis) == (edtf, "header")


def test_an_undated_document_stays_undated() -> None:
    event = Event("a", "a.html", "Talks end early", "Words of a day.")
    assert parse_document(one(markdown(event), "a.html.md")).date is None


TEXTS = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("\n\n\n\\\"'-#\t \u202e\u200d\ufeff\u2028\x85\x1b\x00\x0b\r\ud800"),
    ),
    max_size=40,
)


@settings(max_examples=200)
@given(TEXTS.filter(lambda text: bool(text.strip())), TEXTS)
def test_any_text_comes_back_and_acts_on_nothing(text: str, title: str) -> None:
    written = markdown(Event("a", title, title, text, tags=(title,) if title.strip() else ()))
    assert not any(category(char) in ("Cc", "Cs", "Zl", "Zp") for char in written if char not in "\n\t")
    assert not {"\u202e", "\u200d", "\ufeff"} & set(written)
    document = one(written)
    # Half a pair of surrogates is no character: UTF-8 has no bytes for it.
    assert document.text == text.replace("\ud800", "\ufffd")
    assert document.metadata.title == (" ".join(title.replace("\ud800", "\ufffd").split()) or None)


EDITED = [
    # what a person or an editor made of it, title and text
    (f"{HEAD}title: Ours\n---\n\nWords.\n", "Ours", "Words."),
    (f"{HEAD}title: 'Ours'\nnonsense\n---\nWords.", "'Ours'", "Words."),
    (f"{HEAD}title: 2012\n---\n\nWords.\n\n", "2012", "Words.\n"),
    (f"{HEAD}title: [1]\n---\n\nWords.\n", None, "Words."),
    (f"{HEAD}title: {'[' * 5000}\n---\n\nWords.\n", "[" * 5000, "Words."),
    (f'{HEAD}title: "T"\n---\n\nWords.\n'.replace("\n", "\r\n"), "T", "Words."),
    (f"{HEAD}escapes: json\n---\n\n\\u0041 \\q\n", None, "\\u0041 \\q"),
    (f"{HEAD}escapes: json\n---\n\n\\u0041\\ud800\n", None, "A?"),
]


@pytest.mark.parametrize(("written", "title", "text"), EDITED)
def test_what_was_changed_by_hand_is_read_as_it_stands(written: str, title: str | None, text: str) -> None:
    document = one(written)
    assert (document.metadata.title, document.text) == (title, text)


@pytest.mark.parametrize(
    ("written", "code"),
    [(HEAD, "bad-front-matter"), (f"{HEAD}---\n", "empty"), (f"{HEAD}---\n\n \n", "empty")],
)
def test_what_is_not_read_is_said(written: str, code: str) -> None:
    (problem,) = read_bytes(written.encode(), "a.md")
    assert isinstance(problem, Problem)
    assert problem.code == code


def test_lines_count_in_the_file() -> None:
    document = one(f'{HEAD}title: "T"\n---\n\nOne\nTwo\x07\n')
    assert document.first_line == 6
    assert [(problem.code, problem.line) for problem in document.problems] == [("control-characters", 7)]
