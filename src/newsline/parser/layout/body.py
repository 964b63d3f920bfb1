"""The body: its paragraphs kept, the furniture, captions and lists around them taken out."""

import re
from itertools import pairwise, takewhile

from newsline.model import RelatedItem
from newsline.parser.layout.byline import names_in_byline
from newsline.parser.layout.furniture import Cues, line_key
from newsline.parser.layout.head import Head, learn_field, tags_of
from newsline.parser.layout.header import read_field
from newsline.parser.layout.markup import is_image, links
from newsline.parser.layout.related import inline_item
from newsline.parser.layout.rows import Kind, Row, ends_sentence, is_prose, word_count
from newsline.parser.layout.title import letters_of, same_headline

_HEAD_CHARS = 60
_SUBHEAD_CHARS = 100
_TRAILING_CHARS = 80
_PARAGRAPH_CHARS = 60
_GALLERY = 3  # captions in a row
_FRAGMENT_WORDS = 3
# Lengths of the lines of a hard-wrapped paragraph.
_WRAP_FROM = 40
_WRAP_TO = 100
# So great a part of them may be shorter: a long word stood next.
_SHORT_SHARE = 6
# A shorter line may be a verse, or stand alone on purpose.
_JOIN_FROM = 45
# Of the lines after the first so great a part begins in lower case, where nothing ends the paragraph.
_LOW_SHARE = 4
# Before a name these end no sentence.
_TITLES = frozenset(
    "Mr. Mrs. Ms. Dr. Prof. Gen. Lt. Col. Maj. Capt. Sgt. Adm. Sen. Rep. Gov. Rev. St.".split()
)
_FIELD_CHARS = 300
_INLINE = ("read more:", "read also:", "also read:", "related:", "see also:", "read next:", "more:", "read:")
# "First Published: May 3, 2016 | 10:12 IST" below the text.
_DATED = re.compile(
    r"(?:story )?(?:first |last )?(?:published|posted|updated|modified)\b(?=.{0,60}\b\d{4}\b)", re.IGNORECASE
)
# "3 Comments" below the text; above it they are counted too.
_REPLIES = re.compile(
    r"(?:no|\d{1,4}) (?:comments?|replies|responses?)(?: (?:yet|so far|(?:to|on) (?:this|[\"“‘]).{0,60}))?"
)
_CREDITS = ("reporting by ", "(reporting by ", "by ", "words: ", "story by ")
# What a page says of itself rather than of the news.
_SELF = ("www.", "@", ".com", "newsletter", "readers", "subscri", "©", "website", "web site")


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
    """One pass over the rows after the head; `place` is where the page is: body, list or end."""

    def __init__(self, rows: list[Row], head: Head, cues: Cues) -> None:
        self.rows = rows
        self.head = head
        self.cues = cues
        self.tail = Tail()
        self.place = "body"
        self.under_source = False
        self.wrapped = False
        self.told = False  # whether a paragraph has come
        self.letters = letters_of(head.title)
        self.longest = len(head.title) + 60
        self.run: list[Row] = []

    def sort(self) -> Tail:
        block: list[Row] = []
        for row in self.rows[self.head.body :]:
            if row.kind != "blank":
                block.append(row)
            elif block:
                self._sort_block(block)
                block = []
        if block:
            self._sort_block(block)
        self._drop_trailing()
        return self.tail

    def _sort_block(self, block: list[Row]) -> None:
        """Sort the lines between two blank ones: a paragraph each, unless they are one, hard-wrapped."""
        if len(block) == 1:
            self.wrapped = False
            block[0].kind = self._kind(block[0])
            return
        self.wrapped = _is_wrapped(block)
        for row in block:
            row.kind = self._kind(row)
        if self.wrapped and _flows(block):
            for row, following in pairwise(block):
                row.goes_on = row.kind == following.kind == "body" and _goes_on(row.text, following)

    def _kind(self, row: Row) -> Kind:
        text = row.text
        if row.raw[:1] in ("!", "[") and is_image(row.raw):
            return "caption"
        if not text or (not text[0].isalnum() and not any(map(str.isalnum, text[:60]))):
            return "furniture"
        key = line_key(text)
        size = len(text)
        if size <= _HEAD_CHARS and (row.level or not ends_sentence(text)):
            if self.cues.heads_list(key):
                return self._open("list")
            if self.cues.ends_article(key) or (self.told and _REPLIES.fullmatch(key)):
                self.under_source = key.startswith("source")
                return self._open("end")
        if size <= _FIELD_CHARS and ":" in text[:40] and self._is_field(row, key):
            return "furniture"
        if self.cues.is_furniture(text, key):
            self._credit(text)
            return "furniture"
        if size <= _SUBHEAD_CHARS and _DATED.match(text) and not ends_sentence(text):
            return "furniture"
        if self.cues.is_caption(text):
            return "caption"
        if self.letters and size <= self.longest and same_headline(text, self.head.title, self.letters):
            return "furniture"
        if self.place == "body":
            if row.level or (size <= _SUBHEAD_CHARS and not self.wrapped and _is_subhead(row)):
                return "subhead"
            self.told = True
            return "body"
        if self.place == "end":
            if self.under_source:
                self.tail.sources += links(row.raw)
            return "furniture"
        return self._listed(row)

    def _open(self, place: str) -> Kind:
        self.place = place
        self.run = []
        if place == "list":
            self.tail.listings.append([])
        return "furniture"

    def _is_field(self, row: Row, key: str) -> bool:
        """Tags, sources and the like printed in one line; a related headline behind its cue."""
        for cue in _INLINE:
            if key.startswith(cue):
                item = inline_item(row.text.partition(":")[2].strip(), row)
                if item is not None:
                    self.tail.inline.append(item)
                return True
        found = read_field(row.text)
        if found is None or not found[1]:
            return False
        kind, value = found
        if kind == "byline" and not self.head.byline:
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
        """A row of a list; two paragraphs in a row show that the article goes on."""
        self.tail.listings[-1].append(row)
        if self._is_paragraph(row):
            self.run.append(row)
        else:
            self.run = []
        if len(self.run) < 2:
            return "listed"
        for known in self.run:
            known.kind = "body"
        del self.tail.listings[-1][-len(self.run) :]
        self.place = "body"
        return "body"

    def _is_paragraph(self, row: Row) -> bool:
        text = row.text
        if row.bullet or row.level or len(text) < _PARAGRAPH_CHARS or not ends_sentence(text):
            return False
        folded = text.casefold()
        return not any(sign in folded for sign in _SELF)

    def _drop_trailing(self) -> None:
        """Short lines without a sentence's end after the last paragraph belong to the page.

        A single one of more than three words may be the article's own, and the caption
        that ends a page may be its last sentence: in doubt nothing of the body is lost. Where
        such lines stand together between paragraphs (a gallery), the last ones are the article's too,
        and so they are on a page of which nothing but the article was saved: no line of it is furniture.
        """
        last = next((row for row in reversed(self.rows) if row.kind != "blank"), None)
        if last is not None and last.kind == "caption" and not is_image(last.raw) and self.place == "body":
            last.kind = "body"
        kept = (row for row in reversed(self.rows) if row.kind == "body" or row.kind == "subhead")
        trailing = list(takewhile(_is_fragment, kept))
        if not trailing:
            return
        body = [row for row in self.rows if row.kind == "body" or row.kind == "subhead"]
        if not any(is_prose(row.text) for row in body):
            return
        if len(trailing) == 1 and word_count(trailing[0].text) > _FRAGMENT_WORDS:
            trailing[0].kind = "body"
            return
        said = any(word_count(row.text) > _FRAGMENT_WORDS for row in trailing)
        if said and not any(row.kind in ("furniture", "listed") for row in self.rows):
            return
        if _has_gallery(body[: len(body) - len(trailing)]):
            return
        for row in trailing:
            row.kind = "furniture"


def _has_gallery(rows: list[Row]) -> bool:
    """Whether several lines without a sentence's end, no sub-heads, stand together above a paragraph."""
    run = 0
    for row in rows:
        if _is_fragment(row) and not row.level:
            run += 1
        elif run >= _GALLERY and is_prose(row.text):
            return True
        else:
            run = 0
    return False


def _is_subhead(row: Row) -> bool:
    """Whether a short line of the body heads what follows."""
    return not row.bullet and not ends_sentence(row.text) and row.text[-1] not in ",;:-–—"


def _is_fragment(row: Row) -> bool:
    return not (row.bullet or row.goes_on or len(row.text) > _TRAILING_CHARS or ends_sentence(row.text))


def _is_wrapped(block: list[Row]) -> bool:
    """Whether lines are the pieces of a text broken at one width: most of them end in mid-sentence.

    A line shorter than the others ends a sentence, as the last of its paragraph, or is one of few.
    """
    lines = [row.text for row in block[:-1]]
    ended = short = 0
    for text in lines:
        if len(text) > _WRAP_TO:
            return False
        ends = ends_sentence(text)
        ended += ends
        short += len(text) < _WRAP_FROM and not ends
    return 2 * ended < len(lines) and _SHORT_SHARE * short <= len(lines) and not block[0].bullet


def _flows(block: list[Row]) -> bool:
    """Whether a text broken at one width is a paragraph rather than a list of headlines."""
    if len(block[-1].text) > _WRAP_TO:
        return False
    low = sum(row.text[:1].islower() for row in block[1:])
    return _LOW_SHARE * low >= len(block) - 1 or ends_sentence(block[-1].text)


def _goes_on(text: str, following: Row) -> bool:
    """Whether a line of a paragraph ends in mid-sentence, or at a title such as "Mr."."""
    if len(text) < _JOIN_FROM or following.bullet or following.level:
        return False
    return not ends_sentence(text) or text.rsplit(" ", 1)[-1] in _TITLES


def sort_body(rows: list[Row], head: Head, cues: Cues) -> Tail:
    """Mark the rows after the head: body, sub-head, caption, furniture or listed; what they tell is learnt.

    Byline, tags, source and URL found on the way go into `head` unless it has them.
    """
    return _Sorter(rows, head, cues).sort()
