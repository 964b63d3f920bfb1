"""The body: its paragraphs kept, the furniture, captions and lists around them taken out."""

from itertools import pairwise

from newsline.model import RelatedItem
from newsline.parser.layout.boxes import tells_of_house, video_lists
from newsline.parser.layout.byline import (
    is_agency_alone,
    is_name_list,
    labels_byline,
    names_in_byline,
    read_byline,
)
from newsline.parser.layout.captions import (
    CAPTION_CHARS,
    PICTURE_ENDS,
    ends_in_credit,
    ends_in_day_and_agency,
    ends_in_maker,
    is_credit,
    is_glued,
    is_picture_credit,
)
from newsline.parser.layout.closing import SELF_SIGNS, trim_ends
from newsline.parser.layout.fields import read_field
from newsline.parser.layout.footer import counts_replies, is_credit_line, is_reply, tells_day, tells_print
from newsline.parser.layout.furniture import Cues, line_key
from newsline.parser.layout.head import Head, learn_field, tags_of
from newsline.parser.layout.markup import is_image, links
from newsline.parser.layout.related import inline_item
from newsline.parser.layout.remarks import behind_clock, is_remark
from newsline.parser.layout.rows import Kind, Row, ends_sentence
from newsline.parser.layout.title import letters_of, same_headline
from newsline.parser.layout.wrapped import flows, goes_on, is_wrapped
from newsline.parser.page import Line

_HEAD_CHARS = 60
_SUBHEAD_CHARS = 100
_PARAGRAPH_CHARS = 60
# Behind a paragraph, what goes on with a quotation may be shorter.
_QUOTED_CHARS = 30
_QUOTES = "\"“‘'«„"
_SPEECH = '"“«„'
_BYLINE_CHARS = 100
_POSTED = "Posted by "
_BY = ("By ", "BY ", "by ", _POSTED)
_BYLINE_OPENINGS = "BbAaP("
# A name stands so many lines below its label.
_BELOW_LABEL = 2
# A byline or the day of publication may stand as low as this: below a deck, a caption and a summary.
_HEAD_PARAGRAPHS = 2
# A line of this length that is printed twice is the deck, a caption or a pull quote; a sentence is longer.
_REPEATED_CHARS = 60
_REPEATED_SENTENCE = 100
_CLOSE = 4  # lines between the words of a picture printed twice
_FIELD_CHARS = 300
_INLINE = (
    "read more:", "read also:", "also read:", "related:", "see also:", "read next:", "more:", "read:",
    "also read |", "read also |", "read more |", "must read:", "don't miss:", "don’t miss:", "also see:",
    "recommended:", "in pictures:", "video:",
)  # fmt: skip
_CREDIT_REACH = 32  # of a caption, in which its credit begins
# So a press release ends, and what follows is for editors.
_SIGNATURE = "--"  # and so a mail, above who sent it in a few lines
_ENDS, _ENDED_FROM = ("###", "# # #", _SIGNATURE), 2
_SIGNATURE_ROWS = 8
_BAR_REACH = 12  # of "Also read | Storm shuts the port"
_CUT = ("...", "…")  # so a headline ends for which a list has no room
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


class _Sorter:
    """One pass over the rows after the head.

    `place` is where the page is: in the body, in a list or another box, after which the article may go on,
    or at its end.
    """

    def __init__(self, rows: list[Row], head: Head, cues: Cues) -> None:
        self.rows = rows
        self.head = head
        self.cues = cues
        self.tail = Tail()
        if head.listed:
            self.tail.listings.append(head.listed[1:])
        self.place = "body"
        self.under_source = False
        self.wrapped = False
        self.told = 0  # paragraphs so far
        self.label = 0  # the line that is nothing but "By"
        self.last: Row | None = None  # of the body
        self.caption: Row | None = None
        self.seen: dict[str, Row] = {}
        self.above: list[Row] = []  # of the header, found below its end
        self.listing: list[Row] = []
        agency = head.dateline.agency if head.dateline else None
        # With its name in brackets an agency signs the end: "… the port. (ANI)"
        self.signature = f"({agency})" if agency else ""
        self.letters = letters_of(head.title)
        self.longest = len(head.title) + 60
        self.run: list[Row] = []
        self.final = 0  # the number of the last line that is not blank
        self.videos: frozenset[int] = frozenset()  # the lines with which a list of videos begins

    def sort(self) -> Tail:
        self.videos = video_lists(self.rows[self.head.body :])
        self.final = next((row.number for row in reversed(self.rows) if row.number), 0)
        block: list[Row] = []
        for row in self.rows[: self.head.body]:
            if row.kind == "body" or row.kind == "subhead":
                self.seen[row.text[:_REPEATED_CHARS]] = row
        for row in self.rows[self.head.body :]:
            if row.kind != "blank":
                block.append(row)
            elif block:
                self._sort_block(block)
                block = []
        if block:
            self._sort_block(block)
        trim_ends(self.rows, self.head, self.cues, open_end=self.place == "body")
        if self.above:
            self._settle_header()
        return self.tail

    def _sort_block(self, block: list[Row]) -> None:
        """Sort the lines between two blank ones: a paragraph each, unless they are one, hard-wrapped."""
        if len(block) == 1:
            self.wrapped = False
            block[0].kind = self._kind(block[0])
            return
        self.wrapped = is_wrapped(block)
        for row in block:
            row.kind = self._kind(row)
        if self.wrapped and flows(block):
            width = max(len(row.text) for row in block)
            for row, following in pairwise(block):
                row.goes_on = row.kind == following.kind == "body" and goes_on(row.text, following, width)

    def _kind(self, row: Row) -> Kind:
        text = row.text
        if row.raw[:1] in ("!", "[") and (is_image(row.raw) or row.raw[1:8].lstrip().startswith("image:")):
            return self._caption(row)
        if not text or (not text[0].isalnum() and not any(map(str.isalnum, text[:60]))):
            if self.told >= _ENDED_FROM and row.raw in _ENDS and (row.raw != _SIGNATURE or self._signs(row)):
                return self._open("box")
            return "furniture"
        key = line_key(text)
        size = len(text)
        if row.number in self.videos:
            return self._open("list")
        if self.told >= _ENDED_FROM and text.startswith("About ") and tells_of_house(text):
            return self._open("box")
        if self.told and (ends := tells_print(text, self.head)) is not None:
            return self._open("list") if ends else "furniture"
        if size <= _BYLINE_CHARS and (self.label or text[0] in _BYLINE_OPENINGS) and self._is_byline(row):
            return self._told_above(row)
        if size <= _HEAD_CHARS and self.told and is_reply(text):
            return self._open("end")
        if size <= _HEAD_CHARS and (row.level or not ends_sentence(text)):
            if self.cues.heads_list(key):
                return self._open("list")
            if self.cues.ends_article(key) or (self.told and counts_replies(key)):
                self.under_source = key.startswith("source")
                return self._open("box" if key in self.cues.pause or self._may_go_on(key) else "end")
        if size <= _FIELD_CHARS and (":" in text[:40] or "|" in text[:_BAR_REACH]):
            if tells_day(text):
                return self._told_above(row)
            if self._is_field(row, key):
                return "furniture"
        if self.cues.is_furniture(text, key) or is_credit_line(text, self.cues) or is_remark(text):
            self._credit(text)
            return "furniture"
        if tells_day(text):
            return self._told_above(row)
        if self.cues.is_caption(text) or (
            size <= CAPTION_CHARS
            and (
                text[-1].isalpha()
                or text[-1] == ")"
                or text[0] == text[size // 2]
                or self._below_caption(row)
            )
            and self._is_uncued_caption(row)
        ):
            return self._caption(row)
        if self.letters and size <= self.longest and same_headline(text, self.head.title, self.letters):
            return "furniture"
        if text[0].isdigit() and (":" in text[:20]) and self._heads_sheet(text):
            return "furniture"
        if self.place == "body":
            subhead = size <= _SUBHEAD_CHARS and not self.wrapped and _is_subhead(row)
            if subhead and self._is_doubled(row):
                return "furniture"
            if size >= _REPEATED_CHARS and not self.wrapped:
                earlier = self.seen.setdefault(text[:_REPEATED_CHARS], row)
                if earlier is not row and self._is_repeated(row, earlier):
                    return "furniture"
            self.last = row
            signed = bool(self.signature) and text.endswith(self.signature)
            if signed:
                self._open("list")
            elif row.level or subhead:
                return "subhead"
            self.told += 1
            return "body"
        if self.place == "end":
            if self.under_source:
                self.tail.sources += links(row.raw)
            return "furniture"
        return self._listed(row)

    def _heads_sheet(self, text: str) -> bool:
        """Whether a line begins another sheet of a printed page: its clock, alone or before the headline."""
        behind = behind_clock(text)
        if behind is None:
            return False
        if not behind:
            return any(line.text.startswith(text) for line in self.head.header)
        return bool(self.letters) and same_headline(behind, self.head.title, self.letters)

    def _signs(self, row: Row) -> bool:
        """Whether hardly a line stands below the mark above the signature of a mail."""
        return row.number >= self.final - _SIGNATURE_ROWS

    def _is_doubled(self, row: Row) -> bool:
        """Whether a line without an end is that above it again: the words of a picture, and below it."""
        last = self.last
        if last is None or last.text != row.text or last.number != row.number - 1:
            return False
        last.kind = "furniture"
        return True

    def _is_repeated(self, row: Row, earlier: Row) -> bool:
        """Whether a line was printed before; of two, one without its full stop is a deck or a caption."""
        text = row.text
        if earlier.text.rstrip(" .") != text.rstrip(" .") or row.bullet:
            return False
        if len(earlier.text) < len(text) and not ends_sentence(earlier.text):
            earlier.kind = "furniture"
            self.seen[text[:_REPEATED_CHARS]] = row
            return False
        if ends_sentence(text):
            return len(text) >= _REPEATED_SENTENCE
        if self.told and self.last is earlier and 1 < row.number - earlier.number <= _CLOSE:
            # The words of a picture small and large, "+3" and "View gallery" between them.
            at = self.rows.index(earlier)
            between = self.rows[at + 1 : self.rows.index(row, at)]
            if all(other.kind == "furniture" for other in between):
                earlier.kind = "caption"
        return True

    def _below_caption(self, row: Row) -> bool:
        return self.caption is not None and self.caption.number == row.number - 1

    def _is_uncued_caption(self, row: Row) -> bool:
        text = row.text
        if self._below_caption(row) and self.caption is not None and text in self.caption.raw:
            return True
        if not text[-1].isalpha():
            return is_glued(text)
        if text.endswith(PICTURE_ENDS):
            return is_picture_credit(text, self.cues)
        if text[-1].isupper() and ends_in_day_and_agency(text):
            return True
        if ". " in text[-_CREDIT_REACH:] and ends_in_maker(text, self.cues):
            return True
        return not self.told and self.place == "body" and ends_in_credit(text, self.cues)

    def _caption(self, row: Row) -> Kind:
        """A caption; the line above may be its words before the credit, the next one print it again."""
        above = self.last
        if above is not None and above.number >= row.number - 2:
            credited = above.kind == "subhead" and above.number == row.number - 1 and is_credit(row.text)
            if credited or row.text.startswith(above.text):
                above.kind = "caption"
        self.caption = row
        return "caption"

    def _is_byline(self, row: Row) -> bool:
        """Whether a line names the authors, alone or below "By"; of a page's own they are learnt."""
        text = row.text
        names: tuple[str, ...] | None = None
        if self.wrapped:
            return False
        if labels_byline(text):
            self.label = row.number
            return True
        if self.label and row.number <= self.label + _BELOW_LABEL and is_name_list(text, self.cues):
            names = names_in_byline(text, self.cues)
        if text.startswith(_BY) and not ends_sentence(text):
            names = read_byline(text, self.cues)
            if names is None and text.startswith(_POSTED):
                names = ()  # "Posted by admin at 10:12 AM"
        elif text[0] == "(" and text[-1] == ")" and is_agency_alone(text, self.cues):
            names = ()
        if names and self.place == "body":
            self.head.byline = self.head.byline or names
        return names is not None

    def _told_above(self, row: Row) -> Kind:
        """A byline or a day: the header's where the article has hardly begun."""
        if self.place != "body" or self.told > _HEAD_PARAGRAPHS:
            return "furniture"
        self.above.append(row)
        return "header"

    def _settle_header(self) -> None:
        """Lines taken for the header's stay it where text follows: below a short text they are a footer."""
        last = max((row.number for row in self.rows if row.kind == "body"), default=0)
        for row in self.above:
            if row.number < last:
                self.head.header.append(Line(row.raw, row.number))
            else:
                row.kind = "furniture"
        self.head.header.sort(key=_number)

    def _may_go_on(self, key: str) -> bool:
        """Above the text such a line ends nothing: one paragraph may be a deck, if no comments follow it."""
        return self.told < 2 and not self.under_source and not (self.told and "comment" in key)

    def _open(self, place: str) -> Kind:
        self.place = place
        self.run = []
        self.listing = []
        if place == "list":
            self.tail.listings.append(self.listing)
        return "furniture"

    def _is_field(self, row: Row, key: str) -> bool:
        """Tags, sources and the like printed in one line; a related headline behind its cue."""
        for cue in _INLINE:
            if key.startswith(cue):
                item = inline_item(row.text.partition(cue[-1])[2].strip(), row)
                if item is not None:
                    self.tail.inline.append(item)
                return True
        found = read_field(row.text)
        if found is None or not found[1]:
            return False
        kind, value = found
        if kind == "byline":
            # Below the article the authors of others are named.
            if self.place == "body" and not self.head.byline:
                self.head.byline = names_in_byline(value, self.cues)
        elif kind == "tags":
            self.head.tags = self.head.tags or tags_of(value)
        elif kind in ("url", "source") and value.startswith(("http://", "https://")) and " " not in value:
            self.head.url = self.head.url or value
        elif kind == "source":
            learn_field(kind, value, self.head)
        return True

    def _credit(self, text: str) -> None:
        """An agency's closing credit names the reporter when no byline does."""
        if self.head.byline:
            return
        folded = text.casefold()
        for cue in _CREDITS:
            if folded.startswith(cue):
                names = text[len(cue) :].partition(";")[0].partition("Editing")[0]
                self.head.byline = names_in_byline(names.strip("() ."), self.cues)
                return

    def _listed(self, row: Row) -> Kind:
        """A row of a list or a box; two paragraphs in a row show that the article goes on.

        So does a quotation behind a list of which each line has its mark: no summary of one of them.
        """
        self.listing.append(row)
        if not self._is_paragraph(row):
            self.run = []
            return "listed"
        self.run.append(row)
        marked = len(self.listing) > 2 and all(item.bullet for item in self.listing[:-1])
        if len(self.run) < 2 and not (marked and any(map(row.text.__contains__, _SPEECH))):
            return "listed"
        for known in self.run:
            known.kind = "body"
        del self.listing[-len(self.run) :]
        self.place = "body"
        self.told += len(self.run)
        return "body"

    def _is_paragraph(self, row: Row) -> bool:
        text = row.text
        shortest = _QUOTED_CHARS if self.run and text[0] in _QUOTES else _PARAGRAPH_CHARS
        if row.bullet or row.level or len(text) < shortest or not ends_sentence(text) or text.endswith(_CUT):
            return False
        folded = text.casefold()
        return not any(sign in folded for sign in SELF_SIGNS)


def _number(line: Line) -> int:
    return line.number


def _is_subhead(row: Row) -> bool:
    """Whether a short line of the body heads what follows."""
    return not row.bullet and not ends_sentence(row.text) and row.text[-1] not in ",;:-–—"


def sort_body(rows: list[Row], head: Head, cues: Cues) -> Tail:
    """Mark the rows after the head: body, sub-head, caption, furniture or listed; what they tell is learnt.

    Byline, tags, source and URL found on the way go into `head` unless it has them.
    """
    return _Sorter(rows, head, cues).sort()
