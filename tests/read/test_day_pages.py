"""Pages of a day's events in markdown, wikitext and HTML."""

import pytest

from newsline.model import Document
from newsline.parser.pipeline import parse_document
from newsline.read import read_bytes

MARKDOWN = """# Portal:Current events/2020 July 8

**Armed conflicts and attacks**

- [Northern war](https://w.example/wiki/N)
  - [Harbour raid](/wiki/H)
    - Two boats are sunk off the coast. ([Reuters](https://r.example/1)) ([BBC](https://b.example/2))
- A bridge is damaged in [the capital](/wiki/C). [(AP)](https://ap.example/3)

### Sports

* The cup is won by the visitors (from the south). ([ESPN](https://e.example/9))
"""
WIKITEXT = """{{Current events|year=2020|month=07|day=8|content=
<!-- All news items below this line -->
'''Armed conflicts and attacks'''
*[[Northern war]]
**[[Harbour raid|The harbour raid]]
***Two boats are sunk off the [[coast]]. [https://r.example/1 (Reuters)], [https://b.example/2 (BBC)]
*A bridge is damaged in ''the capital''. [https://ap.example/3 (AP)]

'''Sports'''
*The cup is won by the visitors (from the south). [https://e.example/9 (ESPN)]
}}
"""
HTML = """<!DOCTYPE html><html><head><title>Portal:Current events/2020 July 8</title></head><body>
<ul><li>Main page</li></ul><div class="current-events"><div class="current-events-heading">
<span class="summary">July 8, 2020 (<span class="bday dtstart">2020-07-08</span>)</span></div>
<div class="current-events-content description"><p><b>Armed conflicts and attacks</b></p>
<ul><li><a href="/wiki/N">Northern war</a><ul><li><a href="/wiki/H">Harbour raid</a><ul>
<li>Two boats are sunk off the <a href="/wiki/c">coast</a>. <a class="external" href="https://r.example/1">(Reuters)</a>
<a class="external" href="https://b.example/2">(BBC)</a></li></ul></li></ul></li>
<li>A bridge is damaged in the capital. <a class="external" href="https://ap.example/3">(AP)</a></li></ul>
<div class="current-events-content-heading" role="heading">Sports</div>
<ul><li>The cup is won by the visitors (from the south). <a href="https://e.example/9">(ESPN)</a></li></ul>
</div></div><ul><li>Privacy</li></ul></body></html>
"""


@pytest.mark.parametrize(
    ("data", "label"), [(MARKDOWN, "a.md"), (WIKITEXT, "a.txt"), (HTML, "a.html"), (HTML, "-")]
)
def test_each_point_is_an_event_of_the_day(data: str, label: str) -> None:
    found = [item for item in read_bytes(data.encode(), label) if isinstance(item, Document)]
    assert [item.file for item in found] == [f"{label}#1", f"{label}#2", f"{label}#3"]
    assert [item.text for item in found] == [
        "Two boats are sunk off the coast.",
        "A bridge is damaged in the capital.",
        "The cup is won by the visitors (from the south).",
    ]
    assert [(item.metadata.publisher, item.metadata.url) for item in found] == [
        ("Reuters", "https://r.example/1"),
        ("AP", "https://ap.example/3"),
        ("ESPN", "https://e.example/9"),
    ]
    assert [item.metadata.section for item in found] == ["Armed conflicts and attacks"] * 2 + ["Sports"]
    assert len(found[0].metadata.tags) == 2
    for item in found:
        event = parse_document(item)
        assert event.date is not None
        assert (event.date.edtf, event.date.basis) == ("2020-07-08", "day-page")
        assert event.title == item.text


def test_a_page_of_several_days() -> None:
    second = MARKDOWN.replace("# Portal:Current events/2020 July 8", "# July 9, 2020").replace(
        "sunk", "found"
    )
    found = [item for item in read_bytes((MARKDOWN + second).encode(), "a.md") if isinstance(item, Document)]
    assert [item.metadata.date for item in found] == ["2020 July 8"] * 3 + ["July 9, 2020"] * 3


def test_a_page_without_its_day_is_dated_by_its_name() -> None:
    data = MARKDOWN.partition("\n")[2]
    first = next(iter(read_bytes(data.encode(), "2020-07-08.md")))
    assert isinstance(first, Document)
    event = parse_document(first)
    assert event.date is not None
    assert (event.date.edtf, event.date.basis) == ("2020-07-08", "filename")


PAGES = [
    "# Sports\n\n- The cup is won. ([ESPN](https://e.example))\n- And lost. ([ESPN](https://e.example))\n",
    "Sports\n\nPolitics and elections\n\nAn article in two words: no points, no links.\n",
]


@pytest.mark.parametrize("data", PAGES)
def test_other_pages_are_one_document(data: str) -> None:
    (document,) = read_bytes(data.encode(), "a.md")
    assert document.file == "a.md"
