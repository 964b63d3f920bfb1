"""Mail: messages and mailboxes, their headers and the part that is read."""

import pytest

from newsline.errors import Problem
from newsline.model import Document
from newsline.parser.pipeline import parse_document
from newsline.read import Limits, read_bytes

HEAD = "From: The Paper <news@p.example>\nSubject: Dam opens\nDate: Wed, 8 Jul 2020 09:00:00 +0200\n"
BODY = "The dam opened on Monday.\n\nNobody was hurt."


def read(data: str | bytes, label: str = "m.eml", **limits: int) -> list[Document | Problem]:
    return list(read_bytes(data if isinstance(data, bytes) else data.encode(), label, Limits(**limits)))


def one(data: str | bytes, label: str = "m.eml") -> Document:
    (document,) = read(data, label)
    assert isinstance(document, Document)
    return document


def test_a_plain_message() -> None:
    document = one(HEAD + "To: x@y.example\n\n" + BODY + "\n")
    assert document.text.strip() == BODY
    metadata = document.metadata
    assert (metadata.title, metadata.publisher) == ("Dam opens", "The Paper")
    assert (metadata.date, metadata.date_basis) == ("Wed, 8 Jul 2020 09:00:00 +0200", "mail-header")
    assert (document.file, document.name, document.form) == ("m.eml", "m.eml", "text")


HEADERS = [
    ("Subject: =?utf-8?B?RGFtbSDDtmZmbmV0?=", "Damm öffnet"),
    ("Subject: =?iso-8859-1?Q?Caf=E9?=\n =?iso-8859-1?Q?_opens?=", "Café opens"),
    ("Subject: Café opens", "Café opens"),
    ("Subject: =?nonsense?Q?Caf=C3=A9?=", "Café"),
    ("Subject: =?utf-8?B?abc?=", None),
    ("Subject: two\n lines", "two lines"),
]


@pytest.mark.parametrize(("header", "title"), HEADERS)
def test_subjects(header: str, title: str | None) -> None:
    document = one(f"From: a@b.example\nMIME-Version: 1.0\n{header}\n\nText.\n")
    assert document.metadata.title == title if title else document.metadata.title
    assert document.metadata.publisher == "b.example"


PLAIN = "Content-Type: text/plain; charset=utf-8\n\n%s\n"
MARKUP = (
    "Content-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
    "<html><head><title>x</title><style>p {}</style></head><body><table><tr><td><h1>Caf=E9</h1>"
    "<p>It opened.</p></td></tr><tr><td><p>%s</p></td></tr></table></body></html>\n"
)
ALTERNATIVE = (
    HEAD + 'MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b"\n\n--b\n%s\n--b\n%s\n--b--\n'
)
PARTS = [
    # plain part, HTML part, the text
    ("View in browser: https://p.example", "A second item stands here. " * 10, "Café\n\nIt opened."),
    ("The whole text. " * 40, "Short.", "The whole text."),
]


@pytest.mark.parametrize(("plain", "markup", "begins"), PARTS)
def test_the_part_that_says_most_is_read(plain: str, markup: str, begins: str) -> None:
    document = one(ALTERNATIVE % (PLAIN % plain, MARKUP % markup))
    assert document.text.startswith(begins)
    assert "style" not in document.text


def test_lines_broken_by_the_mailer_are_joined_again() -> None:
    text = (
        "The harbour was opened again on Monday after two days of work by crews\n"
        "from three towns, and the first ferries left at nine with more people\n"
        "than on any other day.\n\nAnn Reed\nBo Lind\n"
    )
    document = one(HEAD + "MIME-Version: 1.0\n\n" + text)
    assert document.text.split("\n\n")[0].count("\n") == 0
    assert document.text.rstrip().endswith("Ann Reed\nBo Lind")


def test_attachments_are_no_text() -> None:
    attached = "Content-Type: text/plain\nContent-Disposition: attachment\n\nNo.\n"
    assert one(ALTERNATIVE % (attached, PLAIN % BODY)).text.strip() == BODY


def test_the_day_of_arrival_bounds_but_does_not_date() -> None:
    document = one(
        "Received: by x;\n Thu, 9 Jul 2020 10:00:00 +0000\nFrom: a@b.example\nSubject: S\n\nText.\n"
    )
    assert document.metadata.date is None
    assert [(found.kind, found.text) for found in document.metadata.dates] == [
        ("captured", "Thu, 9 Jul 2020 10:00:00 +0000")
    ]


def test_a_mailbox() -> None:
    data = (
        f"From a@b.example Wed Jul  8 12:00:00 2020\n{HEAD}\n{BODY}\n>From here on.\n\n"
        "From a@b.example Thu Jul  9 12:00:00 2020\nFrom: a@b.example\nSubject: Two\n\nFrom the start.\n"
    )
    first, second = read(data, "box")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.file, second.file) == ("box#1", "box#2")
    assert first.text.rstrip().endswith("hurt.\nFrom here on.")
    assert second.text.strip() == "From the start."


def test_a_message_over_the_limit_is_skipped_alone() -> None:
    start = "From a@b.example Wed Jul  8 12:00:00 2020\n" + HEAD + "\n"
    large, small = read(start + "x\n" * 300 + "\n" + start + "Text.\n", "a.mbox", max_file_bytes=500)
    assert isinstance(large, Problem)
    assert (large.code, large.file) == ("too-large", "a.mbox#1")
    assert isinstance(small, Document)


BROKEN = [
    HEAD + "Content-Type: text/plain; charset=\0\n\nText.",
    HEAD + 'Content-Type: multipart/mixed; boundary="b"\n\nno parts',
    HEAD + "Content-Type: text/plain; charset=rot13\nContent-Transfer-Encoding: base64\n\n!!!!",
    HEAD + "Content-Type: text/html; charset=unicode_escape\n\n<p>\\ud800</p>",
    HEAD + "MIME-Version: 1.0\n\n",
    "From: =?utf-8?B?a?= <@>\nTo: \nSubject: =?x?B?====?=\nDate: \n\nText.",
    HEAD + "Content-Type: message/rfc822\n\n" + (HEAD + "Content-Type: message/rfc822\n\n") * 60 + "Text.",
]


@pytest.mark.parametrize("data", BROKEN, ids=range(len(BROKEN)))
def test_broken_messages_give_a_text_or_a_problem(data: str) -> None:
    (result,) = read(data)
    if isinstance(result, Document):
        assert result.text.strip()
        result.text.encode()
    else:
        assert result.code in ("bad-record", "empty", "binary")


PASSED_ON = [
    # the lines between what the sender of the mail writes and the message that is passed on
    "---------- Forwarded message ---------\nFrom: The Paper <news@p.example>\nDate: Wed, Jul 8, 2020\n"
    "Subject: Dam opens\nTo: <bo@q.example>\n\n\n{}",
    "-----Original Message-----\nFrom: The Paper\nSent: 8 July 2020 09:00\nTo: Bo\nSubject: Dam opens\n\n{}",
    "Begin forwarded message:\n\n> From: The Paper <news@p.example>\n> Date: 8 July 2020 at 09:00:00 CEST\n"
    "> To: bo@q.example\n> Subject: Dam opens\n> \n> {}",
    "-------- Weitergeleitete Nachricht --------\nBetreff: Dam opens\nDatum: Wed, 8 Jul 2020 09:00:00 +0200\n"
    "Von: The Paper <news@p.example>\nAn: bo@q.example\n\n{}",
]


@pytest.mark.parametrize("form", PASSED_ON, ids=["gmail", "outlook", "apple", "thunderbird"])
def test_of_a_forwarded_message_the_one_that_is_passed_on_is_read(form: str) -> None:
    head = "From: Bo <bo@q.example>\nSubject: Fwd: Dam opens\nDate: Sun, 12 Jul 2020 20:00:00 +0200\n\n"
    body = BODY.replace("\n", "\n> ") if "> {}" in form else BODY
    event = parse_document(one(head + "Have you seen this?\n\n" + form.format(body) + "\n"))
    assert (event.title, event.text, event.publisher) == ("Dam opens", BODY, "The Paper")
    assert event.date is not None
    assert (event.date.edtf, event.date.basis) == ("2020-07-08", "mail-header")
    assert any(not candidate.accepted and "12 Jul" in candidate.text for candidate in event.candidates)


def test_a_message_that_only_speaks_of_forwarding_is_read_as_it_is() -> None:
    text = BODY + "\n\n---------- Forwarded message ---------\n\nThat is what it said above the letter.\n"
    document = one(HEAD + "\n" + text)
    assert document.metadata.date == "Wed, 8 Jul 2020 09:00:00 +0200"
    assert "above the letter" in document.text
