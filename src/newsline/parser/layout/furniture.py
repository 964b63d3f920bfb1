"""Page furniture told by its cues: the lexicon, read once, and the questions asked of it."""

import re
from functools import cache
from pathlib import Path

from newsline.parser.remembered import Remembered

_FILE = Path(__file__).parent.parent / "lexicon" / "furniture.txt"
_EDGE = " \t:.…*_#|•–—-»«›‹>!?↓→▶►+^[]()"
_KEY_CHARS = 80
_COUNT_CHARS = 40
_EDGE_OF_WORD = "/(:)"
# A shorter word stands in too many lines to tell anything.
_SHARED_CHARS = 4
# Pages print "tax-deductible" with a no-break hyphen or a dash.
_HYPHENS = "\u2010\u2011\u2013"
# The Turkish "İ" is folded to "i" and this; in capitals "i" and "ı" are confused.
_DOT_ABOVE = "\u0307"
_CUE_LINE = 400
_SLIGHT_LINE = 100
_CREDIT_TAIL = 100
# So agencies begin the caption of an old picture.
_FROM_FILE = ("FILE - ", "FILE – ", "FILE — ", "FILE PHOTO")
_PICTURED = ("Photo: ", "Photos: ", "Foto: ", "Fotos: ", "Fot. ", "Фото: ", "Bild: ", "Zdjęcie: ")
# With a capital these begin a credit where no mark stands before: "The port of Orrin Photo: Harbour Wire".
_OF_PICTURES = frozenset(("photo:", "picture:", "image:", "photos:", "pictures:"))
# Letters that may follow the name of an agency in a credit: "/Getty Images via Harbour Wire)".
_AFTER_AGENCY = 40
# Words in lower case inside names.
_SMALL = frozenset("of the via for and de van von al by afp anp ansa apa dpa efe imago lusa pap".split())
# A row of buttons has one of these.
_BUTTONS = (
    "share",
    "tweet",
    "teilen",
    "drucken",
    "imprimer",
    "facebook",
    "twitter",
    "mail",
    "linkedin",
    "pinterest",
    "whatsapp",
)
_COUNTED = frozenset(
    "word words share shares comment comments view views like likes tweet tweets retweet retweets reply"
    " replies read reads reaction reactions min mins minute minutes".split()
)


class Cues:
    """The lexicon of furniture; every cue casefolded. The file says how each section is matched."""

    def __init__(self, sections: dict[str, list[str]]) -> None:
        self.line = frozenset(sections["line"])
        self.start: dict[str, list[str]] = {}
        for cue in sections["start"]:
            self.start.setdefault(cue.split(" ", 1)[0].rstrip(":(,"), []).append(cue)
        self.contains = _Within(sections["contains"])
        self.slight = _Within(sections["slight"])
        heads = sections["list"]
        self.list_heads = frozenset(cue for cue in heads if not cue.endswith("*"))
        self.list_starts = tuple(cue[:-1] for cue in heads if cue.endswith("*"))
        self.pause = frozenset(sections["pause"])
        self.end = frozenset(sections["end"])
        words = "|".join(sorted(map(re.escape, sections["share"]), key=len, reverse=True))
        # Kept as text: most pages have no line that may be one.
        self.buttons = rf"(?:(?:{words})s?[\W\d_]*){{2,}}"
        self.credit = _Within(sections["credit"])
        self.bare_credit = _Within([cue for cue in sections["credit"] if ":" not in cue])
        self.agency = _Within(sections["agency"])
        self.bare_agency = _Within([cue for cue in sections["agency"] if "/" not in cue and "(" not in cue])
        self.wire = frozenset(sections["wire"])
        self.desk = frozenset(sections["desk"])
        self.menu = frozenset(sections["menu"])
        self.lead = frozenset(sections["lead"])
        self.header = self.lead.union(sections["header"])
        self.outlet = frozenset(sections["outlet"])
        self.role = frozenset(sections["role"])
        # What was said of short lines: the pages of a site print the same ones over and over.
        self._furniture = Remembered(self._is_short_furniture)
        self._captions = Remembered(self._is_caption)

    def heads_list(self, key: str) -> bool:
        """Whether the line (as `line_key` gives it) heads a list of other articles."""
        return key in self.list_heads or (key.startswith(self.list_starts) and key.count(" ") < 6)

    def ends_article(self, key: str) -> bool:
        """Whether nothing after the line belongs to the article, at least until paragraphs follow."""
        return key in self.end or key in self.pause

    def is_furniture(self, text: str, key: str) -> bool:
        """Whether the line (and its `line_key`) is furniture by its words or by being a bare count."""
        size = len(text)
        if size > _SLIGHT_LINE:
            return self._is_cue(key) or (size <= _CUE_LINE and self.contains.any_in(_folded(text)))
        return self._furniture[text]

    def _is_short_furniture(self, text: str) -> bool:
        key = line_key(text)
        if self._is_cue(key) or (text[0] in "+0123456789" and len(text) <= _COUNT_CHARS and _is_count(text)):
            return True
        if key[-1].isdigit() and self._is_numbered(key):
            return True
        if any(map(key.__contains__, _BUTTONS)) and re.fullmatch(self.buttons, key):
            return True
        folded = key if len(text) <= _KEY_CHARS else _folded(text)
        return self.contains.any_in(folded) or self.slight.any_in(folded)

    def _is_numbered(self, key: str) -> bool:
        """Whether a line is a cue with its number on the page: "Advertisement 3"."""
        bare = key.rstrip("0123456789").rstrip(" #")
        return len(bare) >= _SHARED_CHARS and bare in self.line

    def _is_cue(self, key: str) -> bool:
        """Whether the line is a cue, or begins with one."""
        if key in self.line or not key:
            return True
        cues = self.start.get(key.split(" ", 1)[0].rstrip(":(,"))
        return cues is not None and any(
            key.startswith(cue) and (len(key) == len(cue) or not key[len(cue)].isalnum()) for cue in cues
        )

    def is_caption(self, text: str) -> bool:
        """Whether the line is the caption of a picture: it ends with a credit or begins as one."""
        size = len(text)
        if size > _SLIGHT_LINE:
            return size <= _CUE_LINE and self._is_caption(text)
        return self._captions[text]

    def _is_caption(self, text: str) -> bool:
        if text.startswith(_FROM_FILE) or (text.startswith(_PICTURED) and len(text) <= _CREDIT_TAIL):
            return True
        tail = text[-_CREDIT_TAIL:]
        marked = "/" in tail or "(" in tail
        # A sentence names an agency in other ways than a caption does, and its last word is no name's.
        agency = marked or ")" in tail or not tail.endswith((".", "!", "?"))
        credit = not _ends_low(tail)
        if not (agency or credit):
            return False
        folded = tail.casefold()
        if len(folded) != len(tail):
            return False
        if agency:
            for cue in (self.agency if marked else self.bare_agency).held_by(folded):
                at = folded.rfind(cue)
                if at >= len(tail) - len(cue) - _AFTER_AGENCY and _credits(tail, at + len(cue), cue):
                    return True
        if credit:
            for cue in (self.credit if ":" in folded else self.bare_credit).held_by(folded):
                at = folded.rfind(cue)
                before = text[: len(text) - len(tail) + at]
                alone = _stands_alone(before) or (cue in _OF_PICTURES and tail[at].isupper())
                if alone and _names_only(tail[at + len(cue) :]):
                    return True
        return False


class _Within:
    """Cues that stand anywhere in a line, told apart only where a few words have not ruled them all out."""

    def __init__(self, cues: list[str]) -> None:
        self.cues = cues
        self.words = _shared_words(cues)

    def any_in(self, folded: str) -> bool:
        """Whether one of the cues stands in the line."""
        return any(map(folded.__contains__, self.words)) and any(map(folded.__contains__, self.cues))

    def held_by(self, folded: str) -> list[str]:
        """The cues that stand in the line."""
        if not any(map(folded.__contains__, self.words)):
            return []
        return [cue for cue in self.cues if cue in folded]


def _shared_words(cues: list[str]) -> list[str]:
    """As few words as will do, one of them in each cue: a line without any of them holds no cue.

    A cue that shares no word with another stands for itself: the longer, the rarer.
    """
    joined = "\n".join(cues)
    words = {word for part in joined.split() if len(word := part.strip(_EDGE_OF_WORD)) >= _SHARED_CHARS}
    count = {word: times for word in words if (times := joined.count(word)) > 1}
    shared: list[str] = []
    left = cues
    for word in sorted(count, key=lambda word: (-count[word], -len(word), word)):
        without = [cue for cue in left if word not in cue]
        if len(without) < len(left) - 1:
            shared.append(word)
            left = without
    return shared + left


@cache
def cues() -> Cues:
    """The lexicon, read from its file when it is first asked for."""
    sections: dict[str, list[str]] = {}
    for section in _FILE.read_text(encoding="utf-8").split("\n[")[1:]:
        name, *lines = section.split("\n")
        sections[name.rstrip("]")] = [line for line in lines if line and line[:2] != "# "]
    return Cues(sections)


def line_key(text: str) -> str:
    """A line as the lexicon knows it: casefolded, without marks at its ends; cut at 80 characters."""
    return _folded(text[:_KEY_CHARS]).strip(_EDGE)


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    text = text.casefold()
    for hyphen in _HYPHENS:
        text = text.replace(hyphen, "-")
    return text.replace(_DOT_ABOVE, "").replace("ı", "i")


def _is_count(text: str) -> bool:
    """Whether a line is a bare number, or one of things that are counted: "1.2K", "88 comments"."""
    number, *words = text.casefold().split()
    bare = number.lstrip("+").rstrip("km+").replace(",", "").replace(".", "")
    return bare.isdecimal() and all(word in _COUNTED for word in words)


def _credits(text: str, end: int, cue: str) -> bool:
    """Whether an agency is credited, not spoken of: no lower-case words follow, no sentence ends."""
    rest = text[end:].split()
    if any(word[0].islower() for word in rest) and not rest[0].startswith((":", ")")):
        return False
    return "/" in cue or "(" in cue or ")" in "".join(rest) or not text.endswith((".", "!", "?"))


def _stands_alone(before: str) -> bool:
    before = before.rstrip()
    return not before or before[-1] in ".!?…\"'”’»)(|/-–—,;]"


def _names_only(credit: str) -> bool:
    """Whether a credit holds nothing but a name: up to eight words, none of them in lower case."""
    words = credit.replace("/", " ").split()
    if not words or len(words) > 8:
        return False
    return all(not word.islower() or word in _SMALL for word in words)


def _ends_low(text: str) -> bool:
    """Whether the last word is in lower case and no small word of a name."""
    last = text.rsplit(None, 1)[-1].rstrip(".!?\"'”’") if text else ""
    return last.islower() and last.isalpha() and last not in _SMALL
