"""Newswire in SGML: articles between tags, their references, and what is cut."""

from newsline.errors import Problem
from newsline.model import Document
from newsline.read import read_bytes

WIRE = """<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" OLDID="9" NEWID="1">
<DATE>26-FEB-1987 15:01:01.79</DATE>
<TOPICS><D>dams</D></TOPICS>
<PLACES><D>norway</D><D> usa</D></PLACES>
<PEOPLE></PEOPLE>
<UNKNOWN>
&#5;&#5;&#5;C T
&#22;&#22;&#1;f0704&#31;
</UNKNOWN>
<TEXT>&#2;
<TITLE>DAM &lt;DAM.N> OPENS</TITLE>
<AUTHOR>    by Ann Reed, Reuters</AUTHOR>
<DATELINE>    OSLO, Feb 26 - </DATELINE><BODY>The dam of &lt;Example Works> was opened on
Thursday, the owners said in a statement from their office in the
capital.
    It cost 5 &amp; 6 mln dlrs.
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
<REUTERS TOPICS="NO" NEWID="2">
<DATE>27-FEB-1987 09:00:00.00</DATE>
<TEXT TYPE="BRIEF">&#2;
******<TITLE>BANK CUTS RATE TO SEVEN PCT
</TITLE>
&#3;
</TEXT>
</REUTERS>
"""


def test_articles() -> None:
    first, second = read_bytes(WIRE.encode("latin-1"), "reut2-000.sgm")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.text == (
        "OSLO, Feb 26 - The dam of <Example Works> was opened on Thursday, the owners said in a statement"
        " from their office in the capital.\n\nIt cost 5 & 6 mln dlrs."
    )
    metadata = first.metadata
    assert (metadata.title, metadata.date, metadata.date_line) == (
        "DAM <DAM.N> OPENS",
        "26-FEB-1987 15:01:01.79",
        3,
    )
    assert (metadata.tags, metadata.publisher) == (("dams", "norway", "usa"), "Reuters")
    assert not first.problems
    assert (first.file, second.file) == ("reut2-000.sgm#1", "reut2-000.sgm#2")
    assert (second.text, second.metadata.date) == ("BANK CUTS RATE TO SEVEN PCT", "27-FEB-1987 09:00:00.00")


def test_an_article_that_is_cut_short_is_told() -> None:
    results = list(read_bytes(WIRE[: WIRE.index("&#3;</BODY>")].encode(), "a.txt"))
    assert [type(item).__name__ for item in results] == ["Problem", "Document"]
    assert isinstance(results[0], Problem)
    assert results[0].code == "truncated"


def test_a_file_without_articles() -> None:
    (problem,) = read_bytes(b"<!DOCTYPE lewis SYSTEM 'lewis.dtd'>\nNothing.\n", "a.sgm")
    assert isinstance(problem, Problem)
    assert problem.code == "empty"
