"""Transcripts: paragraphs that begin with who speaks ("Q:", "MS. SMITH:", "Anna Berg, mayor:")."""

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from newsline.parser.quotes.lexicon import NOUN_FORMS, roles
from newsline.parser.quotes.people import People

Span = tuple[int, int]
_LEAST = 3
# So many labels make a long transcript, in which whoever speaks may take several paragraphs.
_LONG = 6
# Three words of 26 characters with their spaces, one of 25, what somebody is, and the colon.
_LONGEST = 165
_WORDS = 12
QUESTION, ANSWER = "Q", "A"
# A transcript may stand in quotation marks as a whole.
_MARKS = "\"“'‘"
_COURTESY = frozenset(
    "mr mrs ms miss dr sir dame lord lady prof rev hon sen rep gov gen col capt sgt lt".split()
)


class Label(NamedTuple):
    """Who speaks in a paragraph, as it stands there, where his words begin, and whether all is in marks."""

    start: int
    end: int
    words: int
    marked: bool


@cache
def _label() -> re.Pattern[str]:
    """One to four words, what that person is, and a colon before a word; or Q and A with a full stop."""
    name = r"((?:[^\W\d_][\w.'’-]{0,24} ){0,3}[^\W\d_][\w'’-]{0,24})"
    return re.compile(
        rf"{name}(?:, [^:\n()]{{1,60}}| [(\[][^:\n()]{{1,40}}[)\]])?:\s+(?=\S)|([QA])\.\s+(?=[A-Z])"
    )


def labels(text: str, spans: list[Span], people: People) -> dict[int, Label]:
    """The label of each paragraph (its index in `spans`) of a transcript; empty for any other text.

    A transcript has at least three labelled paragraphs, several speakers and one label that comes back.
    """
    found: dict[int, Label] = {}
    colon = -1
    answered = "Q" in text and "Q. " in text and "\nA. " in text
    for index, (start, end) in enumerate(spans):
        if colon < start:
            colon = text.find(":", start)
            if colon < 0:
                if not answered:
                    break
                colon = len(text)
        begin = start + (text[start] in _MARKS)
        alone = colon == end - 1 < begin + _LONGEST and index + 1 < len(spans)
        if alone and called(text[begin:colon], people):
            found[index + 1] = Label(begin, colon, spans[index + 1][0], False)
            continue  # the label has a line of its own
        if not (answered and text.startswith(("Q. ", "A. "), begin)) and (
            colon >= end
            or colon >= begin + _LONGEST
            or text.count(" ", start, colon) > _WORDS
            or not text[colon + 1 : colon + 2].isspace()
        ):
            continue
        match = _label().match(text, begin, end)
        if match is None or not any(
            char.islower() for char in text[match.end() : min(end, match.end() + 40)]
        ):
            continue
        label = Label(*match.span(1 if match[1] else 2), match.end(), begin > start)
        if all(word[0].isupper() for word in text[label.start : label.end].split()):
            found[index] = label
    found = _of_speakers(text, found, people) if len(found) >= _LEAST else {}
    several = len({text[label.start : label.end] for label in found.values()}) > 1
    if len(found) >= _LONG and several and 2 * len(found) > max(found) - min(found):
        _go_on(text, spans, found)
    return found


def _go_on(text: str, spans: list[Span], found: dict[int, Label]) -> None:
    """Add the paragraphs between two labels in capitals: who speaks goes on in them."""
    speaks: Label | None = None
    for index in range(min(found), max(found)):
        start = spans[index][0]
        if index in found:
            label = found[index]
            speaks = label if text[label.start : label.end].isupper() and not label.marked else None
        elif speaks is not None and text[start].isalnum() and any(map(str.islower, text[start : start + 40])):
            found[index] = speaks._replace(words=start)
        else:
            speaks = None  # what is done, in brackets, or a quotation


def _of_speakers(text: str, found: dict[int, Label], people: People) -> dict[int, Label]:
    """Those of the labels that are speakers."""
    names = {index: text[label.start : label.end] for index, label in found.items()}
    again = {
        name
        for name, count in Counter(names.values()).items()
        if count > 1 and name.lower() not in NOUN_FORMS
    }
    shouted = any(name.isupper() for name in again)
    kept = {
        index: label
        for index, label in found.items()
        if names[index] in again
        or len(again) > 1
        or (shouted and names[index].isupper() and not people.is_place(label.start))
        or (again and names[index].isupper() == shouted and called(names[index], people))
    }
    speakers = {names[index] for index in kept}
    if len(kept) < _LEAST or not again:
        return {}
    alone = speakers.pop() if len(speakers) == 1 else QUESTION
    return kept if alone in (QUESTION, ANSWER) or called(alone, people) else {}


def called(label: str, people: People) -> str | None:
    """The one person of the text whom a label names, with or without a title: "SEN. BERG", "Mayor Berg"."""
    name = people.person_called(label)
    words = label.split()
    while name is None and len(words) > 1 and _is_title(words[0]):
        words.pop(0)
        name = people.person_called(" ".join(words))
    return name


def _is_title(word: str) -> bool:
    low = word.rstrip(".").lower()
    return low in _COURTESY or low in roles().people


def interviewed(text: str, found: dict[int, Label], people: People) -> str | None:
    """Who answers where only "A:" says so: the one person named before the first question."""
    first = min(found.values()).start
    return people.only_person(first) if text[first : first + 1] == QUESTION else None
