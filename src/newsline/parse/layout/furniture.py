"""Page furniture told by its cues: the lexicon, read once, and the questions asked of it."""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent.parent / "lexicon" / "furniture.txt"
_EDGE = " \t:.…*_#|•–—-»«›‹>!?↓→▶►+^[]()"
_KEY_CHARS = 80
# Pages print "tax-deductible" with a no-break hyphen or a dash.
_HYPHENS = str.maketrans("\u2010\u2011\u2013", "---")
_CUE_LINE = 400
_SLIGHT_LINE = 100
_CREDIT_TAIL = 100
_COUNT = re.compile(
    r"[\d.,]+\s?[kKmM]?\+?(?:\s+(?:words?|shares?|comments?|views?|likes?|tweets?|retweets?|replies|reads?"
    r"|reactions?|min(?:ute)?s?(?:\s+read)?))?",
)


@dataclass(slots=True)
class Cues:
    """The lexicon of furniture; every cue casefolded. The file says how each section is matched."""

    line: frozenset[str] = frozenset()
    start: dict[str, list[str]] = field(default_factory=dict)
    contains: tuple[str, ...] = ()
    slight: tuple[str, ...] = ()
    list_heads: frozenset[str] = frozenset()
    list_starts: tuple[str, ...] = ()
    end: frozenset[str] = frozenset()
    credit: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()
    lead: frozenset[str] = frozenset()
    header: frozenset[str] = frozenset()
    outlet: frozenset[str] = frozenset()
    role: frozenset[str] = frozenset()


@cache
def cues() -> Cues:
    """The lexicon, read from its file when it is first asked for."""
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("# "):
            current.append(line)
    start: dict[str, list[str]] = {}
    for cue in sections["start"]:
        start.setdefault(cue.split(" ", 1)[0].rstrip(":("), []).append(cue)
    heads = sections["list"]
    return Cues(
        line=frozenset(map(line_key, sections["line"])),
        start=start,
        contains=tuple(sections["contains"]),
        slight=tuple(sections["slight"]),
        list_heads=frozenset(cue for cue in heads if not cue.endswith("*")),
        list_starts=tuple(cue[:-1] for cue in heads if cue.endswith("*")),
        end=frozenset(sections["end"]),
        credit=tuple(sections["credit"]),
        agency=tuple(sections["agency"]),
        lead=frozenset(sections["lead"]),
        header=frozenset(sections["lead"] + sections["header"]),
        outlet=frozenset(sections["outlet"]),
        role=frozenset(sections["role"]),
    )


def line_key(text: str) -> str:
    """A line as the lexicon knows it: casefolded, without marks at its ends; cut at 80 characters."""
    return text[:_KEY_CHARS].casefold().translate(_HYPHENS).strip(_EDGE)


class Furniture:
    """The questions whether a line is furniture, for one document.

    Which cues occur in the document at all is asked once, so that a clean text costs little.
    """

    def __init__(self, text: str) -> None:
        folded = text.casefold().translate(_HYPHENS)
        self._cues = cues()
        self._contains = tuple(cue for cue in self._cues.contains if cue in folded)
        self._slight = tuple(cue for cue in self._cues.slight if cue in folded)
        self._credit = tuple(cue for cue in self._cues.credit if cue in folded)
        self._agency = tuple(cue for cue in self._cues.agency if cue in folded)

    def heads_list(self, key: str) -> bool:
        """Whether the line (as `line_key` gives it) heads a list of other articles."""
        lexicon = self._cues
        if key in lexicon.list_heads:
            return True
        return key.startswith(lexicon.list_starts) and key.count(" ") < 6

    def ends_article(self, key: str) -> bool:
        """Whether nothing after the line belongs to the article."""
        return key in self._cues.end

    def is_furniture(self, text: str, key: str) -> bool:
        """Whether the line is furniture by its words or by being a bare count."""
        lexicon = self._cues
        if key in lexicon.line or not key:
            return True
        if len(text) <= 40 and text[0].isdigit() and _COUNT.fullmatch(text):
            return True
        first = key.split(" ", 1)[0].rstrip(":(,")
        for cue in lexicon.start.get(first, ()):
            if key.startswith(cue) and (len(key) == len(cue) or not key[len(cue)].isalnum()):
                return True
        if len(text) > _CUE_LINE or not (self._contains or self._slight):
            return False
        folded = text.casefold().translate(_HYPHENS)
        if any(cue in folded for cue in self._contains):
            return True
        return len(text) <= _SLIGHT_LINE and any(cue in folded for cue in self._slight)

    def is_caption(self, text: str) -> bool:
        """Whether the line is the caption of a picture: it ends with, or begins as, a credit."""
        if not (self._credit or self._agency) or len(text) > _CUE_LINE:
            return False
        folded = text.casefold()
        if len(folded) != len(text):
            return False
        tail = max(0, len(text) - _CREDIT_TAIL)
        for cue in self._agency:
            at = folded.rfind(cue)
            if (
                at >= 0
                and (at >= len(text) - len(cue) - 40 or at == 0)
                and not _mid_sentence(text, at + len(cue))
            ):
                return True
        for cue in self._credit:
            at = folded.rfind(cue)
            if at >= tail and _stands_alone(text, at) and _names_only(text[at + len(cue) :]):
                return True
        return False


def _mid_sentence(text: str, end: int) -> bool:
    """Whether lower-case words follow: then the agency is spoken of, not credited."""
    rest = text[end:].split()
    return any(word[0].islower() for word in rest) and not rest[0].startswith((":", ")"))


def _stands_alone(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return not before or before[-1] in ".!?…\"'”’»)(|/-–—,;]"


def _names_only(credit: str) -> bool:
    """Whether a credit holds nothing but a name: up to eight words, none of them in lower case."""
    words = credit.replace("/", " ").split()
    if not words or len(words) > 8:
        return False
    small = ("of", "the", "via", "for", "and", "de", "van", "von", "al", "by", "/")
    return all(not word[0].islower() or word in small for word in words)
