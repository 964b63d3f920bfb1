"""Measure newsline at 100,000 and 1,000,000 documents, side by side with its peers.

    python bench/run.py --work /tmp/newsline-bench                      # wheel, corpora, everything
    python bench/run.py --work /tmp/newsline-bench --large 0            # without the million
    python bench/run.py --work /tmp/newsline-bench --newsline venv/bin/newsline --only questions changes

Without --newsline a wheel of this repository is installed into a virtual environment in the work folder, and
corpora that are missing there are written by make_corpus.py. Every command is a whole process; the commands
take turns, round after round, so that a busy minute of the machine meets all of them. A ratio is the
median of the ratios of the rounds. CPU time is user and system time with all children (`wait4`).

The peers: `python -c pass` for start-up; grep and ripgrep for a word; SQLite FTS5 (unicode61, text
stored) for ranked search; `find -printf` for the look for changes. Files have been read at least once before
(warm cache). Results are kept in bench/results/ as JSON, with a table beside it.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from measure import Bench, Corpus, Task, say, size_of
from report import Sizes, about_machine, table, targets

HERE = Path(__file__).resolve().parent
ENTITY = "Bashar al-Assad"
# An edit may cost a question that goes through the whole index, four times a round.
MOST_EDITS = 3
GROUPS = ("build", "questions", "changes", "append")

# The peer for ranked search, given the corpus and the database, or the database and a word.
FTS_BUILD = """
import json, os, sqlite3, sys
corpus, database = sys.argv[1:]
def texts():
    if os.path.isfile(corpus):
        for line in open(corpus, encoding="utf-8"):
            record = json.loads(line)
            yield record["title"], record["text"]
    for folder, _, names in os.walk(corpus):
        for name in names:
            path = os.path.join(folder, name)
            yield path, open(path, encoding="utf-8", errors="replace").read()
with sqlite3.connect(database) as connection:
    connection.execute("CREATE VIRTUAL TABLE docs USING fts5(title, text, tokenize='unicode61')")
    connection.executemany("INSERT INTO docs VALUES (?, ?)", texts())
"""
FTS_QUESTION = """
import json, sqlite3, sys
database, word = sys.argv[1:]
found = sqlite3.connect(database).execute(
    "SELECT title, text FROM docs WHERE docs MATCH ? ORDER BY rank LIMIT 20", (word,))
for title, text in found:
    print(json.dumps({"title": title, "text": text}))
"""


def questions(bench: Bench, corpora: list[Corpus]) -> dict[str, tuple[Task, Path | None]]:
    """The questions to every corpus, and those to the peers; names end with the name of the corpus."""
    tasks: dict[str, tuple[Task, Path | None]] = {"--version": (Task([bench.newsline, "--version"]), None)}
    search = ["search", "asylum", "--format", "jsonl"]
    timeline = ["timeline", "--entity", ENTITY, "--limit", "20", "--format"]
    for corpus in corpora:
        at = f" @{corpus.name}"
        path, database = str(corpus.path), str(corpus.database)
        tasks |= {
            "search" + at: bench.ask(corpus, *search),
            "search, no look" + at: bench.ask(corpus, *search, "--no-refresh"),
            "search 20" + at: bench.ask(corpus, *search, "--limit", "20"),
            "search 20 common" + at: bench.ask(
                corpus, "search", "referendum", "--limit", "20", "--format", "jsonl"
            ),
            "timeline" + at: bench.ask(corpus, *timeline, "jsonl"),
            "timeline, no look" + at: bench.ask(corpus, *timeline, "jsonl", "--no-refresh"),
            "typo" + at: bench.ask(corpus, "search", "asylm", "--limit", "20", "--format", "jsonl"),
            "rich search" + at: bench.ask(corpus, "search", "asylum", "--limit", "20", terminal=True),
            "rich timeline" + at: bench.ask(corpus, *timeline, "auto", terminal=True),
            "rich typo" + at: bench.ask(corpus, "search", "asylm", "--limit", "20", terminal=True),
            "quotes" + at: bench.ask(
                corpus, "quotes", "--speaker", ENTITY, "--limit", "20", "--format", "jsonl"
            ),
            "entities" + at: bench.ask(corpus, "entities", "--limit", "20", "--format", "jsonl"),
            "stats" + at: bench.ask(corpus, "stats", "--format", "jsonl"),
            "grep" + at: (Task(["grep", "-rlw" if corpus.form == "tree" else "-cw", "asylum", path]), None),
            "fts5 20" + at: (Task([bench.python, "-c", FTS_QUESTION, database, "asylum"]), None),
            "fts5 20 common" + at: (Task([bench.python, "-c", FTS_QUESTION, database, "referendum"]), None),
        }
        if shutil.which("rg"):
            tasks["rg" + at] = Task(["rg", "-lw" if corpus.form == "tree" else "-cw", "asylum", path]), None
    return tasks


def build(bench: Bench, corpora: list[Corpus], runs: int) -> None:
    """Build every index and the peer's; the first corpus also on one core."""
    cores = os.cpu_count() or 1
    for corpus in corpora:
        command = [bench.newsline, "index", "-c", str(corpus.path), "--jobs"]
        for _ in range(runs):
            for jobs in dict.fromkeys((1, cores) if corpus is corpora[0] else (cores,)):
                name = f"index, {jobs} jobs @{corpus.name}"
                say(name)
                shutil.rmtree(corpus.cache, ignore_errors=True)
                bench.once(name, Task([*command, str(jobs)]), corpus.cache, memory=True)
        name = f"fts5 index @{corpus.name}"
        say(name)
        corpus.database.unlink(missing_ok=True)
        script = [bench.python, "-c", FTS_BUILD, str(corpus.path), str(corpus.database)]
        bench.once(name, Task(script), memory=True)


def sizes_of(corpora: list[Corpus]) -> Sizes:
    """Bytes of each corpus, of its index and of the peer's; 0 for what is not there."""
    return {
        corpus.name: {
            "text": size_of(corpus.path),
            "index": size_of(corpus.cache),
            "fts5": size_of(corpus.database),
        }
        for corpus in corpora
    }


@contextmanager
def edited_files(corpus: Corpus) -> Iterator[Callable[[], None]]:
    """A function that edits one more file of a tree each time; at the end all are as they were."""
    paths = iter(sorted(corpus.path.rglob("*.txt"))[:: max(1, corpus.documents // 97)])
    before: dict[Path, bytes] = {}

    def edit() -> None:
        path = next(paths)
        before[path] = path.read_bytes()
        path.write_bytes(before[path] + b"\nThis page has been corrected.\n")

    try:
        yield edit
    finally:
        for path, data in before.items():
            path.write_bytes(data)


def changes(bench: Bench, corpus: Corpus, runs: int) -> None:
    """A question to a tree with nothing changed, without the look, after an edit, and once more; and `find`.

    A file that was changed just before it was read may have to be read again, because a
    later change could leave the same time and size: only after two more questions and a while is
    nothing changed.
    """
    at = f" @{corpus.name}"
    unchanged, cache = bench.ask(corpus, "search", "asylum", "--limit", "20", "--format", "jsonl")

    def settle() -> None:
        time.sleep(2.5)
        for _ in range(2):
            bench.once("settling" + at, unchanged, cache)
        bench.costs.pop("settling" + at, None)

    with edited_files(corpus) as edit:
        tasks: dict[str, tuple[Task, Path | None]] = {
            "nothing changed" + at: (unchanged._replace(before=settle), cache),
            "not looked" + at: bench.ask(corpus, *unchanged.command[1:-2], "--no-refresh"),
            "find" + at: (Task(["find", str(corpus.path), "-type", "f", "-printf", r"%T@ %s\n"]), None),
            "one file changed" + at: (unchanged._replace(before=edit), cache),
            "asked again" + at: (unchanged, cache),
        }
        bench.rounds(tasks, runs)
    bench.once("restored" + at, unchanged, cache)


def append(bench: Bench, corpus: Corpus) -> None:
    """One question to a JSON Lines file to which a line has been added since the last one."""
    task, cache = bench.ask(corpus, "search", "asylum", "--limit", "20", "--format", "jsonl")
    bench.once(f"before a line is added @{corpus.name}", task, cache)
    size = corpus.path.stat().st_size
    try:
        with corpus.path.open("a", encoding="utf-8") as file:
            file.write(
                json.dumps({"title": "One more", "date": "2024-05-06", "text": "A line was added."}) + "\n"
            )
        bench.once(f"one line added @{corpus.name}", task, cache)
    finally:
        os.truncate(corpus.path, size)
    bench.once(f"restored @{corpus.name}", task, cache)


def installed(work: Path) -> Path:
    """The command of a wheel of this repository, installed into a fresh environment in the work folder."""
    folder = work / "venv"
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([folder / "bin" / "pip", "install", "-q", HERE.parent], check=True)
    return folder / "bin" / "newsline"


def made(work: Path, form: str, documents: int, size: int) -> Corpus:
    """A corpus in the work folder, written if it is not there."""
    name = f"{form}-{documents}"
    path = work / (name + ".jsonl" * (form == "lines"))
    if not path.exists():
        say(f"writing {path}")
        options = ["--documents", str(documents), "--bytes", str(size)]
        options += ["--form", "jsonl" if form == "lines" else "tree"]
        subprocess.run([sys.executable, HERE / "make_corpus.py", path, *options], check=True)
    return Corpus(name, documents, form, size, path, work / f"cache-{name}", work / f"{name}.sqlite")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument(
        "--work", type=Path, required=True, help="folder for corpora, indexes and the environment"
    )
    parser.add_argument("--newsline", type=Path, help="the command of an installed wheel, beside its python")
    parser.add_argument(
        "--small", type=int, default=100_000, help="documents of the tree and the small lines"
    )
    parser.add_argument("--large", type=int, default=1_000_000, help="documents of the large lines; 0: none")
    parser.add_argument("--runs", type=int, default=7, help="rounds of questions")
    parser.add_argument("--build-runs", type=int, default=1, help="how often each index is built")
    parser.add_argument(
        "--forms", nargs="+", choices=("tree", "lines"), default=("tree", "lines"), help="of the corpora"
    )
    parser.add_argument(
        "--only", nargs="+", choices=GROUPS, default=GROUPS, help="without 'build' the indexes are kept"
    )
    parser.add_argument(
        "--machine", default=f"{platform.system()}-{platform.machine()}-{os.cpu_count()}".lower()
    )
    parser.add_argument("--results", type=Path, default=HERE / "results")
    options = parser.parse_args()
    work = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    bench = Bench(options.newsline.absolute() if options.newsline else installed(work), work)
    bench.once("sample", Task([bench.newsline, "stats"]), work / "cache-sample")
    if bench.failed:
        parser.error(bench.failed["sample"])
    del bench.costs["sample"]
    sizes_made = {"tree": 3000, "lines": 1500}
    corpora = [
        made(work, form, options.small, sizes_made[form]) for form in sizes_made if form in options.forms
    ]
    if options.large and "lines" in options.forms:
        corpora.append(made(work, "lines", options.large, 1500))
    if "build" in options.only:
        build(bench, corpora, options.build_runs)
    # Before files are changed: what they leave in an index goes when tantivy merges.
    sizes = sizes_of(corpora)
    if "questions" in options.only:
        bench.rounds(questions(bench, corpora), options.runs)
    for corpus in corpora:
        if "changes" in options.only and corpus.form == "tree":
            changes(bench, corpus, min(options.runs, MOST_EDITS))
        if "append" in options.only and corpus.form == "lines" and corpus.documents == options.small:
            append(bench, corpus)
    about = about_machine(bench)
    found = targets(bench, corpora, sizes)
    text = table(bench, found, about, sizes)
    options.results.mkdir(parents=True, exist_ok=True)
    stem = options.results / f"{about['date']}-{options.machine}"
    kept = {
        "about": about,
        "sizes": sizes,
        "targets": [target._asdict() | {"met": target.met} for target in found],
        "costs": {name: [cost._asdict() for cost in costs] for name, costs in bench.costs.items()},
        "failed": bench.failed,
    }
    stem.with_suffix(".json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    stem.with_suffix(".md").write_text(text, encoding="utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
