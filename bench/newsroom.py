"""Stories of an invented corpus: who, when, where, and the sentences (see make_corpus.py)."""

import re
from collections import deque
from datetime import date
from random import Random
from typing import NamedTuple

from vocabulary import (
    BODIES,
    BODY_FORMS,
    CUES,
    FAMOUS,
    GIVEN,
    INDIRECT,
    LINKS,
    PLACES,
    PLANTED,
    PUBLISHERS,
    TITLES,
    UNNAMED,
    Words,
    deck,
    upper,
)

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
TOPICS = """economy elections energy football health housing justice migration ports railways schools
trade transport war weather wheat""".split()
YEARS = range(1998, 2025)


class Person(NamedTuple):
    title: str
    name: str
    surname: str


class Body(NamedTuple):
    """An organisation: its name, and the short form that is used from the second time on."""

    name: str
    short: str


class Day(NamedTuple):
    """A day as pages print it."""

    iso: str
    path: str
    weekday: str
    european: str
    american: str
    month: str


class Head(NamedTuple):
    """What other pages know of a story."""

    title: str
    day: Day
    names: tuple[str, ...]
    slug: str


class Story(NamedTuple):
    number: int
    head: Head
    publisher: Body
    place: str
    reporters: tuple[Person, Person]
    tags: tuple[str, ...]


class Cast(NamedTuple):
    """Who and what a story is about; the first ones lead."""

    people: list[Person]
    bodies: list[Body]
    places: list[str]


def day_of(ordinal: int) -> Day:
    day = date.fromordinal(ordinal)
    month = MONTHS[day.month - 1]
    return Day(
        iso=day.isoformat(),
        path=f"{day.year}/{day.month:02}/{day.day:02}",
        weekday=WEEKDAYS[day.weekday()],
        european=f"{day.day} {month} {day.year}",
        american=f"{month} {day.day}, {day.year}",
        month=f"{month} {day.year}",
    )


def slug_of(title: str) -> str:
    return "-".join(re.findall("[a-z0-9]+", title.lower()))[:60].rstrip("-")


class Newsroom:
    """Writes stories one after the other."""

    def __init__(self, size: int, seed: int) -> None:
        """`size` is the mean length of a document in bytes."""
        self.random = random = Random(seed).random
        self.size = size
        self.words = words = Words(random)
        self.pick = pick = words.pick
        famous = [entry.split("|") for entry in FAMOUS]
        people = [Person(title, name, name.split(" ", 1)[1]) for title, name in famous]
        seen = {person.name for person in people}
        while len(people) < 30000:
            surname = pick(words.surnames)
            name = f"{pick(GIVEN)} {surname}"
            if name not in seen:
                seen.add(name)
                people.append(Person(pick(TITLES), name, surname))
        self.people = deck(people, 1 << 18, 8)
        self.places = deck(PLACES + words.towns, 1 << 16, 5)
        bodies = [Body(*entry.split("|")) for entry in BODIES]
        while len(bodies) < 4000:
            bodies.append(self._body())
        self.bodies = deck(list(dict.fromkeys(bodies)), 1 << 16, 5)
        publishers = [Body(*entry.split("|")) for entry in PUBLISHERS]
        kinds = "Times Herald Post Gazette Observer Mail Tribune".split()
        publishers += [Body(f"{town} {pick(kinds)}", "") for town in words.towns[:60]]
        self.publishers = deck(publishers, 1 << 12, 2)
        self.days = self._days()
        self.recent: deque[Head] = deque(maxlen=400)
        self.told: deque[str] = deque(maxlen=200)

    def _body(self) -> Body:
        form, _, short = self.pick(BODY_FORMS).partition("|")
        name = form.format(self.pick(self.words.surnames), self.pick(self.words.nouns).capitalize())
        acronym = "".join(word[0] for word in name.split() if word[0].isupper())
        return Body(name, acronym if short and len(acronym) > 1 else "")

    def _days(self) -> list[Day]:
        """A deck of days: more in later years, fewer at weekends, and some on which everything happens."""
        ordinals: list[int] = []
        for year in YEARS:
            for ordinal in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()):
                count = 2 + (year - YEARS.start) // 3
                count = count // 2 if ordinal % 7 in (6, 0) else count
                ordinals += [ordinal] * (count * 12 if self.random() < 0.01 else count)
        made = {ordinal: day_of(ordinal) for ordinal in set(ordinals)}
        return [made[ordinal] for ordinal in ordinals]

    def story(self, number: int) -> tuple[Story, Cast]:
        """The head of document `number`, and the people and places in it."""
        pick = self.pick
        cast = Cast(
            people=[pick(self.people) for _ in range(1 + int(self.random() * 4))],
            bodies=[pick(self.bodies) for _ in range(1 + int(self.random() * 3))],
            places=[pick(self.places) for _ in range(1 + int(self.random() * 4))],
        )
        lead, place = cast.people[0], cast.places[0]
        predicate = pick(self.words.predicates)
        kind = self.random()
        if kind < 0.4:
            title = f"{lead.surname} {predicate}"
        elif kind < 0.6:
            title = f"{cast.bodies[0].short or cast.bodies[0].name} {predicate} in {place}"
        elif kind < 0.8:
            title = f"{upper(place)}: {pick(self.words.clauses)}"
        else:
            title = f"{upper(pick(self.words.clauses))}, {lead.surname} says"
        names = dict.fromkeys([lead.name, *cast.places, *(body.name for body in cast.bodies)])
        head = Head(title, pick(self.days), tuple(names), f"{slug_of(title)}-{number:x}")
        tags = (*(name.removeprefix("the ") for name in [lead.surname, place]), pick(TOPICS))
        reporters = (pick(self.people), pick(self.people))
        return Story(number, head, pick(self.publishers), place, reporters, tags), cast

    def body(self, story: Story, cast: Cast, room: int, opening: str = "") -> str:
        """Paragraphs of about `room` bytes in all, with the planted words that fall to this document."""
        paragraphs: list[str] = []
        length = 0
        scene = Scene(self, story.head.day, cast)
        words = self.words
        told: list[str] = []
        planted = [word for word, period in PLANTED.items() if story.number % period == period // 2]
        while length < room - 110 or not paragraphs:
            sentences = [scene.sentence() for _ in range(1 + int(self.random() * 3))]
            paragraph = " ".join(sentences)
            if self.told and self.random() < 0.02:
                paragraph = self.pick(self.told)
            elif "said" in paragraph and self.random() < 0.1:
                told.append(paragraph)
            if planted:
                predicate = self.pick(words.predicates)
                paragraph += f" The {planted.pop()} of the {self.pick(words.nouns)} {predicate}."
            if not paragraphs:
                paragraph = opening + paragraph
            paragraphs.append(paragraph)
            length += len(paragraph) + 2
        for word in planted:
            paragraphs[-1] += f" Nobody spoke of {word}."
        self.told += told
        return "\n\n".join(paragraphs)

    def target(self) -> int:
        """The length of the next document: 0.4 to 1.4 of the mean, and some long ones (the mean is 1)."""
        factor = (0.417 + self.random()) * (4 if self.random() < 0.03 else 1)
        return int(self.size * factor)

    def related(self, most: int) -> list[Head]:
        """Stories that a page lists: of the last ones, and some that are in no document."""
        if not self.recent:
            return []
        heads = []
        for _ in range(1 + int(self.random() * most)):
            head = self.pick(self.recent)
            if self.random() < 0.3:
                title = f"{head.names[0]} {self.pick(self.words.predicates)}"
                head = Head(title, self.pick(self.days), head.names, slug_of(title))
            heads.append(head)
        return heads


class Scene:
    """The sentences of one story: whoever has been named in full is called by the surname from then on."""

    def __init__(self, room: Newsroom, day: Day, cast: Cast) -> None:
        self.room, self.day, self.cast = room, day, cast
        self.named: set[str] = set()
        self.last: Person | None = None
        self.marks = ("“", "”") if room.random() < 0.5 else ('"', '"')

    def person(self) -> str:
        if self.room.random() < 0.1:
            self.cast.people.append(self.room.pick(self.room.people))
        person = self.room.pick(self.cast.people)
        again, self.last = self.last is person, person
        if person.name not in self.named:
            self.named.add(person.name)
            return f"{person.title} {person.name}".lstrip()
        return "he" if again and self.room.random() < 0.3 else person.surname

    def body(self) -> str:
        if self.room.random() < 0.1:
            self.cast.bodies.append(self.room.pick(self.room.bodies))
        body = self.room.pick(self.cast.bodies)
        if body.name not in self.named:
            self.named.add(body.name)
            return f"{body.name} ({body.short})" if body.short else body.name
        return body.short or body.name

    def place(self) -> str:
        if self.room.random() < 0.2:
            self.cast.places.append(self.room.pick(self.room.places))
        return self.room.pick(self.cast.places)

    def when(self) -> str:
        pick, chance = self.room.pick, self.room.random()
        year = int(self.day.iso[:4])
        if chance < 0.5:
            return f"on {self.day.weekday if chance < 0.3 else pick(WEEKDAYS)}"
        if chance < 0.65:
            return f"in {year - int(self.room.random() * 12)}"
        if chance < 0.8:
            return f"on {pick(MONTHS)} {1 + int(self.room.random() * 28)}"
        if chance < 0.9:
            return f"in {pick(MONTHS)} {year - 1}"
        return pick(("last week", "two days ago", "last year", "earlier this month", "for three weeks"))

    def sentence(self) -> str:
        room = self.room
        pick, words, chance = room.pick, room.words, room.random()
        if chance < 0.30:
            text = f"{pick(words.clauses)}, {pick(LINKS)} {pick(words.clauses)}"
        elif chance < 0.42:
            text = f"{self.person()} {pick(words.predicates)} {self.when()}"
        elif chance < 0.50:
            text = f"the {self.body()} {pick(words.predicates)} in {self.place()}"
        elif chance < 0.66:
            return self.quote()
        elif chance < 0.76:
            text = f"{self.person()} {pick(INDIRECT)} that {pick(words.clauses)}"
        elif chance < 0.84:
            text = f"in {self.place()} {pick(words.clauses)} {self.when()}"
        elif chance < 0.90:
            count = f"{1 + int(10 / (room.random() + 0.0001)):,}"
            text = f"some {count} {pick(words.nouns)}s {pick(words.predicates)}, the {self.body()} said"
        else:
            text = f"{pick(words.clauses)} with a {pick(words.adjectives)} {pick(words.nouns)}"
        return f"{upper(text)}."

    def quote(self) -> str:
        room = self.room
        pick, words, chance = room.pick, room.words, room.random()
        opened, closed = self.marks
        talk = pick(words.talk)
        first = f"{opened}{upper(talk)},{closed}"
        if chance < 0.15:
            return f"{first} {pick(UNNAMED)} said."
        who = self.person()
        if chance < 0.5:
            return f"{first} {who} {pick(CUES)}."
        if chance < 0.7:
            return f"{first} {who} said {self.when()}. {opened}{upper(pick(words.talk))}.{closed}"
        if chance < 0.85:
            who = "the minister" if who == "he" else who
            return f"{first} said {who}, {opened}{pick(LINKS)} {pick(words.talk)}.{closed}"
        if chance < 0.95:
            return f"{upper(who)} called it {opened}a {pick(words.adjectives)} {pick(words.nouns)}{closed}."
        return f"{first} {who} {pick(CUES)}, {pick(LINKS)} {pick(words.clauses)}."
