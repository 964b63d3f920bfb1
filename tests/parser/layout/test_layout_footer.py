"""Lines below the text in which a page speaks of itself: they leave the text, and some of them date it."""

import pytest

from newsline.model import Document
from newsline.parser.docdate import date_document
from newsline.parser.layout import lay_out

HEAD = "Storm shuts the ferry port of Orrin\n\n"
TEXT = (
    "The ferry port was shut on Monday after a storm tore the roof from its hall, the office said.\n\n"
    "It will stay shut until the roof is mended, which may take two weeks, according to the mayor."
)

# lines below the text; day or month; publisher
BELOW = [
    ("Published in March 2019", "2019-03", None),
    ("First published in March 2019\nPublished: 3 March 2019", "2019-03-03", None),
    ("Published in London, 3 March 2019", "2019-03-03", None),
    ("Published in Harbour Post, 3 March 2019", "2019-03-03", "Harbour Post"),
    ("First printed in the Harbour Post, 3 March 2019.", "2019-03-03", "Harbour Post"),
    ("First printed in the Harbour Post, March 2019.", "2019-03", "Harbour Post"),
    ("Originally published in Harbour Post, 3 March 2019", "2019-03-03", "Harbour Post"),
    ("First appeared in Harbour Post, 3 March 2019", "2019-03-03", "Harbour Post"),
    ("Published in Harbour Post, Issue 41", None, "Harbour Post"),
    ("Published in Issue 41", None, None),
    ("This story was first published on 3 March 2019.", "2019-03-03", None),
    ("This article originally appeared on Harbour Wire on March 3, 2019.", "2019-03-03", None),
    ("A version of this article appears in print on March 3, 2019, Section A.", "2019-03-03", None),
    ("Appeared in the March 3, 2019, print edition.", "2019-03-03", None),
    (
        "This entry was posted on Sunday, March 3rd, 2019 at 6:12 pm and is filed under News.",
        "2019-03-03",
        None,
    ),
    ("This entry was posted in Ports and tagged ferry. Bookmark the permalink.", None, None),
    ("Updated in March 2019", None, None),
    ("Read 123 times Last modified on Sunday, 03 March 2019 18:12", None, None),
    ("Posted by admin at 10:12 AM", None, None),
    ("(c) Harbour Post 2019", None, "Harbour Post"),
    ("PreviousPage 2 of 2", None, None),
    ("Reuters", None, None),
    ("Back to the top of the page", None, None),
    ("Sent via email", None, None),
    ("PA", None, None),
    ("3 March 2019\n\nClose Window", "2019-03-03", None),
    ("3 March 2019\n\nStorm at sea\n20 April 2019", None, None),
    ("This article appears in the March 2019 print edition.", None, None),
    ("SOURCE Harbour Tidal Inc.", None, None),
    ("# # #\n\nEDITORS: Pictures of the port are to be had from the office, which answers.", None, None),
    ("Spotted a typo? Tell us.", None, None),
    ("This site uses Akismet to reduce spam. Learn how your comments are processed.", None, None),
    ("© MMXIX | Harbour | About", None, None),
]


@pytest.mark.parametrize(("lines", "day", "publisher"), BELOW)
def test_line_below_the_text(lines: str, day: str | None, publisher: str | None) -> None:
    document = Document(f"{HEAD}{TEXT}\n\n{lines}\n", "page")
    page = lay_out(document)
    when = date_document(document, page).when
    assert (when.edtf if when else None) == day
    assert when is None or when.basis == "footer"
    assert (page.text, page.publisher) == (TEXT, publisher)


@pytest.mark.parametrize(
    "line", ["Add new comment", "Post your comment", "Comments (3)", "Comment (0) Hits: 50", "4 Comments"]
)
def test_nothing_behind_what_counts_or_asks_for_comments_is_text(line: str) -> None:
    comment = "I have lived by the ferry port for all of my life and never saw such a storm as this one."
    page = lay_out(Document(f"{HEAD}{TEXT}\n\n{line}\n\n{comment}\n\n{comment.replace('one', 'is')}", "page"))
    assert page.text == TEXT


@pytest.mark.parametrize(
    "sentence",
    [
        "This report was published in March 2019 and says that the roof was unsafe, the mayor added.",
        "This article of the law was posted at the gate of the port by the harbour office on Monday.",
        "Published in Orrin. The book tells of the port and of the people who lived by it until the war.",
    ],
)
def test_sentence_of_the_text_stays(sentence: str) -> None:
    assert sentence in lay_out(Document(f"{HEAD}{TEXT}\n\n{sentence}\n\n{TEXT[::-1]}.", "page")).text


BETWEEN = [
    "@janedoe",
    "jdoe@courier.example",
    "Email: jdoe@courier.example",
    "https://courier.example/storm",
    "pic.harbourbook.example/abc",
    "Contact Jane Doe at jdoe@courier.example or 555-1234.",
    "Jane Doe can be reached at jdoe@courier.example.",
    "Follow @courier",
    "Follow Jane Doe on Twitter",
    "View this post on Instagram",
    "A post shared by Jane Doe (@janedoe) on May 3, 2019 at 10:12am PDT",
    "Jane Doe of Harbour Wire contributed to this report.",
    "Estimated reading time: 4 min",
    "Subscribe for £1 a week",
    "You have 3 free articles remaining this month.",
    "Advertisement - story continues below",
    "View Gallery (5 Photos)",
    "1 of 5",
    "1/5",
    "Must read: Ferry firms seek help from the county",
]


@pytest.mark.parametrize("line", BETWEEN)
def test_line_between_paragraphs_that_is_no_news(line: str) -> None:
    assert line not in lay_out(Document(f"{HEAD}{TEXT}\n\n{line}\n\n{TEXT[::-1]}.", "page")).text


@pytest.mark.parametrize(
    "line",
    [
        "He follows nobody on Twitter, the mayor said.",
        "The mayor had contributed to this town for years.",
        "Contact with the ferry was lost at noon, the office said.",
        "View of the port",
        "1 of 5 ferries was lost, the office said.",
        "It took a photo shared by Jane Doe to move the county.",
    ],
)
def test_line_between_paragraphs_that_is_news(line: str) -> None:
    assert line in lay_out(Document(f"{HEAD}{TEXT}\n\n{line}\n\n{TEXT[::-1]}.", "page")).text


CAPTIONS = [
    ("The roof of the hall lies in the water. HarbourTV", True),
    ("The roof of the hall lies in the water. Jane Doe", True),
    ("The roof of the hall lies in the water. Harbour Handout", True),
    ("“The roof of the hall lies in the water.” Jane Doe", False),
    ("The ferries are led by Capt. Jane Doe", False),
    ("The roof of the hall lies in the water. Reuters", False),
]


@pytest.mark.parametrize(("line", "caption"), CAPTIONS)
def test_caption_between_paragraphs_ends_in_who_made_it(line: str, caption: bool) -> None:
    page = lay_out(Document(f"{HEAD}{TEXT}\n\n{line}\n\n{TEXT[::-1]}.", "page"))
    assert (line in [found.text for found in page.captions]) is caption
    assert (line in page.text) is not caption


def test_caption_above_the_text_may_end_in_an_agency() -> None:
    page = lay_out(
        Document(f"{HEAD}May 3, 2019 - Politics\n\nThe hall on Monday. Harbour News\n\n{TEXT}", "page")
    )
    assert (page.text, page.section) == (TEXT, "Politics")
