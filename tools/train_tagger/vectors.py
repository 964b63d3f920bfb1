"""Word vectors of a spaCy pipeline, reduced to 48 dimensions of 8 bits and found by the CRC-32 of a word."""

import re
from pathlib import Path
from zlib import crc32

import numpy as np
import spacy  # type: ignore[import-not-found,unused-ignore]
from numpy.typing import NDArray

WIDTH = 48
# One step of the 8 bits; vectors have unit variance in each dimension and are cut at four.
STEP = 1 / 31
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['.&]){0,9}")


def reduced(model: str) -> tuple[NDArray[np.uint32], NDArray[np.uint16], NDArray[np.int8]]:
    """Sorted keys of words in lower case, the row of each, and the table, whose row 0 is for no word."""
    pipeline = spacy.load(
        Path(model) if Path(model).exists() else model,
        exclude=["tagger", "parser", "attribute_ruler", "lemmatizer", "ner"],
    )
    vectors = pipeline.vocab.vectors
    data = vectors.data.astype(np.float64)
    data -= data.mean(axis=0)
    data /= np.linalg.norm(data, axis=1, keepdims=True) + 1e-9
    _, _, axes = np.linalg.svd(data, full_matrices=False)
    table = data @ axes[:WIDTH].T
    table = np.clip(table / table.std(axis=0), -4, 4)
    rows: dict[int, int] = {}
    for key, row in vectors.key2row.items():
        word = pipeline.vocab.strings[key].lower()
        if _WORD.fullmatch(word):
            rows[crc32(word.encode())] = row
    keys = sorted(rows)
    small = np.zeros((len(table) + 1, WIDTH), np.int8)
    small[1:] = np.round(table / STEP)
    return np.array(keys, np.uint32), np.array([rows[key] for key in keys], np.uint16), small
