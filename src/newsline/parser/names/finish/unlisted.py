"""What the words around a name that no list knows tell of it: "Voxby, which makes tyres", "in Harlowa".

Such a name looks like anybody's, so the network takes many a company and a village for somebody. All its
occurrences in a text are heard: "customers of", "'s shares" and "said its" speak of a body, "near" and
"district" of a place, "Mr", ", 45," and "and his" of somebody. One piece of evidence for a person, or half
of a full name, leaves it as it is; otherwise a clear word or two faint ones change it all over the text.
"""

import re
from itertools import compress
from typing import TYPE_CHECKING

from newsline.parser.names.datelines import apart_from
from newsline.parser.names.finish.again import stands_at
from newsline.parser.names.lexicon import STOP, TITLE, lexicon
from newsline.parser.remembered import Remembered

if TYPE_CHECKING:
    from newsline.model import EntityType
    from newsline.parser.names.tag import Span

# What evidence is for; the last ones add nothing of their own: for a body or a place, a body, a place, for
# a body that passes for a place.
_PERSON, _BODY, _PLACE, _NOBODY, _FAINT_BODY, _FAINT_PLACE, _SOURCE = range(7)
_Cue = tuple[int, float]
_CLEAR = 2.0  # evidence that changes a name
_SURE = 3.0  # what changes a body into a place


def _table(*rows: tuple[int, float, str]) -> dict[str, _Cue]:
    return {word: (kind, weight) for kind, weight, words in rows for word in words.split()}


# The word before a name; those before "of", "in", "at", "for", "from" and "to"; and the word behind it.
_BEFORE = _table(
    (
        _PLACE,
        1,
        "in In near outside around across throughout northern Northern southern Southern eastern Eastern"
        " western Western central downtown toward towards inside within leaving reached between Between"
        " neighboring neighbouring visited visiting",
    ),
    (_FAINT_PLACE, 1, "from From to"),
    (_NOBODY, 1, "at"),
    (
        _BODY,
        1,
        "rival rivals Rival competitor competitors maker makers developer operator provider producer supplier"
        " distributor firms companies retailers",
    ),
    (_FAINT_BODY, 1, "joined joins fined sued coached"),
)
_WHERE = (
    "city town village villages towns cities district province region suburb suburbs outskirts port island"
    " county municipality capital valley coast streets residents mayor north south east west northeast"
    " northwest southeast southwest"
)
_BEFORE_OF = _table(
    (_PLACE, 3, _WHERE),
    (_PLACE, 1, "people governor government border borders battle siege invasion airport parts outside"),
    (
        _BODY,
        2,
        "shares customers users employees subsidiary unit shareholders creditors acquisition takeover"
        " co-founder chairman chairwoman CEO",
    ),
    # Projects and films have them too.
    (_BODY, 1, "director founder editor"),
    (_FAINT_BODY, 1, "member members leader leaders wing offices headquarters branch"),
)
_BEFORE_IN = _table((_BODY, 2, "shares stake stakes shareholders investors"))
_BEFORE_AT = _table((_BODY, 2, "analyst analysts employees executive executives workers job worked works"))
_BEFORE_FOR = _table(
    (_BODY, 2, "spokesman spokeswoman spokesperson"),
    (_FAINT_BODY, 1, "worked works working play plays played playing signed"),
)
_BEFORE_FROM = _table((_PLACE, 2, "km kilometers kilometres miles"))
_BEFORE_TO = _table(
    (
        _PLACE,
        1,
        "visit visits trip moved returned return travel traveled travelled traveling travelling went"
        " flew fled flight road way came flown back deported",
    ),
)
_BEHIND = _table(
    (
        _PLACE,
        3,
        "district province village city town region valley airport residents island county municipality"
        " governorate area neighborhood neighbourhood suburb peninsula township oblast prefecture",
    ),
    (_PLACE, 2, "where"),
    (
        _BODY,
        2,
        "shares shareholders stock customers users employees executives bonds investors subscribers",
    ),
    (_BODY, 1, "workers drivers pilots engineers staff couriers flights trains"),
    (_PERSON, 1, "who whom himself herself et"),
)
_VERBS = _table(
    (_BODY, 2, "employs sells operates manufactures"),
    (_FAINT_BODY, 1, "launched makes provides offers plans expects hired unveiled supplies"),
    (_PERSON, 1, "told tells"),
    (_PERSON, 0.5, "says said added explained argued noted wrote"),
)
# Behind a comma.
_ASIDE = _table(
    (_PLACE, 2, "where"), (_PERSON, 1, "who whom whose"), (_PERSON, 0.5, "says said"), (_NOBODY, 1, "which")
)
_INNER = frozenset("at by for from In in near of on outside to with".split())
_THE = frozenset(("the", "The"))
_OWNER = ("'s", "’s")
_ACCORDING = {"according": (_SOURCE, 2.0)}
_AFTER = {
    "of": _BEFORE_OF,
    "in": _BEFORE_IN,
    "In": {},
    "at": _BEFORE_AT,
    "for": _BEFORE_FOR,
    "from": _BEFORE_FROM,
    "to": _BEFORE_TO | _ACCORDING,
}
# More of what stands behind, tried where a word says that it may be so.
_OWNS = re.compile(
    r"['’]s? (?:[a-z][\w-]* ){0,2}?(?:shares|shareholders|stock|customers|users|employees|profits?|revenues?"
    r"|sales|headquarters|subsidiar(?:y|ies)|app|parent company|chief executive|CEO|chief financial|board"
    r"|earnings|bonds|factory|factories|stores|subscribers|investors|co-founder|quarterly|network)\b"
)
_IS = re.compile(
    r",? (?:(?:is|was) )?(?:an?|the|one of the) (?:(?!(?:for|of|at|with|to|from|in|by|on|who) )[\w-]+ ){0,3}"
    r"(?:unit|subsidiary|company|firm|provider|supplier|maker|operator|organi[sz]ation|charity|party"
    r"|movement|coalition|alliance|agency|newspaper|platform|bank|club|federation|union|association"
    r"|exchange|lender|insurer|retailer|broadcaster|airline|manufacturer"
    r"|start-?up)(?=[,.;]| (?:that|which|based|of|owned|run|with|founded)\b)"
)
_MADE = re.compile(
    r",? (?:which )?(?:(?:is |was )?(?:based|headquartered|founded|listed) (?:in|on|by)\b|is owned by\b"
    r"|(?:makes|sells|owns|operates|runs|employs|produces|provides|offers|manufactures|publishes) )"
)
_MADE_BY = frozenset("is was based headquartered owns raised posted reported recalled agreed filed".split())
_TRADED = re.compile(
    r" (?:(?:is|was) (?:headquartered|founded|(?:\d+ percent |\d+% )?owned by|listed on|acquired)\b"
    r"|raised [$€£]\d|(?:posted|reported) (?:an? )?(?:\w+ )?(?:profit|loss|revenue|sales|earnings)\b"
    r"|recalled \d|filed for (?:bankruptcy|insolvency)\b|agreed to (?:buy|sell|acquire)\b)"
)
_SAID = re.compile(r" (?:said|says|added|that) (?:that )?(it|its|he|she)\b(?! (?:was|is|be)\b)")
# "The company, Voxby, said it"
_NAMED = re.compile(r"\bThe (?:company|firm|bank|airline|club|agency|charity|retailer|startup|newspaper), \Z")
_AGED = re.compile(r", (?:aged )?[1-9]\d[,.]")
_QUOTED = ("” said ", '" said ', "” says ", '" says ', "’ said ", "’ says ")
_HIS, _ITS = (" his ", " her ", " himself ", " herself "), " its "
_REACH = 40  # characters on each side that are looked at
_BASED = "-based "
# On these things are based, nobody is.
_THINGS = frozenset("Android Bitcoin Blockchain Bluetooth Ethereum Keynesian Linux Unix".split())
_SHOWN = (_BASED, ", which ")
_MANY = 50  # names; to look for more of them would take long
_NEAR = 4  # words behind a name


def told_by_neighbours(text: str, found: "list[Span]") -> "list[Span]":
    """The names with bodies and places that no list knows, by what stands around them. Linear."""
    if overlooked := _overlooked(text):
        found = sorted(found + apart_from(overlooked, found))
    surfaces = [text[start:end] for start, end, _ in found]
    doubtful: dict[str, list[Span]] = {}
    for span, surface in compress(zip(found, surfaces, strict=True), map(_UNKNOWN.__getitem__, surfaces)):
        if surface in doubtful:
            doubtful[surface].append(span)
        else:
            doubtful[surface] = [span]
    if not doubtful:
        return found
    full = [
        surface
        for (_, _, type_), surface in zip(found, surfaces, strict=True)
        if " " in surface and type_ == "PERSON"
    ]
    people = set(" ".join(full).split(" "))
    told: dict[str, EntityType] = {}
    more: list[Span] = []
    few = len(doubtful) <= _MANY
    for surface, spans in doubtful.items():
        if surface in people:
            continue
        unseen = _unseen(text, surface, spans) if few and text.count(surface) > len(spans) else []
        if sense := _type_of(text, spans + unseen):
            told[surface] = sense
            more += [(start, end, sense) for start, end, _ in unseen]
    if not told:
        return found
    typed = [
        (start, end, told.get(surface, type_))
        for (start, end, type_), surface in zip(found, surfaces, strict=True)
    ]
    return sorted(typed + apart_from(more, typed)) if more else typed


def _unseen(text: str, surface: str, spans: "list[Span]") -> "list[Span]":
    """Where a name stands and was not taken for one."""
    starts = {start for start, _, _ in spans}
    size, type_ = len(surface), spans[0][2]
    return [(at, at + size, type_) for at in stands_at(text, surface) if at not in starts]


def _is_unknown(surface: str) -> bool:
    """Whether it is one word or two that no list has, with small letters."""
    first, _, last = surface.partition(" ")
    if surface in _THINGS or not _is_strange(first) or (last and not _is_strange(last)):
        return False
    lists = lexicon()
    # No word of "Sri Lanka" is known for itself.
    return not last or (surface not in lists.places and surface not in lists.orgs)


def _is_strange(word: str) -> bool:
    return not lexicon().flags(word) and word.isalpha() and word[0].isupper() and not word.isupper()


_UNKNOWN = Remembered(_is_unknown)


def _overlooked(text: str) -> "list[Span]":
    """Names that nothing but what follows shows: "Harlowa-based", "Voxby, which makes tyres"."""
    spans: list[Span] = []
    for behind in _SHOWN:
        end = text.find(behind)
        while end >= 0:
            surface = text[max(0, end - _REACH) : end].replace("\n", " ").rpartition(" ")[2]
            if surface[:1].isupper() and _UNKNOWN[surface]:
                start = end - len(surface)
                before = text[max(0, start - _REACH) : start][:-1].rpartition(" ")[2]
                if before[:1].isupper() and before[-1].isalnum() and not lexicon().flags(before) & STOP:
                    # A part of another name.
                    pass
                elif behind == _BASED:
                    spans.append((start, end, "PLACE"))
                elif _MADE.match(text, end):
                    spans.append((start, end, "ORG"))
            end = text.find(behind, end + 1)
    return sorted(spans)


def _type_of(text: str, spans: "list[Span]") -> "EntityType | None":
    """What all that stands around a name tells."""
    scores = [0.0] * 7
    for start, end, _ in spans:
        _hear(text, start, end, scores)
        if scores[_PERSON] >= 1:
            return None
    _, body, place, nobody, faint_body, faint_place, _ = scores
    faint = min(nobody, 1.0)
    if body > 0:
        body += faint + min(faint_body, 1.0)
    if place > 0:
        place += faint + min(faint_place, 1.0)
    types = {type_ for _, _, type_ in spans}
    if types == {"PLACE"}:
        # Hardly anything is known according to a place.
        body += scores[_SOURCE]
    if "PLACE" in types and (place > 0 or faint_place):
        body = 0.0
    if body >= _CLEAR and body > place and scores[_PLACE] <= 1:
        return "ORG"
    if place >= (_SURE if "ORG" in types else _CLEAR) and place > body:
        return "PLACE"
    return None


def _hear(text: str, start: int, end: int, scores: list[float]) -> None:
    """Add what stands right before and behind a name."""
    inner = False
    before = text[max(0, start - _REACH) : start]
    if before[-1:] == " ":
        rest, _, word = before[:-1].rpartition(" ")
        inner = word in _INNER
        told = _BEFORE.get(word)
        if word in _AFTER:
            told = _AFTER[word].get(rest.rpartition(" ")[2].lower(), told)
        if told is not None:
            # "workers at Harlowa's largest mill", "in Orn's house"
            if text[end : end + 2] not in _OWNER:
                scores[told[0]] += told[1]
            elif told[0] == _PLACE:
                scores[_FAINT_PLACE] += 1
        elif word in _THE and text[end : end + 1] != " ":
            scores[_PLACE] -= 1
        elif word[-1:] == "," and text[end : end + 1] == "," and _NAMED.search(before):
            scores[_BODY] += _CLEAR
            return
        elif lexicon().flags(word.capitalize()) & TITLE or before.endswith(_QUOTED):
            scores[_PERSON] += 1
            return
    # What follows in "the plant in Harlowa employs" is said of the plant.
    behind = text[end : end + _REACH].partition("\n")[0]
    mark = behind[:1]
    if mark == " ":
        words = behind.split(" ", _NEAR + 1)
        _hear_words(text, end, words, inner, scores)
    elif mark == ",":
        word = behind[2:].partition(" ")[0]
        if (told := _ASIDE.get(word)) is not None:
            scores[told[0]] += told[1]
            if word == "which" and _MADE.match(text, end):
                scores[_BODY] += _CLEAR
        elif _AGED.match(text, end):
            scores[_PERSON] += 1
        elif _IS.match(text, end) or (word in _MADE_BY and _MADE.match(text, end)):
            scores[_BODY] += _CLEAR
        elif word.rstrip(",.;’'s") in lexicon().places:
            scores[_PLACE] += 1
    elif behind.startswith(_BASED):
        scores[_PLACE] += _SURE
    elif mark in "'’" and _OWNS.match(text, end):
        scores[_BODY] += _CLEAR


def _hear_words(text: str, end: int, words: list[str], inner: bool, scores: list[float]) -> None:
    """Add what the words behind a name and a space tell; the first of `words` is empty.

    `inner` tells that a preposition stands before the name, so that no verb behind it is its own.
    """
    word = words[1].rstrip(".,;:")
    if (told := _BEHIND.get(word)) is not None:
        scores[told[0]] += told[1]
    elif inner:
        return
    elif (told := _VERBS.get(word)) is not None:
        scores[told[0]] += told[1]
        if said := _SAID.match(text, end):
            if said[1] in ("he", "she"):
                scores[_PERSON] += 1
            else:
                scores[_BODY] += 1 if said[1] == "it" else _CLEAR
    elif word in _MADE_BY and (_TRADED.match(text, end) or _IS.match(text, end)):
        scores[_BODY] += _CLEAR
    near = " ".join(words[2 : _NEAR + 1]).join("  ")
    if any(map(near.__contains__, _HIS)):
        scores[_PERSON] += 1
    elif _ITS in near:
        scores[_NOBODY] += 1
