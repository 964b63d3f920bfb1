"""Channels exported as pages: a document for each message with a text."""

from newsline.model import Document
from newsline.parser.pipeline import parse_document
from newsline.read import read_bytes

LONG = "The dam was opened on Monday, and the people of the valley came to see the water fall."


def message(number: int, day: str, text: str, *, writer: str = "", after: bool = False) -> str:
    name = f'<div class="from_name">{writer}</div>' if writer else ""
    words = f'<div class="text">{text}</div>' if text else '<div class="media_wrap clearfix"></div>'
    return (
        f'<div class="message default clearfix{" joined" if after else ""}" id="message{number}">'
        f'<div class="body"><div class="pull_right date details" title="{day} 18:20:11 UTC+01:00">18:20</div>'
        f"{name}{words}</div></div>"
    )


def page(name: str, *messages: str) -> bytes:
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body>'
        '<div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">\n'
        f'{name}\n</div></div></div><div class="page_body chat_page"><div class="history">'
        '<div class="message service" id="message-1"><div class="body details">8 July 2020</div></div>'
        f"{''.join(messages)}</div></div></div></body></html>"
    ).encode()


def test_messages_are_documents() -> None:
    found = list(
        read_bytes(
            page(
                "River News",
                message(2, "08.07.2020", f"<strong>Dam opened</strong><br><br>{LONG}", writer="River News"),
                message(3, "09.07.2020", "", after=True),
                message(4, "13.07.2020", "Nobody was hurt, the police said.", after=True),
            ),
            "messages.html",
        )
    )
    assert all(isinstance(one, Document) for one in found), found
    events = [parse_document(one) for one in found if isinstance(one, Document)]
    assert [(event.file, event.title, event.text) for event in events] == [
        ("messages.html#1", "Dam opened", LONG),
        ("messages.html#2", "Nobody was hurt, the police said.", "Nobody was hurt, the police said."),
    ]
    assert [event.date and event.date.edtf for event in events] == ["2020-07-08", "2020-07-13"]
    assert events[0].date is not None
    assert events[0].date.time == "2020-07-08T18:20:11+01:00"
    assert {(event.publisher, event.byline) for event in events} == {("River News", ())}


def test_who_writes_in_a_group_is_named_once_in_a_row() -> None:
    data = page(
        "Valley",
        message(2, "08.07.2020", LONG, writer="Ann Reed"),
        message(3, "08.07.2020", LONG, after=True),
        message(4, "08.07.2020", LONG, writer="Bo Li"),
    )
    documents = [one for one in read_bytes(data, "messages.html") if isinstance(one, Document)]
    assert [one.metadata.byline for one in documents] == [("Ann Reed",), ("Ann Reed",), ("Bo Li",)]
