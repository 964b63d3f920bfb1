"""Gold sets as other ways of saving leave their texts: answers should be the same (metamorphic testing).

    python bench/resaved.py WAY GOLD.jsonl OUT.jsonl    # WAY: see `WAYS`
    newsline parse OUT.jsonl > PREDICTIONS.jsonl        # then the scorer of the set

GOLD holds one object a line with "id", "text" and perhaps "entities" with "start" and "end". OUT gets "id",
"text" and the entities at their new places; quotes are scored against GOLD itself, whose scorer leaves white
space out of account.
"""

import argparse
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from newsline.parser.restored.places import Edit, Places

_WIDTH = 70
_NARROW = 60
_FEWEST = 3  # letters of a word on either side of a hyphen
# Before "'s", a mark, a full stop that may end a sentence; on the inner side of brackets.
_CUT = (
    r"(?<=\w)(?=['’]s\b)|(?<=[\w)\"'”’.])(?=[,;:!?][\s\"'”’)])"
    r"|(?<=[\w)\"'”’])(?=\.[\"'”’)]*(?:\s|$))|(?<=\()(?=\S)|(?<=\S)(?=\))"
)
_SENTENCE = r"(?:(?<=[a-z]{3}[.?!])|(?<=[.?!][\"”])) (?=[A-Z\"“])"
_WORD = re.compile(r"\S+")

Way = Callable[[str], Iterator[Edit]]


def wrapped(text: str, width: int = _WIDTH, *, divided: bool = False) -> Iterator[Edit]:
    """Lines of a width; with `divided` words in small letters are divided by hyphens."""
    column = 0
    for match in re.finditer(r"\n|[^\S\n]|\S+", text):
        if match[0] == "\n":
            column = 0
        elif not match[0].isspace():
            column += len(match[0])
        elif (word := _WORD.match(text, match.end())) is None or column + 1 + len(word[0]) <= width:
            column += 1
        else:
            room = min(width - column - 2, len(word[0]) - _FEWEST)
            if divided and room >= _FEWEST and word[0].isalpha() and word[0].islower():
                yield Edit(word.start() + room, word.start() + room, "-\n")
                column = -room
            else:
                yield Edit(match.start(), match.end(), "\n")
                column = 0


def tokens(text: str) -> Iterator[Edit]:
    """A space before each mark of punctuation."""
    for match in re.finditer(_CUT, text):
        yield Edit(match.start(), match.start(), " ")


def treebank(text: str) -> Iterator[Edit]:
    """Tokens, and double marks as the Penn Treebank writes them."""
    within = False
    edits = list(tokens(text))
    for match in re.finditer('["“”]', text):
        within = match[0] == "“" or (match[0] == '"' and not within)
        edits.append(Edit(match.start(), match.end(), "`` " if within else " ''"))
    yield from sorted(edits)


def _replaced(pattern: str, new: str, every: int = 1) -> Way:
    def way(text: str) -> Iterator[Edit]:
        for number, match in enumerate(re.finditer(pattern, text)):
            if number % every == 0:
                yield Edit(match.start(), match.end(), new)

    return way


def _cased(change: Callable[[str], str]) -> Way:
    def way(text: str) -> Iterator[Edit]:
        for place, char in enumerate(text):
            if len(change(char)) == 1 and change(char) != char:
                yield Edit(place, place + 1, change(char))

    return way


WAYS: dict[str, Way] = {
    "wrapped": wrapped,
    "divided": lambda text: wrapped(text, _NARROW, divided=True),
    "tokens": tokens,
    "treebank": treebank,
    "spaced": _replaced(_SENTENCE, "  "),
    "no-break": _replaced(" ", "\xa0", 5),
    "sentences": _replaced(_SENTENCE, "\n"),
    "capitals": _cased(str.upper),
    "small": _cased(str.lower),
}


def resaved(row: dict[str, Any], way: Way) -> dict[str, Any]:
    """The id, the text saved in another way, and the entities where they stand there."""
    edits = list(way(row["text"]))
    made: dict[str, Any] = {"id": row["id"], "text": Places(row["text"], edits).text}
    if "entities" in row:
        grown = [edit for edit in edits if len(edit.new) != edit.end - edit.start]
        made["entities"] = [
            entity | {"start": _moved(entity["start"], grown, 1), "end": _moved(entity["end"], grown, 0)}
            for entity in row["entities"]
        ]
    return made


def _moved(place: int, edits: list[Edit], begins: int) -> int:
    """Where a place of the text stands behind edits; what is put in there stands before what begins (1) and
    behind what ends (0)."""
    before = [edit for edit in edits if edit.end < place + (begins or edit.start < edit.end)]
    return place + sum(len(edit.new) - (edit.end - edit.start) for edit in before)


def main() -> None:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("way", choices=sorted(WAYS))
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("out", type=Path)
    options = arguments.parse_args()
    lines = options.gold.read_text(encoding="utf-8").split("\n")
    rows = [resaved(json.loads(line), WAYS[options.way]) for line in lines if line.strip()]
    options.out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
