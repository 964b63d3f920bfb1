"""Evidence that a reader hands over beside the text: ranked with what the text says, and kept."""

import json
from pathlib import Path

import pytest

import newsline
from newsline.model import DateEvidence, Document, Event, EvidenceKind, Metadata
from newsline.parser.pipeline import parse_document

PAGE = "Bridge closed for repairs\n\nThe bridge, shut since March 2018, stays closed, the council said.\n"
DATED = PAGE.replace("\n\n", "\n\nThursday, 10 May 2018\n\n")


def found(kind: EvidenceKind, text: str, line: int | None = None) -> DateEvidence:
    """A short way to write evidence; the place tells the kind."""
    return DateEvidence(text, kind, "meta", f"the {kind} field", line)


PUBLISHED, MODIFIED = found("published", "2018-05-10T06:00:00Z"), found("modified", "2018-06-01")
CASES = [
    # evidence; text; date, basis, bounds; words of the first rejected reason
    ([PUBLISHED], PAGE, "2018-05-10", "meta", None, None),
    ([PUBLISHED, found("published", "2018-05-12")], PAGE, "2018-05-10", "meta", None, "stands above it"),
    ([PUBLISHED, MODIFIED], PAGE, "2018-05-10", "meta", None, "last changed"),
    ([MODIFIED], PAGE, None, None, "2018-03/2018-06-01", "last changed"),
    ([MODIFIED, found("captured", "2018-05-30")], PAGE, None, None, "2018-03/2018-05-30", ""),
    ([found("captured", "2017-01-01")], PAGE, None, None, "../2017-01-01", "saved"),
    ([MODIFIED], DATED, "2018-05-10", "header", None, "last changed"),
    ([found("created", "2018-05-01")], PAGE, None, None, "2018-03/..", "when it was made"),
    ([found("other", "2018-05-01")], PAGE, None, None, "2018-03/..", "something else"),
    ([found("published", "1970-01-01T00:00:00+00:00")], PAGE, None, None, "2018-03/..", "no date is set"),
    ([found("published", "soon")], PAGE, None, None, "2018-03/..", "cannot be read"),
    ([found("printed", "By Ann Reed | Published 10 May 2018")], PAGE, "2018-05-10", "meta", None, None),
    ([found("printed", "Updated 12 May 2018")], DATED, "2018-05-10", "header", None, "updated"),
    ([found("printed", "Retrieved 12 May 2018")], PAGE, None, None, "2018-03/..", "saved or retrieved"),
    ([found("printed", "3 hours ago")], PAGE, None, None, "2018-03/..", None),
    ([], f"{PAGE}\n\nFriday, 4 May 2018.", "2018-05-04", "header", None, None),
    # Below a correction it is the day of that.
    (
        [],
        f"{PAGE}\n\nAn article on Monday misstated his age.\n\nFriday, 4 May 2018.",
        None,
        None,
        "2018-03/2018-05-04",
        "last changed",
    ),
]


@pytest.mark.parametrize(("dates", "text", "date", "basis", "bounds", "reason"), CASES)
def test_evidence_is_ranked_and_kept(
    dates: list[DateEvidence],
    text: str,
    date: str | None,
    basis: str | None,
    bounds: str | None,
    reason: str | None,
) -> None:
    event = parse_document(Document(text, "a.html", metadata=Metadata(dates=tuple(dates))))
    assert (event.date.edtf if event.date else None) == date
    assert (event.date.basis if event.date else None) == basis
    assert (event.bounds.edtf if event.bounds else None) == bounds
    rejected = [candidate.reason for candidate in event.candidates if not candidate.accepted]
    if reason is None:
        assert not rejected
    else:
        assert reason in rejected[0]


def test_a_change_before_the_publication_is_reported() -> None:
    dates = (found("published", "2018-05-10", 4), found("modified", "2018-01-02", 5))
    event = parse_document(Document(PAGE, "a.html", metadata=Metadata(dates=dates)))
    assert event.date is not None
    assert event.date.confidence < 0.95
    (problem,) = (problem for problem in event.problems if problem.code == "date-contradiction")
    assert (problem.line, "the modified field says 2018-01-02" in problem.message) == (5, True)


def test_lines_are_those_of_the_file() -> None:
    """The text has lines of its own; what is known of the file's is named, the rest is not."""
    text = "Bridge closed\n\nThursday, 10 May 2018\n12 May 2018\n\n“It is shut, Ann Reed said today.\n"
    event = parse_document(Document(text, "a.html", lines=(40, None, 41)))
    assert [(one.text, one.line) for one in event.candidates] == [
        ("Thursday, 10 May 2018", 41),
        ("12 May 2018", None),
    ]
    assert event.candidates[1].reason == "header line 41 stands above it"
    lines = {problem.code: problem.line for problem in event.problems}
    assert lines == {"date-contradiction": None, "unclosed-quote": None}
    contradiction = next(problem for problem in event.problems if problem.code == "date-contradiction")
    assert "header line 41 says 2018-05-10, header says 2018-05-12" in contradiction.message


def test_a_label_above_its_day_counts_in_a_database_too(tmp_path: Path) -> None:
    """There a text is kept whole, with its head, so that the label is no furniture."""
    text = f"Bridge closed\nUpdated\nMay 12, 2018\nPublished\nMay 10, 2018\n\n{PAGE}"
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "1", "text": text}) + "\n", "utf-8")
    (event,) = newsline.parse_all(tmp_path / "a.jsonl")
    assert isinstance(event, Event)
    assert event.date is not None
    assert event.date.edtf == "2018-05-10"
