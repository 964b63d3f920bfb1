"""Write an invented, news-like corpus of any size: the same arguments give the same bytes.

    python bench/make_corpus.py /tmp/tree --documents 100000 --bytes 3000         # files in dated folders
    python bench/make_corpus.py /tmp/big.jsonl --documents 1000000 --form jsonl --bytes 1500

The shapes are those of the sample corpus: agency pages, archive pages with Source and Related lists, Markdown
with front matter, blog posts with a dated byline, magazines dated by month, pages without a date. Words,
names and publishers are drawn from Zipf-Mandelbrot distributions: some 60,000 types of word (those of the
sample first, the others made of syllables) and 30,000 people (some of the sample first). the words of
`vocabulary.PLANTED`
stand in a known share of the documents. Document k is the same in a corpus of any size. Nothing in these
texts is true: do not cite them.

Only `Random.random()` is drawn from, because its sequence alone is the same in every Python (documentation
of `random`, "Notes on Reproducibility"). Clauses are made once and joined anew in each sentence, so that a
document costs a few dozen draws.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from newsroom import Cast, Newsroom, Story, slug_of

SECTIONS = "World Politics Business Region Science Culture".split()


class Saved(NamedTuple):
    """One document of a tree: where it lies, and its bytes."""

    path: str
    data: bytes


def clock(story: Story) -> str:
    return f"{6 + story.number % 17:02}:{story.number * 7 % 60:02}"


def url_of(story: Story) -> str:
    return f"https://{slug_of(story.publisher.name)}.example.com/{story.head.day.path}/{story.head.slug}"


def agency_page(room: Newsroom, story: Story, cast: Cast, size: int) -> str:
    head, day, agency = story.head, story.head.day, story.publisher
    section = room.pick(SECTIONS)
    short, town, form = agency.short or agency.name, story.place.upper(), story.number % 4
    opening = f"{town} ({short}) — "
    tail = f"\n\nTags: {', '.join(story.tags)}"
    if form == 0:
        top = f"{section} | {day.american}, {day.weekday} // {clock(story)} CET\n{head.title}\n\n"
        blocks = [
            f"{other.title}\n\n{section} | {other.day.american}, {other.day.weekday} // 11:30"
            for other in room.related(max(1, size // 700))
        ]
        if blocks:
            tail += "\n\nRelated Articles:\n\n" + "\n\n".join(blocks) + "\nAdvertisement"
    elif form == 1:
        moment = f"{day.american} {1 + story.number % 11}:{story.number * 7 % 60:02} PM EST"
        top = f"{head.title}\n\nBy {story.reporters[0].name}, {agency.name}\n{moment}\n\n"
        opening = f"{town} - "
    elif form == 2:
        top = f"{agency.name}\n{day.iso}T{clock(story)}:00+03:00\n\n{head.title}\n\n"
        tail = f"\n\n(Reporting by {story.reporters[0].name}; editing by {story.reporters[1].name})"
    else:
        top = f"{agency.name}\nPublished {clock(story)} CET, {day.european}\n\n{head.title}\n\n"
    return top + room.body(story, cast, size - len(top) - len(tail), opening) + tail


def archive_page(room: Newsroom, story: Story, cast: Cast, size: int) -> str:
    head, day = story.head, story.head.day
    top = f"### [{day.iso}](/news/{day.path}/index.md)\n\n# {head.title}. \n\n"
    tail = f"   \n\n\n### Source:\n\n1. [{story.publisher.name}]({url_of(story)}.html)\n"
    listed = []
    for place, other in enumerate(room.related(max(1, size // 500)), 1):
        link = f"[{other.title}. ](/news/{other.day.path}/{other.slug}.md)"
        listed.append(f"{place}. {link} _Context: {', '.join(other.names)}_")
    if listed:
        tail += "\n### Related:\n\n" + "\n".join(listed) + "\n"
    body = room.body(story, cast, size - len(top) - len(tail))
    return top + body.replace('"', "&quot;").replace("’", "&#39;") + tail


def front_matter_page(room: Newsroom, story: Story, cast: Cast, size: int) -> str:
    head, day, author = story.head, story.head.day, story.reporters[0].name
    fields = {"title": head.title, "author": author, "source": story.publisher.name, "url": url_of(story)}
    tags = json.dumps(story.tags, ensure_ascii=False)
    if story.number % 3:
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
        top = "\n".join(["---", *lines, f"date: {day.iso}", f"tags: {tags}", "---", "", ""])
    else:
        lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
        moment = f"date = {day.iso}T{clock(story)}:00+03:00"
        top = "\n".join(["+++", *lines, moment, f"tags = {tags}", "+++", "", f"# {head.title}", "", ""])
    return top + room.body(story, cast, size - len(top)) + "\n"


def blog_page(room: Newsroom, story: Story, cast: Cast, size: int) -> str:
    head, site = story.head, story.publisher.name
    moment = f"{story.head.day.american} {1 + story.number % 11}:{story.number * 7 % 60:02} AM PT"
    top = f"{site} – news from the other side\n\n{head.title}\n\nBy {story.reporters[0].name} - {moment}\n\n"
    others = "".join(f"\n{other.title}\n" for other in room.related(2))
    tail = f"\n\nShare this\n{story.number % 900}\nTweet\n{story.number % 70}\nYou might also like\n{others}"
    return top + room.body(story, cast, size - len(top) - len(tail)) + tail


def undated_page(room: Newsroom, story: Story, cast: Cast, size: int) -> str:
    site = story.publisher.name
    top = f"{site}\n\n{story.head.title}\n\n{story.number % 40}\n\n"
    tail = (
        f"\n\nThe views in this column are the author’s own and not those of {site}.\nSubmit a Correction\n"
    )
    return top + room.body(story, cast, size - len(top) - len(tail)) + tail


def month_page(room: Newsroom, story: Story, cast: Cast, size: int) -> str:
    top = f"{story.publisher.name.upper()}\n{story.head.day.month}\nVol. 9, No. 11\n\n{story.head.title}\n\n"
    return top + room.body(story, cast, size - len(top)) + "\n"


Page = Callable[[Newsroom, Story, Cast, int], str]
# Shares of the forms of a page, with the end of the file name.
PAGES: list[tuple[float, Page, str]] = [
    (0.45, agency_page, "txt"),
    (0.62, archive_page, "txt"),
    (0.77, front_matter_page, "md"),
    (0.92, blog_page, "txt"),
    (0.96, undated_page, "txt"),
    (1.0, month_page, "txt"),
]


def tree(room: Newsroom, documents: int) -> Iterator[Saved]:
    """The documents as files; a few with CRLF line ends, a byte order mark or in Windows-1252."""
    for number in range(documents):
        chance = room.random()
        page, end = next((page, end) for share, page, end in PAGES if chance < share)
        story, cast = room.story(number)
        text = page(room, story, cast, room.target())
        folder = story.head.day.path
        if page is undated_page:
            folder = f"clips/{number // 400:04}"
        elif page is month_page:
            folder = folder[:7]
        data = text.encode()
        if number % 100 == 33:
            data = text.replace("\n", "\r\n").encode()
        elif number % 100 == 66:
            data = b"\xef\xbb\xbf" + data
        elif number % 200 == 99:
            data = text.encode("cp1252", "replace")
        room.recent.append(story.head)
        yield Saved(f"{folder}/{story.head.slug}.{end}", data)


def records(room: Newsroom, documents: int) -> Iterator[str]:
    """The documents as JSON objects, dated in the ways of the sample's briefs."""
    for number in range(documents):
        chance = room.random()
        story, cast = room.story(number)
        head, day = story.head, story.head.day
        record: dict[str, object] = {
            "id": f"n{number:07}",
            "title": head.title,
            "source": story.publisher.name,
        }
        opening = f"{story.place.upper()} ({story.publisher.short or story.publisher.name}) — "
        top = ""
        if chance < 0.55:
            record |= {"date": day.iso, "byline": [story.reporters[0].name], "tags": story.tags}
        elif chance < 0.75:
            record |= {"date": f"{day.iso}T{clock(story)}:00+03:00", "tags": story.tags}
        elif chance < 0.8:
            record |= {"date": day.european, "byline": story.reporters[0].name}
        elif chance < 0.87:
            record["url"] = url_of(story)
        elif chance < 0.9:
            record["file"] = f"{day.iso}-{head.slug}.txt"
        elif chance < 0.95:
            top = f"Published {clock(story)} MSK, {day.european}\n\n"
        elif chance < 0.98:
            record["date"] = day.iso[:7]
        room_left = room.target() - 30 - len(json.dumps(record, ensure_ascii=False))
        record["text"] = top + room.body(story, cast, room_left, opening)
        yield json.dumps(record, ensure_ascii=False) + "\n"


def write_tree(out: Path, saved: Iterable[Saved]) -> int:
    """Write the files of a tree; returns how many bytes."""
    folders: set[str] = set()
    total = 0
    for path, data in saved:
        folder = path.rpartition("/")[0]
        if folder not in folders:
            folders.add(folder)
            (out / folder).mkdir(parents=True, exist_ok=True)
        with (out / path).open("wb") as file:
            total += file.write(data)
    return total


def write_lines(out: Path, lines: Iterable[str]) -> int:
    """Write a JSON Lines file; returns how many bytes."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("wb", buffering=1 << 20) as file:
        return sum(file.write(line.encode()) for line in lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("out", type=Path, help="the folder, or with --form jsonl the file, to be written")
    parser.add_argument("--documents", type=int, required=True)
    parser.add_argument("--form", choices=["tree", "jsonl"], default="tree")
    parser.add_argument("--bytes", type=int, default=3000, help="mean size of a document")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.out.exists():
        parser.error(f"{options.out} exists")
    start = time.perf_counter()
    room = Newsroom(options.bytes, options.seed)
    if options.form == "tree":
        total = write_tree(options.out, tree(room, options.documents))
    else:
        total = write_lines(options.out, records(room, options.documents))
    seconds = time.perf_counter() - start
    print(f"{options.documents} documents, {total} bytes, {seconds:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
