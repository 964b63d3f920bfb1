"""Settings from files: `newsline.toml` beside a corpus, and the user's own."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from newsline.errors import NewslineError

PROJECT_FILE = "newsline.toml"
CORRECTIONS_FILE = "newsline-corrections.toml"
_LIST_KEYS = ("corpus", "ignore", "readers")
_TEXT_KEYS = ("format", "by", "corrections", "cache", "tagger")
_FLAG_KEYS = ("hyperlinks",)
_TABLE_KEYS = ("columns",)
# As `newsline.read.table.ROLES` has them, which would cost every question its import.
COLUMNS = ("title", "text", "teaser", "date", "url", "source", "byline", "section", "tags", "lang", "id")


class Settings(NamedTuple):
    """What a settings file may say; everything is optional.

    `corpus`: paths of the corpus, relative to the file. `ignore`: glob patterns of
    files to leave out. `format` and `by`: defaults of the options of that name.
    `hyperlinks`: link headlines to their files. `corrections`: the corrections file,
    relative to the settings file; by default the one beside the project file. `cache`: the
    folder in which indexes are kept, relative to the settings file. `columns`: which column
    of a table is what (`Options.columns` of the readers). `readers`: readers of other packages
    that are asked before the built-in ones. `tagger`: what finds names.
    `source`: the file it was read from.
    """

    corpus: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    format: str | None = None
    by: str | None = None
    hyperlinks: bool | None = None
    corrections: str | None = None
    cache: str | None = None
    columns: Mapping[str, str] = MappingProxyType({})
    readers: tuple[str, ...] = ()
    tagger: str | None = None
    source: Path | None = None


def user_folder(variables: Mapping[str, str]) -> Path:
    """The user's folder of settings for newsline: where the system has such folders.

    After the XDG Base Directory Specification 0.8 and the customs of macOS and Windows.
    """
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - raises nothing where there is none
    if os.name == "nt":
        return Path(variables.get("APPDATA") or home) / "newsline"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "newsline"
    return Path(variables.get("XDG_CONFIG_HOME") or home / ".config") / "newsline"


def find_settings(folder: Path, variables: Mapping[str, str], user_folder: Path) -> Settings:
    """The settings in force in `folder`: environment, then project file, then user file.

    The project file is the nearest `newsline.toml` in `folder` or above it; without a
    `corpus` key its own folder is the corpus. The user file is `config.toml` in
    `user_folder`. Raises `NewslineError` for a file that cannot be read or holds
    anything unknown, so that a slip of the pen is not ignored.
    """
    project = next((path for at in (folder, *folder.parents) if _is_file(path := at / PROJECT_FILE)), None)
    settings = _read(user_folder / "config.toml")
    if project:
        found = _read(project)
        beside = project.parent / CORRECTIONS_FILE
        if not found.corrections and _is_file(beside):
            found = found._replace(corrections=str(beside))
        settings = _over(settings, found if found.corpus else found._replace(corpus=(str(project.parent),)))
    corpus = tuple(path for path in variables.get("NEWSLINE_CORPUS", "").split(os.pathsep) if path)
    form = variables.get("NEWSLINE_FORMAT") or None
    if corpus:
        settings = settings._replace(corpus=corpus)
    if tagger := variables.get("NEWSLINE_TAGGER"):
        settings = settings._replace(tagger=tagger)
    if corrections := variables.get("NEWSLINE_CORRECTIONS"):
        settings = settings._replace(corrections=corrections)
    return settings._replace(format=form) if form else settings


def _is_file(path: Path) -> bool:
    """Whether there is such a file; not in a folder that we may not look into."""
    try:
        return path.is_file()
    except OSError:
        return False


def _over(under: Settings, upper: Settings) -> Settings:
    """`upper`, with what it leaves open taken from `under`."""
    return Settings(
        corpus=upper.corpus or under.corpus,
        ignore=upper.ignore or under.ignore,
        format=upper.format or under.format,
        by=upper.by or under.by,
        hyperlinks=under.hyperlinks if upper.hyperlinks is None else upper.hyperlinks,
        corrections=upper.corrections or under.corrections,
        columns=upper.columns or under.columns,
        readers=upper.readers or under.readers,
        tagger=upper.tagger or under.tagger,
        cache=upper.cache or under.cache,
        source=upper.source or under.source,
    )


def _read(path: Path) -> Settings:
    try:
        if not path.is_file() and path.exists():
            raise NewslineError(f"cannot read {path}: not a file")
        data = path.read_bytes()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise NewslineError(f"cannot read {path}: {error.strerror}") from None
    import tomllib

    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise NewslineError(f"{path} is not valid TOML: {error}") from None
    except RecursionError:
        raise NewslineError(f"{path} is nested too deeply") from None
    _check(path, table)
    return Settings(
        corpus=tuple(_below(path, entry) for entry in table.get("corpus", ())),
        ignore=tuple(table.get("ignore", ())),
        format=table.get("format"),
        by=table.get("by"),
        hyperlinks=table.get("hyperlinks"),
        corrections=_below(path, entry) if (entry := table.get("corrections")) else None,
        columns=table.get("columns", {}),
        readers=tuple(table.get("readers", ())),
        tagger=table.get("tagger"),
        cache=_below(path, entry) if (entry := table.get("cache")) else None,
        source=path,
    )


def _below(settings: Path, entry: str) -> str:
    """A path in a settings file, which counts from the file's folder."""
    try:
        return str(settings.parent / Path(entry).expanduser())
    except RuntimeError:
        raise NewslineError(f"{settings}: nobody's home folder: {entry}") from None


def _check(path: Path, table: dict[str, Any]) -> None:
    for key, value in table.items():
        if key in _LIST_KEYS:
            fits, wanted = (
                isinstance(value, list) and all(isinstance(v, str) for v in value),
                "a list of texts",
            )
        elif key in _TEXT_KEYS:
            fits, wanted = isinstance(value, str), "a text"
        elif key in _FLAG_KEYS:
            fits, wanted = isinstance(value, bool), "true or false"
        elif key in _TABLE_KEYS:
            fits, wanted = (
                isinstance(value, dict) and all(isinstance(v, str) for v in value.values()),
                "a table of texts",
            )
        else:
            known = ", ".join((*_LIST_KEYS, *_TEXT_KEYS, *_FLAG_KEYS, *_TABLE_KEYS))
            raise NewslineError(f"{path}: unknown setting '{key}'; there are: {known}")
        if not fits:
            raise NewslineError(f"{path}: '{key}' must be {wanted}")
    for role in table.get("columns", ()):
        if role not in COLUMNS:
            raise NewslineError(f"{path}: unknown column '{role}'; there are: {', '.join(COLUMNS)}")
