"""Learn in which case words stand, from text in normal case, and write the table of `parser.casing.weights`.

usage: python tools/train_casing.py TEXT.jsonl src/newsline/parser/lexicon/casing.txt.gz

TEXT has one object a line with "text": the shipped table was made of 47,959 sentences of the Voice of
America, a work of the United States government in the public domain. Three steps: how likely each word is
capitalised inside a sentence, as a linear function of its vector; a logistic regression, with a penalty that
leaves few weights, on the clues of each word (`Casing.clues`); another on the letters of initials
(`Casing.letters`). Takes four minutes and some gigabytes; the same versions make the same file.
"""

import gzip
import json
import random
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newsline.parser.casing.weights import STEP, Casing, vectors_of
from newsline.parser.casing.words import BEGIN, Token, tokens
from newsline.parser.names.lexicon import NOT_ORGS, Grouped, lexicon

Numbers = NDArray[np.float64]

RARE = 4  # a clue met less often is no clue
NEW = 0.12  # of the words are shown as if no list knew them
PENALTY, RATE, EPOCHS, BATCH = 0.05, 0.3, 6, 2048
PRONOUNS = 12  # times as heavy: of what is written "us" few are the pronoun in news, more elsewhere
_TRUE = re.compile(r"\b(?:TRUE|FALSE)\b")

Sentence = tuple[list[Token], list[int]]


def logistic(x: Numbers, y: Numbers, weight: Numbers, ridge: float) -> Numbers:
    """Newton's method, for few columns."""
    found = np.zeros(x.shape[1])
    for _ in range(15):
        chance = 1 / (1 + np.exp(-x @ found))
        slope = x.T @ ((chance - y) * weight) + ridge * found
        curve = (x * (weight * chance * (1 - chance))[:, None]).T @ x + ridge * np.eye(len(found))
        found -= np.linalg.solve(curve, slope)
    return found


def sparse(rows: NDArray[np.int32], y: Numbers, weight: Numbers, size: int) -> Numbers:
    """AdaGrad with soft thresholds, for many columns, few of them in each row; column 0 is none."""
    found, squares = np.zeros(size), np.full(size, 1e-6)
    order = np.arange(len(rows))
    shuffle = np.random.default_rng(0)
    for _ in range(EPOCHS):
        shuffle.shuffle(order)
        for at in range(0, len(order), BATCH):
            batch = order[at : at + BATCH]
            columns = rows[batch]
            chance = 1 / (1 + np.exp(-found[columns].sum(1)))
            wrong = (chance - y[batch]) * weight[batch]
            slopes = np.bincount(columns.ravel(), np.repeat(wrong, columns.shape[1]), size)
            used = np.flatnonzero(slopes)
            slope = slopes[used]
            squares[used] += slope * slope
            step = RATE / np.sqrt(squares[used])
            moved = found[used] - step * slope
            found[used] = np.sign(moved) * np.maximum(np.abs(moved) - PENALTY * step, 0)
            found[0] = 0
    return found


def read(path: str) -> tuple[list[Sentence], dict[str, Counter[str]]]:
    """The words of each text, whether each is capitalised (-1 if it begins one); forms inside sentences."""
    sentences: list[Sentence] = []
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        text = _TRUE.sub(lambda match: match[0].lower(), json.loads(line)["text"].replace(" 's ", "'s "))
        found = tokens(text)
        cases: list[int] = []
        for token in found:
            form = text[token.start : token.end]
            cases.append(-1 if token.gap == BEGIN else int(form != form.lower()))
            if token.gap != BEGIN and "." not in form:
                forms[token.word][form] += 1
        sentences.append((found, cases))
    return sentences, forms


def directions(forms: dict[str, Counter[str]], sentences: list[Sentence]) -> list[float]:
    """What each dimension of a word's vector says for a capital, and a constant."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for found, cases in sentences:
        for token, case in zip(found, cases, strict=True):
            if case >= 0:
                counts[token.word][case] += 1
    words = sorted(counts)
    known, vectors = vectors_of(words)
    kept = np.array(known)
    x = np.c_[vectors, np.ones(len(words))][kept]
    table = np.array([counts[word] for word in words], float)[kept]
    total = table.sum(1)
    return [round(float(number), 3) for number in logistic(x, table[:, 1] / total, np.log1p(total), 0.1)]


def clue_weights(casing: Casing, sentences: list[Sentence]) -> dict[str, int]:
    """The weights of the clues."""
    chance = random.Random(2)
    shown: list[tuple[list[str], int, float]] = []
    for found, cases in sentences:
        listed = casing.listed(found)
        states = ["S" if case < 0 else str(case) for case in cases]
        for at, case in enumerate(cases):
            if case < 0:
                continue
            goes_on = at > 0 and found[at].gap != BEGIN
            before = states[at - 1] if goes_on else ""
            second = states[at - 2] if goes_on and at > 1 and found[at - 1].gap != BEGIN else ""
            clues = casing.clues(found, at, before, second, at in listed, chance.random() < NEW)
            shown.append((clues, case, PRONOUNS if found[at].word == "us" and not case else 1))
    often = Counter(clue for clues, _, _ in shown for clue in clues)
    columns = {clue: 1 + at for at, clue in enumerate(clue for clue, count in often.items() if count >= RARE)}
    most = max(len(clues) for clues, _, _ in shown)
    rows = np.array(
        [[columns.get(clue, 0) for clue in clues] + [0] * (most - len(clues)) for clues, _, _ in shown],
        np.int32,
    )
    y = np.array([case for _, case, _ in shown], float)
    weight = np.array([times for _, _, times in shown], float)
    found_weights = sparse(rows, y, weight, len(columns) + 1)
    return {clue: round(found_weights[at] * STEP) for clue, at in columns.items()}


def letter_weights(casing: Casing, forms: dict[str, Counter[str]]) -> dict[str, int]:
    """The weights of the letters of initials, from the names of the lists and of the text."""
    lists = lexicon()
    told: dict[str, tuple[float, float]] = {}
    for names in (lists.given, lists.family, lists.cities()):
        for name in names.all() if isinstance(names, Grouped) else names:
            told[name] = (0.0, 1.0)
    for name in (*lists.orgs, *NOT_ORGS, *lists.places.others):
        told[name] = (float(name.isupper()), 1.0)
    short = {
        word.lower(): told[word]
        for word in sorted(told)
        if word.isalpha() and word.isascii() and len(word) < 7
    }
    for word, counted in forms.items():
        count = sum(times for form, times in counted.items() if not form.islower())
        if count and word.isalpha() and word.isascii() and len(word) < 7:
            upper = sum(times for form, times in counted.items() if form.isupper())
            short[word] = (upper / count, 1 + float(np.log(count)))
    words = sorted(word for word in short if len(word) > 1)
    casing.look_at(words)
    shown = [casing.letters(word) for word in words]
    often = Counter(clue for clues in shown for clue in clues)
    columns = {clue: at for at, clue in enumerate(clue for clue, count in often.items() if count >= RARE)}
    x = np.zeros((len(words), len(columns)))
    for row, clues in zip(x, shown, strict=True):
        row[[columns[clue] for clue in clues if clue in columns]] = 1
    y, weight = (np.array([short[word][at] for word in words]) for at in (0, 1))
    found = logistic(x, y, weight, 1.0)
    return {clue: round(found[at] * STEP) for clue, at in columns.items() if abs(found[at]) * STEP >= 4}


def odd_forms(casing: Casing, forms: dict[str, Counter[str]]) -> list[str]:
    """How words are written that have capitals elsewhere than at their beginning, here or in the lists."""
    odd: list[str] = []
    for word in sorted(forms):
        capital = Counter({form: count for form, count in forms[word].items() if not form.islower()})
        if not capital:
            continue
        form, count = capital.most_common(1)[0]
        if form == form.capitalize():
            # Only a usual form takes precedence over the lists.
            if count > 2 and word in casing.forms:
                odd.append(form)
        elif count > 1 and (not form.isupper() or not casing.kinds[word].strip("wO0123n")):
            # Not names and words that are now and then shouted.
            odd.append(form)
    return odd


def main() -> None:
    """Read TEXT, learn, write the table."""
    source, target = sys.argv[1:3]
    sentences, forms = read(source)
    direction = directions(forms, sentences)
    casing = Casing({}, direction, {})
    casing.look_at({token.word for found, _ in sentences for token in found})
    weights = clue_weights(casing, sentences) | letter_weights(casing, forms)
    lines = ["\t".join(map(str, direction)), "\t".join(odd_forms(casing, forms))]
    by_weight: dict[int, list[str]] = defaultdict(list)
    for clue, weight in weights.items():
        if abs(weight) > 1:
            by_weight[weight].append(clue)
    lines += ["\t".join([str(weight), *sorted(by_weight[weight])]) for weight in sorted(by_weight)]
    # Without a name and a time in it the file is the same each time.
    Path(target).write_bytes(gzip.compress("\n".join(lines).encode() + b"\n", 9, mtime=0))
    print(sum(map(len, by_weight.values())), "weights", Path(target).stat().st_size, "bytes")


if __name__ == "__main__":
    main()
