"""Label plain sentences with a spaCy pipeline: silver labels for `train.py`.

    python tools/train_tagger/label.py MODEL TEXT.jsonl SILVER.jsonl

MODEL is a package or a folder, TEXT has one object a line with "id" and "text". Needs spaCy.
"""

import json
import sys
from pathlib import Path

import spacy  # type: ignore[import-not-found,unused-ignore]


def main() -> None:
    """Read the arguments and write the labels."""
    model, source, target = sys.argv[1:]
    pipeline = spacy.load(model, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"])
    rows = [json.loads(line) for line in Path(source).read_text(encoding="utf-8").split("\n") if line]
    with Path(target).open("w", encoding="utf-8") as file:
        for row, found in zip(rows, pipeline.pipe(row["text"] for row in rows), strict=True):
            row["entities"] = [
                {"start": item.start_char, "end": item.end_char, "type": item.label_} for item in found.ents
            ]
            file.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
