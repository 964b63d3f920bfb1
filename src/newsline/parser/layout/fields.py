"""Lines that name what they tell: `Author: Jane Doe`, `date = 2013-03-05`."""

_LONGEST_FIELD = 300
# The names under which pages print what they know about themselves.
_FIELD_NAMES = {
    "title": "title, headline, subject",
    "byline": "author, authors, byline, by, words, written by, writer, autor, autora, autorin, auteur,"
    " autore, von, par, texte par, por, autrice, autorka, yazar, forfatter, författare, автор, авторы",
    "section": "section, category, rubric",
    "publisher": "publisher, publication, newspaper, site",
    "source": "source",
    "url": "url, link, canonical, canonical url, permalink, retrieved from",
    "tags": "tags, tag, keywords, topics, filed under, labels,"
    " archivado en, etiquetas, mots-clés, schlagwörter",
    "header": "date, published, pubdate, published-at, publishedat, published on, published-on,"
    " date published, publication date, timestamp, issued, posted, posted on, created, updated,"
    " last updated, modified, last modified, revdate, dtg, load-date, length, edition, copyright,"
    " issued by, posted in, distribution, from, to, cc, reply-to, sent, language, draft, layout, slug, type",
}
_FIELDS = {name: kind for kind, names in _FIELD_NAMES.items() for name in names.split(", ")}


def read_field(text: str) -> tuple[str, str] | None:
    """A line such as `Author: Jane Doe`: the kind of field (as `_FIELDS` names it) and its value."""
    if len(text) > _LONGEST_FIELD or (":" not in text and "=" not in text):
        return None
    at = min(at for at in (text.find(":", 1), text.find("=", 1), len(text)) if at > 0)
    kind = _FIELDS.get(text[:at].strip("#%:+*_ ").casefold().replace("_", "-"))
    return (kind, text[at + 1 :].strip("* \t\"'")) if kind else None
