"""The table of readers: content before suffix, readers of other packages, and readers that fail."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import newsline
from newsline.errors import NewslineError, Problem
from newsline.intake import check
from newsline.model import Document, Event
from newsline.read import READERS, Options, read_bytes, read_each, registry
from newsline.read.registry import _installed
from packing import PAGE, make_zip

MODULE = """
from newsline.model import Document

def takes(source, limits):
    return source.suffix == ".ttx" or source.head.startswith(b"TELETEXT")

def read(source, limits):
    if b"fault" in source.head:
        raise KeyError("page 100")
    yield Document("page 100", source.label, "text", name=source.name)
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A package with a reader of its own, and one whose reader cannot be imported."""
    (tmp_path / "teletext_of_a_test.py").write_text(MODULE, encoding="utf-8")
    about = tmp_path / "teletext_of_a_test-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: teletext-of-a-test\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(
        "[newsline.readers]\nbroken = no_module_of_this_name\nteletext = teletext_of_a_test\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    _installed.cache_clear()
    yield
    _installed.cache_clear()


def taken(data: bytes, label: str, readers: tuple[str, ...] = ()) -> tuple[list[str], list[str]]:
    """The names of the readers that were chosen, and the texts or codes that came."""
    names: list[str] = []
    options = Options(readers=readers, on_choice=lambda _, name: names.append(name))
    found = list(read_bytes(data, label, options=options))
    return names, [item.text if isinstance(item, Document) else item.code for item in found]


@pytest.mark.usefixtures("installed")
def test_readers_of_other_packages_take_what_nothing_built_in_takes() -> None:
    assert taken(b"TELETEXT 100", "a.ttx") == (["teletext"], ["page 100"])
    assert taken(b"TELETEXT 100", "a.xyz") == (["teletext"], ["page 100"])
    assert taken(b"words", "a.xyz") == (["text"], ["words"])
    assert taken(b"words", "a.png") == ([], ["unknown-type"])
    assert taken(make_zip({"b.ttx": b"TELETEXT"}), "a.zip") == (["archive", "teletext"], ["page 100"])


@pytest.mark.usefixtures("installed")
def test_a_setting_puts_them_before_the_built_in_ones() -> None:
    assert taken(b"TELETEXT 100", "a.txt") == (["text"], ["TELETEXT 100"])
    assert taken(b"TELETEXT 100", "a.txt", ("teletext",)) == (["teletext"], ["page 100"])
    assert taken(b"words", "a.txt", ("teletext", "none-such", "broken")) == (["text"], ["words"])


@pytest.mark.usefixtures("installed")
def test_a_reader_that_fails_costs_its_source() -> None:
    (problem,) = read_bytes(b"fault", "a.ttx")
    assert problem == Problem(
        "reader-fault", "the reader 'teletext' failed (KeyError: 'page 100'); the rest is skipped", "a.ttx"
    )
    names, found = taken(make_zip({"b.ttx": b"fault", "c.txt": PAGE}), "a.zip")
    assert names == ["archive", "teletext", "text"]
    assert found == ["reader-fault", PAGE.decode()]


def test_the_packages_are_not_looked_through_for_what_is_built_in(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> dict[str, object]:
        raise AssertionError("looked through the packages")

    monkeypatch.setattr(registry, "_installed", refuse)
    for reader in READERS:
        for suffix in reader.suffixes:
            list(read_bytes(PAGE, f"a{suffix}"))
    list(read_bytes(PAGE, "a"))
    list(read_bytes(PAGE, "-"))


def test_each_file_comes_with_what_it_gives(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "a"}\nrubbish\n')
    (tmp_path / "b.txt").write_bytes(b"")
    found = [(label, [type(item).__name__ for item in items]) for label, items in read_each([tmp_path])]
    assert found == [(f"{tmp_path}/a.jsonl", ["Document", "Problem"]), (f"{tmp_path}/b.txt", ["Problem"])]


@pytest.mark.usefixtures("installed")
def test_named_readers_are_asked_before_the_built_in_ones(tmp_path: Path) -> None:
    """By the project file, in memory and for the saved index; a name that is not there is told."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number in range(5):  # as many as are saved at all
        (folder / f"{number}.txt").write_text(f"TELETEXT 100\n\nTalk {number} ended on Monday.\n", "utf-8")
    for names in ((), ("teletext",)):
        taken_by = names or ("text",)
        assert {report.readers for report in check(folder, options=Options(readers=names))} == {
            ((taken_by[0], 1),)
        }
        events = [item for item in newsline.parse_all(folder, readers=names) if isinstance(item, Event)]
        assert {"Talk" in event.text for event in events} == {not names}
        for cache in (None, tmp_path / "cache"):
            hits = newsline.open(folder, readers=names, cache=cache).timeline()
            assert {"Talk" in hit.event.text for hit in hits} == {not names}
    with pytest.raises(NewslineError, match=r"no reader 'videotex' .* there are: teletext"):
        newsline.parse_all(folder, readers=["videotex"])
    with pytest.raises(NewslineError, match="no reader 'videotex'"):
        newsline.open(folder, readers=["videotex"])
    with pytest.raises(NewslineError, match="no reader 'videotex'"):
        check(folder, options=Options(readers=("videotex",)))
