"""Documents parsed several at once, where a tagger is quicker so: the same events, in the same order."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import newsline
from newsline.errors import Problem

PAGES = [
    f"Talks {number}\n\n{number % 28 + 1} June 2013\n\n“We are {word},” Ann {name} of the {word.title()} "
    f"Agency said in Geneva.\n\n{'Officials left early. ' * (number * 40)}"
    for number, (word, name) in enumerate([("done", "Reed"), ("late", "Holm"), ("glad", "Toth")] * 15)
]


@pytest.fixture
def add_tagger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    def add(name: str, code: str) -> None:
        folder = tmp_path / "packages" / f"{name}-1.0.dist-info"
        folder.mkdir(parents=True)
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        (folder / "entry_points.txt").write_text(f"[newsline.taggers]\n{name} = {name}:tag\n")
        (folder.parent / f"{name}.py").write_text(code)
        monkeypatch.syspath_prepend(str(folder.parent))

    return add


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    lines = [json.dumps({"text": page}) for page in PAGES]
    lines[3] = "{"
    lines[20] = "[]"
    (folder / "many.jsonl").write_text("\n".join(lines) + "\n")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "one.txt").write_text(PAGES[0])
    return folder


def test_documents_parsed_together_are_what_each_is_alone(corpus: Path) -> None:
    found = list(newsline.parse_all(corpus, tagger="newsline"))
    events = [item for item in found if isinstance(item, newsline.Event)]
    alone = []
    for number, page in enumerate(PAGES):
        path = corpus.parent / f"{number}.jsonl"
        path.write_text(json.dumps({"text": page}) + "\n")
        if number not in (3, 20):
            alone.append(newsline.parse(path, tagger="newsline")._replace(file=""))
    alone.append(newsline.parse(PAGES[0], tagger="newsline"))
    assert [event._replace(file="") for event in events] == alone
    codes = ["" if isinstance(item, newsline.Event) else item.code for item in found]
    assert [number for number, code in enumerate(codes) if code] == [0, 4, 21]


FAILS = """
class Tagger:
    def __call__(self, text, known=()):
        if "late" in text:
            raise ValueError("an invented fault")
        return [(0, 5, "ORG")]
"""
OF_MANY = """
    def many(self, asked):
        MANY.append(len(asked))
        return [self(text, known) for text, known in asked]
MANY = []
"""


@pytest.mark.parametrize("of_many", [False, True])
def test_a_fault_costs_one_document_also_of_those_parsed_together(
    corpus: Path, of_many: bool, add_tagger: Callable[[str, str], None]
) -> None:
    name = f"failing{of_many:d}"
    add_tagger(name, FAILS + (OF_MANY if of_many else "") + "tag = Tagger()\n")
    found = list(newsline.parse_all(corpus / "many.jsonl", tagger=name))
    expected = [
        "bad-json" if number in (3, 20) else "late" if "late" in page else "Talks"
        for number, page in enumerate(PAGES)
    ]
    told = [
        item.entities[0].name
        if isinstance(item, newsline.Event)
        else item.code.replace("parser-fault", "late")
        for item in found
    ]
    assert told == expected
    faults = [item for item in found if isinstance(item, Problem) and item.code == "parser-fault"]
    assert all("an invented fault" in fault.message and fault.file for fault in faults)


def test_a_tagger_of_another_package_may_read_many_texts_at_once(
    corpus: Path, add_tagger: Callable[[str, str], None]
) -> None:
    code = FAILS.replace("late", "no such word") + OF_MANY + "tag = Tagger()\n"
    add_tagger("together", code)
    found = list(newsline.parse_all(corpus, tagger="together"))
    assert sum(isinstance(item, newsline.Event) for item in found) == 44
    import together  # type: ignore[import-not-found]

    assert sum(together.MANY) == 44
    assert len(together.MANY) < 20


def test_whoever_takes_few_documents_waits_for_few(
    corpus: Path, add_tagger: Callable[[str, str], None]
) -> None:
    add_tagger("few", FAILS.replace("late", "no such word") + OF_MANY + "tag = Tagger()\n")
    items = newsline.parse_all(corpus / "many.jsonl", tagger="few")
    assert isinstance(next(items), newsline.Event)
    import few  # type: ignore[import-not-found]

    assert few.MANY == [1]
