"""What the trained tagger knows of a word by itself: the word, its ends, its shape and what the lists say."""

from zlib import crc32

from newsline.parser.names.lexicon import Lexicon

# Beginnings and ends of words are counted in so many drawers, a power of two.
DRAWERS = 4096
# The 16 constants of the lists, then the bits below.
BITS = 30
_CAPITAL, _SMALL, _PREFIXED, _NO_WORD = 1 << 16, 1 << 17, 1 << 18, 1 << 19
_INITIAL, _SHORT_CAPITALS, _CAPITALS, _MIXED = 1 << 20, 1 << 21, 1 << 22, 1 << 23
_SHORT, _MIDDLE, _LONG = 1 << 24, 1 << 25, 1 << 26
_DOTTED, _DIGITS, _HYPHEN = 1 << 27, 1 << 28, 1 << 29
# A mark before the word; a full stop, a comma, another mark, a possessive after it.
OPENED, STOPPED, PAUSED, CLOSED, OWNER = 1, 2, 4, 8, 16
MARK_BITS = 5
# By the number of letters.
_BY_SIZE = (_SHORT,) * 4 + (_MIDDLE,) * 3 + (_LONG,)
_MOST_SIZE = len(_BY_SIZE) - 1
_DRAWER = DRAWERS - 1
_MARKS = "\"'“”‘’«»()[]{}.,;:!?…—–*_"
_ZEROS = str.maketrans("123456789", "000000000")
# A longer word is data, told by its first and last letters alone.
_LONGEST = 40

# CRC-32 of the word as written and in lower case; the drawers of its first three, last three and last two
# bytes; an or of the lists' constants and of the bits of shape.
Features = tuple[int, int, int, int, int, int]


def bare(word: str, lists: Lexicon) -> tuple[str, int]:
    """What stands between white space without the marks around it, and an or of the bits for them."""
    if word.isalpha():
        return word, 0
    inside = word.strip(_MARKS)
    if not inside:
        return word, 0
    bits = 0
    at = word.index(inside)
    after = word[at + len(inside) :]
    if at:
        bits |= OPENED
    if after[:1] == "." and not _plain(inside) and ("." in inside or lists.flags(inside + ".")):
        # "U.S.", "Mr."
        inside += "."
        after = after[1:]
    if after:
        bits |= STOPPED if after[0] in ".!?…" else PAUSED if after[0] in ",;:" else CLOSED
    if "’" in inside:
        inside = inside.replace("’", "'")
    if inside.endswith("'s"):
        inside = inside[:-2]
        bits |= OWNER
    return inside, bits


def _plain(word: str) -> bool:
    """Whether a word is no abbreviation for its letters alone: the lists have none of several small ones."""
    return len(word) > 1 and word.islower() and word.isalpha()


def features(word: str, lists: Lexicon) -> Features:
    """The features of one word without the marks around it."""
    bits = 0
    if not word.isalpha():
        if "-" in word:
            bits = _HYPHEN
        if "." in word:
            bits |= _DOTTED
        if len(word) > _LONGEST:
            word = word[: _LONGEST // 2] + word[-_LONGEST // 2 :]
        zeros = word.translate(_ZEROS)
        if "0" in zeros:
            word = zeros
            bits |= _DIGITS
        elif word.strip(_MARKS) == "":
            bits |= _NO_WORD
    elif len(word) > _LONGEST:
        word = word[: _LONGEST // 2] + word[-_LONGEST // 2 :]
    lower = word.lower()
    code = encoded(lower)
    key = exact = crc32(code)
    if word == lower:
        bits |= _SMALL
    else:
        exact = crc32(encoded(word))
        bits |= lists.flags(word) | _BY_SIZE[min(len(word), _MOST_SIZE)]
        bits |= _PREFIXED if word[0] == lower[0] else _CAPITAL
        if not word[1:].islower():
            bits |= _capitals(word)
    return (
        exact,
        key,
        crc32(code[:3]) & _DRAWER,
        crc32(code[-3:]) & _DRAWER,
        crc32(code[-2:], 1) & _DRAWER,
        bits,
    )


def encoded(word: str) -> bytes:
    """The word in UTF-8, whatever it is made of."""
    return word.encode("utf-8", "surrogatepass")


def _capitals(word: str) -> int:
    """What the capitals beyond the first letter tell."""
    if not word.isupper():
        return _MIXED
    return _INITIAL if len(word) == 1 else _SHORT_CAPITALS if len(word) < 6 else _CAPITALS
