"""What the trained tagger knows of a piece by itself: its word, its ends, its shape and what lists say."""

from zlib import crc32

from newsline.parser.names.lexicon import Lexicon

# Beginnings and ends of words are counted in so many drawers.
DRAWERS = 4096
# The 16 constants of the lists, then the bits below.
BITS = 32
_JOINED, _FIRST, _CAPITAL, _SMALL = 1 << 16, 1 << 17, 1 << 18, 1 << 19
_INITIAL, _SHORT_CAPITALS, _CAPITALS, _MIXED, _BEGINS = 1 << 20, 1 << 21, 1 << 22, 1 << 23, 1 << 24
_SHORT, _MIDDLE, _LONG = 1 << 25, 1 << 26, 1 << 27
_DOTTED, _DIGITS, _APOSTROPHE = 1 << 28, 1 << 29, 1 << 30

# What a piece can be to a name: no part of it, a part that follows another, its beginning.
NEVER, LINK, NAME = 0, 1, 2
_LINKS = frozenset("- ' ’ & . / , ! @ + :".split())
_ZEROS = str.maketrans("123456789", "000000000")
# A longer piece is data, told by its first and last letters alone.
_LONGEST = 40


# CRC-32 of the word as written and in lower case; the drawers of its first three, last three and last two
# bytes; an or of the lists' constants and of the bits of shape and place.
Features = tuple[int, int, int, int, int, int]


def role_of(piece: str) -> int:
    """Whether a piece can begin a name (`NAME`), go on with one (`LINK`) or do neither (`NEVER`)."""
    word = piece.lstrip()
    first = word[:1]
    if first.isalpha():
        return LINK if first == first.lower() and word == word.lower() else NAME
    return LINK if word in _LINKS else NEVER


def features(piece: str, lists: Lexicon) -> Features:
    """The features of one piece as `pieces` gives it."""
    word = piece.lstrip()
    bits = 0
    if len(word) == len(piece):
        bits = _JOINED
    elif "\n" in piece:
        bits = _FIRST
    if len(word) > _LONGEST:
        word = word[: _LONGEST // 2] + word[-_LONGEST // 2 :]
    lower = word.lower()
    if word[:1].isalpha():
        bits |= lists.flags(word) | (_SMALL if word == lower else _shape(word, lower))
    if not word.isalpha():
        if "." in word and word[0].isalpha():
            bits |= _DOTTED
        if "'" in word or "’" in word:
            bits |= _APOSTROPHE
            word, lower = word.replace("’", "'"), lower.replace("’", "'")
        zeros = word.translate(_ZEROS)
        if "0" in zeros:
            bits |= _DIGITS
            word, lower = zeros, lower.translate(_ZEROS)
    code = lower.encode("utf-8", "surrogatepass")
    return (
        crc32(code) if word == lower else crc32(word.encode("utf-8", "surrogatepass")),
        crc32(code),
        crc32(code[:3]) % DRAWERS,
        crc32(code[-3:]) % DRAWERS,
        crc32(code[-2:], 1) % DRAWERS,
        bits,
    )


def _shape(word: str, lower: str) -> int:
    bits = _CAPITAL
    size = len(word)
    if word.isupper():
        bits |= _INITIAL if size == 1 else _SHORT_CAPITALS if size < 6 else _CAPITALS
    elif not word[1:].islower():
        bits |= _MIXED
    if word[0] == lower[0]:
        bits |= _BEGINS
    return bits | (_SHORT if size < 4 else _MIDDLE if size < 7 else _LONG)
