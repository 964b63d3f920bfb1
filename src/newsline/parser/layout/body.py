"""The body: its paragraphs kept, the furniture, captions and lists around them taken out."""

from itertools import pairwise

from newsline.parser.layout.boxes import tells_of_house, video_lists
from newsline.parser.layout.captions import (
    CAPTION_CHARS,
    PICTURE_ENDS,
    ends_in_capitals,
    ends_in_credit,
    ends_in_day_and_agency,
    ends_in_house,
    ends_in_maker,
    ends_in_slash,
    is_credit,
    is_glued,
    is_picture_credit,
)
from newsline.parser.layout.closing import trim_ends
from newsline.parser.layout.embedded import opens_box, take_out, tells_of_box
from newsline.parser.layout.footer import counts_replies, is_credit_line, is_reply, tells_day, tells_print
from newsline.parser.layout.furniture import Cues, line_key
from newsline.parser.layout.head import Head
from newsline.parser.layout.listed import Aside
from newsline.parser.layout.lowhead import LowHead, is_no_deck, is_role
from newsline.parser.layout.markup import is_image, links
from newsline.parser.layout.remarks import behind_clock, is_remark
from newsline.parser.layout.rows import Kind, Row, ends_sentence
from newsline.parser.layout.tail import Tail, learn_credit, take_field
from newsline.parser.layout.title import letters_of, same_headline
from newsline.parser.layout.wrapped import flows, goes_on, is_wrapped

_HEAD_CHARS = 60
_SUBHEAD_CHARS = 100
_ANSWERS = ("Re: ", "RE: ")  # so a forum heads what others say
_BYLINE_CHARS = 100
_BYLINE_OPENINGS = "BbAaP("
# A byline or the day of publication may stand as low as this: below a deck, a caption and a summary.
_HEAD_PARAGRAPHS = 2
# A line of this length that is printed twice is the deck, a caption or a pull quote; a sentence is longer.
_REPEATED_CHARS = 60
_REPEATED_SENTENCE = 100
_CLOSE = 4  # lines between the words of a picture printed twice
_FIELD_CHARS = 300
_CREDIT_REACH = 32  # of a caption, in which its credit begins
# So a press release ends, and what follows is for editors.
_SIGNATURE = "--"  # and so a mail, above who sent it in a few lines
_ENDS, _ENDED_FROM = ("###", "# # #", _SIGNATURE), 2
_SIGNATURE_ROWS = 8
_BAR_REACH = 12  # of "Also read | Storm shuts the port"


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
        self.low = LowHead(head, cues)
        self.last: Row | None = None  # of the body
        self.caption: Row | None = None
        self.seen: dict[str, Row] = {}
        self.aside = Aside(is_list=False)
        self.kind_above: Kind = "header"
        agency = head.dateline.agency if head.dateline else None
        # With its name in brackets an agency signs the end: "… the port. (ANI)"
        self.signature = f"({agency})" if agency else ""
        self.letters = letters_of(head.title)
        self.longest = len(head.title) + 60
        self.boxed: list[int] = []  # lines that are parts of posts, polls, forms
        self.is_headed = False  # by a line in mid-text
        self.final = 0  # the number of the last line that is not blank
        self.videos: frozenset[int] = frozenset()  # the lines with which a list of videos begins

    def sort(self) -> Tail:
        self.videos = video_lists(self.rows[self.head.body :])
        self.final = next((row.number for row in reversed(self.rows) if row.number), 0)
        block: list[Row] = []
        for row in self.rows[: self.head.body]:
            if row.kind == "body" or row.kind == "subhead":
                if self._is_of_header(row):
                    continue
                if row.kind == "subhead" and opens_box(row.text):
                    self.boxed.append(0)
                self.seen[row.text[:_REPEATED_CHARS]] = row
        for row in self.rows[self.head.body :]:
            if row.kind != "blank":
                block.append(row)
            elif block:
                self._sort_block(block)
                block = []
        if block:
            self._sort_block(block)
        self._give_back()
        if self.boxed or self.is_headed:
            self.tail.listings += take_out(self.rows, frozenset(self.boxed))
        trim_ends(self.rows, self.head, self.cues, open_end=self.place == "body")
        self.low.settle(self.rows)
        return self.tail

    def _is_of_header(self, row: Row) -> bool:
        if is_no_deck(row, self.cues):
            row.kind = "furniture"
            return True
        marked = row.text[-1] in ")»" or row.text[-1].isupper() or "/" in row.text[-_CREDIT_REACH:]
        if marked and len(row.text) <= CAPTION_CHARS and self._is_uncued_caption(row):
            row.kind = "caption"
            return True
        return False

    def _sort_block(self, block: list[Row]) -> None:
        """Sort the lines between two blank ones: a paragraph each, unless they are one, hard-wrapped."""
        if len(block) == 1:
            self.wrapped = False
            self.kind_above = block[0].kind = self._kind(block[0])
            return
        self.wrapped = is_wrapped(block)
        for row in block:
            self.kind_above = row.kind = self._kind(row)
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
        if (
            size <= _BYLINE_CHARS
            and (self.low.label or text[0] in _BYLINE_OPENINGS)
            and not self.wrapped
            and self.low.is_byline(row, in_body=self.place == "body")
        ):
            return self._told_above(row)
        if self.told > _HEAD_PARAGRAPHS and size <= _BYLINE_CHARS and self.low.signs_end(text):
            return self._open("box")
        if size <= _HEAD_CHARS and self.told and is_reply(text):
            return self._open("end")
        if size <= _HEAD_CHARS and (row.level or not ends_sentence(text)):
            if self.cues.heads_list(key):
                return self._open("list")
            if self.told and counts_replies(key) and self._is_counted_above():
                return "furniture"
            if self.cues.ends_article(key) or (self.told and counts_replies(key)):
                self.under_source = key.startswith("source")
                return self._open("box" if key in self.cues.pause or self._may_go_on(key) else "end")
        if size <= _FIELD_CHARS and (":" in text[:40] or "|" in text[:_BAR_REACH]):
            if tells_day(text):
                return self._told_above(row, is_day=True)
            if take_field(row, key, self.head, self.tail, self.cues, in_body=self.place == "body"):
                return "furniture"
        if self.cues.is_furniture(text, key) or is_credit_line(text, self.cues) or is_remark(text):
            learn_credit(text, self.head, self.cues)
            if self.told and tells_of_box(text, key):
                self.boxed.append(row.number)
            return "furniture"
        low = self.place == "body" and self.told <= _HEAD_PARAGRAPHS and size <= _HEAD_CHARS
        if tells_day(text) or (low and self.low.is_clocked_day(row)):
            return self._told_above(row, is_day=True)
        if self.cues.is_caption(text) or (
            size <= CAPTION_CHARS
            and (
                text[-1].isalpha()
                or text[-1] in ")»"
                or text[0] == text[size // 2]
                or self._below_caption(row)
            )
            and self._is_uncued_caption(row)
        ):
            return self._caption(row)
        if self.letters and size <= self.longest and same_headline(text, self.head.title, self.letters):
            if self.told and text.startswith(_ANSWERS):
                return self._open("end")
            if text[-1] != "." or size <= len(self.head.title) + 3:
                return "furniture"
        if text[0].isdigit() and (":" in text[:20]) and self._heads_sheet(text):
            return "furniture"
        if not self.told and is_role(text, self.cues):
            return "furniture"
        if self.place == "body":
            subhead = size <= _SUBHEAD_CHARS and not self.wrapped and _is_subhead(row)
            if subhead and self._is_doubled(row):
                return "furniture"
            if size >= _REPEATED_CHARS and not self.wrapped:
                earlier = self.seen.setdefault(text[:_REPEATED_CHARS], row)
                if earlier is not row and self._is_repeated(row, earlier):
                    return "furniture"
            if self.told == 1 and self._is_said_twice(row):
                return "furniture"
            self.last = row
            signed = bool(self.signature) and text.endswith(self.signature)
            if signed:
                self._open("list")
            elif row.level or subhead:
                self.is_headed = True
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

    def _is_said_twice(self, row: Row) -> bool:
        """Whether the first line is printed again right below: the words of a picture and its name."""
        first = self.last
        if first is None or first.text != row.text or first.number < row.number - 2:
            return False
        first.kind = "caption"
        self.told = 0
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
        if text[-1] in ")»" or text[-1].isupper():
            above = not self.told and self.place == "body"
            if ends_in_capitals(text) or (text[-1] == ")" and ends_in_house(text, self.cues, above=above)):
                return True
        if "/" in text[-_CREDIT_REACH:] and ends_in_slash(text):
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

    def _told_above(self, row: Row, *, is_day: bool = False) -> Kind:
        """A byline or a day: the header's where the article has hardly begun."""
        if self.place != "body" or self.told > _HEAD_PARAGRAPHS:
            return "furniture"
        if is_day:
            self.low.name_above(row, self.last)
        self.low.lines.append(row)
        return "header"

    def _may_go_on(self, key: str) -> bool:
        """Above the text such a line ends nothing: one paragraph may be a deck, if no comments follow it."""
        return self.told < 2 and not self.under_source and not (self.told and "comment" in key)

    def _open(self, place: str) -> Kind:
        self._give_back()
        self.place = place
        self.aside = Aside(is_list=place == "list")
        if place == "list":
            self.tail.listings.append(self.aside.rows)
        return "furniture"

    def _listed(self, row: Row) -> Kind:
        """A row of a list or a box, until the article goes on."""
        back = self.aside.take(row)
        if not back:
            return "listed"
        for known in back:
            known.kind = "body"
        self.place = "body"
        self.last = row
        self.told += len(back)
        return "body"

    def _give_back(self) -> None:
        """At the end of a list: what was no item of it is the article's."""
        row = self.aside.give_back() if self.place == "list" and self.told >= _ENDED_FROM else None
        if row is not None:
            row.kind = "body"
            self.told += 1

    def _is_counted_above(self) -> bool:
        """Whether what readers said is counted beside byline and day: below a deck, above the text."""
        return self.told < _HEAD_PARAGRAPHS and self.kind_above == "header"


def _is_subhead(row: Row) -> bool:
    """Whether a short line of the body heads what follows."""
    return not row.bullet and not ends_sentence(row.text) and row.text[-1] not in ",;:-–—"


def sort_body(rows: list[Row], head: Head, cues: Cues) -> Tail:
    """Mark the rows after the head: body, sub-head, caption, furniture or listed; what they tell is learnt.

    Byline, tags, source and URL found on the way go into `head` unless it has them.
    """
    return _Sorter(rows, head, cues).sort()
