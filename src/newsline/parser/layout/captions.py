"""Captions that no cue tells: the name of a photographer alone, an agency behind a dash."""

from newsline.parser.layout.byline import is_name_list
from newsline.parser.layout.furniture import Cues

_DASHES = (" — ", " – ")
# A caption is no longer, one that is nothing but a credit ends so.
CAPTION_CHARS = 240
PICTURE_ENDS = ("photo", "photos", "Photo", "Photos", "PHOTO", "PHOTOS")

_CREDIT_CHARS = 30
_MOST_WORDS = 3
_ACRONYM = 5
_PICTURE = frozenset(("photo", "photos", "file", "screengrab", "handout", "supplied"))


def is_picture_credit(text: str, cues: Cues) -> bool:
    """Whether a line is nothing but a name and what it made: "Jane Doe Photo"."""
    name, space, last = text.rpartition(" ")
    return bool(space) and last in PICTURE_ENDS and is_name_list(name, cues)


def ends_in_credit(text: str, cues: Cues) -> bool:
    """Whether a line ends in a dash and who made the picture: "… on Monday. — AP".

    So does the last paragraph of an agency's report: it is a caption only above the text.
    """
    credit = next((text.rpartition(dash)[2] for dash in _DASHES if dash in text), "")
    words = credit.split()
    if not 1 <= len(words) <= _MOST_WORDS or len(credit) > _CREDIT_CHARS or not credit[0].isupper():
        return False
    last = words[-1]
    if last[0].islower():
        return False
    if last.casefold() in _PICTURE or last.casefold() in cues.outlet:
        return True
    # "AP", and "HarbourTV" as one word.
    return (
        len(words) == 1
        and last.isalpha()
        and last[1:] != last[1:].lower()
        and (len(last) <= _ACRONYM or not last.isupper())
    )
