"""Measure what the readers and the parse make of the same stories in many forms of file.

    python bench/formats.py FOLDER GOLD.jsonl [--text FORM] [--rounds N]

FOLDER holds one folder a form, in it a file `NAME.*` for each story, or a few files that hold
them all (feeds). GOLD holds lines of {"name", "title", "date", "first", "last", "dirs"}: `first`
and `last` are the beginning and the end of the story's text. Prints for each form how many
stories came back with their title, date, first and last words, how many got a date and a
problem that should have none, and how many files gave nothing.

With `--text FORM` the texts of that form (plain text, say) are what the texts of the HTML forms
are compared with, word by word, for newsline and for `trafilatura.extract` alone; `--rounds`
is how often all of them read all pages by turns, for the CPU time of newsline as a part of that of
`extract`, and of `extract` with the metadata that newsline reads too.
"""

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import mean

from newsline.errors import Problem
from newsline.model import Event
from newsline.parser.pipeline import parse_document
from newsline.read import read_bytes

Story = dict[str, str]
MEASURES = ("title", "date", "first", "last")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--text", help="the form whose texts are the reference for those of HTML pages")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    stories = [json.loads(line) for line in options.gold.read_text("utf-8").splitlines() if line.strip()]
    forms = sorted(path.name for path in options.folder.iterdir() if path.is_dir())
    print(f"{'form':<10}{'stories':>8}" + "".join(f"{name:>8}" for name in MEASURES) + "  problems")
    events = {}
    for form in forms:
        told = [story for story in stories if form in story["dirs"]]
        events[form] = _events(options.folder / form, told)
        _print_row(form, told, events[form])
    if options.text:
        pages = [form for form in forms if any((options.folder / form).glob("*.html"))]
        _compare(options.folder, pages, stories, events, events[options.text], options.rounds)


def _events(folder: Path, stories: list[Story]) -> dict[str, Event]:
    """The events of a form by the names of their stories; of a file with several, by their titles."""
    files = {path.stem: path for path in sorted(folder.iterdir())}
    found: dict[str, Event] = {}
    if any(story["name"] in files for story in stories):
        for story in stories:
            parsed = _parsed(files[story["name"]]) if story["name"] in files else []
            if parsed:
                found[story["name"]] = parsed[0]
        return found
    titles = {_squeezed(event.title): event for path in files.values() for event in _parsed(path)}
    return {
        story["name"]: titles[title] for story in stories if (title := _squeezed(story["title"])) in titles
    }


def _parsed(path: Path) -> list[Event]:
    results = read_bytes(path.read_bytes(), str(path))
    return [parse_document(result) for result in results if not isinstance(result, Problem)]


def _print_row(form: str, stories: list[Story], events: dict[str, Event]) -> None:
    counts: Counter[str] = Counter()
    problems: Counter[str] = Counter()
    for story in stories:
        event = events.get(story["name"])
        if event is None:
            problems["nothing read"] += 1
            continue
        text = _squeezed(event.text)
        counts["title"] += _squeezed(event.title) == _squeezed(story["title"])
        counts["date"] += event.date is not None and event.date.edtf == story["date"]
        counts["first"] += _squeezed(story["first"]) in text
        counts["last"] += _squeezed(story["last"]) in text
        problems.update(problem.code for problem in event.problems)
    shown = ", ".join(f"{count} {code}" for code, count in problems.most_common())
    print(f"{form:<10}{len(stories):>8}" + "".join(f"{counts[name]:>8}" for name in MEASURES) + f"  {shown}")


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _compare(
    folder: Path,
    forms: Iterable[str],
    stories: list[Story],
    events: dict[str, dict[str, Event]],
    reference: dict[str, Event],
    rounds: int,
) -> None:
    import trafilatura

    print(f"\n{'form':<10}{'newsline':>26}{'trafilatura.extract':>26}{'CPU, trafilatura = 1':>24}")
    print(f"{'':<10}" + f"{'recall':>16}{'precision':>10}" * 2 + f"{'extract':>11}{'with metadata':>15}")
    for form in forms:
        names = [s["name"] for s in stories if s["name"] in reference and s["name"] in events[form]]
        pages = [(folder / form / f"{name}.html").read_bytes() for name in names]
        texts = [reference[name].text for name in names]
        ours = [events[form][name].text for name in names]
        theirs = [trafilatura.extract(page) or "" for page in pages]
        # The headline, which trafilatura gives as part of the text, counts for neither.
        titles = [events[form][name].title for name in names]
        theirs = [text.removeprefix(title).lstrip() for text, title in zip(theirs, titles, strict=True)]
        figures = "".join(
            f"{value:>16.4f}" if index % 2 == 0 else f"{value:>10.4f}"
            for index, value in enumerate((*_overlap(texts, ours), *_overlap(texts, theirs)))
        )
        text, metadata = _ratios(pages, rounds)
        print(f"{form:<10}{figures}{text:>11.2f}{metadata:>15.2f}")


def _overlap(references: list[str], texts: list[str]) -> tuple[float, float]:
    """Mean recall and precision of the words of texts against those of their references."""
    recalls, precisions = [], []
    for reference, text in zip(references, texts, strict=True):
        wanted, found = Counter(re.findall(r"\w+", reference)), Counter(re.findall(r"\w+", text))
        common = (wanted & found).total()
        recalls.append(common / max(1, wanted.total()))
        precisions.append(common / max(1, found.total()))
    return mean(recalls), mean(precisions)


def _ratios(pages: list[bytes], rounds: int) -> tuple[float, float]:
    """CPU time of reading all pages over that of `extract`, without and with metadata: of minima by turns."""
    import trafilatura

    def ours() -> None:
        for page in pages:
            list(read_bytes(page, "page.html"))

    def text() -> None:
        for page in pages:
            trafilatura.extract(page)

    def metadata() -> None:
        for page in pages:
            trafilatura.extract(page, with_metadata=True)

    rows = [[_seconds(run) for run in (ours, text, metadata)] for _ in range(rounds)]
    own, plain, full = map(min, zip(*rows, strict=True))
    return own / plain, own / full


def _seconds(run: Callable[[], None]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


if __name__ == "__main__":
    main()
