"""The code that made an index: another one makes it anew, also under the same version number."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import newsline
from newsline.saved import fingerprint

PAGE = "Ferry strike ends\n\n4 June 2013\n\nAnna Kovacs said the ferries of Rijeka would sail on Monday.\n"
RULE = "newsline/parser/sentences.py"
LOOK = "newsline/render/gaps.py"
PLUGIN = "[newsline.taggers]\nother = other:tag\n"


class Installed:
    """A copy of newsline, and a corpus of which it keeps an index."""

    def __init__(self, root: Path, environment: dict[str, str]) -> None:
        self.site = root / "site"
        package = Path(newsline.__file__).parent
        shutil.copytree(package, self.site / "newsline", ignore=shutil.ignore_patterns("__pycache__"))
        self.corpus = root / "corpus"
        self.corpus.mkdir()
        (self.corpus / "page.txt").write_text(PAGE)
        os.utime(self.corpus / "page.txt", (1_600_000_000, 1_600_000_000))
        self.environment = environment | {"PYTHONPATH": str(self.site)}

    def record(self) -> None:
        """Note the digests of all files, as an installer does."""
        folder = self.site / f"newsline-{newsline.__version__}.dist-info"
        folder.mkdir(exist_ok=True)
        lines = []
        for path in sorted(path for path in (self.site / "newsline").rglob("*") if path.is_file()):
            digest = base64.urlsafe_b64encode(hashlib.sha256(path.read_bytes()).digest()).rstrip(b"=")
            name = path.relative_to(self.site).as_posix()
            lines.append(f"{name},sha256={digest.decode()},{path.stat().st_size}\n")
        (folder / "RECORD").write_text("".join(lines))

    def edit(self, name: str) -> None:
        """Change a file in one letter of a comment, its size staying as it is."""
        path = self.site / name
        text = path.read_text()
        at = text.index('"""') + 3
        path.write_text(text[:at] + text[at].swapcase() + text[at + 1 :])

    def plug_in(self, version: str) -> None:
        """Install a package with a tagger that finds nothing."""
        (self.site / "other.py").write_text("def tag(text, known=()):\n    return []\n")
        for old in self.site.glob("other-*.dist-info"):
            shutil.rmtree(old)
        folder = self.site / f"other-{version}.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: other\nVersion: {version}\n")
        (folder / "entry_points.txt").write_text(PLUGIN)

    def run(self, *arguments: str) -> str:
        command = [sys.executable, "-m", "newsline", *arguments, "-c", str(self.corpus)]
        done = subprocess.run(command, capture_output=True, text=True, env=self.environment, check=True)
        return done.stdout

    def state(self, *arguments: str) -> str:
        facts = self.run("index", "--status", *arguments, "--format", "tsv").splitlines()
        return dict(line.split("\t") for line in facts)["state"]


@pytest.fixture
def installed(tmp_path: Path, environment: dict[str, str]) -> Installed:
    return Installed(tmp_path, environment)


def test_what_makes_rows_is_in_the_rooms() -> None:
    code = "import sys, newsline.saved.refresh; print(*(n for n in sys.modules if n.startswith('newsline.')))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    # How often garbage is looked for makes no row another.
    assert {name.split(".")[1] for name in out.split()} - {"garbage"} == set(fingerprint.ROOMS)


def test_edited_code_makes_the_index_anew(installed: Installed) -> None:
    installed.run("index")
    assert installed.state() == "current"
    installed.edit(LOOK)
    assert installed.state() == "current"
    installed.edit(RULE)
    assert installed.state() == "outdated"
    installed.run("timeline")
    installed.run("index")
    assert installed.state() == "current"


def test_other_installed_code_makes_the_index_anew(installed: Installed) -> None:
    installed.record()
    installed.run("index")
    for path in (installed.site / "newsline").rglob("*.py"):
        os.utime(path, (1_700_000_000, 1_700_000_000))  # installed again, the same
    assert installed.state() == "current"
    installed.edit(LOOK)
    installed.record()
    assert installed.state() == "current"
    installed.edit(RULE)
    installed.record()
    assert installed.state() == "outdated"


def test_another_version_of_a_tagger_makes_the_index_anew(installed: Installed) -> None:
    installed.plug_in("1.0")
    installed.run("index", "--tagger", "other")
    assert installed.state("--tagger", "other") == "current"
    installed.plug_in("1.1")
    assert installed.state("--tagger", "other") == "outdated"
