"""Lines that were broken off a sentence: who said it stands in another line than the words in marks."""

from newsline.parser.quotes.lexicon import PREPOSITIONS, TIMES, cues, finite_cues
from newsline.parser.quotes.marks import Quoted
from newsline.parser.quotes.signatures import is_signature

# What may open the words of the next line.
OPENERS = frozenset("\"“”„«‘'`")
# Characters and words within which a line says who spoke; a line that says nothing else has no more words.
_HEAD, _NEAR, _BARE = 80, 6, 5


def breaks_off(text: str, a: int, b: int, strings: list[Quoted], start: int, end: int) -> bool:
    """Whether the line `[start, end)` goes on with the paragraph `[a, b)`, whose `strings` are closed.

    "“We stay,”" before "said Berg on Monday.", "Berg said," or "He added." before "“We stay.”".
    """
    opens = text[start] in OPENERS
    if strings and strings[-1].end >= b - 1:
        if opens or not strings[-1].closed:
            return False
        if is_signature(text, start, end):
            return not is_signature(text, a, b)
        last = text[b - 1] if text[b - 1] in ",." else text[strings[-1].outer - 1]
        return _tells_who(text, start, end, last)
    if not opens:
        return False
    if text[b - 1] == ",":
        words = text[max(a, b - _HEAD) : b].lower().split()
        return words[0] == "according" or not finite_cues().isdisjoint(
            word.strip(",") for word in words[-_NEAR:]
        )
    return text[b - 1] == "." and b - a < _HEAD and not strings and _is_bare(text[a:b].split())


def _tells_who(text: str, start: int, end: int, last: str) -> bool:
    """Whether a line says who spoke, behind words in marks whose last sign is `last`."""
    words = text[start : min(end, start + _HEAD)].split()
    if text[start].islower():
        return any(map(_is_cue, words[:_NEAR]))
    if last != ",":
        return last != "." and end - start < _HEAD and _is_bare(words)
    for number, word in enumerate(words[:_NEAR]):
        if _is_cue(word):
            after = words[number + 1].lower() if number + 1 < len(words) else ""
            ends = word[-1] in ",.:" or not after or after in PREPOSITIONS or after in TIMES
            return ends or cues()[word.lower()].kind == "tell"
    return False


def _is_bare(words: list[str]) -> bool:
    """Whether a line says who spoke and nothing else: "Ann Berg added."."""
    if not (1 < len(words) <= _BARE and words[0][0].isupper() and words[-1][-1] != ":"):
        return False
    return _is_cue(words[-1]) and "," not in "".join(words)


def _is_cue(word: str) -> bool:
    word = word.rstrip(",.:").lower()
    cue = cues().get(word)
    return cue is not None and (word in finite_cues() or (cue.kind == "utter" and cue.form == "past"))
