"""Bounds of undated documents, and what holds for the dating of any document."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.errors import PROBLEM_CODES
from newsline.model import Document, Metadata, RelatedItem, Timex, when
from newsline.parser.docdate import bounds_from, date_document
from newsline.parser.docdate.paths import dates_in_path
from newsline.parser.page import Line, Page


def timexes(text: str, *found: tuple[str, str | None]) -> list[Timex]:
    items = []
    for words, edtf in found:
        start = text.index(words)
        items.append(Timex(start, start + len(words), words, "DATE", edtf or "PRESENT_REF", edtf))
    return items


@pytest.mark.parametrize(
    ("text", "found", "edtf", "evidence"),
    [
        ("Since 2011 the port grew; in July 2000 it began.", [("2011", "2011"), ("July 2000", "2000-07")],
         "2011/..", "Since 2011"),
        ("It opened on 5 May 2016.", [("5 May 2016", "2016-05-05")], "2016-05-05/..", "on 5 May 2016"),
        ("Built in 1961, it will close by 2030.", [("1961", "1961"), ("2030", "2030")], "1961/..", "in 1961"),
        ("The board plans a second crane in 2031.", [("2031", "2031")], None, None),
        ("The war of 2011-2017 is over.", [("2011-2017", "2011/2017")], "2011/..", "of 2011-2017"),
        ("It grew in about 1950.", [("about 1950", "1950~")], "1950/..", "in about 1950"),
        ("It is open now.", [("now", None)], None, None),
        # What is planned may be yet to come.
        ("Voter rolls for the April 2011 elections are final.", [("April 2011", "2011-04")], None, None),
        ("The April 2011 elections were free.", [("April 2011", "2011-04")], "2011-04/..", "April 2011"),
        ("It fell during the April 2011 elections.", [("April 2011", "2011-04")], "2011-04/..", "April 2011"),
        ("They set the date as 5 May 2016.", [("5 May 2016", "2016-05-05")], None, None),
        ("A vote was called for 5 May 2016.", [("5 May 2016", "2016-05-05")], None, None),
        ("They saw a picture for 2015, a good year.", [("2015", "2015")], None, None),
        ("Profits in fiscal 2015 fell.", [("fiscal 2015", "2015")], None, None),
        ("They commit to none, as close as possible to 2040.", [("2040", "2040")], None, None),
        ("She led it from 2009 to 2013.", [("2009", "2009"), ("2013", "2013")], "2013/..", "2013"),
        # The end of a season or a school year may be yet to come.
        ("The school year of 2023-24 began badly.", [("2023", "2023"), ("24", "2024")], "2023/..", "of 2023"),
        ("It was postponed to 5 May 2016.", [("5 May 2016", "2016-05-05")], None, None),
        # A bare year may be a coming one: a verb of the past, or what nobody plans, shows that it is not.
        ("She leads the 2016 race.", [("2016", "2016")], None, None),
        ("She praised the 2016 race.", [("2016", "2016")], None, None),
        ("The 2016 race was close.", [("2016", "2016")], "2016/..", "2016"),
        ("The 2012 attack worries her.", [("2012", "2012")], "2012/..", "2012"),
        ("The port attack of 2012 worries her.", [("2012", "2012")], "2012/..", "of 2012"),
        ("The race in 2016 is open.", [("2016", "2016")], None, None),
        ("In 2016 the race opened.", [("2016", "2016")], "2016/..", "In 2016"),
        ("Taxes rise in 2020, she said.", [("2020", "2020")], None, None),
        ("In 2020, taxes rise.", [("2020", "2020")], None, None),
        ("The mayor, up for election in 2018, voted no.", [("2018", "2018")], None, None),
        ("“Fair maps come in 2020,” Ann Berg announced.", [("2020", "2020")], None, None),
        ("In 2050 the town will have grown.", [("2050", "2050")], None, None),
        ("Taken in 2014, it shows the port.", [("2014", "2014")], "2014/..", "in 2014"),
        ("It could be taken in 2019.", [("2019", "2019")], None, None),
        ("Since 2011 prices climb.", [("2011", "2011")], "2011/..", "Since 2011"),
        # A date without a year of its own counts from another one.
        ("It opened ten years later.", [("ten years later", "2020")], None, None),
        ("It ended in the distant past, ../1900.", [("../1900", "../1900")], None, None),
    ],
)  # fmt: skip
def test_bounds(
    text: str, found: list[tuple[str, str | None]], edtf: str | None, evidence: str | None
) -> None:
    bounds = bounds_from(timexes(text, *found), None, text)
    assert (bounds and bounds.edtf, bounds and bounds.evidence) == (edtf, evidence)
    if bounds is not None:
        assert (bounds.basis, bounds.latest) == ("content", None)


@pytest.mark.parametrize(
    ("text", "found", "edtf", "evidence"),
    [
        ("Born in 1975, the 41-year-old left.", ["1975"], "2016/2017", "born in 1975, aged 41"),
        ("BORN IN 1975, THE 41-YEAR-OLD LEFT.", ["1975"], "2016/2017", "born IN 1975, aged 41"),
        ("The judge, aged 60, was born in 1940.", ["1940"], "2000/2001", "born in 1940, aged 60"),
        # A date inside the two years narrows them; one behind them shows that the two are not of one person.
        ("Born in 1975, she is aged 41. It began in 2017.", ["1975", "2017"], "2017/2017",
         "in 2017; born in 1975, aged 41"),
        ("Born in 1975, she is aged 41. It began in 2019.", ["1975", "2019"], "2019/..", "in 2019"),
        # Ages of two people, or in another sentence, say nothing.
        ("Born in 1975, he met a 41-year-old and a 20-year-old.", ["1975"], "1975/..", "in 1975"),
        ("He was born in 1975. The 41-year-old left.", ["1975"], "1975/..", "in 1975"),
    ],
)  # fmt: skip
def test_an_age_beside_a_year_of_birth(text: str, found: list[str], edtf: str, evidence: str) -> None:
    bounds = bounds_from(timexes(text, *((year, year) for year in found)), None, text)
    assert bounds is not None
    assert (bounds.edtf, bounds.evidence) == (edtf, evidence)


def test_a_dated_document_has_no_bounds() -> None:
    text = "Since 2011 it grew."
    assert bounds_from(timexes(text, ("2011", "2011")), when("2016-05-05"), text) is None


def test_without_the_text_the_date_itself_counts() -> None:
    text = "Since 2011 it grew."
    bounds = bounds_from(timexes(text, ("2011", "2011")), None)
    assert bounds is not None
    assert (bounds.earliest, bounds.evidence) == (date(2011, 1, 1), "2011")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("https://a.example/2018/03/05/x", ["2018-03-05"]),
        ("https://a.example/2018/mar/5/x", ["2018-03-05"]),
        ("https://a.example/2018/03/x", ["2018-03"]),
        ("https://a.example/x-2018-03-05.html?y=1", ["2018-03-05"]),
        ("https://a.example/20180305/x", ["2018-03-05"]),
        ("https://20180305.example/x", []),
        ("https://a.example/2018/x", []),
        ("https://a.example/12345678/x", []),
        ("a_2018-03-05_b_2018-03-06.txt", ["2018-03-05", "2018-03-06"]),
        ("05-03-2018 x.txt", ["2018-03-05"]),
        ("2018-03 x.txt", ["2018-03"]),
        ("IMG20180305b.txt", []),
        ("2018-13-05.txt", []),
        ("score 2018-3.txt", []),
        ("2018-²-05 ²²²²-12-05.txt", []),  # digits to Unicode, no numbers
        ("notes.txt", []),
    ],
)
def test_paths(path: str, expected: list[str]) -> None:
    assert [found.edtf for found in dates_in_path(path)] == expected


WORDS = st.lists(
    st.sampled_from(
        "5 March 2018 03/05/2018 Published Updated Retrieved Monday 2018-03-05T08:15Z LONDON, (Wire) - By Ann"
        " https://a.example/2018/03/05/x 2018 10:14 GMT today © yesterday 2018-W10".split()
    ),
    max_size=12,
).map(" ".join)
LINES = st.lists(st.one_of(WORDS, st.text(max_size=40)), max_size=5)


@given(LINES, LINES, st.one_of(st.none(), WORDS), st.one_of(WORDS, st.text(max_size=30)), st.none() | WORDS)
def test_any_document(
    header: list[str], body: list[str], stated: str | None, name: str, url: str | None
) -> None:
    lines = tuple(Line(text, number) for number, text in enumerate(header, 2))
    page = Page(
        "\n".join(body), title=name, title_line=1, header=lines, captions=lines[:1], furniture=lines[1:]
    )
    document = Document(page.text, "x", metadata=Metadata(date=stated, url=url), name=name)
    dating = date_document(document, page)
    accepted = [one for one in dating.candidates if one.accepted]
    assert len(accepted) == (dating.when is not None)
    assert all(one.reason for one in dating.candidates)
    assert {problem.code for problem in dating.problems} <= PROBLEM_CODES.keys()
    assert (dating.when is None) == any(problem.code == "no-date" for problem in dating.problems)
    if dating.when is not None:
        assert 0 < dating.when.confidence < 1
        assert dating.when.evidence == accepted[0].text
        assert dating.when.edtf == accepted[0].edtf
        assert dating.when.time is None or dating.when.time.startswith(dating.when.edtf)


def test_work_does_not_grow_with_the_body() -> None:
    """Only header lines and the edges of the body are read in detail."""
    looked: list[int] = []
    for size in (10, 10_000):
        text = "\n".join(["The board met on 5 March 2018 and voted."] * size)
        header = (Line("Monday, 5 March 2018", 2),)
        dating = date_document(Document(text, "x"), Page(text, "Board", 1, header=header))
        looked.append(len(dating.candidates))
    assert looked[0] == looked[1]


def test_the_date_of_a_related_item_is_named_once() -> None:
    day = when("2016-05-05", basis="listing", evidence="5 May 2016")
    page = Page(
        "A ferry sailed.",
        "Ferry sails",
        furniture=(Line("World | 5 May 2016", 9), Line("Copyright 4 May 2015", 12)),
        related=(RelatedItem("Another ferry", day, line=7),),
    )
    dating = date_document(Document("A ferry sailed.", "a.txt"), page)
    found = [(candidate.text, candidate.rule) for candidate in dating.candidates]
    assert found == [("4 May 2015", "furniture"), ("5 May 2016", "related")]
