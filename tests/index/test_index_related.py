"""Related items: events of their own, one for all pages that list them, or the document itself."""

from typing import Any

import pytest

from newsline.index import Index
from newsline.index.links import is_tail, normal_url, path_segments
from newsline.model import Entity, Event, RelatedItem, when
from support import build_index, events_of


def make(id_: str, title: str = "", text: str = "", date: str | None = None, **fields: Any) -> Event:
    return Event(
        id_, f"{id_}.txt", title or id_, text or title or id_, when(date) if date else None, **fields
    )


def listed(index: Index) -> list[Event]:
    return [event for event in events_of(index) if event.kind == "listed"]


def item(title: str, date: str | None = None, url: str | None = None, *names: str) -> RelatedItem:
    return RelatedItem(title, when(date) if date else None, url, names)


def test_a_dated_item_is_an_event() -> None:
    page = make("page", date="2020-01-02", related=(item("Ferry  runs aground", "2020-01-01"),))
    (event,) = listed(build_index(page))
    assert (event.title, event.text, event.file) == ("Ferry runs aground", "Ferry runs aground", "page.txt")
    assert event.date == when("2020-01-01")
    assert event.listed_in == ("page",)
    assert len(event.id) == 12


def test_an_item_without_a_date_is_none() -> None:
    assert listed(build_index(make("page", related=(item("Ferry runs aground"),)))) == []


@pytest.mark.parametrize(
    ("first", "second", "events"),
    [
        (item("Ferry aground", "2020-01-01"), item("FERRY AGROUND", "2020-01-01"), 1),
        (item("Ferry aground", "2020-01-01"), item("Ferry aground", "2020-01"), 1),
        (item("Ferry aground", "2020-01-01"), item("Ferry aground", "2020-02-01"), 2),
        (
            item("Ferry aground", "2020-01-01", "https://www.x.example/a/?utm_source=y#top"),
            item("Update: ferry aground", "2020-01-01", "http://x.example/a"),
            1,
        ),
        (
            item("One", "2020-01-01", "https://x.example/?id=1"),
            item("Two", "2020-01-01", "https://x.example/?id=2"),
            2,
        ),
        (item("One", "2020-01-01", "https://x.example/"), item("Two", "2020-01-01", "https://x.example/"), 2),
    ],
)
def test_two_pages_list_one_event(first: RelatedItem, second: RelatedItem, events: int) -> None:
    index = build_index(make("p1", "Page one", related=(first,)), make("p2", "Page two", related=(second,)))
    found = listed(index)
    assert len(found) == events
    if events == 1:
        assert found[0].listed_in == ("p1", "p2")


@pytest.mark.parametrize(
    ("document", "related", "same"),
    [
        (
            {"url": "https://www.x.example/news/ferry/"},
            item("Any", "2020-01-01", "http://x.example/news/ferry#c"),
            True,
        ),
        (
            {"url": "https://x.example/news/2020/ferry.html"},
            item("Any", "2020-01-01", "/news/2020/ferry.html"),
            True,
        ),
        (
            {"url": "https://x.example/news/2020/ferry.html"},
            item("Any", "2020-01-01", "/news/2019/ferry.html"),
            False,
        ),
        (
            {"url": "https://x.example/news/ferry"},
            item("Any", "2020-01-01", "https://y.example/news/ferry"),
            False,
        ),
        ({"file": "save/news/2020/ferry.md"}, item("Any", "2020-01-01", "/news/2020/ferry.html"), True),
        ({"file": "index.md"}, item("Any", "2020-01-01", "/index.html"), False),
        (
            {"title": "Ferry runs aground", "date": "2020-01-01"},
            item("Ferry Runs Aground!", "2020-01-01"),
            True,
        ),
        ({"title": "Ferry runs aground", "date": "2020-01-01"}, item("Ferry runs aground", "2020"), True),
        (
            {"title": "Ferry runs aground", "date": "2020-01-01"},
            item("Ferry runs aground", "2020-01-02"),
            False,
        ),
        ({"title": "Ferry runs aground"}, item("Ferry runs aground", "2020-01-01"), True),
        ({"title": "Editorial"}, item("Editorial", "2020-01-01"), False),
        (
            {"title": "Ferry runs aground off the northern cape", "date": "2020-01-01"},
            item("Ferry runs aground off northern cape", "2020-01-01"),
            True,
        ),
        (
            {"title": "Ferry runs aground off the northern cape", "date": "2020-01-01"},
            item("Ferry runs aground off northern cape", "2020-01-02"),
            False,
        ),
        (
            {"title": "Ferry runs aground off the northern cape", "date": "2020-01-01"},
            item("Tanker runs aground off the southern cape", "2020-01-01"),
            False,
        ),
        (
            {"title": "Holt Makes Unplanned Visit to Veldry for Harbour Talks", "date": "2020-01-01"},
            item(
                "Prime Minister Mira Holt makes an unplanned visit to Veldry for talks on the harbour",
                "2020-01-01",
            ),
            True,
        ),
        (
            {
                "title": "Prime Minister Mira Holt makes an unplanned visit to Veldry for harbour talks",
                "date": "2020-01-01",
            },
            item("Holt makes unplanned visit to Veldry", "2020-01-01"),
            True,
        ),
        (  # another day
            {"title": "Holt Makes Unplanned Visit to Veldry for Harbour Talks", "date": "2020-01-01"},
            item("Mira Holt makes an unplanned visit to Veldry for harbour talks", "2020-01-02"),
            False,
        ),
        (  # a day known only as a month
            {"title": "Holt Makes Unplanned Visit to Veldry for Harbour Talks", "date": "2020-01"},
            item(
                "Mira Holt, the minister, makes an unplanned visit to Veldry for harbour talks", "2020-01-01"
            ),
            False,
        ),
        (  # too few words tell
            {"title": "Holt in Veldry for the talks", "date": "2020-01-01"},
            item("Mira Holt arrives in Veldry for the long-awaited talks with dockers", "2020-01-01"),
            False,
        ),
        (  # one telling word of the shorter is not in the longer
            {"title": "Holt cuts short unplanned visit to Veldry", "date": "2020-01-01"},
            item("Mira Holt makes an unplanned visit to Veldry for harbour talks", "2020-01-01"),
            False,
        ),
        (  # the longer says the contrary
            {"title": "Holt makes unplanned visit to Veldry harbour", "date": "2020-01-01"},
            item("Minister Holt refuses: makes not one unplanned visit to Veldry harbour", "2020-01-01"),
            False,
        ),
        (  # the longer counts another
            {"title": "Fire kills sailors in Veldry harbour warehouse", "date": "2020-01-01"},
            item("Second fire kills 12 sailors in the old Veldry harbour warehouse", "2020-01-01"),
            False,
        ),
    ],
)
def test_an_item_that_is_a_document_merges(
    document: dict[str, str], related: RelatedItem, same: bool
) -> None:
    date = document.get("date")
    real = Event(
        "real",
        document.get("file", "real.txt"),
        document.get("title", "The real one"),
        "A text of its own.",
        when(date) if date else None,
        url=document.get("url"),
    )
    page = Event("page", "page.txt", "The listing page", "Its text.", when("2020-03-01"), related=(related,))
    index = build_index(real, page)
    assert len(listed(index)) == (0 if same else 1)
    (found,) = index.by_prefix("real")
    assert found.listed_in == (("page",) if same else ())


def test_a_page_that_lists_itself_is_not_listed() -> None:
    page = make(
        "page", "Ferry runs aground", date="2020-01-01", url="https://x.example/a/b",
        related=(item("Ferry runs aground", "2020-01-01", "https://x.example/a/b"),),
    )  # fmt: skip
    (event,) = events_of(build_index(page))
    assert event.listed_in == ()


def test_names_of_listed_events_are_those_the_corpus_knows() -> None:
    page = make(
        "page",
        entities=(Entity("Mira Holt", "PERSON", ("Holt",)), Entity("Veldry", "PLACE")),
        related=(
            item("Strike in Veldry ends as Holt gives way", "2020-01-01"),
            item("Chancellor Holt to speak", "2020-01-02", None, "Veldry", "Port Authority", "Nobody Known"),
            item("Inquiry hears of Peter Holt and the port", "2020-01-03"),
        ),
    )
    other = make("other", entities=(Entity("Port Authority", "ORG"), Entity("Peter Holt", "PERSON")))
    names = {
        event.title.split()[0]: [
            (entity.name, entity.type, len(entity.mentions)) for entity in event.entities
        ]
        for event in listed(build_index(page, other))
    }
    assert names == {
        "Strike": [("Veldry", "PLACE", 1), ("Mira Holt", "PERSON", 1)],
        "Chancellor": [("Mira Holt", "PERSON", 1), ("Veldry", "PLACE", 0), ("Port Authority", "ORG", 0)],
        "Inquiry": [("Peter Holt", "PERSON", 1)],
    }


def test_a_surname_in_a_listed_title_is_the_full_name_the_page_gives_with_it() -> None:
    page = make("page", related=(item("Rand to leave", "2020-01-01", None, "Lena Rand"),))
    other = make(
        "other", entities=(Entity("Lena Rand", "PERSON", ("Rand",)), Entity("Otto Rand", "PERSON", ("Rand",)))
    )
    (event,) = listed(build_index(page, other))
    (entity,) = event.entities
    assert (entity.name, entity.aliases) == ("Lena Rand", ("Rand",))
    assert [mention.text for mention in entity.mentions] == ["Rand"]


def test_mentions_of_listed_events_are_where_they_say() -> None:
    page = make(
        "page", entities=(Entity("Zoë Ångström", "PERSON", ("Ångström",)),),
        related=(item("“Never”: Ångström’s answer to ZOË ÅNGSTRÖM’s critics", "2020-01-01"),),
    )  # fmt: skip
    (event,) = listed(build_index(page))
    (entity,) = event.entities
    assert [mention.text for mention in entity.mentions] == ["Ångström", "ZOË ÅNGSTRÖM"]
    assert all(event.text[m.start : m.end] == m.text for m in entity.mentions)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.Example.org/a/b/?utm_medium=x&q=1#frag", "example.org/a/b?q=1"),
        ("http://example.org/a/b/", "example.org/a/b"),
        ("/a/b.html", "/a/b.html"),
        ("a/b", "/a/b"),
        ("https://example.org/", None),
        ("mailto:x@example.org", None),
        ("#top", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_normal_addresses(url: str, expected: str | None) -> None:
    assert normal_url(url) == expected


def test_paths_end_alike() -> None:
    assert path_segments("save\\news\\Ferry.HTML") == ("save", "news", "Ferry")
    assert is_tail(("news", "ferry"), ("save", "news", "ferry"))
    assert not is_tail(("save", "news", "ferry"), ("news", "ferry"))
    assert not is_tail(("ferry",), ("news", "ferry"))
    assert is_tail(("ferry-runs-aground-off-cape",), ("news", "ferry-runs-aground-off-cape"))
