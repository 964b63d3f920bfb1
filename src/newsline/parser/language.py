"""Whether a text is English, told by its function words.

The stages behind this one know English only, so the question is no more than
that; any other language stays unknown.
"""

# The commonest function words of English that are rare as words of other languages in Latin script.
_ENGLISH = frozenset(
    form
    for word in "the of and to that was with for is by it from had were which have has been".split()
    for form in (word, word.capitalize(), word.upper())
)
_SAMPLE_CHARS = 4000
_ENOUGH = 0.12
_LEAST_WORDS = 8
_HARDLY_ANY, _FOREIGN_WORDS = 0.03, 30


def language_of(text: str) -> str | None:
    """`en` if the text's beginning (4,000 characters) reads as English, else `None`: not known."""
    words = text[:_SAMPLE_CHARS].split()
    if len(words) < _LEAST_WORDS:
        return None
    enough = _ENOUGH * len(words)
    # Of most texts the first two thirds have enough for the whole.
    most = len(words) * 2 // 3
    found = len([*filter(_ENGLISH.__contains__, words[:most])])
    if found < enough:
        found += len([*filter(_ENGLISH.__contains__, words[most:])])
    return "en" if found >= enough else None


def is_foreign(text: str) -> bool:
    """Whether the text's beginning is long enough to tell, and does not read as English at all."""
    words = text[:_SAMPLE_CHARS].split()
    if len(words) < _FOREIGN_WORDS:
        return False
    return len([*filter(_ENGLISH.__contains__, words)]) < _HARDLY_ANY * len(words)
