"""Headlines among decks, notices and offices; who signed below them; the boxes that sites put between."""

import pytest

from support import FERRY, page_of


@pytest.mark.parametrize(
    "head",
    [
        "Ferry captain left the bridge at the alarm\nNobody else knew how to steer\nBy Ann Berg\nMay 3, 2019",
        "Ferry captain left the bridge at the alarm\nNobody else knew\nPassengers sang songs\nBy Ann Berg",
        "Ferry captain left the bridge at the alarm\n\nNobody else on board knew how to steer\n\nMay 3, 2019",
    ],
)
def test_headline_stands_above_its_decks(head: str) -> None:
    assert page_of(head).title == "Ferry captain left the bridge at the alarm"


def test_line_of_which_the_text_does_not_tell_is_no_headline() -> None:
    head = "Voices from the far northern islands\n\nFerry captain left the bridge at the alarm\n\nBy Ann Berg"
    assert page_of(head).title == "Ferry captain left the bridge at the alarm"


def test_notice_printed_twice_is_no_headline() -> None:
    head = (
        "This article is more than 10 years old\nFerry captain left the bridge\n"
        "This article is more than 10 years old\nHannah Voss in Orrin\n"
        "Nobody else on board knew how to steer, prosecutors say\nSat 4 May 2013 09.00 BST"
    )
    page = page_of(head)
    assert (page.title, page.byline) == ("Ferry captain left the bridge", ("Hannah Voss",))


def test_words_of_a_picture_printed_twice_are_no_headline() -> None:
    picture = "A file photo of the bridge of the ferry (Harbour Wire photo)"
    page = page_of(f"May 3, 2019\nFerry captain left the bridge\n{picture}\n{picture}")
    assert page.title == "Ferry captain left the bridge"
    assert [line.text for line in page.captions] == [picture, picture]


def test_posted_tells_more_than_a_motto() -> None:
    page = page_of("Thoughts of a retired old pilot\n\nWhy I left Orrin\nPosted on May 2, 2010")
    assert page.title == "Why I left Orrin"


def test_a_name_above_the_day_is_no_headline() -> None:
    page = page_of("Daily Lantern\nPublished 19:25 CET, 18 January 2001\n\nOrrin: its harbour shut by storm")
    assert page.title == "Orrin: its harbour shut by storm"


def test_office_of_a_state_is_no_headline_and_no_text() -> None:
    office = "Republic Of Norland Ministry Of Ports 25.11.2016"
    page = page_of(f"Press Release Regarding the Ferry\n\n{office}\n\nNo: 296, 25 November 2016")
    assert page.title == "Press Release Regarding the Ferry"
    assert office not in page.text


def test_number_of_a_release_with_its_year_is_no_headline() -> None:
    page = page_of("Press Release (2014) 062\nIssued on 01 Apr. 2014\nJoint statement on the ferry")
    assert page.title == "Joint statement on the ferry"


def test_day_run_together_with_the_headline() -> None:
    page = page_of("Ferry captain praises the harbour rescuerson March 3, 2022 at 1:35 pm")
    assert page.title == "Ferry captain praises the harbour rescuers"


def test_paper_with_its_page_number_is_no_headline() -> None:
    page = page_of(
        "4 THE ORRIN MERCURY\nTUESDAY, OCTOBER 23, 2012\nFerry captain left the bridge\nNORA QUILL"
    )
    assert page.title == "Ferry captain left the bridge"


@pytest.mark.parametrize(
    ("head", "names"),
    [
        (
            "Ferry captain left the bridge\nAnn Berg - The Orrin Star\nAugust 27, 2019 | 12:00am",
            ("Ann Berg",),
        ),
        ("Ferry captain left the bridge at night\nAnn Berg\nPhoto: Ola Holm/Harbour Wire", ("Ann Berg",)),
        ("Ferry captain left the bridge\nMay 3, 2019\nShare\nAnn Berg", ("Ann Berg",)),
        # Of whom the text tells is no author.
        ("Ferry captain left the bridge at night\nCarl Prosecutors\nPhoto: Ola Holm/Harbour Wire", ()),
    ],
)
def test_who_signed_below_the_headline(head: str, names: tuple[str, ...]) -> None:
    assert page_of(head).byline == names


def test_person_and_handle_below_the_words_of_a_picture() -> None:
    page = page_of(
        "Ferry captain left the bridge\nThe line knew of his papers for a year.\n"
        "Sailors wait at the gate, June 2, 2015. - REUTERS/Ola Holm\nAnn Berg\n@annberg\nJul 13, 2015"
    )
    assert page.byline == ("Ann Berg",)
    assert [line.text for line in page.header][-1] == "Jul 13, 2015"


@pytest.mark.parametrize(
    "line",
    [
        "Scroll down for video",
        "Was this newsletter forwarded to you? Sign up here.",
        "Register now for FREE unlimited access to the Echo",
        "Continued on page 6",
        "Click to expand Image",
    ],
)
def test_what_sites_put_between_paragraphs_is_furniture(line: str) -> None:
    first, _, second = FERRY.partition("\n\n")
    page = page_of("Ferry captain left the bridge\nBy Ann Berg", f"{first}\n\n{line}\n\n{second}")
    assert line not in page.text
    assert second.strip() in page.text


def test_name_of_an_archive_is_no_headline() -> None:
    page = page_of("Tag Archives: Ferry captain Orrin\n\nFerry captain left the bridge at night")
    assert page.title == "Ferry captain left the bridge at night"


@pytest.mark.parametrize(
    "line", ["News Code : 4481220", "Hits: 2345", "Reading Time: 4 minutes", "NEWSPAPER SECTION: News"]
)
def test_numbers_of_a_site_are_no_text(line: str) -> None:
    page = page_of(f"Ferry captain left the bridge\nJanuary 5, 2012\nWRITER: Ann Berg\n{line}")
    assert page.text.startswith("The captain of the ferry")
    assert page.byline == ("Ann Berg",)
