"""One article of a Nexis export: the older form of LexisNexis, and that of Nexis Uni and Lexis Advance."""

import re

from newsline.read.exports import Article, Lines

# A header's name and value: "LENGTH: 355 words" in the older form, "Length: 355 words" in the newer.
_TAG = re.compile(r"([^\W\d_][^\W\d_ -]*(?:[ -][^\W\d_]+){0,2}):(?:\s+|$)(.*)", re.DOTALL)
_MEANINGS = {
    name: role
    for role, names in {
        "title": "headline titel titre",
        "byline": "byline autor auteur",
        "section": "section rubrik rubrique sectie",
        "length": "length länge longueur lengte lunghezza",
        "lang": "language sprache langue taal",
        "head": "highlight dateline series show anchor anchors guests",
        "body": "body text texte",
        "load": "load-date update correction-date",
        "tail": (
            "graphic grafik publication-type pub-type journal-code document-type type distribution issn"
            " classification notes"
        ),
        "tags": "subject subjects person organization company geographic industry",
    }.items()
    for name in names.split()
}
_AT_END = frozenset(("load", "tail", "lang"))
_COPYRIGHT = re.compile(r"\s*(?:copyright\b|©|\(c\) \d{4}|all rights reserved)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
_MARK_LINES = frozenset(
    ("body", "classification", "graphic", "notes", "link to original source", "link to pdf")
)
_COVER = re.compile(r"Job Number:|Documents? \(\d+\)|Client/Matter:|User Name:")
_MONTH_OR_DIGIT = re.compile(r"[^\W\d_]{3,}|\d{1,2}")


def read_article(lines: Lines) -> Article | None:
    """The article in the lines between two marks; `None` if there is nothing of the kind."""
    newer = any(line.strip() == "Body" for _, line in lines)
    return _newer(lines) if newer else _older(lines)


def _older(lines: Lines) -> Article | None:
    """Blocks apart by blank lines: copyright, publication, date and edition, headline, tags, body, tags."""
    blocks = _blocks(lines)
    dated = next((i for i, block in enumerate(blocks[:12]) if _is_date_block(block)), None)
    found: dict[str, str] = {}
    publisher, title, at = "", "", 0
    date, line = "", None
    if dated is not None:
        line, date = blocks[dated][0][0], blocks[dated][0][1].strip()
        above = [block for block in blocks[:dated] if not _COPYRIGHT.match(block[0][1])]
        publisher = _flat(above[-1]) if above else ""
        at = dated + 1
    while at < len(blocks):
        tag = _tag_of(blocks[at])
        if tag is None:
            if _COPYRIGHT.match(blocks[at][0][1]):
                at += 1
                continue
            if title or found:
                break
            title = _flat(blocks[at])
        elif tag[0] in _AT_END and "length" in found:
            break
        else:
            found.setdefault(*tag)
            if tag[0] == "body":
                blocks[at] = [(blocks[at][0][0], tag[1])] if tag[1] else []
                break
        at += 1
    body: list[str] = []
    for place, block in enumerate(blocks[at:], start=at):
        tag = _tag_of(block)
        if tag is not None and tag[0] in _AT_END and _ends_here(blocks, place):
            for later in blocks[place:]:
                if (end := _tag_of(later)) is not None:
                    found.setdefault(*end)
            break
        body.append("\n".join(text for _, text in block))
    text = "\n\n".join(part for part in body if part.strip())
    return Article(
        text,
        title=found.get("title") or title,
        date=date,
        line=line,
        publisher=publisher,
        byline=found.get("byline", ""),
        section=found.get("section", "").partition(";")[0],
        lang=found.get("lang", ""),
        tags=_subjects(found.get("tags", "")),
    )


def _newer(lines: Lines) -> Article | None:
    """Headline, publication, date; copyright; tags; "Body"; the text; "Classification" and tags."""
    body_at = next(i for i, (_, line) in enumerate(lines) if line.strip() == "Body")
    head = [(number, line.strip()) for number, line in lines[:body_at] if line.strip()]
    found: dict[str, str] = {}
    top: Lines = []
    for number, line in head:
        match = _TAG.fullmatch(line)
        role = _MEANINGS.get(match[1].lower()) if match else None
        if role is not None and match is not None and top:
            found.setdefault(role, match[2].strip())
        elif not found and not _COPYRIGHT.match(line):
            top.append((number, line))
    # Headlines have years too: the date is the last such line but one, or the first after two others.
    dated = [i for i, (_, line) in enumerate(top) if i and _is_date(line)]
    place = next((i for i in dated if i >= 2), dated[0] if dated else None)
    date, line_of_date, publisher = "", None, ""
    title = top[0][1] if top else ""
    if place is not None:
        line_of_date, date = top[place]
        above = [line for _, line in top[:place]]
        if len(above) > 1:
            publisher = above.pop()
        cover = any(_COVER.match(line) for line in above)
        title = above[-1] if cover else " ".join(above)
    body: list[str] = []
    for place, (_, line) in enumerate(lines[body_at + 1 :], start=body_at + 1):
        bare = line.strip()
        match = _TAG.fullmatch(bare)
        role = _MEANINGS.get(match[1].lower()) if match else None
        if bare.lower() in ("classification", "graphic") or role in ("load", "lang"):
            _read_tail(lines[place:], found)
            break
        if bare.lower() not in _MARK_LINES:
            body.append(line)
    return Article(
        "\n".join(body),
        title=title,
        date=date,
        line=line_of_date,
        publisher=publisher,
        byline=found.get("byline", ""),
        section=found.get("section", "").partition(";")[0],
        lang=found.get("lang", ""),
        tags=_subjects(found.get("tags", "")),
    )


def _read_tail(lines: Lines, found: dict[str, str]) -> None:
    for _, line in lines:
        match = _TAG.fullmatch(line.strip())
        if match is not None and (role := _MEANINGS.get(match[1].lower())):
            found.setdefault(role, match[2].strip())


def _blocks(lines: Lines) -> list[Lines]:
    blocks: list[Lines] = [[]]
    for number, line in lines:
        if line.strip():
            blocks[-1].append((number, line))
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _tag_of(block: Lines) -> tuple[str, str] | None:
    """The role and value of a block that begins with a header in capitals."""
    if not block:
        return None
    match = _TAG.fullmatch(block[0][1].strip())
    if match is None or match[1] != match[1].upper():
        return None
    role = _MEANINGS.get(match[1].lower().replace(" ", "-"))
    return (role, " ".join([match[2], *(line.strip() for _, line in block[1:])]).strip()) if role else None


def _ends_here(blocks: list[Lines], place: int) -> bool:
    """Whether the tags of the end begin here: one of them, or nothing but the copyright, comes after."""
    rest = blocks[place + 1 :]
    return not rest or any(_tag_of(block) is not None or _COPYRIGHT.match(block[0][1]) for block in rest)


def _is_date_block(block: Lines) -> bool:
    return len(block) <= 6 and _is_date(block[0][1].strip())


def _is_date(line: str) -> bool:
    """Whether a line is a date and little more: a month and year, at most a weekday, clock and zone."""
    if len(line) > 60 or _COPYRIGHT.match(line) or not _YEAR.search(line):
        return False
    return 2 <= len(_MONTH_OR_DIGIT.findall(_YEAR.sub(" ", line))) <= 9 and len(line.split()) <= 9


def _flat(block: Lines) -> str:
    return " ".join(line.strip() for _, line in block)


def _subjects(value: str) -> tuple[str, ...]:
    """The subjects without their relevance: "ELECTIONS (90%); VOTING"."""
    names = (re.sub(r"\s*\(\d+%\)", "", name).strip() for name in value.split(";"))
    return tuple(dict.fromkeys(name for name in names if name))
