"""Newswire in SGML as the Linguistic Data Consortium gives it out (Gigaword, AQUAINT): `<DOC …>` with TEXT.

The day stands in the number of the document ("APW_ENG_19980702.0014", "NYT19980601.0001") or in `DATE_TIME`.
Read by its tags, like the Reuters collection (`sgml.py`).
"""

import re
from collections.abc import Iterator

from newsline.errors import Problem
from newsline.model import Document, Metadata
from newsline.read.decode import compose, find_controls
from newsline.read.fields import plain_title, split_names
from newsline.read.limits import Limits
from newsline.read.sgml import articles, inside, joined, plain
from newsline.read.source import Source

_START = re.compile(r"\s*<DOC[\s>]")
_END = re.compile("</DOC>")
_ID = re.compile(r"<DOC\s[^>]{0,200}?id\s?=\s?\"([^\"]{1,100})\"")
_TYPE = re.compile(r"<DOC\s[^>]{0,200}?type\s?=\s?\"([a-z]{1,20})\"")
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)")
_PARAGRAPH_TAG = re.compile(r"</?P>", re.IGNORECASE)
_INDENT = re.compile(r"\n(?:[ \t]{2,}|\t)(?=\S)")
# Messages to editors are none of news (Gigaword's documentation).
_ADVISORY = "advis"
_SOURCES = {
    "AFP": "Agence France-Presse", "APW": "Associated Press", "CNA": "Central News Agency",
    "LTW": "Los Angeles Times/Washington Post", "NYT": "The New York Times", "XIE": "Xinhua", "XIN": "Xinhua",
}  # fmt: skip


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """A document for each story, labelled `apw_eng_199807#3` by its number."""
    for item in articles(source, limits, _START, _END):
        if isinstance(item, Problem):
            yield item
        else:
            yield from _story(*item)


def _story(text: str, label: str, line: int) -> Iterator[Document | Problem]:
    kind = _TYPE.match(text.lstrip())
    if kind is not None and kind[1] == _ADVISORY:
        return
    said = _ID.match(text.lstrip())
    name = said[1] if said else inside(text, "DOCNO").strip()
    title = plain_title(plain(inside(text, "HEADLINE") or inside(text, "HEAD")))
    words = _PARAGRAPH_TAG.sub("\n\n", inside(text, "TEXT"))
    words = compose(joined(_INDENT.sub("\n\n", plain(words))).strip("\n ")) or title
    if not words:
        yield Problem("bad-record", "an article without a text", label)
        return
    dateline = " ".join(plain(inside(text, "DATELINE")).split())
    if dateline and not words.startswith(dateline[:20]):
        words = f"{dateline} -- {words}"
    stated = " ".join(plain(inside(text, "DATE_TIME")).split())
    day = _DAY.search(name)
    date = "-".join(day.groups()) if day else stated if _DAY.search(stated.replace("-", "")) else None
    metadata = Metadata(
        title=title or None,
        date=date,
        date_line=line if date else None,
        byline=split_names(plain(inside(text, "BYLINE"))),
        publisher=_SOURCES.get(name[:3]),
        id=name or None,
    )
    yield Document(words, label, "record", metadata, problems=find_controls(words, label, first_line=None))
