"""What reading a file came to: the answer of `newsline check`, a row each."""

from typing import NamedTuple

from newsline.errors import Problem


class FileReport(NamedTuple):
    """One file: who read it, how many documents it gave, and what was wrong.

    `readers` names the readers in the order in which they took something, with how many
    sources each took: of an archive itself and its members. `failures` are the problems
    for which something was not read, `remarks` those of documents that were.
    """

    file: str
    readers: tuple[tuple[str, int], ...] = ()
    documents: int = 0
    failures: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
