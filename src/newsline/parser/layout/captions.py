"""Captions that no cue tells: the name of a photographer alone, an agency behind a dash."""

import re

from newsline.parser.layout.byline import is_name_list
from newsline.parser.layout.furniture import Cues, line_key
from newsline.parser.layout.persons import is_person
from newsline.parser.layout.rows import ends_sentence
from newsline.parser.layout.title import is_site_name

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
_SENTENCE_CHARS = 160
# The last word of a sentence has so many letters at least: an abbreviation has fewer.
_LOW_WORD, _CAPITAL_WORD = 4, 6
_SPEECH = frozenset('"“”„«»')
_RUN_ON = r"[a-z][A-Z]|[A-Z]{2}[a-z]"  # "HarbourTV", "IBNLive"
_CREDITS = ("image credit", "photo credit", "photo:", "photo by", "picture:", "image:", "credit:")
_PICTURE = frozenset(("photo", "photos", "file", "screengrab", "handout", "supplied"))


# "Waves at the quay(WQXR)": who made it, run together with the words of a picture.
_GLUED = r"[^()]*[a-z.]\([A-Z][^()]{1,30}\)"
_TWICE_CHARS = 40
# "… on Monday. (Jane Doe/Courier)"
_MAKER_AND_HOUSE = r"[.!?\"”’'] ?\([^\W\d_][^()/.]{1,40}/[^\W\d_][^()/]{1,40}\)$"
_SOURCES = ("source:", "credit:", "photo:", "foto:", "bild:", "фото:", "foto ", "fot.", "photo ", "courtesy")
_FEWEST_CAPITALS, _MOST_CAPITALS = 8, 60


def is_of_file(text: str) -> bool:
    """Whether a line ends in who made the picture that it is of: "The quay at night (Harbour Wire photo)"."""
    return text[-1:] == ")" and text[:-1].endswith(PICTURE_ENDS) and "(" in text[-_CREDIT_CHARS:]


def is_glued(text: str) -> bool:
    """Whether a line is the words of a picture run together with its maker, or with themselves."""
    if text[-1] == ")":
        return re.fullmatch(_GLUED, text) is not None
    half = len(text) // 2
    return half >= _TWICE_CHARS and text[:half] == text[half:]


def ends_in_house(text: str, cues: Cues, *, above: bool) -> bool:
    """Whether brackets at the end name a photographer and a house, or above the text an agency alone."""
    at = text.rfind("(")
    if text[at + 1 :].casefold().startswith(_SOURCES):
        return True
    if "/" in text[at:]:
        return re.search(_MAKER_AND_HOUSE, text[max(at - 3, 0) :]) is not None
    return above and text[at + 1 : -1].casefold() in cues.wire and not ends_sentence(text[:at].rstrip())


def ends_in_slash(text: str) -> bool:
    """Whether maker and house stand behind the sentence: "The dam in May. Jane Doe/Harbour Wire"."""
    sentence, _, credit = text.rpartition(". ")
    maker, slash, house = credit.partition("/")
    return bool(sentence and slash and 1 < len(maker.split()) <= _MOST_WORDS and house) and all(
        word[0].isupper() for word in (*maker.split(), *house.split())
    )


def ends_in_capitals(text: str) -> bool:
    """Whether a name in capitals stands behind the sentence: "The quay in May. JANE DOE POUR « LE PORT »"."""
    sentence, _, credit = text.rpartition(". ")
    return (
        _FEWEST_CAPITALS <= len(credit) <= _MOST_CAPITALS
        and credit.isupper()
        and " " in credit
        and bool(sentence)
        and not sentence.isupper()
    )


def is_picture_credit(text: str, cues: Cues) -> bool:
    """Whether a line is nothing but a name and what it made: "Jane Doe Photo"."""
    name, space, last = text.rpartition(" ")
    return bool(space) and last in PICTURE_ENDS and is_name_list(name, cues)


def ends_in_credit(text: str, cues: Cues) -> bool:
    """Whether a line ends in who made the picture, behind a dash or a sentence: "… on Monday. — AP".

    So does the last paragraph of an agency's report: it is a caption only above the text.
    """
    credit = next((text.rpartition(dash)[2] for dash in _DASHES if dash in text), "")
    if not credit and (credit := _behind_sentence(text)):
        known = credit.casefold() in cues.wire or is_site_name(credit, cues)
        return known or is_maker(credit, cues)
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


def ends_in_maker(text: str, cues: Cues) -> bool:
    """Whether a line is a sentence and behind it who made the picture: "The hall on Monday. Jane Doe"."""
    credit = _behind_sentence(text)
    return bool(credit) and is_maker(credit, cues)


def is_maker(credit: str, cues: Cues) -> bool:
    """Whether a credit is none that signs a report: a person, "HarbourTV", "Harbour Handout"."""
    last = credit.rpartition(" ")[2]
    if last.casefold() in _PICTURE:
        return True
    return is_person(credit, cues) or (
        credit == last and last.isalpha() and re.search(_RUN_ON, last) is not None
    )


def _behind_sentence(text: str) -> str:
    """What stands behind the one short sentence of a line, if that is a name; the sentence has no speech."""
    sentence, stop, credit = text.rpartition(". ")
    if not stop or len(sentence) > _SENTENCE_CHARS or len(credit) > _CREDIT_CHARS or ". " in sentence:
        return ""
    last = sentence.rpartition(" ")[2]
    # "Gov. Jane Doe", "Orrin vs. Mellin"
    if len(last) < (_LOW_WORD if last.islower() else _CAPITAL_WORD) or not _SPEECH.isdisjoint(sentence):
        return ""
    words = credit.split()
    return credit if len(words) <= _MOST_WORDS and all(word[0].isupper() for word in words) else ""


def ends_in_day_and_agency(text: str) -> bool:
    """Whether a line that ends in a capital ends in a year and an agency, as captions do."""
    return re.search(_DAY_AND_AGENCY, text[-_DAY_CHARS:]) is not None


def is_credit(text: str) -> bool:
    """Whether a line is the credit of the caption above it: "(Image credit: Jane Doe)"."""
    return line_key(text).startswith(_CREDITS)
