"""The stored form of an event: every event comes back as it was, and nothing else is taken for one."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsline
from newsline.errors import PROBLEM_CODES, Problem
from newsline.index.codec import decode, encode, plain
from newsline.model import (
    DateCandidate,
    Entity,
    EntityType,
    Event,
    Mention,
    Quote,
    RelatedItem,
    Speaker,
    Timex,
    TimexType,
    When,
    when,
)
from support import SAMPLE

# Any text, lone surrogates included, and much of what repeats.
TEXTS = st.text(st.characters(codec=None), max_size=8) | st.sampled_from(["Ann Reed", "Reed", "é\ud800\x00"])
NAMES = TEXTS.filter(bool)
EDTF = [
    "2012",
    "2012-03-05",
    "../2010",
    "2015/..",
    "199X",
    "2011/2013",
    "0001",
    "9999-12-31",
    "20XX",
    "2012-06~",
]
TYPES: tuple[EntityType, ...] = ("PERSON", "ORG", "PLACE")
KINDS: tuple[TimexType, ...] = ("DATE", "TIME", "DURATION", "SET")
SURE = st.floats(0, 1)
SOME = st.none() | TEXTS


def _times(edtf: str) -> st.SearchStrategy[When]:
    clock = st.sampled_from([None, "2012-03-05T10:00:00+02:00"])
    return st.builds(
        lambda basis, evidence, sure, time: when(
            edtf, basis=basis, evidence=evidence, confidence=sure, time=time
        ),
        TEXTS,
        TEXTS,
        SURE,
        clock,
    )


WHENS = st.none() | st.sampled_from(EDTF).flatmap(_times)
MANY = st.lists(TEXTS, max_size=2).map(tuple)


@st.composite
def events(draw: st.DrawFn) -> Event:
    """An event whose spans stand in its text, as they do in every event."""
    text = draw(st.text(st.characters(codec=None), max_size=40) | st.just("Ann Reed said. Reed said. " * 4))
    places = st.integers(0, len(text))

    def span() -> tuple[int, int, str]:
        start, end = sorted((draw(places), draw(places)))
        return start, end, text[start:end]

    def several(most: int) -> range:
        return range(draw(st.integers(0, most)))

    def entity() -> Entity:
        mentions = tuple(Mention(*span()) for _ in several(4))
        forms = [mention.text for mention in mentions]
        known: st.SearchStrategy[str] = st.sampled_from(forms) if forms else TEXTS
        name = draw(known | TEXTS)
        others = tuple(dict.fromkeys(form for form in forms if form != name))
        aliases = others if draw(st.booleans()) else draw(MANY)
        return Entity(name, draw(st.sampled_from(TYPES)), aliases, mentions, draw(MANY))

    def quote() -> Quote:
        speaker = Speaker(draw(TEXTS), *span()) if draw(st.booleans()) else None
        return Quote(*span(), draw(st.booleans()), speaker, draw(SOME), draw(SURE))

    def timex() -> Timex:
        value = draw(st.sampled_from(EDTF))
        edtf = draw(st.sampled_from([None, value, "2020", "1"]))
        return Timex(*span(), draw(st.sampled_from(KINDS)), value, edtf)

    def item() -> RelatedItem:
        return RelatedItem(draw(TEXTS), draw(WHENS), draw(SOME), draw(MANY), draw(st.none() | st.integers(1)))

    def problem() -> Problem:
        line = draw(st.none() | st.integers(1))
        return Problem(draw(st.sampled_from(sorted(PROBLEM_CODES))), draw(TEXTS), draw(TEXTS), line)

    def candidate() -> DateCandidate:
        return DateCandidate(draw(TEXTS), draw(TEXTS), draw(TEXTS), draw(st.booleans()), draw(SOME))

    return Event(
        id=draw(NAMES),
        file=draw(TEXTS),
        title=draw(TEXTS),
        text=text,
        date=draw(WHENS),
        bounds=draw(WHENS),
        publisher=draw(SOME),
        byline=draw(MANY),
        section=draw(SOME),
        tags=draw(MANY),
        url=draw(SOME),
        lang=draw(SOME),
        dates=tuple(timex() for _ in several(2)),
        entities=tuple(entity() for _ in several(3)),
        quotes=tuple(quote() for _ in several(2)),
        related=tuple(item() for _ in several(2)),
        problems=tuple(problem() for _ in several(2)),
        candidates=tuple(candidate() for _ in several(2)),
        kind=draw(st.sampled_from(["document", "listed", "background"])),
        listed_in=draw(MANY),
        title_quotes=tuple(quote() for _ in several(1)),
    )


@given(events(), st.binary(max_size=60) | st.just(b'"DATE","Ann Reed said. Reed said. "' * 1000))
def test_an_event_comes_back_as_it_was(event: Event, dictionary: bytes) -> None:
    assert decode(encode(event)) == event
    assert decode(encode(event, dictionary), dictionary) == event


def sample_events() -> list[Event]:
    return [event for event in newsline.parse_all(SAMPLE) if isinstance(event, Event)]


def test_documents_that_were_parsed_come_back_and_a_dictionary_makes_them_smaller() -> None:
    parsed = sample_events()
    dictionary = b"".join(plain(event) for event in parsed[1:])[-32_768:]
    assert [decode(encode(event)) for event in parsed] == parsed
    assert [decode(encode(event, dictionary), dictionary) for event in parsed] == parsed
    assert len(encode(parsed[0], dictionary)) < len(encode(parsed[0]))


def test_a_corrected_date_comes_back(tmp_path: Path) -> None:
    """What a person has written, and what is made of it, is stored like all else."""
    (tmp_path / "a.txt").write_text("Ferry runs aground\n\n4 June 2013\n\nThe ferry ran aground.\n")
    fixed = tmp_path / "fixed.toml"
    fixed.write_text('[[document]]\npath = "a.txt"\ndate = "2013-06~"\n')
    event = newsline.parse(tmp_path / "a.txt", corrections=fixed)
    assert event.date is not None
    assert decode(encode(event)) == event


@settings(max_examples=50)
@given(events(), st.data())
def test_other_bytes_are_an_event_or_refused(event: Event, data: st.DataObject) -> None:
    """Whatever has happened to the bytes: `ValueError` is what the callers wait for."""
    stored = bytearray(encode(event))
    stored[data.draw(st.integers(0, len(stored) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        again = decode(bytes(stored))
    except ValueError:
        return
    assert isinstance(again, Event)


@pytest.mark.parametrize("size", [0, 1, 20, -30])
def test_a_part_of_the_bytes_is_refused(size: int) -> None:
    event = Event("a", "a.txt", "Title", "A text of some length that repeats nothing at all.", when("2012"))
    with pytest.raises(ValueError, match=r"."):
        decode(encode(event)[:size])


def test_without_its_dictionary_an_event_is_refused() -> None:
    event = sample_events()[0]
    with pytest.raises(ValueError, match=r"."):
        decode(encode(event, plain(event)[:30_000]))
