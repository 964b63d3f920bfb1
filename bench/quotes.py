"""Measure the quotes stage: predictions for a scorer, and its speed.

    python bench/quotes.py GOLD.jsonl PREDICTIONS.jsonl

GOLD holds one object a line with "id", "text" and optionally "title". PREDICTIONS gets {"id", "text",
"quotes"} in the form of the record (docs/record.md). Prints megabytes of text for each CPU second of
the quotes stage alone (best of three), whose entities come from the names stage. Cyclic garbage is looked
for as seldom as the command line does (`newsline.cli.app.run`).
"""

import argparse
import gc
import json
import time
from pathlib import Path
from typing import Any

from newsline.garbage import RARELY
from newsline.parser.names import find_entities
from newsline.parser.quotes import find_quotes


def main() -> None:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("predictions", type=Path)
    options = arguments.parse_args()
    gc.set_threshold(*RARELY)
    lines = options.gold.read_text(encoding="utf-8").split("\n")
    rows: list[dict[str, Any]] = [json.loads(line) for line in lines if line.strip()]
    entities = [find_entities(row["text"], row.get("title") or "").entities for row in rows]
    find_quotes("Warm up.")
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        found = [find_quotes(row["text"], names) for row, names in zip(rows, entities, strict=True)]
        best = min(best, time.process_time() - start)
    with options.predictions.open("w", encoding="utf-8") as out:
        for row, item in zip(rows, found, strict=True):
            quotes = [
                quote._asdict() | {"speaker": quote.speaker and quote.speaker._asdict()}
                for quote in item.quotes
            ]
            out.write(json.dumps({"id": row["id"], "text": row["text"], "quotes": quotes}) + "\n")
    size = sum(len(row["text"].encode()) for row in rows) / 1e6
    print(f"{len(rows)} documents, {size:.2f} MB, {size / best:.2f} MB per CPU second")


if __name__ == "__main__":
    main()
