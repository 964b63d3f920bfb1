"""Who said what when: which quotes are one saying, their order, and what a question keeps."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsline.index import Index
from newsline.index.plan import Marked
from newsline.index.sayings import quotes
from newsline.model import Entity, Event, Mention, Quote, QuoteHit, Speaker, Timex, when
from support import build_index, grows_linearly

LONG = "We have always paid the dockers on the last day of the month"


class Words(NamedTuple):
    """Words said in a report: by whom, with marks or not."""

    text: str
    who: str | None = "Ann Reed"
    direct: bool = True


def report(id_: str, day: str | None, *said: Words, text: str = "") -> Event:
    """A report that consists of nothing but quotes."""
    names: dict[str, list[Mention]] = {}
    found = []
    for words in said:
        start = len(text) + 1
        text += f"“{words.text}” said "
        speaker = None
        if words.who:
            at = len(text)
            speaker = Speaker(words.who, at, at + len(words.who), words.who)
            names.setdefault(words.who, []).append(Mention(at, speaker.end, words.who))
        text += f"{words.who or 'somebody'}.\n"
        found.append(Quote(start, start + len(words.text), words.text, words.direct, speaker, "said"))
    entities = tuple(Entity(name, "PERSON", (), tuple(mentions)) for name, mentions in names.items())
    return Event(
        id_,
        f"{id_}.txt",
        f"Report {id_}",
        text,
        when(day) if day else None,
        publisher=f"The {id_}",
        entities=entities,
        quotes=tuple(found),
    )


def told(hits: Iterable[QuoteHit]) -> list[tuple[str, str | None, str, str]]:
    """Words, speaker, date, and the events with the words, the one shown first."""
    return [
        (
            hit.quote.text,
            hit.speaker,
            hit.date.edtf if hit.date else "",
            " ".join(event.id for event in (hit.event, *hit.also)),
        )
        for hit in hits
    ]


ONE = [
    ("the same words", Words(LONG + ","), Words(f"{LONG}.")),
    ("case, marks, accents and white space", Words("“We, the Café's cooks,  never close!”"),
     Words("we the cafe’s cooks never\nclose")),
    ("what goes on", Words(LONG), Words(LONG + ", and we always will.")),
    ("an unknown speaker", Words(LONG), Words(LONG, None)),
    ("an unknown speaker who goes on", Words(LONG), Words(LONG + ", and we always will.", None)),
    ("an unknown speaker who stops", Words(LONG + ", and we always will."), Words(LONG, None)),
    ("both unknown", Words(LONG, None), Words(LONG, None)),
    ("reported speech with and without that", Words(f"that {LONG}", direct=False), Words(LONG, direct=False)),
    ("a few words in one week", Words("We stay"), Words("We stay,")),
]  # fmt: skip

TWO = [
    ("other words", Words(LONG), Words("We have never paid the dockers on the last day of the month")),
    ("two speakers", Words(LONG), Words(LONG, "Bo Orm")),
    ("the same beginning", Words(LONG + ", gladly"), Words(LONG + ", sadly")),
    ("four words that go on", Words("We have always paid"), Words(LONG)),
    (
        "five short words that go on",
        Words("I do as I am"),
        Words("I do as I am told by them all"),
    ),
    ("a word that goes on", Words("We have always paid the dock"), Words("We have always paid the docks")),
    ("with marks and without", Words(LONG), Words(LONG, direct=False)),
    ("a few words of somebody and nobody", Words("We stay"), Words("We stay", None)),
    ("nothing but marks", Words("…"), Words("!")),
]


@pytest.mark.parametrize(("name", "one", "other"), ONE, ids=[case[0] for case in ONE])
def test_one_saying(name: str, one: Words, other: Words) -> None:
    hits = quotes(build_index(report("b", "2016-02-05", other), report("a", "2016-02-03", one)))
    (hit,) = hits
    fullest = max((one, other), key=lambda words: (words.who is not None, len(words.text)))
    assert hit.quote.text == fullest.text
    assert hit.speaker == (one.who or other.who)
    assert hit.date == when("2016-02-03")
    assert {event.id for event in (hit.event, *hit.also)} == {"a", "b"}


@pytest.mark.parametrize(("name", "one", "other"), TWO, ids=[case[0] for case in TWO])
def test_two_sayings(name: str, one: Words, other: Words) -> None:
    hits = quotes(build_index(report("b", "2016-02-05", other), report("a", "2016-02-03", one)))
    assert told(hits) == [(one.text, one.who, "2016-02-03", "a"), (other.text, other.who, "2016-02-05", "b")]


def test_an_unknown_speaker_between_two_known_ones_joins_neither() -> None:
    index = build_index(
        report("a", "2016-02-03", Words(LONG)),
        report("b", "2016-02-04", Words(LONG, "Bo Orm")),
        report("c", "2016-02-05", Words(LONG, None)),
    )
    assert [(row[1], row[3]) for row in told(quotes(index))] == [
        ("Ann Reed", "a"),
        ("Bo Orm", "b"),
        (None, "c"),
    ]


def test_a_beginning_belongs_to_the_first_that_goes_on() -> None:
    index = build_index(
        report("a", "2016-02-03", Words(LONG)),
        report("b", "2016-02-04", Words(LONG + ", gladly")),
        report("c", "2016-02-05", Words(LONG + ", sadly")),
    )
    assert [(row[0], row[3]) for row in told(quotes(index))] == [
        (LONG + ", gladly", "b a"),
        (LONG + ", sadly", "c"),
    ]


def test_a_few_words_are_said_again_later() -> None:
    days = ["2016-02-03", "2016-02-10", "2016-02-18", None]
    index = build_index(*(report(f"r{n}", day, Words("We stay")) for n, day in enumerate(days)))
    assert [(row[2], row[3]) for row in told(quotes(index))] == [
        ("2016-02-03", "r0 r1"),
        ("2016-02-18", "r2"),
        ("", "r3"),
    ]


def test_the_exact_date_is_kept_and_not_a_coarse_one_that_holds_it() -> None:
    index = build_index(
        report("a", "2016", Words(LONG)), report("b", "2016-02", Words(LONG)), report("c", None, Words(LONG))
    )
    assert [row[2:] for row in told(quotes(index))] == [("2016-02", "a b c")]


def test_words_within_words_of_one_speaker_are_told_once() -> None:
    outer = "that he would “never go”, as Orm had said"
    event = report("a", "2016-02-03", Words(outer, direct=False), Words("Go", "Bo Orm"))
    whole, other = event.quotes
    start = event.text.index("never")
    inner = [Quote(start, start + 8, "never go", True, who) for who in (whole.speaker, other.speaker)]
    hits = quotes(build_index(event._replace(quotes=(whole, *inner, other))))
    assert [(row[0], row[1]) for row in told(hits)] == [
        (outer, "Ann Reed"),
        ("never go", "Bo Orm"),
        ("Go", "Bo Orm"),
    ]


def test_in_the_order_in_which_it_was_said_the_undated_last() -> None:
    text = "“Two,” said Ann Reed.\n“Four,” said Ann Reed.\n“One,” said Ann Reed on Monday.\n"
    monday = text.index("Monday")
    spoken = []
    for words in ("Two", "Four", "One"):
        start = text.index(words)
        at = text.index("Ann Reed", start)
        who = Speaker("Ann Reed", at, at + 8, "Ann Reed")
        spoken.append(Quote(start, start + len(words), words, True, who, "said"))
    late = report("late", "2016-02-05")._replace(
        text=text,
        quotes=tuple(spoken),
        dates=(Timex(monday, monday + 6, "Monday", "DATE", "2016-02-01", "2016-02-01"),),
    )
    early = report("early", "2016-02-03", Words("Three"))
    index = build_index(report("none", None, Words("Five")), late, early)
    assert [(row[0], row[2]) for row in told(quotes(index))] == [
        ("One", "2016-02-01"),
        ("Three", "2016-02-03"),
        ("Two", "2016-02-05"),
        ("Four", "2016-02-05"),
        ("Five", ""),
    ]

    def between(since: date | None, until: date | None) -> list[str]:
        return [hit.quote.text for hit in quotes(index, since=since, until=until)]

    # One lies in the range although its report is outside, and outside although its report is in it.
    assert between(date(2016, 1, 30), date(2016, 2, 2)) == ["One"]
    assert between(date(2016, 2, 4), None) == ["Two", "Four"]
    assert between(None, date(2016, 2, 3)) == ["One", "Three"]


def test_a_coarse_date_may_lie_in_the_range() -> None:
    index = build_index(report("a", "2016", Words("We stay")), report("b", "../2012", Words("We go")))
    assert [hit.quote.text for hit in quotes(index, since=date(2016, 6, 1), until=date(2016, 6, 2))] == [
        "We stay"
    ]
    assert [hit.quote.text for hit in quotes(index, until=date(1990, 1, 1))] == ["We go"]
    assert not quotes(index, since=date(2017, 1, 1))


def test_hits_by_number_by_part_and_latest_first() -> None:
    days = ("2016-02-03", "2016-02-01", None, "2016-02-02")
    found = quotes(build_index(*(report(f"r{n}", day, Words(f"We wait {n}")) for n, day in enumerate(days))))
    assert [hit.event.id for hit in found] == ["r1", "r3", "r0", "r2"]
    assert (found[1], found[-1]) == (list(found)[1], list(found)[3])
    assert list(found[1:3]) == list(found)[1:3]
    assert [hit.event.id for hit in found.latest_first()[:3]] == ["r0", "r3", "r1"]
    assert found.latest_first()[-1].event.id == "r2"


MIXED = [
    ("We stay", True, True, False),
    ("that they would stay", False, False, True),
    ("that they would “never” go", False, True, True),
    ('that they would "never" go', False, True, True),
    ("that they would 'never' go", False, True, True),
    ("that they would ‘never, ever’ go", False, True, True),
    ("that the dockers' wives wouldn't go", False, False, True),
    ("that ’tis the dockers’ port", False, False, True),
]


@pytest.mark.parametrize(("text", "marked", "direct", "indirect"), MIXED)
def test_direct_finds_marked_words_and_indirect_reported_speech(
    text: str, marked: bool, direct: bool, indirect: bool
) -> None:
    index = build_index(report("a", "2016-02-03", Words(text, direct=marked)))
    assert (bool(quotes(index, direct=True)), bool(quotes(index, direct=False))) == (direct, indirect)


def test_about_a_name_in_the_quote_or_its_sentence_not_as_its_speaker() -> None:
    text = (
        "“Bo Orm must go,” said Ann Reed of the U.S. envoy. Bo Orm left. “I go,” said Bo Orm. “He is right,” "
        "Reed said of Mr. Orm."
    )
    places = [n for n in range(len(text)) if text.startswith("Bo Orm", n)]
    orm = Entity("Bo Orm", "PERSON", ("Orm",), tuple(Mention(n, n + 6, "Bo Orm") for n in places))
    last = text.rindex("Orm")
    orm = orm._replace(mentions=(*orm.mentions, Mention(last, last + 3, "Orm")))

    def quote(words: str, name: str, said: str) -> Quote:
        start = text.index(words)
        at = text.index(said, start + len(words))
        return Quote(start, start + len(words), words, True, Speaker(name, at, at + len(said), said), "said")

    event = report("a", "2016-02-03")._replace(
        text=text,
        entities=(orm, Entity("Ann Reed", "PERSON", ("Reed",), (Mention(23, 31, "Ann Reed"),))),
        quotes=(
            quote("Bo Orm must go,", "Ann Reed", "Ann Reed"),
            quote("I go,", "Bo Orm", "Bo Orm"),
            quote("He is right,", "Ann Reed", "Reed"),
        ),
    )
    index = build_index(event)
    about = index.resolve_name("bo orm").entries
    assert [hit.quote.text for hit in quotes(index, about=about)] == ["Bo Orm must go,", "He is right,"]
    assert not quotes(index, about=())


def test_an_ambiguous_surname_is_nobody_unless_it_is_asked_for() -> None:
    full = report("a", "2016-02-03", Words("Ann Reed and Tom Reed agree"))._replace(entities=())
    at = full.text.index("Ann Reed")
    both = (
        Entity("Ann Reed", "PERSON", (), (Mention(at, at + 8, "Ann Reed"),)),
        Entity("Tom Reed", "PERSON", (), (Mention(at + 13, at + 21, "Tom Reed"),)),
    )
    bare = report("b", "2016-02-04", Words("Reed must go", "Bo Orm"))
    start = bare.text.index("Reed")
    reed = Entity("Reed", "PERSON", (), (Mention(start, start + 4, "Reed"),), ("Ann Reed", "Tom Reed"))
    index = build_index(full._replace(entities=both), bare._replace(entities=(*bare.entities, reed)))

    def about(name: str) -> list[str]:
        return [hit.event.id for hit in quotes(index, about=index.resolve_name(name).entries)]

    assert about("tom reed") == ["a"]
    assert about("reed") == ["a", "b"]


def test_of_several_speakers_any_and_each_with_what_was_matched() -> None:
    index = build_index(
        report("a", "2016-02-03", Words("We stay"), Words("We go", "Bo Orm"), Words("We wait", "Ida Holm")),
        report("b", "2016-02-04", Words("We hope", None)),
    )
    found = [index.resolve_name(name, "speaker") for name in ("ann reid", "orm")]
    hits = quotes(
        index,
        speakers=[entry for resolution in found for entry in resolution.entries],
        matches=[match for resolution in found for match in resolution.matches],
    )
    assert [(hit.quote.text, [match.query for match in hit.matches]) for hit in hits] == [
        ("We stay", ["ann reid"]),
        ("We go", ["orm"]),
    ]
    assert not quotes(index, speakers=())
    assert [hit.quote.text for hit in quotes(index, Marked(("id b",)))] == ["We hope"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["We stay", "We stay as long as there is work to do", LONG, LONG + " here", ""]),
            st.sampled_from(["Ann Reed", "Bo Orm", None]),
            st.sampled_from([None, "2016-02-03", "2016", "2017-01-01"]),
        ),
        max_size=12,
    )
)
def test_every_report_of_words_is_in_one_saying_of_its_speaker(
    rows: list[tuple[str, str | None, str | None]],
) -> None:
    index = build_index(*(report(f"r{n}", day, Words(text, who)) for n, (text, who, day) in enumerate(rows)))
    seen = [event.id for hit in quotes(index) for event in (hit.event, *hit.also)]
    assert sorted(seen) == sorted(f"r{n}" for n in range(len(rows)))
    for hit in quotes(index):
        whose = {event.quotes[0].speaker for event in (hit.event, *hit.also)}
        assert len({who.name for who in whose if who}) <= 1


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["We stay", LONG, LONG + ", gladly", LONG + ", sadly", "that " + LONG]),
            st.sampled_from(["Ann Reed", "Bo Orm", None]),
            st.booleans(),
        ),
        max_size=8,
    )
)
def test_what_one_speaker_said_is_found_as_if_nobody_else_had_spoken(
    rows: list[tuple[str, str | None, bool]],
) -> None:
    """Reports that leave the speaker open are looked up by their words, and all of them are found."""
    events = [
        report(f"r{n}", f"2016-02-{n + 1:02}", Words(text, who, direct))
        for n, (text, who, direct) in enumerate(rows)
    ]
    index = build_index(*events)
    alone = build_index(
        *(
            event._replace(
                quotes=tuple(q for q in event.quotes if not q.speaker or q.speaker.name == "Ann Reed")
            )
            for event in events
        )
    )
    reed = index.resolve_name("ann reed", "speaker").entries
    expected = [row for row in told(quotes(alone)) if row[1] == "Ann Reed"]
    assert told(quotes(index, speakers=reed)) == expected


def test_the_cost_grows_with_the_quotes() -> None:
    def make(size: int) -> Index:
        # Words that all begin alike, and no end to any sentence: nothing to stop a search early.
        said = [Words(f"{LONG} {n % 97} {n}", None if n % 5 == 0 else "Ann Reed") for n in range(size)]
        event = report("a", "2016-02-03", *said)
        return build_index(event._replace(text=event.text.replace("\n", " ").replace(".", ",")))

    def work(index: Index) -> object:
        return quotes(index, about=index.resolve_name("ann reed").entries, direct=True)

    assert grows_linearly(make, work, 300)


def headline(event: Event, words: str, who: str) -> Event:
    """The event under a headline that quotes somebody."""
    title = f"{who}: '{words}'"
    speaker = Speaker(who, 0, len(who), who)
    known = {entity.name for entity in event.entities}
    return event._replace(
        title=title,
        entities=event.entities if who in known else (*event.entities, Entity(who, "PERSON")),
        title_quotes=(Quote(len(who) + 3, len(title) - 1, words, True, speaker, ":"),),
    )


def test_words_of_a_headline_are_said_on_the_day_of_the_report() -> None:
    event = headline(report("a", "2016-03-04"), "I will not leave the city", "Ann Reed")
    (hit,) = quotes(build_index(event))
    assert (hit.quote.text, hit.speaker, hit.in_title) == ("I will not leave the city", "Ann Reed", True)
    assert hit.date
    assert hit.date.edtf == "2016-03-04"


def test_a_headline_does_not_count_words_of_the_text_again() -> None:
    said = Words("I will not leave the city, come what may")
    event = headline(report("a", "2016-03-04", said), "I will not leave the city", "Ann Reed")
    (hit,) = quotes(build_index(event))
    assert (hit.quote.text, hit.in_title) == (said.text, False)


def test_a_headline_and_another_report_are_one_saying() -> None:
    said = Words("I will not leave the city of Doha, come what may")
    first = headline(report("a", "2016-03-04"), "I will not leave the city of Doha", "Ann Reed")
    (hit,) = quotes(build_index(first, report("b", "2016-03-05", said)))
    assert (hit.quote.text, [event.id for event in hit.also]) == (said.text, ["a"])


def test_what_a_headline_is_about() -> None:
    place = Entity("Doha", "PLACE", (), (Mention(1, 5, "Doha"),))
    event = report("a", "2016-03-04", text=" Doha. ")
    event = headline(event._replace(entities=(place,)), "We go to Doha at once", "Ann Reed")
    index = build_index(event, headline(report("b", "2016-03-05"), "We stay at home", "Ann Reed"))
    entry = index.names.by_key("PLACE doha")
    assert entry
    assert [hit.event.id for hit in quotes(index, about=[entry])] == ["a"]


class Told(NamedTuple):
    """A headline's speaker and that of the text, and the lines to be shown: words of which, and by whom."""

    headline: str
    text: str | None
    lines: list[tuple[str, str | None]]
    unnamed: tuple[str, ...] = ()  # who is no entity of the report


SHORT, MORE = "I will not leave", "I hope that I will not leave this town"
BOTH = {
    "the same": Told("Ann Reed", "Ann Reed", [(MORE, "Ann Reed")]),
    "nobody": Told("Ann Reed", None, [(MORE, "Ann Reed")]),
    "nobody, said by one whom the text does not name": Told(
        "Ida Holm", None, [(SHORT, "Ida Holm"), (MORE, None)]
    ),
    "another": Told("Ann Reed", "Bo Orm", [(SHORT, "Ann Reed"), (MORE, "Bo Orm")]),
    "a pronoun": Told("Ann Reed", "she", [(MORE, "Ann Reed")], ("she",)),
    "a role": Told("Ann Reed", "the mayor", [(MORE, "Ann Reed")], ("the mayor",)),
    "a part of the name": Told("Ann Reed", "Reed", [(MORE, "Ann Reed")], ("Reed",)),
    "one who speaks for others": Told(
        "Ann Reed", "a spokesman", [(SHORT, "Ann Reed"), (MORE, "a spokesman")], ("a spokesman",)
    ),
    "a name for a role": Told("Mayor", "Ann Reed", [(MORE, "Ann Reed")], ("Mayor",)),
    "nobody for a role": Told("Mayor", None, [(SHORT, "Mayor"), (MORE, None)], ("Mayor",)),
    "a role for a role": Told("Mayor", "the chief", [(MORE, "the chief")], ("Mayor", "the chief")),
}


@pytest.mark.parametrize("case", BOTH.values(), ids=BOTH.keys())
def test_the_speaker_of_words_that_headline_and_text_have(case: Told) -> None:
    names = [Words("We wait", name) for name in ("Ann Reed", "Bo Orm")]
    event = headline(report("a", "2016-03-04", *names, Words(MORE, case.text)), SHORT, case.headline)
    known = tuple(entity for entity in event.entities if entity.name not in case.unnamed)
    index = build_index(event._replace(entities=known))

    def shown(who: str | None = None) -> list[tuple[str, str | None]]:
        wanted = None if who is None else index.resolve_name(who, "speaker").entries
        rows = [(row[0], row[1]) for row in told(quotes(index, speakers=wanted))]
        return [row for row in rows if row[0] != "We wait"]

    assert sorted(shown()) == sorted(case.lines)
    for who in {who for _, who in case.lines if who} | {case.headline}:
        assert shown(who) == [line for line in case.lines if line[1] == who]
    for hit in quotes(index):
        here = hit.event.title if hit.in_title else hit.event.text
        speaker = hit.quote.speaker
        assert not speaker or here[speaker.start : speaker.end] == speaker.text
        assert here[hit.quote.start : hit.quote.end] == hit.quote.text
