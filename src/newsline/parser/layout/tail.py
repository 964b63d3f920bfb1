"""What the rows after the head tell besides the body: fields, credits, other articles, sources."""

from newsline.model import RelatedItem
from newsline.parser.layout.byline import names_in_byline
from newsline.parser.layout.fields import read_field
from newsline.parser.layout.furniture import Cues
from newsline.parser.layout.head import Head, learn_field, tags_of
from newsline.parser.layout.listed import INLINE
from newsline.parser.layout.related import inline_item
from newsline.parser.layout.rows import Row

_CREDITS = ("reporting by ", "(reporting by ", "by ", "words: ", "story by ")


class Tail:
    """What the rows after the head told besides the body.

    `listings` are the rows under each head of a list, `inline` the articles named
    in a line of their own, `sources` the words and targets of linked sources.
    """

    __slots__ = ("inline", "listings", "sources")

    def __init__(self) -> None:
        self.listings: list[list[Row]] = []
        self.inline: list[RelatedItem] = []
        self.sources: list[tuple[str, str]] = []


def take_field(row: Row, key: str, head: Head, tail: Tail, cues: Cues, *, in_body: bool) -> bool:
    """Take tags, sources and the like printed in one line, or a related headline behind its cue."""
    if key.startswith(INLINE):
        cue = next(cue for cue in INLINE if key.startswith(cue))
        item = inline_item(row.text.partition(cue[-1])[2].strip(" ])" if row.text[0] in "[(" else " "), row)
        if item is not None:
            tail.inline.append(item)
        return True
    found = read_field(row.text)
    if found is None or not found[1]:
        return False
    kind, value = found
    if kind == "byline":
        # Below the article the authors of others are named.
        if in_body and not head.byline:
            head.byline = names_in_byline(value, cues)
    elif kind == "tags":
        head.tags = head.tags or tags_of(value)
    elif kind in ("url", "source") and value.startswith(("http://", "https://")) and " " not in value:
        head.url = head.url or value
    elif kind == "source":
        learn_field(kind, value, head)
    return True


def learn_credit(text: str, head: Head, cues: Cues) -> None:
    """An agency's closing credit names the reporter when no byline does."""
    if head.byline:
        return
    folded = text.casefold()
    for cue in _CREDITS:
        if folded.startswith(cue):
            names = text[len(cue) :].partition(";")[0].partition("Editing")[0]
            head.byline = names_in_byline(names.strip("() ."), cues)
            return
