"""Marked sentences, one a line: `[expression|TYPE value edtf]`; a line `@date precision` sets the anchor."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from newsline.parser.timex import find_timexes

_CASES = Path(__file__).parents[2] / "cases" / "timex"
_MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


def _cases() -> Iterator[object]:
    for path in sorted(_CASES.glob("*.txt")):
        anchor, precision = None, "day"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.startswith("@"):
                stated, _, exactness = line[1:].partition(" ")
                anchor = None if stated == "none" else date.fromisoformat(stated)
                precision = exactness or "day"
            elif line and not line.startswith("#"):
                yield pytest.param(line, anchor, precision, id=f"{path.stem}-{number}")


@pytest.mark.parametrize(("marked", "anchor", "precision"), list(_cases()))
def test_finds_exactly_the_marked_expressions(marked: str, anchor: date | None, precision: str) -> None:
    text = _MARK.sub(r"\1", marked)
    found = find_timexes(text, anchor, precision=precision)
    shown, position = "", 0
    for item in found:
        reading = " ".join(filter(None, (item.type, item.value, item.edtf)))
        shown += f"{text[position : item.start]}[{item.text}|{reading}]"
        position = item.end
    assert shown + text[position:] == marked


def test_case_files_are_discovered() -> None:
    assert len(list(_cases())) > 80


def test_a_clock_on_a_line_of_its_own_is_of_the_day_of_writing() -> None:
    text = "It is shut.\n\n7:50 p.m.\n\nIt opens tomorrow.\n\n4:25 p.m.\n\nIt was open."
    values = [item.value for item in find_timexes(text, date(2017, 5, 13))]
    assert values == ["2017-05-13T19:50", "2017-05-14", "2017-05-13T16:25"]
