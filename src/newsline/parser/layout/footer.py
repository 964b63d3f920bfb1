"""What a page says of itself below the text: when and where it appeared, and that readers may answer."""

import re

from newsline.model.known import is_place
from newsline.parser.datetext import read_dates
from newsline.parser.datetext.promise import has_digit
from newsline.parser.layout.furniture import Cues
from newsline.parser.layout.head import Head, learn_field
from newsline.parser.layout.rows import ends_sentence

_LONGEST = 100
_LONGEST_SENTENCE = 300
# Each of the lines told here begins so.
_OPENINGS = (
    "Published in ",
    "First p",
    "First appeared in ",
    "Originally ",
    "This ",
    "A version of this ",
    "Appeared in ",
    "From the ",
)
# "From the Spring 2024 issue of Harbour Quarterly"
_ISSUE = re.compile(r"From the [^.!?]{0,40}\b\d{4}[^.!?]{0,20} (?:issue|edition)\b[^.!?]{0,60}\.?")
# "First Published: May 3, 2016 | 10:12 IST" below the text, "This was published 8 years ago" above it.
_DATED = re.compile(
    r"(?:this was |(?:this )?(?:story |article |post )(?:was )?|read \d+ times )?(?:first |last )?"
    r"(?:published|posted|updated|modified)\b(?=.{0,60}\b(?:\d{4}|ago)\b)"
    r"|(?:aktualisiert|publiziert|veröffentlicht|erstellt|stand|publiée?|mis à jour|publicad[oa]"
    r"|actualizad[oa]|atualizad[oa]|pubblicat[oa]|aggiornat[oa]|ultimo aggiornamento"
    r"|gepubliceerd|bijgewerkt|laatste update"
    r"|opublikowan[oya]|data publikacji|aktualizacja|опубликован[оа]|обновлен[оа])\b(?=.{1,40}\b\d{4}\b)",
    re.IGNORECASE,
)
# Where and when a paper printed it: "Published in Harbour Wire, June 3rd, 2021" ends the article.
_PRINTED = re.compile(
    r"(?:First |Originally )?(?:[Pp]ublished|[Pp]rinted|[Aa]ppeared) in [^.!?]{2,80}\b\d{4}\.?"
    r"|Published in (?:[^.!?]{2,60}, )?(?:[Ii]ssue|No\.|Vol\.) ?#?\d[^.!?]{0,20}"
)
# "This entry was posted in News and tagged port, storm."
_FILED = re.compile(r"This (?:entry|post) (?:was|is) (?:posted|filed|published|tagged)\b")
# "This story was first published on 3 May 2019.", "Appeared in the May 3, 2019, print edition."
_APPEARED = re.compile(
    r"(?:(?:This|A version of this) (?:article|story|column|interview|commentary|op-ed|essay)"
    r"(?: (?:was|has))?(?: been)?(?: also)?(?: originally| first)?"
    r" (?:published|posted|printed|appear(?:s|ed))|Appeared in) (?:in|on|by|at|the)\b"
)
_RELEASED_BY = "SOURCE "  # so press releases end: "SOURCE Harbour Tidal Inc."
_PAGE = re.compile(r"(?:previous ?)?page \d{1,3} of \d{1,3}(?: ?next)?", re.IGNORECASE)
# "3 Comments" below the text; above it they are counted too. And what asks for them: "Add new comment".
_COMMENTS = (
    r"(?:comments?|kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties|komentarz[ey]"
    r"|kommentarer|комментари[ийяев]{1,2}|yorum(?:lar)?)"
)
_REPLIES = re.compile(
    r"(?:no|\d{1,4}) (?:comments?|replies|responses?)(?: (?:yet|so far|(?:to|on) (?:this|[\"“‘]).{0,60}))?"
    r"|(?:one|\d{1,4}) thoughts? on .{1,80}"
    rf"|\d{{1,4}} {_COMMENTS}|{_COMMENTS}:? \(?\d{{1,4}}(?:\) hits: \d+)?"
    r"|(?:add|post|leave|write|submit|make)(?: a| your)?(?: new)? comments?"
)


def counts_replies(key: str) -> bool:
    """Whether a line (as `line_key` gives it) counts what readers said, or asks for it."""
    return _REPLIES.fullmatch(key) is not None


def is_reply(text: str) -> bool:
    """Whether a line names a reader above what that one said, as blogs print it: "Anonymous said..."."""
    return text.endswith((" said...", " said…"))


def tells_day(text: str) -> bool:
    """Whether a short line says when a page was published or changed."""
    return len(text) <= _LONGEST and _DATED.match(text) is not None and not ends_sentence(text)


def tells_print(text: str, head: Head) -> bool | None:
    """Whether a line below the text says where or when it appeared; `None` if it does not.

    True where nothing of the article comes behind such a line.
    """
    if not text.startswith(_OPENINGS) or len(text) > _LONGEST_SENTENCE:
        return None
    if _PRINTED.fullmatch(text):
        where = text.partition(" in ")[2].removeprefix("the ").partition(",")[0]
        if not has_digit(where) and not is_place(tuple(where.casefold().split())):
            learn_field("publisher", where, head)
        return True
    if _FILED.match(text) or _ISSUE.fullmatch(text):
        return True
    return False if _APPEARED.match(text) and any(found.month for found in read_dates(text)) else None


def is_credit_line(text: str, cues: Cues) -> bool:
    """Whether a line is nothing but an agency ("AP"), an owner ("(c) Harbour Wire") or a page's number."""
    if len(text) > _LONGEST:
        return False
    if text.startswith(_RELEASED_BY):
        return True
    return text.casefold() in cues.wire or text[:3].casefold() == "(c)" or _PAGE.fullmatch(text) is not None
