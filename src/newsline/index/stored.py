"""Nodes as they stand in the table of names, so that what changes can be counted on from there."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from newsline.index.compact import compact
from newsline.index.nodes import NameNode


class Halves(NamedTuple):
    """A node in two parts: what the documents say, and what the listed events add. Events are left out."""

    documents: NameNode | None = None
    listed: NameNode | None = None

    @property
    def whole(self) -> NameNode | None:
        """Both as one."""
        if self.documents and self.listed:
            return combined(self.documents, self.listed)
        return self.documents or self.listed


def combined(left: NameNode, right: NameNode) -> NameNode:
    """The node of two sets of events that have none in common."""
    return left._replace(
        forms=left.forms + right.forms,
        aliases=left.aliases + right.aliases,
        events=tuple(sorted((*left.events, *right.events))),
        mentions=left.mentions + right.mentions,
        candidates=tuple(sorted({*left.candidates, *right.candidates})),
    )


def changed(node: NameNode | None, minus: NameNode | None, plus: NameNode | None) -> NameNode | None:
    """A node without some of its events and with others; `None` if none are left.

    The candidates are those of the first and the last: which of them only the removed events had is
    not known.
    """
    sample = node or plus
    if sample is None:
        return None
    forms = Counter(node.forms) if node else Counter[str]()
    aliases = Counter(node.aliases) if node else Counter[str]()
    mentions = node.mentions if node else 0
    candidates = {*(node.candidates if node else ()), *(plus.candidates if plus else ())}
    if minus:
        forms.subtract(minus.forms)
        aliases.subtract(minus.aliases)
        mentions -= minus.mentions
    if plus:
        forms.update(plus.forms)
        aliases.update(plus.aliases)
        mentions += plus.mentions
    forms, aliases = +forms, +aliases
    if not forms:
        return None
    return sample._replace(
        forms=forms, aliases=aliases, events=(), mentions=mentions, candidates=tuple(sorted(candidates))
    )


def encode_halves(halves: tuple[Halves, ...]) -> bytes:
    """Nodes as bytes."""
    return _packed([[_row(half) for half in pair] for pair in halves])


def decode_halves(data: bytes) -> dict[str, Halves]:
    """The nodes that `encode_halves` made into `data`, by their keys."""
    rows = _unpacked(data)
    found = [Halves(*map(_node, pair)) for pair in rows]
    return {node.key: pair for pair in found if (node := pair.documents or pair.listed)}


def encode_forms(forms: Mapping[str, int]) -> bytes:
    """The forms of a label as bytes."""
    return _packed(dict(forms))


def decode_forms(data: bytes) -> Counter[str]:
    """The forms that `encode_forms` made into `data`."""
    return Counter(_unpacked(data))


def _packed(value: object) -> bytes:
    # As it is: tantivy compresses what stands in some rows together, and so better than each for itself.
    return compact(value).encode("utf-8", "surrogatepass")


def _unpacked(data: bytes) -> Any:
    return json.loads(data.decode("utf-8", "surrogatepass"))


def _row(node: NameNode | None) -> list[Any] | None:
    if node is None:
        return None
    return [
        node.key,
        node.type,
        node.tokens,
        node.forms,
        node.aliases,
        node.mentions,
        node.candidates,
        int(node.ambiguous),
    ]


def _node(row: list[Any] | None) -> NameNode | None:
    if row is None:
        return None
    key, kind, tokens, forms, aliases, mentions, candidates, ambiguous = row
    return NameNode(
        key,
        kind,
        tuple(tokens),
        Counter(forms),
        Counter(aliases),
        (),
        mentions,
        tuple(candidates),
        bool(ambiguous),
    )
