"""How far a name goes: what the text goes on with belongs to some names, and some stand inside a word.

"Ministry of Sport, Youth and Culture"; the initial of "L.Oyun"; "Oslo" in "Oslo-based", two countries in "the
Chad-Niger border"; but no country in "US$5 million", no verb of the headline "Party to Ask High Court".
"""

import re
from bisect import bisect_right
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from newsline.parser.names.datelines import apart_from
from newsline.parser.names.lexicon import (
    CALENDAR,
    GIVEN,
    MODIFIER,
    ORG,
    ORG_HEAD,
    PLACE,
    STOP,
    TITLE,
    WORD,
    Lexicon,
    lexicon,
)
from newsline.parser.names.scan import in_headline

if TYPE_CHECKING:
    from newsline.parser.names.tag import Span

# What follows the name of a body that has several fields: ", Youth and Culture", " and Culture".
_WORDS = r"[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}"
_FIELDS = rf"((?:, {_WORDS}){{0,4}}),? (?:and|&) ({_WORDS})(?![\w-])"
_FIELDED = frozenset(
    "Ministry Department Directorate Office Bureau Center Centre Committee Commission Institute Agency"
    " Secretariat Council Faculty School Authority Board Foundation Association Federation Society University"
    " College Organization Organisation Museum Observatory Academy Centers Centres Fund Department"
    " Administration Service".split()
)
# Fields that are also the last words of bodies.
_HEADED_FIELDS = frozenset(
    "Technology Technologies Energy Mines Mining Oil Gas Petroleum Communications Telecommunications"
    " Industries Service Services Justice Insurance Railways Investments Arts Culture Sports Tourism Forestry"
    " Fisheries Livestock Irrigation Innovation Sanitation Statistics Planning Government".split()
)
# Of words that no list knows: "Astronomy", "Censuses".
_FIELD_ENDS = (
    "omy",
    "ics",
    "ology",
    "istry",
    "graphy",
    "uses",
    "icals",
    "tion",
    "ment",
    "ance",
    "ing",
    "ture",
)
# Several before "and": "the Meteorology, Climatology and Geophysics Agency"; "Army" and "Navy" are none.
_FIRST_FIELDS = re.compile(
    r"(?:[Tt]he |['’]s )((?:[A-Z][a-z]+ )?(?:[A-Z][a-z]+, ){1,4}(?:[A-Z][a-z]+,? )?and )\Z"
)
_SURE_FIELDS = (*_FIELD_ENDS, "eric", "ical", "inal", "ies")
_NO_FIELD = PLACE | ORG | GIVEN | TITLE | STOP | ORG_HEAD
_LINKS = frozenset(("of", "for"))
_POSSESSIVE = frozenset(("'s", "’s"))
_ANDS = (" and ", " And ")
# Before the first of several fields.
_THE = ("the ", "The ", "’s ", "'s ")
_GOES_ON = frozenset((", ", " a", " A", " &", " o", " f"))
_LINKED = frozenset((" a", " A", " o", " f"))
# "Voxby Media, Inc": the legal form behind a comma.
_LEGAL_FORM = re.compile(r", (?:Inc|Ltd|Limited|LLC|LLP|PLC|Plc)(?![\w-])\.?")
# "State Department for Public Works", "Supreme Court of Velda".
_COMPLEMENT = r" (of|for|[Aa]gainst) (?:the )?([A-Z][\w'’]*(?: [A-Z]\w+){0,3})(?![\w-])"
_NO_COMPLEMENT = TITLE | STOP | CALENDAR | GIVEN
# It begins with the hyphen, so that the search jumps from one to the next.
_HYPHENED = re.compile(r"-(?:(?:based|born|headquartered|listed)\b|([A-Z][A-Za-z]+)(?![\w-]))")
_BEFORE = re.compile(r"(?<![\w-])[A-Z][\w.]*(?: [A-Z]\w+){0,2}\Z")
# "Joko “Jokowi” Widodo"; what follows the nickname is the family name.
_CALLED = frozenset((' "', " “", " '", " ‘"))
_FAMILY_NAME = r"(?:(?:da|de|de la|del|dela|dos|van|von|bin) )?[A-Z](?:[\w-]|['’](?!s\b))*[^\W_]"
_NICKNAME = rf" [\"“'‘][A-Z][\w.-]{{1,15}}[\"”'’] ({_FAMILY_NAME})"
# In double marks it makes a person of whom no span tells.
_MARKS = '"“'
_CALLED_SO = (
    rf" [\"“][A-Z][\w.-]{{1,15}}(?: [A-Z][\w.-]{{1,15}})?[\"”] {_FAMILY_NAME}(?: (?:Jr|Sr|II|III|IV)\b\.?)?"
)
_GIVEN_NAMES, _FAR = 3, 60  # words before a nickname, and characters
_LISTED = frozenset((", ", " and ", ", and "))  # between two names of a list
_REACH = 32  # characters before a hyphen that are looked at
# Codes of money that can pass for names; and countries whose dollar it is.
_MONEY = frozenset(
    "LE Dh Dhs RM Rs BND KSh Ksh Sh Shs UGX GHS GH Tk AED SAR QR SR BD KD OMR NGN EUR GBP EGP PKR INR LKR JD"
    " KES ZAR TZS RWF MUR SCR".split()
)
_DOLLARS = frozenset(("US", "U.S.", "HK", "NT", "Hong Kong", "A", "C", "NZ", "AU", "CA"))
_CODES = _MONEY | _DOLLARS
_DOLLAR = ("$", " dollar", " cents")


def in_full(text: str, found: "list[Span]") -> "list[Span]":
    """The names with all that belongs to them, and those before a hyphen; without those of money. Linear."""
    spans: list[Span] = []
    families: set[str] = set()
    upto = 0
    for place, span in enumerate(found):
        start, end, type_ = span
        if start < upto:
            # A part of what the name before goes on with.
            continue
        name = text[start:end]
        behind = text[end : end + 2]
        if type_ == "PERSON" and " " in name:
            families.add(name[name.rindex(" ") + 1 :])
        if behind in _POSSESSIVE and _is_shop(text, name, end, families):
            span = start, (upto := end + 2), "ORG"
        elif type_ != "PERSON":
            listed = type_ == "ORG" and text[start - 5 : start] in _ANDS
            if listed or (behind in _GOES_ON and type_ == "ORG"):
                upto = _with_complement(text, name, end) if behind in _LINKED else end
                if listed:
                    start = _with_first_field(text, name, start)
                    while spans and spans[-1][1] > start:
                        spans.pop()
                upto = _with_fields(text, text[start:upto], upto)
                if text[upto : upto + 1] == "," and (form := _LEGAL_FORM.match(text, upto)):
                    upto = form.end()
                span = start, upto, type_
            elif (name in _CODES or name[-1].isdigit()) and _is_money(text, name, end):
                continue
        elif behind in _CALLED and (nickname := re.compile(_NICKNAME).match(text, end)):
            upto = next((last for at, last, _ in found[place + 1 : place + 3] if at == nickname.start(1)), 0)
            span = start, (upto := upto or nickname.end(1)), type_
        elif text[start - 1 : start] == "." and (first := _initials_before(text, start)) < start:
            while spans and spans[-1][1] > first:
                spans.pop()
            span = first, end, type_
        elif spans and spans[-1][1] == start - 1 and _among_people(text, found, place):
            # "Israel Rivera"
            span = spans.pop()[0], end, type_
        spans.append(span)
    spans = _but_headline_words(text, _with_nicknames(text, spans))
    if "-" in text and (inside := _before_hyphens(text, spans)):
        spans = sorted(spans + inside)
    return spans


def _is_shop(text: str, name: str, end: int, families: set[str]) -> bool:
    """Whether a listed body has a family's possessive for its name: "Voxby's"; not of people named before."""
    if f"{name}'s" not in lexicon().orgs or name in families:
        return False
    return not (lexicon().flags(name) & (GIVEN | PLACE) or text[end + 2 : end + 3].isalpha())


def _with_nicknames(text: str, spans: "list[Span]") -> "list[Span]":
    """The names and those that only a nickname tells: "Justice Secretary Juan Cris “Boy” Reyes"."""
    places = _opened(text)
    if not places:
        return spans
    flags = lexicon().flags
    found: list[Span] = []
    pattern = re.compile(_CALLED_SO)
    for match in filter(None, [pattern.match(text, at) for at in places]):
        words = text[max(0, match.start() - _FAR) : match.start()].rpartition("\n")[2].split(" ")
        given: list[str] = []
        while words and words[-1][:1].isupper() and words[-1].isalpha() and len(given) < _GIVEN_NAMES:
            if flags(words[-1]) & (TITLE | ORG_HEAD):
                break
            given.insert(0, words.pop())
        family = match[0].removesuffix(" II").removesuffix(" III").removesuffix(" IV").rpartition(" ")[2]
        start, end = match.start() - len(" ".join(given)), match.end()
        if not given or WORD in (flags(given[-1]), flags(family)) or flags(family) & (TITLE | ORG_HEAD):
            continue
        around = bisect_right(spans, (start, len(text), "")) - 1
        if (around < 0 or spans[around][1] < end) and (not found or found[-1][1] <= start):
            found.append((start, end, "PERSON"))
    return sorted(apart_from(spans, found) + found) if found else spans


def _opened(text: str) -> list[int]:
    """The spaces behind a word before marks that open something with a capital."""
    places: list[int] = []
    for mark in _MARKS:
        at = text.find(mark, 2)
        while at > 0:
            if text[at - 1] == " " and text[at + 1 : at + 2].isupper() and text[at - 2].isalpha():
                places.append(at - 1)
            at = text.find(mark, at + 1)
    places.sort()
    return places


def _but_headline_words(text: str, spans: "list[Span]") -> "list[Span]":
    """The names without the words of headlines that only look like names; "Rand Paul" and all people stay.

    Of "Party to Ask High Court" the court is left if it has that name elsewhere; "Aid Workers Struggle" is
    nobody where the text has all of its words in small letters.
    """
    lists = lexicon()
    # How often each stands, and all words: made only for a text whose headlines hold names.
    counts: Counter[str] = Counter()
    small: set[str] = set()
    # What is left of a name, or nothing.
    left: dict[Span, list[Span]] = {}
    # The end of the line that was looked at last.
    last = -1
    headline = False
    for span in spans:
        start, end, type_ = span
        if start <= last and not headline:
            continue
        surface = text[start:end]
        if " " not in surface:
            continue
        first, _, rest = surface.partition(" ")
        if type_ == "PERSON" and lists.flags(first) & GIVEN:
            continue
        if start > last:
            headline = in_headline(text, start)
            last = text.find("\n", start)
            last = last if last >= 0 else len(text)
        if headline:
            counts = counts or Counter([text[start:end] for start, end, _ in spans])
            if type_ != "PERSON" and rest in counts and lists.flags(first) == WORD:
                left[span] = [(end - len(rest), end, type_)]
            elif surface not in lists.orgs and surface not in lists.places and counts[surface] == 1:
                small = small or set(text.split())
                if small.issuperset(surface.lower().split()):
                    left[span] = []
    if not left:
        return spans
    return [other for span in spans for other in left.get(span, (span,))]


def _among_people(text: str, found: "list[Span]", place: int) -> bool:
    """Whether a surname and the place right before it are one of the people of a list."""
    (first, end, type_), (_, last, _) = found[place - 1 : place + 1]
    if type_ != "PLACE" or " " in text[first:end]:
        return False
    others = [(before[1], first, before) for before in found[max(0, place - 2) : place - 1]]
    others += [(last, after[0], after) for after in found[place + 1 : place + 2]]
    return any(
        text[left:right] in _LISTED and other[2] == "PERSON" and " " in text[other[0] : other[1]]
        for left, right, other in others
    )


def _with_first_field(text: str, name: str, start: int) -> int:
    """Where a body's name begins with fields before "and": "the Securities and Exchange Board"."""
    field = text[max(0, start - _REACH) : start - len(" and ")].rpartition(" ")[2]
    flags = lexicon().flags
    first = start - len(" and ") - len(field)
    flag = flags(field.rstrip(","))
    ordinary = (flag & WORD and not flag & _NO_FIELD) or field == "Justice"
    if field.endswith(",") or text.endswith(", ", 0, first):
        # "the Meteorology, Climatology, and Geophysics Agency"
        return _with_several_fields(text, name, start)
    fits = ordinary and field[:1].isupper() and text.endswith(_THE, 0, first) and " " in name
    words = name.split(" ")
    headed = flags(words[-1]) & ORG_HEAD or any(
        flags(word) & ORG_HEAD and after in _LINKS for word, after in pairwise(words)
    )
    return (
        first
        if fits and headed and flags(words[0]) & (WORD | ORG_HEAD) and not flags(words[0]) & PLACE
        else start
    )


def _with_several_fields(text: str, name: str, start: int) -> int:
    """Where the name of a body begins with fields between commas, behind the article."""
    match = _FIRST_FIELDS.search(text, max(0, start - _FAR), start)
    if match is None or name.rpartition(" ")[2] not in _FIELDED:
        return start
    fields = match[1].removesuffix(" and ").rstrip(",").split(", ")
    return match.start(1) if all(field.endswith(_SURE_FIELDS) for field in fields) else start


def _with_complement(text: str, name: str, end: int) -> int:
    """The end of a body's name with what it is for, or the land that it is of, if its last word is a head."""
    last = name.rpartition(" ")[2]
    lists = lexicon()
    if not lists.flags(last) & ORG_HEAD and last not in _FIELDED:
        return end
    match = re.compile(_COMPLEMENT).match(text, end)
    if match is None:
        return end
    link, words = match.groups()
    flags = list(map(lists.flags, words.split(" ")))
    if any(flag & _NO_COMPLEMENT for flag in flags) or text.startswith(" of ", match.end()):
        return end
    placed = words in lists.places
    if placed or words in lists.orgs:
        return match.end() if link == "of" else end
    ordinary = all(flag & (WORD | MODIFIER) and not flag & (PLACE | ORG) for flag in flags)
    return match.end() if ordinary else end


def _with_fields(text: str, name: str, end: int) -> int:
    """The end of a body's name with all of its fields: "Ministry of Sport" goes on ", Youth and Culture"."""
    if not (" of " in name or " for " in name or " on " in name) or _FIELDED.isdisjoint(name.split(" ")):
        return end
    match = re.compile(_FIELDS).match(text, end)
    if match is None:
        return end
    flags = lexicon().flags
    several = bool(match[1])
    for field in (*match[1].split(", ")[1:], match[2]):
        for word in field.split(" "):
            flag = flags(word)
            ordinary = flag & WORD or (not flag and (several or word.endswith(_FIELD_ENDS)))
            if word not in _HEADED_FIELDS and (not ordinary or flag & _NO_FIELD):
                return end
    return match.end()


def _is_money(text: str, name: str, end: int) -> bool:
    """Whether what may be a code is money: "US" of "US$5", "LE" of "LE 5 million", "RM20"."""
    if name in _DOLLARS:
        return text.startswith(_DOLLAR, end)
    code = name.rstrip("0123456789")
    return code in _MONEY and (code != name or text[end : end + 2].strip(" .")[:1].isdigit())


def _initials_before(text: str, start: int) -> int:
    """Where the initials begin that stand before a family name without a space: "L.Oyun", "M.K.Velar"."""
    first = start
    while first > 1 and text[first - 1] == "." and text[first - 2].isupper():
        first -= 2
    return start if first and (text[first - 1].isalnum() or text[first - 1] in "._&@/") else first


def _before_hyphens(text: str, spans: "list[Span]") -> "list[Span]":
    """Places before "-based" and the like, and pairs of listed ones: "the Chad-Niger border"."""
    lists = lexicon()
    found: list[Span] = []
    for match in _HYPHENED.finditer(text):
        at = match.start()
        before = _BEFORE.search(text, max(0, at - _REACH), at)
        if before is None:
            continue
        start = _listed_place(before[0], before.start(), match[1] is None)
        if start < 0:
            continue
        if match[1] is None:
            found.append((start, at, "PLACE"))
        elif _listed(match[1], lists) and f"{text[start:at]}-{match[1]}" not in lists.places:
            found += ((start, at, "PLACE"), (*match.span(1), "PLACE"))
    return apart_from(found, spans)


def _listed(word: str, lists: Lexicon) -> bool:
    """Whether a word is a listed place and nothing else: "US" is no "us"."""
    flag = lists.flags(word)
    return bool(flag & PLACE) and (flag == PLACE or word.isupper())


def _listed_place(words: str, start: int, based: bool) -> int:
    """Where the longest listed place at the end of `words` begins, if these begin at `start`; or -1.

    `based`: something has its seat there, so a word may have other senses too.
    """
    lists = lexicon()
    while words:
        if words in lists.places if " " in words or based else _listed(words, lists):
            return start
        first, space, words = words.partition(" ")
        start += len(first) + len(space)
    return -1
