"""Why forms are one name, and names that may be one: what the two views write."""

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from newsline.corrections import read_corrections
from newsline.model import EntitySummary, when
from newsline.model.joined import FormReason, NameReasons, Sighting, UnsureJoin
from newsline.render.entities import EntitiesView
from newsline.render.reasons import ReasonsView
from newsline.render.unsure import UnsureView
from newsline.render.view import Format

# What acts on a terminal, reorders or hides; written out apart from the code under test.
ALIVE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef\ud800-\udfff]"
)
Write = Callable[..., str]


def reasons(word: str = "Holm") -> NameReasons:
    seen = Sighting(
        "abcdef012345", "The gates close", when("2016-02-26"), "said Ida ", word, " today.", 9, 13
    )
    form = FormReason(
        word, "Ida Holm", "text", "surname", "surname of Ida Holm in the same text", 2, 3, (seen,)
    )
    return NameReasons("Ida Holm", "PERSON", 5, 7, 2, (form,), (), (("Bo Holm", 1),))


def join(name: str, *forms: str, rule: str = "alike", settled: str | None = None) -> UnsureJoin:
    return UnsureJoin(name, forms[0], "PERSON", 5, 1, rule, "spelled alike", 60, forms=forms, settled=settled)


def test_the_reasons_of_a_name(written: Write, drawn: Write) -> None:
    view = ReasonsView([reasons()])
    assert written(view).splitlines() == [
        "Ida Holm  PERSON  5 events, 7 mentions; the first 2 were read",
        "     2       3  Holm: surname of Ida Holm in the same text",
        " " * 16 + "2016-02-26  abcdef012345  The gates close  “said Ida Holm today.”",
        "        left apart: Bo Holm (1)",
    ]
    (record,) = map(json.loads, written(view, Format.JSONL).splitlines())
    assert record["forms"][0]["examples"][0]["date"] == "2016-02-26"
    assert record["apart"] == [{"name": "Bo Holm", "events": 1}]
    assert [line.strip() for line in drawn(view).splitlines() if line.strip()] == [
        "Ida Holm · 5 events, 7 mentions; the first 2 were read",
        "Holm 2 events, 3 mentions",
        "→ surname of Ida Holm in the same text",
        "said Ida Holm today.",
        "2016-02-26 · The gates close · abcdef",
        "left apart: Bo Holm (1)",
    ]


def test_a_long_title_takes_one_line(written: Write, drawn: Write) -> None:
    name = reasons()
    (form,) = name.forms
    seen = form.sightings[0]._replace(title="The gates close for ever " * 20)
    view = ReasonsView([name._replace(forms=(form._replace(sightings=(seen,)),))])
    assert max(map(len, written(view).splitlines())) < 160
    lines = [line.strip() for line in drawn(view).splitlines()]
    (where,) = [line for line in lines if line.startswith("2016-02-26")]
    assert where.endswith("… · abcdef")


def test_forms_that_differ_in_capitals_alone_are_not_told(written: Write) -> None:
    oslo = EntitySummary("Oslo", "PLACE", ("OSLO", "Kristiania", "KRISTIANIA", "Oslo town"), 4, 3, None, None)
    assert written(EntitiesView([oslo])).strip().endswith("Oslo  (Kristiania, Oslo town)")


def test_suggestions_are_entries_with_a_form_a_line(written: Write) -> None:
    view = UnsureView([join("Ida Holm", "Ida Holme", "I. Holme"), join("Bo Orm", "Orm", rule="called")])
    assert written(view).splitlines()[3:] == [
        "",
        "# Ida Holm (PERSON, 5 events)",
        "[[name]]",
        'name = "Ida Holm"',
        "aliases = [",
        '    "Ida Holme",  # 1 event; spelled alike',
        '    "I. Holme",',
        "]",
        "not = []",
        "",
        "# Bo Orm (PERSON, 5 events)",
        "[[name]]",
        'name = "Bo Orm"',
        "aliases = [",
        '    "Orm",  # 1 event; spelled alike',
        "]",
        "open = []",
    ]


def test_a_name_that_has_its_entry_comes_as_a_comment(written: Write) -> None:
    text = written(UnsureView([join("Ida Holm", "Ida Holme", settled="c.toml:3")]))
    assert "# has its entry at c.toml:3; add there what is right:" in text
    assert tomllib.loads(text) == {}


def test_nothing_to_decide_is_nothing_written(written: Write) -> None:
    assert written(UnsureView([])) == ""


PIECES = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=()), max_size=6),
    st.sampled_from(
        ['"', "'", "\\", "]", "#", '"""', "\n[[name]]\n", "\x1b[31m", "\u202e", "\U000e0041", "\ud83d", "é"]
    ),
)
HOSTILE = st.lists(PIECES, min_size=1, max_size=4).map("".join)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=HOSTILE, alias=HOSTILE)
def test_whatever_a_name_holds_the_entries_can_be_read(
    written: Write, tmp_path: Path, name: str, alias: str
) -> None:
    text = written(UnsureView([join(f"n{name}", f"a{alias}")]))
    assert not ALIVE.search(text)
    file = tmp_path / "c.toml"
    file.write_text(text, encoding="utf-8")
    (entry,) = read_corrections(file).names
    (form,) = entry.aliases
    assert (
        form == f"a{alias}".encode("utf-16", "surrogatepass").decode("utf-16", "replace") or "\ufffd" in form
    )


@pytest.mark.parametrize("form", [Format.PLAIN, Format.CSV, Format.TSV, Format.MARKDOWN, Format.JSONL])
@settings(max_examples=25)
@given(word=HOSTILE)
def test_nothing_alive_leaves_the_views(written: Write, form: Format, word: str) -> None:
    views = ReasonsView([reasons(word)]), UnsureView([join(word, f"a{word}")])
    for view in views:
        text = written(view, form)
        assert not ALIVE.search(text.replace("\t", " ") if form is Format.TSV else text)


@settings(max_examples=25)
@given(word=HOSTILE, width=st.integers(40, 120))
def test_no_line_is_wider_than_the_terminal(drawn: Write, word: str, width: int) -> None:
    for view in (ReasonsView([reasons(word)]), UnsureView([join(f"n{word}", f"a{word}")])):
        text = drawn(view, width)
        assert not ALIVE.search(text)
        assert max(map(cell_len, text.split("\n"))) <= width
