"""Problems as lines on stderr: `newsline: file:line: message [code]`, as compilers write them."""

from collections.abc import Iterable, Iterator

from newsline.errors import Problem
from newsline.render.sanitise import line


def problem_line(problem: Problem) -> str:
    """One problem on one line, sanitised."""
    return f"newsline: {problem_text(problem)}"


def problem_text(problem: Problem) -> str:
    """`file:line: message [code]`, without what is unknown."""
    place = f"{problem.file}:{problem.line}: " if problem.file and problem.line else ""
    if problem.file and not problem.line:
        place = f"{problem.file}: "
    return line(f"{place}{problem.message} [{problem.code}]")


def problem_lines(problems: Iterable[Problem]) -> Iterator[str]:
    """A line each, in the order given."""
    return map(problem_line, problems)
