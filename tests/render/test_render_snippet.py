import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.render.snippet import snippet

TEXT = "A truce took effect at midnight and the front went quiet, said the envoy from Geneva."

CASES = [
    ([], 20, "A truce took effect"),
    ([(23, 31)], 20, "at midnight and the"),
    ([(2, 7), (66, 71)], 12, "A truce took"),
    ([(2, 7), (63, 66), (67, 72)], 20, "said the envoy from"),
    ([(77, 83)], 200, TEXT),
]


@pytest.mark.parametrize(("spans", "width", "part"), CASES)
def test_snippet(spans: list[tuple[int, int]], width: int, part: str) -> None:
    found = snippet(TEXT, spans, width)
    assert TEXT[found.start : found.end].strip() == part


@given(st.text(alphabet="ab \n", max_size=200), st.data(), st.integers(1, 80))
def test_a_snippet_shows_what_it_can(text: str, data: st.DataObject, width: int) -> None:
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=10)))
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    found = snippet(text, spans, width)
    assert 0 <= found.start <= found.end <= len(text)
    assert found.end - found.start <= width
    assert all(found.start <= start < end <= found.end for start, end in found.spans)
    if any(end - start <= width for start, end in spans):
        assert found.spans
