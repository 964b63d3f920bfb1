"""A chain of capitalised words with what each can be, and the pieces that were cut from it so far."""

from newsline.parser.names.lexicon import (
    CALENDAR,
    CONNECTOR,
    DEMONYM,
    FAMILY,
    GIVEN,
    HEAD,
    ORG,
    ORG_HEAD,
    PLACE,
    STOP,
    TITLE,
    WORD,
    Lexicon,
)
from newsline.parser.names.pieces import NOTHING, ORG_TYPE, PLACE_TYPE, Piece
from newsline.parser.names.style import GENERATIONS

_LONGEST_LISTED = 9
_LONGEST_STRETCH = 24
# Words at which a stretch ends.
BREAK = CONNECTOR | CALENDAR | STOP


class Chain:
    """The words of one chain, what each can be, and the pieces found so far."""

    __slots__ = ("begins", "flags", "lexicon", "pieces", "size", "words")

    def __init__(self, words: list[str], lexicon: Lexicon, begins: bool) -> None:
        self.words = words
        self.size = len(words)
        self.lexicon = lexicon
        self.flags = list(map(lexicon.flags, words))
        self.begins = begins
        self.pieces: list[Piece] = []

    def _stretch_end(self, end: int) -> int:
        # Looking ahead without end in a text of nothing but capitals would be quadratic.
        limit = min(self.size, end + _LONGEST_STRETCH)
        while end < limit and not self.flags[end] & BREAK:
            end += 1
        return end

    def _name_in_spite(self, at: int) -> bool:
        """ "Will Smith", "May Hassan": a word of grammar that is a given name, before a family name."""
        if not self.flags[at] & GIVEN or at + 1 >= self.size:
            return False
        return not self.flags[at + 1] & (BREAK | WORD | HEAD | PLACE | DEMONYM | ORG | TITLE)

    def _add(self, first: int, last: int, kind: int, weight: float, titled: bool = False) -> int:
        self.pieces.append((first, last, kind, weight, titled))
        return last

    def _first(self, at: int) -> bool:
        """Whether the word may be capitalised only because the sentence begins with it."""
        return self.begins and at == 0

    def _listed(self, at: int) -> tuple[int, int]:
        """The longest name of several words in the lists that begins at `at`: its end and type."""
        if at + 1 < self.size and self.lexicon.begins_long(self.words[at]):
            for end in range(min(self.size, at + _LONGEST_LISTED), at + 1, -1):
                name = " ".join(self.words[at:end])
                if name in self.lexicon.orgs:
                    return end, ORG_TYPE
                if name in self.lexicon.places:
                    return end, PLACE_TYPE
        return at, NOTHING

    def _of(self, at: int) -> bool:
        return at + 1 < self.size and self.words[at] in ("of", "for", "on")

    def _title(self, at: int, end: int) -> int:
        """Where the first title stands, -1 without one; the "General" of "General Assembly" is none."""
        flags = self.flags
        for index in range(at, end):
            if flags[index] & TITLE and not (index + 2 == end and flags[index + 1] & ORG_HEAD):
                if flags[index] & FAMILY and self._is_surname(at, index, end):
                    continue
                return index
        return -1

    def _is_surname(self, at: int, index: int, end: int) -> bool:
        """ "Martin Luther King Jr.": a title that is a family's name, behind given names and at the end."""
        last = index + 1 == end or (index + 2 == end and self.words[index + 1] in GENERATIONS)
        return index > at and last and all(flag & GIVEN and not flag & TITLE for flag in self.flags[at:index])

    def _last_head(self, at: int, end: int) -> int:
        for index in range(end - 1, at - 1, -1):
            if self.flags[index] & HEAD and not (index == at < end - 1 and self.flags[at] & GIVEN):
                return index
        return -1
