"""Names of a text in another language than English: only those that its own capitals tell.

The word lists know hardly a word of it, and any first word of a sentence looks like a name: "Но", "Jednak".
"""

from typing import TYPE_CHECKING

from newsline.parser.language import is_foreign
from newsline.parser.names.lexicon import FAMILY, GIVEN, ORG, PLACE, WORD, lexicon
from newsline.parser.names.scan import begins_sentence

if TYPE_CHECKING:
    from newsline.parser.names.tag import Span

_LISTED = GIVEN | FAMILY | PLACE | ORG
# So often in so many characters an English text says "the".
_FEW, _SAMPLE = 3, 4000
# German capitalises every noun: some 30 to 40 of 100 words; other languages 5 to 20.
_NOUNS = 0.25


def with_care(text: str, found: "list[Span]") -> "list[Span]":
    """The names, if the text is in another language only those of `told_by_capitals`. Linear."""
    # Hardly any text in English has to be looked at word by word, and its first sentences tell that.
    if len(text[:_SAMPLE].split(" the ", _FEW)) > _FEW or not is_foreign(text):
        return found
    return told_by_capitals(text, found)


def told_by_capitals(text: str, found: "list[Span]") -> "list[Span]":
    """The names without single words that no list knows and that stand only where sentences begin. Linear.

    Where nouns are capitalised too, without all single words that no list knows.
    """
    flags = lexicon().flags
    single = [span for span in found if " " not in text[span[0] : span[1]]]
    unknown = {
        surface
        for start, end, _ in single
        if not flags(surface := text[start:end]) & _LISTED or flags(surface) & WORD
    }
    if not unknown:
        return found
    words = text.split()
    if sum(word[0].isupper() for word in words) < _NOUNS * len(words):
        unknown -= {text[start:end] for start, end, _ in single if not begins_sentence(text, start)}
    return [span for span in found if text[span[0] : span[1]] not in unknown]
