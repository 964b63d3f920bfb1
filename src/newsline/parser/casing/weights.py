"""How each word of a text in capitals would be written: the weights, and the rules around them.

Each word is capitalised or not by a sum of weights for clues in and around it: the word, its ends, what the
lists and its vector say of it and of its neighbours, and how the words before it were decided. The weights
were learned from radio news of the Voice of America (`tools/train_casing.py`, `casing.txt.gz`). Initials are
told by their letters and by brackets behind their long form, the other odd forms by the lists.
"""

import gzip
import os
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

from newsline.parser.casing.words import BEGIN, COMMA, HYPHEN, OWNED, SHORTENED, SPACE, Token, tokens
from newsline.parser.names import lexicon as lists
from newsline.parser.names.features import encoded
from newsline.parser.names.fold import without_accents
from newsline.parser.remembered import Remembered

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

_TABLE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "lexicon", "casing.txt.gz")  # noqa: PTH118, PTH120 (pathlib costs 4 ms)
_TOGETHER = frozenset((SPACE, HYPHEN, OWNED))
_BESIDE = frozenset((SPACE, HYPHEN, OWNED, COMMA))
# Short words without a vowel that are no initials.
_TITLED = SHORTENED | frozenset(
    "etc ltd blvd rd mt ft cpl pvt mon tue tues wed thu thur thurs fri sat sun th nd".split()
)
_LINKS = frozenset("of for and on & the de in".split())
_LETTERS = (
    (lists.GIVEN, "G"), (lists.FAMILY, "F"), (lists.PLACE, "P"), (lists.ORG, "O"), (lists.DEMONYM, "D"),
    (lists.TITLE, "T"), (lists.ORG_HEAD, "H"), (lists.PLACE_HEAD, "h"), (lists.OTHER_HEAD, "o"),
    (lists.WORD, "w"), (lists.CALENDAR, "C"), (lists.STOP, "s"),
)  # fmt: skip
_FIRST_OF = "CsHhoTDPO"
_NAMED = frozenset("GFPD")
# Words of these kinds are no initials, nor those that vectors hold for words.
_NO_INITIALS = frozenset("wsHhoTDC012")
_JOINING_THE = frozenset("of for on and the".split())
# Before "of" they are hardly anything but the beginning of a body's name.
_SURE_HEADS = frozenset("ministry department university institute academy bureau faculty".split())
_NAMED_HEAD = 3.0
_REMEMBERED = 1 << 15  # words
_INITIALS = 7  # letters at most
_BY_INITIALS = 14  # words before a bracket are looked at
STEP = 16  # weights are in parts of it
# A word is capitalised above this score: what is missed costs more names than what is not.
_THRESHOLD = -1.0
# What is added for initials no list knows, after "the", in brackets; for what follows the head of a body and
# "of"; for a family name after a given name. What is taken from "us".
_UNLISTED, _THE, _BRACKETED, _AFTER_HEAD = 1.5, 2.0, 2.0, 1.0
_ENOUGH = 1.5  # initials above it are initials
_AFTER_GIVEN, _PRONOUN = 2.0, 3.0
_CONTRACTED = ("n't", "'re", "'ve", "'ll", "'m", "'d")
_POLITE = frozenset("mr mrs ms messrs dr".split())
_CAPITAL = frozenset("1S")
_AMBIGUOUS = frozenset("wsCPT")
_SURE = 9.0
_VOWELS = frozenset("aeiouy")
_MOST = 6  # words of a listed name


class Casing:
    """The weights, and what is remembered of words."""

    def __init__(self, weights: dict[str, int], direction: Sequence[float], forms: dict[str, str]) -> None:
        self._weights = weights
        self._direction = direction
        self._lists = lists.lexicon()
        self.kinds = Remembered(self._kind)
        self._coarse = Remembered(self._coarse_kind)
        self._bins: dict[str, str] = {}
        self.forms = _listed_forms(self._lists) | forms
        self._long = _long_names(self._lists)

    def cased(self, text: str, known: dict[str, str]) -> str:
        """A text in capitals in normal case; `known` are the forms of words that are told."""
        found = tokens(text)
        self.look_at({token.word for token in found})
        initials, sure = self._initials(text, found)
        for at, token in enumerate(found):
            if form := known.get(token.word):
                sure[at] = -_SURE if form.islower() else _SURE
            elif text[token.start + 1 : token.start + 2] == "." or token.word in initials:
                sure[at] = _SURE
            elif "'" in token.word and token.word.endswith(_CONTRACTED):
                sure[at] = _SURE if token.word[0] == "i" else -_SURE
        chars = [char.lower() if len(char.lower()) == 1 else char for char in text]
        for at, (token, score) in enumerate(zip(found, self._scores(found, sure), strict=True)):
            form = known.get(token.word) or self._form(token.word, score, at in sure, initials)
            if token.gap == BEGIN:
                form = form[0].upper() + form[1:]
            if len(form) != len(token.word):
                continue  # a letter whose capital is two
            if text[token.start + 1 : token.start + 2] == ".":
                chars[token.start : token.end] = text[token.start : token.end]
            else:
                for place, char in enumerate(form, token.start):
                    if char.isupper():
                        chars[place] = text[place]
        return "".join(chars)

    def _form(self, word: str, score: float, sure: bool, initials: set[str]) -> str:
        if word in initials:
            return word.upper()
        if word[:-1] in initials and word[-1] == "s":
            return word[:-1].upper() + "s"
        if score > _THRESHOLD:
            return self.forms.get(word) or _capitalised(word)
        return word

    def look_at(self, words: Iterable[str]) -> None:
        """Learn what the vectors say of words: how likely each is written with a capital, in nine steps."""
        if len(self._bins) > _REMEMBERED:
            self._bins.clear()
            self.kinds.clear()
            self._coarse.clear()
        new = [word for word in words if word not in self._bins]
        if not new or not self._direction:
            return
        try:
            known, vectors = vectors_of(new)
        except FileNotFoundError:
            # Somebody left the tagger's weights out (NOTICES.md).
            return
        *direction, bias = self._direction
        sums = (vectors @ direction).tolist()
        for word, has, score in zip(new, known, sums, strict=True):
            self._bins[word] = str(int(min(max(score + bias + 4, 0), 8))) if has else "n"

    def _kind(self, word: str) -> str:
        """What the lists and the vectors say of a word, a letter for each."""
        if len(word) == 1:
            return "1" + self._bins.get(word, "n")
        flags = self._lists.flags(word.capitalize() if "'" in word else word.title())
        if len(word) < _INITIALS:
            flags |= self._lists.flags(word.upper()) & (lists.ORG | lists.PLACE | lists.CALENDAR)
        return "".join(letter for flag, letter in _LETTERS if flags & flag) + self._bins.get(word, "n")

    def _coarse_kind(self, word: str) -> str:
        """The same in one or two letters."""
        kind = self.kinds[word]
        for letter in "1" + _FIRST_OF:
            if letter in kind:
                return letter
        bin_ = kind[-1]
        name = "N" if "G" in kind or "F" in kind else ""
        return name + ("w" if "w" in kind else "") + ("u" if bin_ == "n" else "+" if bin_ > "4" else "-")

    def clues(
        self, found: list[Token], at: int, before: str, second: str, listed: bool, new: bool
    ) -> list[str]:
        """What tells whether a word is capitalised; for a `new` word nothing that is known of it alone.

        `before` and `second` say of the word before it and of that before this whether they were: "0", "1",
        "S" for one that begins a sentence, "" for none.
        """
        _, _, word, gap, owner = found[at]
        kind = self._bins.get(word, "n") if new else self.kinds[word]
        coarse = "n" if new else self._coarse[word]
        left = left_kind = left_coarse = right = right_kind = right_coarse = gap
        second_word = second_coarse = next_word = next_coarse = link = ""
        if gap in _BESIDE:
            other = found[at - 1].word
            left = gap + other if gap != SPACE else other
            left_kind = gap + self.kinds[other]
            left_coarse = gap + self._coarse[other]
            if gap != COMMA and at > 1 and found[at - 1].gap in _BESIDE:
                second_word = found[at - 2].word
                second_coarse = self._coarse[second_word]
            if gap == SPACE and other in _LINKS:
                link = other
        if owner:
            right = right_kind = right_coarse = "'s"
        elif at + 1 == len(found):
            right = right_kind = right_coarse = BEGIN
        else:
            _, _, other, after, owned = found[at + 1]
            right = right_kind = right_coarse = after
            if after in _BESIDE:
                right = after + other if after != SPACE else other
                right_kind = after + self.kinds[other]
                right_coarse = after + self._coarse[other]
                if not owned and at + 2 < len(found) and found[at + 2].gap in " -":
                    next_word = found[at + 2].word
                    next_coarse = self._coarse[next_word]
        state = gap + before
        clues = [
            f"s{word[-3:]}", f"e{word[-2:]}", f"g{kind}", f"l{left}", f"h{left_kind}", f"r{right}",
            f"k{right_kind}", f"x{left_kind}|{kind}", f"y{kind}|{right_kind}", f"p{state}", f"q{state}{kind}",
            f"z{state}{kind}|{right_kind}", f"o{state}{right}", f"v{state}{second}{kind}",
            f"i{listed:d}{kind}", f"t{kind}{next_word}", f"n{coarse}|{right_coarse}|{next_coarse}",
            f"d{second}{second_word} {link}{kind}", f"a{state}{left_coarse}|{coarse}|{right_coarse}",
        ]  # fmt: skip
        if link:
            clues.append(f"u{link}{second}{second_coarse}|{coarse}")
        if not new:
            clues += [f"w{word}", f"b{left} {word}", f"c{word} {right}", f"m{state}{word}"]
        return clues

    def _scores(self, found: list[Token], sure: dict[int, float]) -> list[float]:
        """For each word a number, the greater the likelier it is capitalised."""
        get = self._weights.get
        listed = self.listed(found)
        scores: list[float] = []
        before = second = ""
        for at, token in enumerate(found):
            gap = token.gap
            if gap == BEGIN:
                before = second = ""
            score = sure.get(at)
            if score is None:
                score = sum(
                    [get(clue, 0) for clue in self.clues(found, at, before, second, at in listed, False)]
                )
                score /= STEP
                if gap == SPACE:
                    score += self._by_head(found, at, second)
                    score += self._by_name(found, at, before)
                if token.word == "us" and gap != HYPHEN:
                    score -= _PRONOUN
            scores.append(score)
            second = before
            before = "S" if gap == BEGIN else "1" if score > _THRESHOLD else "0"
        return scores

    def _by_head(self, found: list[Token], at: int, second: str) -> float:
        """What "of" says for the head of a body, and both for the word after it ("Ministry of Culture")."""
        word = found[at].word
        if word in _SURE_HEADS and at + 2 < len(found) and found[at + 1].word == "of":
            return _NAMED_HEAD if found[at + 1].gap == found[at + 2].gap == SPACE else 0.0
        other = found[at - 1].word
        if at < 2 or word in _LINKS or other not in _JOINING_THE or found[at - 1].gap != SPACE:
            return 0.0
        if "s" in self.kinds[word]:
            return 0.0
        head = found[at - 2].word
        if head in _SURE_HEADS and other == "of":
            return _NAMED_HEAD
        if other == "the":
            sure = (
                head == "of" and at > 2 and found[at - 3].word in _SURE_HEADS and found[at - 2].gap == SPACE
            )
            return _NAMED_HEAD if sure else 0.0
        return _AFTER_HEAD if second == "1" and "H" in self.kinds[head] else 0.0

    def _by_name(self, found: list[Token], at: int, before: str) -> float:
        """What a title or a given name says for the word after it ("Mr Band", "John Major")."""
        other = found[at - 1].word
        if other in _POLITE:
            return _SURE
        named = before in _CAPITAL and not _AMBIGUOUS.intersection(self.kinds[other])
        return (
            _AFTER_GIVEN if named and "G" in self.kinds[other] and "F" in self.kinds[found[at].word] else 0.0
        )

    def listed(self, found: list[Token]) -> set[int]:
        """Which words are in a listed name of several words."""
        places: set[int] = set()
        for at, token in enumerate(found):
            names = self._long.get(token.word)
            if names is None or at in places:
                continue
            words = [token.word]
            for other in found[at + 1 : at + _MOST]:
                if other.gap not in " -":
                    break
                words.append(other.word)
                if tuple(words) in names:
                    places.update(range(at, at + len(words)))
        return places

    def _initials(self, text: str, found: list[Token]) -> tuple[set[str], dict[int, float]]:
        """The words that are initials, and the places of the words that they stand for."""
        initials: set[str] = set()
        sure: dict[int, float] = {}
        names = self._surnames(found)
        for at, (start, end, word, gap, _) in enumerate(found):
            if not 1 < len(word) <= _INITIALS or not word.isalpha() or word in initials or word in names:
                continue
            if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
                if len(word) > 2 and (long := _long_form(found, at)):
                    initials.add(word)
                    sure |= dict.fromkeys(long, _SURE)
                elif "w" + word not in self._weights and self._like_initials(word) + _BRACKETED > _ENOUGH:
                    initials.add(word)
            elif "w" + word not in self._weights:
                kind = self.kinds[word]
                if _NO_INITIALS.intersection(kind) or len(word) == _INITIALS:
                    continue
                more = _THE if gap == SPACE and at and found[at - 1].word == "the" else 0.0
                if self._like_initials(word) + more > _ENOUGH:
                    initials.add(word)
        return initials, sure

    def _surnames(self, found: list[Token]) -> frozenset[str]:
        """Words that stand after a given name, and others that are no initials."""
        return _TITLED.union(
            [
                token.word
                for before, token in pairwise(found)
                if token.gap == SPACE
                and "G" in self.kinds[before.word]
                and not _AMBIGUOUS.intersection(self.kinds[before.word])
            ]
        )

    def _like_initials(self, word: str) -> float:
        """A number, the greater the likelier a word is initials, for its letters."""
        score = sum([self._weights.get(clue, 0) for clue in self.letters(word)]) / STEP
        return score if _NAMED.intersection(self.kinds[word]) else score + _UNLISTED

    def letters(self, word: str) -> list[str]:
        """What the letters of a word tell of whether it is initials."""
        plain = word if word.isascii() else without_accents(word)
        pattern = "".join(["V" if char in _VOWELS else "C" for char in plain])
        size, bin_ = len(word), self._bins.get(word, "n")
        edged = f"^{word}$"
        clues = ["A", f"A{size}", f"A{pattern}", f"A{bin_}", f"A{size}{bin_}"]
        for width in (2, 3):
            clues += [f"A{edged[at : at + width]}" for at in range(len(edged) - width + 1)]
        return clues


def _long_form(found: list[Token], at: int) -> list[int]:
    """The words right before initials in brackets for which these stand; none if their letters do not fit."""
    letters = found[at].word
    left = len(letters) - 1
    places: list[int] = []
    for other in range(at - 1, max(-1, at - _BY_INITIALS), -1):
        word = found[other].word
        if word[0] == letters[left]:
            places.append(other)
            left -= 1
        elif word not in _LINKS:
            return []
        if left < 0:
            return places
        if found[other].gap not in _TOGETHER:
            return []
    return []


def _capitalised(word: str) -> str:
    """A word with its capitals: "McTavish", "O'Brien", "I'm"."""
    if word.startswith("mc") and len(word) > 4:
        return f"Mc{word[2:].capitalize()}"
    first, mark, rest = word.partition("'")
    if mark and len(first) < 3 and first != "i" and len(rest) > 2:
        return f"{first.capitalize()}'{rest.capitalize()}"
    return word[0].upper() + word[1:]


def _listed_forms(lexicon: lists.Lexicon) -> dict[str, str]:
    """Words of the lists with capitals elsewhere than at their beginning alone, by their small letters."""
    forms: dict[str, str] = {}
    for names in (lexicon.given, lexicon.family, lexicon.demonyms, lexicon.places.others, lexicon.orgs):
        for name in names.all() if isinstance(names, lists.Grouped) else names:
            if name.isalpha() and name != name.title():
                forms[name.lower()] = name
    forms |= {name.lower(): name for name in lists.NOT_ORGS if name.isalpha()}
    return forms | {name.lower(): name for name in lists.CALENDAR_WORDS if name.isalpha() and name.isupper()}


def _long_names(lexicon: lists.Lexicon) -> dict[str, set[tuple[str, ...]]]:
    """The listed places and organisations of several words, by the first of them."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for names in (lexicon.orgs, lexicon.places.others, lexicon.cities()):
        for name in names:
            if " " in name:
                words = tuple(token.word for token in tokens(name))
                found.setdefault(words[0], set()).add(words)
    return found


def vectors_of(words: Sequence[str]) -> "tuple[list[bool], NDArray[numpy.float32]]":
    """Whether the table of the trained tagger has each word, and the vectors."""
    from newsline.parser.names.network import network

    return network().vectors_of([crc32(encoded(word)) for word in words])


def read_table(path: str = _TABLE) -> tuple[dict[str, int], list[float], dict[str, str]]:
    """Weights by clue, what each dimension of a vector and a constant count, odd forms by small letters."""
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
        direction, forms, *lines = file.read().splitlines()
    weights: dict[str, int] = {}
    for line in lines:
        weight, *clues = line.split("\t")
        weights |= dict.fromkeys(clues, int(weight))
    told = {form.lower(): form for form in forms.split("\t")}
    return weights, [float(number) for number in direction.split("\t")], told


@cache
def casing() -> Casing:
    """The one table of the process; the first call costs about 50 milliseconds."""
    return Casing(*read_table())
