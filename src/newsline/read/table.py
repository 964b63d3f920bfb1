"""Tables: CSV and TSV, one document a row; which column is what is guessed from its head, or told.

The names of columns are those of the fields of records (`field_names.py`), in any spelling:
"Publication Date", `pub_date`. What a person says of a column (`columns` of the options, as
`[columns]` in the project file) comes before any guess.
"""

import csv
import io
from collections.abc import Iterator, Mapping

from newsline.errors import Problem
from newsline.model import Document
from newsline.read import field_names
from newsline.read.decode import compose, decode, find_controls, is_binary
from newsline.read.fields import is_nothing, saving_dates, squash, to_metadata, without_count
from newsline.read.limits import Limits
from newsline.read.source import Source
from newsline.read.text_lines import TextLines, TooLargeError

# Under which name each kind of column goes on, as the record has it, and the heads that mean it.
ROLES: dict[str, tuple[str, ...]] = {
    "title": (
        *field_names.TITLE,
        *"titel titre titulo título titolo kop überschrift schlagzeile заголовок".split(),
    ),
    "text": (
        *field_names.TEXT,
        *"volltext texte texto testo tekst inhalt contenu contenido artikel текст".split(),
    ),
    "teaser": field_names.TEASER,
    "date": (
        *field_names.DATE,
        *"datum fecha data dato dátum дата erscheinungsdatum datepublication".split(),
    ),
    "url": field_names.URL,
    "source": (*field_names.PUBLISHER, *"quelle zeitung medium journal periódico fuente bron krant".split()),
    "byline": (*field_names.BYLINE, *"autor auteur autore autores auteurs автор".split()),
    "section": (*field_names.SECTION, *"ressort rubrik rubrique sección sezione".split()),
    "tags": field_names.TAGS,
    "lang": (*field_names.LANG, *"sprache langue idioma taal lingua".split()),
    "id": ("id", "guid", "uri"),
}
_DELIMITERS = ",;\t|"
_MOST_COLUMNS = 1000


def takes(source: Source, limits: Limits) -> bool:
    """Whether it is a table by its head: a first row of names that have a text or title, and rows like it."""
    head = source.head
    if is_binary(head):
        return False
    text = decode(head).text.lstrip("\ufeff")
    delimiter = _delimiter(text)
    try:
        rows = [
            row for row, _ in zip(csv.reader(io.StringIO(text), delimiter=delimiter), range(3), strict=False)
        ]
    except csv.Error:
        return False
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    found = guess_columns(rows[0], {})
    return ("text" in found or "title" in found) and len(found) >= 2 and len(rows[1]) == len(rows[0])


def guess_columns(head: list[str], told: Mapping[str, str]) -> dict[str, int]:
    """The column, from 0, of each role; `told` names the column of some roles and comes first."""
    found: dict[str, int] = {}
    for role, name in told.items():
        place = next((i for i, cell in enumerate(head) if cell.strip() == name.strip()), None)
        if place is None:
            place = next((i for i, cell in enumerate(head) if squash(cell) == squash(name)), None)
        if place is not None:
            found[role] = place
    places: dict[str, int] = {}
    for place, cell in enumerate(head[:_MOST_COLUMNS]):
        places.setdefault(squash(cell.strip()), place)
    for name in saving_dates(places):
        del places[name]
    for role, names in ROLES.items():
        if role not in found:
            place = next((places[n] for n in names if n in places and places[n] not in found.values()), None)
            if place is not None:
                found[role] = place
    return found


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """A document for each row, labelled `a.csv#5` by the number of the row below the head."""
    label = source.label
    if is_binary(source.head):
        yield Problem("binary", "binary data, not text", label)
        return
    try:
        lines = TextLines(source, limits)
    except TooLargeError as error:
        yield Problem("too-large", str(error), label)
        return
    rows = csv.reader(
        (line.replace("\0", "") + "\n" for line in lines), delimiter=_delimiter(lines.head.lstrip("\ufeff"))
    )
    yield from _rows(rows, lines, source, limits)
    if lines.too_long:
        message = f"a line of more than {limits.max_record_bytes} bytes"
        yield Problem("too-large", message, label, lines.too_long)


def _next(rows: "Iterator[list[str]]", limit: int) -> list[str] | None:
    """The next row; a cell may have so many characters. The module knows one limit for the whole process."""
    before = csv.field_size_limit(limit)
    try:
        return next(rows, None)
    finally:
        csv.field_size_limit(before)


def _rows(
    rows: "Iterator[list[str]]", lines: TextLines, source: Source, limits: Limits
) -> Iterator[Document | Problem]:
    label = source.label
    columns: dict[str, int] | None = None
    others: dict[str, int] = {}
    number = 0
    while True:
        line = lines.number + 1
        try:
            row = _next(rows, limits.max_record_bytes)
        except csv.Error as error:
            yield Problem("bad-record", f"a row that cannot be read: {error}", label, line)
            continue
        if row is None:
            break
        if not any(map(str.strip, row)):
            continue
        if columns is None:
            told = source.options.columns
            columns = guess_columns(row, told)
            missing = [name for role, name in told.items() if role not in columns]
            if missing:
                yield Problem("bad-record", f"no column is called {missing[0]!r}", label, line)
            if not {"text", "title", "teaser"} & columns.keys():
                heads = ", ".join(cell.strip() for cell in row[:8])
                message = f"no column for the text or title among: {heads}; name them under [columns]"
                yield Problem("bad-record", message, label, line)
                return
            taken = set(columns.values())
            others = {squash(cell): place for place, cell in enumerate(row) if place not in taken}
            continue
        number += 1
        yield _document(row, others | columns, f"{label}#{number}", (label, line))
    if not number:
        yield Problem("empty", "a table without rows", label)


def _document(
    row: list[str], columns: Mapping[str, int], label: str, place: tuple[str, int]
) -> Document | Problem:
    cells: dict[str, object] = {
        role: cell
        for role, column in columns.items()
        if column < len(row) and not is_nothing(cell := row[column].strip())
    }
    text = next((str(cells[key]) for key in ("text", "teaser", "title") if cells.get(key)), "")
    if not text:
        return Problem("bad-record", "a row without a text or title", *place)
    if "<" in text:
        from newsline.read.fragment import html_to_text, is_html

        text = (html_to_text(text) if is_html(text) else text) or text
    text = without_count(text)
    text = compose(text.replace("\r\n", "\n").replace("\r", "\n"))
    metadata = to_metadata(cells, "column")
    metadata = metadata._replace(
        id=str(cells["id"]) if cells.get("id") else None, date_line=place[1] if metadata.date else None
    )
    return Document(text, label, "record", metadata, problems=find_controls(text, label, first_line=None))


def _delimiter(text: str) -> str:
    """The mark that is commonest in the head; of names of columns, none holds such a mark.

    `csv.Sniffer` tries regular expressions whose time grows with the square of the text.
    """
    first = text.partition("\n")[0]
    return max(_DELIMITERS, key=first.count)
