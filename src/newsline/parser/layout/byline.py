"""Bylines: the names of authors, and only names; a role or an agency is nobody."""

import re

from newsline.model.known import is_body, is_family, is_given
from newsline.parser.datetext import read_dates
from newsline.parser.layout.furniture import Cues

_BY = (
    "by ",
    "von ",
    "par ",
    "por ",
    "di ",
    "door ",
    "av ",
    "af ",
    "words by ",
    "written by ",
    "text by ",
    "text and photographs by ",
    "text and photos by ",
    "words and photographs by ",
    "words and photos by ",
    "words and pictures by ",
    "story and photographs by ",
    "story and photos by ",
    "story by ",
    "posted by ",
    "reported by ",
    "submitted by ",
    "analysis by ",
    "opinion by ",
    "column by ",
    "commentary by ",
    "perspective by ",
    "review by ",
    "interview by ",
    "report by ",
    "essay by ",
    "as told to ",
    "texte par ",
)
_CUT = re.compile(
    r"[|•·(<@\d]|\s[-–—/]+\s|\s(?:[Ff]or|FOR|in|IN|at|aus|à|en)\s|\s[Oo]n\s(?=[\dA-Z])"
    r"|\s(?:[Pp]osted|[Pp]ublished|[Uu]pdated|[Mm]odified|Last [Uu]pdated|Leave a|No [Cc]omments?)\b"
)
# An address beside a name: "Jane Doe jdoe@courier.example".
ADDRESS = r"\S+@\S+\.\w+"
# Where pages run a name together with the role behind it: "Jane DoeReporter".
_GLUED = r"(?<=[a-z])(?=[A-Z])"
_BETWEEN = re.compile(r"[,;&/]|\s(?:and|AND|und|et|y|e|og|och|with)\s|\sand(?=[A-Z])")
_PARTICLES = frozenset(
    "al el bin ibn abu de da di do dos das del della der den des du la le les van von vom zu zur ten ter y"
    " e af bint ould".split()
)
_NAME_MARKS = str.maketrans("", "", "'’.-")
# Last words of the sections of a site ("Russian Politics & Diplomacy"), of kinds of text ("Oral Statement").
SECTIONS = frozenset(
    "affairs analysis arts business culture defence defense diplomacy economy education entertainment"
    " environment features finance health law lifestyle markets news opinion politics religion science"
    " security society sport sports technology tourism trade travel weather world"
    " editorial exclusive graphics interview release report review speech statement stories update".split()
)
# First words of places that have the shape of a person's name.
_PLACE_WORDS = frozenset(
    "new los las san santa saint st north south east west northern southern eastern western central united"
    " cape hong el rio buenos tel kuala addis sri"
    " costa saudi great the a an our my puerto port fort mount lake in on at from to for with about".split()
)
PROFESSIONS = frozenset(
    "editor correspondent reporter writer columnist analyst producer photographer presenter".split()
)
# "FoxNews.com" is no author.
_HOSTS = (".com", ".org", ".net", ".info", ".co.uk", ".com.au", ".co.za", ".in", ".ie", ".ca")
# Lines that say that the names stand in the next one.
_LABELS = frozenset("by author authors di von par por door autor auteur autore автор".split())
_DASHES = "-–—• "
# What parts a reporter from a role or an outlet: "Jane Doe/ Harbour News".
_BESIDE = r"\s*[,/|]\s*"
_ACRONYM = 5
# Names that programs give to whom nobody named.
_NOBODY = frozenset(("super user", "site admin", "web admin", "guest author", "staff reporter"))
_MAC = 3  # letters of what may begin a name of two parts: "MacAdam"
_LONGEST_BY = max(map(len, _BY))
_MOST_NAMES = 12
_LONGEST = 240
_REPORTER_TITLE = 8  # words of a name and what its bearer reports of
_REPORTER_WORDS = 6  # of "Jane Doe in New York"


def names_in_byline(text: str, cues: Cues) -> tuple[str, ...]:
    """The names in a byline without its "By".

    "Jane Doe, Political Editor" holds one, "Our Correspondent" none.
    """
    return _split(text, cues)[0]


def read_byline(line: str, cues: Cues) -> tuple[str, ...] | None:
    """The names of a line that begins with "By" (in some languages), or `None` if it is no byline.

    A byline without a name ("By Our Correspondent") answers an empty tuple.
    """
    if len(line) > _LONGEST:
        return None
    if line[:2] == "By" and line[2:3].isupper():
        line = _unglued(line, cues)
    opening = line[:_LONGEST_BY].casefold()
    if not opening.startswith(_BY):
        return _named_twice(line, cues) if " By " in line else None
    skip = next(len(by) for by in _BY if opening.startswith(by))
    names, foreign = _split(line[skip:], cues)
    if foreign and not names:
        rest = line[skip:].strip()
        # "By ANI": an agency that is nobody.
        return (
            ()
            if opening[:3] == "by " and rest.isupper() and rest.isalpha() and len(rest) <= _ACRONYM
            else None
        )
    # "Di Maio resigns", "By then ...": only the English word stands before a role alone.
    if not names and line[:3].casefold() != "by ":
        return None
    return names


def _unglued(line: str, cues: Cues) -> str:
    """A byline without its mark-up, its parts apart again: "ByJane DoeReporter"."""
    words: list[str] = []
    pieces = f"By {line[2:]}".split()
    for at, word in enumerate(pieces):
        name, *rest = re.split(_GLUED, word)
        # "HalePolitics Editor", but not "McAdam Editor"
        led = len(rest) == 1 and len(name) > _MAC and pieces[at + 1 : at + 2] != []
        told = "".join(rest).casefold() in cues.role or (led and pieces[at + 1].casefold() in PROFESSIONS)
        words.append(f"{name}, {''.join(rest)}" if told else word)
    return " ".join(words)


def _named_twice(line: str, cues: Cues) -> tuple[str, ...] | None:
    """The names of a byline that is printed twice, once without its first word: "Jane Doe By Jane Doe"."""
    printed, _, again = line.partition(" By ")
    words = printed.split()[:2]
    if len(words) < 2 or not _is_name([word.strip(",|") for word in words]) or again.split()[:2] != words:
        return None
    return names_in_byline(again, cues)


def given_names(names: tuple[str, ...], publisher: str | None, cues: Cues) -> tuple[str, ...]:
    """The names that metadata give, without what stands beside them there: a role, the publisher, a host.

    "Jane Doe Senior Correspondent", "Jane Doe and John Roe, The Echo". What is no person's name stays.
    """
    found: list[str] = []
    for given in names:
        name = given.strip("|·•-–— ")
        if not name or (" " not in name and name.casefold().endswith(_HOSTS)):
            continue
        alone: tuple[str, ...] = ()
        if name.count(" ") > 1 or "," in name:
            alone = read_name_line(name, cues) or names_in_byline(name, cues)
        found += alone if alone and alone != (name.rstrip("."),) else (name,)
    return tuple(dict.fromkeys([name for name in found if name not in (publisher, "admin")]))


def read_name_line(line: str, cues: Cues) -> tuple[str, ...]:
    """The names on a line with nothing else, but for a role or a place: "Jane Doe World affairs editor".

    Such a line is a byline only under a headline and over a date: alone it may be anything.
    """
    if is_name_list(line, cues):
        return names_in_byline(line, cues)
    words = line.split()
    if " in " in line and len(words) <= _REPORTER_WORDS and not words[-1].islower():
        return names_in_byline(line, cues)
    if 3 < len(words) <= _REPORTER_TITLE and words[-1].casefold() in PROFESSIONS:
        # "Jane Doe North of Norland correspondent"
        roles = any(word.casefold() in cues.role for word in words[:2])
        if not roles and is_given(words[0].casefold()) and _is_name(words[:2]):
            return (" ".join(words[:2]),)
    if (
        not 3 <= len(words) <= 7
        or words[-1].casefold() not in PROFESSIONS
        or words[2].casefold() not in cues.role
        or words[0].casefold() in _PLACE_WORDS
    ):
        return ()
    return (" ".join(words[:2]),) if _is_name(words[:2]) else ()


def labels_byline(line: str) -> bool:
    """Whether a line only says that the next one names the author: "By", "Author:"."""
    return len(line) <= 9 and line.rstrip(" :").casefold() in _LABELS


def read_signature(line: str, cues: Cues) -> tuple[str, ...]:
    """The names of a line right above the text: behind a dash, or with a role or an outlet beside them."""
    if line[:1] in _DASHES and is_name_list(line.lstrip(_DASHES), cues):
        return names_in_byline(line.lstrip(_DASHES), cues)
    first, *rest = re.split(_BESIDE, line[:_LONGEST])
    if not 1 <= len(rest) <= 2 or not is_name_list(first, cues):
        return ()
    for piece in rest:
        words = piece.casefold().split()
        if not words or not (words[-1] in cues.outlet or all(word in cues.role for word in words)):
            return ()
    return names_in_byline(first, cues)


def is_agency_alone(line: str, cues: Cues) -> bool:
    """Whether a line is nothing but an agency or a station in parentheses: "(Harbour News)", "(AP)"."""
    name = line[1:-1]
    words = name.split()
    if len(words) == 1 and name.isupper() and name.isalpha() and name.casefold() not in cues.line:
        return 2 <= len(name) <= _ACRONYM
    return 1 <= len(words) <= 4 and words[-1].casefold() in cues.outlet and not name[0].islower()


def is_name_list(line: str, cues: Cues) -> bool:
    """Whether a line is nothing but the names of people: "Jane Doe and John Roe"."""
    if len(line) > _LONGEST or _CUT.search(line):
        return False
    names, foreign = _split(line, cues)
    return bool(names) and not foreign and all(_may_be_person(name) for name in names)


def _may_be_person(name: str) -> bool:
    words = name.casefold().split()
    if len(words) > 4 or words[0] in _PLACE_WORDS or words[-1] in SECTIONS:
        return False
    return not is_body(words[-1]) or is_family(words[-1])


def _split(text: str, cues: Cues) -> tuple[tuple[str, ...], bool]:
    """Names, and whether the first piece is neither a name nor a role."""
    names: list[str] = []
    foreign = False
    text = text[:_LONGEST]
    if text[:3].casefold() == "by ":
        text = text[3:]
    if "@" in text:
        text = re.sub(ADDRESS, ",", text)
    first_cut = _CUT.search(text)
    if first_cut is not None and first_cut[0].isdigit():
        # "ANNE DOE OCT. 21, 2015": the month is no part of the name.
        text = text[: next((reading.start for reading in read_dates(text)), len(text))]
    pieces = [piece for piece in _BETWEEN.split(text)[: 2 * _MOST_NAMES] if piece.strip()]
    for index, piece in enumerate(pieces[:_MOST_NAMES]):
        cut = _CUT.search(piece)
        ends = cut is not None
        words = (piece[: cut.start()] if cut else piece).strip(" .:,*_").split()
        lowered = [word.casefold().strip(".,") for word in words]
        small = next((at for at, word in enumerate(words) if not word[0].islower()), 0)
        if small and any(word in cues.role for word in lowered[:small]):
            # "political reporter Jane Doe"
            words, lowered = words[small:], lowered[small:]
        behind = next((at for at, word in enumerate(lowered) if word in cues.role), 0)
        if behind > 1 and lowered[-1] in PROFESSIONS and is_given(lowered[0]):
            # "Jane Doe Reporter @janedoe", "Jane Doe Chief Reporter"
            words, lowered = words[:behind], lowered[:behind]
        is_role = (
            " ".join(lowered) in _NOBODY
            or any(word in cues.role for word in lowered)
            or (bool(lowered) and lowered[-1] in cues.outlet)
        )
        if _is_name(words) and not is_role:
            name = " ".join(words)
            if name not in names:
                names.append(name)
        elif index == 0 and not is_role:
            foreign = True
        if ends and cut is not None and not _goes_on(cut[0]):
            break
    return tuple(names), foreign


def _goes_on(separator: str) -> bool:
    """After "Jane Doe in Moscow" another name may follow; after a dash or a date none."""
    return separator.strip().isalpha()


def _is_name(words: list[str]) -> bool:
    if not 2 <= len(words) <= 5 or words[0].casefold() == "the":
        return False
    big = 0
    for word in words:
        particle, _, rest = word.partition("-")
        if particle.casefold() in _PARTICLES and word[0].islower():
            big += rest[:1].isupper()  # "al-Orrani"
            continue
        if not word[:1].isupper() or not word.translate(_NAME_MARKS).isalpha():
            return False
        big += 1
    return big >= 2 or (big == 1 and len(words) >= 2 and words[-1][0].isupper() and "-" in words[-1])
