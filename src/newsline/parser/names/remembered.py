"""What follows from a form alone, worked out once: news repeats its names."""

from collections.abc import Callable
from typing import Generic, TypeVar

_MOST = 1 << 14
_Told = TypeVar("_Told")


class Remembered(dict[str, _Told], Generic[_Told]):
    """What a function tells of each form met so far.

    As `functools.lru_cache`, for functions called so often that looking into a dictionary, at two thirds
    of the price, tells in the whole.
    """

    __slots__ = ("_tell",)

    def __init__(self, tell: Callable[[str], _Told]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, form: str) -> _Told:
        if len(self) >= _MOST:
            self.clear()
        self[form] = told = self._tell(form)
        return told
