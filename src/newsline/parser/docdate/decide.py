"""Weigh the clues: the best dates the document, the others support it, refine it or are turned down."""

from datetime import date
from functools import partial
from typing import NamedTuple

from newsline.errors import Problem
from newsline.model import DateCandidate, Document, When, when
from newsline.parser.datetext import read_dates
from newsline.parser.docdate.around import furniture_clues, passed_over
from newsline.parser.docdate.clue import Clue, Rank
from newsline.parser.docdate.collect import (
    body_clues,
    header_clues,
    metadata_clues,
    name_clues,
    path_clues,
    title_clues,
)
from newsline.parser.docdate.order import decide_order
from newsline.parser.page import Page

# How much of the body is looked at when a numeric date needs another to decide its order.
_ORDER_REACH = 200_000
_CEILING = 0.99
_RELATIVE = (
    b"today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday".split()
)
_RELATIVE_REACH = 20_000


class Dating(NamedTuple):
    """The document's date (`None`: undated), every piece of evidence with its reason, accepted first.

    `latest` bounds an undated document from above: it was changed or saved on that day.
    """

    when: When | None
    candidates: tuple[DateCandidate, ...] = ()
    problems: tuple[Problem, ...] = ()
    latest: DateCandidate | None = None


def date_document(document: Document, page: Page, *, day_first: bool | None = None) -> Dating:
    """Date a document by its best evidence; undated it stays when there is none.

    Metadata outranks "Published" in the header, then other header lines, the URL, an
    update, the file name, the headline, "Published" below the text, and last a date alone in the first or
    last line.
    `day_first` says how other documents of the same source write 03/04/2016; what the
    document itself shows goes before it. Never raises.
    """
    clues = _collect(document, page, None)
    open_texts = {clue.text for clue in clues if clue.alternative}
    if open_texts:
        order, why = _order(document, page)
        if order is None and day_first is not None:
            order, why = day_first, f"its source puts the {'day' if day_first else 'month'} first elsewhere"
        if order is not None:
            clues = _collect(document, page, order)
            for clue in clues:
                if clue.text in open_texts and clue.alternative is None:
                    clue.note = why
    _add_years(clues)
    _settle_by_others(clues)
    usable = [clue for clue in clues if not clue.rejected]
    if not usable:
        return Dating(None, _candidates(clues, None), (_no_date(clues, page),), _latest(clues))
    # Of equals a whole day before a month or year, then the one on top of the page.
    best = min(usable, key=lambda clue: (clue.rank, clue.exactness() > 0, clue.weekday_conflict))
    best = _refine(_of_the_article(best, usable, document.line_in_file(page.title_line)), usable)
    problems = _weigh(best, clues)
    return Dating(_when(best), _candidates(clues, best), tuple(problems))


def day_goes_first(document: Document, page: Page, day_first: bool | None) -> bool | None:
    """Whether 03/04/2016 means 3 April in the document; `None` if nothing tells.

    What the document itself shows goes before `day_first`, which other documents of its source show.
    """
    order, _ = _order(document, page)
    return day_first if order is None else order


def _collect(document: Document, page: Page, day_first: bool | None) -> list[Clue]:
    read = partial(read_dates, day_first=day_first, lang=document.metadata.lang)
    stated = list(metadata_clues(document, read))
    clues = list(header_clues(page, read))
    for url in dict.fromkeys((document.metadata.url, page.url)):
        if url:
            clues += path_clues(url, "url", "the URL")
    clues += name_clues(document, read)
    clues += title_clues(page, read)
    clues += body_clues(page, read)
    clues += furniture_clues(page, read)
    clues += passed_over(page, read)
    if document.lines:
        for clue in clues:
            clue.move(document.line_in_file(clue.line))
    return stated + clues


def _order(document: Document, page: Page) -> tuple[bool | None, str]:
    headers = [line.text for line in page.header]
    texts = (*headers, page.text[:_ORDER_REACH])
    return decide_order(texts, document.metadata.url or page.url, document.metadata.lang, headers)


def _add_years(clues: list[Clue]) -> None:
    """A month and day without a year takes the year that other evidence of the publication gives."""
    waiting = [clue for clue in clues if clue.edtf is None and not clue.rejected]
    if not waiting:
        return
    sources = [clue for clue in clues if clue.bounds() and not clue.rejected]
    for clue in waiting:
        if clue.month is None or clue.day is None:
            continue
        source = next((one for one in sources if _nearest(one, clue.month, clue.day)), None)
        day = _nearest(source, clue.month, clue.day) if source else None
        if source is None or day is None:
            clue.rejected = "states no year, and nothing else gives one"
            continue
        clue.edtf = day.isoformat()
        clue.note = f"its year is that of {source.label}"


def _nearest(source: Clue, month: int, day: int) -> date | None:
    """The day of that month nearest to the source; `None` when it is more than two weeks outside of it."""
    bounds = source.bounds()
    if bounds is None:
        return None
    first, last = bounds
    for year in dict.fromkeys((first.year, last.year, first.year - 1, last.year + 1)):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        # Counted as numbers: two weeks before the first day there is no date.
        if first.toordinal() - 14 <= found.toordinal() <= last.toordinal() + 14:
            return found
    return None


def _settle_by_others(clues: list[Clue]) -> None:
    """A date with two readings is the one that exactly other evidence gives."""
    for clue in clues:
        if clue.alternative is None or clue.rejected:
            continue
        days = {
            other.edtf: other
            for other in clues
            if other.edtf and not other.alternative and not other.rejected and other.exactness() == 0
        }
        mine, other_reading = days.get(clue.edtf or ""), days.get(clue.alternative)
        if bool(mine) == bool(other_reading):
            continue
        settled = mine or other_reading
        if settled is None:
            continue
        if other_reading:
            clue.time = clue.time and f"{clue.alternative}{clue.time[10:]}"
            clue.edtf = clue.alternative
        clue.alternative = None
        clue.note = f"read like {settled.label}"


def _of_the_article(best: Clue, usable: list[Clue], title_line: int | None) -> Clue:
    """Of two days that header lines tell, that below the headline if it is the earlier one.

    Above it a page may print the day on which it was visited, which is later.
    """
    if title_line is None or best.rank != Rank.HEADER or (best.line or title_line) >= title_line:
        return best
    below = [clue for clue in usable if (clue.line or 0) > title_line and clue.exactness() == 0]
    days = [clue for clue in below if clue.rank == Rank.HEADER and _later(best, clue)]
    if not days:
        # An update below the headline tells as much where the address has its day.
        changed = {clue.edtf for clue in below if clue.rank == Rank.UPDATED and _later(best, clue)}
        days = [clue for clue in usable if clue.rank == Rank.URL and clue.edtf in changed]
    return days[0] if days else best


def _refine(best: Clue, usable: list[Clue]) -> Clue:
    """The same date stated more exactly elsewhere: the day of a month, the clock of a day."""
    for clue in usable:
        if clue is best or clue.rank in (Rank.UPDATED, Rank.CONTENT) or not clue.agrees(best):
            continue
        if clue.exactness() < best.exactness():
            clue.note = clue.note or f"more exact than {best.label}"
            best = clue
        elif clue.edtf == best.edtf and clue.time and not best.time and _both_header(clue, best):
            clue.note = clue.note or f"the day of {best.label}, with its clock"
            best = clue
        elif clue.edtf == best.edtf and clue.time and not best.time:
            best.time = clue.time
            best.note = best.note or f"its clock is that of {clue.label}"
    return best


def _both_header(*clues: Clue) -> bool:
    return all(clue.rank in (Rank.PUBLISHED, Rank.HEADER) for clue in clues)


def _weigh(best: Clue, clues: list[Clue]) -> list[Problem]:
    """Say why each other clue lost, and let agreement and contradiction move the confidence."""
    problems: list[Problem] = []
    agreeing = {best.basis}
    for clue in clues:
        if clue.bounds_only and _later(best, clue) and not clue.agrees(best, slack=1):
            best.confidence -= 0.1
            problems.append(_contradiction(best, clue))
        if clue is best or clue.rejected:
            continue
        if clue.agrees(best):
            clue.rejected = f"agrees with {best.label}, which ranks higher"
            if clue.basis not in agreeing:
                agreeing.add(clue.basis)
                best.confidence = 1 - (1 - best.confidence) / 2
            continue
        clue.rejected = _why_lost(clue, best)
        if _contradicts(clue, best):
            best.confidence -= 0.1
            problems.append(_contradiction(best, clue))
    if best.weekday_conflict:
        best.confidence -= 0.2
        message = f"{best.text!r} names a weekday that is not that of {best.edtf}"
        problems.append(Problem("date-contradiction", message, line=best.line))
    if best.alternative:
        best.confidence *= 0.65
        message = f"{best.text!r} can be read as {best.edtf} or {best.alternative}; {best.edtf} was taken"
        problems.append(Problem("ambiguous-date", message, line=best.line))
    best.confidence = min(_CEILING, max(0.1, best.confidence))
    return problems


def _why_lost(clue: Clue, best: Clue) -> str:
    if clue.rank == Rank.UPDATED:
        return "when it was updated; the publication counts"
    if clue.basis == "filename" and _later(clue, best):
        return f"later than {best.label}: the file was probably saved then"
    if clue.agrees(best, slack=1):
        return f"one day from {best.label}, as time zones allow"
    return f"{best.label} ranks higher" if clue.rank > best.rank else f"{best.label} stands above it"


def _contradicts(clue: Clue, best: Clue) -> bool:
    """Whether both claim to be the publication and cannot both be right."""
    if clue.agrees(best, slack=1) or clue.rank >= Rank.TITLE:
        return False
    if clue.rank == Rank.UPDATED:
        return not _later(clue, best)
    if clue.basis == "filename":
        return not _later(clue, best)
    # A header line without "Published" may name the day of an event it announces.
    return not (clue.rank == Rank.HEADER and best.rank == Rank.PUBLISHED)


def _later(clue: Clue, best: Clue) -> bool:
    mine, theirs = clue.bounds(), best.bounds()
    return bool(mine and theirs and mine[0] > theirs[1])


def _contradiction(best: Clue, clue: Clue) -> Problem:
    message = f"{best.label} says {best.edtf}, {clue.label} says {clue.edtf} ({clue.text!r})"
    return Problem("date-contradiction", message, line=clue.line)


def _latest(clues: list[Clue]) -> DateCandidate | None:
    """The earliest day on which the document is known to have been there already."""
    bounding = [clue for clue in clues if clue.bounds_only and clue.bounds()]
    first = min(bounding, key=lambda clue: clue.bounds() or (date.max, date.max), default=None)
    if first is None:
        return None
    return DateCandidate(first.text, first.basis, first.rejected, False, first.edtf, first.line)


def _when(best: Clue) -> When:
    return when(
        best.edtf or "",
        time=best.time,
        basis=best.basis,
        evidence=best.text,
        confidence=round(best.confidence, 2),
    )


def _candidates(clues: list[Clue], best: Clue | None) -> tuple[DateCandidate, ...]:
    """Accepted first, then by rank; the same evidence at the same place once."""
    ordered = sorted(clues, key=lambda clue: (clue is not best, clue.rank))
    seen: set[tuple[str, int | None, str]] = set()
    found: list[DateCandidate] = []
    for clue in ordered:
        key = (clue.text, None if clue.basis == "url" else clue.line, clue.basis)
        if key in seen:
            continue
        seen.add(key)
        reason = _ACCEPTED[best.rank] if clue is best and best else clue.rejected
        if clue.note and (clue is best or not best):
            reason = f"{reason}; {clue.note}"
        found.append(DateCandidate(clue.text, clue.basis, reason, clue is best, clue.edtf, clue.line))
    return tuple(found)


_ACCEPTED = {
    Rank.STATED: "stated in the document's metadata",
    Rank.PUBLISHED: "the header says it is the publication",
    Rank.HEADER: "stands in the header, above the text",
    Rank.URL: "the URL carries it and no header line does",
    Rank.UPDATED: "says when it was updated; nothing says when it was published",
    Rank.NAME: "the file name carries it and nothing else does",
    Rank.TITLE: "the headline carries it and nothing else does",
    Rank.FOOTER: "says below the text that it is the publication; nothing above is dated",
    Rank.CONTENT: "stands alone in the first or last lines; nothing else is dated",
}


def _no_date(clues: list[Clue], page: Page) -> Problem:
    """Why a document stays undated, in words."""
    parts = ["no date in header, URL or file name"]
    turned_down = [f"{clue.text!r} {clue.rejected}" for clue in clues if clue.confidence > 0][:2]
    parts += [f"{reason}" for reason in turned_down]
    mentions = _relative_mentions(page.text)
    if mentions:
        parts.append(f"the text mentions only {', '.join(repr(mention) for mention in mentions)}")
    return Problem("no-date", "; ".join(parts))


def _relative_mentions(text: str) -> list[str]:
    """Up to three different words of the text that say when only to someone who knows the day."""
    # To look for eleven words costs less than to cut a text into words; of bytes, as all of them are ASCII.
    data = text[:_RELATIVE_REACH].encode("utf-8", "surrogatepass")
    lowered = data.lower()
    found: list[tuple[int, str]] = []
    for word in _RELATIVE:
        at = lowered.find(word)
        while at >= 0:
            end = at + len(word)
            if not (lowered[at - 1 : at].isalpha() or lowered[end : end + 1].isalpha()):
                found.append((at, data[at:end].decode()))
            at = lowered.find(word, end)
    return list(dict.fromkeys(word for _, word in sorted(found)))[:3]
