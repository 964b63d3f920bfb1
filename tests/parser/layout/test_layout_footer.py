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
