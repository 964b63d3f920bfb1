"""How likely each person of a text is meant at a place, by who spoke, was asked or was spoken of."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from operator import itemgetter

from newsline.model import Entity
from newsline.parser.quotes.genders import find_gender
from newsline.parser.quotes.lexicon import roles
from newsline.parser.quotes.marks import Quoted
from newsline.parser.quotes.offices import words_in
from newsline.parser.quotes.salience import AS_FOR, is_asked, is_subject
from newsline.parser.sentences import sentence_spans

# What may stand between the words of an office, and how long one of them may be.
_TITLE_SMALL = frozenset("the former of and but a".split())
_ROLE_SIZE = 18
# How much a mention weighs as the antecedent of a pronoun, and how it fades from sentence to sentence.
_ASKED, _SPEAKER, SUBJECT, TOPIC, _PLAIN, _POSSESSIVE, _QUOTED = 4.0, 3.0, 2.4, 1.8, 1.0, 0.7, 0.3
# Of whom a quotation names that is his own if a pronoun behind it means him.
_OWN_WORDS = 0.1
# Characters of a verb between a quotation and its speaker.
_VERB = 12
_FADE, _WINDOW, MAX_RIVALS = 0.58, 10, 60
FADED = tuple(_FADE**distance for distance in range(_WINDOW + 1))
_TOLD_OF = frozenset((", ", ", who ", ", whom ", " who ", " whom "))
_UNSURE, _TITLE_REACH = 0.8, 60
_span: Callable[[tuple[int, int, Entity]], tuple[int, int]] = itemgetter(0, 1)
_first: Callable[[tuple[int, int, Entity]], int] = itemgetter(0)


class Antecedents:
    """The entities of one text, and who was spoken of last; filled in text order."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self._text = text
        self._mentions = [(start, end, entity) for entity in entities for start, end, _ in entity.mentions]
        self._mentions.sort(key=_span)
        self._starts = list(map(_first, self._mentions))
        self._spoken: list[tuple[int, Entity]] = []
        self._genders: dict[str, str | None] = {}
        self._sentences: list[int] = []
        self._cut = 0
        self._quoted: list[int] = []
        self._quoted_ends: list[int] = []
        self._persons: list[tuple[int, int, Entity]] | None = None
        self._weights: dict[int, float] = {}

    def know_quoted(self, strings: list[list[Quoted]]) -> None:
        """Tell which spans are quoted, whose names say little about who speaks."""
        for found in strings:
            for quoted in found:
                self._quoted.append(quoted.start)
                self._quoted_ends.append(quoted.end)

    def mention_at(self, start: int, end: int) -> tuple[int, int, Entity] | None:
        """The first mention that begins in `[start, end)`."""
        at = bisect_left(self._starts, start)
        if at < len(self._mentions) and self._mentions[at][0] < end:
            return self._mentions[at]
        return None

    def mentions_in(self, start: int, end: int) -> list[tuple[int, int, Entity]]:
        """The mentions that begin in `[start, end)`, in order."""
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def is_place(self, at: int) -> bool:
        """Whether the name of a place begins at `at`."""
        mention = self.mention_at(at, at + 1)
        return mention is not None and mention[2].type == "PLACE"

    def only_person(self, end: int) -> str | None:
        """The name of the one person who is named before `end`, if it is one."""
        names = {entity.name for _, _, entity in self.mentions_in(0, end) if entity.type == "PERSON"}
        return names.pop() if len(names) == 1 else None

    def _scores(self, start: int, gender: str) -> tuple[dict[str, float], dict[str, Entity]]:
        """How likely a pronoun of `gender`, or any, at `start` means each person named before it."""
        scores: dict[str, float] = {}
        by_name: dict[str, Entity] = {}
        here = sentence = self._sentence(start)
        weights, genders, sentences = self._weights, self._genders, self._sentences
        if self._persons is None:
            self._persons = [mention for mention in self._mentions if mention[2].type == "PERSON"]
        last = bisect_left(self._persons, start, key=_first)
        # "Reed, he said, had lost", "Reed, who he said had lost": another says so of Reed.
        told_of = ""
        if last and self._text[self._persons[last - 1][1] : start] in _TOLD_OF:
            topic = self._text.startswith(AS_FOR, sentences[here - 1])
            told_of = "" if topic else self._persons[last - 1][2].name
        own_words = self._string_before(start)
        for s, e, entity in reversed(self._persons[max(0, last - MAX_RIVALS) : last]):
            while sentence and sentences[sentence - 1] > s:
                sentence -= 1
            distance = here - sentence
            if distance > _WINDOW:
                break
            name = entity.name
            own = genders[name] if name in genders else self.gender(entity)
            if (own is not None and own != gender and gender) or name == told_of:
                continue
            weight = weights.get(s)
            if weight is None:
                weight = weights[s] = self._weight(s, e, sentence)
            score = (weight if own else weight * _UNSURE) * FADED[distance]
            if s >= own_words:
                score *= _OWN_WORDS
            known = scores.get(name)
            if known is None:
                by_name[name] = entity
            elif known > score:
                score = known
            scores[name] = score + 0.02
        for spoken_at, entity in self._spoken[-6:]:
            distance = here - self._sentence(spoken_at)
            if spoken_at > start or distance > _WINDOW or entity.name == told_of:
                continue
            if gender and self.gender(entity) not in (gender, None):
                continue
            by_name[entity.name] = entity
            scores[entity.name] = max(scores.get(entity.name, 0.0), _SPEAKER * _FADE**distance)
        return scores, by_name

    def _sentence(self, offset: int) -> int:
        """The number of the sentence at `offset`; the text is cut no further than has been asked for."""
        if offset >= self._cut:
            line_end = self._text.find("\n", offset)
            begin, self._cut = self._cut, line_end + 1 if line_end >= 0 else len(self._text) + 1
            self._sentences += [begin + start for start, _ in sentence_spans(self._text[begin : self._cut])]
        return bisect_right(self._sentences, offset)

    def _weight(self, start: int, end: int, sentence: int) -> float:
        """How likely a later pronoun means the mention at `[start, end)` of that sentence."""
        if self._in_quotes(start):
            return _QUOTED
        if is_asked(self._text, start, end):
            return _ASKED
        owner = self._text[end : end + 1] in ("'", "’")
        begin = self._sentences[sentence - 1]
        titles = roles().sources
        if start - begin < _TITLE_REACH and all(
            word[0].isupper() or word in _TITLE_SMALL or word in titles
            for word in words_in(self._text[begin:start])
        ):
            if self._text.startswith(" ", end) and self._text[end + 1 : end + 2].islower():
                after = self._text[end + 1 : end + _ROLE_SIZE].partition(" ")
                if after[0] in titles and after[2][:1].isupper():
                    return _POSSESSIVE  # "Berg consultant Bo Ek"
            return TOPIC if owner else SUBJECT
        if owner:
            return _POSSESSIVE
        return SUBJECT if is_subject(self._text, begin, start, end) else _PLAIN

    def _string_before(self, start: int) -> int:
        """Where the string begins that ends before `start`, or the verb there: "“I met Lind,” (said) he"."""
        at = bisect_right(self._quoted, start) - 1
        if at < 0 or not 0 < start - self._quoted_ends[at] <= _VERB:
            return start
        verb = self._text[self._quoted_ends[at] : start].strip()
        return self._quoted[at] if not verb or verb.isalpha() else start

    def _in_quotes(self, offset: int) -> bool:
        at = bisect_right(self._quoted, offset) - 1
        return at >= 0 and offset < self._quoted_ends[at]

    def gender(self, entity: Entity) -> str | None:
        """`man`, `woman` or `None`, looked for once for each name."""
        if entity.name not in self._genders:
            self._genders[entity.name] = find_gender(self._text, entity)
        return self._genders[entity.name]
