"""What a container may cost: bytes unpacked, their ratio to those packed, members, nesting.

One `Budget` goes with a file that was given and with everything found inside it, so that
containers in containers cannot multiply what they cost.
"""

from collections.abc import Callable

from newsline.read.limits import Limits


class OverLimitError(Exception):
    """A container goes over a limit; `str()` says over which, and the whole of it ends there."""


class DamagedError(OSError):
    """Packed data that is broken or ends early; `strerror` says how."""

    def __init__(self, message: str) -> None:
        super().__init__(0, message)


class Budget:
    """What one file and all that it holds have cost; `packed` gives the bytes it takes itself."""

    def __init__(self, packed: Callable[[], int]) -> None:
        self._packed = packed
        self._unpacked = 0
        self._members = 0

    def unpack(self, count: int, limits: Limits) -> None:
        """Count bytes that came out of a container; raises `OverLimitError`."""
        self._unpacked += count
        if self._unpacked > limits.max_unpacked_bytes:
            raise OverLimitError(f"more than {limits.max_unpacked_bytes} bytes when unpacked")
        if self._unpacked > max(limits.min_ratio_bytes, limits.max_ratio * self._packed()):
            raise OverLimitError(f"unpacks to more than {limits.max_ratio} times its size")

    def member(self, limits: Limits) -> None:
        """Count a member of a container; raises `OverLimitError`."""
        self._members += 1
        if self._members > limits.max_members:
            raise OverLimitError(f"more than {limits.max_members} members")
