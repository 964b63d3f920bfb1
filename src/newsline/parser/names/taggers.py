"""Taggers by name: what finds the names of a text can be chosen, also from other packages.

Whatever a tagger finds goes through the same grouping. A tagger of another package is a function
`(text, known) -> spans` (the protocol `Tagger`) under an entry point of the group `newsline.taggers`. If it
has a function `many` too (the protocol `TaggerOfMany`), it is given several texts at once.
"""

import os
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from newsline.errors import NewslineError
from newsline.parser.names.tag import (
    TYPES,
    Asked,
    NameSpan,
    Span,
    Tagger,
    TaggerOfMany,
    reads_many,
    tag_by_rules,
)

DEFAULT = "newsline"
BUILT_IN = ("newsline", "rules", "spacy")
GROUP = "newsline.taggers"

# Labels of the usual English pipelines, OntoNotes and CoNLL; all others are no names here.
_LABELS = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
    "PLACE": "PLACE",
}
# spaCy refuses texts of more than a million characters.
_SPACY_PART = 500_000
# Best first, among those that are installed.
_SIZES = ("trf", "lg", "md", "sm")


def find_tagger(name: str = DEFAULT) -> Tagger:
    """The tagger called `name`.

    `newsline` (the trained network, which hears the rules), `rules`, `spacy` (the largest
    installed English pipeline), `spacy:MODEL` (that pipeline, by its package or folder) or the
    name of an entry point of the group `newsline.taggers`. Raises `NewslineError` if there is
    none or it cannot be loaded.
    """
    if name == "newsline":
        from newsline.parser.names.judge import Trained

        return Trained()
    if name == "rules":
        return tag_by_rules
    kind, _, model = name.partition(":")
    if kind == "spacy":
        return _spacy(model)
    return _entry_point(name)


def checked(text: str, spans: Iterable[Span]) -> list[NameSpan]:
    """Spans of a foreign tagger as the grouping needs them: in order, inside the text, without overlap.

    White space at either end and a "the" before it are cut off; of two that overlap the
    first stays, of those that begin at one place the longest; what has no known type goes.
    """
    found: list[NameSpan] = []
    last = 0
    for start, end, type_ in sorted(spans, key=lambda span: (span[0], -span[1])):
        start, end = max(start, 0), min(end, len(text))
        surface = text[start:end]
        start += len(surface) - len(surface.lstrip())
        surface = surface.strip()
        if surface[:4].lower() == "the ":
            rest = surface[4:].lstrip()
            start += len(surface) - len(rest)
            surface = rest
        if surface and start >= last and type_ in TYPES:
            last = start + len(surface)
            found.append(NameSpan(start, last, type_))
    return found


@cache
def _spacy(model: str) -> Tagger:
    try:
        import spacy  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        raise NewslineError(
            "spaCy is not installed: pip install 'newsline[spacy]' and an English model"
        ) from None
    if not model:
        installed = [name for name in spacy.util.get_installed_models() if name.startswith("en_")]
        installed.sort(
            key=lambda name: _SIZES.index(name[-3:].strip("_")) if name[-3:].strip("_") in _SIZES else 9
        )
        if not installed:
            raise NewslineError("spaCy has no English model: python -m spacy download en_core_web_md")
        model = installed[0]
    try:
        pipeline: Any = spacy.load(
            _folder_of(model) or model, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"]
        )
    except (OSError, ImportError, ValueError):
        raise NewslineError(f"spaCy has no model {model!r}: python -m spacy download {model}") from None

    return _Spacy(pipeline)


class _Spacy:
    """A spaCy pipeline as a tagger."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline

    def __call__(self, text: str, known: Sequence[str] = ()) -> list[NameSpan]:
        return self.many(((text, known),))[0]

    def many(self, asked: Sequence[Asked]) -> list[list[NameSpan]]:
        found: list[list[NameSpan]] = [[] for _ in asked]
        parts = [
            (text[at : at + _SPACY_PART], (number, at))
            for number, (text, _) in enumerate(asked)
            for at in range(0, len(text), _SPACY_PART)
        ]
        for read, (number, at) in self._pipeline.pipe(parts, as_tuples=True):
            for item in read.ents:
                type_: Any = _LABELS.get(item.label_, "")
                found[number].append(NameSpan(at + item.start_char, at + item.end_char, type_))
        return [checked(text, spans) for (text, _), spans in zip(asked, found, strict=True)]


def _folder_of(model: str) -> str | None:
    """The folder of the pipeline in an installed package, which may only wrap one; `None` without it."""
    from importlib.util import find_spec

    spec = find_spec(model) if model.isidentifier() else None
    for package in (spec.submodule_search_locations or ()) if spec else ():
        for folder in sorted(os.scandir(package), key=lambda entry: entry.name):
            if folder.is_dir() and os.path.isfile(os.path.join(folder.path, "config.cfg")):  # noqa: PTH113, PTH118
                return folder.path
    return None


@cache
def _entry_point(name: str) -> Tagger:
    from importlib.metadata import entry_points

    points = {point.name: point for point in entry_points(group=GROUP)}
    if name not in points:
        names = ", ".join((*BUILT_IN, *sorted(points)))
        raise NewslineError(f"no tagger {name!r}; there are {names}")
    try:
        foreign = points[name].load()
    except Exception as error:
        raise NewslineError(f"the tagger {name!r} cannot be loaded: {error}") from error

    return _ForeignOfMany(foreign) if reads_many(foreign) else _Foreign(foreign)


class _Foreign:
    """A tagger of another package, whose spans are checked."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger

    def __call__(self, text: str, known: Sequence[str] = ()) -> list[NameSpan]:
        return checked(text, self._tagger(text, known))


class _ForeignOfMany(_Foreign):
    """The same, of one that reads several texts at once."""

    _tagger: TaggerOfMany

    def many(self, asked: Sequence[Asked]) -> list[list[NameSpan]]:
        answers = self._tagger.many(asked)
        return [checked(text, spans) for (text, _), spans in zip(asked, answers, strict=True)]
