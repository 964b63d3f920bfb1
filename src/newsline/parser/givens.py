"""Given names that are nearly always a man's or a woman's: one list for who is who and for who speaks."""

import os
from functools import cache

_FOLDER = os.path.join(os.path.dirname(__file__), "lexicon")  # noqa: PTH118, PTH120 (pathlib costs 4 ms)


@cache
def given_names() -> dict[str, str]:
    """Given names, case folded, to `man` or `woman`; names used for both are left out."""
    found: dict[str, str] = {}
    kind = ""
    with open(os.path.join(_FOLDER, "given_names.txt"), encoding="utf-8") as file:  # noqa: PTH118, PTH123
        for line in file:
            if line.startswith("["):
                kind = line.strip("[]\n")
            elif not line.startswith("#"):
                found |= dict.fromkeys(line.split(), kind)
    return found
