"""`newsline quotes`, and searching for quotes: on the sample corpus and on a small one."""

import json
from pathlib import Path

import pytest

from support import Run

WIRE = """Port of Veldry to close for a week

9 March 2015

VELDRY (Harbour Wire) - The port of Veldry will close for a week, its director said on Monday.

"The ice is stronger than our three old breakers," Ida Holm told reporters Friday. "Nobody will lose pay."

Holm said that the council had called the plan "a gift to the lorries".

Bo Orm, who leads the dockers' union, said last month that the port would never close.
"""
PAPER = """Ice shuts the port

10 March 2015

"The ice is stronger than our three old breakers", Ida Holm said. She would not say when the port opens again.

“It's ‘a gift to the lorries,’” said Bo Orm of the Veldry Council.
"""


@pytest.fixture
def port(tmp_path: Path) -> Path:
    folder = tmp_path / "port"
    folder.mkdir()
    (folder / "wire.txt").write_text(WIRE, encoding="utf-8")
    (folder / "paper.txt").write_text(PAPER, encoding="utf-8")
    return folder


def shown(newsline: Run, *arguments: str) -> list[tuple[str, str]]:
    """Date and words of each quote in an answer."""
    done = newsline("quotes", *arguments, "--format", "jsonl")
    assert done.returncode in (0, 1), done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return [(row["date"]["edtf"] if row["date"] else "", row["text"]) for row in rows]


def test_who_said_what_when(newsline: Run, port: Path) -> None:
    done = newsline("quotes", "-c", str(port))
    lines = [line.rpartition("  ")[0] for line in done.stdout.splitlines()]
    wire, paper = "Harbour Wire", str(port / "paper.txt")
    assert lines[0].startswith("2015-02     Bo Orm: that the port would never close  [")
    assert lines[1:3] == [
        f"2015-03-06  Ida Holm: “The ice is stronger than our three old breakers”  [{wire}, {paper}]",
        f"2015-03-06  Ida Holm: “Nobody will lose pay.”  [{wire}]",
    ]
    assert f"2015-03-10  Bo Orm: “It's ‘a gift to the lorries’”  [{paper}]" in lines


def test_the_range_is_about_the_speech(newsline: Run, port: Path) -> None:
    february = shown(newsline, "-c", str(port), "--until", "2015-02")
    assert february == [("2015-02", "that the port would never close")]
    friday = shown(newsline, "-c", str(port), "--since", "2015-03-06", "--until", "2015-03-08")
    assert [date for date, _ in friday] == ["2015-03-06", "2015-03-06"]
    assert "would never close" not in str(shown(newsline, "-c", str(port), "--since", "2015-03-09"))


def test_marked_words_in_reported_speech(newsline: Run, port: Path) -> None:
    direct = {text for _, text in shown(newsline, "-c", str(port), "--direct")}
    indirect = {text for _, text in shown(newsline, "-c", str(port), "--indirect")}
    mixed = 'that the council had called the plan "a gift to the lorries"'
    assert mixed in direct & indirect
    assert "Nobody will lose pay." in direct - indirect
    assert "that the port would never close" in indirect - direct


def test_a_page_told_twice_on_the_sample(newsline: Run) -> None:
    done = newsline("quotes", "--speaker", "Lavrov", "--since", "2013-09-01", "--until", "2013-09-30")
    assert [line.split("  ")[:3] for line in done.stdout.splitlines()] == [
        [
            "2013-09-14",
            "Sergey Lavrov: “This is a decision reached by consensus”",
            "[Harbour Wire, The Levant Ledger]",
        ],
        [
            "2013-09-14",
            "Sergey Lavrov: “You will not find in it one word about the use of force,"
            " nor about any automatic sanctions.”",
            "[Harbour Wire, The Levant Ledger]",
        ],
    ]


def test_the_date_of_the_speech_on_the_sample(newsline: Run) -> None:
    done = newsline("quotes", "--since", "2012-12-21", "--until", "2012-12-21", "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert rows
    for row in rows:
        assert (row["date"]["edtf"], row["date"]["basis"]) == ("2012-12-21", "speech")
        assert row["date"]["evidence"] == "late last night"
        assert row["event"]["date"] == "2012-12-22"


@pytest.mark.parametrize("name", ["Lavrv", "Lavrow", "Sergey Lavrow", "sergej lavrov", "Sergei Lavrof"])
def test_a_speaker_by_any_spelling(newsline: Run, name: str) -> None:
    wanted = shown(newsline, "--speaker", "Lavrov")
    assert len(wanted) > 5
    assert shown(newsline, "--speaker", name) == wanted


def test_several_speakers(newsline: Run) -> None:
    both = shown(newsline, "--speaker", "Lavrov", "--speaker", "Kerry")
    each = shown(newsline, "--speaker", "Lavrov") + shown(newsline, "--speaker", "Kerry")
    assert sorted(both) == sorted(each)


def test_dates_ascend_and_reverse_keeps_the_undated_last(newsline: Run) -> None:
    dates = [date for date, _ in shown(newsline)]
    known = [date for date in dates if date]
    assert dates == known + [""] * (len(dates) - len(known))
    days = [date[:10] for date in known if len(date) == 10]
    assert days == sorted(days)
    backwards = [date for date, _ in shown(newsline, "--reverse")]
    assert backwards == known[::-1] + [""] * (len(dates) - len(known))
    assert [date for date, _ in shown(newsline, "--limit", "3")] == dates[:3]


def test_about_somebody(newsline: Run) -> None:
    done = newsline("quotes", "--about", "Bashar Asad", "--direct", "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert rows
    named = [row for row in rows if "Assad" in row["text"] or "Asad" in row["text"]]
    assert len(named) > len(rows) / 2


SEARCHES = [
    ("speaker:lavrov asylum", "Moscow Has No Spare Room for Assad, Lavrov Says"),
    ("speaker:lavrv asylm", "Moscow Has No Spare Room for Assad, Lavrov Says"),
    ('quote:"post office"', "Moscow Has No Spare Room for Assad, Lavrov Says"),
    ("speaker:peskov quote:asylum", "Peskov: Decision to Grant Asylum to Assad Was Taken by Putin Himself"),
]


@pytest.mark.parametrize(("query", "title"), SEARCHES)
def test_searching_for_what_somebody_said(newsline: Run, query: str, title: str) -> None:
    done = newsline("search", query, "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert title in [row["title"] for row in rows]
    for row in rows:
        speakers = {
            quote["speaker"]["name"].split()[-1].casefold() for quote in row["quotes"] if quote["speaker"]
        }
        words = " ".join(quote["text"] for quote in row["quotes"]).casefold()
        if query.startswith("speaker:lavr"):
            assert "lavrov" in speakers
            assert "asylum" in (row["text"] + row["title"]).casefold()
        if "quote:asylum" in query:
            assert "asylum" in words
        if "post office" in query:
            assert "post office" in words
            first, last = row["hit"]["spans"][0]
            assert row["text"][first:last] == "post office"
