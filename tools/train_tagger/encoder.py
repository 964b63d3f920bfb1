"""A small transformer: what stands around each part of a word, as a vector."""

from pathlib import Path
from typing import Any

import numpy as np
import torch  # type: ignore[import-not-found,unused-ignore]
from sight import Sight  # type: ignore[import-not-found,unused-ignore]
from transformers import (  # type: ignore[import-not-found,unused-ignore]
    AutoModel,
    AutoTokenizer,
)

# The layers whose vectors are taken: one in the middle still knows the words, the last what they mean here.
LAYERS = 4, 6
# Tokens are read in windows of so many; each begins so many after the one before.
_WINDOW, _STEP = 256, 192


class Encoder:
    """A pre-trained encoder like BERT, as it is: nothing of it is trained."""

    def __init__(self, folder: str) -> None:
        self._tokens: Any = AutoTokenizer.from_pretrained(Path(folder))
        self._model: Any = AutoModel.from_pretrained(Path(folder)).eval()

    def sight(self, text: str) -> Sight:
        """Read one text."""
        found = self._tokens(text, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
        numbers = found["input_ids"]
        places = np.array(found["offset_mapping"], np.int32).reshape(-1, 2)
        vectors = np.zeros((len(numbers), len(LAYERS) * self._model.config.hidden_size), np.float16)
        for at in range(0, len(numbers), _STEP):
            # What two windows share is read half by the one, half by the other.
            skipped = (_WINDOW - _STEP) // 2 if at else 0
            window = self._window(numbers[at : at + _WINDOW])
            vectors[at + skipped : at + len(window)] = window[skipped:]
            if at + _WINDOW >= len(numbers):
                break
        return Sight(places[:, 0], places[:, 1], vectors)

    def _window(self, numbers: list[int]) -> Any:
        whole = [self._tokens.cls_token_id, *numbers, self._tokens.sep_token_id]
        with torch.no_grad():
            layers = self._model(input_ids=torch.tensor([whole]), output_hidden_states=True).hidden_states
        return torch.cat([layers[layer][0, 1:-1] for layer in LAYERS], -1).numpy()
