"""One attribution of a sentence, and where the next one ends it."""

from newsline.parser.quotes.content import Content
from newsline.parser.quotes.lexicon import AUXILIARIES, TIMES
from newsline.parser.quotes.phrases import Phrase
from newsline.parser.quotes.tokens import Tokens

# Who does one of these is a source, whatever it is called.
SAID = frozenset("say says said saying according".split())
_JOINING = frozenset("and but while though although".split())


class Report:
    """One attribution: the cue's tokens, the subject (`None` if the sentence has none) and its contents.

    `inherited`: the subject is that of an earlier verb of the sentence; `announces`: a colon ends
    the paragraph, so that the words are in the next one.
    """

    __slots__ = ("announces", "contents", "cue", "inherited", "inverted", "kind", "subject")

    def __init__(self, cue: tuple[int, int], kind: str, subject: Phrase | None = None) -> None:
        self.cue = cue
        self.kind = kind
        self.subject = subject
        self.contents: list[Content] = []
        self.announces = False
        self.inverted = False
        self.inherited = False


def cut_previous(tokens: Tokens, report: Report, before: Report) -> None:
    """End an earlier content where a coordinated clause with its own cue begins: "…, and Kerry said …"."""
    if not before.contents or report.subject is None:
        return
    first = report.cue[0] if report.inherited else min(report.subject.left, report.cue[0])
    while report.inherited and (tokens.low[first - 1] in AUXILIARIES or tokens.low[first - 1] in TIMES):
        first -= 1
    content = before.contents[-1]
    if not content.start < first < content.end or content.direct:
        return
    sign = tokens.low[first - 1]
    joined = sign in _JOINING or tokens.low[first] in _JOINING
    if not (joined or sign == ";" or (report.inherited and sign in (",", "and", "but"))):
        return
    cut = first
    while cut > content.start + 1 and (tokens.low[cut - 1] in (",", ";") or tokens.low[cut - 1] in _JOINING):
        cut -= 1
    if cut == content.start + 1 and tokens.low[content.start] == "that":
        return  # "that while the clerk said …, nothing was done"
    if cut == content.start + 1 and tokens.low[content.start] in _JOINING:
        before.contents.pop()  # "the port is shut, Berg says, but the crew argue …"
        return
    content.end = cut
    for own in report.contents:
        own.start = max(own.start, first)
