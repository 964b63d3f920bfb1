"""Normal case for text in capitals, as old wires, cables and bulletins are, and for text without any."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsline.parser.casing.weights import Casing

_UPPER, _LOWER = bytes(range(65, 91)), bytes(range(97, 123))
# A line in capitals has so many capitals for each small letter, and in normal text so many words.
_SHARE, _LEAST = 8, 4
# Characters of a line that are looked at first, at its beginning and in its middle.
_GLANCE = 16


def truecase(text: str) -> str:
    """`text` with its passages in capitals, or all of it where it has none, in the case they would normally
    have; of the same length.

    Linear. A text in normal case is returned as it is.
    """
    if text.islower():
        return _casing().cased(_raised(text), {}) if _many_words(text) else text
    if not any(map(_may_shout, text.split("\n"))):
        return text
    stretches, rest = _stretches(text)
    if not stretches:
        return text
    known = _forms_in(text, rest)
    casing = _casing()
    pieces: list[str] = []
    last = 0
    for start, end in stretches:
        pieces += text[last:start], casing.cased(text[start:end], known)
        last = end
    pieces.append(text[last:])
    cased = "".join(pieces)
    return cased if cased != text else text


def _casing() -> "Casing":
    from newsline.parser.casing.weights import casing  # most documents have no use for it

    return casing()


def _raised(text: str) -> str:
    """A text in capitals, but for what has none of one character."""
    raised = text.upper()
    if len(raised) == len(text):
        return raised
    return "".join([high if len(high := char.upper()) == 1 else char for char in text])


def _may_shout(line: str) -> bool:
    """Whether a line has no small letter in one of two places, as hardly one in normal case."""
    middle = len(line) // 2
    return line[:_GLANCE].isupper() or line[middle : middle + _GLANCE].isupper()


def _stretches(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The lines in capitals, those that follow each other together, and all other lines."""
    found: list[tuple[int, int]] = []
    rest: list[tuple[int, int]] = []
    few = _share(text) < 1
    start = 0
    open_ = False
    for line in text.split("\n"):
        end = start + len(line)
        share = _share(line)
        if share >= 1:
            if open_:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
            open_ = True
        elif share >= 0:
            rest.append((start, end))
            open_ = False
        start = end + 1
    if few:
        # "WASHINGTON" or "BREAKING NEWS" alone tells nothing.
        found = [(start, end) for start, end in found if _many_words(text[start:end])]
    return found, rest


def _many_words(line: str) -> bool:
    return sum(len(word) > 1 and word.isalpha() for word in line.split()) >= _LEAST


def _share(text: str) -> float:
    """1 or more where letters are capitals nearly throughout; -1 where there are no letters."""
    code = text.encode("ascii", "ignore")
    capitals = len(code) - len(code.translate(None, _UPPER))
    small = len(code) - len(code.translate(None, _LOWER))
    if not capitals and not small:
        return -1.0
    return capitals / (_SHARE * small) if small else float(capitals)


def _forms_in(text: str, lines: list[tuple[int, int]]) -> dict[str, str]:
    """How words are written inside sentences of the lines in normal case, where always alike."""
    from newsline.parser.casing.words import BEGIN, tokens

    forms: dict[str, str] = {}
    for start, end in lines:
        for token in tokens(text[start:end]):
            if token.gap != BEGIN:
                form = text[start + token.start : start + token.end]
                if forms.setdefault(token.word, form) != form:
                    forms[token.word] = ""
    return forms
