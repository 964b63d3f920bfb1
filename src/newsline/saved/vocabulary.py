"""The vocabulary: the words of titles and texts in a file of their own, for typos."""

from collections.abc import Iterable
from pathlib import Path

from newsline.index.fold import words
from newsline.model import Event


def read_words(folder: Path) -> list[str]:
    """The words of titles and texts; some may stand nowhere any more."""
    return (folder / "words").read_text(encoding="utf-8").split("\n")


def joined(before: Iterable[str], events: Iterable[tuple[int, Event]] = ()) -> str:
    """Words of before, with those of the titles and texts of more events, as `read_words` takes them."""
    known = dict.fromkeys(before)
    for _, event in events:
        known.update(dict.fromkeys(words(event.title)))
        known.update(dict.fromkeys(words(event.text)))
    return "\n".join(known)
