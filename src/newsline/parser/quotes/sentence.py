"""A sentence while its attributions are found."""

from newsline.parser.quotes.people import People
from newsline.parser.quotes.phrases import Phrase
from newsline.parser.quotes.report import Report
from newsline.parser.quotes.tokens import Tokens


class Sentence:
    """A sentence being read from left to right.

    `floor`: no subject begins before this token; `open_from`: no content does;
    `subject`: that of the last verb, whether or not it reported anything; verbs that
    cannot report without marks wait in `pending`, with their floor, until it is asked for.
    """

    __slots__ = ("end", "floor", "found", "open_from", "pending", "people", "start", "subject", "tokens")

    def __init__(self, tokens: Tokens, people: People, start: int, end: int) -> None:
        self.tokens = tokens
        self.people = people
        self.start = start
        self.end = end
        self.floor = start
        self.open_from = start
        self.subject: Phrase | None = None
        self.pending: list[tuple[int, int, int]] = []
        self.found: list[Report] = []
