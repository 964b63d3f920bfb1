"""The rooms of docs/design.md, held against the imports of the code."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsline

PACKAGE = Path(newsline.__file__).parent

# What a room may import of newsline besides itself and `errors`.
ROOMS: dict[str, set[str]] = {
    "errors": set(),
    "garbage": set(),
    "model": set(),
    "config": set(),
    "corrections": {"model"},
    "read": {"model"},
    "parser": {"model"},
    "index": {"model"},
    "query": {"model", "index"},
    "render": {"model"},
    "intake": {"model", "read"},
    "documents": {"model", "read", "parser", "corrections"},
    "saved": {"__init__", "model", "read", "parser", "index", "corrections", "documents", "garbage"},
    "memory": {"model", "read", "index", "corrections", "documents"},
    "corpus": {"model", "read", "parser", "index", "query", "corrections", "memory", "saved"},
    "cli": {"__init__", "model", "config", "corpus", "documents", "saved", "intake", "render", "garbage"},
    "__init__": {"model", "corpus", "documents"},
    "__main__": {"__init__", "cli"},
}
# What a room may import from elsewhere, and whether only inside a function.
THIRD_PARTY: dict[str, dict[str, bool]] = {
    "read": {
        "yaml": True,
        "charset_normalizer": True,
        "lxml": True,
        "trafilatura": True,
        "fastwarc": True,
        "pypdf": True,
        "backports": True,
        "compression": True,  # of the standard library from 3.14 on
    },
    "parser": {"dateutil": True, "babel": True, "numpy": True, "spacy": True},
    "index": {"tantivy": True, "rapidfuzz": True, "rensa": True},
    "saved": {"tantivy": True, "filelock": True},
    "render": {"rich": True},
    "cli": {"typer": False},
}
LONGEST = 450


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Every module that `path` imports at run time, and whether inside a function."""
    tree = ast.parse(path.read_text(encoding="utf-8"))

    def walk(node: ast.AST, inside: bool) -> Iterator[tuple[str, bool]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
                continue
            if isinstance(child, ast.Import):
                for alias in child.names:
                    yield alias.name, inside
            elif isinstance(child, ast.ImportFrom):
                assert child.level == 0, f"{path}: import by full name"
                yield child.module or "", inside
            yield from walk(child, inside or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef))

    return walk(tree, False)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_what_its_row_allows(path: Path) -> None:
    room = room_of(path)
    for name, inside in imports(path):
        top, _, rest = name.partition(".")
        if top == "newsline":
            target = rest.split(".")[0] or "__init__"
            assert target in {room, "errors", *ROOMS[room]}, f"{room} may not import {name}"
        elif top not in sys.stdlib_module_names:
            only_inside = THIRD_PARTY.get(room, {}).get(top)
            assert only_inside is not None, f"{room} may not import {name}"
            assert inside or not only_inside, f"{room} must import {name} inside the function that needs it"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_every_room_has_a_row() -> None:
    assert {room_of(path) for path in modules()} == set(ROOMS)


def test_problem_codes_are_used_and_described() -> None:
    from newsline.errors import PROBLEM_CODES

    code = "\n".join(path.read_text(encoding="utf-8") for path in modules() if path.name != "errors.py")
    unused = [name for name in PROBLEM_CODES if f'"{name}"' not in code]
    assert not unused
    used: set[str] = set()
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Problem":
                first = node.args[0] if node.args else next(k.value for k in node.keywords if k.arg == "code")
                if isinstance(first, ast.Constant):
                    used.add(str(first.value))
    assert used <= set(PROBLEM_CODES)


@pytest.mark.parametrize("room", sorted(path.parent.name for path in PACKAGE.glob("parser/*/__init__.py")))
def test_each_room_of_the_parser_can_be_the_first_that_is_imported(room: str) -> None:
    done = subprocess.run([sys.executable, "-c", f"import newsline.parser.{room}"], capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
