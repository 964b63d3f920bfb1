"""Measure the names stage: predictions for a scorer, and its speed.

    python bench/entities.py [--tagger NAME] GOLD.jsonl PREDICTIONS.jsonl   # find and group names
    python bench/entities.py --group GOLD.jsonl PREDICTIONS.jsonl    # group the gold file's own mentions

GOLD holds one object a line with "id", "text" and, for --group, "entities" with "start", "end" and
"type" (PERSON, ORG, PLACE). PREDICTIONS gets {"id", "text", "entities": [{"name", "type", "mentions"}]}
or, with --group, {"id", "groups": [label, …]}, one label for each gold entity in order.
Prints megabytes of text for each CPU second, of a fresh process. Cyclic garbage is looked for as seldom as
the command line does (`newsline.cli.app.run`).
"""

import argparse
import gc
import json
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from newsline.garbage import RARELY
from newsline.model import Entity
from newsline.parser.names import NameSpan, Tagger, find_entities, find_tagger
from newsline.parser.names.clusters import Cluster
from newsline.parser.names.group import cluster
from newsline.parser.names.taggers import DEFAULT


def find(row: dict[str, Any], tagger: Tagger) -> tuple[Entity, ...]:
    return find_entities(row["text"], tagger=tagger).entities


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
    work: Callable[[dict[str, Any]], Any] = (
        group if options.group else partial(find, tagger=find_tagger(options.tagger))
    )
    report: Callable[[dict[str, Any], Any], dict[str, Any]] = grouped if options.group else found
    work({"id": "", "text": "Load the lists first.", "entities": []})
    begin = time.process_time()
    answers = [work(row) for row in rows]
    seconds = time.process_time() - begin
    size = sum(len(row["text"].encode("utf-8", "surrogatepass")) for row in rows) / 1e6
    with options.predictions.open("w", encoding="utf-8") as file:
        for row, answer in zip(rows, answers, strict=True):
            file.write(json.dumps(report(row, answer)) + "\n")
    print(f"{len(rows)} documents, {size:.2f} MB, {size / seconds:.2f} MB per CPU second")


if __name__ == "__main__":
    main()
