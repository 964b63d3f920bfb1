"""Pages that hold several articles: a document for each that has a text, related items of the rest."""

import json

import pytest

from newsline.errors import Problem
from newsline.model import Document, Event
from newsline.parser.pipeline import parse_document
from newsline.read import read_bytes

TEXTS = (
    "The ferry to Sund sailed again on Friday after nine days in the dock, with forty people on board.",
    "A pair of owls moved into the clock tower of the town hall, and the bell was stopped so they can sleep.",
    "The bakers of the old town ended their strike on Monday night and went back to work before dawn.",
)
TITLES = ("Ferry sails again", "Owls move into town hall", "Bakers end their strike")
DAYS = ("2021-03-04", "2021-03-02", "2021-02-27")
LONG = (
    "<p>The captain of the ferry that ran onto the rocks in a storm was cleared of all blame by a court.</p>"
    "<p>The judges found that a buoy had drifted, and that no chart could have shown him where it was.</p>"
    "<p>The company said that it would pay for new lights on the reef before the winter, and for a pilot.</p>"
    "<p>“Nobody who was on board that night has ever doubted him,” said the head of the lifeboat crew.</p>"
    "<p>The harbour board will meet in April to hear what the engineers have found below the waterline.</p>"
    "<p>It was the third inquiry in two years, and the first that asked the fishermen what they had seen.</p>"
)


def parse(markup: str, label: str = "page.html") -> list[Event]:
    results = list(read_bytes(markup.encode(), label))
    assert not [found for found in results if isinstance(found, Problem)], results
    return [parse_document(found) for found in results if isinstance(found, Document)]


def day(event: Event) -> str:
    return event.date.edtf if event.date else ""


def told(events: list[Event]) -> list[tuple[str, str, str]]:
    return [(event.title, day(event), event.text) for event in events]


ALL = list(zip(TITLES, DAYS, TEXTS, strict=True))


def h_entry(at: int, content: str | None = None) -> str:
    return (
        '<article class="h-entry"><h2 class="p-name">'
        f'<a class="u-url" href="/notes/{at}">{TITLES[at]}</a></h2>'
        f'<time class="dt-published" datetime="{DAYS[at]}T09:00:00Z">{DAYS[at]}</time>'
        '<a class="p-author h-card" href="/ann">Ann Reed</a>'
        f'<div class="e-content"><p>{TEXTS[at] if content is None else content}</p></div>'
        '<a class="p-category" rel="tag" href="/t/harbour">harbour</a></article>'
    )


FEED = (
    '<html lang="en"><head><title>Notes from Sund</title><meta property="og:site_name" content="Sund Notes">'
    '<link rel="canonical" href="https://notes.example/"></head><body><h1>Notes from Sund</h1>'
    '<main class="h-feed">{}</main><footer>© 2023 Ann Reed</footer></body></html>'
)


def test_entries_of_a_feed_are_documents_of_their_own() -> None:
    events = parse(FEED.format("".join(map(h_entry, range(3)))))
    assert told(events) == ALL
    assert [event.file for event in events] == ["page.html#1", "page.html#2", "page.html#3"]
    assert [event.url for event in events] == [f"https://notes.example/notes/{at}" for at in range(3)]
    assert {event.byline for event in events} == {("Ann Reed",)}
    assert {event.publisher for event in events} == {"Sund Notes"}
    assert {event.tags for event in events} == {("harbour",)}
    assert {event.lang for event in events} == {"en"}


def test_an_entry_that_stands_twice_is_one_document() -> None:
    assert told(parse(FEED.format(h_entry(0) + h_entry(1) + h_entry(0)))) == ALL[:2]


def test_entries_without_a_text_are_related_items_of_those_with_one() -> None:
    bare = h_entry(2, "")
    events = parse(FEED.format(h_entry(0) + h_entry(1) + bare))
    assert told(events) == ALL[:2]
    assert [(item.title, item.date and item.date.edtf) for item in events[0].related] == [
        (TITLES[2], DAYS[2])
    ]


def test_one_article_keeps_its_page_and_lists_the_entries_below_it() -> None:
    below = "".join(
        f'<div class="h-entry"><a class="u-url p-name" href="/n/{at}">{TITLES[at]}</a>'
        f'<time class="dt-published" datetime="{DAYS[at]}">{DAYS[at]}</time></div>'
        for at in range(3)
    )
    markup = (
        "<html><head><title>Captain cleared of blame | Sund Notes</title>"
        '<link rel="canonical" href="https://notes.example/captain"></head>'
        '<body><article class="h-entry"><h1 class="p-name">Captain cleared of blame</h1>'
        '<time class="dt-published" datetime="2021-03-09">9 March</time>'
        f'<div class="e-content">{LONG}</div></article><section>{below}</section></body></html>'
    )
    (event,) = parse(markup)
    assert (event.file, event.title, day(event)) == ("page.html", "Captain cleared of blame", "2021-03-09")
    assert [(item.title, item.date and item.date.edtf) for item in event.related] == list(
        zip(TITLES, DAYS, strict=True)
    )


def test_comments_and_teasers_beside_an_article_are_no_documents() -> None:
    comments = "".join(
        f'<article class="comment h-entry"><h3 class="p-name">{TITLES[at]}</h3>'
        f'<time datetime="{DAYS[at]}"></time><div class="e-content">{LONG}</div></article>'
        for at in range(2)
    )
    teasers = "".join(
        f'<article><h2><a href="/n/{at}">{TITLES[at]}</a></h2><p>{3 * TEXTS[at]}</p></article>'
        for at in range(3)
    )
    markup = (
        '<html><head><meta property="og:type" content="article"><title>Captain cleared of blame</title>'
        f"</head><body><div><h1>Captain cleared of blame</h1><p>4 March 2021</p>{LONG}</div>"
        f"<div>{teasers}</div><div>{comments}</div></body></html>"
    )
    (event,) = parse(markup)
    assert (event.file, event.title, day(event)) == ("page.html", "Captain cleared of blame", "2021-03-04")
    assert all(text not in event.text for text in TEXTS)


def test_articles_that_a_page_adds_below_its_own_are_documents() -> None:
    def article(title: str, date: str, text: str) -> str:
        return f'<article><h1>{title}</h1><time datetime="{date}">{date}</time>{text}</article>'

    second = LONG.replace("ferry", "tanker").replace("captain", "pilot")
    markup = (
        '<html><head><title>Captain cleared</title><meta property="og:title" content="Captain cleared">'
        f"</head><body>{article('Captain cleared', '2021-03-04', LONG)}"
        f"{article('Pilot fined', '2021-03-01', second)}</body></html>"
    )
    first, other = parse(markup)
    assert (first.title, day(first), other.title, day(other)) == (
        "Captain cleared", "2021-03-04", "Pilot fined", "2021-03-01",
    )  # fmt: skip
    assert "tanker" not in first.text
    assert "tanker" in other.text


def posts() -> list[dict[str, object]]:
    return [
        {
            "@type": "NewsArticle",
            "headline": title,
            "datePublished": f"{date}T08:00:00+00:00",
            "url": f"https://sund.example/{at}",
            "articleBody": text,
            "author": {"@type": "Person", "name": "Ann Reed"},
        }
        for at, (title, date, text) in enumerate(ALL)
    ]


def list_page(data: object, body: str = "") -> str:
    return (
        "<html><head><title>News of the week</title>"
        f'<script type="application/ld+json">{json.dumps(data)}</script></head>'
        f"<body><h1>News of the week</h1>{body}</body></html>"
    )


@pytest.mark.parametrize(
    "data",
    [
        {"@graph": [{"@type": "CollectionPage", "name": "News of the week"}, *posts()]},
        posts(),
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": post} for post in posts()]},
        {"@type": "ItemList", "itemListElement": posts()},
        {"@type": "Blog", "name": "News of the week", "blogPost": posts()},
        {"@type": "CollectionPage", "mainEntity": {"@type": "ItemList", "itemListElement": posts()}},
    ],
    ids=["graph", "array", "list of items", "list", "blog", "list of a page"],
)
def test_articles_of_json_ld_are_documents(data: object) -> None:
    teasers = "".join(f"<div><a href='/{at}'>{title}</a></div>" for at, title in enumerate(TITLES))
    events = parse(list_page(data, teasers))
    assert told(events) == ALL
    assert [event.url for event in events] == [f"https://sund.example/{at}" for at in range(3)]
    assert {event.byline for event in events} == {("Ann Reed",)}
    assert [event.file for event in events] == ["page.html#1", "page.html#2", "page.html#3"]
    assert all(event.date and event.date.basis == "json-ld" for event in events)


def test_listed_articles_without_a_text_are_related_items() -> None:
    items = [{key: value for key, value in post.items() if key != "articleBody"} for post in posts()]
    data = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": item} for item in items]}
    (event,) = parse(list_page(data, f"<article>{LONG}</article>"))
    assert [(item.title, item.date and item.date.edtf, item.url) for item in event.related] == [
        (title, date, f"https://sund.example/{at}") for at, (title, date, _) in enumerate(ALL)
    ]


def live(updates: list[dict[str, object]]) -> dict[str, object]:
    return {
        "@type": "LiveBlogPosting",
        "headline": "News of the week",
        "datePublished": "2021-03-05",
        "liveBlogUpdate": updates,
    }


def test_updates_of_a_live_page_are_documents() -> None:
    updates = [{**post, "@type": "BlogPosting"} for post in posts()]
    body = "".join(f"<h2>{title}</h2><p>{text}</p>" for title, _, text in ALL)
    assert told(parse(list_page(live(updates), f"<article>{body}</article>"))) == ALL


def test_a_live_page_that_says_more_than_its_updates_stays_whole() -> None:
    updates = [{**post, "@type": "BlogPosting"} for post in posts()]
    body = "".join(f"<h2>{title}</h2><p>{text}</p>" for title, _, text in ALL)
    (event,) = parse(list_page(live(updates), f"<article>{body}{LONG}{LONG}</article>"))
    assert (event.file, event.title, day(event)) == ("page.html", "News of the week", "2021-03-05")
    assert all(text in event.text for text in TEXTS)


def test_updates_marked_up_as_items_are_documents() -> None:
    body = "".join(
        f'<div itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting" id="u{at}">'
        f'<h2 itemprop="headline">{title}</h2>'
        f'<time itemprop="datePublished" datetime="{date}T10:00Z">10.00</time>'
        f'<div itemprop="articleBody"><p>{text}</p></div></div>'
        for at, (title, date, text) in enumerate(ALL)
    )
    scope = 'itemscope itemtype="https://schema.org/LiveBlogPosting"'
    events = parse(list_page({}, f'<div {scope}><p itemprop="headline">News of the week</p>{body}</div>'))
    assert told(events) == ALL


def test_the_same_article_told_twice_is_one_document() -> None:
    post = posts()[0] | {"headline": "News of the week", "articleBody": "\n\n".join(TEXTS)}
    body = "".join(f"<p>{text}</p>" for text in TEXTS)
    (event,) = parse(
        list_page([post, {**post, "url": "https://sund.example/amp/0"}], f"<article>{body}</article>")
    )
    assert (event.file, event.title, day(event)) == ("page.html", "News of the week", "2021-03-04")


def test_posts_of_a_blog_by_its_classes() -> None:
    body = "".join(
        f'<div class="date-outer"><h2 class="date-header"><span>Thursday, {date}</span></h2>'
        '<div class="post hentry"><h3 class="post-title entry-title">'
        f'<a href="/2021/{at}.html">{title}</a></h3>'
        f'<div class="post-body entry-content">{text}</div><div class="post-footer">Posted by '
        f'<span class="vcard"><span class="fn">Ann Reed</span></span> at '
        f'<a rel="bookmark" href="/2021/{at}.html">'
        f'<abbr class="published" title="{date}T08:00:00Z">08:00</abbr></a></div></div></div>'
        for at, (title, date, text) in enumerate(ALL)
    )
    events = parse(f"<html><head><title>Sund Notes</title></head><body>{body}</body></html>")
    assert told(events) == ALL
    assert {event.byline for event in events} == {("Ann Reed",)}


@pytest.mark.parametrize("shown", [False, True])
def test_hundreds_of_updates_are_each_a_document_whether_the_page_shows_them_or_not(shown: bool) -> None:
    updates: list[dict[str, object]] = [
        {"@type": "BlogPosting", "articleBody": f"At {at} o’clock. {TEXTS[at % 3]}", "datePublished": DAYS[0]}
        for at in range(300)
    ]
    body = "".join(f"<p>{update['articleBody']}</p>" for update in updates) if shown else ""
    results = list(read_bytes(list_page(live(updates), f"<article>{body}</article>").encode(), "page.html"))
    assert len(results) == len(updates)
    assert [found.file for found in results] == [f"page.html#{at}" for at in range(1, 301)]
