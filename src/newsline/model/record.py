"""The record: events and answers as JSON-able dictionaries, the contract of `docs/record.md`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from newsline.errors import Problem
from newsline.model.event import DateCandidate, Entity, Event, Quote, RelatedItem
from newsline.model.when import When

if TYPE_CHECKING:
    from newsline.model.hit import CorpusStats, EntitySummary, Hit, Match, QuoteHit
    from newsline.model.joined import NameReasons, Sighting, UnsureJoin
    from newsline.model.storyline import Report, Storyline

SCHEMA = "newsline/1"

Record = dict[str, Any]


def event_record(event: Event) -> Record:
    """One event as the JSON object that `newsline parse` prints; offsets count code points."""
    return {
        "schema": SCHEMA,
        "id": event.id,
        "file": event.file,
        "title": event.title,
        "text": event.text,
        "date": when_record(event.date),
        "bounds": when_record(event.bounds),
        "publisher": event.publisher,
        "byline": list(event.byline),
        "section": event.section,
        "tags": list(event.tags),
        "url": event.url,
        "lang": event.lang,
        "dates": [
            {"start": t.start, "end": t.end, "text": t.text, "type": t.type, "value": t.value, "edtf": t.edtf}
            for t in event.dates
        ],
        "entities": [_entity(entity) for entity in event.entities],
        "quotes": [_quote(quote) for quote in event.quotes],
        "related": [_related(item) for item in event.related],
        "problems": [problem_record(problem) for problem in event.problems],
        "kind": event.kind,
        "listed_in": list(event.listed_in),
        "title_quotes": [_quote(quote) for quote in event.title_quotes],
    }


def hit_record(hit: "Hit") -> Record:
    """A hit: the record of its event, `hit`, which says how it was found, and its `storyline`."""
    return event_record(hit.event) | {
        "hit": {
            "score": round(hit.score, 4),
            "matches": [_match(match) for match in hit.matches],
            "spans": [list(span) for span in hit.spans],
            "title_spans": [list(span) for span in hit.title_spans],
        },
        "storyline": hit.storyline and storyline_record(hit.storyline) | {"matching": hit.matching},
    }


def storyline_record(storyline: "Storyline") -> Record:
    """What the reports of a storyline come to."""
    return {
        "id": storyline.id,
        "reports": storyline.reports,
        "sources": list(storyline.sources),
        "first": storyline.first,
        "last": storyline.last,
        "undated": storyline.undated,
    }


def report_record(report: "Report") -> Record:
    """One report of a storyline, in the form in which other answers name an event."""
    return report._asdict()


def quote_record(found: "QuoteHit") -> Record:
    """A quote with its date, the event it stands in and all events with the same words.

    `speaker.name` is the canonical name across the corpus.
    """
    record: Record = {"schema": SCHEMA, **_quote(found.quote)}
    if found.speaker and record["speaker"]:
        record["speaker"] = record["speaker"] | {"name": found.speaker}
    return record | {
        "in_title": found.in_title,
        "date": when_record(found.date),
        "event": _source(found.event),
        "sources": [_source(event) for event in (found.event, *found.also)],
        "matches": [_match(match) for match in found.matches],
    }


def entity_record(summary: "EntitySummary") -> Record:
    """A name across the corpus."""
    return {
        "schema": SCHEMA,
        "name": summary.name,
        "type": summary.type,
        "aliases": list(summary.aliases),
        "mentions": summary.mentions,
        "events": summary.events,
        "first": when_record(summary.first),
        "last": when_record(summary.last),
        "together": _counted(summary.together),
        "counts": list(summary.counts),
    }


def reasons_record(found: "NameReasons") -> Record:
    """The forms of a name, and why each is that name."""
    return {
        "schema": SCHEMA,
        "name": found.name,
        "type": found.type,
        "events": found.events,
        "mentions": found.mentions,
        "read": found.read,
        "forms": [
            {
                "form": form.form,
                "of": form.of,
                "scope": form.scope,
                "rule": form.rule,
                "reason": form.reason,
                "events": form.events,
                "mentions": form.mentions,
                "examples": [_sighting(sighting) for sighting in form.sightings],
            }
            for form in found.forms
        ],
        "candidates": _counted(found.candidates),
        "apart": _counted(found.apart),
    }


def unsure_record(found: "UnsureJoin") -> Record:
    """Two names that may be one."""
    return {
        "schema": SCHEMA,
        "name": found.name,
        "alias": found.alias,
        "type": found.type,
        "events": found.events,
        "alias_events": found.alias_events,
        "rule": found.rule,
        "reason": found.reason,
        "likelihood": found.likelihood,
        "joined": found.joined,
        "forms": list(found.forms),
        "others": _counted(found.others),
        "settled": found.settled,
        "toml": found.toml,
    }


def why_record(event: Event) -> Record:
    """Where an event's date came from: accepted and rejected evidence, each with its place."""
    return {
        "schema": SCHEMA,
        "id": event.id,
        "file": event.file,
        "title": event.title,
        "date": when_record(event.date),
        "bounds": when_record(event.bounds),
        "candidates": [_candidate(candidate) for candidate in event.candidates],
        "problems": [problem_record(problem) for problem in event.problems],
    }


def stats_record(stats: "CorpusStats") -> Record:
    """A corpus in numbers; `bytes` as read from disk."""
    return {
        "schema": SCHEMA,
        "files": stats.files,
        "bytes": stats.bytes,
        "documents": stats.documents,
        "listed": stats.listed,
        "dated": stats.dated,
        "undated": stats.undated,
        "entities": stats.entities,
        "quotes": stats.quotes,
        "storylines": stats.storylines,
        "first": when_record(stats.first),
        "last": when_record(stats.last),
        "publishers": dict(stats.publishers),
        "bases": dict(stats.bases),
        "problems": dict(stats.problems),
    }


def problem_record(problem: Problem) -> Record:
    """A problem of a document or a file."""
    return {
        "code": problem.code,
        "message": problem.message,
        "file": problem.file,
        "line": problem.line,
        "start": problem.start,
        "end": problem.end,
    }


def when_record(when: When | None) -> Record | None:
    """A date with its bounds, precision and evidence; `None` stays `None`."""
    if when is None:
        return None
    return {
        "edtf": when.edtf,
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
        "precision": when.precision,
        "time": when.time,
        "basis": when.basis,
        "evidence": when.evidence,
        "confidence": round(when.confidence, 2),
    }


def _entity(entity: Entity) -> Record:
    record: Record = {
        "name": entity.name,
        "type": entity.type,
        "aliases": list(entity.aliases),
        "mentions": [{"start": m.start, "end": m.end, "text": m.text} for m in entity.mentions],
    }
    if entity.candidates:
        record["candidates"] = list(entity.candidates)
    return record


def _quote(quote: Quote) -> Record:
    speaker = quote.speaker
    return {
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "direct": quote.direct,
        "speaker": speaker
        and {"name": speaker.name, "start": speaker.start, "end": speaker.end, "text": speaker.text},
        "cue": quote.cue,
        "confidence": round(quote.confidence, 2),
    }


def _source(event: Event) -> Record:
    return {
        "id": event.id,
        "file": event.file,
        "title": event.title,
        "publisher": event.publisher,
        "url": event.url,
        "date": event.date.edtf if event.date else None,
    }


def _sighting(found: "Sighting") -> Record:
    return {
        "id": found.id,
        "title": found.title,
        "date": found.date.edtf if found.date else None,
        "before": found.before,
        "mention": found.mention,
        "after": found.after,
        "start": found.start,
        "end": found.end,
    }


def _counted(names: Iterable[tuple[str, int]]) -> list[Record]:
    return [{"name": name, "events": count} for name, count in names]


def _related(item: RelatedItem) -> Record:
    return {
        "title": item.title,
        "date": when_record(item.date),
        "url": item.url,
        "entities": list(item.entities),
    }


def _candidate(candidate: DateCandidate) -> Record:
    return {
        "text": candidate.text,
        "edtf": candidate.edtf,
        "rule": candidate.rule,
        "accepted": candidate.accepted,
        "reason": candidate.reason,
        "line": candidate.line,
    }


def _match(match: "Match") -> Record:
    return {
        "query": match.query,
        "found": match.found,
        "field": match.field,
        "similarity": match.similarity,
    }
