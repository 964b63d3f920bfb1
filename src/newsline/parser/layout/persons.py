"""Whether what has the shape of a name is a person's, by the given name: sections have that shape too."""

from functools import cache
from pathlib import Path

from newsline.model.known import is_personal, is_place
from newsline.parser.datetext.names import fold
from newsline.parser.layout.byline import SECTIONS, is_name_list
from newsline.parser.layout.furniture import Cues

_FOLDER = Path(__file__).parent.parent / "lexicon"
_MOST_WORDS = 4


def is_person(text: str, cues: Cues) -> bool:
    """Whether a text is the name of one person: "Jane Doe", but not "Local Sports" nor "Grace Church"."""
    words = [fold(word) for word in text.split()]
    if not 2 <= len(words) <= _MOST_WORDS or not is_name_list(text, cues):
        return False
    first, last = words[0].partition("-")[0].capitalize(), words[-1]
    if f";{first};" not in _listed("names_given.txt") or is_place(tuple(words)):
        return False
    if last in cues.outlet or last in cues.menu or last in SECTIONS:
        return False
    return is_personal(last) or f";{last};" not in _listed("names_words.txt")


@cache
def _listed(name: str) -> str:
    """A long list as its file holds it: looking into it is quicker than making a set of it."""
    return (_FOLDER / name).read_text(encoding="utf-8").replace("\n", ";")
