"""Other processes: items in their order, work begun beside them, and those who take over."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from newsline.saved.workers import Alone, Hands, Workers


def squared(number: int) -> tuple[int, int]:
    if number < 0:
        raise ValueError(f"an invented fault of {number}")
    return number * number, os.getpid()


@pytest.fixture(params=["alone", "workers", "relief"])
def hands(request: pytest.FixtureRequest) -> Iterator[Hands]:
    if request.param == "alone":
        yield Alone()
        return
    with Workers(2) as workers:
        yield workers.relieve() if request.param == "relief" else workers


def test_items_come_back_in_their_order_beside_work_that_was_begun(hands: Hands) -> None:
    begun = hands.begin(partial(squared, 12))
    found = list(hands.each(squared, range(20)))
    assert [(item, answer) for item, (answer, _) in found] == [(n, n * n) for n in range(20)]
    assert begun()[0] == 144
    assert list(hands.each(squared, [])) == []


def test_a_fault_in_an_item_is_raised_and_the_next_are_done(hands: Hands) -> None:
    with pytest.raises(ValueError, match="an invented fault of -1"):
        list(hands.each(squared, [-1]))
    with pytest.raises(ValueError, match="an invented fault of -2"):
        hands.begin(partial(squared, -2))()
    assert [answer for _, (answer, _) in hands.each(squared, [3])] == [9]


def test_those_who_take_over_are_others_and_all_have_ended_at_the_end() -> None:
    with Workers(2) as workers:
        before = {process for _, (_, process) in workers.each(squared, range(20))}
        relief = workers.relieve()
        after = {process for _, (_, process) in relief.each(squared, range(5))} | {relief.begin(os.getpid)()}
        assert len(after) == 2
        assert not after & (before | {os.getpid()})
        assert not any(Path(f"/proc/{process}").exists() for process in before)
    assert not any(Path(f"/proc/{process}").exists() for process in after)


def test_alone_nobody_takes_over() -> None:
    alone = Alone()
    assert alone.relieve() is alone
