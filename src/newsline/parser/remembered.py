"""What follows from a form alone, worked out once: news repeats its words, names and lines."""

from collections.abc import Callable
from typing import Generic, TypeVar

_LONGEST = 100
_Told = TypeVar("_Told")


class Remembered(dict[str, _Told], Generic[_Told]):
    """What a function tells of each form met so far, up to `most`; of forms of more than 100 characters
    it is asked each time.

    As `functools.lru_cache`, for functions called so often that looking into a dictionary, at two thirds
    of the price, tells in the whole.
    """

    __slots__ = ("_most", "_tell")

    def __init__(self, tell: Callable[[str], _Told], most: int = 1 << 14) -> None:
        super().__init__()
        self._tell = tell
        self._most = most

    def __missing__(self, form: str) -> _Told:
        told = self._tell(form)
        if len(form) <= _LONGEST:
            # Long ones would fill the memory, and hardly one comes again.
            if len(self) >= self._most:
                self.clear()
            self[form] = told
        return told
