"""The JSON Schema (draft 2020-12) of the record, as `newsline schema` prints it."""

from typing import Any

from newsline.model.record import SCHEMA

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_MAYBE_TEXT: Schema = {"type": ["string", "null"]}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_OFFSET: Schema = {"type": "integer", "minimum": 0}
_SPAN: Schema = {"start": _OFFSET, "end": _OFFSET, "text": _TEXT}


def _object(properties: Schema, *, optional: Schema | None = None, nullable: bool = False) -> Schema:
    return {
        "type": ["object", "null"] if nullable else "object",
        "properties": properties | (optional or {}),
        "required": list(properties),
    }


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


_WHEN = {
    "edtf": {"type": "string", "description": "EDTF, ISO 8601-2:2019, level 1"},
    "earliest": {"type": ["string", "null"], "format": "date"},
    "latest": {"type": ["string", "null"], "format": "date"},
    "precision": {"enum": ["century", "decade", "year", "season", "month", "day", "interval"]},
    "time": {"type": ["string", "null"], "description": "ISO 8601, with the offset where the page states it"},
    "basis": {"type": "string", "description": "the kind of evidence: byline, header, url, filename, …"},
    "evidence": {"type": "string", "description": "the evidence, quoted"},
    "confidence": {"type": "number", "minimum": 0, "maximum": 1},
}


_QUOTES = _array(
    _object(
        _SPAN
        | {
            "direct": {"type": "boolean"},
            "speaker": _object(_SPAN | {"name": _TEXT}, nullable=True),
            "cue": _MAYBE_TEXT,
            "confidence": {"type": "number", "minimum": 0, "maximum": 1},
        }
    )
)


def record_schema() -> Schema:
    """The schema of one line of `newsline parse`, and of a hit (`hit` and `storyline`: in answers)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "newsline record",
        "description": "One document as an event. Offsets are Unicode code points into `text`, half-open.",
        **_object(_properties(), optional={"hit": _hit(), "storyline": _storyline()}),
    }


def _properties() -> Schema:
    return {
        "schema": {"const": SCHEMA},
        "id": _TEXT,
        "file": _TEXT,
        "title": _TEXT,
        "text": _TEXT,
        "date": _object(_WHEN, nullable=True),
        "bounds": _object(_WHEN, nullable=True)
        | {"description": "for an undated document: between which days it must lie, if the text tells"},
        "publisher": _MAYBE_TEXT,
        "byline": _TEXTS,
        "section": _MAYBE_TEXT,
        "tags": _TEXTS,
        "url": _MAYBE_TEXT,
        "lang": _MAYBE_TEXT,
        "dates": _array(
            _object(
                _SPAN
                | {
                    "type": {"enum": ["DATE", "TIME", "DURATION", "SET"]},
                    "value": {"type": "string", "description": "TIMEX3 (TimeML)"},
                    "edtf": _MAYBE_TEXT,
                }
            )
        ),
        "entities": _array(
            _object(
                {
                    "name": _TEXT,
                    "type": {"type": "string", "description": "PERSON, ORG or PLACE; others may be added"},
                    "aliases": _TEXTS,
                    "mentions": _array(_object(_SPAN)),
                },
                optional={"candidates": _TEXTS},
            )
        ),
        "quotes": _QUOTES,
        "related": _array(
            _object(
                {
                    "title": _TEXT,
                    "date": _object(_WHEN, nullable=True),
                    "url": _MAYBE_TEXT,
                    "entities": _TEXTS,
                }
            )
        ),
        "problems": _array(
            _object(
                {
                    "code": _TEXT,
                    "message": _TEXT,
                    "file": _MAYBE_TEXT,
                    "line": {"type": ["integer", "null"], "minimum": 1},
                    "start": {"type": ["integer", "null"], "minimum": 0},
                    "end": {"type": ["integer", "null"], "minimum": 0},
                }
            )
        ),
        "kind": {"enum": ["document", "listed", "background"]},
        "listed_in": _TEXTS,
        "title_quotes": _QUOTES | {"description": "offsets are code points into `title`"},
    }


def _hit() -> Schema:
    span = {"type": "array", "items": _OFFSET, "minItems": 2, "maxItems": 2}
    return _object(
        {
            "score": {"type": "number"},
            "matches": _array(
                _object(
                    {
                        "query": _TEXT,
                        "found": _TEXT,
                        "field": _TEXT,
                        "similarity": {"type": "integer", "minimum": 0, "maximum": 100},
                    }
                )
            ),
            "spans": _array(span),
            "title_spans": _array(span),
        }
    )


def _storyline() -> Schema:
    """Of an event that has others beside it; `matching` is there in hits."""
    count = {"type": "integer", "minimum": 0}
    return _object(
        {
            "id": {"type": "string", "description": "the id of the first report by date"},
            "reports": {"type": "integer", "minimum": 2},
            "sources": _TEXTS,
            "first": {"type": ["string", "null"], "description": "EDTF, of the first dated report"},
            "last": {"type": ["string", "null"], "description": "EDTF, of the last dated report"},
            "undated": count,
        },
        optional={"matching": count},
        nullable=True,
    )
