"""Documents and the dates they get: one case a file, laid out and dated by the real stages.

A case says what is known (`name`, `url`, `date`, `lang`), what must come out (`edtf`, `time`,
`basis`, `problems`, words of the accepted `reason`, of a `rejected` reason and of a problem's
`message`, a `confidence` to reach or to stay `below`), then `---` and the document.
"""

from pathlib import Path

import pytest

from newsline.model import Document, Metadata
from newsline.parser.docdate import date_document
from newsline.parser.layout import lay_out

FOLDER = Path(__file__).parents[2] / "cases" / "docdate"


def load(path: Path) -> tuple[dict[str, str], str]:
    head, _, text = path.read_text("utf-8").partition("---\n")
    return {key: value.strip() for key, _, value in (line.partition(":") for line in head.splitlines())}, text


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    want, text = load(path)
    known = Metadata(date=want.get("date"), url=want.get("url"), lang=want.get("lang"))
    document = Document(text, file="case", metadata=known, name=want.get("name", ""))
    dating = date_document(document, lay_out(document))
    when = dating.when
    assert (when.edtf if when else "") == want["edtf"]
    codes = [problem.code for problem in dating.problems]
    if "problems" in want:
        assert codes == want["problems"].split()
    if "message" in want:
        assert any(want["message"] in problem.message for problem in dating.problems)
    if "rejected" in want:
        assert any(want["rejected"] in one.reason for one in dating.candidates if not one.accepted)
    assert [one.accepted for one in dating.candidates] == [
        when is not None and index == 0 for index in range(len(dating.candidates))
    ]
    if when is None:
        return
    assert "reason" not in want or want["reason"] in dating.candidates[0].reason
    assert "time" not in want or when.time == (want["time"] or None)
    assert "basis" not in want or when.basis == want["basis"]
    assert when.confidence >= float(want.get("confidence", 0))
    assert when.confidence < float(want.get("below", 1))
