"""The teacher: a network over what two pre-trained models see, trained on the annotated documents alone.

It knows what a spaCy pipeline and a transformer learnt from large corpora, and how the annotated documents
draw the bounds of names. What it says of plain text, and of annotated documents that it was not shown, the
small network learns.
"""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import spacy  # type: ignore[import-not-found,unused-ignore]
import torch  # type: ignore[import-not-found,unused-ignore]
from documents import TYPES, Example, Span, trimmed  # type: ignore[import-not-found,unused-ignore]
from encoder import Encoder  # type: ignore[import-not-found,unused-ignore]
from layers import HEARD, Tensors, heard, joined, tensors  # type: ignore[import-not-found,unused-ignore]
from numpy.typing import NDArray
from sight import Sight  # type: ignore[import-not-found,unused-ignore]
from torch import nn  # type: ignore[import-not-found,unused-ignore]
from torch.nn import functional  # type: ignore[import-not-found,unused-ignore]

from newsline.parser.names.features import BITS, features
from newsline.parser.names.lexicon import lexicon
from newsline.parser.names.look import RULED
from newsline.parser.names.network import LABELS

EPOCHS, BATCH, RATE, DECAY, DROP = 14, 8, 1.5e-3, 1e-2, 0.35
WIDE, STATE = 160, 64
# So many teachers answer together; of annotated documents, those trained on the other folds.
TEACHERS, FOLDS, OF_A_FOLD = 5, 5, 1
# The words of a candidate whose features the teacher sees: the ones next to it, its first and last.
_ROLES = (2, 3, 6, 7)

Chances = dict[int, NDArray[np.float32]]
# The pipeline's names and their types.
Names = dict[Span, int]


class Pipeline:
    """A spaCy pipeline with a name recogniser."""

    def __init__(self, model: str) -> None:
        unused = ["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
        self._spacy = spacy.load(Path(model) if Path(model).exists() else model, exclude=unused)
        self._vectors = self._spacy.get_pipe("ner").model.get_ref("tok2vec")

    def sight(self, text: str) -> tuple[Sight, Names]:
        """Read one text."""
        found = self._spacy(text)
        vectors = self._vectors.predict([self._spacy.make_doc(text)])
        starts = [token.idx for token in found]
        names = {
            trimmed(text, item.start_char, item.end_char): TYPES.get(item.label_, 0) for item in found.ents
        }
        seen = Sight(
            np.array(starts, np.int32),
            np.array([token.idx + len(token) for token in found], np.int32),
            np.asarray(vectors).astype(np.float16),
        )
        return seen, names


def inputs(example: Example, sights: Sequence[Sight], names: Names, words: NDArray[np.float32]) -> Any:
    """What the teacher sees of the candidates; `words` are the features of the numbered words."""
    look, text = example.look, example.document.text
    columns: list[NDArray[Any]] = [column for sight in sights for column in sight.around(look)]
    # The pipeline's name here: none, one of three types, of no type of ours, one that overlaps.
    named = np.zeros((len(look.start), 6), np.float32)
    starts = np.sort(np.array([start for start, _ in names], np.int64))
    ends = np.sort(np.array([end for _, end in names], np.int64))
    over = np.searchsorted(starts, look.end) > np.searchsorted(ends, look.start, "right")
    for row, (start, end) in enumerate(zip(look.start.tolist(), look.end.tolist(), strict=True)):
        type_ = names.get(trimmed(text, start, end))
        named[row, 5 if type_ is None and over[row] else 0 if type_ is None else type_ or 4] = 1
    columns += [named, *(words[look.roles[:, role]] for role in _ROLES)]
    whole = np.concatenate([column.astype(np.float32) for column in columns], axis=1)
    parts = tensors(example)
    return torch.cat([torch.tensor(whole), parts.bits], 1)


def word_bits(words: Sequence[str]) -> NDArray[np.float32]:
    """The bits of `features` of each word."""
    lists = lexicon()
    bits = np.array([features(word, lists)[5] if word else 0 for word in words])
    return np.asarray(bits[:, None] >> np.arange(BITS) & 1, np.float32)


class Teacher(nn.Module):  # type: ignore[misc,unused-ignore]
    """Two layers, and a third after hearing of the other candidates."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.norm = nn.BatchNorm1d(size, affine=False)
        self.first, self.second = nn.Linear(size, WIDE), nn.Linear(WIDE, STATE)
        self.choose, self.again = nn.Linear(STATE, LABELS), nn.Linear(STATE, LABELS)
        self.hear = nn.Linear(STATE + LABELS + HEARD, STATE)
        self.drop = nn.Dropout(DROP)

    def forward(self, seen: Any, batch: Tensors) -> tuple[Any, Any]:
        """Scores before and after hearing."""
        hidden = self.drop(functional.relu(self.first(self.drop(self.norm(seen)))))
        state = functional.relu(self.second(hidden))
        scores = self.choose(state)
        again = functional.relu(self.hear(torch.cat([state, scores, heard(scores, batch)], 1)))
        return scores, scores + self.again(self.drop(again))


class School:
    """The examples as teachers see them."""

    def __init__(
        self, examples: Sequence[Example], pipeline: Pipeline, encoder: Encoder, words: Sequence[str]
    ) -> None:
        bits = word_bits(words)
        self.examples = examples
        self.seen: list[Any] = []
        # The pipeline's names in plain text that the rules find too, for `Swapper`.
        self.agreed: list[tuple[str, int]] = []
        for example in examples:
            text, look = example.document.text, example.look
            sight, names = pipeline.sight(text)
            self.seen.append(inputs(example, (sight, encoder.sight(text)), names, bits).half())
            if example.document.silver:
                for start, end, row in zip(look.start.tolist(), look.end.tolist(), look.bits, strict=True):
                    type_ = names.get(trimmed(text, start, end), 0)
                    if type_ and row[RULED + type_ - 1]:
                        self.agreed.append((text[start:end], type_))
        self.parts = [tensors(example) for example in examples]

    def chances(self) -> Chances:
        """The teachers' opinion of every example, by its place."""
        gold = [at for at, example in enumerate(self.examples) if not example.document.silver]
        silver = [at for at, example in enumerate(self.examples) if example.document.silver]
        found = self._opinion([self._teacher(gold, seed) for seed in range(TEACHERS)], silver)
        random.shuffle(gold)
        for fold in range(FOLDS):
            held = gold[fold::FOLDS]
            others = sorted(set(gold) - set(held))
            found |= self._opinion([self._teacher(others, seed) for seed in range(OF_A_FOLD)], held)
        return found

    def _batch(self, places: Sequence[int]) -> tuple[Any, Tensors]:
        return torch.cat([self.seen[at] for at in places]).float(), joined([self.parts[at] for at in places])

    def _teacher(self, places: Sequence[int], seed: int) -> Teacher:
        torch.manual_seed(seed)
        order = random.Random(seed)
        model = Teacher(self.seen[0].shape[1])
        steps = EPOCHS * (len(places) // BATCH + 1)
        optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=DECAY)
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda step: min(1, (step + 1) / 50) * max(0.02, 1 - step / steps)
        )
        for _ in range(EPOCHS):
            shuffled = list(places)
            order.shuffle(shuffled)
            for at in range(0, len(shuffled), BATCH):
                some = shuffled[at : at + BATCH]
                if sum(len(self.seen[place]) for place in some) < 2:
                    # One row has no variance.
                    continue
                first, last = model(*self._batch(some))
                labels = torch.tensor(np.concatenate([self.examples[place].labels for place in some]))
                loss = functional.cross_entropy(last, labels) + 0.5 * functional.cross_entropy(first, labels)
                optimizer.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(model.parameters(), 5.0)
                optimizer.step()
                schedule.step()
        model.eval()
        return model

    def _opinion(self, teachers: Sequence[Teacher], places: Sequence[int]) -> Chances:
        found = {}
        with torch.no_grad():
            for at in places:
                batch = self._batch([at])
                chances = [functional.softmax(teacher(*batch)[1], 1) for teacher in teachers]
                found[at] = torch.stack(chances).mean(0).numpy()
        return found
