"""Where names can stand: chains of capitalised words, and the lines in which capitals mean nothing."""

import re
from bisect import bisect_left

# Upper-case letters of the Latin, Greek and Cyrillic scripts, for want of \p{Lu} in `re`. Beyond Latin-1
# cases alternate; listing them would cost milliseconds of compiling, so `chains` looks again.
_UPPER = "A-ZÀ-ÖØ-ÞĀ-ƿǍ-ȳΆ-ΫЀ-ЯḀ-ỿ"
# One word: "U.S.", "al-Assad", "O'Brien", "Ki-moon", "AT&T"; a possessive 's and a ".com" stay outside.
# Every part begins with a character of its own kind, so that a failed match is given up at once.
# It begins with a set of characters, so that the search jumps from capital to capital; a small article
# before it ("al-") is added later. The group makes `split` give the words too.
_WORD = re.compile(
    f"([{_UPPER}](?<![^\\W_].)(?<![@#/].)"
    f"(?:\\.(?:[{_UPPER}]\\.)+[{_UPPER}]?(?![^\\W_])"
    "|[^\\W_]*+(?:(?:[-&]|['’](?!s\\b))[^\\W_]++)*+(?!@|\\.[a-z])))"
)
# The articles with which a name can begin written small.
_PREFIXES = frozenset("al an as ah at az ar ad el ez es ed er ul d l".split())
_SMALL_WORDS = (
    "of for on and & de del della da das do dos du di von van der den des la le las los"
    " bin bint ibn ben abu al el ul y e es af av zu ter ten te"
).split()
# What may stand between two words of one chain.
_LINKS = frozenset(
    (
        " ",
        *(f" {word} " for word in _SMALL_WORDS),
        *(f" {word} the " for word in ("of", "for", "on", "and")),
        *(
            f" {words} "
            for words in ("van de", "van den", "van der", "von der", "de la", "de las", "de los", "bin al")
        ),
    )
)
_LONGEST_LINK = max(map(len, _LINKS))
# After these a full stop and a space do not part a name: "Mr. Smith", "J. Smith", "St. Petersburg".
_ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Messrs Dr Gen Sen Rep Gov Lt Col Sgt Capt Maj Adm Prof Rev St Jr Sr Hon"
    " Cmdr Brig Fr Mt Ft Pvt Cpl Barr Engr Cllr Supt Insp Det Atty Alh Msgr Drs Profs Sens Reps Govs"
    " Gens Comr Cr".split()
)
# Whose body or institution the next words may name: "People's Bank", "Children's Hospital", "Workers' Party";
# of one office only what follows here: "Coroner's Court".
_OWNED = frozenset(("'s ", "’s ", "' ", "’ "))
_OWNERS = frozenset(
    "People Peoples Children Women Men Girls Boys Workers Farmers Growers Fishermen Miners Drivers Teachers"
    " Students Writers Journalists Lawyers Doctors Nurses Parents Veterans Employers Consumers Traders"
    " Bankers Manufacturers Producers Shippers Players Officers Citizens Pensioners Tenants Publishers"
    " Magistrate Magistrates Prosecutors".split()
)
_OFFICERS = frozenset(
    "Coroner Coroners Sheriff Prosecutor Attorney General Minister Mayor Governor President Commissioner"
    " Ombudsman Defender Chancellor Premier".split()
)
_OWN = frozenset("Office Court Courts Department".split())
# What is named after a saint or a king: "St Mary's Hospital".
_ROYAL = frozenset("King Queen Prince Princess".split())
_SAINTS = ("St ", "St. ", "Saint ")
_HOUSES = frozenset(
    "Hospital Hospice Infirmary College School University Academy Church Cathedral Trust Primary Grammar"
    " Theatre Ambulance Parish Park Square Street Road Lane Hall House Island Bay".split()
)
# Words that stay small in a headline.
_SMALL = frozenset(
    "a an the of to in on at by for and or but nor as up off out via vs vs. per if is de la le du von"
    " with from into over amid after upon than that this when".split()
)

# Where a chain stands: in prose, in a line in Title Case or in capitals, or in prose without its capitals.
PROSE, HEADLINE, CAPITALS, SMALL = range(4)


# Characters, half-open; whether they may be capitalised for their place alone; the kind.
Stretch = tuple[int, int, bool, int]

# What stands between the end of a sentence and the next; what opens a quotation; what ends a sentence.
_PASSED, _QUOTES, _ENDS = " \t\u00a0\"'“”‘’«»([*_#>•–—-", '"“‘«', ".!?:;\n…"
_LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Whether a sentence begins after the two characters that mostly stand before a capital.
_BEGINS = {f"{char} ": False for char in f"{_LATIN}0123456789,"}
_BEGINS |= {f"{char}{mark}": True for char in f"{_LATIN}{_ENDS} " for mark in _QUOTES + "\n"}
_BEGINS |= {f"{char} ": True for char in _ENDS}
# So many words are looked at before the rest of a line.
_FIRST = 4
# A longer line is prose unless it is all in capitals.
_HEADLINE = 160
# A line that has so many characters in capitals at its beginning, and so many capitals for a small letter, is
# in capitals.
_BEGINNING, _SHARE = 24, 8
_HYPHENS = ("-", "'", "’")
# No name has a longer word; a longer run of letters is data.
_LONGEST_WORD = 60


def stretches(text: str, lines: list[tuple[int, int]]) -> list[Stretch]:
    """The chains of `text` and where they stand; `lines` are its `headline_lines`. Linear."""
    found = _chains(text)
    for start, end in lines:
        kind = CAPITALS if in_capitals(text[start:end]) else HEADLINE
        at = bisect_left(found, (start,))
        while at < len(found) and found[at][0] < end:
            found[at] = (*found[at][:2], False, kind)
            at += 1
    return found


def _chains(text: str) -> list[Stretch]:
    """Capitalised words joined by spaces or by the small words that names contain, all taken for prose."""
    found: list[Stretch] = []
    first = last = end = 0
    begins = False
    before = ""
    # What stands between words and the words in turn: looking at strings is cheaper than at matches.
    parts = iter(_WORD.split(text))
    for gap, word in zip(parts, parts, strict=False):
        length = len(gap)
        start = end + length
        end = start + len(word)
        if end - start > _LONGEST_WORD or (word >= "Ā" and not word[0].isupper()):
            # No name, nor part of one.
            before = ""
            continue
        # Most gaps are too long for a link: that spares hashing them.
        if (
            before
            and length <= _LONGEST_LINK
            and (_links(gap, before) or (gap in _OWNED and _owns(text, last, before, word)))
        ):
            last, before = end, word
            continue
        known = _BEGINS.get(gap[-2:])
        if known is None and gap.endswith(_HYPHENS):
            start = _with_prefix(text, start)
            gap, word = text[last:start], text[start:end]
            if before and _links(gap, before):
                last, before = end, word
                continue
            known = _BEGINS.get(gap[-2:])
        if last:
            found.append((first, last, begins, PROSE))
        first, last, before = start, end, word
        begins = begins_sentence(text, start) if known is None else known
    if last:
        found.append((first, last, begins, PROSE))
    return found


def _with_prefix(text: str, start: int) -> int:
    """Where a word at `start`, after a hyphen, begins with a small article ("al-Assad", "d'Estaing")."""
    at = start - 1
    while at > 0 and start - at < 4 and text[at - 1].isalpha():
        at -= 1
    if text[at : start - 1] in _PREFIXES and (
        at == 0 or not (text[at - 1].isalnum() or text[at - 1] in "@#/")
    ):
        return at
    return start


def _links(gap: str, before: str) -> bool:
    """Whether what stands after the word `before` joins the next to it; after some a full stop may."""
    return gap in _LINKS or (gap == ". " and (len(before) == 1 or before in _ABBREVIATIONS))


def _owns(text: str, end: int, before: str, word: str) -> bool:
    """Whether a possessive after the word `before`, at `end`, is part of a name that goes on with `word`."""
    return (
        before in _OWNERS
        or (before in _OFFICERS and word in _OWN)
        or (word in _HOUSES and (before in _ROYAL or text.endswith(_SAINTS, 0, end - len(before))))
    )


def reach(text: str, tokens: list[tuple[int, int]], most: int) -> list[int]:
    """For each of `tokens` the index after the last of at most `most` words that can be one name with it."""
    found: list[int] = []
    last = at = len(tokens)
    after = 0
    for start, stop in reversed(tokens):
        if at < last and not _links(text[stop:after], text[start:stop]):
            last = at
        at, after = at - 1, start
        found.append(last if last - at < most else at + most)
    found.reverse()
    return found


def words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Half-open spans of the single capitalised words of a headline."""
    spans = [match.span() for match in _WORD.finditer(text, start, end)]
    return [(_with_prefix(text, at) if text[at - 1 : at] in _HYPHENS else at, last) for at, last in spans]


def headline_lines(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the lines in Title Case or capitals, in which a capital is no evidence."""
    found: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        size = len(line)
        if size > 3 and (is_headline(line) if size <= _HEADLINE else in_capitals(line)):
            found.append((start, start + size))
        start += size + 1
    return found


def in_capitals(line: str) -> bool:
    """Whether a line is in capitals; a long one may have a few small letters ("McTAVISH", "1.5m")."""
    if line.isupper():
        return True
    if not line[:_BEGINNING].isupper() or len(line) < 2 * _BEGINNING:
        return False
    small = sum(map(str.islower, line))
    return small * _SHARE < sum(map(str.isupper, line))


def is_headline(line: str) -> bool:
    """Whether all words that carry meaning are capitalised, or every letter is.

    "Mr Putin Visits Paris" is. A line of one word is only in capitals, one that ends with
    a full stop only with four such words. A sentence of names alone is not told apart.
    """
    if in_capitals(line):
        return True
    if len(line) > _HEADLINE:
        return False
    # Of most lines one of the first words tells that they are none.
    if _long_words(line.split(None, _FIRST)[:_FIRST]) < 0:
        return False
    words = line.split()
    if len(words) < 2 or words[-1][-1] in ";,":
        return False
    return _long_words(words) >= (4 if words[-1][-1] == "." else 2)


def in_headline(text: str, at: int) -> bool:
    """Whether a place in a text is in a line in Title Case or capitals; looks no further than one is long."""
    low, high = max(0, at - _HEADLINE), at + _HEADLINE
    end = text.find("\n", at, high)
    if end < 0 and high < len(text):
        return False
    begin = text.rfind("\n", low, at)
    if begin < 0 < low:
        return False
    return is_headline(text[begin + 1 : end if end >= 0 else len(text)].strip())


def _long_words(words: list[str]) -> int:
    """How many words have more than three letters; -1 if one that carries meaning is not capitalised."""
    count = 0
    for word in words:
        letters = word
        if not word[0].isalpha():
            letters = word.lstrip("\"'“‘«([")
            if not letters[:1].isalpha():
                continue
        if letters in _SMALL:
            continue
        if letters[0].islower() and "-" not in letters[:4]:
            return -1
        count += len(letters) > 3
    return count


def begins_sentence(text: str, start: int) -> bool:
    """Whether a capital at `start` may be there only because a sentence, line or quotation begins."""
    at = start - 1
    while at >= 0 and text[at] in _PASSED:
        if text[at] in _QUOTES:
            return True
        at -= 1
        if start - at > 40:
            return True
    return at < 0 or text[at] in _ENDS
