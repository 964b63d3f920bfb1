"""Folding of names: one spelling for what people write with other cases, accents and particles."""

import re
import unicodedata
from functools import lru_cache

# The Arabic article in the forms it takes before "sun letters", and its French and Gulf spellings.
ARTICLES = frozenset("al el ul an as ash at az ad adh ar ez es ed er".split())
# Words inside a personal name that are written small: Arabic, Dutch, German, Romance, Scandinavian.
PARTICLES = ARTICLES | frozenset(
    "bin bint ibn ben abu de del dela da das do dos du di della der den des von van vander"
    " la le las los y e i af av zu zum zur ter ten te st".split()
)
SUFFIXES = frozenset("jr sr ii iii iv junior senior phd md".split())

# Words that carry no name.
_CARRYING_NOTHING = PARTICLES | SUFFIXES
# In front and with a capital they are a given name: "Ed Ek", "Al Ek", "Ben Ek".
GIVEN_TOO = ("Ben ", "Ed ", "Al ", "Van ", "Des ", "Del ", "Di ")
_SPLIT = re.compile(r"[^\w]+|_")
# Letters that Unicode does not decompose, as press romanisations write them.
_PLAIN = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th"}
)
_UNACCENTED = _PLAIN | str.maketrans(
    {"Ø": "O", "Đ": "D", "Ð": "D", "Ł": "L", "Ħ": "H", "Æ": "Ae", "Œ": "Oe", "Þ": "Th", "’": "'"}
)


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """`name` without case, accents, punctuation and double spaces ("Al-Ásad" -> "al asad").

    A possessive and the dots of an abbreviation vanish ("U.N." -> "un").
    """
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name)
        name = "".join(char for char in name if not unicodedata.combining(char))
    elif name.replace(" ", "").isalpha():
        return " ".join(name.lower().split())
    name = name.casefold()
    if not name.isascii():
        name = name.translate(_PLAIN).replace("’", "'").replace("‘", "'")
    name = name.removesuffix("'s")
    name = name.replace(".", " " if ". " in name else "").replace("'", "")
    return " ".join(_SPLIT.sub(" ", name).split())


def without_accents(word: str) -> str:
    """`word` as a list without accents has it: "São", "Łódź" as "Sao", "Lodz"."""
    plain = unicodedata.normalize("NFKD", word)
    return "".join([char for char in plain if not unicodedata.combining(char)]).translate(_UNACCENTED)


@lru_cache(maxsize=16384)
def name_tokens(name: str) -> tuple[str, ...]:
    """The folded words of `name` that carry it ("Bashar al-Assad" -> bashar, assad).

    Particles and "Jr." are left out; a hyphenated word is one ("Ki-moon" -> kimoon). If
    nothing else remains the particles stay. One that is a given name too stays in front.
    """
    if name.startswith(GIVEN_TOO):
        given, _, rest = name.partition(" ")
        return given.lower(), *_carrying(rest)
    return _carrying(name)


def _carrying(name: str) -> tuple[str, ...]:
    """The folded words of `name` without particles and "Jr."; with them if there is nothing else."""
    if name.isascii() and name.replace(" ", "").isalpha():
        # As nearly all are.
        words = name.lower().split()
        return tuple([word for word in words if word not in _CARRYING_NOTHING] or words)
    tokens: list[str] = []
    for word in name.split():
        token = fold(word)
        if " " in token:
            token = "".join([part for part in token.split() if part not in PARTICLES])
        if token and token not in _CARRYING_NOTHING:
            tokens.append(token)
    return tuple(tokens) or tuple(fold(name).split())


@lru_cache(maxsize=8192)
def skeleton(token: str) -> str:
    """A rough consonant key, equal for most romanisations of one name (sergei, sergey -> srg).

    Never evidence alone: Lavrov and Lavrova, Marie and Mario share one too.
    """
    token = (
        token.replace("kh", "h").replace("gh", "g").replace("dh", "d").replace("ph", "f").replace("sch", "sh")
    )
    token = token.replace("q", "k").replace("c", "k").replace("w", "v").replace("z", "s").replace("j", "y")
    first, rest = token[:1], token[1:]
    kept = [char for char in rest if char not in "aeiouyh"]
    out = [first if first not in "aeiou" else "a"]
    out.extend(char for index, char in enumerate(kept) if index == 0 or char != kept[index - 1])
    return "".join(out)
