"""Numbers in words and digits, read backwards from a unit and forwards from a word."""

from newsline.parser.timex.tokens import DASHES, JOINS, Tokens
from newsline.parser.timex.words import CARDINALS, DECADE_WORDS, SCALES, TENS, VAGUE

_LONGEST = 8
# First words of a year spelt out; "two" goes on with "thousand" alone.
_CENTURIES = {"eighteen": 18, "nineteen": 19, "twenty": 20, "two": None}
_SMALL = CARDINALS | TENS
_WORDS = frozenset(_SMALL) | frozenset(SCALES)
_OTHER_COUNTS = VAGUE | {"a", "an", "couple", "of", "dozen", "half"}
_COUNTS_OF = frozenset("couple dozens hundreds thousands scores".split())
# The words with which a count may end that does not end in digits.
COUNT_ENDS = _WORDS | _OTHER_COUNTS


class Count:
    """A number that ends before a unit: its first word and value (`None`: vague)."""

    __slots__ = ("first", "value")

    def __init__(self, first: int, value: float | None) -> None:
        self.first = first
        self.value = value


def count_before(t: Tokens, index: int, low: int) -> Count | None:
    """The number whose last word is `index`; no word before `low` is taken."""
    count = _single(t, index, low)
    if count is None:
        return None
    # "12 to 18 months", "two or three days", "10-15 minutes": the first number counts.
    before = count.first - 1
    if before > low and t.words[before] in ("to", "or") and t.joined(before) and t.joined(before - 1):
        earlier = _single(t, before - 1, low)
        if earlier is not None and earlier.value is not None and t.words[earlier.first] not in ("a", "an"):
            return Count(earlier.first, earlier.value)
    if before >= low and t.words[count.first][:1].isdigit() and t.gap(before) in DASHES:
        earlier = _single(t, before, low)
        if earlier is not None and t.words[earlier.first][:1].isdigit():
            return Count(earlier.first, earlier.value)
    return count


def _single(t: Tokens, index: int, low: int) -> Count | None:
    word = t.words[index]
    if "0" <= word < ":":
        return _digits(t, index, low)
    if word in _WORDS:
        return _number_words(t, index, low)
    if word not in _OTHER_COUNTS:
        return None
    before = t.words[index - 1]
    if word in VAGUE:
        return Count(index - 1 if before in ("a", "very") and _follows(t, index, low) else index, None)
    if word in ("a", "an"):
        if before == "half" and _follows(t, index, low):
            return Count(index - 1, 0.5)
        return Count(index, 1)
    if word == "couple" and before == "a" and _follows(t, index, low):
        return Count(index - 1, 2)
    if word == "of" and before in _COUNTS_OF and _follows(t, index, low):
        if before == "couple":
            has_article = index - 1 > low and t.words[index - 2] in ("a", "next", "last", "past")
            article = has_article and t.words[index - 2] == "a" and t.joined(index - 2)
            return Count(index - 2 if article else index - 1, 2)
        return Count(index - 1, None)
    if word == "dozen":
        return Count(index - 1 if before == "a" and _follows(t, index, low) else index, 12)
    if word == "half" and before in ("a", "one") and _follows(t, index, low):
        # "one and a half years", "two and one half hours"
        if index - 3 >= low and t.words[index - 2] == "and" and t.joined(index - 2) and t.joined(index - 3):
            whole = _single(t, index - 3, low)
            if whole is not None and whole.value is not None:
                return Count(whole.first, whole.value + 0.5)
        return Count(index - 1, 0.5)
    return None


def _follows(t: Tokens, index: int, low: int) -> bool:
    """Whether word `index` goes with the one before, which may be taken."""
    return index > low and t.joined(index - 1)


def _digits(t: Tokens, index: int, low: int) -> Count | None:
    word = t.words[index]
    if not (word.isdecimal() and word.isascii()) or len(word) > 7:
        return None
    value = float(word)
    if index == low:
        return Count(index, value)
    before, gap = t.words[index - 1], t.gap(index - 1)
    if gap == "/" and before in ("1", "3") and word in ("2", "4"):
        fraction = int(before) / int(word)
        if index - 2 >= low and t.joined(index - 2) and t.words[index - 2].isdecimal():
            return Count(index - 2, float(t.words[index - 2][:7]) + fraction)
        return Count(index - 1, fraction)
    if gap == "." and before.isdecimal():
        return Count(index - 1, float(f"{before[:7]}.{word}"))
    if gap == "," and len(word) == 3 and before.isdecimal() and len(before) < 4:
        return Count(index - 1, float(before + word))
    return Count(index, value)


def _number_words(t: Tokens, index: int, low: int) -> Count | None:
    first = index
    while first > low and index - first < _LONGEST:
        before = t.words[first - 1]
        if before not in _WORDS and not (before in ("a", "and") and t.words[first] in _WORDS):
            break
        if not t.joined(first - 1) or (before in _SMALL and not _goes_on(before, t.words[first])):
            break
        first -= 1
    while first < index and t.words[first] == "and":
        first += 1
    if t.words[first] == "a" and t.words[first + 1] not in SCALES:
        first += 1
    if t.words[first] in SCALES and first > low and t.joined(first - 1) and t.words[first - 1] in VAGUE:
        vague = first - 1  # "several hundred years", "a few thousand years"
        article = vague > low and t.words[vague - 1] == "a" and t.joined(vague - 1)
        return Count(vague - article, None)
    value = value_of(t.words[first : index + 1])
    if value is not None and first == index and t.words[first] in SCALES and _follows(t, first, low):
        number = _digits(t, first - 1, low) if "0" <= t.words[first - 1] < ":" else None
        if number is not None and number.value is not None:
            return Count(number.first, number.value * value)  # "1.2 million years"
    return None if value is None else Count(first, value)


def _goes_on(word: str, after: str) -> bool:
    """Whether a small number goes on with the next word: "twenty four", not "three one-day games"."""
    return after not in _SMALL or (word in TENS and CARDINALS.get(after, 10) < 10)


def value_of(words: list[str]) -> int | None:
    """The whole number that number words spell ("twenty four", "a hundred and ten")."""
    total = current = 0
    for word in words:
        if word == "and":
            continue
        if word == "a":
            current = 1
        elif word in _SMALL:
            current += _SMALL[word]
        elif word in SCALES:
            current = max(current, 1) * SCALES[word]
            if word != "hundred":
                total, current = total + current, 0
        else:
            return None
    return total + current or None


def year_in_words(t: Tokens, index: int) -> tuple[int, int] | None:
    """A year spelt out from word `index` ("nineteen ninety-six", "two thousand"): last word, year."""
    words = t.words
    head = words[index]
    if head not in _CENTURIES or t.gap(index) not in JOINS:
        return None
    second = words[index + 1]
    if head == "two" and second == "thousand":
        last, year = index + 1, 2000
        ahead = index + 2
        if t.gap(last) in JOINS:
            if words[ahead] == "and" and t.gap(ahead) in JOINS:
                ahead += 1
            tail = _two_digits(t, ahead)
            if tail is not None:
                return tail[0], year + tail[1]
        return last, year
    century = _CENTURIES[head]
    if century is None:
        return None
    if second in DECADE_WORDS:
        return index + 1, century * 100 + DECADE_WORDS[second] * 10
    if second in ("oh", "o") and t.gap(index + 1) in JOINS and words[index + 2] in CARDINALS:
        return index + 2, century * 100 + CARDINALS[words[index + 2]]
    tail = _two_digits(t, index + 1)
    if tail is None or tail[1] < 10:
        return None
    return tail[0], century * 100 + tail[1]


def _two_digits(t: Tokens, index: int) -> tuple[int, int] | None:
    word = t.words[index]
    if word in CARDINALS:
        return index, CARDINALS[word]
    if word in TENS:
        if t.gap(index) in JOINS and CARDINALS.get(t.words[index + 1], 10) < 10:
            return index + 1, TENS[word] + CARDINALS[t.words[index + 1]]
        return index, TENS[word]
    return None
