"""One article of a ProQuest text export: "Name: value" lines around the full text."""

import re

from newsline.read.exports import Article, Lines

_KEY = re.compile(r"([A-Z][A-Za-z/ -]{1,40}):(?:\s+(.*)|$)", re.DOTALL)
_KEYS = frozenset(
    line.strip().lower()
    for line in """
    Author, Publication info, Abstract, Links, Full text, Subject, Location, People, Classification,
    Company / organization, Identifier / keyword, Title, Alternate title, Publication title, Volume, Issue,
    Pages, First page, Start page, Number of pages, Publication year, Publication date, Year, Section,
    Publisher, Place of publication, Country of publication, Publication subject, ISSN, e-ISSN, ISBN,
    Source type, Language of publication, Document type, Document feature, ProQuest document ID,
    Document URL, Copyright, Last updated, Database, Accession number, Credit, Column, Dateline, Edition,
    Source attribution, DOI, Correspondence author, Illustration, Caption, Notes, Series
    """.split(",")
)
# After the text these come first; anything else with a colon is a line of the text.
_AFTER_TEXT = frozenset(
    "subject|location|people|classification|credit|illustration|title|issn|company / organization"
    "|identifier / keyword|publication title|alternate title|publication date|publication year|source type"
    "|proquest document id|document url".split("|")
)
_LINK = "ProQuest document link"
_NOTHING = frozenset(("not available", "not available.", "none available.", "none available", ""))


def read_article(lines: Lines) -> Article | None:
    """The article in the lines between two rules; `None` if there is nothing of the kind."""
    found: dict[str, list[str]] = {}
    numbers: dict[str, int] = {}
    current = first = ""
    for number, line in lines:
        match = _KEY.fullmatch(line.rstrip())
        key = match[1].lower() if match else ""
        in_text = current == "full text" and "".join(found[current]).strip().lower() not in _NOTHING
        known = key in (_AFTER_TEXT if in_text else _KEYS)
        if match is not None and known and key not in found:
            current = key
            numbers[key] = number
            found[key] = [match[2] or ""]
        elif line.strip() == _LINK:
            continue
        elif current:
            found[current].append(line)
        elif line.strip() and not first:
            first = line.strip()

    def one(key: str) -> str:
        return " ".join(" ".join(found.get(key, [])[:20]).split())

    text = "\n".join(found.get("full text", [])).strip("\n")
    if text.strip().lower() in _NOTHING:
        text = "\n".join(found.get("abstract", [])).strip("\n")
    text = re.sub(r"\A\[?Abstract\]?:? ?(?=\n)", "", text)
    return Article(
        "" if text.strip().lower() in _NOTHING else text,
        title=one("title") or first,
        date=one("publication date") or one("publication year") or one("year"),
        line=numbers.get("publication date"),
        publisher=_publication(one("publication title") or one("publication info")),
        byline="" if one("author").lower() == "anonymous" else one("author"),
        section=one("section"),
        lang=one("language of publication"),
        url=one("document url"),
        tags=tuple(dict.fromkeys(name.strip() for name in one("subject").split(";") if name.strip())),
        changed=one("last updated"),
    )


def _publication(name: str) -> str:
    """The name of the paper without the place behind it: "The Paper; Oslo [Oslo]03 Mar 2016: 5."."""
    return name.partition(";")[0].strip()
