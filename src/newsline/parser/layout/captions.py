"""Captions that no cue tells: the name of a photographer alone, an agency behind a dash."""

import re

from newsline.parser.layout.byline import is_name_list
from newsline.parser.layout.furniture import Cues, line_key

_DASHES = (" — ", " – ")
# A caption is no longer, one that is nothing but a credit ends so.
CAPTION_CHARS = 300
PICTURE_ENDS = ("photo", "photos", "Photo", "Photos", "PHOTO", "PHOTOS")

_CREDIT_CHARS = 30
_MOST_WORDS = 3
_ACRONYM = 5
# "… in the port of Orrin, July 10, 2022. REUTERS": agencies write the day out in each caption.
_DAY_AND_AGENCY = r"\b(?:19|20)\d\d[.,]? [A-Z]{2,9}$"
_DAY_CHARS = 16
_CREDITS = ("image credit", "photo credit", "photo:", "photo by", "picture:", "image:", "credit:")
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


def ends_in_day_and_agency(text: str) -> bool:
    """Whether a line that ends in a capital ends in a year and an agency, as captions do."""
    return re.search(_DAY_AND_AGENCY, text[-_DAY_CHARS:]) is not None


def is_credit(text: str) -> bool:
    """Whether a line is the credit of the caption above it: "(Image credit: Jane Doe)"."""
    return line_key(text).startswith(_CREDITS)
