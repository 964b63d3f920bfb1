"""Measure `find_timexes` on a gold file of documents with time expressions.

    python bench/dates.py GOLD.jsonl [SCORER.py] [--predictions PRED.jsonl] [scorer options]

GOLD holds lines of {"id", "date", "text", "timexes"}. Writes the predictions, prints megabytes
of text per CPU second and, with a scorer (called as `SCORER GOLD PRED`), its figures for all
documents and for the even and the odd ones apart.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from newsline.parser.timex import find_timexes


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("scorer", type=Path, nargs="?")
    parser.add_argument("--predictions", type=Path)
    options, rest = parser.parse_known_args()
    documents = [json.loads(line) for line in options.gold.read_text("utf-8").splitlines() if line.strip()]
    lines = [json.dumps(_predict(document)) for document in documents]
    size = sum(len(document["text"].encode()) for document in documents)
    print(f"{size / 1e6 / _seconds(documents):.2f} MB per CPU second over {size / 1e6:.2f} MB")
    with tempfile.TemporaryDirectory() as folder:
        predictions = options.predictions or Path(folder) / "predictions.jsonl"
        predictions.write_text("\n".join(lines) + "\n", "utf-8")
        if options.scorer is None:
            return
        sys.stdout.flush()
        for name, half in (("all", documents), ("even", documents[::2]), ("odd", documents[1::2])):
            gold = Path(folder) / "gold.jsonl"
            gold.write_text("\n".join(map(json.dumps, half)) + "\n", "utf-8")
            extra = rest if name == "all" else ["--json"]
            print(name, flush=True)
            subprocess.run([sys.executable, options.scorer, gold, predictions, *extra], check=True)


def _anchor(document: dict[str, str]) -> datetime | None:
    return datetime.fromisoformat(document["date"]) if document.get("date") else None


def _predict(document: dict[str, str]) -> dict[str, object]:
    timexes = find_timexes(document["text"], _anchor(document))
    dates = [
        {"start": t.start, "end": t.end, "text": t.text, "type": t.type, "value": t.value} for t in timexes
    ]
    return {"id": document["id"], "dates": dates}


def _seconds(documents: list[dict[str, str]]) -> float:
    """CPU seconds for one pass over the documents, the best of five."""
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        for document in documents:
            find_timexes(document["text"], _anchor(document))
        best = min(best, time.process_time() - start)
    return best


if __name__ == "__main__":
    main()
