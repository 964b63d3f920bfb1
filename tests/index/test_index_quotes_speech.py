"""When a quote was said: the date that goes with its cue, and no other.

In the cases `{}` holds the words said, `<>` their speaker, `_` the cue, and `[words=EDTF]` a date.
"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.index.speech import BASIS, said_when
from newsline.model import Event, Quote, Speaker, Timex, when

PIECES = re.compile(r"\{(~?)([^}]*)\}|<([^>=]*)=?([^>]*)>|_([^_]*)_|\[([^]=]*)=([^]]*)\]")

OWN = "2016-06-15"


def marked(text: str, date: str | None = OWN) -> Event:
    """The event that a case writes down; a speaker and a cue belong to the words said that are nearest."""
    plain, at = "", 0
    contents: list[tuple[int, int, bool]] = []
    speakers: list[Speaker] = []
    cues: list[tuple[int, str]] = []
    dates: list[Timex] = []
    for match in PIECES.finditer(text):
        plain += text[at : match.start()]
        at, start = match.end(), len(plain)
        indirect, content, said, name, cue, words, edtf = match.groups()
        piece = next(part for part in (content, said, cue, words) if part is not None)
        plain += piece
        if content is not None:
            contents.append((start, len(plain), not indirect))
        elif said is not None:
            speakers.append(Speaker(name or said, start, len(plain), said))
        elif cue is not None:
            cues.append((start, cue))
        else:
            dates.append(Timex(start, len(plain), piece, "DATE", edtf, edtf or None))
    plain += text[at:]
    quotes = []
    for start, end, direct in contents:
        speaker = min(speakers, key=lambda who: min(abs(who.start - end), abs(start - who.end)), default=None)
        cue = min(cues, key=lambda found: abs(found[0] - speaker.start))[1] if speaker and cues else None
        quotes.append(Quote(start, end, plain[start:end], direct, speaker, cue))
    own = when(date, basis="byline", confidence=0.8) if date else None
    return Event("a", "a.txt", "T", plain, own, dates=tuple(dates), quotes=tuple(quotes))


CASES = [
    # behind the cue
    ("“{We stay,}” <Reed> _said_ on [Monday=2016-06-13].", ["2016-06-13"]),
    ("“{We stay,}” _said_ <Reed> [Monday=2016-06-13].", ["2016-06-13"]),
    ("“{We stay,}” _said_ <Ann Reed>, the mayor of Veldry, on [Monday=2016-06-13].", ["2016-06-13"]),
    ("“{We stay,}” <Reed> _told_ reporters in Veldry [late last night=2016-06-14].", ["2016-06-14"]),
    (
        "“{We stay,}” <Reed> _told_ the Chamber of Trade on [Monday=2016-06-13], “{all of us.}”",
        ["2016-06-13"] * 2,
    ),
    ("“{We stay,}” <Reed> _said_ in a [2015=2015] interview. “{All of us.}”", ["2015", "2015"]),
    ("“{We stay,}” <Reed> _said_ at [Monday=2016-06-13]’s news conference.", ["2016-06-13"]),
    ("<Reed> _said_ on [Monday=2016-06-13] {~that the port would stay open}.", ["2016-06-13"]),
    ("<Reed> _called_ the plan “{a disgrace}” on [Monday=2016-06-13].", ["2016-06-13"]),
    # between speaker and cue
    ("<Reed> [last month=2016-05] _vowed_ {~that she would stay}.", ["2016-05"]),
    ("<Reed> on [Monday=2016-06-13] angrily _said_ {~that she would stay}.", ["2016-06-13"]),
    ("<Reed>, speaking in Veldry on [Monday=2016-06-13], _said_ {~that she would stay}.", ["2016-06-13"]),
    # before the speaker
    ("On [Monday=2016-06-13] Mayor <Ann Reed> _said_ {~that she would stay}.", ["2016-06-13"]),
    (
        "All is calm. In a statement on [Monday=2016-06-13], <Reed> _called_ it “{a disgrace}”.",
        ["2016-06-13"],
    ),
    ("On [Monday=2016-06-13], after talks in Veldry, <Reed> _said_ {~she would stay}.", ["2016-06-13"]),
    ("Dr. Fell left. [Last month=2016-05] <Reed> _said_ {~she would stay}.", ["2016-05"]),
    # dates of something else
    ("“{We stay,}” _said_ <Reed>, who met the union on [Monday=2016-06-13].", [OWN]),
    ("“{We stay,}” <Reed> _said_ of the vote on [Monday=2016-06-13] and the strike.", ["2016-06-13"]),
    ("“{We stay,}” <Reed> _said_ of [Monday=2016-06-13].", [OWN]),
    ("“{We stay,}” <Reed> _said_ after the vote of [Monday=2016-06-13].", [OWN]),
    ("“{We stay,}” <Reed> _said_ before [Monday=2016-06-13]’s vote.", [OWN]),
    ("“{We stay,}” <Reed> _said_ of the [2015=2015] vote.", [OWN]),
    ("“{We stay,}” <Reed> _said_, and left on [Monday=2016-06-13].", [OWN]),
    ("<Reed>, in office since [2012=2012], _said_ {~that she would stay}.", [OWN]),
    ("<Reed>, elected on [Monday=2016-06-13], _said_ {~that she would stay}.", [OWN]),
    ("On [Monday=2016-06-13] dockers walked out, and <Reed> _said_ {~she would stay}.", [OWN]),
    ("{~She had stopped counting}, <Reed> _said_, in [2014=2014].", [OWN]),
    ("<Reed> _said_ {~that the port opened on [Monday=2016-06-13]}.", [OWN]),
    ("<Reed> _said_: “{We met on [Monday=2016-06-13].}”", [OWN]),
    ("“{We stay,}” <Reed> _said_. On [Monday=2016-06-13] she left.", [OWN]),
    ("<Reed> left on [Monday=2016-06-13]. “{We stay,}” <she=Reed> _said_.", [OWN]),
    ("“{We stay,}” a docker cried on [Monday=2016-06-13].", [OWN]),
    # nothing is reported before it is said
    ("“{We stay,}” <Reed> _said_ on [Monday=2016-06-20].", [OWN]),
    ("“{We stay,}” <Reed> _said_ earlier [this week=2016-06-13/2016-06-19].", ["2016-06-13/2016-06-15"]),
    ("“{We stay,}” <Reed> _said_ [today=2016-06-15].", ["2016-06-15"]),
    # the same speaker goes on
    ("“{We stay,}” <Reed> _said_ on [Monday=2016-06-13]. “{We do,}” <she=Reed> _added_.", ["2016-06-13"] * 2),
    (
        "“{We stay,}” <Reed> _said_ on [Monday=2016-06-13].\n“{We do,}” <she=Reed> _added_.",
        ["2016-06-13", OWN],
    ),
    ("“{We stay,}” <Reed> _said_ on [Monday=2016-06-13]. “{We do,}” <Orm> _added_.", ["2016-06-13", OWN]),
    ("“{We stay,}” <Reed> _said_ on [Monday=2016-06-13]. “{We do,}” <she=Reed> _says_.", ["2016-06-13", OWN]),
    ("{~She stays}, <Reed> _said_ on [Monday=2016-06-13]. <She=Reed> had _said_ {~no}.", ["2016-06-13", OWN]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_the_date_of_the_speech(text: str, expected: list[str]) -> None:
    event = marked(text)
    dates = said_when(event)
    assert [date.edtf for date in dates if date] == expected
    for date in dates:
        assert date
        if date.basis == BASIS:
            assert date.evidence in event.text
            assert date.confidence <= 0.8
        else:
            assert date is event.date


def test_an_undated_report_may_date_what_was_said() -> None:
    dates = said_when(
        marked("“{We stay,}” <Reed> _said_ on [3 May 2016=2016-05-03]. “{No,}” <Orm> _said_.", None)
    )
    assert [date and (date.edtf, date.basis, date.evidence) for date in dates] == [
        ("2016-05-03", "speech", "3 May 2016"),
        None,
    ]


MATERIAL = (
    "{a b}|{~c}|<Reed>|<she=Reed>|_said_|[Monday=2016-06-13]|[2012=2012-99]| | on |, |. |\n|“| who |U.S. "
)


@given(st.lists(st.sampled_from(MATERIAL.split("|")), max_size=30))
def test_every_quote_gets_its_date_or_that_of_the_event(pieces: list[str]) -> None:
    event = marked("".join(pieces))
    dates = said_when(event)
    assert len(dates) == len(event.quotes)
    assert all(date is event.date or (date and date.basis == BASIS) for date in dates)
