"""Train the network of `newsline.parser.names.network` and write its weights.

    python tools/train_tagger/train.py --silver SILVER --gold TRAIN --vectors MODEL --out names.npz

SILVER is what `label.py` writes, TRAIN a gold set ("id", "text", "entities" with "start", "end", "type"),
--without leaves out documents whose id begins so. Needs torch, spaCy and numpy; some minutes on one core.
docs/decisions/0012-tagger.md tells what each part is worth.
"""

import argparse
import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import torch  # type: ignore[import-not-found,unused-ignore]
from examples import Example, Examples  # type: ignore[import-not-found,unused-ignore]
from torch import nn  # type: ignore[import-not-found,unused-ignore]
from torch.nn import functional  # type: ignore[import-not-found,unused-ignore]
from vectors import STEP, WIDTH, reduced  # type: ignore[import-not-found,unused-ignore]

from newsline.parser.names.features import BITS, DRAWERS, NAME, NEVER, features, role_of
from newsline.parser.names.lexicon import lexicon

SIZE, HIDDEN, STATE, LABELS, SIDE = 48, 64, 64, 7, 3
EPOCHS, GOLD_ONLY, BATCH, RATE = 5, 2, 6, 3e-3
# A word seen less often has no vector of its own.
SEEN = 3
SILVER_WEIGHT, SWAPPED = 0.5, 0.3


class Data:
    """The features of all pieces as tensors."""

    def __init__(self, examples: Examples, model: str) -> None:
        self.texts = list(examples.numbers)
        lists = lexicon()
        found = [features(text, lists) for text in self.texts]
        counts = Counter(found[number][0] for example in examples.all for number in example.pieces)
        self.words = sorted(key for key, count in counts.items() if count >= SEEN)
        rows = {key: row for row, key in enumerate(self.words, 1)}
        self.keys, self.rows, self.table = reduced(model)
        places = dict(zip(self.keys.tolist(), self.rows.tolist(), strict=True))
        lower: dict[int, int] = {}
        self.word = torch.tensor([rows.get(item[0], 0) for item in found])
        self.vector = torch.tensor([places.get(item[1], -1) + 1 for item in found])
        self.drawers = torch.tensor([item[2:5] for item in found])
        self.bits = torch.tensor([[item[5] >> bit & 1 for bit in range(BITS)] for item in found]).float()
        self.role = torch.tensor([role_of(text) for text in self.texts])
        self.lower = torch.tensor([lower.setdefault(item[1], len(lower)) for item in found])
        self.vectors = torch.tensor(self.table.astype(np.float32) * STEP)
        self.pools = self._pools(examples)

    def _pools(self, examples: Examples) -> dict[tuple[int, bool], list[int]]:
        """Words of people and places, by label and by whether they end their name."""
        pools: dict[tuple[int, bool], set[int]] = defaultdict(set)
        for example in examples.all:
            for at, label in enumerate(example.labels):
                if self.may_swap(example, at):
                    pools[label, ends_name(example, at)].add(example.pieces[at])
        return {key: sorted(pool) for key, pool in pools.items()}

    def may_swap(self, example: Example, at: int) -> bool:
        """Whether another name may stand here: a capitalised word of a person or a place, after a space."""
        number = example.pieces[at]
        return (
            example.labels[at] in (1, 2, 5, 6)
            and int(self.role[number]) == NAME
            and self.texts[number].startswith(" ")
        )

    def swapped(self, example: Example) -> list[int]:
        """The pieces with about half of the names exchanged, each for the same other one throughout."""
        numbers, others = list(example.pieces), dict[int, int]()
        for at, number in enumerate(example.pieces):
            if self.may_swap(example, at):
                if number not in others:
                    pool = self.pools[example.labels[at], ends_name(example, at)]
                    others[number] = random.choice(pool) if random.random() < 0.5 else number
                numbers[at] = others[number]
        return numbers


def ends_name(example: Example, at: int) -> bool:
    """Whether the piece at `at` is the last of its name."""
    label, after = example.labels[at], example.labels[at + 1 : at + 2]
    return bool(after != [(label + 1) // 2 * 2])


class Model(nn.Module):  # type: ignore[misc,unused-ignore]
    """The same sums as `newsline.parser.names.network`; `source` tells silver labels from gold ones."""

    def __init__(self, data: Data) -> None:
        super().__init__()
        self.data = data
        self.words = nn.Embedding(len(data.words) + 1, SIZE, padding_idx=0)
        self.ends = nn.ModuleList(nn.Embedding(DRAWERS, SIZE) for _ in range(3))
        for table in (self.words, *self.ends):
            nn.init.normal_(table.weight, std=0.1)
        with torch.no_grad():
            self.words.weight[0] = 0
        self.bits = nn.Linear(BITS, SIZE)
        self.project = nn.Linear(WIDTH, SIZE, bias=False)
        self.window = nn.Conv1d(SIZE, HIDDEN, 2 * SIDE + 1, padding=SIDE)
        self.second = nn.Conv1d(HIDDEN, STATE, 3, padding=1)
        self.choose, self.again = nn.Linear(STATE, LABELS), nn.Linear(STATE, LABELS)
        self.hear = nn.Linear(STATE + 3 * LABELS, STATE)
        self.source = nn.Embedding(2, HIDDEN)
        self.source_second = nn.Embedding(2, STATE)
        nn.init.zeros_(self.source.weight)
        nn.init.zeros_(self.source_second.weight)
        self.drop = nn.Dropout(0.2)

    def forward(self, numbers: Any, document: Any, gold: Any) -> tuple[Any, Any]:
        """Scores of each piece before and after it hears of the other occurrences of its word."""
        data, size = self.data, len(numbers)
        word, vector, bits = data.word[numbers], data.vectors[data.vector[numbers]], data.bits[numbers]
        if self.training:
            word = word * (torch.rand(size) > 0.2)
            vector = vector * (torch.rand(size, 1) > 0.1)
            known = torch.ones(size, BITS)
            known[:, :16] = (torch.rand(size, 1) > 0.1).float()
            bits = bits * known
        total = self.words(word) + self.bits(bits) + self.project(vector)
        for column, table in enumerate(self.ends):
            total = total + table(data.drawers[numbers, column])
        hidden = self.window(self.drop(functional.relu(total)).T[None])
        hidden = self.drop(functional.relu(hidden + self.source(gold[document]).T[None]))
        state = functional.relu(self.second(hidden)[0].T + self.source_second(gold[document]))
        scores = self.choose(state)
        chances = functional.softmax(scores, 1)
        names = (data.role[numbers] == NAME).nonzero()[:, 0]
        keys = document[names] * (int(data.lower.max()) + 1) + data.lower[numbers[names]]
        unique, group = torch.unique(keys, return_inverse=True)
        count = torch.zeros(len(unique)).index_add_(0, group, torch.ones(len(names)))[group][:, None] - 1
        same = torch.zeros(len(unique), LABELS).index_add_(0, group, chances[names])[group]
        others, often = torch.zeros(size, LABELS), torch.zeros(size, 1)
        others[names] = (same - chances[names]) / torch.clamp(count, min=1)
        often[names] = torch.log1p(count)
        heard = functional.relu(self.hear(torch.cat([state, scores, others, others * often], 1)))
        return scores, scores + self.again(heard)


def batch(data: Data, examples: list[Example]) -> tuple[Any, ...]:
    """Numbers, labels, weights and documents of all pieces in a row, four empty ones between documents.

    A silver piece counts only where the rules agree with its label.
    """
    numbers, labels, weights, documents = list[int](), list[int](), list[float](), list[int]()
    for index, example in enumerate(examples):
        parts = data.swapped(example) if random.random() < SWAPPED else example.pieces
        numbers += [0] * 4 + parts
        labels += [0] * 4 + example.labels
        agreed = [SILVER_WEIGHT * (a == b) for a, b in zip(example.labels, example.rules, strict=True)]
        weights += [0.0] * 4 + (agreed if example.silver else [1.0] * len(parts))
        documents += [index] * (4 + len(parts))
    gold = torch.tensor([int(not example.silver) for example in examples])
    tensors = (torch.tensor(item) for item in (numbers, labels, weights, documents))
    return (*tensors, gold)


def train(data: Data, examples: list[Example]) -> Model:
    """Epochs of silver and gold documents, each silver one once, then some of gold ones alone."""
    model = Model(data)
    gold = [example for example in examples if not example.silver]
    silver = [example for example in examples if example.silver]
    random.shuffle(silver)
    share = len(silver) // (EPOCHS - GOLD_ONLY)
    rounds = [silver[at * share : (at + 1) * share] + gold for at in range(EPOCHS - GOLD_ONLY)]
    rounds += [list(gold) for _ in range(GOLD_ONLY)]
    steps = sum(len(items) // BATCH + 1 for items in rounds)
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / 50) * max(0.02, 1 - step / steps)
    )
    for number, items in enumerate(rounds, 1):
        random.shuffle(items)
        total = 0.0
        for at in range(0, len(items), BATCH):
            numbers, labels, weights, documents, is_gold = batch(data, items[at : at + BATCH])
            first, last = model(numbers, documents, is_gold)
            used = (data.role[numbers] != NEVER) & (weights > 0)
            loss = functional.cross_entropy(last[used], labels[used], reduction="none")
            loss = loss + 0.5 * functional.cross_entropy(first[used], labels[used], reduction="none")
            loss = (loss * weights[used]).sum() / weights[used].sum()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {number} of {len(rounds)}: loss {total * BATCH / len(items):.3f}", flush=True)
    return model


def save(model: Model, path: Path) -> None:
    """Write the weights: tables in 8 bits with a scale each, the rest as floats."""
    data = model.data
    state = {name: value.numpy() for name, value in model.state_dict().items()}
    state["words.weight"][0] = 0
    arrays: dict[str, Any] = {"vectors": data.table, "vectors_scale": np.array(STEP)}
    for name, table in (
        ("words", "words"),
        ("prefixes", "ends.0"),
        ("suffixes", "ends.1"),
        ("endings", "ends.2"),
    ):
        values = state[f"{table}.weight"]
        # A few large weights would cost all others their last bits.
        most = float(np.quantile(np.abs(values), 0.9999))
        arrays[name] = np.round(values.clip(-most, most) / most * 127).astype(np.int8)
        arrays[f"{name}_scale"] = np.array(most / 127)
    arrays |= {
        "word_keys": np.array(data.words, np.uint32),
        "vector_keys": data.keys,
        "vector_rows": data.rows,
    }
    floats = {
        "bits": state["bits.weight"].T,
        "bias": state["bits.bias"],
        "project": state["project.weight"].T,
        "window": state["window.weight"].transpose(2, 1, 0),
        "window_bias": state["window.bias"] + state["source.weight"][1],
        "second": state["second.weight"].transpose(2, 1, 0),
        "second_bias": state["second.bias"] + state["source_second.weight"][1],
    }
    for name in ("choose", "hear", "again"):
        floats |= {name: state[f"{name}.weight"].T, f"{name}_bias": state[f"{name}.bias"]}
    arrays |= {name: np.ascontiguousarray(values, np.float32) for name, values in floats.items()}
    np.savez(path, **arrays)


def main() -> None:
    """Read the arguments, train and write the weights."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--silver", type=Path, required=True)
    arguments.add_argument("--gold", type=Path, required=True)
    arguments.add_argument("--without", nargs="*", default=[])
    arguments.add_argument("--vectors", required=True)
    arguments.add_argument("--out", type=Path, required=True)
    options = arguments.parse_args()
    random.seed(1)
    torch.manual_seed(1)
    torch.set_num_threads(1)
    examples = Examples()
    examples.add_silver(options.silver)
    examples.add_gold(options.gold, tuple(options.without))
    save(train(Data(examples, options.vectors), examples.all), options.out)


if __name__ == "__main__":
    main()
