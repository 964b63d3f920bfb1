"""Spellings of one name: tokens of names, romanisation, and when two tokens are the same name.

Names from Arabic, Russian and other scripts reach the press in several Latin
spellings (Lavrov's first name as Sergei or Sergey). The rules here follow the
common systems (BGN/PCGN, ISO 9, ALA-LC and press usage): which letters stand
for one sound, and that short vowels vary while consonants do not.
"""

from functools import lru_cache

from newsline.index.fold import WORD, fold

NameTokens = tuple[str, ...]

_APOSTROPHES = frozenset("'’‘ʼʻ`´")
_HYPHENS = frozenset("-‐‑–")
# The Arabic article and its forms before "sun letters"; these only before a hyphen.
_ARTICLES = frozenset({"al", "el", "ul"})
_ASSIMILATED = frozenset({"ad", "an", "ar", "as", "ash", "at", "az"})
GENERATIONS = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv"})
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "prof", "professor"})


@lru_cache(maxsize=16384)
def name_tokens(name: str) -> NameTokens:
    """The tokens that tell a name from others: folded, without "the", Arabic articles and possessive 's.

    "Bashar Al-Assad" is `("bashar", "assad")`, "U.N." is `("un",)`. A leading "Al" with
    a capital and no hyphen is a given name ("Al Gore").
    """
    pieces = _pieces(name)
    tokens: list[str] = []
    for place, (piece, following) in enumerate(pieces):
        token = fold(piece)
        if place < len(pieces) - 1:
            if following in _HYPHENS and (token in _ARTICLES or token in _ASSIMILATED):
                continue
            if token in _ARTICLES and (place > 0 or piece.islower()):
                continue
        tokens.append(token)
    if len(tokens) > 1 and tokens[0] == "the":
        del tokens[0]
    return tuple(token for token in tokens if token)


def _pieces(name: str) -> list[tuple[str, str]]:
    """The words of a name and the character after each: "O'Neill" and "U.N." are one word, 's is none."""
    pieces: list[tuple[str, str]] = []
    end = 0
    for match in WORD.finditer(name):
        piece, gap = match.group(), name[end : match.start()]
        end = match.end()
        following = name[end : end + 1]
        if pieces and gap in _APOSTROPHES:
            before = pieces.pop()[0]
            piece = before if piece in "sS" else before + piece
        elif pieces and gap == "." and len(piece) == 1 and pieces[-1][0].isupper() and piece.isupper():
            piece = pieces.pop()[0] + piece
        pieces.append((piece, following))
    return pieces


def question_tokens(name: str) -> NameTokens:
    """`name_tokens` of what a person typed: also without "Mr", "Dr" and the like."""
    tokens = name_tokens(name)
    while len(tokens) > 1 and tokens[0] in _HONORIFICS | _ARTICLES:
        tokens = tokens[1:]
    return tokens


def surname(tokens: NameTokens) -> str:
    """The last token that is not a generation suffix ("Jr")."""
    for token in reversed(tokens):
        if token not in GENERATIONS:
            return token
    return tokens[-1]


_SOUNDS = (
    ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"), ("dzh", "j"), ("dj", "j"), ("ph", "f"), ("kh", "k"),
    ("gh", "g"), ("dh", "d"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("w", "v"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("y", "i"),
)  # fmt: skip
_VOWELS = frozenset("aeiou")
_SHORT = 5  # sounds of a token below which its spellings must be equal in sound
_SOFTENING = frozenset("eihy")


@lru_cache(maxsize=16384)
def roman(token: str) -> str:
    """A token with its letters for one sound made one: "sergey" and "sergei" give the same."""
    for spelling, sound in _SOUNDS:
        if spelling in token:
            token = token.replace(spelling, sound)
    if token.endswith("ie"):
        token = token[:-1]
    sounds: list[str] = []
    for place, letter in enumerate(token):
        if letter == "c" and token[place + 1 : place + 2] not in _SOFTENING:
            letter = "k"
        if not sounds or sounds[-1] != letter:
            sounds.append(letter)
    if len(sounds) > 1 and sounds[-1] == "h" and sounds[-2] in _VOWELS:
        sounds.pop()
    return "".join(sounds)


@lru_cache(maxsize=16384)
def skeleton(token: str) -> str:
    """The consonants of a token's sounds, `g` and `k` as one; a leading vowel is kept as `a`."""
    sounds = roman(token)
    start = "a" if sounds[:1] in _VOWELS else ""
    return start + "".join(letter for letter in sounds.replace("g", "k") if letter not in _VOWELS)


def kin(token: str) -> str:
    """All sounds of a short token, else its consonants: equal wherever `same_name` can be true."""
    sounds = roman(token)
    return sounds if len(sounds) < _SHORT else skeleton(token)


@lru_cache(maxsize=16384)
def _vowel_runs(token: str) -> tuple[str, ...]:
    """The vowels before, between and after the consonants of a token's sounds."""
    runs = [""]
    for letter in roman(token):
        if letter in _VOWELS:
            runs[-1] += letter
        else:
            runs.append("")
    return tuple(runs)


def same_name(left: str, right: str) -> bool:
    """Whether two tokens are spellings of one name: equal in sound, or in consonants and nearly in vowels.

    A final vowel that differs is never overlooked: it tells Mario from Maria and a
    surname from its feminine form. Short tokens must be equal in sound, the
    shortest letter by letter.
    """
    if left == right:
        return True
    a, b = roman(left), roman(right)
    shorter = min(len(a), len(b))
    if a == b:
        return min(len(left), len(right)) > 2
    if shorter < _SHORT or skeleton(left) != skeleton(right) or _ending(a) != _ending(b):
        return False
    differing = sum(x != y for x, y in zip(_vowel_runs(left), _vowel_runs(right), strict=True))
    return differing <= (2 if shorter >= 7 else 1)


def _ending(sounds: str) -> str:
    return sounds[-1] if sounds[-1] in _VOWELS else ""
