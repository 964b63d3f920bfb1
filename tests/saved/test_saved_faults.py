"""Full disks, caches that cannot be written, several newslines at once, and `newsline index`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("limit", [0, 2000, 20000])
def test_a_disk_that_is_full(corpus: Path, newsline: Run, environment: dict[str, str], limit: int) -> None:
    """No file may grow beyond a limit: what is answered is right, in memory, with a word about it."""
    resource = pytest.importorskip("resource")
    wanted = newsline(*_ASK, "-c", str(corpus), env={"NEWSLINE_CACHE": str(corpus.parent / "other")})
    done = subprocess.run(
        [sys.executable, "-m", "newsline", *_ASK, "-c", str(corpus)],
        env=environment,
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
