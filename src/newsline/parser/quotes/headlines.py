"""Quotes in a headline, where marks are also a desk's way to keep its distance.

"Police find 'bomb' in car" and "'Brazen breach' condemned" quote nobody in particular; counted are
longer words of somebody whom the headline itself names.
"""

import re
from collections.abc import Sequence

from newsline.model import Entity, Quote, Speaker
from newsline.parser.quotes.quoted import find_quoted

_OPENS = re.compile("(?<!\\w)[\"'“„«‘‚`](?=\\S)")
_LEAST_WORDS = 3
# What stands between words and their speaker at the end: "'There will be no talks' – Lavrov".
_SIGNED = re.compile(r"\s*([-–—:])\s*")
_SIGNED_CONFIDENCE = 0.8


def may_quote(title: str) -> bool:
    """Whether a mark opens in `title`: a cheap question, which few headlines pass."""
    return _OPENS.search(title) is not None


def signed(title: str, entities: Sequence[Entity]) -> tuple[Quote, ...]:
    """Words at the beginning, the name of their speaker at the end, and nothing else."""
    strings = find_quoted(title)[1]
    if not strings or len(strings[0]) != 1:
        return ()
    quoted = strings[0][0]
    between = _SIGNED.match(title, quoted.end)
    if title[: quoted.start].strip() or not between or not long_enough(title[quoted.inner : quoted.outer]):
        return ()
    for entity in entities:
        for mention in entity.mentions:
            if mention.start == between.end() and mention.end == len(title.rstrip()):
                words = title[quoted.inner : quoted.outer]
                who = Speaker(entity.name, *mention)
                return (Quote(quoted.inner, quoted.outer, words, True, who, between[1], _SIGNED_CONFIDENCE),)
    return ()


def long_enough(words: str) -> bool:
    """Whether words in a headline's marks may be somebody's own."""
    return len(words.split()) >= _LEAST_WORDS
