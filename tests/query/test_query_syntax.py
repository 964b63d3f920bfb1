"""The query language: trees, errors with their places, and no text that breaks it."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.errors import NewslineError
from newsline.query.ast import And, DateRange, FieldTerm, Not, Or, Phrase, Prefix, Query, Term
from newsline.query.fields import FIELDS
from newsline.query.syntax import DEEPEST_NESTING, LONGEST_QUERY, parse_query

CASES = Path(__file__).parents[1] / "cases" / "query" / "syntax.txt"
GUIDE = Path(__file__).parents[2] / "docs" / "query.md"


def read_range(text: str) -> tuple[date | None, date | None]:
    if not text[0].isdigit() and text != "last month":
        raise NewslineError(f"not EDTF: {text}")
    return date(2012, 1, 1), None


def shown(query: Query) -> str:
    match query:
        case Term(text):
            return text
        case Phrase(text):
            return f'"{text}"'
        case Prefix(text):
            return f"{text}*"
        case FieldTerm(field, value):
            return f"{field}={shown(value)}"
        case DateRange(_, _, text):
            return f"date={text}"
        case And(parts):
            return "(" + " & ".join(map(shown, parts)) + ")"
        case Or(parts):
            return "(" + " | ".join(map(shown, parts)) + ")"
        case Not(part):
            return "!" + shown(part)


def read_cases() -> list[tuple[str, str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [(query, tree) for query, arrow, tree in (line.partition(" => ") for line in lines) if arrow]


@pytest.mark.parametrize(("text", "expected"), read_cases())
def test_case(text: str, expected: str) -> None:
    if not expected.startswith("! "):
        assert shown(parse_query(text, read_range)) == expected
        return
    with pytest.raises(NewslineError) as caught:
        parse_query(text, read_range)
    assert str(caught.value).startswith(expected[2:])
    assert "\n" not in str(caught.value)


def test_a_date_range_keeps_what_was_read() -> None:
    assert parse_query("date:2012", read_range) == DateRange(date(2012, 1, 1), None, "2012")


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_an_empty_query_is_refused(text: str) -> None:
    with pytest.raises(NewslineError, match="empty"):
        parse_query(text, read_range)


def test_a_query_has_a_greatest_length() -> None:
    assert shown(parse_query("x" * LONGEST_QUERY, read_range)) == "x" * LONGEST_QUERY
    with pytest.raises(NewslineError, match="longer than 10,000 characters"):
        parse_query("x" * (LONGEST_QUERY + 1), read_range)


@pytest.mark.parametrize("opening", ["(", "-", "NOT ", "-("])
def test_nesting_has_a_greatest_depth(opening: str) -> None:
    levels = DEEPEST_NESTING // (2 if opening == "-(" else 1)
    closing = ")" if "(" in opening else ""
    assert parse_query(opening * levels + "a" + closing * levels, read_range)
    with pytest.raises(NewslineError, match=f"nested deeper than {DEEPEST_NESTING}"):
        parse_query(opening * (levels + 1) + "a" + closing * (levels + 1), read_range)


def test_many_parts_side_by_side_are_not_nested() -> None:
    query = parse_query("(a) " * 1000, read_range)
    assert isinstance(query, And)
    assert len(query.parts) == 1000


@given(st.text(max_size=300))
def test_any_text_gives_a_query_or_a_reason(text: str) -> None:
    with suppress(NewslineError):
        shown(parse_query(text, read_range))


@given(st.text(alphabet='ab "()-*:NOTANDOR“”entity', max_size=80))
def test_any_text_of_the_language_gives_a_query_or_a_reason(text: str) -> None:
    with suppress(NewslineError):
        shown(parse_query(text, read_range))


VALUES = st.one_of(
    st.from_regex(r"[a-z]{1,6}", fullmatch=True).map(Term),
    st.from_regex(r"[a-z]{1,6} [a-z]{1,6}", fullmatch=True).map(Phrase),
    st.from_regex(r"[a-z]{1,6}", fullmatch=True).map(Prefix),
)
LEAVES = st.one_of(VALUES, st.builds(FieldTerm, st.sampled_from(["entity", "title", "tag"]), VALUES))


def _joined(inner: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(several.map(And), several.map(Or), inner.map(Not))


def written(query: Query) -> str:
    """The query as a person would type it, with every parenthesis."""
    match query:
        case FieldTerm(field, value):
            return f"{field}:{written(value)}"
        case And(parts):
            return "(" + " ".join(map(written, parts)) + ")"
        case Or(parts):
            return "(" + " OR ".join(map(written, parts)) + ")"
        case Not(part):
            return "-" + written(part)
    return shown(query)


@given(st.recursive(LEAVES, _joined, max_leaves=12))
def test_what_is_written_is_what_is_read(query: Query) -> None:
    assert shown(parse_query(written(query), read_range)) == shown(query)


def test_the_guide_has_every_field() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    for field in FIELDS:
        assert f"| `{field.name}:` | {field.meaning} | `{field.example}` |" in guide


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_example_in_the_table_is_a_query(field: object) -> None:
    example = getattr(field, "example", "")
    query = parse_query(example, read_range)
    assert shown(query).startswith(example.partition(":")[0] + "=")
