"""Plain data as bytes: for what this process, or another of the same Python, reads back soon."""

import marshal
from typing import Any


def packed(value: Any) -> bytes:
    """Nested tuples and lists of strings, numbers, bytes and `None` as bytes."""
    try:
        return marshal.dumps(value)
    except ValueError:  # some libraries give out strings of a class of their own
        return marshal.dumps(_exact(value))


def unpacked(data: bytes) -> Any:
    """The value that `packed` made into `data`."""
    return marshal.loads(data)


def _exact(value: Any) -> Any:
    if isinstance(value, str):
        return "".join(value)
    if isinstance(value, tuple):
        return tuple(map(_exact, value))
    return list(map(_exact, value)) if isinstance(value, list) else value
