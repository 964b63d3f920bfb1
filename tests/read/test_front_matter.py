"""Front matter: what its fields become, and what is no front matter."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from newsline.model import DateEvidence, Metadata
from newsline.read.front_matter import (
    BadFrontMatterError,
    read_plain_yaml,
    split_front_matter,
)

LIMIT = 64 * 1024


def metadata(**fields: object) -> Metadata:
    return Metadata(**{"date_basis": "front-matter", **fields})  # type: ignore[arg-type]


# Dates of making and changing a page are handed on for what they are.
BOUNDS = (
    DateEvidence("2021-01-01", "modified", place="field lastmod", line=3),
    DateEvidence("2020-01-01", "created", place="field created", line=2),
)

GOOD = [
    # block with fences, metadata, line on which the text begins
    (
        "---\ntitle: Harbour reopens\ndate: 2012-12-22\nauthor: Jane Roe\n---\n",
        metadata(title="Harbour reopens", date="2012-12-22", date_line=3, byline=("Jane Roe",)),
        6,
    ),
    # The spelling of the source, whatever YAML would make of it.
    ("---\ndate: 2012-12-22 06:29:00 -8\n---\n", metadata(date="2012-12-22 06:29:00 -8", date_line=2), 4),
    ("---\n# saved by hand\npubDate: 22/12/12  # sic\n---\n", metadata(date="22/12/12", date_line=3), 5),
    ("---\ndate: 1356157740\n---\n", metadata(date="1356157740", date_line=2), 4),
    ("---\npublished: false\n---\n", metadata(), 4),
    ("---\ncreated: 2020-01-01\nlastmod: 2021-01-01\n---\n", metadata(dates=BOUNDS), 5),
    ("---\npublished: false\npublish_date: May 2012\n---\n", metadata(date="May 2012", date_line=3), 5),
    ("---\ntitle: 'It''s over'\n...\n", metadata(title="It's over"), 4),
    ('---\ntitle: "A \\"fair\\" deal: no"\n---\n', metadata(title='A "fair" deal: no'), 4),
    ("---\ntitle: >\n  Two\n  lines\n---\n", metadata(title="Two lines"), 6),
    ("---\ntitle: null\nsection: ~\nlang: en\n---\n", metadata(lang="en"), 6),
    ("---\ntags: [Syria, Russia]\n---\n", metadata(tags=("Syria", "Russia")), 4),
    ("---\ntags:\n  - Syria\n  - '#talks'\n---\n", metadata(tags=("Syria", "talks")), 6),
    ("---\nkeywords: Syria, talks ; Syria\n---\n", metadata(tags=("Syria", "talks")), 4),
    ("---\ncategories: [World]\ncategory: Europe\n---\n", metadata(tags=("World",), section="Europe"), 5),
    ("---\nauthors:\n- Jane Roe\n- name: John Doe\n---\n", metadata(byline=("Jane Roe", "John Doe")), 6),
    ("---\nbyline: By Jane Roe and John Doe\n---\n", metadata(byline=("Jane Roe", "John Doe")), 4),
    ("---\nauthor: A B, C D and E F\n---\n", metadata(byline=("A B", "C D", "E F")), 4),
    ("---\nauthor: Health and Safety Desk\n---\n", metadata(byline=("Health and Safety Desk",)), 4),
    ("---\nauthor: King, Jr.\n---\n", metadata(byline=("King, Jr.",)), 4),
    ('---\nauthor:\n  - "[[Jane Roe]]"\n---\n', metadata(byline=("Jane Roe",)), 5),
    ("---\nauthor: [[Jane Roe]]\n---\n", metadata(byline=("Jane Roe",)), 4),
    ("---\nsource: Daily Bugle\nurl: http://x.example/1\n---\n",
     metadata(publisher="Daily Bugle", url="http://x.example/1"), 5),
    ("---\nsource: https://x.example/a\nsite: Bugle\n---\n",
     metadata(publisher="Bugle", url="https://x.example/a"), 5),
    ("---\nunknown: {deep: [1, 2]}\ntitle: T\n---\n", metadata(title="T"), 5),
    ("--- \ntitle: T\n---  \n", metadata(title="T"), 4),
    (
        '+++\ntitle = "T = +"\ndate = 2020-07-08T12:00:00+02:00 # noon\n'
        'tags = ["a", "b"]\n[x]\ndate = 1999-01-01\n+++\n',
        metadata(title="T = +", date="2020-07-08T12:00:00+02:00", date_line=3, tags=("a", "b")),
        8,
    ),
    ('+++\ndate = "8 July 2020"\nauthor = "Jane Roe"\n+++\n',
     metadata(date="8 July 2020", date_line=2, byline=("Jane Roe",)), 5),
    ("+++\ndate = 2020-07-08\n+++\n", metadata(date="2020-07-08", date_line=2), 4),
    ("+++\ntimestamp = 1_594_209_600\n+++\n", metadata(date="1_594_209_600", date_line=2), 4),
]  # fmt: skip


@pytest.mark.parametrize(("block", "expected", "first_line"), GOOD)
def test_fields(block: str, expected: Metadata, first_line: int) -> None:
    found = split_front_matter(block + "The text.\n", LIMIT)
    assert found is not None
    assert found.metadata == expected
    assert found.rest == "The text.\n"
    assert found.first_line == first_line


NONE = [
    "",
    "---",
    "---\n",
    "A text.\n---\ntitle: x\n---\n",
    "\n---\ntitle: x\n---\n",
    "---\nA rule above some words\n---\nand below.\n",
    "---\n- a list\n- of things\n---\n",
    "---\nwords: \"and so\n\" on\n---\n"[:4] + "“No,” he said: [never\n---\n",
    "----\ntitle: x\n----\n",
    "---title: x\n---\n",
    "---\n\nHe left\nand nobody followed\n",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_no_front_matter(text: str) -> None:
    assert split_front_matter(text, LIMIT) is None


BAD = [
    # text, part of the reason, line
    ("---\ntitle: Mayor: I stay\n---\n", "bad YAML", 2),
    ("---\nlang: en\ntitle: [a\n---\n", "bad YAML", 4),
    ("---\na: &x 1\nb: *x\n---\n", "aliases", 3),
    ("---\ntitle: x\nno end\n", "without an end", 1),
    ("---\ntitle: \x01\n---\n", "bad YAML", 1),
    ("---\na: " + "[" * 60000 + "\n---\n", "nested too deeply", 1),
    ("---\na:\n  " + "- " * 3000 + "x\n---\n", "nested too deeply", 1),
    ("---\na: " + "x" * LIMIT + "\n---\n", "without an end", 1),
    ("---\na: " + "é" * (LIMIT // 2) + "\n---\n", "without an end", 1),
    ("+++\ntitle = x\n+++\n", "bad TOML", 1),
    ("+++\na = " + "[" * 20000 + "\n+++\n", "bad TOML", 1),
    ("+++\n" + "a." * 20000 + "b = 1\n+++\n", "nested too deeply", 1),
    ('+++\nx = {a = "\\"", ' + "b." * 20000 + 'b = 1, c = ""}\n+++\n', "nested too deeply", 1),
]


@pytest.mark.parametrize(("text", "reason", "line"), BAD, ids=range(len(BAD)))
def test_bad_front_matter(text: str, reason: str, line: int) -> None:
    with pytest.raises(BadFrontMatterError, match=reason) as caught:
        split_front_matter(text, LIMIT)
    assert caught.value.line == line


WORDS = st.text("ab1-:#'\"[]{},\\ é.!&*|>%@`~?", max_size=8)
LINES = st.one_of(
    st.builds("{}: {}".format, st.sampled_from(["title", "date", "a_b", "x-y"]), WORDS),
    st.builds("{}: [{}, {}]".format, st.sampled_from(["tags", "t2"]), WORDS, WORDS),
    st.builds('{}: "{}"'.format, st.sampled_from(["q1", "q2"]), WORDS),
    st.builds("{}:".format, st.sampled_from(["list", "l2"])),
    st.builds("{}- {}".format, st.sampled_from(["", "  ", " "]), WORDS),
    WORDS,
)


@given(st.lists(LINES, max_size=6).map("\n".join))
def test_the_short_way_through_yaml_agrees_with_the_long_one(block: str) -> None:
    plain = read_plain_yaml(block)
    if plain is not None:
        fields, lines = plain
        assert fields == yaml.load(block, Loader=yaml.BaseLoader)
        assert all(block.split("\n")[line].startswith(key + ":") for key, line in lines.items())


def test_the_short_way_takes_usual_front_matter() -> None:
    block = (
        'title: "A: b"\ndate: 2012-12-22\nurl: https://x.example/1\ntags:\n  - a\n  - b\nkeywords: [c, d e]\n'
    )
    assert read_plain_yaml(block) == (
        {
            "title": "A: b",
            "date": "2012-12-22",
            "url": "https://x.example/1",
            "tags": ["a", "b"],
            "keywords": ["c", "d e"],
        },
        {"title": 0, "date": 1, "url": 2, "tags": 3, "keywords": 6},
    )


@given(st.sampled_from(["---\n", "+++\n"]), st.text(), st.sampled_from(["\n---\n", "\n+++\n", ""]))
def test_any_block_is_read_refused_or_left(fence: str, block: str, end: str) -> None:
    text = fence + block + end
    try:
        found = split_front_matter(text, LIMIT)
    except BadFrontMatterError:
        return
    assert found is None or text.endswith(found.rest)
