"""What stands in the midst of an article and is told by its parts: posts, polls, forms, boxes, lists."""

import re
from collections.abc import Sequence

from newsline.parser.layout.rows import Row, ends_sentence, word_count

# The last lines of a post: its clock and day, what was counted, where it can be seen.
_POST_END = re.compile(
    r"\d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)? [·•|-] .{4,24}"
    r"|(?:view|see|watch|open)(?: this)?(?: post)? on (?:x|twitter|facebook|instagram|threads|bluesky|tiktok)"
    r"|[\d.,]+[KkMm]? (?:retweets?|reposts?|likes?|replies|quotes?)(?: .{1,40})?",
    re.IGNORECASE,
)
# "— Jane Doe (@janedoe) May 3, 2019" below a post, or at the end of the line that is one.
_POST_SIGNED = re.compile(r"(?:.{0,320}\S )?[—–-] ?.{2,60} \(@\w{2,30}\)\W{1,3}.{6,24}")
_POST_CHARS, _SIGNED_CHARS, _POST_ROWS = 400, 460, 6
_NAME_CHARS = 50
_POLL_ENDS = frozenset(("vote", "vote now", "submit vote", "view results", "see results", "show results"))
_VOTES = re.compile(r"(?:total votes:? )?[\d.,]+(?: votes?(?: so far| cast)?)?", re.IGNORECASE)
_POLL_HEADS = frozenset(("poll", "reader poll", "readers' poll", "quick poll", "online poll", "our poll"))
_POLL_ROWS, _OPTION_CHARS, _OPTIONS = 10, 80, 2
# The fields and buttons of a form, and what its head speaks of.
_FORM_ENDS = frozenset(
    "subscribe|subscribe now|sign up|sign me up|email address|your email|your email address|e-mail address"
    "|donate|donate now|give now|contribute".split("|")
)
_FORM_HEADS = ("inbox", "newsletter", "sign up", "support ", "donat", "subscri")
_FORM_ROWS, _FORM_CHARS = 2, 160
_FACT_HEADS = frozenset(
    ("background", "factbox", "fact box", "facts", "key facts", "fast facts", "at a glance", "profile")
)
_FACTS, _MOST_FACTS, _FACT_CHARS = 3, 30, 80
_SUMMED = 2
# Above headlines of other articles, each with its mark; above the heads of the parts below.
_MORE_HEADS = frozenset(("read more", "more"))
_CONTENTS = frozenset(("contents", "table of contents", "in this article", "on this page", "in this story"))
_SUMMARY_HEADS = frozenset(("summary", "key points", "highlights", "in brief"))
_ITEM_CHARS, _PARTS = 100, 2
_NUMBERING = "0123456789.)•-–—* "
_CAPTION_WORDS = range(6, 26)
_PARAGRAPH_CHARS, _SENTENCE_CHARS = 60, 30
_SPEECH = frozenset('"“”„«»')
# When a picture was taken, at the end of the line; and who stands where on it.
_TAKEN = re.compile(
    r" (?:(?:on|last|this) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: \w{5,9})?|yesterday"
    r"|last (?:night|week|month|year)"
    r"|in (?:\w{3,9} )?(?:19|20)\d\d|on \w{3,9} \d{1,2}(?:, \d{4})?)"
)
_SIDES = ("(left)", "(right)", "(centre)", "(center)", ", left", ", right", "pictured", "from left")
# A line with one of these tells something, as headlines and sub-heads with a verb do.
_TELLING = frozenset(
    "is are was were has have had will would can could may must should said says do does did be been"
    " how what why when where who which".split()
)


def is_signed_post(text: str) -> bool:
    """Whether a line is a post with who wrote it, or only that: "— Jane Doe (@janedoe) May 3, 2019"."""
    return (
        "(@" in text
        and len(text) <= _SIGNED_CHARS
        and text[-1].isdigit()
        and _POST_SIGNED.fullmatch(text) is not None
    )


def tells_of_box(text: str, key: str) -> bool:
    """Whether a line is such a part: seen, it makes `take_out` look at the lines around it."""
    return (
        text[0] == "@"
        or key in _POLL_ENDS
        or key in _FORM_ENDS
        or text[0] in "—–-"
        or key in _MORE_HEADS
        or key in _CONTENTS
    )


def opens_box(text: str) -> bool:
    """Whether a line above the text heads a summary or a table of contents."""
    head = text.casefold().rstrip(":")
    return head in _SUMMARY_HEADS or head in _CONTENTS


def take_out(rows: Sequence[Row], marks: frozenset[int]) -> list[list[Row]]:
    """Mark as furniture what is of a post, a poll, a form or a box, and captions that no credit ends.

    `marks` are the numbers of the lines that `tells_of_box` knew. `rows` are those after the headline.
    Answers the lists of other articles found.
    """
    told = [row for row in rows if row.kind != "blank"]
    listings: list[list[Row]] = []
    contents: list[int] = []
    for at, row in enumerate(told):
        if row.number not in marks:
            if row.kind == "subhead" and (head := row.text.casefold().rstrip(":")) in _FACT_HEADS:
                _take_facts(told, at)
            elif row.kind == "subhead" and head in _SUMMARY_HEADS:
                _take_facts(told, at, _SUMMED)
            elif row.kind == "subhead" and head in _CONTENTS:
                contents.append(at)
            elif row.kind == "subhead" and _is_caption(told, at):
                row.kind = "caption"
            continue
        text = row.text
        key = text.casefold().strip(" .:…")
        if text[0] == "@":
            _take_post(told, at)
        elif is_signed_post(text):
            if text[0] in "—–-" and at and _is_kept(told[at - 1]) and len(told[at - 1].text) <= _POST_CHARS:
                told[at - 1].kind = "furniture"
        elif key in _POLL_ENDS:
            _take_poll(told, at)
        elif key in _FORM_ENDS:
            _take_form(told, at)
        elif key in _CONTENTS:
            contents.append(at)
        elif key in _MORE_HEADS and (listing := _take_marked(told, at)):
            listings.append(listing)
    if contents:
        # One is enough: all lines are looked through for its items.
        _take_contents(told, contents[0])
    return listings


def _is_kept(row: Row) -> bool:
    return row.kind == "body" or row.kind == "subhead"


def _drop(rows: list[Row]) -> None:
    for row in rows:
        if _is_kept(row):
            row.kind = "furniture"


def _take_post(told: list[Row], at: int) -> None:
    """Take out a post: the name above "@janedoe", what is said below it, down to its clock or its counts."""
    end = 0
    for below in range(at + 1, min(at + 1 + _POST_ROWS, len(told))):
        text = told[below].text
        if len(text) <= _NAME_CHARS and _POST_END.fullmatch(text) is not None:
            end = below
        elif end or text[0] == "@" or len(text) > _POST_CHARS:
            break
    if not end:
        return
    above = told[at - 1] if at else None
    named = above is not None and len(above.text) <= _NAME_CHARS and not ends_sentence(above.text)
    _drop(told[at - named : end + 1])


def _take_poll(told: list[Row], at: int) -> None:
    """Take out what readers are asked above a button: the question, its answers, and the word "Poll"."""
    for above in range(at - 1, max(at - 1 - _POLL_ROWS, -1), -1):
        text = told[above].text
        if text[-1] == "?" and at - above > _OPTIONS:
            headed = above > 0 and told[above - 1].text.casefold().strip(" :") in _POLL_HEADS
            behind = at + 1 < len(told) and _VOTES.fullmatch(told[at + 1].text) is not None
            _drop(told[above - headed : at + 1 + behind])
            return
        if len(text) > _OPTION_CHARS or text[-1] == ".":
            return


def _take_facts(told: list[Row], at: int, least: int = _FACTS) -> None:
    """Take out a box of facts: its head and the short lines below, down to a paragraph."""
    end, last = at + 1, min(at + _MOST_FACTS, len(told))
    while end < last and len(told[end].text) <= _FACT_CHARS and not _tells(told[end].text):
        end += 1
    if end - at > least and end < len(told) and ends_sentence(told[end].text):
        _drop(told[at:end])


def _take_contents(told: list[Row], at: int) -> None:
    """Take out a table of contents: short lines, each with its number or the head of a part further down."""
    end = at + 1
    lowest = {
        _unnumbered(row): below
        for below, row in enumerate(told)
        if _is_kept(row) and len(row.text) <= _ITEM_CHARS
    }
    while end < len(told) and len(told[end].text) <= _ITEM_CHARS and not _tells(told[end].text):
        row = told[end]
        if not (row.bullet or row.text[0].isdigit() or lowest.get(_unnumbered(row), end) > end):
            break
        end += 1
    if end - at > _PARTS:
        _drop(told[at:end])


def _unnumbered(row: Row) -> str:
    return row.text.casefold().strip(_NUMBERING)


def _take_marked(told: list[Row], at: int) -> list[Row]:
    """The headlines of other articles right below "Read more:", each with its mark."""
    end = at + 1
    while end < len(told) and told[end].bullet and _is_kept(told[end]) and not _tells(told[end].text):
        end += 1
    found = told[at + 1 : end]
    if any(len(row.text) > _ITEM_CHARS for row in found):
        return []
    for row in found:
        row.kind = "listed"
    return found


def _tells(text: str) -> bool:
    return ends_sentence(text) and text[-1] != "?"


def _take_form(told: list[Row], at: int) -> None:
    """Take out what stands between the head of a form and its field or button: what a reader would get."""
    if (
        at
        and at + 1 < len(told)
        and told[at + 1].text.casefold() in _FORM_ENDS
        and told[at - 1].kind == "subhead"
    ):
        # A field with its button: so is the line above.
        told[at - 1].kind = "furniture"
    for above in range(at - 1, max(at - 2 - _FORM_ROWS, -1), -1):
        row = told[above]
        if row.kind == "furniture" and any(map(row.text.casefold().__contains__, _FORM_HEADS)):
            _drop(told[above + 1 : at])
            return
        if len(row.text) > _FORM_CHARS or row.kind == "caption" or not _SPEECH.isdisjoint(row.text):
            return


def _is_caption(told: list[Row], at: int) -> bool:
    """Whether a line between two paragraphs tells no more than what a picture shows, and when, or who."""
    if not 0 < at < len(told) - 1 or not (_is_sentence(told[at - 1]) and _is_sentence(told[at + 1])):
        return False
    if max(len(told[at - 1].text), len(told[at + 1].text)) < _PARAGRAPH_CHARS:
        return False
    text = told[at].text
    if told[at].level or word_count(text) not in _CAPTION_WORDS or not _SPEECH.isdisjoint(text):
        return False
    if any(map(text.__contains__, _SIDES)):
        return True
    taken = max(text.rfind(f" {word} ") for word in ("on", "in", "last", "this"))
    when = text[taken:] if taken > 0 else text[text.rfind(" ") :]
    return _TAKEN.fullmatch(when) is not None and _TELLING.isdisjoint(text.casefold().split())


def _is_sentence(row: Row) -> bool:
    return row.kind == "body" and len(row.text) >= _SENTENCE_CHARS and ends_sentence(row.text)
