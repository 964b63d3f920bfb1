"""Which line of the head is the headline: one that says so, or the best by its score."""

import re
from itertools import islice, pairwise

from newsline.parser.datetext.promise import has_digit
from newsline.parser.datetext.tokens import WORD
from newsline.parser.layout.byline import SECTIONS
from newsline.parser.layout.furniture import Cues, line_key
from newsline.parser.layout.markup import bullet_end
from newsline.parser.layout.part import HEADERS, KICKER, NAMED, Part, Role
from newsline.parser.layout.rows import Row, word_count
from newsline.parser.layout.title import headline_score, is_site_name, letters_of

# A headline stands after at most so many lines of its own length, unless a byline follows it.
_LONG_LINES_BEFORE = 5
_MENU_WORDS = 3  # the mark counted
_SURE_WORDS = 6
_BLOG_WORDS = 4  # of a headline below the day of a blog
_LISTED_DAYS = 3  # in a list of dated headlines above the article, that of the article counted
_LONGEST_JOINED = 200
_LINE_WORDS = 4  # of the first line of a headline in capitals, at least
_MOST_DECKS = 3
_LABEL_WORDS = 2  # of the name of a section, at most
# So much of the text is looked at for the words of a headline, of which two or more are repeated there.
_TEXT_ROWS, _TEXT_CHARS, _REPEATED, _STEM = 8, 1500, 2, 5
# What papers say of themselves below their names: "Independent news for the glens", "Your free weekly".
_MOTTO = (
    r"(?i:(?:(?:the|an?|your|our|all|free|local|independent|trusted|daily|weekly|monthly|leading|best|only"
    r"|national|regional|community|student|parish|village|town)[ -]){1,4}(?:news|newspaper|magazine|journal"
    r"|weekly|daily|voice|blog|journalism|source|paper|guide)(?: and (?:views|opinion|analysis|comment))?"
    r"(?: (?:for|of|from|to|about|on|in|that) .{2,40})?\.?)"
)
_MOTTO_WORDS, _MOTTO_PARTS = range(3, 10), 3
_OPENING, _CLOSING = "\"“‘'«„", "\"”’'»“"


def explicit_headline(parts: list[Part]) -> int | None:
    """The part that says itself that it is the title; the highest heading among several."""
    for index, part in enumerate(parts):
        if part.role == "dated title" or (part.role == "field" and part.key == "title" and part.value):
            return index
    headings = [index for index, part in enumerate(parts) if part.role == "heading" and part.value]
    return min(headings, key=lambda index: parts[index].row.level, default=None)


def best_headline(parts: list[Part], rows: list[Row], cues: Cues, twice: str) -> int | None:
    """The part that looks most like a headline; the first among equals. `twice` are the letters of one."""
    able = [
        index
        for index, part in enumerate(parts)
        if part.value and part.role in ("candidate", "date") and not _is_menu_item(part)
    ]
    if len(able) > 1:
        able = [index for index in able if not _is_banner(parts, index)]
        if able[0] < _MOTTO_PARTS:
            able = [index for index in able if not _is_motto(parts, index, rows)] or able
    for index in able:
        if _is_crumb(parts, index):
            return index + 1
    if len(able) > 1:
        # What is told in short stands below the headline.
        able = [index for index in able if not bullet_end(parts[index].row.raw)] or able
    if len(able) <= 1:
        return able[0] if able else None
    posted = _below_day(parts, rows, able)
    if posted is not None:
        return posted
    best: tuple[int, int] | None = None
    long_lines = 0
    later = {
        letters_of(row.text.partition(":")[2])
        for row in rows
        if ":" in row.text[:30] and len(row.text) <= 300 and row.raw[0] != "["
    }
    if twice:
        later.add(twice)
    for index in able:
        part = parts[index]
        follower = _follower(parts, index)
        before_byline = follower == "byline" and not _is_quoted_deck(parts, index)
        if before_byline and " " not in part.value and long_lines:
            before_byline = False  # "Details"
        if long_lines >= _LONG_LINES_BEFORE and not before_byline:
            continue
        long_lines += word_count(part.value) > 3
        score = headline_score(
            part.value,
            cues,
            before_byline=before_byline,
            before_date=follower == "date" or _is_over_day(parts, index),
            posted=_is_posted(parts, index),
            again=bool(later) and letters_of(part.value) in later,
        )
        if best is None or score > best[0]:
            best = score, index
    if best is None or letters_of(parts[best[1]].value) in later:
        return best and best[1]
    return _above_deck(parts, best[1], rows, cues)


def _is_crumb(parts: list[Part], index: int) -> bool:
    """Whether a line is a section and the headline below it: "News Storm shuts the ferry port"."""
    below = parts[index + 1].value if index + 1 < len(parts) else ""
    if word_count(below) < _LINE_WORDS or not parts[index].value.endswith(f" {below}"):
        return False
    return word_count(parts[index].value) <= word_count(below) + _MENU_WORDS


def _is_over_day(parts: list[Part], index: int) -> bool:
    """Whether the line below is a field of the day: "Published: May 3, 2019"."""
    below = parts[index + 1] if index + 1 < len(parts) else None
    return below is not None and below.role == "field" and below.key == "header" and has_digit(below.value)


def _is_posted(parts: list[Part], index: int) -> bool:
    """Whether the line below a headline says when it was published; below few words, it may be a paper's."""
    below = parts[index + 1] if index + 1 < len(parts) else None
    published = below is not None and below.reading is not None and below.reading.kind == "published"
    return published and word_count(parts[index].value) >= _LINE_WORDS


def _above_deck(parts: list[Part], index: int, rows: list[Row], cues: Cues) -> int:
    """The headline above a line that is its deck, told by its words, which the text repeats; or that line."""
    if _is_below_section(parts, index - 1, index, cues):
        return index - 1
    if index > 1 and parts[index - 2].key == KICKER and parts[index - 1].role == "candidate":
        return index - 1
    top = index
    while top and index - top < _MOST_DECKS and parts[top - 1].role == "candidate":
        top -= 1
    able = [
        at
        for at in range(top, index)
        if word_count(parts[at].value) >= _LINE_WORDS and not is_site_name(parts[at].value, cues)
    ]
    if not able:
        return index
    if top and top == able[0] and _opens_below_day(parts, top, index):
        return top
    if _is_asked_above(parts, able[-1], index):
        return able[-1]
    told = _told(parts, rows)
    return next((at for at in able if _repeated(parts[at].value, told) >= _REPEATED), index)


def _told(parts: list[Part], rows: list[Row]) -> str:
    """The beginning of the text in small letters."""
    below = parts[-1].row.number
    first = islice((row.text for row in rows if row.number > below), _TEXT_ROWS)
    return f" {' '.join(first)[:_TEXT_CHARS]}".casefold()


def _is_motto(parts: list[Part], index: int, rows: list[Row]) -> bool:
    """Whether a line on top says what the paper is, in words of which the text says none or few."""
    value = parts[index].value
    if index >= _MOTTO_PARTS or word_count(value) not in _MOTTO_WORDS or re.fullmatch(_MOTTO, value) is None:
        return False
    # Names the text says as well.
    small = " ".join([word for word in value.split() if word.islower() and word != "since"])
    named = any(len(word) >= _STEM for word in small.split())
    told = _told(parts, rows)
    said = _repeated(small if named else value, told)
    below = next((part.value for part in parts[index + 1 :] if part.role == "candidate" and part.value), "")
    return not said or said < _repeated(below, told)


def _is_below_section(parts: list[Part], at: int, deck: int, cues: Cues) -> bool:
    """Whether a line stands between the name of a section and a longer line, with nothing between."""
    if at < 1 or any(parts[known].role != "candidate" for known in (at - 1, at)):
        return False
    label, line = parts[at - 1], parts[at]
    if parts[deck].row.number - label.row.number != len((label, line)):
        return False
    words = label.value.casefold().split()
    called = len(words) <= _LABEL_WORDS and all(word in SECTIONS or word in cues.menu for word in words)
    return called and _LABEL_WORDS < word_count(line.value) < word_count(parts[deck].value)


def _is_asked_above(parts: list[Part], at: int, deck: int) -> bool:
    """Whether a line asks what the one right below it answers, in more words: a motto asks nothing."""
    asked, told = parts[at], parts[deck]
    return (
        asked.value[-1] == "?"
        and told.value[-1] != "?"
        and told.row.number == asked.row.number + 1
        and word_count(told.value) > word_count(asked.value)
    )


def _opens_below_day(parts: list[Part], top: int, deck: int) -> bool:
    """Whether a line begins what stands below the day, right above one that nothing else makes a headline."""
    if (
        parts[top - 1].role != "date"
        or deck != top + 1
        or parts[deck].row.number != parts[top].row.number + 1
    ):
        return False
    return _follower(parts, deck) not in ("byline", "date", "field")


def _repeated(line: str, told: str) -> int:
    """How many of the longer words of a line begin words of a text in small letters as well."""
    stems = {word[:_STEM] for word in re.findall(WORD, line.casefold()) if len(word) >= _STEM}
    return sum(f" {stem}" in told for stem in stems)


def _is_banner(parts: list[Part], index: int) -> bool:
    """Whether a line calls out something above the day of a blog, with the headline below that day."""
    if parts[index].value[-1] != "!":
        return False
    rest = parts[index + 1 :]
    dated = next((at for at, part in enumerate(rest) if part.role == "date" and part.reading), None)
    if dated is None or dated + 1 >= len(rest):
        return False
    below = rest[dated + 1]
    return below.role == "candidate" and word_count(below.value) >= _BLOG_WORDS


def _below_day(parts: list[Part], rows: list[Row], able: list[int]) -> int | None:
    """The headline of a blog that prints its day above it, its own name and motto above that.

    Such a blog says below the text who posted it.
    """
    for index, part in enumerate(parts[:-1]):
        if part.role != "date" or part.reading is None or part.reading.weekday is None or part.reading.time:
            continue
        if index + 1 in able and any(row.text.startswith("Posted by ") for row in rows):
            return index + 1
    return None


def join_lines(parts: list[Part]) -> None:
    """Put together a headline in capitals that is broken into lines, as old archives have it."""
    first: Part | None = None
    for above, part in pairwise(parts):
        if part.role != "candidate" or part.row.number != above.row.number + 1 or not part.value.isupper():
            first = None
            continue
        if first is None and above.role == "candidate" and above.value.isupper():
            first = above if word_count(above.value) >= _LINE_WORDS else None
        if first is not None and len(first.value) + len(part.value) < _LONGEST_JOINED:
            first.value = f"{first.value} {part.value}"
            part.role = "furniture"


def pass_listed(parts: list[Part], cues: Cues) -> None:
    """Take dated headlines of a list at the top, all but the last of them, for what they are."""
    days = [
        index
        for index in range(2, len(parts))
        if parts[index].role == "date" and parts[index].reading and parts[index - 1].role == "candidate"
    ]
    if len(days) < _LISTED_DAYS or len({parts[index].row.text for index in days}) < _LISTED_DAYS:
        return
    for index, part in enumerate(parts[: days[0]]):
        if cues.heads_list(line_key(part.row.text)):
            for listed in parts[index : days[-1] - 1]:
                listed.role = "furniture"
            return
        if word_count(part.value) >= _BLOG_WORDS:
            return


def _is_menu_item(part: Part) -> bool:
    return part.row.bullet and word_count(part.value) <= _MENU_WORDS


def _follower(parts: list[Part], index: int) -> Role | None:
    """The role of the next part that counts: a byline is seen behind dates and behind a deck."""
    rest = parts[index + 1 :]
    if not rest:
        return None
    again = index > 0 and parts[index].value and parts[index - 1].value == parts[index].value
    deck = rest[0].role == "candidate" and (
        again
        or not rest[0].value  # a sentence above the byline
        or rest[0].row.number == parts[index].row.number + 1
        or _is_quoted_deck(parts, index + 1)
    )
    for part in rest[deck:]:
        if part.role == "byline" or (part.role == "field" and part.key == "byline"):
            # A name without "By" may stand below a deck, or be a columnist's above the headline.
            if part.key == KICKER:
                return "section"
            return "section" if part.key == NAMED and _stands_below(parts, index) else "byline"
        # Buttons may stand between a sentence that is the deck and the byline.
        if part.role not in HEADERS and part.role != "rule" and (rest[0].value or part.role != "furniture"):
            break
    return rest[0].role


def _stands_below(parts: list[Part], index: int) -> bool:
    """Whether a line stands below another that is a headline by its length."""
    return any(part.role == "candidate" and word_count(part.value) >= _SURE_WORDS for part in parts[:index])


def _is_quoted_deck(parts: list[Part], index: int) -> bool:
    """Whether a line is a quotation and nothing else, right below a line that is a headline by its length."""
    text = parts[index].value
    if not index or not text or text[0] not in _OPENING or text[-1] not in _CLOSING:
        return False
    above = parts[index - 1]
    return above.role == "candidate" and word_count(above.value) >= _SURE_WORDS
