"""What the trained tagger knows of a word by itself: the word, its ends, its shape and what the lists say."""

from zlib import crc32

from newsline.parser.names.lexicon import Lexicon

# Beginnings and ends of words are counted in so many drawers.
DRAWERS = 4096
# The 16 constants of the lists, then the bits below.
BITS = 36
_CAPITAL, _SMALL, _PREFIXED, _MARK = 1 << 16, 1 << 17, 1 << 18, 1 << 19
_INITIAL, _SHORT_CAPITALS, _CAPITALS, _MIXED = 1 << 20, 1 << 21, 1 << 22, 1 << 23
_SHORT, _MIDDLE, _LONG = 1 << 24, 1 << 25, 1 << 26
_DOTTED, _DIGITS, _APOSTROPHE, _HYPHEN = 1 << 27, 1 << 28, 1 << 29, 1 << 30
# A mark before the word; a full stop, a comma, another mark, a possessive after it.
_OPENED, _STOPPED, _PAUSED, _CLOSED, _OWNER = 1 << 31, 1 << 32, 1 << 33, 1 << 34, 1 << 35
_MARKS = "\"'“”‘’«»()[]{}.,;:!?…—–*_"
_ZEROS = str.maketrans("123456789", "000000000")
# A longer word is data, told by its first and last letters alone.
_LONGEST = 40

# CRC-32 of the word as written and in lower case; the drawers of its first three, last three and last two
# bytes; an or of the lists' constants and of the bits of shape.
Features = tuple[int, int, int, int, int, int]


def features(word: str, lists: Lexicon) -> Features:
    """The features of one word of a stretch, or of what stands around it between white space."""
    bits = 0
    if not word.isalpha():
        word, bits = _bare(word, lists)
    if len(word) > _LONGEST:
        word = word[: _LONGEST // 2] + word[-_LONGEST // 2 :]
    lower = word.lower()
    if bits & _DIGITS:
        word, lower = word.translate(_ZEROS), lower.translate(_ZEROS)
    code = lower.encode("utf-8", "surrogatepass")
    key = exact = crc32(code)
    if word == lower:
        bits |= _SMALL
    else:
        bits |= lists.flags(word) | _shape(word, lower)
        exact = crc32(word.encode("utf-8", "surrogatepass"))
    ends = crc32(code[:3]) % DRAWERS, crc32(code[-3:]) % DRAWERS, crc32(code[-2:], 1) % DRAWERS
    return (exact, key, *ends, bits)


def _bare(word: str, lists: Lexicon) -> tuple[str, int]:
    """The word without the marks around it, and the bits for them."""
    if word in ("'s", "’s"):
        return "'s", _MARK
    bare = word.strip(_MARKS)
    if not bare:
        return word, _MARK
    bits = 0
    at = word.index(bare)
    after = word[at + len(bare) :]
    if at:
        bits |= _OPENED
    if after[:1] == "." and ("." in bare or lists.flags(bare + ".")):
        # "U.S.", "Mr."
        bare += "."
        after = after[1:]
    if after:
        bits |= _STOPPED if after[0] in ".!?…" else _PAUSED if after[0] in ",;:" else _CLOSED
    if "'" in bare or "’" in bare:
        bare = bare.replace("’", "'")
        bits |= _APOSTROPHE
        if bare.endswith("'s"):
            bare = bare[:-2]
            bits |= _OWNER
    if "-" in bare:
        bits |= _HYPHEN
    if "." in bare:
        bits |= _DOTTED
    if not bare.isalpha() and any(char.isdigit() for char in bare):
        bits |= _DIGITS
    return bare, bits


def _shape(word: str, lower: str) -> int:
    size = len(word)
    bits = _SHORT if size < 4 else _MIDDLE if size < 7 else _LONG
    bits |= _PREFIXED if word[0] == lower[0] else _CAPITAL
    if word.isupper():
        bits |= _INITIAL if size == 1 else _SHORT_CAPITALS if size < 6 else _CAPITALS
    elif not word[1:].islower():
        bits |= _MIXED
    return bits
