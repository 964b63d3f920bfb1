"""What holds for every text: spans, order, EDTF that can be read, no growth beyond linear."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.model import edtf_bounds
from newsline.parser.timex import find_timexes
from support import calls

_WORDS = (
    "last next this the a an of in on at by for from to and or until since early late mid two three twenty"
    " hundred half several few about nearly more than at least every each other same that following previous"
    " January May March Sept Dec Monday Friday Sun year years month months week weekend day days hour minutes"
    " quarter quarters decade century night morning noon midnight spring fall winter ago earlier later now"
    " recently future past term 1 5 12 31 5th 21st 1990 1999 2012 1990s '80s 99999999 10:30 pm a.m. p.m."
    " GMT o'clock Christmas Easter Day Eve New Year's fiscal period first second third fourth last-minute"
    " old ended nineteen ninety-six thousand Q3 1H clock daily annually once twice times will was said"
    " 3March2012 8p.m. 1600GMT"
).split()
_GAPS = (
    " ",
    " ",
    " ",
    " ",
    ", ",
    "-",
    ". ",
    "\n",
    "\n\n",
    "'s ",
    "/",
    ".",
    "–",
    ":",
    " (",
    " . ",
    " '",
    "\u200e",
)
_SENTENCES = st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(_GAPS)), max_size=30).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
_EDGES = st.sampled_from((date.min, date(1, 12, 31), date(9999, 1, 1), date.max))
_ANCHORS = st.none() | st.dates(date(1800, 1, 1), date(2199, 12, 31)) | _EDGES


@given(_SENTENCES | st.text(max_size=200), _ANCHORS, st.sampled_from(("day", "month", "year")))
def test_spans_are_true_sorted_and_apart(text: str, anchor: date | None, precision: str) -> None:
    end = 0
    for item in find_timexes(text, anchor, precision=precision):
        assert end <= item.start < item.end <= len(text)
        assert text[item.start : item.end] == item.text
        assert item.text == item.text.strip()
        assert item.value
        end = item.end


@given(_SENTENCES, _ANCHORS)
def test_edtf_names_days_that_exist(text: str, anchor: date | None) -> None:
    for item in find_timexes(text, anchor):
        if item.edtf is not None:
            earliest, latest, _ = edtf_bounds(item.edtf)
            assert earliest is not None
            assert latest is not None
            assert earliest <= latest


@pytest.mark.parametrize("expression", ["Dec 31", "late last year", "last winter", "last week"])
def test_before_the_first_year_there_is_no_day(expression: str) -> None:
    for item in find_timexes(f"He left {expression}, a guard said.", date.min):
        assert item.edtf is None


@given(_SENTENCES, st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_datetime_counts_by_its_day(text: str, anchor: date) -> None:
    moment = datetime(anchor.year, anchor.month, anchor.day, 23, 59)
    assert find_timexes(text, moment) == find_timexes(text, anchor)


@given(st.sampled_from(("yesterday", "last week", "on Monday", "last month", "two days ago", "next year")))
def test_an_undated_text_gets_no_date_from_nowhere(expression: str) -> None:
    for item in find_timexes(f"He left {expression}.", None):
        assert item.edtf is None


def test_offsets_survive_letters_that_grow_when_lowered() -> None:
    (item,) = find_timexes("İİİİ İstanbul, 5 March 2012", None)
    assert (item.start, item.end, item.value) == (15, 27, "2012-03-05")


_HOSTILE = {
    "digits": "1 ", "years": "2012-", "last": "last ", "the": "the ", "a year": "a year ",
    "numbers": "two hundred ", "end of": "the end of ", "weekdays": "Monday ", "ranges": "5-",
    "quarters": "third quarter ended ",
    "possessives": "year's ", "framed": "In 1995, x ", "ago": "99999999 years ago ", "slashes": "1/2/",
    "line ends": "\n", "spaces": " ", "or": "year or ", "every": "every other ", "days": "on the 20th ",
}  # fmt: skip


@pytest.mark.parametrize("unit", _HOSTILE.values(), ids=_HOSTILE.keys())
def test_work_grows_no_faster_than_the_text(unit: str) -> None:
    anchor = date(2012, 12, 22)

    def work(length: int) -> int:
        text = (unit * (length // len(unit) + 1))[:length]
        return calls(lambda: find_timexes(text, anchor))

    small, large = work(4_000), work(16_000)
    assert large <= 5 * small + 200
