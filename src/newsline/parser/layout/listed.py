"""A list or a box in the midst of an article: its rows, and where the article goes on behind them."""

from newsline.parser.layout.closing import SELF_SIGNS
from newsline.parser.layout.rows import Row, ends_sentence, word_count

# With these a line begins that names another article.
INLINE = (
    "lesen sie auch:", "lesen sie dazu:", "lire aussi :", "lire aussi:", "à lire aussi :", "à lire aussi:",
    "lea también:", "lea además:", "lee también:", "lee además:", "leia também:", "leia mais:",
    "leggi anche:", "lees ook:", "bekijk ook:", "czytaj też:", "czytaj także:", "czytaj również:",
    "zobacz także:", "zobacz też:", "читайте также:", "läs också:", "les også:", "læs også:",
    "read more:", "read also:", "also read:", "related:", "see also:", "read next:", "more:", "read:",
    "also read |", "read also |", "read more |", "must read:", "don't miss:", "don’t miss:", "also see:",
    "recommended:", "next gallery:", "next story:", "previous story:", "in pictures:", "video:",
)  # fmt: skip
_PARAGRAPH_CHARS = 60
# Behind a paragraph, what goes on with a quotation may be shorter.
_QUOTED_CHARS = 30
# In a list two shorter ones are paragraphs as well, if one of them is long.
_PAIR_CHARS, _BOTH_CHARS = 30, 75
_QUOTES = "\"“‘'«„"
_SPEECH = '"“«„'
_CLOSING = '"”»“'
_ATTRIBUTED_CHARS, _SAID_BY = 40, 2
_BOX_ROWS, _HEADLINE_WORDS = 3, 4
_CUT = ("...", "…")  # so a headline ends for which a list has no room


class Aside:
    """The rows below the head of a list or a box, with the paragraphs that end them."""

    __slots__ = ("is_list", "rows", "run")

    def __init__(self, *, is_list: bool) -> None:
        self.is_list = is_list
        self.rows: list[Row] = []
        self.run: list[Row] = []

    def take(self, row: Row) -> list[Row]:
        """Take a row; two paragraphs in a row show that the article goes on, and are given back.

        So does a quotation behind a list of which each line has its mark: no summary of one of them;
        and anywhere in a list a quotation with the words that say who spoke.
        """
        self.rows.append(row)
        if not self._is_paragraph(row):
            self.run = []
            return []
        run = self.run
        run.append(row)
        if not (self._is_long(run) if len(run) > 1 else self._is_quotation(row)):
            return []
        del self.rows[-len(run) :]
        return run

    def _is_long(self, run: list[Row]) -> bool:
        if not self.is_list or (len(run[0].text) >= _PARAGRAPH_CHARS and run[-1].text[0] in _QUOTES):
            return True
        return sum(len(row.text) for row in run[-2:]) >= _BOTH_CHARS

    def _is_quotation(self, row: Row) -> bool:
        text = row.text
        if self.is_list and is_attributed(text):
            return True
        if len(self.rows) < 3 or len(text) < _PARAGRAPH_CHARS or not any(map(text.__contains__, _SPEECH)):
            return False
        return all(item.bullet for item in self.rows[:-1])

    def _is_paragraph(self, row: Row) -> bool:
        text = row.text
        shortest = _PARAGRAPH_CHARS
        if self.is_list:
            shortest = _PAIR_CHARS
            if not self.run and text[-1] == "?":
                return False  # so headlines end
        elif self.run and text[0] in _QUOTES:
            shortest = _QUOTED_CHARS
        if row.bullet or row.level or len(text) < shortest or not ends_sentence(text) or text.endswith(_CUT):
            return False
        folded = text.casefold()
        return not any(sign in folded for sign in SELF_SIGNS)

    def give_back(self) -> Row | None:
        """The one paragraph behind a headline or two: so short a list has no summary."""
        rows = self.rows
        if not (self.is_list and 1 < len(rows) <= _BOX_ROWS and self.run == rows[-1:]):
            return None
        if len(rows[-1].text) < _PARAGRAPH_CHARS or any(map(_tells_more, rows[:-1])):
            return None
        return rows.pop()


def _tells_more(row: Row) -> bool:
    return row.bullet or ends_sentence(row.text) or word_count(row.text) < _HEADLINE_WORDS


def is_attributed(text: str) -> bool:
    """Whether a sentence is speech with the words that say whose: "“It will hold,” said Jane Doe."."""
    if text[0] not in _SPEECH or len(text) < _ATTRIBUTED_CHARS:
        return False
    at = max(text.rfind(mark, 1) for mark in _CLOSING)
    return at > 0 and len(text[at + 1 :].split()) >= _SAID_BY and text[-1] == "."
