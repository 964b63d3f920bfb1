"""Train the network of `newsline.parser.names.network` and write its weights.

    python tools/train_tagger/train.py --gold TRAIN --text TEXT --model MODEL --encoder ENCODER --out FILE

TRAIN is a gold set ("id", "text", "entities" with "start", "end", "type"), --without leaves out documents
whose id begins so; TEXT holds plain sentences ("id", "text"); MODEL is a spaCy pipeline with word vectors, a
package or a folder, ENCODER the folder of a transformer with its tokenizer. README.md tells of the data,
docs/decisions/0012-tagger.md what each part is worth.
"""

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch  # type: ignore[import-not-found,unused-ignore]
from documents import (  # type: ignore[import-not-found,unused-ignore]
    Example,
    Swapper,
    annotated,
    examples,
    plain,
)
from encoder import Encoder  # type: ignore[import-not-found,unused-ignore]
from layers import HEARD, Tensors, heard, joined, tensors  # type: ignore[import-not-found,unused-ignore]
from teacher import Chances, Pipeline, School  # type: ignore[import-not-found,unused-ignore]
from torch import nn  # type: ignore[import-not-found,unused-ignore]
from torch.nn import functional  # type: ignore[import-not-found,unused-ignore]
from torch.optim.swa_utils import (  # type: ignore[import-not-found,unused-ignore]
    AveragedModel,
    get_ema_multi_avg_fn,
)
from vectors import STEP, WIDTH, reduced  # type: ignore[import-not-found,unused-ignore]

from newsline.parser.names.features import BITS, DRAWERS, features
from newsline.parser.names.lexicon import lexicon
from newsline.parser.names.look import CANDIDATE_BITS, ROLES, Looker
from newsline.parser.names.network import LABELS

SIZE, HIDDEN, STATE = 48, 96, 48
EPOCHS, GOLD_ONLY, BATCH, RATE, DROP = 4, 1, 8, 3e-3, 0.2
# Then it goes on so many times from where it is, each time in another order; the average of the ends is kept.
ENDS, END_EPOCHS, END_RATE = 3, 2, 2e-3
# The rate falls to this share. The weights are an average over the steps, which keeps so much of what it was.
LEAST, KEPT = 0.1, 0.998
# A word has a vector of its own if so many documents have it, and it is among so many words that most have.
SEEN, MOST = 3, 18_000
# So many copies of each annotated document with other names. Texts of the web count so many times.
COPIES, WEB = 3, 2
# What a candidate counts in each kind of document, and how much of an annotated one is the teachers' opinion.
SILVER_WEIGHT, COPY_WEIGHT, TAUGHT = 1.0, 0.3, 0.8


class Lesson:
    """The examples of one kind, what is right of them, and how much they count."""

    def __init__(self, items: Sequence[Example], weight: float, taught: Chances | None, share: float) -> None:
        self.parts = [tensors(item) for item in items]
        self.right: list[Any] = []
        for at, item in enumerate(items):
            right = np.eye(LABELS, dtype=np.float32)[item.labels]
            if taught is not None:
                right = (1 - share) * right + share * taught[at]
            self.right.append(torch.tensor(right))
        self.weight = weight

    def all(self) -> list[tuple[Tensors, Any, float]]:
        """Each document with its answers and its weight."""
        return [(part, right, self.weight) for part, right in zip(self.parts, self.right, strict=True)]


# Of the annotated documents, the plain text and the copies.
Lessons = tuple[Lesson, Lesson, Lesson]


class Model(nn.Module):  # type: ignore[misc,unused-ignore]
    """The same sums as `newsline.parser.names.network`; a term of its own tells plain text from annotated."""

    def __init__(self, words: Sequence[str], seen: Counter[int], model: str) -> None:
        super().__init__()
        lists = lexicon()
        found = [features(word, lists) for word in words]
        counts: Counter[int] = Counter()
        for number, count in seen.items():
            counts[found[number][0]] += count
        self.own = sorted(key for key, count in counts.most_common(MOST) if count >= SEEN)
        own = {key: row for row, key in enumerate(self.own, 1)}
        self.keys, self.rows, self.table = reduced(model)
        places = dict(zip(self.keys.tolist(), self.rows.tolist(), strict=True))
        self.word = torch.tensor([own.get(item[0], 0) for item in found])
        self.vector = torch.tensor([places.get(item[1], -1) + 1 for item in found])
        self.drawers = torch.tensor([item[2:5] for item in found])
        self.word_bits = torch.tensor([[item[5] >> bit & 1 for bit in range(BITS)] for item in found]).float()
        # Number 0 is no word.
        self.real = torch.tensor([[float(number > 0)] for number in range(len(found))])
        self.vectors = torch.tensor(self.table.astype(np.float32) * STEP)
        self.words = nn.Embedding(len(self.own) + 1, SIZE, padding_idx=0)
        self.ends = nn.ModuleList(nn.Embedding(DRAWERS, SIZE) for _ in range(3))
        for table in (self.words, *self.ends):
            nn.init.normal_(table.weight, std=0.1)
        with torch.no_grad():
            self.words.weight[0] = 0
        self.bits = nn.Linear(BITS, SIZE)
        self.project = nn.Linear(WIDTH, SIZE, bias=False)
        self.roles = nn.Parameter(torch.randn(ROLES, SIZE, HIDDEN) / (4 * SIZE) ** 0.5)
        self.candidate = nn.Linear(CANDIDATE_BITS, HIDDEN)
        self.source = nn.Parameter(torch.zeros(HIDDEN))
        self.second = nn.Linear(HIDDEN, STATE)
        self.choose, self.again = nn.Linear(STATE, LABELS), nn.Linear(STATE, LABELS)
        self.hear = nn.Linear(STATE + LABELS + HEARD, STATE)
        nn.init.zeros_(self.again.weight)
        self.drop = nn.Dropout(DROP)

    def _vectors(self, numbers: Any) -> Any:
        size = len(numbers)
        word, vector, bits = self.word[numbers], self.vectors[self.vector[numbers]], self.word_bits[numbers]
        if self.training:
            word = word * (torch.rand(size) > 0.2)
            vector = vector * (torch.rand(size, 1) > 0.1)
            lists = torch.ones(size, BITS)
            lists[:, :16] = (torch.rand(size, 1) > 0.1).float()
            bits = bits * lists
        total = self.words(word) + self.bits(bits) + self.project(vector)
        for column, table in enumerate(self.ends):
            total = total + table(self.drawers[numbers, column])
        return self.drop(functional.relu(total) * self.real[numbers])

    def forward(self, batch: Tensors) -> tuple[Any, Any]:
        """Scores of each candidate before and after it hears of the others."""
        numbers, at = torch.unique(batch.roles, return_inverse=True)
        vectors = self._vectors(numbers)
        hidden = self.candidate(batch.bits) + batch.silver[:, None] * self.source
        for role in range(ROLES):
            hidden = hidden + (vectors @ self.roles[role])[at[:, role]]
        state = functional.relu(self.second(self.drop(functional.relu(hidden))))
        scores = self.choose(state)
        again = functional.relu(self.hear(torch.cat([state, scores, heard(scores, batch)], 1)))
        return scores, scores + self.again(self.drop(again))


def train(model: Model, lessons: Lessons, epochs: int, rate: float) -> None:
    """Epochs of all documents, of the copies another part in each, then some without the plain text.

    The weights are averaged over the last steps.
    """
    gold, silver, copies = lessons
    some = copies.all()
    share = len(some) // COPIES
    rounds = [
        gold.all()
        + some[number % COPIES * share :][:share]
        + (silver.all() if number < epochs - GOLD_ONLY else [])
        for number in range(epochs)
    ]
    steps = sum(len(items) // BATCH + 1 for items in rounds)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / 50) * max(LEAST, 1 - step / steps)
    )
    averaged = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(KEPT))
    for number, items in enumerate(rounds, 1):
        random.shuffle(items)
        total = 0.0
        for at in range(0, len(items), BATCH):
            parts, rights, counts = zip(*items[at : at + BATCH], strict=True)
            first, last = model(joined(parts))
            right = torch.cat(rights)
            weight = torch.cat(
                [torch.full((len(each),), count) for each, count in zip(rights, counts, strict=True)]
            )
            loss = -(functional.log_softmax(last, 1) * right).sum(1)
            loss = loss - 0.5 * (functional.log_softmax(first, 1) * right).sum(1)
            loss = (loss * weight).sum() / weight.sum()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            averaged.update_parameters(model)
            total += loss.item()
        print(f"epoch {number} of {epochs}: loss {total * BATCH / len(items):.3f}", flush=True)
    model.load_state_dict(averaged.module.state_dict())


def continued(model: Model, lessons: Lessons) -> None:
    """Train on several times from here, and take the average of what comes of it."""
    start = {name: value.clone() for name, value in model.state_dict().items()}
    ends = []
    for end in range(ENDS):
        model.load_state_dict(start)
        model.train()
        random.seed(end)
        torch.manual_seed(end)
        train(model, lessons, END_EPOCHS, END_RATE)
        ends.append({name: value.clone() for name, value in model.state_dict().items()})
    model.load_state_dict({name: sum(end[name] for end in ends) / ENDS for name in start})


def save(model: Model, path: Path) -> None:
    """Write the weights: tables in 8 bits with a scale each, the rest as floats."""
    state = {name: value.numpy() for name, value in model.state_dict().items()}
    state["words.weight"][0] = 0
    tables = [state["words.weight"], *(state[f"ends.{table}.weight"] for table in range(3))]
    arrays: dict[str, Any] = {
        "word_keys": np.array(model.own, np.uint32),
        "vector_keys": model.keys,
        # Row 0 is for no vector.
        "vector_rows": np.concatenate(([0], model.rows + 1)).astype(np.uint16),
    }
    vectors = model.table.astype(np.float32) * STEP @ state["project.weight"].T
    for name, values in (("own", np.concatenate(tables)), ("vectors", vectors)):
        # A few large weights would cost all others their last bits.
        most = float(np.quantile(np.abs(values), 0.9999))
        arrays[name] = np.round(values.clip(-most, most) / most * 127).astype(np.int8)
        arrays[f"{name}_scale"] = np.array(most / 127)
    floats = {
        "bits": state["bits.weight"].T,
        "bias": state["bits.bias"],
    }
    floats |= {"roles": state["roles"]}
    for name in ("candidate", "second", "choose", "hear", "again"):
        floats |= {name: state[f"{name}.weight"].T, f"{name}_bias": state[f"{name}.bias"]}
    arrays |= {name: np.ascontiguousarray(values, np.float32) for name, values in floats.items()}
    np.savez(path, **arrays)


def main() -> None:
    """Read the arguments, train and write the weights."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--gold", type=Path, required=True)
    arguments.add_argument("--without", nargs="*", default=[])
    arguments.add_argument("--text", type=Path, required=True)
    arguments.add_argument("--model", required=True)
    arguments.add_argument("--encoder", required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    random.seed(options.seed)
    torch.set_num_threads(1)
    looker = Looker(np)
    documents = annotated(options.gold, tuple(options.without))
    gold, silver = examples(documents, looker), examples(plain(options.text), looker)
    school = School([*gold, *silver], Pipeline(options.model), Encoder(options.encoder), looker.words.all)
    taught = school.chances()
    swapper = Swapper(documents, school.agreed)
    copies = examples([swapper.swapped(item) for _ in range(COPIES) for item in documents], looker)
    web = [at for at, item in enumerate(gold) if item.document.id.startswith("ewt")]
    places = [*range(len(gold)), *web * (WEB - 1)]
    often = [gold[at] for at in places]
    seen = Counter(
        number for item in (*often, *silver, *copies) for number in np.unique(item.look.roles).tolist()
    )
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    model = Model(looker.words.all, seen, options.model)
    of_silver = {at: taught[len(gold) + at] for at in range(len(silver))}
    lessons = (
        Lesson(often, 1.0, {at: taught[place] for at, place in enumerate(places)}, TAUGHT),
        Lesson(silver, SILVER_WEIGHT, of_silver, 1.0),
        Lesson(copies, COPY_WEIGHT, None, 0.0),
    )
    train(model, lessons, EPOCHS, RATE)
    continued(model, lessons)
    save(model, options.out)


if __name__ == "__main__":
    main()
