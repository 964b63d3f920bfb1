"""Full disks, caches that cannot be written, several newslines at once, and `newsline index`."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

import newsline as library
from newsline.saved.care import status, verify
from newsline.saved.opening import Request
from support import Run, heed_interrupts

_ASK = ("timeline", "--format", "jsonl")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number in range(40):
        write(folder / f"{number:02}.txt", number)
    return folder


def write(path: Path, number: int) -> None:
    path.write_text(
        f"Quay number {number} closed\n\n{number % 28 + 1} March 2014\n\n"
        f"“It stays shut,” Anna Kovacs said in Trieste on Monday, {number} days after the storm.\n"
    )
    os.utime(path, (1_600_000_000 + number, 1_600_000_000))


def facts(newsline: Run, *arguments: str) -> dict[str, str]:
    done = newsline("index", *arguments, "--format", "tsv")
    assert done.returncode == 0, done.stderr
    return dict(line.split("\t")[:2] for line in done.stdout.splitlines())


@pytest.mark.parametrize("limit", [0, 2000, 5000])
def test_a_disk_that_is_full(corpus: Path, newsline: Run, environment: dict[str, str], limit: int) -> None:
    """No file may grow beyond a limit: what is answered is right, in memory, with a word about it."""
    resource = pytest.importorskip("resource")
    wanted = newsline(*_ASK, "-c", str(corpus), env={"NEWSLINE_CACHE": str(corpus.parent / "other")})
    done = subprocess.run(
        [sys.executable, "-m", "newsline", *_ASK, "-c", str(corpus)],
        env=environment | {"PYTHONDONTWRITEBYTECODE": "1"},  # it would be cut off as well
        capture_output=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        timeout=60,
    )
    said = done.stderr.decode()
    assert "Traceback" not in said, said
    assert (done.returncode, done.stdout.decode()) == (0, wanted.stdout), said
    assert [line for line in said.splitlines() if "working in memory" in line], said
    after = newsline(*_ASK, "-c", str(corpus))
    assert (after.returncode, after.stdout) == (0, wanted.stdout)


# A file system of its own in a namespace of its own, as any user may make one where the system lets them.
_MOUNTED = """
mount -t tmpfs -o size="$1" tmpfs "$2" || exit 99
shift 2
exec "$@"
"""


def on_a_small_disk(
    size: int, command: Sequence[str], environment: dict[str, str], cache: Path
) -> "subprocess.CompletedProcess[str]":
    """Run a command with a cache on a file system of `size` kilobytes that is gone afterwards; may skip."""
    cache.mkdir(exist_ok=True)
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("no unshare(1)")
    done = subprocess.run(
        [unshare, "-rm", "sh", "-c", _MOUNTED, "sh", f"{size}k", str(cache), *command],
        env=environment | {"NEWSLINE_CACHE": str(cache)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    if done.returncode == 99 or done.stderr.startswith("unshare: "):
        pytest.skip(f"no file system can be mounted here: {done.stderr.strip()}")
    return done


@pytest.mark.parametrize("size", [4, 16, 40, 70, 100, 400])
def test_a_file_system_that_is_full(
    corpus: Path, newsline: Run, environment: dict[str, str], size: int
) -> None:
    """Wherever it fills up: the first question is answered, with a word about it, and so is the next."""
    wanted = newsline(*_ASK, "-c", str(corpus))
    assert wanted.returncode == 0
    ask = [sys.executable, "-m", "newsline", *_ASK, "-c", str(corpus)]
    twice = ["sh", "-c", '"$@" || exit; echo "and again"; "$@"', "sh", *ask]
    done = on_a_small_disk(size, twice, environment, corpus.parent / "mounted")
    assert "Traceback" not in done.stderr, done.stderr
    assert (done.returncode, done.stdout) == (0, f"{wanted.stdout}and again\n{wanted.stdout}"), done.stderr
    if size in (4, 16, 400):  # what lies between may do or not
        assert ("working in memory" in done.stderr) == (size < 400), done.stderr


def test_a_change_for_which_there_is_no_room(
    corpus: Path, newsline: Run, environment: dict[str, str], tmp_path: Path
) -> None:
    """The index of before stays whole, the answer is that of now."""
    code = """
set -e
"$@" > /dev/null
head -c 100000000 /dev/zero > "$NEWSLINE_CACHE/filler" || true
echo "Quay closed - Anna Kovacs said so on Monday in Trieste, 3 March 2011" > "$0/new.txt"
"$@"
rm "$NEWSLINE_CACHE/filler"
"$@"
"""
    ask = [sys.executable, "-m", "newsline", *_ASK, "-c", str(corpus)]
    done = on_a_small_disk(2000, ["sh", "-c", code, str(corpus), *ask], environment, tmp_path / "mounted")
    wanted = newsline(*_ASK, "-c", str(corpus))
    assert (done.returncode, done.stdout) == (0, wanted.stdout * 2), done.stderr
    assert done.stderr.count("working in memory") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="the paths of POSIX")
@pytest.mark.parametrize("cache", ["/dev/null", "/dev/null/below"])
def test_a_cache_that_cannot_be_written(corpus: Path, newsline: Run, cache: str) -> None:
    wanted = newsline(*_ASK, "-c", str(corpus))
    done = newsline(*_ASK, "-c", str(corpus), env={"NEWSLINE_CACHE": cache})
    assert (done.returncode, done.stdout) == (0, wanted.stdout)
    (line,) = done.stderr.splitlines()
    assert "working in memory" in line
    refused = newsline("index", "-c", str(corpus), env={"NEWSLINE_CACHE": cache})
    assert (refused.returncode, len(refused.stderr.splitlines())) == (2, 1)


def test_an_interrupt_keeps_what_is_done(corpus: Path, environment: dict[str, str], newsline: Run) -> None:
    code = (
        "import os, signal, sys\n"
        "from newsline.saved import refresh\n"
        "refresh._SHARD_FILES = 5\n"
        "def parse(shard, options, real=refresh.parse_shard, seen=[]):\n"
        "    seen.append(shard)\n"
        "    if len(seen) == 5: os.kill(os.getpid(), signal.SIGINT)\n"
        "    return real(shard, options)\n"
        "refresh.parse_shard = parse\n"
        "from newsline.cli.app import run\n"
        "sys.exit(run(sys.argv[1:]))\n"
    )
    stopped = subprocess.run(
        [sys.executable, "-c", code, "index", "-c", str(corpus), "--jobs", "1"],
        env=environment,
        capture_output=True,
        preexec_fn=heed_interrupts,
        timeout=60,
    )
    assert (stopped.returncode, stopped.stdout, stopped.stderr) == (130, b"", b"")
    again = code.replace("len(seen) == 5", "False").replace(
        "sys.exit(run(sys.argv[1:]))",
        "run(sys.argv[1:])\nprint(sum(len(s.paths) for s in parse.__defaults__[1]))",
    )
    done = subprocess.run(
        [sys.executable, "-c", again, "index", "-c", str(corpus), "--jobs", "1"],
        env=environment,
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[-1]) == 20
    wanted = newsline(*_ASK, "-c", str(corpus), env={"NEWSLINE_CACHE": str(corpus.parent / "other")})
    assert newsline(*_ASK, "-c", str(corpus)).stdout == wanted.stdout


def test_several_at_once(corpus: Path, environment: dict[str, str], newsline: Run) -> None:
    wanted = newsline(*_ASK, "-c", str(corpus), env={"NEWSLINE_CACHE": str(corpus.parent / "other")})
    question = [sys.executable, "-m", "newsline", *_ASK, "-c", str(corpus)]
    index = [sys.executable, "-m", "newsline", "index", "--rebuild", "-c", str(corpus)]
    running = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for command in (index, question, question, index, question, question)
    ]
    for process in running:
        found, said = process.communicate(timeout=60)
        assert process.returncode == 0, said
        assert set(said.decode().splitlines()) <= {
            "newsline: another newsline is indexing this corpus; waiting for it"
        }
        if process.args == question:
            assert found.decode() == wanted.stdout


def test_the_index_command(corpus: Path, newsline: Run) -> None:
    where = ("-c", str(corpus))
    assert facts(newsline, *where, "--status")["state"] == "none"
    assert facts(newsline, *where, "--verify")["state"] == "none"
    made = facts(newsline, *where)
    assert (made["state"], made["files"], made["documents"], made["changed"]) == ("current", "40", "40", "0")
    assert facts(newsline, *where)["folder"] == made["folder"]
    assert facts(newsline, *where, "--verify")["state"] == "current"
    assert facts(newsline, *where, "--rebuild")["folder"] != made["folder"]
    write(corpus / "new.txt", 99)
    (corpus / "03.txt").unlink()
    stale = facts(newsline, *where, "--status")
    assert (stale["state"], stale["changed"], stale["gone"]) == ("stale", "1", "1")
    as_it_was = newsline("stats", *where, "--format", "json", "--no-refresh")
    assert as_it_was.returncode == 0, as_it_was.stderr
    assert json.loads(as_it_was.stdout)[0]["documents"] == 40
    table = Path(stale["folder"]) / "names" / "meta.json"
    table.write_bytes(table.read_bytes() + b" ")
    broken = newsline("index", *where, "--verify", "--format", "tsv")
    assert broken.returncode == 1
    assert "damaged" in broken.stdout
    assert facts(newsline, *where)["documents"] == "40"
    assert newsline("index", *where, "--verify", "--prune").returncode == 2
    corpus.rename(corpus.parent / "elsewhere")
    pruned = facts(newsline, "--prune")
    assert pruned["removed"] == "1"
    assert int(pruned["bytes"]) > 0


def test_a_cache_beside_the_corpus(corpus: Path, newsline: Run) -> None:
    (corpus.parent / "newsline.toml").write_text('corpus = ["corpus"]\ncache = "kept"\n')
    here = {"NEWSLINE_CACHE": ""}
    assert newsline("stats", cwd=corpus.parent, env=here).returncode == 0
    assert len(list((corpus.parent / "kept").glob("*/current"))) == 1
    other = {"NEWSLINE_CACHE": str(corpus.parent / "mine")}
    assert newsline("stats", cwd=corpus.parent, env=other).returncode == 0
    assert len(list((corpus.parent / "mine").glob("*/current"))) == 1


def test_an_index_of_others_is_not_called_damaged(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even to look into one can tantivy do without a lock, which is a file."""

    def fail(index: object) -> None:
        raise ValueError("Failed to acquire Lockfile: IoError(Os { code: 13 })")

    cache = tmp_path / "cache"
    whole = library.open(corpus, cache=cache)
    monkeypatch.setattr("newsline.saved.generation.register", fail)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    said: list[str] = []
    assert len(library.open(corpus, cache=cache, say=said.append).events) == len(whole.events)
    assert said == [f"no index can be kept in {cache} (Permission denied); working in memory"]
    for look in (status, verify):
        with pytest.raises(PermissionError, match="Permission denied"):
            look(Request((str(corpus),), cache))


def test_a_disk_that_is_full_has_its_own_word(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What tantivy says of it is of no use to anybody."""
    said: list[str] = []

    def fail(*_: object) -> None:
        raise ValueError("An error occurred in a thread: 'Worker thread failed.'")

    monkeypatch.setattr("newsline.saved.refresh.refresh", fail)
    library.open(corpus, cache=tmp_path / "cache", say=said.append)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=0))
    library.open(corpus, cache=tmp_path / "cache", say=said.append)
    assert "Worker thread failed" in said[0]
    assert said[-1].endswith("(No space left on device); working in memory")
