"""Who a speaker is: names, pronouns and role nouns resolved to the entities of a text."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from operator import itemgetter

from newsline.model import Entity, Speaker
from newsline.parser.quotes.antecedents import FADED, MAX_RIVALS, SUBJECT, TOPIC, Antecedents
from newsline.parser.quotes.lexicon import OPENERS, PREPOSITIONS, roles
from newsline.parser.quotes.offices import (
    WORD,
    apposed_person,
    fits_office,
    of_a_realm,
    role_table,
    titled_person,
    words_in,
)
from newsline.parser.quotes.salience import has_verb_behind
from newsline.parser.quotes.sources import find_sources, nameless
from newsline.parser.quotes.variation import known_otherwise

_GENDERS = dict.fromkeys(("he", "him", "his", "himself"), "man") | dict.fromkeys(
    ("she", "her", "hers", "herself"), "woman"
)
# Whom "the premier" means, too: a minister, if he is the prime minister.
_PRIME = {"premier": frozenset(("minister",))}
_UNRESOLVED = frozenset(("they", "them", "their", "we", "us", "our", "i", "you", "it", "who"))
_PRONOUN = max(map(len, _GENDERS.keys() | _UNRESOLVED))
_AND = frozenset((" and ", ", ", ", and ", " & "))
_NO_TITLES = PREPOSITIONS | OPENERS
_HOMES = frozenset((" of ", " from ", " at "))
_AGED = "-year-old"
_DEFINITE = frozenset(("the", "this", "that"))
# What opens a clause in which a pronoun may stand before the name, and how sure it is of that name.
_BEFORE_PRONOUNS = frozenset(("while", "although", "though", "even as", "even though", "as", "when", "after"))
_LATER, _OPENING = 0.8, 12
# How sure a person must be who is told by his age alone, and how many mentions before it may be told.
_AGED_SURE, _AGED_REACH = 0.6, 400
# How sure a pronoun is that of a source without a name, and how many sentences it may be away.
_NAMELESS, _NAMELESS_REACH = 0.6, 2
# How sure the bearer of an ambiguous surname is who was named in full most lately.
_LATELY = 0.5
_GROUP_REACH = 3000
_SOURCE_REACH = 1500
_ANY_BODY = frozenset(
    (
        "group organisation organization agency airline body company firm network charity watchdog newspaper"
    ).split()
)
# Before a body on or to which something was said: "in a message on Norlink the group said".
_READ_AT = (" on ", " told ", " to ")
_begins: Callable[[tuple[int, int]], int] = itemgetter(0)
_score: Callable[[tuple[str, float]], float] = itemgetter(1)


# A speaker, how sure its name is (0 to 1), and its entity if it is one.
Resolved = tuple[Speaker, float, Entity | None]


class People(Antecedents):
    """The entities of one text, and whom its phrases mean; filled in text order."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        super().__init__(text, entities)
        self._bodies: list[tuple[int, Entity]] = []
        self._nameless: tuple[int, str, str] | None = None
        self._roles: dict[str, list[tuple[int, Entity, frozenset[str]]]] | None = None
        self._sources: dict[str, list[tuple[int, int]]] | None = None
        self._called: dict[str, set[str]] | None = None

    def person_called(self, words: str) -> str | None:
        """The name of the one person whose full name or last word is `words`, in any case."""
        if self._called is None:
            self._called = {}
            for _, _, item in self._mentions:
                if item.type == "PERSON" and not item.candidates:
                    name = item.name.casefold()
                    for form in (name, name.split()[-1]):
                        self._called.setdefault(form, set()).add(item.name)
        names = self._called.get(words.casefold(), ())
        return next(iter(names)) if len(names) == 1 else None

    def resolve(self, start: int, end: int) -> Resolved:
        """The speaker named by `text[start:end]`, a noun phrase or pronoun."""
        text = self._text[start:end]
        if end - start <= _PRONOUN:
            low = text.casefold()
            if low in _GENDERS:
                return self._pronoun(start, end, _GENDERS[low])
            if low == "it":
                body = self._last_body(start)
                if body is not None:
                    return Speaker(body.name, start, end, text), 0.6, body
            if low in _UNRESOLVED:
                return Speaker(text, start, end, text), 0.6, None
        mentions = self.mentions_in(start, end)
        if mentions:
            head = self._head(mentions, start, end)
            if head is not None:
                if head.candidates:
                    return Speaker(text, start, end, text), 0.5, head
                return Speaker(head.name, start, end, text), 0.97, head
            titled = titled_person(self._text, mentions, start, end)
            if titled is not None:
                return Speaker(titled.name, start, end, text), 0.95, titled
        apposed = apposed_person(self._text, end, self.mention_at)
        if apposed is None and text.startswith("the ") and self._text.startswith(", ", start - 2):
            apposed = self._name_before(start, end)
        if apposed is not None:
            s, e, entity = apposed
            return Speaker(entity.name, s, e, self._text[s:e]), 0.9, entity
        low = text.casefold()
        if _AGED in low and low.startswith("the "):
            return self._aged(start, end, low[4 : low.index(_AGED)], low.split()[-1])
        words = words_in(text)
        if len(words) > 1 and words[0].lower() in _DEFINITE:
            unnamed = self._unnamed(start, words)
            if unnamed is not None:
                return Speaker(unnamed, start, end, text), 0.8, None
            found = self._role(start, words)
            if found is not None:
                entity, confidence = found
                return Speaker(entity.name, start, end, text), confidence, entity
            if known_otherwise(words, roles().people) and not self._text.startswith(" who ", end):
                return self._known_otherwise(start, end, words[-1].lower())
        named = self._named_at_end(words) or (self.person_called(text) if text.isupper() else None)
        return Speaker(named or text, start, end, text), 0.9, None

    def _named_at_end(self, words: list[str]) -> str | None:
        """The person whose full name ends a phrase, where no mention says so: "port leader Ann Berg"."""
        if not words or not words[-1][0].isupper() or "and" in words or not PREPOSITIONS.isdisjoint(words):
            return None
        for size in (3, 2):
            if len(words) > size:
                name = self.person_called(" ".join(words[-size:]))
                if name is not None:
                    return name
        return None

    def _name_before(self, start: int, end: int) -> tuple[int, int, Entity] | None:
        """The person whose office is `[start, end)`: "Ann Berg, the mayor has said", no second comma.

        Also "by Ann Berg of Norland, the mayor, who said".
        """
        at = bisect_left(self._starts, start) - 1
        if at < 0 or self._mentions[at][1] != start - 2:
            return None
        first, _, entity = self._mentions[at]
        if entity.type != "PERSON" and at and self._text[self._mentions[at - 1][1] : first] in _HOMES:
            at -= 1
            first, _, entity = self._mentions[at]
        if entity.type != "PERSON" or entity.candidates:
            return None
        if self._text.startswith(", who ", end):
            return self._mentions[at]
        begin = self._sentences[self._sentence(first) - 1]
        before = self._text[begin:first].split()
        opens = all(word[0].isupper() and word.lower() not in _NO_TITLES for word in before)
        return self._mentions[at] if opens else None

    def spoke(self, at: int, entity: Entity | None, name: str) -> None:
        """Note that `entity`, or who has no name but is called `name`, was the speaker at offset `at`."""
        self._nameless = None
        if entity is not None:
            (self._spoken if entity.type == "PERSON" else self._bodies).append((at, entity))
        elif (gender := nameless(name)) is not None:
            self._nameless = at, name, gender

    def _last_body(self, start: int) -> Entity | None:
        """The organisation or place that spoke last, if that is no more than two sentences ago."""
        if not self._bodies or self._sentence(start) - self._sentence(self._bodies[-1][0]) > 2:
            return None
        return self._bodies[-1][1]

    def _head(self, found: list[tuple[int, int, Entity]], start: int, end: int) -> Entity | None:
        """The mention that is the head of a phrase: the last of those before its first preposition."""
        if found[0][0] == start and found[0][1] == end:
            return found[0][2]
        cut = end
        if not PREPOSITIONS.isdisjoint(words_in(self._text[start:end])):
            for word in WORD.finditer(self._text, start, end):
                if word.group() in PREPOSITIONS and not any(s <= word.start() < e for s, e, _ in found):
                    cut = word.start()
                    break
        for at in range(len(found) - 1, -1, -1):
            s, e, entity = found[at]
            if s >= cut:
                continue
            tail = self._text[e:cut]
            if tail[:1] in ("'", "’"):
                return None
            rest = tail.strip(" .,")
            if not rest or rest[:1] in "(0123456789" or rest[:4] in ("and ", "Jr", "Sr"):
                # Of several people the first: "Ann Berg, Bo Lind and Kofi Rana"; before "who" the last.
                alone = self._text.startswith((", who", " who"), end)
                while at and not alone and entity.type == "PERSON" == found[at - 1][2].type:
                    if self._text[found[at - 1][1] : found[at][0]] not in _AND:
                        break
                    at -= 1
                return found[at][2]
            return None
        return None

    # ------------------------------------------------------------------ pronouns
    def _aged(self, start: int, end: int, age: str, noun: str) -> Resolved:
        """Who "the 47-year-old woman" is: whose age was told, else whom a pronoun would surely mean."""
        last = bisect_left(self._starts, start)
        for _, e, entity in reversed(self._mentions[max(0, last - _AGED_REACH) : last]):
            if entity.type == "PERSON" and not entity.candidates and self._text.startswith(f", {age},", e):
                return Speaker(entity.name, start, end, self._text[start:end]), 0.9, entity
        return self._known_otherwise(start, end, noun)

    def _known_otherwise(self, start: int, end: int, noun: str) -> Resolved:
        """Whom a pronoun of the gender of `noun` would surely mean, for a phrase that tells more of him."""
        meant = self._pronoun(start, end, roles().gender.get(noun, ""))
        if meant[1] < _AGED_SURE:
            return Speaker(self._text[start:end], start, end, self._text[start:end]), 0.4, None
        return meant

    def _pronoun(self, start: int, end: int, gender: str) -> Resolved:
        """Who a pronoun of `gender` is, or of any gender if that is empty."""
        text = self._text[start:end]
        if self._nameless is not None and self._still_speaks(*self._nameless, start, gender):
            return Speaker(self._nameless[1], start, end, text), _NAMELESS, None
        named_later = self._named_later(start, end, gender)
        if named_later is not None:
            return Speaker(named_later.name, start, end, text), _LATER, named_later
        scores, by_name = self._scores(start, gender)
        if not scores:
            return Speaker(text, start, end, text), 0.4, None
        ranked = sorted(scores.items(), key=_score, reverse=True)
        best = self._unambiguous(by_name[ranked[0][0]], gender)
        if best.candidates:
            named = self._named_lately(best, gender, scores)
            if named is None:
                return Speaker(text, start, end, text), 0.4, None
            return Speaker(named.name, start, end, text), _LATELY, named
        confidence = 0.9
        if len(ranked) > 1:
            confidence = 0.4 + 0.5 * (1 - ranked[1][1] / ranked[0][1])
        return Speaker(best.name, start, end, text), round(confidence, 2), best

    def _named_later(self, start: int, end: int, gender: str) -> Entity | None:
        """The subject of the main clause behind that of a pronoun: "While he denied it, Berg said"."""
        sentence = self._sentence(start)
        begin = self._sentences[sentence - 1]
        opening = start - begin <= _OPENING and self._text[begin:start].strip().lower()
        if opening not in _BEFORE_PRONOUNS:
            return None
        stop = self._sentences[sentence] if sentence < len(self._sentences) else self._cut
        for s, e, entity in self.mentions_in(end, stop):
            if entity.type == "PERSON" and self._text.startswith(", ", s - 2):
                fits = self.gender(entity) in (gender, None) and not self._in_quotes(s)
                return entity if fits and not entity.candidates and has_verb_behind(self._text, e) else None
        return None

    def _still_speaks(self, at: int, name: str, own: str, start: int, gender: str) -> bool:
        """Whether a pronoun means who spoke last, a source without a name: "A clerk said no. He added …"."""
        here, there = self._sentence(start), self._sentence(at)
        if here - there > _NAMELESS_REACH or own not in ("", gender) or self._in_quotes(start):
            return False
        return not any(
            entity.type == "PERSON" and self._weight(s, e, sentence) >= TOPIC
            for s, e, entity in self.mentions_in(at + len(name), start)
            if (sentence := self._sentence(s)) > there
        )

    def _unambiguous(self, entity: Entity, gender: str) -> Entity:
        """For an ambiguous name, the only one of its candidates that a pronoun of `gender` fits."""
        if not entity.candidates:
            return entity
        fits = [person for person in self._candidates(entity) if self.gender(person) in (gender, None)]
        return fits[0] if len(fits) == 1 and self.gender(fits[0]) == gender else entity

    def _named_lately(self, entity: Entity, gender: str, scores: dict[str, float]) -> Entity | None:
        """The bearer of an ambiguous name that a pronoun of `gender` fits, if one alone is in `scores`.

        Those are the people near enough: whoever uses a surname alone means the one just named in full.
        """
        fits = [person for person in self._candidates(entity) if person.name in scores]
        return fits[0] if len(fits) == 1 and self.gender(fits[0]) in (gender, None) else None

    def _candidates(self, entity: Entity) -> list[Entity]:
        found = {item.name: item for _, _, item in self._mentions if item.name in entity.candidates}
        return list(found.values())

    # ------------------------------------------------------------------ roles
    def _role(self, start: int, words: list[str]) -> tuple[Entity, float] | None:
        """The entity a definite role phrase stands for: "the minister", "the Syrian leader"."""
        phrase = [word.lower() for word in words]
        of = phrase.index("of") if "of" in phrase else len(phrase)
        if any(word.endswith(("'s", "’s")) for word in phrase[:-1]):
            return None
        noun, realm = phrase[of - 1], phrase[of + 1 :]
        if not PREPOSITIONS.isdisjoint(phrase[:of]) or not PREPOSITIONS.isdisjoint(realm):
            return None
        lexicon = roles()
        if noun in lexicon.groups and noun not in lexicon.people:
            return self._group(start, noun) if not realm else None
        if noun not in lexicon.people:
            return None
        kinds = {word.lower() for word in words[1:] if word[0].isupper()} | set(realm)
        kinds -= {noun, "the"}
        table, own = self._role_table(), frozenset(phrase)
        exact: dict[str, Entity] = {}
        other: dict[str, Entity] = {}
        vague: dict[str, Entity] = {}
        for same in lexicon.same.get(noun, frozenset()) | _PRIME.get(noun, frozenset()) | {noun}:
            for _, entity, near in _before(table.get(same, []), start):
                if not fits_office(own, near):
                    continue
                if same == "minister" and noun in _PRIME and "prime" not in near:
                    continue
                if kinds <= near:
                    bearers = exact if same == noun else other
                elif realm or of_a_realm(near):
                    continue
                else:
                    bearers = vague
                bearers[entity.name] = entity
        bearers = exact or other
        if not bearers and not vague:
            return None
        scores, _ = self._scores(start, lexicon.gender.get(noun, ""))
        if len(bearers) == 1:
            name, entity = next(iter(bearers.items()))
            if scores and max(scores.values()) > scores.get(name, 0.0) * 2:
                # Another is spoken of, whose office was perhaps not told.
                return (entity, 0.85 if name in scores else 0.6) if exact else None
            return entity, 0.85
        if not bearers:
            return self._vague(vague, scores)
        ranked = sorted(bearers, key=lambda name: scores.get(name, 0.0))
        best, second = scores.get(ranked[-1], 0.0), scores.get(ranked[-2], 0.0)
        if not best or max(scores.values()) > best * 2:
            return bearers[ranked[-1]], 0.4
        return bearers[ranked[-1]], round(0.4 + 0.4 * (1 - second / best), 2)

    def _vague(self, bearers: dict[str, Entity], scores: dict[str, float]) -> tuple[Entity, float] | None:
        """Who "the Norland senator" is if no senator is said to be of any realm: who is spoken of, if one."""
        first, second = (
            sorted(((score, name) for name, score in scores.items()), reverse=True) + [(0.0, "")] * 2
        )[:2]
        if first[1] not in bearers or first[0] < SUBJECT * FADED[2] or first[0] < second[0] * 1.3:
            return None
        return bearers[first[1]], round(0.4 + 0.4 * (1 - second[0] / first[0]), 2)

    def _unnamed(self, start: int, words: list[str]) -> str | None:
        """Who "the diplomat" is after "A Western diplomat said": a source without a name, as introduced."""
        noun = words[-1].lower()
        if noun not in roles().people:
            return None
        if self._sources is None:
            self._sources = find_sources(self._text, self._is_named)
        known = self._sources.get(noun, [])
        at = bisect_left(known, start, key=_begins) - 1
        if at < 0 or start - known[at][0] > _SOURCE_REACH:
            return None
        first, last = known[at]
        source = self._text[first:last]
        own = {word.lower() for word in words[1:-1]} - {"same"}
        if not own.issubset(source.lower().split()):
            return None
        named = _before(self._role_table().get(noun, []), start)
        return None if named and named[-1][0] > first else source

    def _is_named(self, start: int, end: int) -> bool:
        return self.mention_at(start, end) is not None

    def _group(self, start: int, noun: str) -> tuple[Entity, float] | None:
        """The body "the commission" stands for: one with that word in its name, or the last to speak."""
        same = {noun} if noun in _ANY_BODY else roles().same.get(noun, frozenset()) | {noun}
        at = last = bisect_left(self._starts, start) - 1
        while at >= 0 and start - self._mentions[at][0] < _GROUP_REACH:
            entity = self._mentions[at][2]
            if entity.type == "ORG" and not same.isdisjoint(entity.name.lower().split()):
                return entity, 0.85
            at -= 1
        if noun not in _ANY_BODY:
            return None
        body = self._last_body(start)
        if body is not None and body.type == "ORG":
            return body, 0.6
        return self._body_near(start, last, noun)

    def _body_near(self, start: int, last: int, noun: str) -> tuple[Entity, float] | None:
        """The only body named outside of quotes in this sentence and the one before, of no other kind."""
        here, others = self._sentence(start), roles().groups - {noun}
        found: dict[str, Entity] = {}
        for at in range(last, max(-1, last - MAX_RIVALS), -1):
            s, _, entity = self._mentions[at]
            if here - self._sentence(s) > 1:
                break
            if entity.type == "ORG" and not self._in_quotes(s) and not self._text.endswith(_READ_AT, 0, s):
                found[entity.name] = entity
        if len(found) != 1:
            return None
        name, entity = found.popitem()
        return (entity, 0.6) if others.isdisjoint(name.lower().split()) else None

    def _role_table(self) -> dict[str, list[tuple[int, Entity, frozenset[str]]]]:
        if self._roles is None:
            self._roles = role_table(self._text, self._mentions)
        return self._roles


def _before(
    found: list[tuple[int, Entity, frozenset[str]]], start: int
) -> list[tuple[int, Entity, frozenset[str]]]:
    end = bisect_left(found, start, key=lambda item: item[0])
    return found[max(0, end - MAX_RIVALS) : end]
