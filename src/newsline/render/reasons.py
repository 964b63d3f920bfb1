"""Why the forms of a name are one: each with the rule that joined it, and how it stands in the texts."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from newsline.model.joined import FormReason, NameReasons, Sighting
from newsline.model.record import reasons_record
from newsline.render import parts, pieces, sanitise
from newsline.render.layout import BOLD, DIM, DOUBT, DRAW, MARK, PLAIN, Lines, Pen, Row, cells, cut, wrap
from newsline.render.snippet import snippet
from newsline.render.view import Terminal

if TYPE_CHECKING:
    from rich.console import RenderableType

_LEFT = 3
# Longer lines are hard to read, however wide the terminal.
_MOST = 92
_LEAST = 12  # columns of a title, however narrow the terminal
_TITLE = 80  # characters of a title in a plain line


class ReasonsView:
    """Names in the order given, the forms of each."""

    columns: ClassVar[tuple[str, ...]] = (
        "name",
        "type",
        "form",
        "of",
        "events",
        "mentions",
        "scope",
        "rule",
        "reason",
        "id",
        "example",
    )

    def __init__(self, names: Sequence[NameReasons]) -> None:
        self.names = names

    def records(self) -> Iterator[dict[str, Any]]:
        """A record per name."""
        return map(reasons_record, self.names)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """A row per form, with its first example."""
        for name in self.names:
            for form in name.forms:
                first = form.sightings[0] if form.sightings else None
                yield (
                    name.name,
                    name.type,
                    form.form,
                    form.of,
                    str(form.events),
                    str(form.mentions),
                    form.scope,
                    form.rule,
                    form.reason,
                    first.id if first else "",
                    f"{first.before}{first.mention}{first.after}" if first else "",
                )

    def plain(self) -> Iterator[str]:
        """A line per name, below it one per form, below that its examples."""
        for name in self.names:
            yield f"{sanitise.line(name.name)}  {name.type}  {_counts(name)}"
            for form in name.forms:
                numbers = f"{form.events:>6}  {form.mentions:>6}"
                yield f"{numbers}  {sanitise.line(form.form)}: {sanitise.line(form.reason)}"
                for seen in form.sightings:
                    where = f"{parts.plain_date(seen.date)}  {sanitise.line(seen.id)}"
                    yield f"{'':16}{where}  {_title(seen)}  “{_words(seen)}”"
            yield from (f"        {line}" for line in _left_apart(name))

    def rich(self, terminal: Terminal) -> Iterator["RenderableType"]:
        """The forms of each name with their reasons, and how they stand in the texts."""
        pen = Pen(terminal)
        width = min(_MOST, pen.width - 2 * _LEFT)
        short = pieces.ShortIds(
            seen.id for name in self.names for form in name.forms for seen in form.sightings
        )
        for name in self.names:
            head = f" {pen.glyphs.dot} {pen.text(_counts(name))}"
            rows = [[], *wrap([(pen.text(name.name) or "(no name)", BOLD), (head, DIM)], width)]
            for form in name.forms:
                rows += [[], *_form_rows(form, pen, width, short)]
            if notes := _left_apart(name):
                rows.append([])
            for note in notes:
                rows += wrap([(pen.text(note), DOUBT if name.candidates else DIM)], width)
            yield Lines([[(" " * _LEFT, PLAIN), *row] if row else [] for row in rows])
        yield Lines([[]])


def _counts(name: NameReasons) -> str:
    counts = f"{parts.number(name.events, 'event')}, {parts.number(name.mentions, 'mention')}"
    return f"{counts}; the first {name.read:,} were read" if name.read < name.events else counts


def _words(seen: Sighting) -> str:
    return sanitise.line(f"{seen.before}{seen.mention}{seen.after}")


def _title(seen: Sighting) -> str:
    title = sanitise.line(seen.title)
    return title if len(title) <= _TITLE else title[: _TITLE - 1].rstrip() + "…"


def _left_apart(name: NameReasons) -> list[str]:
    notes = []
    for what, others in (("may be: ", name.candidates), ("left apart: ", name.apart)):
        if others:
            notes.append(what + ", ".join(f"{sanitise.line(other)} ({count})" for other, count in others))
    return notes


def _form_rows(form: FormReason, pen: Pen, width: int, short: pieces.ShortIds) -> list[Row]:
    counts = f"{parts.number(form.events, 'event')}, {parts.number(form.mentions, 'mention')}"
    rows = wrap([(pen.text(form.form), MARK), (f"  {counts}", DIM)], width)
    rows += wrap([(f"{pen.glyphs.arrow} ", DRAW), (pen.text(form.reason), DIM)], width)
    examples: list[Row] = []
    for seen in form.sightings:
        # Runs of white space are shown as a space, and would be cut as one each.
        before, mention, after = map(sanitise.inline, (seen.before, seen.mention, seen.after))
        span = (len(before), len(before) + len(mention))
        part = snippet(text := f"{before}{mention}{after}", [span], width - 2)
        shown = [(start - part.start, end - part.start) for start, end in part.spans]
        examples += wrap(pen.spans(text[part.start : part.end], shown, PLAIN, BOLD), width - 2)
        dot = f" {pen.glyphs.dot} "
        date, id_ = f"{parts.plain_date(seen.date).rstrip()}{dot}", f"{dot}{pen.text(short(seen.id))}"
        # A statement of a list has all its words for a title: where it is from needs one line.
        room = max(_LEAST, width - 2 - cells(date) - cells(id_))
        title = cut([(pen.text(seen.title), DIM)], room, pen.glyphs.ellipsis)
        examples += wrap([(date, DIM), *title, (id_, DIM)], width - 2)
    rows += [[("  ", PLAIN), *row] for row in examples]
    return rows
