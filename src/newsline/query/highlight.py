"""Highlighting: where in an event what was asked for stands."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsline.index import Index
from newsline.index.fold import WORD, fold_with_origins, words
from newsline.index.nodes import node_key
from newsline.index.plan import Phrase, PostingField, WordField
from newsline.index.schema import label_key, labels
from newsline.index.speakers import speaker_keys
from newsline.model import Event, Match, Quote

Span = tuple[int, int]
MOST_SPANS = 200


class WordLeaf(NamedTuple):
    """A word, phrase or prefix of the question, with the phrases (folded words) it was taken for.

    `similarity` is that of the loose ones; exact phrases have 100. `keys` are those of the
    names whose full form holds an exact phrase.
    """

    asked: str
    phrases: tuple[tuple[Phrase, int], ...]
    field: WordField | None = None
    prefix: bool = False
    keys: frozenset[str] = frozenset()


class NameLeaf(NamedTuple):
    """A name of the question: for each key that it was taken for, in its field, the match."""

    field: PostingField
    matches: dict[str, Match]


class _Marks:
    """What has been found in one event so far."""

    __slots__ = ("matches", "spans", "title_spans")

    def __init__(self) -> None:
        self.matches: dict[Match, None] = {}
        self.spans: list[Span] = []
        self.title_spans: list[Span] = []


class Highlighter:
    """Finds the spans and matches of the positive parts of a question in one event after the other."""

    def __init__(self, index: Index, leaves: Iterable[WordLeaf | NameLeaf]) -> None:
        kept = list(leaves)
        self._index = index
        self._words = [leaf for leaf in kept if isinstance(leaf, WordLeaf)]
        self._names = [leaf for leaf in kept if isinstance(leaf, NameLeaf)]

    def mark(self, event: Event) -> tuple[tuple[Match, ...], tuple[Span, ...], tuple[Span, ...]]:
        """The matches of an event, the spans in its text and those in its title."""
        marks = _Marks()
        for asked in self._names:
            self._mark_names(asked, event, marks)
        if self._words:
            text, title = _Folded(event.text), _Folded(event.title)
            for leaf in self._words:
                for phrase, similarity in leaf.phrases:
                    found = " ".join(phrase) + ("*" if leaf.prefix else "")
                    match = Match(
                        leaf.asked, found, "text" if leaf.field in (None, "print") else leaf.field, similarity
                    )
                    if not self._mark_words(leaf, phrase, match, event, text, title, marks):
                        self._mark_full_names(leaf, phrase, match, event, marks)
        return tuple(marks.matches), _merged(marks.spans), _merged(marks.title_spans)

    def _mark_names(self, leaf: NameLeaf, event: Event, marks: _Marks) -> None:
        if leaf.field == "speaker":
            for at, (quote, key) in enumerate(zip(event.all_quotes, speaker_keys(event), strict=True)):
                if key in leaf.matches and quote.speaker:
                    marks.matches[leaf.matches[key]] = None
                    spans = marks.spans if at < len(event.quotes) else marks.title_spans
                    spans.append((quote.speaker.start, quote.speaker.end))
        elif leaf.field == "entity":
            title = _Folded(event.title)
            # A key begins with its type: most entities need none worked out.
            types = {key.partition(" ")[0].rstrip("?") for key in leaf.matches}
            for entity in event.entities:
                if entity.type not in types:
                    continue
                if (match := leaf.matches.get(node_key(entity))) is not None:
                    marks.matches[match] = None
                    marks.spans += [(mention.start, mention.end) for mention in entity.mentions]
                    forms = {entity.name, *entity.aliases, *(mention.text for mention in entity.mentions)}
                    marks.title_spans.extend(_occurrences(title, forms))
        else:
            for field, label in labels(event):
                if (match := leaf.matches.get(label_key(field, label))) is not None:
                    marks.matches[match] = None

    def _mark_words(
        self,
        leaf: WordLeaf,
        phrase: Phrase,
        match: Match,
        event: Event,
        text: "_Folded",
        title: "_Folded",
        marks: _Marks,
    ) -> bool:
        in_text = list(text.find(phrase, leaf.prefix)) if leaf.field != "title" else []
        of_title = leaf.field in (None, "print", "title", "quotes")
        in_title = list(title.find(phrase, leaf.prefix)) if of_title else []
        if leaf.field == "quotes":
            in_text = [span for span in in_text if _quoted(span, event.quotes)]
            in_title = [span for span in in_title if _quoted(span, event.title_quotes)]
        marks.spans += in_text
        marks.title_spans += in_title
        if in_text or in_title:
            marks.matches[match if in_text else match._replace(field="title")] = None
        return bool(in_text or in_title)

    def _mark_full_names(
        self, leaf: WordLeaf, phrase: Phrase, match: Match, event: Event, marks: _Marks
    ) -> None:
        """The word may stand in the full name of somebody whom the event mentions by a shorter one."""
        if leaf.field is not None:
            return
        for entity in event.entities:
            key = node_key(entity)
            entry = self._index.names.by_key(key) if key in leaf.keys else None
            for form in entry.full_forms() if entry else ():
                if next(_Folded(form).find(phrase, leaf.prefix), None):
                    marks.matches[match._replace(found=form, field="entity")] = None
                    marks.spans += [(mention.start, mention.end) for mention in entity.mentions]
                    break


class _Folded:
    """A text folded, searched for folded words; the spans found are offsets into the text itself."""

    def __init__(self, text: str) -> None:
        self._folded, self._origins = fold_with_origins(text)

    def find(self, phrase: Phrase, prefix: bool) -> Iterator[Span]:
        """The first places at which the words stand in a row, with no letter or digit between them."""
        folded, start, found = self._folded, 0, 0
        while found < MOST_SPANS and (start := folded.find(phrase[0], start)) >= 0:
            end = self._end(phrase, start, prefix) if not _inside(folded, start) else None
            if end is None:
                start += len(phrase[0])
                continue
            yield (start, end) if self._origins is None else self._unfolded(start, end, self._origins)
            start, found = end, found + 1

    def _end(self, phrase: Phrase, start: int, prefix: bool) -> int | None:
        """Where the phrase that begins at `start` with its first word ends, if it stands there."""
        folded, end = self._folded, start
        for place, word in enumerate(phrase):
            if place:
                gap = WORD.search(folded, end)
                end = gap.start() if gap else len(folded)
            if not folded.startswith(word, end):
                return None
            end += len(word)
            if _inside(folded, end):
                if not prefix or place < len(phrase) - 1:
                    return None
                rest = WORD.match(folded, end)
                end = rest.end() if rest else end
        return end

    @staticmethod
    def _unfolded(start: int, end: int, origins: Sequence[int]) -> Span:
        return origins[start], origins[end - 1] + 1


def _inside(text: str, place: int) -> bool:
    """Whether a word goes on from the character before `place` to that at it."""
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()


def _occurrences(text: _Folded, forms: Iterable[str]) -> Iterator[Span]:
    for form in forms:
        if phrase := words(form):
            yield from text.find(phrase, prefix=False)


def _quoted(span: Span, quotes: Iterable[Quote]) -> bool:
    return any(quote.start <= span[0] and span[1] <= quote.end for quote in quotes)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sorted, overlapping ones made one, the first `MOST_SPANS` of them."""
    merged: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        elif len(merged) == MOST_SPANS:
            break
        else:
            merged.append((start, end))
    return tuple(merged)
