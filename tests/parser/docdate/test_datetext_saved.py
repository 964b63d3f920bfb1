"""One line saved in many ways states the same dates: every case of the table of lines, written otherwise."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.parser.datetext import DateReading, read_dates
from newsline.parser.datetext.plain import plain
from newsline.parser.datetext.slips import without_slips

CASES = Path(__file__).parents[2] / "cases" / "docdate" / "lines.tsv"
LINES = [
    line.split("\t")[0] for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")
]
Way = Callable[[str], str]


def _spaced(mark: str) -> Way:
    return lambda line: line.replace(" ", mark)


def _strewn(mark: str) -> Way:
    return lambda line: re.sub(r"(?<=[\d/.:-])(?=[\d/.:-])", mark, line).replace(" ", f"{mark} ")


WAYS: dict[str, Way] = {
    "two spaces": _spaced("  "),
    "a tab": _spaced("\t"),
    "no-break space": _spaced("\xa0"),
    "thin space": _spaced("\u2009"),
    "narrow no-break space": _spaced("\u202f"),
    "figure space": _spaced("\u2007"),
    "entities": _spaced("&nbsp;"),
    "numbers of characters": _spaced("&#160;"),
    "zero-width space": _strewn("\u200b"),
    "soft hyphen": _strewn("\xad"),
    "left-to-right mark": _strewn("\u200e"),
    "embedding": lambda line: f"\u202a{line}\u202c".replace(" ", " \u2066"),
    "byte order mark": lambda line: f"\ufeff{line}\ufeff",
    "soft hyphens in words": lambda line: re.sub("(?<=[A-Za-z]{2})(?=[a-z]{2})", "\xad", line),
    "non-breaking hyphen": lambda line: line.replace("-", "\u2011"),
    "figure dash": lambda line: line.replace("-", "\u2012"),
    "minus": lambda line: line.replace("-", "\u2212"),
    "full width": lambda line: line.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)}),
    "Arabic digits": lambda line: line.translate({0x30 + n: 0x660 + n for n in range(10)}),
    "Devanagari digits": lambda line: line.translate({0x30 + n: 0x966 + n for n in range(10)}),
    "quoted": lambda line: f"“{line}”",
    "bold": lambda line: f"**{line}**",
    "an icon": lambda line: f"\U0001f552 {line}",
    "a bar": lambda line: f"{line} |",
}


def _stated(readings: list[DateReading]) -> list[tuple[object, ...]]:
    return [(one.edtf, one.month, one.day, one.time, one.kind, one.alternative) for one in readings]


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_a_line_saved_otherwise_states_the_same(way: Way) -> None:
    for line in LINES:
        written = way(line)
        # Entities and tags are ASCII, and a slip is one among the digits of ASCII.
        kept = way in (WAYS["full width"], WAYS["Arabic digits"], WAYS["Devanagari digits"])
        if kept and ("&" in line or "<" in line or without_slips(line) != line):
            continue
        readings = read_dates(written)
        assert _stated(readings) == _stated(read_dates(line)), written
        for one in readings:
            assert one.text == written[one.start : one.end]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("On 22&nbsp;Dec&shy;ember 2012.", "22&nbsp;Dec&shy;ember 2012"),
        ("(\u200e22\u200b December\u202a 2012\u202c)", "22\u200b December\u202a 2012"),
        ("The 3<sup>rd</sup> of May 2012", "3<sup>rd</sup> of May 2012"),
        ("at l5 March 2OO3", "l5 March 2OO3"),
    ],
)
def test_a_date_is_told_as_printed(line: str, text: str) -> None:
    (reading,) = read_dates(line)
    assert (reading.text, line[reading.start : reading.end]) == (text, text)


def test_signs_that_join_letters_of_a_script_stay() -> None:
    assert plain("می\u200cشود ۲۲ دسامبر ۲۰۱۲")[1] is None
    assert plain("ශ්\u200dරී")[1] is None


def test_a_label_run_together_with_its_date() -> None:
    (reading,) = read_dates("PublishedSunday, 08/07/2016")
    assert (reading.edtf, reading.kind, reading.text) == ("2016-08-07", "published", "08/07/2016")
    (reading,) = read_dates("Jane DoePosted Dec 22, 2012")
    assert reading.kind == "published"


_CHARACTERS = st.sampled_from("22 Dec0l1O,-&nbsp;#160<su/>\xad\u200b\u200e\u2212\uff12\u0660")


@given(st.text(alphabet=_CHARACTERS, max_size=40))
def test_places_are_those_of_the_line(line: str) -> None:
    text, places = plain(line)
    if places is None:
        assert len(text) == len(line)
    else:
        assert len(places) == len(text) + 1
        assert places == sorted(places)
        assert places[-1] == len(line)
