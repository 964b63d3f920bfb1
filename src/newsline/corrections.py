"""The corrections file: dates, names and splits that a person keeps, read and checked."""

import os
import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args

from newsline.errors import NewslineError, Problem
from newsline.model import EntityType, Event, edtf_bounds
from newsline.model.corrections import (
    Assignment,
    Corrections,
    DocumentCorrection,
    NameCorrection,
    Target,
)

_KINDS: dict[str, tuple[str, ...]] = {
    "document": ("id", "path", "date", "bounds", "title", "publisher", "note"),
    "name": ("name", "type", "aliases", "not", "open", "note"),
    "assign": ("id", "path", "surface", "name", "note"),
}
_LISTS = ("aliases", "not", "open")
_HEADING = re.compile(r"^[ \t]*\[\[[ \t]*(document|name|assign)[ \t]*\]\]", re.MULTILINE)


def read_corrections(path: str | os.PathLike[str]) -> Corrections:
    """The corrections in a TOML file, as `docs/corrections.md` describes it.

    Raises `NewslineError`, with file and line, for a file that cannot be read and for
    anything in it that is unknown, contradictory or no date.
    """
    file = os.fspath(path)
    try:
        text = Path(file).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise NewslineError(f"cannot read the corrections file {file}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise NewslineError(f"{file} is not valid UTF-8: {error}") from None
    import tomllib

    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise NewslineError(f"{file} is not valid TOML: {error}") from None
    for kind, entries in table.items():
        if kind not in _KINDS:
            known = ", ".join(f"[[{name}]]" for name in _KINDS)
            raise NewslineError(f"{file}: unknown table '{kind}'; there are: {known}")
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise NewslineError(f"{file}: '{kind}' must be written as [[{kind}]]")
    made: dict[str, list[_Entry]] = {
        kind: [
            _Entry(file, kind, number, line, entry)
            for number, (line, entry) in enumerate(_with_lines(text, kind, table.get(kind, [])), 1)
        ]
        for kind in _KINDS
    }
    names = [entry.name() for entry in made["name"]]
    _check_forms(file, names)
    return Corrections(
        [entry.document() for entry in made["document"]],
        names,
        [entry.assignment() for entry in made["assign"]],
        file,
    )


def _with_lines(text: str, kind: str, entries: list[Any]) -> Iterable[tuple[int | None, Any]]:
    """The entries, each with the line of its heading where that is beyond doubt."""
    starts = [match.start() for match in _HEADING.finditer(text) if match[1] == kind]
    if len(starts) != len(entries):  # written in another way, or a heading inside a text
        return [(None, entry) for entry in entries]
    lines: list[int | None] = []
    line, at = 1, 0
    for start in starts:
        line += text.count("\n", at, start)
        at = start
        lines.append(line)
    return zip(lines, entries, strict=True)


class _Entry:
    """One entry while it is checked."""

    def __init__(self, file: str, kind: str, number: int, line: int | None, table: dict[str, Any]) -> None:
        self.line = line
        place = f":{line}" if line else f" ([[{kind}]] number {number})"
        self.label = Path(file).name + place
        self._place = file + place
        self._table = table
        for key, value in table.items():
            if key not in _KINDS[kind]:
                raise self._error(f"unknown key '{key}' in [[{kind}]]; there are: {', '.join(_KINDS[kind])}")
            if key in _LISTS:
                fits = isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)
                wanted = "a list of texts"
            elif key in ("date", "bounds") and isinstance(value, date):
                fits, wanted = not isinstance(value, datetime), "a day or EDTF, without a clock"
            else:
                fits, wanted = isinstance(value, str) and bool(value.strip()), "a text"
            if not fits:
                raise self._error(f"'{key}' must be {wanted}")

    def document(self) -> DocumentCorrection:
        """The entry as a `[[document]]`."""
        if self._text("date") and self._text("bounds"):
            raise self._error("give 'date' or 'bounds', not both")
        if not any(self._text(key) for key in ("date", "bounds", "title", "publisher")):
            raise self._error("corrects nothing: give date, bounds, title or publisher")
        return DocumentCorrection(
            self._target(),
            self.label,
            self.line,
            self._edtf("date"),
            self._edtf("bounds"),
            self._text("title"),
            self._text("publisher"),
            self._text("note"),
        )

    def assignment(self) -> Assignment:
        """The entry as an `[[assign]]`."""
        return Assignment(
            self._target(), self.label, self._needed("surface"), self._needed("name"), self.line
        )

    def name(self) -> NameCorrection:
        """The entry as a `[[name]]`."""
        type_ = self._text("type")
        known: dict[str, EntityType] = {one: one for one in get_args(EntityType)}
        if type_ is not None and type_ not in known:
            raise self._error(f"unknown type '{type_}'; there are: {', '.join(known)}")
        aliases, apart, open_ = (tuple(self._table.get(key, ())) for key in _LISTS)
        # An empty list is what is left of a suggestion of which nothing could be told.
        if not type_ and not any(key in self._table for key in _LISTS):
            raise self._error("corrects nothing: give type, aliases, not or open")
        return NameCorrection(
            self._needed("name"),
            self.label,
            known[type_] if type_ else None,
            aliases,
            apart,
            self.line,
            open_,
        )

    def _target(self) -> Target:
        id_, path = self._text("id"), self._text("path")
        if bool(id_) == bool(path):
            raise self._error("give 'id' or 'path', not both" if id_ else "give 'id' or 'path'")
        return Target(id_, path)

    def _edtf(self, key: str) -> str | None:
        value = self._text(key)
        if value is not None:
            try:
                edtf_bounds(value)
            except ValueError as error:
                raise self._error(
                    f"'{key}': {error}; write 2016, 2016-10, 2016-10-18 or 2016-10/.."
                ) from None
        return value

    def _text(self, key: str) -> str | None:
        value = self._table.get(key)
        if isinstance(value, date):
            return value.isoformat()
        return None if value is None else " ".join(str(value).split())

    def _needed(self, key: str) -> str:
        value = self._text(key)
        if value is None:
            raise self._error(f"'{key}' is missing")
        return value

    def _error(self, message: str) -> NewslineError:
        return NewslineError(f"{self._place}: {message}")


def _check_forms(file: str, names: Iterable[NameCorrection]) -> None:
    """A form belongs to one name, and to none that it is kept apart from."""
    owners: dict[str, NameCorrection] = {}
    for name in names:
        place = f"{file}:{name.line}" if name.line else file
        for form in dict.fromkeys((name.name, *name.aliases)):
            owner = owners.setdefault(form.casefold(), name)
            if owner is not name:
                raise NewslineError(f"{place}: '{form}' is claimed by '{owner.name}' and by '{name.name}'")
        own = {form.casefold() for form in (name.name, *name.aliases)}
        for form in name.apart:
            if form.casefold() in own:
                raise NewslineError(f"{place}: '{form}' is both a form of '{name.name}' and not one")
        for form in name.open:
            if form.casefold() in own.union(map(str.casefold, name.apart)):
                raise NewslineError(f"{place}: '{form}' is both open and decided for '{name.name}'")


class Usage:
    """Which entries have met a document, so that those which met none can be said."""

    def __init__(self, corrections: Corrections) -> None:
        self._corrections = corrections
        self._used: set[int] = set()
        self._ids: dict[int, set[tuple[str, str]]] = {}
        self._forms: set[str] = set()

    def note(self, event: Event) -> None:
        """Take in a document that was parsed with these corrections."""
        for entity in event.entities:
            self._forms.update(form.casefold() for form in (entity.name, *entity.aliases))
        for number in self._corrections.matching(event.id, event.file):
            entry = self._corrections.entries[number]
            if entry.target.id:
                self._ids.setdefault(number, set()).add((event.id, event.file))
            if isinstance(entry, DocumentCorrection) or _bears(event, entry):
                self._used.add(number)

    def problems(self) -> list[Problem]:
        """An `unused-correction` for every entry that met nothing, in the order of the file.

        Raises `NewslineError` if a shortened id is the beginning of several.
        """
        corrections = self._corrections
        for number, met in self._ids.items():
            if len({id_ for id_, _ in met}) > 1:
                entry = corrections.entries[number]
                some = ", ".join(f"{id_} ({file})" for id_, file in sorted(met)[:5])
                raise NewslineError(f"{entry.label}: several documents have an id that begins so: {some}")
        unused = [
            (entry.line, f"no document has the {entry.target}")
            if isinstance(entry, DocumentCorrection)
            else (entry.line, f"no document with the {entry.target} names '{entry.surface}'")
            for number, entry in enumerate(corrections.entries)
            if number not in self._used
        ]
        unused += [
            (name.line, f"no document names '{name.name}' or an alias of it")
            for name in corrections.names
            if self._forms.isdisjoint(form.casefold() for form in (name.name, *name.aliases))
        ]
        unused.sort(key=lambda pair: pair[0] or 0)
        return [
            Problem("unused-correction", message, file=corrections.file, line=line)
            for line, message in unused
        ]


def _bears(event: Event, entry: Assignment) -> bool:
    wanted = entry.surface.casefold()
    return any(
        entity.name == entry.name and wanted in {form.casefold() for form in (entity.name, *entity.aliases)}
        for entity in event.entities
    )
