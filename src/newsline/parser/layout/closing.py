"""The ends of the body: lines of the page below the last paragraph, and what is said of the author."""

from itertools import takewhile

from newsline.parser.layout.furniture import Cues
from newsline.parser.layout.head import Head
from newsline.parser.layout.markup import is_image
from newsline.parser.layout.rows import Row, ends_sentence, is_prose, word_count

# What a page says of itself rather than of the news.
SELF_SIGNS = ("www.", "@", ".com", "newsletter", "readers", "subscri", "©", "website", "web site")

_TRAILING_CHARS = 80
_GALLERY = 3  # captions in a row
_FRAGMENT_WORDS = 3
_MENU_BARS = 2  # "Back | Front page | Print"
# A box about the author has no more lines, one about a role no more words.
_BOX_ROWS = 6
_ROLE_WORDS = 6
_TRADE_CHARS, _TRADE_REACH, _NAME_WORDS = 200, 6, 4
# What follows the name where somebody is told of, not quoted.
_TOLD_OF = (
    " is ",
    " was ",
    " has ",
    " covers ",
    " writes ",
    " reports ",
    " can be ",
    " joined ",
    " works ",
    " – ",
    " — ",
)


def trim_ends(rows: list[Row], head: Head, cues: Cues, *, open_end: bool) -> None:
    """Take from the ends of the body what is not the article's: the author's box, lines of the page.

    `open_end` says that the rows end in the body.
    """
    last = next((row for row in reversed(rows) if _says_something(row)), None)
    if last is not None and last.kind == "caption" and not is_image(last.raw) and open_end:
        # The caption that ends a page may be its last sentence: in doubt nothing of the body is lost.
        last.kind = "body"
    if head.byline:
        _drop_box(rows, head.byline, cues)
    _drop_fragments(rows)
    _drop_trade(rows, cues)


def _drop_box(rows: list[Row], authors: tuple[str, ...], cues: Cues) -> None:
    """Take out what the last lines say of the author: name, role, and a sentence or two; or the first one."""
    last: list[Row] = []
    for row in reversed(rows):
        if row.kind == "body" or row.kind == "subhead":
            last.append(row)
            if len(last) == _BOX_ROWS:
                break
    names = tuple(name.casefold() for name in authors)
    first = next((row for row in rows if row.kind == "body"), None)
    if first is not None and _introduces(first.text.casefold(), names, cues):
        first.kind = "furniture"
    box = 0
    for count, row in enumerate(last, 1):
        folded = row.text.casefold()
        if folded.startswith(names) and _is_about(folded, names):
            box = count
        elif not _may_be_of_box(row, folded, cues):
            break
    for row in last[:box]:
        row.kind = "furniture"


def _is_about(folded: str, names: tuple[str, ...]) -> bool:
    """Whether a line is the name of an author alone, or begins to tell who that is."""
    rest = next(folded[len(name) :] for name in names if folded.startswith(name))
    return not rest.strip(" .,:") or rest.startswith(_TOLD_OF) or (rest[:2] == " (" and rest[-1] == ")")


def _introduces(folded: str, names: tuple[str, ...], cues: Cues) -> bool:
    """Whether a sentence tells what an author is by trade: "Jane Doe is a senior writer for …"."""
    name = next((name for name in names if folded.startswith(f"{name} is ")), None)
    return name is not None and any(
        word.strip(",.") in cues.role for word in folded[len(name) :].split()[1:6]
    )


def _drop_trade(rows: list[Row], cues: Cues) -> None:
    """Take out a last line that tells a trade of the press, of somebody the text did not name before."""
    last = next((row for row in reversed(rows) if row.kind == "body" or row.kind == "subhead"), None)
    if last is None or len(last.text) > _TRADE_CHARS:
        return
    name, told, rest = last.text.partition(" is ")
    words = name.split()
    if not told or not 2 <= len(words) <= _NAME_WORDS or not all(word[0].isupper() for word in words):
        return
    trade = rest.replace(",", " ").replace(".", " ").split()[:_TRADE_REACH]
    if (
        trade[:1]
        and trade[0] in ("a", "an", "the", "our")
        and any(word in cues.role for word in trade)
        # One who asks the questions is named before each of them.
        and not any(
            words[-1] in row.text.removeprefix(f"{name}: ")
            for row in rows
            if row.kind == "body" and row is not last
        )
    ):
        last.kind = "furniture"


def _may_be_of_box(row: Row, folded: str, cues: Cues) -> bool:
    """Whether a line may stand below the name of an author: a role, an address, who that is."""
    words = folded.split()
    if words[0] in cues.role and (not ends_sentence(row.text) or any(map(folded.__contains__, SELF_SIGNS))):
        return True
    if len(words) <= _ROLE_WORDS and not ends_sentence(row.text):
        return any(word.strip(",") in cues.role for word in words) or "@" in folded
    return False


def _drop_fragments(rows: list[Row]) -> None:
    """Short lines without a sentence's end after the last paragraph belong to the page.

    A single one of more than three words may be the article's own. Where
    such lines stand together between paragraphs (a gallery), the last ones are the article's too,
    and so they are on a page of which nothing but the article was saved: no line of it is furniture.
    """
    kept = (row for row in reversed(rows) if row.kind == "body" or row.kind == "subhead")
    trailing = list(takewhile(_is_fragment, kept))
    if not trailing:
        return
    body = [row for row in rows if row.kind == "body" or row.kind == "subhead"]
    if not any(is_prose(row.text) for row in body):
        return
    if (
        len(trailing) == 1
        and word_count(trailing[0].text) > _FRAGMENT_WORDS
        and trailing[0].text.count(" | ") < _MENU_BARS
    ):
        trailing[0].kind = "body"
        return
    said = any(word_count(row.text) > _FRAGMENT_WORDS for row in trailing)
    if said and not any(row.kind in ("furniture", "listed") and _says_something(row) for row in rows):
        return
    if _has_gallery(body[: len(body) - len(trailing)]):
        return
    for row in trailing:
        row.kind = "furniture"


def _says_something(row: Row) -> bool:
    """Whether a row is neither blank nor a line of dashes."""
    return any(map(str.isalnum, row.text))


def _has_gallery(rows: list[Row]) -> bool:
    """Whether several lines without a sentence's end, no sub-heads, stand together above a paragraph."""
    run = 0
    for row in rows:
        if _is_fragment(row) and not row.level:
            run += 1
        elif run >= _GALLERY and is_prose(row.text):
            return True
        else:
            run = 0
    return False


def _is_fragment(row: Row) -> bool:
    return not (row.bullet or row.goes_on or len(row.text) > _TRAILING_CHARS or ends_sentence(row.text))
