"""Two lines put together, and whether the hyphen at the end of one only divides a word."""

from collections.abc import Callable

_HYPHENS = "-\u2010"
_SOFT = "\u00ad"
_AROUND = " \t\"'“”‘’()[].,;:!?"
# Before these a hyphen waits for the end of another word: "two- and three-year terms".
_SUSPENDED = frozenset("and or to nor".split())
# Parts of compounds that are hardly ever written without a hyphen, and others that often are.
_ALWAYS = frozenset(
    "all anti ex high long low non quasi self semi short two three four five six seven eight nine ten twenty"
    " thirty forty fifty sixty seventy eighty ninety well vice".split()
)
_OFTEN = frozenset("co cross far half mid multi near off on part post pre pro so".split())


def jointed(above: str, below: str, words: Callable[[], frozenset[str]]) -> tuple[str, str]:
    """Two lines of a paragraph as they follow each other; `words` gives those of the text, if it is asked."""
    last, before = above[-1:], above[-2:-1]
    if last == _SOFT:
        return above[:-1], below
    if last not in _HYPHENS or not (before.isalnum() or before == ".") or not below[:1].isalnum():
        return above, f" {below}"
    first, second = above[:-1].rpartition(" ")[2].strip(_AROUND), below.split(None, 1)[0].strip(_AROUND)
    if second in _SUSPENDED:
        return above, f" {below}"
    divides = second.isalpha() and second.islower() and first.isalpha() and _divides(first, second, words())
    return above[:-1] if divides else above, below


def _divides(first: str, second: str, words: frozenset[str]) -> bool:
    """Whether two parts make a word without their hyphen: this text writes it so, or English does."""
    if f"{first}-{second}" in words:
        return False
    # Imported when a line first ends in a hyphen: the list that tells ordinary words from names.
    from newsline.parser.names.lexicon import lexicon

    known = lexicon().words
    if (whole := first + second) in words or whole.lower() in known:
        return True
    if not first.islower() or first in _ALWAYS:
        return False  # "Soviet-era"
    return not (second in known and (first in known or first in _OFTEN))


def words_of(text: str) -> frozenset[str]:
    """The words of a text without the marks around them."""
    return frozenset(word.strip(_AROUND) for word in text.split())
