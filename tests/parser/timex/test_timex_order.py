"""Day or month first in the body: as the rest of the document, its country or its source writes."""

import pytest

from newsline.model import Document
from newsline.parser.pipeline import parse_document

_BODY = "The bridge was closed on 03/04/2016 after a barge had struck it, the harbour office said.\n"


@pytest.mark.parametrize(
    ("head", "day_first", "edtf"),
    [
        ("", None, "2016-04-03?"),
        ("", True, "2016-04-03"),
        ("", False, "2016-03-04"),
        ("Posted: 25/03/2016\n\n", None, "2016-04-03"),
        ("Posted: 03/25/2016\n\n", None, "2016-03-04"),
        ("Posted: 03/25/2016\n\n", True, "2016-03-04"),
        ("URL: https://harbour.example.us/barge\n\n", None, "2016-03-04"),
        ("URL: https://harbour.example.uk/barge\n\n", None, "2016-04-03"),
    ],
)
def test_a_date_of_two_readings_is_read_as_the_document_writes(
    head: str, day_first: bool | None, edtf: str
) -> None:
    text = f"Barge strikes bridge\n\n{head}{_BODY}"
    event = parse_document(Document(text=text, file="barge.txt"), day_first=day_first)
    assert [item.edtf for item in event.dates if item.text == "03/04/2016"] == [edtf]
