"""What each file gave: the answer of `newsline check`."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from newsline.errors import Problem
from newsline.model.report import FileReport
from newsline.render import parts, sanitise
from newsline.render.layout import BOLD, DIM, DOUBT, PLAIN, Lines, Pen, Row, row_cells, wrap
from newsline.render.problems import problem_text
from newsline.render.view import Terminal

if TYPE_CHECKING:
    from rich.console import RenderableType

_LEFT = 1
_READERS_MOST = 24


class CheckView:
    """A report of each file, in the order of reading."""

    columns: ClassVar[tuple[str, ...]] = ("file", "readers", "documents", "failures", "remarks", "problems")

    def __init__(self, reports: Sequence[FileReport]) -> None:
        self.reports = reports

    def records(self) -> Iterator[dict[str, Any]]:
        """One object a file, each of its problems as an object."""
        for report in self.reports:
            yield {
                "file": report.file,
                "readers": dict(report.readers),
                "documents": report.documents,
                "failures": [_problem(problem) for problem in report.failures],
                "remarks": [_problem(problem) for problem in report.remarks],
            }

    def rows(self) -> Iterator[tuple[str, ...]]:
        """A row per file, its problems in one cell."""
        for report in self.reports:
            yield (
                report.file,
                _readers(report),
                str(report.documents),
                str(len(report.failures)),
                str(len(report.remarks)),
                "; ".join(map(problem_text, report.failures + report.remarks)),
            )

    def plain(self) -> Iterator[str]:
        """A line per file, and one for each of its problems."""
        for report in self.reports:
            readers = _readers(report) or "no reader"
            gave = parts.number(report.documents, "document")
            yield f"{sanitise.line(report.file)}  {sanitise.line(readers)}  {gave}"
            for problem in report.failures + report.remarks:
                yield f"    {problem_text(problem)}"
        yield _summary(self.reports)

    def rich(self, terminal: Terminal) -> Iterator["RenderableType"]:
        """A table of the files, what was wrong below each."""
        pen = Pen(terminal)
        most = max((len(_readers(report)) for report in self.reports), default=0)
        reader_width = min(most, _READERS_MOST, pen.width // 3) + 2
        count_width = max((len(f"{report.documents:,}") for report in self.reports), default=1) + 2
        file_width = max(10, pen.width - _LEFT - reader_width - count_width - 1)
        for report in self.reports:
            yield Lines(_table_rows(report, pen, file_width, reader_width, count_width))
        summary = wrap([(pen.text(_summary(self.reports)), DIM)], pen.width - _LEFT - 1)
        yield Lines([[], *([(" " * _LEFT, PLAIN), *row] for row in summary)])


def _table_rows(
    report: FileReport, pen: Pen, file_width: int, reader_width: int, count_width: int
) -> list[Row]:
    name = wrap([(pen.text(report.file), BOLD)], file_width)
    readers = wrap([(pen.text(_readers(report)), PLAIN)], reader_width - 2) or [[]]
    rows: list[Row] = []
    for number in range(max(len(name), len(readers))):
        left = name[number] if number < len(name) else []
        middle = readers[number] if number < len(readers) else []
        count = f"{report.documents:,}" if number == 0 else ""
        rows.append(
            [
                (" " * _LEFT, PLAIN),
                *left,
                (" " * (file_width - row_cells(left)), PLAIN),
                (count.rjust(count_width), PLAIN),
                ("  ", PLAIN),
                *middle,
            ]
        )
    width = pen.width - _LEFT - 3
    for problems, style in ((report.failures, DOUBT), (report.remarks, DIM)):
        for problem in problems:
            text = pen.text(_without_file(problem, report.file))
            rows += [[(" " * (_LEFT + 2), PLAIN), *row] for row in wrap([(text, style)], width)]
    return rows


def _without_file(problem: Problem, file: str) -> str:
    """The problem in words, without the name of the file that stands above it."""
    return problem_text(problem._replace(file=None) if problem.file == file and not problem.line else problem)


def _readers(report: FileReport) -> str:
    """`zip, html 12`: the readers, with how often each took something."""
    return ", ".join(name if count == 1 else f"{name} {count}" for name, count in report.readers)


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "message": problem.message,
        "file": problem.file,
        "line": problem.line,
    }


def _summary(reports: Sequence[FileReport]) -> str:
    documents = parts.number(sum(report.documents for report in reports), "document")
    failures = parts.number(sum(len(report.failures) for report in reports), "failure")
    remarks = parts.number(sum(len(report.remarks) for report in reports), "remark")
    return f"{parts.number(len(reports), 'file')}, {documents}, {failures}, {remarks}"
