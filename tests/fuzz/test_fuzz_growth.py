"""The whole parse of hostile documents costs time in proportion to their length."""

import pytest

from newsline.model import Document
from newsline.parser.pipeline import parse_document
from support import grows_linearly

HEAD = "Talks end early at the port\n\n4 June 2013\n\n"
UNITS = {
    "spaces": " ",
    "line ends": "\n",
    "one line": "the strike at the port ended and nobody came to work ",
    "capitals": "Abcde ",
    "people": "Ann Berg said Holm left. Holm said so. ",
    "last": "last ",
    "digits": "12 ",
    "dates": "12 May 2012, ",
    "bylines": "By ",
    "cues": "he said, ",
    "links": "](",
    "emphasis": "*a _b ",
    "entities": "&amp;",
    "related": "- [Snow closes the pass](/news/2012/1/2/x.md)\n",
    "transcript": "BERG: We stay.\n",
    "short lines": "a\n",
    "straight marks": '"a ',
    "single marks": "'a ",
    "opening marks": "“a ",
    "single opening marks": "‘a ",
    "angle marks": "«a ",
    "low marks": "„a ",
    "backticks": "``a ",
}


@pytest.mark.parametrize("name", UNITS)
def test_the_whole_parse_stays_linear(name: str) -> None:
    unit = UNITS[name]
    parse_document(Document(HEAD, "a.txt"))

    def make(size: int) -> Document:
        return Document(f"{HEAD}{unit * (size // len(unit))}\n\nIt ended.\n", "a.txt")

    assert grows_linearly(make, parse_document, 5_000)
