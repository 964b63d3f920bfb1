"""Gold sets with other names: how much of the answers hangs on names that lists and training know.

    python bench/renamed.py KIND GOLD.jsonl OUT.jsonl
    newsline parse OUT.jsonl > PREDICTIONS.jsonl    # then the scorer of the set, with OUT as gold

KIND is PERSON, ORG or PLACE for sets of names, speakers for sets of quotes. In OUT each word of such names is
another one, the same all over its document: invented letter by letter after the lists of family names and
towns, and in no list itself. Left as they are: words that the set has in small letters too ("Bank"),
initials, words of three letters, and peoples.
"""

import argparse
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from newsline.parser.names.lexicon import Grouped, lexicon

KINDS = ("PERSON", "ORG", "PLACE", "speakers")
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST, _LONGEST = 4, 10
_KEPT = frozenset(("id", "type", "kind"))


def invented(like: Iterable[str], known: Callable[[str], bool]) -> Iterator[str]:
    """Words whose every letter followed the two before it in some of `like`, none of them `known`."""
    follows: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(like):
        letters = f"^^{name.lower()}$"
        for at in range(2, len(letters)):
            follows[letters[at - 2 : at]].append(letters[at])
    chance = random.Random(1)
    made: set[str] = set()
    while True:
        letters = "^^"
        while letters[-1] != "$" and len(letters) < _LONGEST + 3:
            letters += chance.choice(follows[letters[-2:]])
        word = letters[2:].rstrip("$").capitalize()
        if _SHORTEST <= len(word) <= _LONGEST and word not in made and not known(word):
            made.add(word)
            yield word


def names_in(row: dict[str, Any], kind: str) -> Iterator[str]:
    """The gold names of a kind in a row."""
    for entity in row.get("entities", ()):
        if entity["type"] == kind:
            yield row["text"][entity["start"] : entity["end"]]
    for quote in row.get("quotes", ()):
        speaker = quote.get("speaker") or {}
        if kind == "speakers" and speaker.get("kind") == "person":
            yield speaker.get("name") or ""


def renamed(
    row: dict[str, Any], kind: str, new: Iterator[str], kept: Callable[[str], bool]
) -> dict[str, Any]:
    """The row with other words in its names of a kind; all places are those of the new text."""
    words = {word for name in names_in(row, kind) for word in _WORD.findall(name) if not kept(word)}
    others = {word: next(new) for word in sorted(words)}
    others |= {word.upper(): other.upper() for word, other in others.items()}
    grown = [
        (match.end(), len(others[match[0]]) - len(match[0]))
        for match in _WORD.finditer(row["text"])
        if match[0] in others
    ]

    def moved(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: item if name in _KEPT else moved(item, name) for name, item in value.items()}
        if isinstance(value, list):
            is_span = len(value) == 2 and all(type(item) is int for item in value)
            return [moved(item, "start" if is_span else "") for item in value]
        if isinstance(value, str):
            return _WORD.sub(lambda match: others.get(match[0], match[0]), value)
        if key in ("start", "end", "title_end") and isinstance(value, int):
            return value + sum(by for end, by in grown if end <= value)
        return value

    return dict(moved(row))


def main() -> None:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("kind", choices=KINDS)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("out", type=Path)
    options = arguments.parse_args()
    rows = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").split("\n") if line.strip()]
    lists = lexicon()
    small = {word for row in rows for word in _WORD.findall(row["text"]) if word.islower()}

    def known(word: str) -> bool:
        return bool(lists.flags(word)) or word.lower() in small

    def kept(word: str) -> bool:
        usual = not word[0].isupper() or word.isupper() or len(word) < _SHORTEST or word.lower() in small
        return usual or (options.kind in ("ORG", "PLACE") and word in lists.demonyms)

    family = lists.family.all() if isinstance(lists.family, Grouped) else lists.family
    like = lists.cities() if options.kind in ("ORG", "PLACE") else family
    new = invented(filter(str.isalpha, like), known)
    made = [renamed(row, options.kind, new, kept) for row in rows]
    options.out.write_text("".join(json.dumps(row) + "\n" for row in made), encoding="utf-8")


if __name__ == "__main__":
    main()
