"""The words a cue reports: where they begin and end."""

from newsline.parser.quotes.lexicon import (
    AUXILIARY_VERBS,
    CONJUNCTIONS,
    OPENERS,
    PREPOSITIONS,
    TIMES,
    cues,
    finite_cues,
)
from newsline.parser.quotes.openings import DASHES, SAYING, beginning
from newsline.parser.quotes.phrases import is_word
from newsline.parser.quotes.tokens import QUOTE, Tokens
from newsline.parser.quotes.verbs import has_verb

_SUBORDINATE = frozenset(
    (
        "after when while as before since if although though because despite in on at by with for"
        " during amid unlike"
    ).split()
)
_SAYING_SO = frozenset("saying stating adding described".split())
_ONE = frozenset(("a", "an"))
# ", a claim that …" is said of what was said.
_WORDS = frozenset(
    "claim argument charge accusation allegation assertion suggestion contention reference comment remark nod"
    " sentiment statement view move decision".split()
)
_A_COURT = frozenset(("a", "an", "the"))
_COURTS = frozenset("court jury inquest tribunal hearing inquiry trial".split())
_HEARD = frozenset(("heard", "hears", "told"))
# Of how many tokens what only announces a clause is, with its colon.
_LABEL = 6
_CUTS = DASHES | {",", "according", QUOTE}


class Content:
    """A token range; `direct` where it is nothing but quoted strings."""

    __slots__ = ("direct", "end", "start")

    def __init__(self, start: int, end: int, direct: bool) -> None:
        self.start = start
        self.end = end
        self.direct = direct


def quoted_only(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a range holds quoted strings and nothing else but marks and "and"."""
    seen = False
    for at in range(start, end):
        word = tokens.low[at]
        if word == QUOTE:
            seen = True
        elif is_word(word) and word not in ("and", "or"):
            return False
    return seen


def _reaches_quote(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a quoted string stands in the range before any other verb of saying."""
    low, finite = tokens.low, finite_cues()
    for at in range(start, end):
        word = low[at]
        if word == QUOTE:
            return True
        if (word in finite and not tokens.capital(at)) or word in _SAYING_SO:
            return False
    return False


def trim_end(tokens: Tokens, start: int, end: int) -> int:
    """The end of a content that begins at `start`: before ", adding …" or the full stop."""
    low = tokens.low
    if not _CUTS.isdisjoint(low[start + 1 : end - 1]):
        end = _cut(tokens, start + 1, end)
    while (
        end > start
        and not is_word(low[end - 1])
        and low[end - 1] != QUOTE
        and low[end - 1] not in ("'s", "’s")
        and (low[end - 1] != ")" or "(" in low[start:end])
    ):
        end -= 1
    return end


def _cut(tokens: Tokens, at: int, end: int) -> int:
    """Where ", adding …" or "according to" follows in `[at, end)`, or `end`."""
    low, table = tokens.low, cues()
    for index in range(at, end - 1):
        word = low[index]
        if word not in _CUTS:
            continue
        follower = low[index + 1]
        if word == "according":
            if follower == "to":
                return index
            continue
        if word == "," and follower in _A_COURT and _is_court(low, index + 2):
            return index  # "told a friend that he was sorry, a court has heard"
        if follower in _ONE and word != QUOTE and index + 2 < end and low[index + 2] in _WORDS:
            return index
        cue = table.get(follower)
        adding = cue is not None and cue.form == "ing"
        if word == QUOTE:
            if follower in DASHES:
                return index + 1
            if adding and (follower == "adding" or tokens.text[tokens.quotes[index].outer - 1] == ","):
                return index + 1
        elif follower == "according" or (cue is not None and adding and cue.kind in (*SAYING, "call")):
            return index
    return end


def _is_court(low: list[str], at: int) -> bool:
    """Whether a court "has heard" or "was told" at `at`."""
    return at < len(low) and low[at] in _COURTS and not _HEARD.isdisjoint(low[at + 1 : at + 4])


def right_content(tokens: Tokens, at: int, end: int, kind: str) -> Content | None:
    """The content that follows a cue of class `kind`, whose group ends before token `at`."""
    if end - at < 2 and tokens.low[at : at + 1] != [QUOTE]:
        return None  # nothing but the full stop
    begin, separated = beginning(tokens, at, end, kind)
    if begin is None:
        return None
    low = tokens.low
    stop = trim_end(tokens, begin, end)
    if stop <= begin:
        return None
    if low[begin] == QUOTE:
        content = _from_quote(tokens, begin, stop, separated)
        # "laughed at the “silly” hat" tells nothing
        return content if content.direct or kind != "utter" else None
    if kind in ("call", "think"):
        if not _reaches_quote(tokens, begin, stop):
            return None
        if low[stop - 2] == ":" and _announced(tokens, begin, stop):
            if any(low[at] == "," and tokens.capital(at + 1) for at in range(begin, stop - 2)):
                return None  # "With Berg worried about the port, Lind has a new motto: “We stay.”"
            return Content(stop - 1, stop, True)
        stop = _past_quote(tokens, begin, stop)
    if stop - begin < 2 and kind != "want":
        return None
    return Content(begin, stop, False)


def _announced(tokens: Tokens, begin: int, stop: int) -> bool:
    """Whether a sentence in marks ends the range behind a colon: "blamed Berg for it: “She left.”"."""
    if tokens.low[stop - 1] != QUOTE or QUOTE in tokens.low[begin : stop - 2]:
        return False
    inner = tokens.quotes[stop - 1].inner
    return tokens.text[inner : inner + 1].isupper()


def _past_quote(tokens: Tokens, begin: int, stop: int) -> int:
    """The end of an object with words in marks: the first comma after the last of these."""
    last = begin
    for at in range(begin, stop):
        if tokens.low[at] == QUOTE:
            last = at
    for at in range(last + 1, stop):
        if tokens.low[at] == "," or (at == last + 1 and tokens.low[at] in ("and", "but", "while", "when")):
            return at
    return stop


def _from_quote(tokens: Tokens, begin: int, stop: int, separated: bool) -> Content:
    """A content that begins with a quoted string: that string, or a clause of which it is the first part."""
    low = tokens.low
    last = begin + 1
    while last + 1 < stop and low[last] in (",", "and", "or", "...", "…") and low[last + 1] == QUOTE:
        last += 2
    while last < stop and low[last] == QUOTE:
        last += 1
    if last >= stop or separated or _complete(tokens, begin):
        return Content(begin, last, True)
    word = low[last]
    if not is_word(word) or word in TIMES or word in CONJUNCTIONS:
        return Content(begin, last, True)
    if any(low[at] in AUXILIARY_VERBS for at in range(last, stop)):
        return Content(begin, stop, False)
    if word in PREPOSITIONS and word not in ("of", "to", "from", "about", "for", "with", "by"):
        return Content(begin, last, True)
    return Content(begin, stop, False)


def _complete(tokens: Tokens, index: int) -> bool:
    quoted = tokens.quotes[index]
    text = tokens.text
    return text[quoted.outer - 1] in ",.!?…" or text[quoted.end : quoted.end + 1] in (",", ".")


def left_content(
    tokens: Tokens,
    floor: int,
    first: int,
    right_found: bool,
    kind: str,
    broken: bool,
    ends: bool,
    resumed: bool,
) -> Content | None:
    """The content before subject and cue, which begin at token `first`.

    `broken`: the clause goes on after the cue, so that its first half needs no verb; `ends`: the
    sentence ends there, so that even a "When …" before it was said; `resumed`: it surely goes on.
    """
    low = tokens.low
    last = first
    while last > floor and (low[last - 1] == "," or low[last - 1] in DASHES):
        last -= 1
    if last <= floor:
        return None
    begin = floor
    while begin < last and not is_word(low[begin]) and low[begin] != QUOTE:
        begin += 1
    if begin < last and low[begin] in ("and", "but") and low[begin + 1] == QUOTE:
        begin += 1
    if begin >= last:
        return None
    if low[last - 1] == QUOTE:
        return _to_quote(tokens, begin, last, right_found, kind)
    if last == first or kind not in ("say", "tell") or (low[last] in DASHES and last - begin > 40):
        return None
    if right_found:
        return None
    if _participial(tokens, begin) and not (resumed or (ends and has_verb(tokens, begin, last))):
        return None  # but "Ranking members are waiting, an aide said"
    if ":" in low[begin + 1 : begin + _LABEL] and last - begin > _LABEL:
        colon = low.index(":", begin)
        if not has_verb(tokens, begin, colon):
            begin = colon + 1  # "The result: four in ten left, a study found"
    if broken:
        alone = last - begin == 1 and low[begin] in OPENERS
        return None if alone else Content(begin, last, False)
    if QUOTE in low[begin:last]:
        return Content(begin, last, False)
    if last - begin < 3 or (low[begin] in _SUBORDINATE and not ends):
        return None
    if last - begin < 6 or (low[begin] in PREPOSITIONS and not ends):
        return Content(begin, last, False) if has_verb(tokens, begin, last) else None
    return Content(begin, last, False)


def _participial(tokens: Tokens, begin: int) -> bool:
    word = tokens.low[begin]
    return word in (
        "asked",
        "speaking",
        "referring",
        "responding",
        "citing",
        "noting",
        "pressed",
    ) or word.endswith("ing")


def _to_quote(tokens: Tokens, begin: int, last: int, right_found: bool, kind: str) -> Content | None:
    """A content that ends with a quoted string: that string, or the clause it closes."""
    low = tokens.low
    while begin < last and (low[begin] in OPENERS or low[begin] == ","):
        begin += 1
    if quoted_only(tokens, begin, last):
        return Content(begin, last, True)
    if kind not in SAYING:
        return None
    quoted = tokens.quotes[last - 1]
    before = low[last - 2]
    capital = tokens.text[quoted.inner : quoted.inner + 1].isupper()
    if before == ":" and right_found and tokens.text[quoted.outer - 1] in ".!?":
        return None  # "Berg: “No.” Ek said it was late": they are Berg's
    if before in (":", ";") or before in DASHES or (before == "," and capital):
        return Content(last - 1, last, True)
    if right_found and (low[begin] in _SUBORDINATE or _participial(tokens, begin)):
        return None
    for at in range(last - 2, begin, -1):
        if low[at] in (":", ";"):
            return Content(at + 1, last, quoted_only(tokens, at + 1, last))
    return Content(begin, last, False)
