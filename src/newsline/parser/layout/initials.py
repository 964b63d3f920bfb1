"""Large first letters of articles, which programs save apart from the rest of their words."""

import re

_FEWEST_CHARS = 30  # of the line of which the letter is the first
# One blank line may stand between the letter and its word.
_REACH = 2
_MARKS = ".,:;"
_WORDS = "AIO"  # letters that are words too


def joined_initials(lines: list[str]) -> dict[int, tuple[int, str]]:
    """By the index of a line that begins with such a letter: the last of its lines, and their text."""
    found: dict[int, tuple[int, str]] = {}
    # Asked of every line of every text: the second character of most is a letter.
    for index in [index for index, line in enumerate(lines) if line[1:2] == " " or len(line) == 1]:
        letter, rest = lines[index][0], lines[index][2:].lstrip()
        if not letter.isupper():
            continue
        if rest:
            if len(rest) >= _FEWEST_CHARS and rest[0].islower() and _is_torn(letter, rest):
                found[index] = index, letter + rest
            continue
        for below in range(index + 1, min(index + 1 + _REACH, len(lines))):
            rest = lines[below].strip()
            if not rest:
                continue
            word = rest.split(None, 1)[0]
            if len(rest) >= _FEWEST_CHARS and (word[0].islower() or word.strip(_MARKS).isupper()):
                apart = letter in _WORDS and not _is_torn(letter, rest)
                found[index] = below, f"{letter} {rest}" if apart else letter + rest
            break
    return found


def _is_torn(letter: str, rest: str) -> bool:
    """Whether a letter and what follows are one word: a known one, and not two."""
    return _is_known(letter + rest) and (letter not in _WORDS or not _is_known(rest))


def _is_known(text: str) -> bool:
    """Whether a text begins with an ordinary English word."""
    # Imported when a line first begins so: the list that tells such words from names.
    from newsline.parser.names.lexicon import lexicon

    return re.split(r"\W", text, maxsplit=1)[0].lower() in lexicon().words
