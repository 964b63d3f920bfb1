"""One article of a Factiva export: with its field codes (HD, PD, SN …) or as it is displayed, without."""

import re

from newsline.read.exports import Article, Lines

_HEAD_CODES = frozenset("SE HD CR BY WC PD ET SN SC ED PG VOL LA CY CLM IPD".split())
_TAIL_CODES = frozenset("CO IN NS RE IPC IPD PUB AN CT RF ART".split())
_BODY_CODES = ("LP", "TD")
_CODE = re.compile(r"([A-Z]{2,3})(?:(\s+)(.*))?", re.DOTALL)
_WORDS = re.compile(r"[\d.,  ]{1,12} (?:words|Wörter|Woorden|mots|palabras|parole|palavras)", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?: ?[A-Z]{2,4})?")
_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\))", re.IGNORECASE)
_BY = re.compile(r"(?:by|von|par|por|di|door)\s", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
_SOURCE_CODE = re.compile(r"[A-Z0-9]{3,8}")
_LANGUAGES = frozenset(
    "english french german spanish italian portuguese dutch russian chinese japanese arabic polish turkish"
    " deutsch français español italiano português nederlands".split()
)
_MOST_HEAD_LINES = 30


def read_article(lines: Lines) -> Article | None:
    """The article in the lines before its "Document …" line; `None` if there is nothing of the kind."""
    coded = sum(1 for _, line in lines if _code_of(line, False)[0] in ("HD", "PD", "SN"))
    return _coded(lines) if coded >= 3 else _displayed(lines)


def _code_of(line: str, in_body: bool) -> tuple[str | None, str]:
    """The field code that a line begins with, and the rest of the line.

    Below the text begin other codes than above it, and some of them are words ("IN", "RE"):
    there the column of the values must be clearly apart.
    """
    match = _CODE.fullmatch(line.rstrip())
    if match is None:
        return None, line
    code, gap, value = match[1], match[2] or "", match[3] or ""
    if code in _BODY_CODES or (code in _HEAD_CODES and not in_body):
        return code, value
    if in_body and code in _TAIL_CODES and (not value or len(gap) > 1 or gap == "\t"):
        return code, value
    return None, line


def _coded(lines: Lines) -> Article | None:
    found: dict[str, list[str]] = {}
    numbers: dict[str, int] = {}
    current = ""
    for number, line in lines:
        code, value = _code_of(line, current in _BODY_CODES or current in _TAIL_CODES)
        if code is not None:
            current = code
            found.setdefault(code, [])
            numbers.setdefault(code, number)
        if current:
            found[current].append(value)
    text = "\n\n".join(part for code in _BODY_CODES if (part := "\n".join(found.get(code, [])).strip("\n")))

    def one(code: str) -> str:
        return " ".join(" ".join(found.get(code, [])).split())

    date = " ".join(part for part in (one("PD"), one("ET")) if part)
    return Article(
        text,
        title=one("HD"),
        date=date,
        line=numbers.get("PD"),
        publisher=one("SN"),
        byline=one("BY"),
        section=one("SE"),
        lang=one("LA"),
    )


def _displayed(lines: Lines) -> Article | None:
    """Section, headline, byline; "712 words"; date, clock; source, its code; …; copyright; the text."""
    bare = [(number, line.strip()) for number, line in lines]
    words_at = next((i for i, (_, line) in enumerate(bare) if _WORDS.fullmatch(line)), None)
    if words_at is None:
        return None
    above = [line for _, line in bare[:words_at] if line][-4:]
    section, title, byline = _headline(above)
    below = [(i, n, line) for i, (n, line) in enumerate(bare) if i > words_at and line][:_MOST_HEAD_LINES]
    date, line_of_date, publisher, lang = "", None, "", ""
    body_at = words_at + 1
    for order, (place, number, line) in enumerate(below):
        if order == 0 and _YEAR.search(line):
            date, line_of_date = line, number
        elif date and order == 1 and _CLOCK.fullmatch(line):
            date += " " + line
        elif not publisher:
            publisher = line
        elif _COPYRIGHT.match(line):
            body_at = place + 1
            break
        elif line.lower() in _LANGUAGES:
            lang = line
        elif len(line) > 60 or not (_SOURCE_CODE.fullmatch(line) or len(line.split()) <= 5):
            break  # the text: there is no copyright
        body_at = place + 1
    text = "\n".join(line for _, line in lines[body_at:])
    return Article(
        text,
        title=title,
        date=date,
        line=line_of_date,
        publisher=publisher,
        byline=byline,
        section=section,
        lang=lang,
    )


def _headline(above: list[str]) -> tuple[str, str, str]:
    """Section, headline and byline out of the lines above the number of words."""
    byline = above.pop() if len(above) > 1 and _BY.match(above[-1]) else ""
    if not byline and len(above) > 2:
        byline = above.pop()
    if not byline and len(above) == 2 and len(above[0].split()) > 4 and len(above[1].split()) <= 4:
        byline = above.pop()
    title = above.pop() if above else ""
    return (above[-1] if above else ""), title, byline
