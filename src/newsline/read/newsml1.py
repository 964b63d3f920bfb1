"""One item of NewsML 1.0 to 1.2 (IPTC), whose text is NITF, XHTML or plain inside `DataContent`."""

from typing import TYPE_CHECKING

from newsline.errors import Problem
from newsline.model import DateEvidence, Document, Metadata
from newsline.read.fields import plain_title, split_names
from newsline.read.fragment import flat_text
from newsline.read.nitf import LANG, all_below, first_below, inline_text, read_nitf, to_document

if TYPE_CHECKING:
    from lxml.etree import _Element

ITEM = "NewsItem"


def read_item(item: "_Element", label: str) -> Document | Problem | None:
    """The document of a `NewsItem`; `None` for one of pictures or of links to other items alone.

    An item may hold its text several times, in other formats: the longest counts.
    """
    text, metadata = "", Metadata()
    worded = False
    for content in all_below(item, "ContentItem"):
        kind = (_formal(content, "MediaType") or "text").casefold()
        for data in all_below(content, "DataContent"):
            worded = worded or kind == "text"
            inner = first_below(data, "nitf")
            found, said = ("", Metadata()) if inner is None else read_nitf(inner)
            found = found or inline_text(data)
            if kind == "text" and len(found) > len(text):
                text, metadata = found, said
    if not worded:
        return None
    lines = first_below(item, "NewsLines")
    title = plain_title(flat_text(first_below(lines, "HeadLine"))) or metadata.title
    made, changed = (flat_text(first_below(item, name)) for name in ("FirstCreated", "ThisRevisionCreated"))
    day = flat_text(first_below(item, "DateId"))
    keywords = (flat_text(line) for line in all_below(lines, "KeywordLine"))
    languages = (_formal(item, "Language"), item.get(LANG))
    byline = split_names(flat_text(first_below(lines, "ByLine")))
    metadata = metadata._replace(
        title=title or None,
        date=metadata.date or made or day or changed or None,
        date_basis=metadata.date_basis if metadata.date else "newsml",
        publisher=_party(item, "Provider") or _party(item, "Source") or metadata.publisher,
        byline=byline or metadata.byline,
        tags=tuple(dict.fromkeys(filter(None, keywords))) or metadata.tags,
        lang=next(filter(None, languages), None) or metadata.lang,
        dates=(DateEvidence(changed, "modified", place="ThisRevisionCreated"),)
        if changed and changed != made
        else (),
    )
    return to_document(text or metadata.title or "", metadata, label)


def _formal(item: "_Element", name: str) -> str | None:
    """What the first element of that name says by its `FormalName`."""
    element = first_below(item, name)
    return None if element is None else element.get("FormalName")


def _party(item: "_Element", name: str) -> str | None:
    """Who provides the item: the party within, by its name."""
    party = first_below(first_below(item, name), "Party")
    return None if party is None else party.get("FormalName") or flat_text(party) or None
