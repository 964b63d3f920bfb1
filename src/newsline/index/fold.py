"""Folding: one form for the spellings of a word, so that case and accents never hide it.

Lower case, Latin letters without their accents, other scripts as they are. The
text index is fed with folded text, so that there is one definition of a word.
"""

import re
from unicodedata import combining, normalize

WORD = re.compile(r"[^\W_]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_FEW = 32  # characters beyond ASCII that are folded one after the other through a whole text
# Latin, Greek, Cyrillic, Armenian, punctuation and symbols: here the tokenizer of the text index
# (Unicode "alphabetic") and WORD agree; in other scripts they differ on vowel signs.
_PLAIN = r"[\x00-\u0344\u0346-\u058f\u1e00-\u206f\u20a0-\u20bf\u2100-\u214f]*"
# Letters that Unicode does not decompose, with the spelling that libraries and agencies use.
_SPELLED = dict(
    pair.split("=")
    for pair in "ø=o ł=l đ=d ð=d ħ=h ı=i ŧ=t ŋ=n ĸ=q ſ=s ß=ss ẞ=ss æ=ae œ=oe þ=th ĳ=ij ŀ=l".split()
)


class _Table(dict[int, str]):
    """Code point to its folded form, worked out at the first sight of a character."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_char(chr(code))
        return folded


def _fold_char(char: str) -> str:
    lower = char.lower()
    if lower in _SPELLED:
        return _SPELLED[lower]
    if 0x300 <= ord(char) <= 0x36F:
        return ""
    if not char.isalnum():
        return lower
    bare = "".join(
        _SPELLED.get(part, part) for part in normalize("NFKD", lower) if not combining(part)
    ).lower()
    return bare if bare.isascii() and bare.isalnum() else lower


_TABLE = _Table()
_ASCII = bytes(range(128))  # each has a folded form of one character


def fold(text: str) -> str:
    """The folded form of a text; its length may differ."""
    if text.isascii():
        return text.lower()
    # Bytes are looked through, replaced and lowered many times as fast as characters.
    data = _encoded(text)
    others = set(_beyond_ascii(data))
    if len(others) > _FEW:
        return _NOT_ASCII.sub(lambda match: _TABLE[ord(match.group())], text).lower()
    # Mostly a handful of marks and accents: what they fold to folds to itself, whatever comes first.
    for char in others:
        piece = _TABLE[ord(char)]
        if piece != char:
            data = data.replace(_encoded(char), _encoded(piece))
    return data.lower().decode("utf-8", "surrogatepass")


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _beyond_ascii(data: bytes) -> str:
    """The characters beyond ASCII of a text in UTF-8."""
    return data.translate(None, _ASCII).decode("utf-8", "surrogatepass")


def fold_with_origins(text: str) -> tuple[str, list[int] | None]:
    """The folded form, and for each of its characters (and its end) the offset it comes from.

    The offsets are `None` where they would be those of `text` unchanged.
    """
    if text.isascii():
        return text.lower(), None
    data = _encoded(text)
    pieces = {char: _TABLE[ord(char)] for char in set(_beyond_ascii(data))}
    if all(len(piece) == 1 for piece in pieces.values()):
        if not all(piece.isascii() or piece == char for char, piece in pieces.items()):
            return fold(text), None
        # A handful of marks and accents: taking them one after the other is a third of the work.
        for char, piece in pieces.items():
            data = data.replace(_encoded(char), _encoded(piece))
        return data.lower().decode("utf-8", "surrogatepass"), None
    folded: list[str] = []
    origins: list[int] = []
    for offset, char in enumerate(text):
        piece = _TABLE[ord(char)]
        folded.append(piece)
        origins.extend([offset] * len(piece))
    origins.append(len(text))
    return "".join(folded), origins


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order: runs of letters and digits."""
    return tuple(WORD.findall(fold(text)))


def indexable(text: str) -> str:
    """A text as the text index is fed with it: its tokens are `words(text)` there too."""
    folded = fold(text)
    if folded.isascii() or re.fullmatch(_PLAIN, _beyond_ascii(_encoded(folded))):
        return folded
    return " ".join(WORD.findall(folded))
