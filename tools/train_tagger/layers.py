"""What the two networks share: batches of examples, and what a candidate hears of the others around it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import torch  # type: ignore[import-not-found,unused-ignore]
from documents import Example  # type: ignore[import-not-found,unused-ignore]
from torch.nn import functional  # type: ignore[import-not-found,unused-ignore]

from newsline.parser.names.network import LABELS

# How many numbers `heard` gives for a candidate.
HEARD = 4 * LABELS
# More than there are surfaces.
_SURFACES = 1 << 32


class Tensors(NamedTuple):
    """One example, or the rows of several; `surface` and `tail` differ between documents."""

    roles: Any
    bits: Any
    surface: Any
    tail: Any
    single: Any
    silver: Any


def tensors(example: Example) -> Tensors:
    """An example's arrays for torch."""
    look = example.look
    return Tensors(
        torch.tensor(look.roles),
        torch.tensor(look.bits),
        torch.tensor(look.surface),
        torch.tensor(look.tail),
        torch.tensor(look.single),
        torch.full((len(look.bits),), float(example.document.silver)),
    )


def joined(parts: Sequence[Tensors]) -> Tensors:
    """Several examples as one."""
    apart = [
        part._replace(surface=part.surface + at * _SURFACES, tail=part.tail + at * _SURFACES)
        for at, part in enumerate(parts)
    ]
    return Tensors(*(torch.cat(columns) for columns in zip(*apart, strict=True)))


def heard(scores: Any, batch: Tensors) -> Any:
    """`Network._others` of `newsline.parser.names.network`, from scores and with gradients."""
    chances = functional.softmax(scores, 1)
    size = len(chances)
    unique, group = torch.unique(torch.cat([batch.surface, batch.tail]), return_inverse=True)
    mine, tail = group[:size], group[size:]
    count = torch.zeros(len(unique)).index_add_(0, mine, torch.ones(size))
    rest = count[mine][:, None] - 1
    same = torch.zeros(len(unique), LABELS).index_add_(0, mine, chances)
    others, often = (same[mine] - chances) / rest.clamp(min=1), torch.log1p(rest)
    longer = ~batch.single
    sums = torch.zeros(len(unique), LABELS).index_add_(0, tail[longer], chances[longer])
    sums = torch.cat([sums[:, 1:].sum(1, keepdim=True), sums[:, 1:]], 1)
    ends = torch.log1p(sums[mine]) * batch.single[:, None]
    return torch.cat([others, others * often, ends, chances * often], 1)
