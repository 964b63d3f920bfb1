"""Whether what has the shape of a name is a person's, by the given name: sections have that shape too."""

from newsline.model.known import is_given, is_ordinary, is_personal, is_place
from newsline.parser.datetext.names import fold
from newsline.parser.layout.byline import SECTIONS, is_name_list
from newsline.parser.layout.furniture import Cues

_MOST_WORDS = 4


def is_person(text: str, cues: Cues) -> bool:
    """Whether a text is the name of one person: "Jane Doe", but not "Local Sports" nor "Grace Church"."""
    words = [fold(word) for word in text.split()]
    if not 2 <= len(words) <= _MOST_WORDS or not is_name_list(text, cues):
        return False
    last = words[-1]
    if not is_given(words[0].partition("-")[0]) or is_place(tuple(words)):
        return False
    if last in cues.outlet or last in cues.menu or last in SECTIONS:
        return False
    return is_personal(last) or not is_ordinary(last)
