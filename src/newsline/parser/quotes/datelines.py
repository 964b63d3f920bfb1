"""Where the prose of a paragraph begins behind its dateline: "LONDON (Reuters) - …"."""

import re

from newsline.parser.layout.dateline import read_dateline
from newsline.parser.quotes.people import People

# What is read of a paragraph for its dateline, and what may stand there between a place and the prose.
_REACH = 200
_COLON = re.compile(r"(?: ?\([^()\n]{1,30}\))?: ")


def after_dateline(text: str, people: People, start: int, end: int) -> int:
    """Where the prose of the paragraph `[start, end)` begins: behind the dateline, if it has one.

    "LONDON (Reuters) - …", and with a colon behind a name in capitals: "LONDON: …", "LONDON (May 4): …".
    """
    line = text[start : min(end, start + _REACH)]
    dateline = read_dateline(line)
    if dateline is not None:
        start += len(dateline.text)
        while text[start].isspace():
            start += 1
        return start
    if ": " in line and (named := people.mention_at(start, start + 1)) and text[start : named[1]].isupper():
        colon = _COLON.match(text, named[1], end)
        return colon.end() if colon else start
    return start
