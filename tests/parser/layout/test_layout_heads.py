"""Headlines that ask, stand below labels or above decks; authors above, below and beside them."""

import pytest

from support import page_of

# It repeats no word of the headline.
OTHER = """At a quarter past five, when the bells have stopped, Josip takes a pole from behind the door.

There are two hundred lamps in the old town, and he has a name for each of them.
"""


@pytest.mark.parametrize(
    "head",
    [
        "ANALYSIS\nWho steered the ferry that night?\nA court looks for the hand\n\nAnn Berg\n5 June 2023",
        "Harbour\nWho steered the ferry that night?\nShips\nWho steered the ferry that night?\nVon Ann Berg",
        "Institute for the Study of Small Ports\nHome | Work | Who steered the ferry that night?\n\n"
        "Who steered the ferry that night?\nBy Ann Berg",
        "Ferries\nWho steered the ferry that night?\nA court looks for the hand that held it\nVon\nAnn Berg",
        "ASKED\nWho steered the ferry that night?\nPublished: May 3, 2019\nAuthor\nAnn Berg\nLecturer in the"
        " steering of ferries, Orrin",
    ],
)
def test_headline_may_ask(head: str) -> None:
    assert page_of(head).title == "Who steered the ferry that night?"


def test_question_in_the_text_is_no_headline_printed_twice() -> None:
    text = "LIND: Who steered the ferry that night?\n\nHe did.\n\nLIND: Who steered the ferry that night?\n"
    assert page_of("Hearing on the ferry, in full.", text).title == "Hearing on the ferry, in full."


@pytest.mark.parametrize(
    "head",
    [
        "May 3, 2019 8:00AM EDT\nCaptain left his bridge\nNobody else on board knew how to steer or stop",
        "Features\nCaptain left his bridge\nNobody else on board knew how to steer or stop\nBy the editors",
        "LETTER FROM VELDA\nMAY 2019\n\nCaptain left his bridge\nWho was to steer? Nobody.\n\nBy Ann Berg",
        "News Captain left his bridge\nCaptain left his bridge\nNobody else on board can steer\nBy Ann Berg",
        "POLICY BRIEF NO. 42\nMAY 2017\n\nCaptain left his bridge",
        "E-mail this to a friend\nCaptain left his bridge\nMay 3, 2019",
        "Join Us | Search this Thread\nCaptain left his bridge\nMay 3, 2019",
        "Home News Notices Contact\n30 January 2021\nCaptain left his bridge",
        "LIVE\nCaptain left his bridge\nLive Reporting\nEdited by Ann Berg\nAll times stated are local",
        "Now and then a thought about ferries comes up in me. I write them down for you.\n\nMay 3, 2019\n\n"
        "Captain left his bridge",
        "Общество\n1 декабря 2022\nCaptain left his bridge",
    ],
)
def test_headline_among_labels_buttons_and_decks(head: str) -> None:
    assert page_of(head, OTHER).title == "Captain left his bridge"


def test_call_to_a_video_over_the_byline_is_the_headline() -> None:
    assert page_of("WATCH: Ferry leaves without captain\nby: Web Staff\nPosted: May 3, 2019").title == (
        "WATCH: Ferry leaves without captain"
    )


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("Ferry captain left the bridge at once\nDev Lall\nDev Lall\n·\nFollow\nMay 3, 2019", ("Dev Lall",)),
        ("9 May 2021\n5 mins\n\nCaptain left\nDev Lall\nBy\nDev Lall\nSenior reporter · Star", ("Dev Lall",)),
        ("Captain left bridge\nAnn Berg\nThe Harbour Sentinel\nPublished May 3, 2019", ("Ann Berg",)),
        ("OPINION\nAnn Berg\nWhy a ferry needs two captains\nOne may sleep\n9 May 2021", ("Ann Berg",)),
        (
            "The Case for Two Captains\n\nAnn Berg and Dilip Orrel\n\nCentre for Ferries",
            ("Ann Berg", "Dilip Orrel"),
        ),
        (
            "Ferry captain left the bridge at once\nThe bridge on Monday Credit: Harbour Wire\nDev Lall\n"
            "Local Democracy Reporter\n11 May 2022",
            ("Dev Lall",),
        ),
        ("Ferry captain left the bridge\nByAnn BergHarbour Editor\n13:02, 23 MAY 2023", ("Ann Berg",)),
        ("Ferry captain left the bridge\nBy Ann Berg Reporter @annberg\n23 May 2023", ("Ann Berg",)),
        ("The Fix\nFerry captain left the bridge\nAnalysis by Ann Berg\n23 May 2023", ("Ann Berg",)),
        ("Ferry captain left the bridge\nAutore: Ann Berg\n23 May 2023", ("Ann Berg",)),
        ("Ferry captain left the bridge\nPor: Ann Berg\n23 May 2023", ("Ann Berg",)),
        (
            "Ferry captain left the bridge\nIt was known since 2018, they say. The line: «No»\ndi\nAnn Berg",
            ("Ann Berg",),
        ),
        ("Ferry captain left the bridge\n15 July,2023 08:11 AM IST |  Orrin  |  Ann Berg", ("Ann Berg",)),
        ("'I left the bridge'\nFamily\nAs told to Ann Berg\nSat 20 May 2017", ("Ann Berg",)),
        ("Ferry captain left the bridge\nEssay by Ann Berg\nMay 3, 2019", ("Ann Berg",)),
        ("Ferry captain left the bridge\nTexte par : Ann Berg\n3 mai 2019", ("Ann Berg",)),
        ("The Messenger\nFerry captain left the bridge\nAnn Berg 22/07/2021 in News", ("Ann Berg",)),
        ("OPINION\nAnn Berg\nTwo captains, please\n9 May 2021", ("Ann Berg",)),
        ("Ferry captain left the bridge\n3rd March 2022\nBy Ann Berg Chief Reporter", ("Ann Berg",)),
        ("Ferry captain left the bridge\nText and photographs by Ann Berg\nMay 3, 2019", ("Ann Berg",)),
        ("Ferry captain left the bridge\nWords and pictures by Ann Berg\nMay 3, 2019", ("Ann Berg",)),
        ("Ferry captain left the bridge\nStory and photos by Ann Berg\nMay 3, 2019", ("Ann Berg",)),
        (
            "The Messenger\nFerry captain left the bridge\nAnn Berg 22/07/2021 In Education, News",
            ("Ann Berg",),
        ),
        ("Harbour Gazette of Orrin\nCOLUMN\nAnn Berg\nTwo captains, please\n9 May 2021", ("Ann Berg",)),
        (
            "Ferry captain left the bridge\nOddvør Joensvig Northern Isles correspondent\n9 May 2021",
            ("Oddvør Joensvig",),
        ),
        (
            "Ferry captain left the bridge\nXiomara Dellacroy The Bayou Sentinel\n9 May 2021",
            ("Xiomara Dellacroy",),
        ),
        ("Ferry captain left the bridge\nNorthern Isles political correspondent\n9 May 2021", ()),
        (
            "The Register\nOPINION\nCordelia Ashgrove\nWe have no time to steer\n9 May 2021",
            ("Cordelia Ashgrove",),
        ),
        (
            "Ferry captain left the bridge\nWords Celeste Vantongeren\nPhotographs Milo Dray",
            ("Celeste Vantongeren",),
        ),
        ("Ferry captain left the bridge\nFenwick Oduya at Harbour Park\n16 May 2021", ("Fenwick Oduya",)),
        (
            "Ferry captain left the bridge\nLinnea Storgard Weather presenter\n9 May 2021",
            ("Linnea Storgard",),
        ),
        ("Ferry captain left the bridge\nWritten by Super User\n23 May 2023", ()),
        (
            "From: Ann Berg <ann@ferries.example>\nSubject: Ferry captain left\nDate: 3 May 2019",
            ("Ann Berg",),
        ),
    ],
)
def test_author_is_found(head: str, names: tuple[str, ...]) -> None:
    assert page_of(head).byline == names


def test_person_above_the_headline_of_whom_the_text_tells_is_no_author() -> None:
    text = "Ann Berg, who has died, was the first captain of a ferry in Orrin.\n\nAll of Orrin knew Berg.\n"
    assert page_of("OBITUARY\nAnn Berg\nThe first captain of a ferry in Orrin", text).byline == ()


@pytest.mark.parametrize(
    "line", ["Ann Berg is a columnist.", "Ann Berg writes about ships.", "More from Ann Berg"]
)
def test_columnist_of_whom_a_line_below_the_text_says_what_she_writes(line: str) -> None:
    head = "OPINION\nAnn Berg\nWhy a ferry needs two captains\n9 May 2021"
    assert page_of(head, f"{OTHER}\n{line}\n").byline == ("Ann Berg",)


def test_columnist_above_the_headline_does_not_make_one_of_the_kicker() -> None:
    head = "OPINION\nAnn Berg\nWhy a ferry needs two captains\nOne may sleep\n9 May 2021"
    assert page_of(head).title == "Why a ferry needs two captains"


def test_headline_stands_right_below_the_name_of_its_columnist() -> None:
    head = (
        "OPINION\nAnn Berg\nTwo captains, please\nOne of the two may sleep while the other steers\n9 May 2021"
    )
    assert page_of(head, OTHER).title == "Two captains, please"


@pytest.mark.parametrize(
    "motto",
    ["Independent news for the glens", "Your free weekly", "A magazine of coasts", "The voice of the valley"],
)
def test_what_a_paper_says_of_itself_is_no_headline(motto: str) -> None:
    page = page_of(f"Common Ground\n{motto}\nCaptain left bridge\nBy Ann Berg\n9 May 2021")
    assert page.title == "Captain left bridge"


@pytest.mark.parametrize(
    "head",
    [
        "The Orrin Herald - Archive\nFriday, June 12, 1987\nPage 3\nCaptain left his bridge",
        "Research news\n25 November 2020\nCaptain left his bridge",
        "The student newspaper of Orrin\nCaptain left ferry in Orrin\nBy Ann Berg\n9 May 2021",
    ],
)
def test_names_of_papers_and_sections_above_a_day_are_no_headlines(head: str) -> None:
    assert page_of(head).title.startswith("Captain left")


def test_headline_of_a_paper_whose_words_the_text_repeats_stays() -> None:
    text = "The last newspaper of Orrin was sold on Monday to a man who had never read one of its pages.\n"
    head = "Common Ground\nThe newspaper of Orrin\nSold to a man who never read it\nBy Ann Berg\n9 May 2021"
    assert page_of(head, text).title == "The newspaper of Orrin"


def test_header_goes_on_below_a_caption_with_its_credit_in_capitals() -> None:
    head = "Captain left his bridge\nHe was asleep. Nobody saw.\nThe wheel on Monday. ANN BERG / HARBOUR WIRE"
    page = page_of(f"{head}\nBy Ann Berg\nMay 3, 2019 Updated: May 4, 2019")
    assert [line.number for line in page.header] == [4, 5]
    assert [line.number for line in page.captions] == [3]
