"""Measure the names stage: predictions for a scorer, and its speed.

    python bench/entities.py [--tagger NAME] GOLD.jsonl PREDICTIONS.jsonl   # find and group names
    python bench/entities.py --group GOLD.jsonl PREDICTIONS.jsonl    # group the gold file's own mentions

GOLD holds one object a line with "id", "text" and, for --group, "entities" with "start", "end" and
"type" (PERSON, ORG, PLACE). PREDICTIONS gets {"id", "text", "entities": [{"name", "type", "mentions"}]}
or, with --group, {"id", "groups": [label, …]}, one label for each gold entity in order.
Prints megabytes of text for each CPU second, of a fresh process: of the tagger alone, which is asked for as
many documents at once as a parse asks for, and with grouping. Cyclic garbage is looked for as seldom as the
command line does (`newsline.cli.app.run`).
"""

import argparse
import gc
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from newsline.documents import TOGETHER
from newsline.garbage import RARELY
from newsline.model import Entity
from newsline.parser.names import NameSpan, Span, Tagger, asked_of, find_tagger
from newsline.parser.names import grouped as entities_of
from newsline.parser.names.clusters import Cluster
from newsline.parser.names.group import cluster
from newsline.parser.names.tag import tag_each
from newsline.parser.names.taggers import DEFAULT

_LOAD = "Load the lists first."


def find(rows: list[dict[str, Any]], tagger: Tagger) -> list[Sequence[Span]]:
    found: list[Sequence[Span]] = []
    for at in range(0, len(rows), TOGETHER):
        found += tag_each(tagger, [asked_of(row["text"], "", ()) for row in rows[at : at + TOGETHER]])
    return found


def found(row: dict[str, Any], entities: tuple[Entity, ...]) -> dict[str, Any]:
    return {
        "id": row["id"],
        "text": row["text"],
        "entities": [
            {
                "name": entity.name,
                "type": entity.type,
                "mentions": [{"start": mention.start, "end": mention.end} for mention in entity.mentions],
            }
            for entity in entities
        ],
    }


def group(row: dict[str, Any]) -> list[Cluster]:
    spans = {
        (entity["start"], entity["end"]): NameSpan(entity["start"], entity["end"], entity["type"])
        for entity in row["entities"]
        if entity["type"] in ("PERSON", "ORG", "PLACE")
    }
    return cluster(row["text"], sorted(spans.values()))


def grouped(row: dict[str, Any], clusters: list[Cluster]) -> dict[str, Any]:
    labels: dict[tuple[int, int], int] = {}
    for number, item in enumerate(clusters):
        for start, end, _ in item.spans:
            labels[start, end] = number
    places = [(entity["start"], entity["end"]) for entity in row["entities"]]
    return {
        "id": row["id"],
        "groups": [str(labels.get(place, f"other {n}")) for n, place in enumerate(places)],
    }


def main() -> None:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("predictions", type=Path)
    arguments.add_argument("--group", action="store_true")
    arguments.add_argument("--tagger", default=DEFAULT)
    options = arguments.parse_args()
    gc.set_threshold(*RARELY)
    lines = options.gold.read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line.strip()]
    size = sum(len(row["text"].encode("utf-8", "surrogatepass")) for row in rows) / 1e6
    if options.group:
        group({"text": _LOAD, "entities": []})
        begin = time.process_time()
        answers = [grouped(row, group(row)) for row in rows]
        said = f"{size / (time.process_time() - begin):.2f} MB per CPU second"
    else:
        tagger = find_tagger(options.tagger)
        find([{"text": _LOAD}], tagger)
        begin = time.process_time()
        spans = find(rows, tagger)
        tagged = time.process_time()
        entities = [
            entities_of(row["text"], "", these).entities for row, these in zip(rows, spans, strict=True)
        ]
        end = time.process_time()
        answers = [found(row, these) for row, these in zip(rows, entities, strict=True)]
        said = f"{size / (tagged - begin):.2f} MB per CPU second, {size / (end - begin):.2f} with grouping"
    with options.predictions.open("w", encoding="utf-8") as file:
        for answer in answers:
            file.write(json.dumps(answer) + "\n")
    print(f"{len(rows)} documents, {size:.2f} MB, {said}")


if __name__ == "__main__":
    main()
