"""Quotes and their speakers: one case after another from `tests/cases/quotes`.

A file holds cases. `=== name` opens one; `TYPE Name: form, form` lines give its entities
(`AMBIGUOUS Surname: Name, Name` one that may be several); then the text; then, after a line
`---`, one line a quote: `direct` or `reported`, words, speaker's name, cue, with " | " between
(`-` for none), and `! code` a problem.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsline.model import Entity, EntityType, Mention
from newsline.parser.quotes import Quotes, find_quotes

CASES = Path(__file__).parents[2] / "cases" / "quotes"


@dataclass(frozen=True)
class Case:
    text: str
    entities: tuple[Entity, ...]
    expected: tuple[str, ...]


def _mentions(text: str, forms: list[str]) -> tuple[Mention, ...]:
    pattern = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return tuple(Mention(m.start(), m.end(), m.group()) for m in re.finditer(rf"\b(?:{pattern})\b", text))


def _read(block: str) -> Case:
    lines = block.strip("\n").split("\n")
    heads: list[tuple[str, str, list[str]]] = []
    while lines and (head := re.fullmatch(r"(PERSON|ORG|PLACE|AMBIGUOUS) ([^:]+): (.+)", lines[0])):
        heads.append((head[1], head[2], head[3].split(", ")))
        lines.pop(0)
    body, _, after = "\n".join(lines).partition("\n---\n")
    entities: list[Entity] = []
    taken: set[int] = set()
    for kind, name, forms in sorted(heads, key=lambda item: item[0] == "AMBIGUOUS"):
        candidates = tuple(forms) if kind == "AMBIGUOUS" else ()
        found = _mentions(body, [name] if candidates else forms)
        kept = tuple(m for m in found if not taken & set(range(m.start, m.end)))
        taken |= {at for m in kept for at in range(m.start, m.end)}
        entity_type: EntityType = "ORG" if kind == "ORG" else "PLACE" if kind == "PLACE" else "PERSON"
        entities.append(Entity(name, entity_type, (), kept, candidates))
    return Case(body, tuple(entities), tuple(after.strip("\n").split("\n")) if after.strip() else ())


def _cases() -> dict[str, Case]:
    found: dict[str, Case] = {}
    for path in sorted(CASES.glob("*.txt")):
        for block in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, _, rest = block.partition("\n")
            found[f"{path.stem}: {name}"] = _read(rest)
    return found


def _shown(quotes: Quotes) -> tuple[str, ...]:
    rows = [
        " | ".join(
            (
                "direct" if quote.direct else "reported",
                quote.text.replace("\n", "/"),
                quote.speaker.name if quote.speaker else "-",
                quote.cue or "-",
            )
        )
        for quote in quotes.quotes
    ]
    return (*rows, *(f"! {problem.code}" for problem in quotes.problems))


ALL = _cases()


@pytest.mark.parametrize("name", ALL)
def test_case(name: str) -> None:
    case = ALL[name]
    assert _shown(find_quotes(case.text, case.entities)) == case.expected
