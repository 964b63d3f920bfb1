"""Segments: the pieces in which tantivy keeps a table on disk, another at each commit, until it merges them.

It merges eight or more of about one size, those below 10,000 rows counted as of that size (`LogMergePolicy`,
which the package for Python cannot set otherwise). A build ends with up to seven such, and what they
repeat, their words most of all, is 2.5% of an index of 100,000 documents.
"""

import json
from pathlib import Path
from typing import Any

_MERGED = 8  # segments of about one size
_SMALL = 16_800  # rows: 10,000 times 2^0.75, what still counts as of one size with the smallest
FEW = 5  # commits that may be made for the sake of merging: fewer than three small segments repeat little


def last_commit(table: Path) -> int:
    """The number of the last commit of a table, given by its folder; raises `OSError`, `ValueError`."""
    return int(_meta(table)["opstamp"])


def nearly_merged(table: Path) -> bool:
    """Whether at most `FEW` more commits, however small, would make tantivy merge the small segments."""
    small = sum(int(segment["max_doc"]) < _SMALL for segment in _meta(table)["segments"])
    return _MERGED - FEW <= small < _MERGED


def _meta(table: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((table / "meta.json").read_bytes())
    return found
