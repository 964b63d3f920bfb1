"""Cheap looks at the first bytes of a source: which reader may take it.

Each function is a `takes` of a row in `registry.READERS`. It is asked about every file,
so it must say no after a comparison or two, and import nothing until the first bytes
speak for its form.
"""

from newsline.read.limits import Limits
from newsline.read.source import Source


def holds_records(source: Source, limits: Limits) -> bool:
    """JSON objects with a text, one a line or one in all."""
    if not source.head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return False
    from newsline.read import jsonl

    return jsonl.takes(source, limits)
