"""What is remembered of forms is what the function told, once for each, and never more than fits."""

from newsline.parser.remembered import Remembered


def test_a_form_is_looked_at_once() -> None:
    asked: list[str] = []

    def size(form: str) -> int:
        asked.append(form)
        return len(form)

    sizes = Remembered(size)
    assert [sizes[form] for form in ("Reed", "Ann Reed", "Reed")] == [4, 8, 4]
    assert asked == ["Reed", "Ann Reed"]


def test_a_flood_of_forms_does_not_fill_the_memory() -> None:
    numbers = Remembered(int)
    assert all(numbers[str(number)] == number for number in range(50_000))
    assert len(numbers) < 20_000


def test_a_long_form_is_looked_at_each_time_and_not_kept() -> None:
    sizes = Remembered(len)
    assert sizes["a" * 101] == sizes["a" * 101] == 101
    assert not sizes
    assert sizes["a" * 100] == 100
    assert len(sizes) == 1


def test_one_remembers_as_many_forms_as_it_may() -> None:
    few = Remembered(int, most=2)
    assert [few[form] for form in "12321"] == [1, 2, 3, 2, 1]
    assert len(few) <= 2
