"""Measure the grouping of names: predictions for a scorer, and the sizes of families.

    python bench/grouping.py documents GOLD.jsonl PREDICTIONS.jsonl  # group the gold mentions of a document
    python bench/grouping.py topics GOLD.jsonl PREDICTIONS.jsonl     # and those of a topic
    python bench/grouping.py families CORPUS.jsonl                   # names found by newsline, grouped

GOLD holds one object a line with "id", "text" and "entities" with "start", "end" and "type" (PERSON,
ORG, PLACE); a topic is all documents whose id has the same part before the first "_". PREDICTIONS
gets {"id", "groups": [label, …]}, one label for each entity in order. CORPUS needs "id" and "text".
"""

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from newsline.index.families import families
from newsline.index.grouping import group_family
from newsline.index.nodes import collect, node_key
from newsline.model import Event
from newsline.parser.names import NameSpan, find_entities
from newsline.parser.names.group import entities_of

_TYPES = ("PERSON", "ORG", "PLACE")
_TOLD = (1, 2, 5, 10, 20, 50, 100)


def event_of(row: dict[str, Any]) -> Event:
    """The gold mentions of a document as newsline groups them, the first of two with equal places."""
    spans: dict[tuple[int, int], NameSpan] = {}
    for entity in row["entities"]:
        if entity["type"] in _TYPES:
            place = (entity["start"], entity["end"])
            spans.setdefault(place, NameSpan(*place, entity["type"]))
    entities, _ = entities_of(row["text"], sorted(spans.values()))
    return Event(row["id"], "", "", row["text"], entities=entities)


def labels(row: dict[str, Any], event: Event, names: Iterable[str]) -> dict[str, Any]:
    groups = {
        (mention.start, mention.end): name
        for entity, name in zip(event.entities, names, strict=True)
        for mention in entity.mentions
    }
    places = [(entity["start"], entity["end"]) for entity in row["entities"]]
    return {
        "id": row["id"],
        "groups": [groups.get(place, f"other {row['id']} {n}") for n, place in enumerate(places)],
    }


def group_documents(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    events = [event_of(row) for row in rows]
    return [
        labels(row, event, map(str, range(len(event.entities))))
        for row, event in zip(rows, events, strict=True)
    ]


def group_topics(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    topics: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        topics[row["id"].partition("_")[0]].append(row)
    answers = []
    for topic in topics.values():
        events = [event_of(row) for row in topic]
        nodes = collect((number, event.entities) for number, event in enumerate(events))
        groups = [group for family in families(nodes.values()) for group in group_family(family)]
        # An ambiguous name is nobody's: that two documents have it makes no one entity of it.
        group_of = {
            key: None if group.candidates else str(number)
            for number, group in enumerate(groups)
            for key in group.members
        }
        answers += [
            labels(
                row,
                event,
                [group_of[node_key(entity)] or f"{row['id']} {n}" for n, entity in enumerate(event.entities)],
            )
            for row, event in zip(topic, events, strict=True)
        ]
    return answers


def show_families(rows: list[dict[str, Any]]) -> None:
    entities = [find_entities(row["text"], row.get("title") or "").entities for row in rows]
    begin = time.process_time()
    nodes = collect(enumerate(entities))
    made = families(nodes.values())
    groups = [group for family in made for group in group_family(family)]
    seconds = time.process_time() - begin
    sizes = Counter(map(len, made))
    print(
        f"{len(rows)} documents, {sum(map(len, entities))} entities, {len(nodes)} nodes,"
        f" {len(made)} families, {len(groups)} names, {seconds:.2f} CPU seconds"
    )
    for least, most in pairwise((*_TOLD, max(sizes) + 1)):
        found = sum(count for size, count in sizes.items() if least <= size < most)
        if found:
            print(f"families of {least} to {most - 1} nodes: {found}")
    print(f"the largest family: {max(sizes)} nodes")


def main() -> None:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("what", choices=("documents", "topics", "families"))
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("predictions", type=Path, nargs="?")
    options = arguments.parse_args()
    lines = options.gold.read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line.strip()]
    if options.what == "families":
        show_families(rows)
    elif options.predictions is None:
        arguments.error("where shall the predictions go?")
    else:
        answers = (group_documents if options.what == "documents" else group_topics)(rows)
        text = "".join(json.dumps(answer) + "\n" for answer in answers)
        options.predictions.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
