"""The headline among the first lines of a page."""

import re

from newsline.parser.layout.furniture import Cues
from newsline.parser.layout.rows import is_prose, word_count

_LABEL_WORDS = 3
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
_LONGEST = 300
# First words of what a site calls a section or a link of its own: "World News", "Watch Harbour News".
_SECTION_LEADS = frozenset(
    "breaking latest local more top world national international related other all our your".split()
)
_LINK_LEADS = frozenset("watch listen follow read about visit from".split())
_OF_SECTIONS = frozenset("news reports stories report".split())
# First words of the names of offices that print theirs above a release: "Ministry of Ports and Islands".
_OFFICES = frozenset(
    "ministry office department government bureau embassy mission directorate secretariat commission"
    " council committee directorate-general permanent".split()
)
_STATES = frozenset("republic kingdom state states government federation".split())
_OFFICE_WORDS = 14
_LABEL_WORDS = 2  # of "Research news"
_SENTENCE_WORDS = 12
_SMALL = frozenset("of the and & for to in on at by de".split())
# "Index Number: EUR 12/004/2013", "Ref. 2013/45"
_NUMBERED = r"(?:[A-Z][A-Za-z]* ){0,2}(?:No|NO|Number|Nr|Ref|REF|Reference|ID|Code)\b[.:]*\s[^a-z]*\d"
# "The Argus of Orrin (Norland : 1848 - 1957)"
_YEARS_OF_PAPER = r"[^()]{3,60} \([^():]{2,40} : \d{4} - \d{4}\)"
_BEFORE_SITE = (" - ", " | ", " – ", " — ", " :: ", " : ", " · ", " » ")


def letters_of(text: str) -> str:
    """A headline as it is compared: letters and digits only, casefolded."""
    folded = text.casefold()
    if folded.isascii():
        return folded.encode().translate(None, _NO_LETTERS).decode()
    return "".join(filter(str.isalnum, folded))


def same_headline(line: str, title: str, letters: str | None = None) -> bool:
    """Whether a line prints the headline again, perhaps behind a label ("Bulgaria: …") or before a site.

    `letters` are those of the title, where they are known.
    """
    wanted = letters_of(title) if letters is None else letters
    if not (wanted and line):
        return False
    if line[0].isalnum() and line[0].casefold()[0] != wanted[0] and ":" not in line:
        return False  # it neither begins with the headline nor ends with it behind a label
    if len(line) > len(title) + 60 or (len(line) < len(wanted) and line.isascii()):
        return False
    found = letters_of(line)
    if found == wanted:
        return True
    if len(wanted) < 12:
        return False
    if found.endswith(wanted):
        label, colon, _ = line.partition(":")
        return bool(colon) and word_count(label) <= _LABEL_WORDS
    if found.startswith(wanted):
        rest = line[len(title) :].lstrip()
        return rest[:1] in ("-", "–", "—", "|", "·", "»", ":")
    return False


def before_site(line: str) -> tuple[str, str]:
    """A line cut at the last of its signs: "Storm shuts the ferry port - The Courier"; or nothing, twice."""
    at, sign = max((line.rfind(sign), sign) for sign in _BEFORE_SITE)
    return (line[:at], line[at + len(sign) :].strip()) if at > 0 else ("", "")


def is_headline(text: str) -> bool:
    """Whether a line can be a headline: neither a sentence nor too long nor bare punctuation."""
    return (
        len(text) <= _LONGEST
        and any(map(str.isalnum, text))
        and not (is_prose(text) and text[-1] not in "?!")
    )


def is_site_name(text: str, cues: Cues) -> bool:
    """Whether a line reads as the name of a newspaper or site: few words, the last of a known kind."""
    if text[:1].isdigit():
        text = text.lstrip("0123456789")  # "4 THE HARBOUR MERCURY", on each page of a paper
    name = text.split(",", 1)[0].split("(", 1)[0].strip(" .|-–—#")
    words = name.split()
    if not 1 <= len(words) <= 6 or not words[0][0].isupper():
        return False
    if len(words) == 1:
        return False
    last = words[-1].casefold()
    if last not in cues.outlet:
        return False
    first = words[0].casefold()
    if last == "reporter" and all(word.casefold() in cues.role for word in words):
        return False  # "Senior Reporter"
    if first in _LINK_LEADS or (len(words) == 2 and first in _SECTION_LEADS and last in _OF_SECTIONS):
        return False
    small = ("of", "the", "and", "&", "for")
    return all(word[0].isupper() or word in small for word in words)


def is_office(text: str) -> bool:
    """Whether a line reads as the name of an office: "Office of the Press Secretary"."""
    words = text.split()
    if words[:1] and words[0].casefold() in _STATES and "of" in map(str.casefold, words[1:2]):
        # "Republic of Norland Ministry of Ports 25.11.2016"
        first = next((at for at, word in enumerate(words[2:8], 2) if word.casefold() in _OFFICES), 0)
        words = words[first:] if first else words
        words = words[:-1] if words[-1][0].isdigit() else words
        text = " ".join(words)
    if (
        not 3 <= len(words) <= _OFFICE_WORDS
        or words[0].casefold() not in _OFFICES
        or "of" not in map(str.casefold, words[1:3])
    ):
        return words[1:2] == ["Information"] and words[-1] == "Bureau"
    return text.isupper() or all(word[0].isupper() or word in _SMALL or word[0] in "•|-–" for word in words)


def _is_label(text: str) -> bool:
    """Whether a line names an office, the number of a release, or a paper with its years."""
    if text[-1].isdigit():
        return re.fullmatch(_NUMBERED, text) is not None or is_office(text)
    if text[-1] == ")" and " : " in text:
        return re.fullmatch(_YEARS_OF_PAPER, text) is not None
    return is_office(text)


def _is_unspaced(letter: str) -> bool:
    """Whether a letter is of a script that writes words without spaces, as far east as Siam."""
    return "\u0e00" <= letter < "\u2000" or letter > "\u2e7f"


def headline_score(
    text: str, cues: Cues, *, before_byline: bool, before_date: bool, again: bool, posted: bool = False
) -> int:
    """How much a line looks like the headline; comparable within one page only.

    A headline has more words than a site's name or a menu, begins with a capital, stands above the
    byline or the date, and is often printed again further down.
    """
    words = word_count(text)
    score = 3 if words >= 5 else 2 if words == 4 else 1 if words >= 2 else 0
    if words < 4 and len(text) >= 8 and not text.isascii() and any(map(_is_unspaced, text[:4])):
        score = 2
    if words > 30:
        score = 1
    elif words > _SENTENCE_WORDS and text[-1] == ".":
        score = 0  # what a blog says of itself
    name, _, section = text.partition(" - " if " - " in text else ":")
    site = is_site_name(text, cues)
    score += 4 * (before_byline and not site) + before_date + posted + 2 * again
    if site or "://" in text or (word_count(section) == 1 and is_site_name(name, cues)) or _is_label(text):
        score -= 3
    elif words == _LABEL_WORDS and text[-5:] in (" news", " News"):
        score -= 1
    if text[0].islower() and not text[1:2].isupper():
        score -= 2
    return score
