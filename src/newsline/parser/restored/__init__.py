"""The text as the stages behind the layout read it: what saving did to it undone, with a way back.

The record gives `text` as it came (docs/record.md): broken into lines of 70 characters, cut into tokens, with
no-break spaces. To read sentences from that, each stage would need to know all of it. So they read a restored
text, and what they find is put back to where it stands in the text given.
"""

from collections.abc import Iterable, Sequence

from newsline.errors import Problem
from newsline.model import Entity, Mention, Quote, Timex
from newsline.parser.casing.truecase import truecase
from newsline.parser.restored.characters import odd_characters, plain_characters
from newsline.parser.restored.lines import broken_lines
from newsline.parser.restored.markup import markup
from newsline.parser.restored.places import Places
from newsline.parser.restored.tokens import tokens_apart

__all__ = ["Restored", "cased_title", "in_paragraphs", "restore"]

_BLANKS = 200  # at the end of a line


class Restored:
    """A restored text, and by their places in the text given the things that were found in it.

    Names and aliases stay as restored: they are for people. The text of a span is what stands there.
    """

    def __init__(self, given: str, text: str, steps: Sequence[Places]) -> None:
        self.text = text
        self._given = given
        self._back = tuple(reversed(steps))

    def joins(self, line: str) -> bool:
        """Whether a line of the text given is no line of its own: it goes on in the next one."""
        at, was = self.text.find(line), self._given.find(line)
        if (
            at < 0
            or was < 0
            or self._given[was + len(line) : was + len(line) + _BLANKS].lstrip(" \t")[:1] != "\n"
        ):
            return False
        return self.text[at + len(line) : at + len(line) + 1] not in ("", "\n")

    def times(self, times: Iterable[Timex]) -> tuple[Timex, ...]:
        """Time expressions of the text given."""
        return tuple([Timex(*self._span(time.start, time.end), *time[3:]) for time in times])

    def entities(self, entities: Iterable[Entity]) -> tuple[Entity, ...]:
        """Entities with their mentions in the text given."""
        return tuple(
            [
                entity._replace(mentions=tuple([Mention(*self._span(*span[:2])) for span in entity.mentions]))
                for entity in entities
            ]
        )

    def quotes(self, quotes: Iterable[Quote]) -> tuple[Quote, ...]:
        """Quotes and their speakers in the text given."""
        found = []
        for quote in quotes:
            start, end, text = self._span(quote.start, quote.end)
            speaker = quote.speaker
            if speaker:
                first, last, form = self._span(speaker.start, speaker.end)
                speaker = speaker._replace(start=first, end=last, text=form)
            found.append(quote._replace(start=start, end=end, text=text, speaker=speaker))
        return tuple(found)

    def problems(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Problems at their places in the text given."""
        found = []
        for problem in problems:
            if problem.start is not None and problem.end is not None:
                start, end, _ = self._span(problem.start, problem.end)
                problem = problem._replace(start=start, end=end)
            found.append(problem)
        return tuple(found)

    def _span(self, start: int, end: int) -> tuple[int, int, str]:
        for step in self._back:
            start, end = step.start(start), step.end(end)
        return start, end, self._given[start:end]


def restore(text: str) -> Restored | None:
    """The text as a person would write it, `None` for a text that is like that; linear.

    In this order: capitals, marks for programs, characters, lines that a width broke, tokens.
    """
    restored = truecase(plain_characters(text))  # small letters tell where lines go on
    steps = []
    for find in (markup, odd_characters, broken_lines, tokens_apart):
        edits = find(restored)
        if edits:
            steps.append(Places(restored, edits))
            restored = steps[-1].text
    return Restored(text, restored, steps) if restored is not text else None


def cased_title(title: str, text: str) -> str:
    """A headline in capitals, as long as it was, with the words of its text written as there."""
    return truecase(f"{title}\n\n{text}")[: len(title)] if title.isupper() else title


def in_paragraphs(text: str) -> str:
    """`text`, as long as it was, with spaces for the breaks of lines at which its paragraphs go on."""
    edits = broken_lines(truecase(text))
    if not edits:
        return text
    pieces: list[str] = []
    at = 0
    for start, end, _ in edits:
        pieces += (text[at:start], text[start:end].replace("\n", " "))
        at = end
    return "".join((*pieces, text[at:]))
