"""Dates in lines: the table of forms, relations, order, weekdays, and what holds for any line."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsline.model import edtf_bounds
from newsline.parser.datetext import DateReading, read_dates
from newsline.parser.datetext import reading as rules
from newsline.parser.datetext.names import ENGLISH_MONTHS, month_words
from newsline.parser.datetext.promise import may_hold_date
from newsline.parser.datetext.tokens import Token, Tokens

CASES = Path(__file__).parents[2] / "cases" / "docdate" / "lines.tsv"
ROWS = [line.split("\t") for line in CASES.read_text("utf-8").splitlines() if not line.startswith("#")]


def summary(readings: list[DateReading]) -> str:
    return ";".join(
        (reading.edtf or "?") + (f" {reading.time[11:16]}" if reading.time else "") for reading in readings
    )


@pytest.mark.parametrize(("line", "expected"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_forms(line: str, expected: str) -> None:
    assert summary(read_dates(line)) == expected


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("By Ann Lee - Dec 22, 2012 6:29 AM PT", "Dec 22, 2012 6:29 AM PT"),
        ("World | December 11, 2024, Wednesday // 09:15", "December 11, 2024, Wednesday // 09:15"),
        ("Published 10:14 GMT, 13 July 2016 by us", "10:14 GMT, 13 July 2016"),
        ("(Wed 13 July 2016)", "Wed 13 July 2016"),
        ("December 12 to 14, about 2016-07-13", "December 12"),
        ("新华社北京2016年7月13日电", "2016年7月13日"),
        ("LONDON, March 3 (Agency) -", "March 3"),
    ],
)
def test_span_is_weekday_date_and_clock(line: str, text: str) -> None:
    assert read_dates(line)[0].text == text


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("Dec 22, 2012 6:29 AM PT", "2012-12-22T06:29:00-08:00"),
        ("Jun 22, 2012 6:29 AM PT", "2012-06-22T06:29:00-07:00"),
        ("Jun 22, 2012 6:29 AM Eastern Time", "2012-06-22T06:29:00-04:00"),
        ("Jun 22, 2012 6:29 AM Eastern Standard Time", "2012-06-22T06:29:00-05:00"),
        ("Tue 12 Jul 2016 19.33 BST", "2016-07-12T19:33:00+01:00"),
        ("12 Jul 2016 19:33 MSK", "2016-07-12T19:33:00+03:00"),
        ("12 Jul 2016 19:33 GMT+5", "2016-07-12T19:33:00+05:00"),
        ("2016-07-12T19:33:08Z", "2016-07-12T19:33:08+00:00"),
        ("Tue, 12 Jul 2016 19:33:08 -0330", "2016-07-12T19:33:08-03:30"),
        ("12 July 2016 12:05 a.m.", "2016-07-12T00:05:00"),
        ("12 July 2016 12 p.m.", "2016-07-12T12:00:00"),
        ("12 July 2016, 19:33 IST", "2016-07-12T19:33:00"),  # India, Ireland or Israel
        ("12 July 2016 25:10", None),
    ],
)
def test_clock_and_zone(line: str, time: str | None) -> None:
    assert read_dates(line)[0].time == time


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Published 12 July 2016 | Updated 13 July 2016", ["published", "updated"]),
        ("Last modified on 13 Jul 2016", ["updated"]),
        ("Archived from the original on 2 January 2019.", ["captured"]),
        ("LOAD-DATE: July 14, 2016", ["captured"]),
        ("Event date: July 14, 2016", ["other"]),
        ("Publication date: July 14, 2016", ["published"]),
        ("Date: July 14, 2016", ["published"]),
        ("Voting date: July 14, 2016", ["none"]),
        ("EMBARGOED UNTIL 00:01 GMT 15 JULY 2016", ["other"]),
        ("© 12 July 2016", ["other"]),
        ("Publié le 12 juillet 2016, mis à jour le 13 juillet 2016", ["published", "updated"]),
        ("Опубликовано: 12 июля 2016", ["published"]),
        ("2016年7月13日 更新", ["updated"]),
        ("最后更新时间：2016-07-13", ["updated"]),
        ("기사입력 2016.07.13 / 최종수정 2016.07.14", ["published", "updated"]),
        ("締切日：2016年7月13日", ["other"]),
        ("Última modificação: 13/07/2016", ["updated"]),
        ("Dostęp: 13 lipca 2016", ["captured"]),
        ("Gültig bis 13. Juli 2016", ["other"]),
        ("Válido hasta el 13 de julio de 2016", ["other"]),
        ("2016年7月13日まで", ["other"]),
        ("Дата рождения: 13 июля 1961", ["other"]),
        ("Start date: 13 July 2016", ["other"]),
        ("Date limite : 13 juillet 2016", ["other"]),
        ("Paskelbta 2016-07-13", ["published"]),
        ("আপডেট: ১৩ জুলাই ২০১৬", ["updated"]),
        ("อัปเดตล่าสุด: 13 ก.ค. 2559", ["updated"]),
        ("วันที่เผยแพร่ 13 ก.ค. 2559", ["published"]),
        ("Թարմացվել է 13.07.2016", ["updated"]),
        ("Anna Whit, 12 July 2016", ["none"]),
    ],
)
def test_relation(line: str, kinds: list[str]) -> None:
    assert [reading.kind for reading in read_dates(line)] == kinds


def test_two_readings_without_help() -> None:
    (reading,) = read_dates("03/04/2016")
    assert (reading.edtf, reading.alternative, reading.ambiguous) == ("2016-04-03", "2016-03-04", True)


@pytest.mark.parametrize(
    ("line", "day_first", "edtf"),
    [
        ("03/04/2016", True, "2016-04-03"),
        ("03/04/2016", False, "2016-03-04"),
        ("Fri 03/04/2016", None, "2016-03-04"),
        ("Sunday 03/04/2016", None, "2016-04-03"),
        ("04/04/2016", None, "2016-04-04"),
        ("03.04.2016", None, "2016-04-03"),
    ],
)
def test_order_decided(line: str, day_first: bool | None, edtf: str) -> None:
    (reading,) = read_dates(line, day_first=day_first)
    assert (reading.edtf, reading.ambiguous) == (edtf, False)


def test_weekday_that_is_not_that_of_the_date() -> None:
    (reading,) = read_dates("Monday, July 13, 2016")
    assert reading.weekday_conflict
    assert not read_dates("Wednesday, July 13, 2016")[0].weekday_conflict


def test_words_that_are_weekdays_elsewhere() -> None:
    assert not read_dates("On 13 July 2016 to Paris")[0].weekday_conflict
    assert not read_dates("Anna, 12 July 2016")[0].weekday_conflict
    assert read_dates("Sam. 9 juillet 2016")[0].text == "Sam. 9 juillet 2016"
    assert not read_dates("16:05 CET, 9 November 2018")[0].weekday_conflict


def test_a_month_of_two_languages_is_decided_by_the_language() -> None:
    assert read_dates("5 listopada 2016", lang="hr")[0].month == 10
    assert read_dates("5 listopada 2016", lang="pl")[0].month == 11
    assert read_dates("5 listopada 2016")[0].alternative is not None


def test_a_day_without_a_year_states_month_and_day_only() -> None:
    (reading,) = read_dates("LONDON, March 3 (Agency) - Talks resumed")
    assert (reading.edtf, reading.year, reading.month, reading.day, reading.time) == (None, None, 3, 3, None)


DATE_LIKE = st.lists(
    st.sampled_from(
        "13 2016 July 7 / . - : , T Z GMT am pm at of Monday 年 月 日 十三 平成 ' ( ) + 10:14 W28 VII juillet"
        " 1468401240 published updated may ١٣ تموز ２０ พ.ศ. 2559 tháng \u200b 20160713".split()
    ),
    max_size=14,
)


@given(st.one_of(st.text(max_size=80), DATE_LIKE.map(" ".join), DATE_LIKE.map("".join)))
def test_any_line(line: str) -> None:
    end = 0
    for found in read_dates(line):
        assert end <= found.start < found.end
        assert line[found.start : found.end] == found.text
        end = found.end
        if found.edtf is not None:
            edtf_bounds(found.edtf)
            assert found.year is not None
        else:
            assert found.year is None
        assert (found.alternative is not None) == found.ambiguous


def read_in_full(line: str) -> list[DateReading]:
    """The dates of a line that is cut into tokens whatever it looks like."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rules, "may_hold_date", lambda _: True)
        return read_dates(line)


# Pieces of which dates in plain lines are made, with what may stand between them.
PLAIN_DATES = st.lists(
    st.one_of(
        st.sampled_from(
            "13 7 16 2016 1468401240 131014 20160713 2016-07-13 13/07/16 /2016/07/13 13.7.2016 VII W28-3 T"
            " 10:14 of de st gada m no published \u201c \u2019 \u2013 \u2011 - / . , ' ( ) July may aout"
            " thang juillet ZJUL16 \x01 \x1c \u00e9".split(" ")
        ),
        st.sampled_from(sorted(word.decode() for word in month_words())),
        st.text(alphabet=st.characters(max_codepoint=127), max_size=3),
    ),
    max_size=7,
)


@settings(max_examples=300)
@given(st.one_of(PLAIN_DATES.map(" ".join), PLAIN_DATES.map("".join)))
@example("13.\x1c7. 2016")
@example("13 VII . 2016")
@example("Published a\x01b c\x01d 2016")
@example("2016 m. liepos 13 d.")
def test_the_quick_look_loses_no_date(line: str) -> None:
    assert may_hold_date(line) or not read_in_full(line)


def test_the_quick_look_knows_every_form_and_every_month() -> None:
    names = (Path(rules.__file__).parent / "names.txt").read_text("utf-8").splitlines()
    months = [name.split("|")[0] for name in names if name[0] != "#"] + sorted(ENGLISH_MONTHS)
    lines = [row[0] for row in ROWS] + [
        form.format(month)
        for month in months
        for form in ("13 {} 2016", "{} 13, 2016, he said of the pass", "2016. {} 13.")
    ]
    dated = [line for line in lines if read_in_full(line)]
    assert len(dated) > 3000
    assert all(map(may_hold_date, dated))


@pytest.mark.parametrize(
    "line",
    [
        "The 24 members voted 12 to 7, and 3.5 million people watched.",
        "\u201cWe lost 1,200 houses in 2016,\u201d she said \u2013 and 30 bridges.",
        "1. [Talks resume in the capital. ](/news/2015/10/31/talks-resume-in-the-capital.md)",
    ],
)
def test_numbers_in_prose_are_not_looked_at(line: str) -> None:
    assert not may_hold_date(line)
    assert not read_in_full(line)


@given(st.dates(min_value=date(1500, 1, 1), max_value=date(2049, 12, 31)))
def test_every_day_in_many_forms(day: date) -> None:
    for form in ("{0:%A}, {0:%B} {0.day}, {0.year}", "{0.day} {0:%b} {0.year}", "{0.day}.{0.month}.{0.year}"):
        (reading,) = read_dates(form.format(day))
        assert (reading.edtf, reading.weekday_conflict) == (day.isoformat(), False)


def test_work_grows_with_the_line() -> None:
    """Twice the line, about twice the tokens looked at: no rule scans ahead."""
    for unit in ("13 July ", "1/", "July ", "( 12:", "年", "12 Jul 2016 12:30 - ", "published ", "一二三"):
        small, large = (_looks(unit * size) for size in (500, 2000))
        assert large <= 4.5 * small + 200, unit


def _looks(line: str) -> int:
    looks = 0

    def count(_self: Tokens, index: int) -> Token:
        nonlocal looks
        looks += 1
        return original(_self, index)

    original = Tokens.__getitem__
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Tokens, "__getitem__", count)
        read_dates(line + "2016")
    return looks
