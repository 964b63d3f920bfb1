"""The events of an index as a sequence and as a mapping, read as they are asked for."""

from collections.abc import Iterator, Mapping, Sequence
from typing import overload

from newsline.index import Index
from newsline.index.plan import Every
from newsline.model import Event


class Events(Sequence[Event]):
    """All events of an index in order of date, read as they are asked for."""

    def __init__(self, index: Index) -> None:
        """The index may be of any size."""
        self._index = index

    def __len__(self) -> int:
        return self._index.count(Every())

    def __iter__(self) -> Iterator[Event]:
        return (self._index.event(number) for number in self._index.in_order())

    @overload
    def __getitem__(self, place: int) -> Event: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Event, ...]: ...
    def __getitem__(self, place: int | slice) -> Event | tuple[Event, ...]:
        numbers = list(self._index.in_order())[place]
        if isinstance(numbers, int):
            return self._index.event(numbers)
        return tuple(map(self._index.event, numbers))


class EventsById(Mapping[str, Event]):
    """The events of an index by their ids, read as they are asked for."""

    def __init__(self, index: Index) -> None:
        """The index may be of any size."""
        self._index = index

    def __getitem__(self, identity: str) -> Event:
        event = self._index.by_id(identity)
        if event is None:
            raise KeyError(identity)
        return event

    def __iter__(self) -> Iterator[str]:
        return (event.id for event in Events(self._index))

    def __len__(self) -> int:
        return self._index.count(Every())
