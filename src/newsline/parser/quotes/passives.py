"""Passives whose agent speaks: "was told by Berg that", "dubbed “the jungle” by critics"."""

from newsline.parser.quotes.content import Content
from newsline.parser.quotes.inverted import subject_after
from newsline.parser.quotes.report import Report
from newsline.parser.quotes.sides import right_side
from newsline.parser.quotes.tokens import Tokens

# Classes of verbs whose agents speak.
TOLD = frozenset(("say", "tell", "vow"))
# What the words begin with, so many tokens behind "by" at most.
_BEGINS = frozenset("that not to whether if how why what".split())
_AGENT = 14


def by_agent(tokens: Tokens, at: int, words: int, end: int) -> Report | None:
    """A passive with its agent: "was dubbed “the jungle” by critics". The string is the token `words`."""
    subject = subject_after(tokens, max(at, words) + 2, end, certain=True)
    if subject is None:
        return None
    report = Report((at, at + 1), "call", subject)
    report.inverted = True
    report.contents.append(Content(words, words + 1, True))
    return report


def told_by(tokens: Tokens, at: int, kind: str, end: int) -> Report | None:
    """A passive with its agent and what that said: "was told by Berg that it was late"."""
    first = at + 2
    told = ("that",) if kind == "say" else _BEGINS
    begin = next((k for k in range(first, min(first + _AGENT, end)) if tokens.low[k] in told), first)
    subject = subject_after(tokens, first, begin, certain=True)
    if subject is None:
        return None
    report = Report((at, at + 1), kind, subject)
    content = right_side(tokens, report, begin, end)
    if content is None:
        return None
    report.contents.append(content)
    return report
