"""The parts of the layout stage, each against a table."""

from collections.abc import Callable

import pytest

from newsline.model import Document, Metadata
from newsline.parser.layout import lay_out
from newsline.parser.layout.byline import read_byline, read_name_line, read_signature
from newsline.parser.layout.dateline import read_dateline
from newsline.parser.layout.furniture import cues, line_key
from newsline.parser.layout.head import tags_of
from newsline.parser.layout.hyphens import jointed, words_of
from newsline.parser.layout.markup import decode_entities, links, plain
from newsline.parser.layout.related import url_date
from newsline.parser.layout.rows import ends_sentence
from newsline.parser.layout.title import is_site_name, same_headline
from newsline.parser.pipeline import parse_document
from newsline.read.fields import to_metadata


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ilse Moll & Oskar Dahl - Dec 2, 2012 6:29 AM PT", ("Ilse Moll", "Oskar Dahl")),
        ("By Ann Bee, Cem Dee and Eve Foe", ("Ann Bee", "Cem Dee", "Eve Foe")),
        ("By Jane Doe, Political Editor", ("Jane Doe",)),
        ("By Jane Doe in Oslo and John Roe in Bergen", ("Jane Doe", "John Roe")),
        ("By Jane Doe, Harbour Wire", ("Jane Doe",)),
        ("By Tom Ash For Metro.example", ("Tom Ash",)),
        ("BY ANNA WHIT", ("ANNA WHIT",)),
        ("By ANNA WHIT and EVE FOE OCT. 21, 2015", ("ANNA WHIT", "EVE FOE")),
        ("By Ludwig van Holm and Omar bin Said", ("Ludwig van Holm", "Omar bin Said")),
        ("By political reporter Ann Bee and Cem Dee", ("Ann Bee", "Cem Dee")),
        ("By Our Correspondent", ()),
        ("By ANI", ()),
        ("By Coast Press Agency", ()),
        ("Von Anna Weber | Stand: 13. Juli 2016", ("Anna Weber",)),
        ("By the time he left, the war had begun.", None),
        ("By Tuesday Jane Doe had gone.", None),
        ("Bystanders saw it", None),
        ("HD | | BY | By Ann Reed", None),
    ],
)
def test_byline_holds_names_only(line: str, names: tuple[str, ...] | None) -> None:
    assert read_byline(line, cues()) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Anna Whit and Omar Sy", ("Anna Whit", "Omar Sy")),
        ("Anna Whit", ("Anna Whit",)),
        ("Anna Whit World affairs editor", ("Anna Whit",)),
        ("Mellin Jails Newspaper Editor", ()),
        ("New York", ()),
        ("Harbour Wire", ()),
        ("Snow closes the pass", ()),
        ("Anna Whit, 13 May", ()),
        ("In Norland", ()),
        ("Oral Statement", ()),
    ],
)
def test_line_of_names(line: str, names: tuple[str, ...]) -> None:
    assert read_name_line(line, cues()) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("- Anna Whit, Omar Sy and Eve Foe", ("Anna Whit", "Omar Sy", "Eve Foe")),
        ("Anna Whit/ Harbour News", ("Anna Whit",)),
        ("Anna Whit | Senior Reporter | Mellin Mail", ("Anna Whit",)),
        ("Anna Whit", ()),
        ("- Snow closes the pass", ()),
        ("Anna Whit, Omar Sy", ()),
        ("Mellin, Orrin Post", ()),
    ],
)
def test_signature_above_the_text(line: str, names: tuple[str, ...]) -> None:
    assert read_signature(line, cues()) == names


@pytest.mark.parametrize(
    ("line", "is_name"),
    [
        ("Harbour News", True),
        ("World News", False),
        ("World News Tribune", True),
        ("Watch Harbour News", False),
    ],
)
def test_name_of_a_site(line: str, is_name: bool) -> None:
    assert is_site_name(line, cues()) is is_name


@pytest.mark.parametrize(
    ("line", "dateline", "agency"),
    [
        ("LONDON, March 3 (Harbour Wire) - Talks began.", "LONDON, March 3 (Harbour Wire) -", "Harbour Wire"),
        ("OSLO, Norway (AP) — A strike began.", "OSLO, Norway (AP) —", "AP"),
        ("OSLO, Norway (AP)_ A strike began.", "OSLO, Norway (AP)_", "AP"),
        ("NEW YORK--(BUSINESS WIRE)--WidgetCorp will.", "NEW YORK--(BUSINESS WIRE)--", "BUSINESS WIRE"),
        ("MOSCOW, July 13. /TASS/. The envoy went.", "MOSCOW, July 13. /TASS/.", "TASS"),
        ("MELLIN - The wells ran dry.", "MELLIN -", None),
        (
            "OSLO, Norway and TURKU, Finland, Nov 12, 2020, Nov. 12, 2020 (HARBOUR WIRE) — A firm will.",
            "OSLO, Norway and TURKU, Finland, Nov 12, 2020, Nov. 12, 2020 (HARBOUR WIRE) —",
            "HARBOUR WIRE",
        ),
        ("Paris (AFP) - The minister left.", "Paris (AFP) -", "AFP"),
        ("(CNN) -- Snow fell.", "(CNN) --", "CNN"),
    ],
)
def test_dateline(line: str, dateline: str, agency: str | None) -> None:
    found = read_dateline(line)
    assert found is not None
    assert (found.text, found.agency) == (dateline, agency)


@pytest.mark.parametrize(
    "line",
    [
        "US-led forces - three of them - said no.",
        "The talks - the third this year - were short.",
        "Ana Holm (left) - the pilot - said so.",
        "The Dockers' Union (DU) - the largest on the coast - said so.",
        "RUSSIA has spoken.",
        "",
        "-",
    ],
)
def test_no_dateline(line: str) -> None:
    assert read_dateline(line) is None


@pytest.mark.parametrize(
    ("line", "is_caption"),
    [
        ("The quay at noon. Photographer: Ines Moll/Harbour Pictures", True),
        ("The quay at noon (AP Photo/Ines Moll)", True),
        ("The quay, 2012. Ines Moll/Getty Images", True),
        ("The quay at noon. Image: Ines Moll.", True),
        ("File photo of the quay (Image: Harbour Board)", True),
        ("The quay at noon (Representational Image: ANI)", True),
        ("The quay at noon. Pic: iHarbour", True),
        ("The quay at noon. Pic: iharbour", False),
        ("He carried a photo of the quay with him.", False),
        ("The handout shows a screenshot.", False),
        ("She told Reuters that the photo was real.", False),
        ("There is one thing in the photo: a child who looks at the sea.", False),
    ],
)
def test_caption(line: str, is_caption: bool) -> None:
    assert cues().is_caption(line) is is_caption


@pytest.mark.parametrize(
    ("line", "is_furniture"),
    [
        ("Share this", True),
        ("ADVERTISEMENT", True),
        ("88 comments", True),
        ("1.2K", True),
        ("Advertisement 3", True),
        ("Orrin 3", False),
        ("Facebook Twitter LinkedIn Email", True),
        ("ShareTweetPin20", True),
        ("Share prices", False),
        ("Facebook", True),
        ("Facebook pays more", False),
        ("We're sorry, this feature is asleep. Try again.", True),
        ("We're sorry, this winter as last, he said.", False),
        ('Press "Enter" to skip to content', True),
        ("To contact the reporter on this story: Ana Holm at", True),
        ("Opinions expressed here do not necessarily reflect those of the board.", True),
        ("To contact them was hard, he said.", False),
        ("The law limits the terms of service of a mayor, who may be chosen twice but who may not, the court"
         " has said, be chosen a third time.", False),
        ("Shares fell by two per cent.", False),
    ],
)  # fmt: skip
def test_furniture(line: str, is_furniture: bool) -> None:
    assert cues().is_furniture(line, line_key(line)) is is_furniture


def test_cues_of_a_whole_line_are_written_as_lines_are_compared() -> None:
    assert {cue for cue in cues().line if line_key(cue) != cue} == set()


def test_no_cue_inside_a_line_is_ruled_out_unseen() -> None:
    lexicon = cues()
    for known in (lexicon.contains, lexicon.slight, lexicon.agency, lexicon.credit, lexicon.bare_credit):
        assert len(known.words) < len(known.cues)
        for cue in known.cues:
            assert known.any_in(f"snow {cue} snow")
            assert cue in known.held_by(f"snow {cue} snow")
        assert not known.any_in("snow fell on the pass")
        assert known.held_by("snow fell on the pass") == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("**bold** and *slanted* and `code`", "bold and slanted and code"),
        ("__both__ _of_ them, snake_case_name too", "both of them, snake_case_name too"),
        ("[a quay](https://q.example/a_(b)) here", "a quay here"),
        ("![picture](a.png) beside", " beside"),
        ("2 * 3 * 4 and *open", "2 * 3 * 4 and *open"),
        (r"a \*star\* stays", "a *star* stays"),
        (r"~~struck~~ ~ and C:\x", r"struck ~ and C:\x"),
        ("<https://q.example/x>", "https://q.example/x"),
        ("[no link] (here)", "[no link] (here)"),
    ],
)
def test_markdown_is_reduced_to_words(line: str, words: str) -> None:
    assert plain(line) == words


def test_links_leave_images_out() -> None:
    assert links("!![a](b.png)![c](d)") == []
    assert links("![a](b c)[d](e)") == [("d", "e")]
    assert links("![a](b.png) [*c*](d) [e](f 'g') [h](i \"j\")") == [("c", "d"), ("h", "i")]


@pytest.mark.parametrize(
    ("text", "decoded"),
    [
        ("&quot;a&quot; &amp; b", '"a" & b'),
        ("it&#39;s", "it's"),
        ("R&D; AT&T", "R&D; AT&T"),
        ("&lt;b&gt;", "<b>"),
    ],
)
def test_entities(text: str, decoded: str) -> None:
    assert decode_entities(text) == decoded


@pytest.mark.parametrize(
    ("url", "edtf"),
    [
        ("/news/2015/10/31/slug.md", "2015-10-31"),
        ("/news/2015/9/4/slug.md", "2015-09-04"),
        ("https://q.example/2015-10-31-slug", "2015-10-31"),
        ("https://q.example/2015/10/slug", "2015-10"),
        ("/news/2015/13/45/slug", None),
        ("/story/120151031", None),
        ("/topics/harbour", None),
    ],
)
def test_date_in_a_link(url: str, edtf: str | None) -> None:
    date = url_date(url)
    assert (date.edtf if date else None) == edtf


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("He left.", True),
        ("He left.”", True),
        ("Why?", True),
        ("首相は新内閣を発表した。", True),
        ("He lives in the U.S.", False),
        ("A short winter", False),
        ("", False),
    ],
)
def test_sentence_end(line: str, ends: bool) -> None:
    assert ends_sentence(line) is ends


@pytest.mark.parametrize(
    ("line", "again"),
    [
        ("Norland: Snow Closes the Pass at Orrin", True),
        ("Snow closes the pass at Orrin | Mellin Mail", True),
        ("SNOW CLOSES THE PASS AT ORRIN", True),
        ("Snow closes the pass at Orrin, and nobody minds it.", False),
        ("Why it matters: snow closes the pass at Orrin, again and again", False),
        ("Snow", False),
    ],
)
def test_same_headline(line: str, again: bool) -> None:
    assert same_headline(line, "Snow closes the pass at Orrin") is again


def test_metadata_comes_before_what_the_page_says() -> None:
    metadata = Metadata(
        title="Given", publisher="P", byline=("A B",), section="S", tags=("t",), url="https://u.example"
    )
    text = "# Given\n\nBy Ann Bee\n\nSnow fell on the pass. Tags: x\n\nTags: a, b\n\n© 2020 Q Ltd"
    page = lay_out(Document(text, "a.md", "markdown", metadata))
    assert (page.title, page.publisher, page.byline) == ("Given", "P", ("A B",))
    assert (page.section, page.tags, page.url) == ("S", ("t",), "https://u.example")
    assert page.text == "Snow fell on the pass. Tags: x"


@pytest.mark.parametrize(
    ("line", "names", "day"),
    [
        ("By Jane Doe posted Aug 18th 2010 7:30PM", ("Jane Doe",), "2010-08-18"),
        ("By Jane Doe on 3 May 2014", ("Jane Doe",), "2014-05-03"),
        ("By Jane Doe Updated May 3, 2014 10:12 a.m. ET", ("Jane Doe",), "2014-05-03"),
        ("Posted by Jane Doe on May 3, 2014", ("Jane Doe",), "2014-05-03"),
        ("Written by Jane Doe on Saturday, 03 May 2014 10:15", ("Jane Doe",), "2014-05-03"),
        ("May 3, 2014 by Jane Doe", ("Jane Doe",), "2014-05-03"),
        ("5/23/2014 7:11 AM PST BY HARBOUR STAFF", (), "2014-05-23"),
        ("Jane Doe in Orrin Bay\nSat 3 May 2014 10.15 BST", ("Jane Doe",), "2014-05-03"),
        ("Jane Doe\nStaff Writer\nMay 3, 2014", ("Jane Doe",), "2014-05-03"),
    ],
)
def test_byline_and_day_stand_together(line: str, names: tuple[str, ...], day: str) -> None:
    text = f"Steel plant in the north to close with loss of jobs\n\n{line}\n\nThe plant will close this year."
    event = parse_document(Document(text, "a.txt"))
    assert (event.byline, event.text) == (names, "The plant will close this year.")
    assert event.date is not None
    assert event.date.edtf == day


def test_where_a_word_may_break_is_no_part_of_it() -> None:
    title = "Ve\u00adlo\u00adria shuts its bor\u200bder"
    text = f"{title}\n\nThe coun\u00adcil of Ve\u00adlo\u00adria shut the road to Sa\u2060bar on Monday."
    for metadata in (Metadata(), to_metadata({"title": title}, "metadata")):
        page = lay_out(Document(text, "a.txt", "text", metadata))
        assert page.title == "Veloria shuts its border"
        assert page.text == "The council of Veloria shut the road to Sabar on Monday."


@pytest.mark.parametrize(
    ("value", "tags"),
    [("snow, road | #pass; snow", ("snow", "road", "pass")), ("\u2009, [\u2009] ;\u2009ice\u2009", ("ice",))],
)
def test_tags_are_parted_and_never_blank(value: str, tags: tuple[str, ...]) -> None:
    assert tags_of(value) == tags


def test_lines_are_those_of_the_file() -> None:
    page = lay_out(
        Document("Snow closes the pass\n\nIt fell all day.\n\nIt fell all night.", "a", first_line=8)
    )
    assert page.title_line == 8
    assert page.body_lines == ((0, 10), (18, 12))
    assert [page.line_of(offset) for offset in (0, 17, 18, 30)] == [10, 10, 12, 12]


def test_record_keeps_its_text_and_tells_its_header() -> None:
    text = (
        "Snow closes the pass\r\n\n  By Ann Bee\nPublished 13 July 2016\n\nIt fell&nbsp;all day.\n\nShare\n"
    )
    page = lay_out(Document(text, "a#3", "record"))
    assert page.text == text
    assert (page.title, page.byline) == ("Snow closes the pass", ("Ann Bee",))
    assert [line.text for line in page.header] == ["By Ann Bee", "Published 13 July 2016"]
    assert page.line_of(text.index("It fell")) == 6


def test_record_without_a_headline_has_no_title() -> None:
    text = "It fell all day and all night.\n\nNobody came to clear the road.\n\n13 July 2016"
    page = lay_out(Document(text, "a#1", "record"))
    assert (page.title, page.header) == ("", ())


@pytest.mark.parametrize("text", ["", " \n\n\t", "\n" * 50, "---\n---", "***"])
def test_nothing_is_made_of_nothing(text: str) -> None:
    page = lay_out(Document(text, "a"))
    assert (page.title, page.text, page.related) == ("", "", ())


def test_listed_items_are_limited() -> None:
    items = "\n".join(f"- [Snow on day {day} of the year](/news/2015/10/31/{day}.md)" for day in range(700))
    page = lay_out(Document(f"# Snow\n\nIt fell all day.\n\n## Related\n\n{items}", "a.md", "markdown"))
    assert len(page.related) == 500


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("[harbour-news] Fwd: Storm shuts the port", "Storm shuts the port"),
        ("RE: [harbour-news] Storm shuts the port", "Storm shuts the port"),
        ("Orrin: storm shuts the port", "Orrin: storm shuts the port"),
        ("Fwd:", "Fwd:"),
    ],
)
def test_the_marks_of_mail_are_no_part_of_a_headline(subject: str, title: str) -> None:
    assert (
        lay_out(
            Document("The port is shut, its master said.", "a.eml", "text", Metadata(title=subject))
        ).title
        == title
    )


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("of the govern-", "ment, they said", "of the government, they said"),
        ("the offi\u00ad", "cials said", "the officials said"),
        ("all the cray-", "fishers", "all the crayfishers"),  # so it is written further down
        ("a self-", "styled king", "a self-styled king"),
        ("a long-", "term plan", "a long-term plan"),
        ("a harbour-", "side inn", "a harbour-side inn"),  # so it is written further down
        ("the Anglo-", "Norlandic treaty", "the Anglo-Norlandic treaty"),
        ("an Orrin-", "backed plan", "an Orrin-backed plan"),
        ("in 2010-", "2014 the", "in 2010-2014 the"),
        ("two-", "and three-year terms", "two- and three-year terms"),
        ("the port -", "which is old", "the port - which is old"),
        ("the port", "is old", "the port is old"),
    ],
)
def test_lines_are_put_together_without_a_hyphen_that_only_divides_a_word(
    above: str, below: str, whole: str
) -> None:
    assert "".join(jointed(above, below, lambda: words_of("One harbour-side inn, for crayfishers."))) == whole


def test_each_line_of_a_broken_paragraph_is_known_in_the_file() -> None:
    page = lay_out(
        Document(
            "Board of Orrin keeps its pilots\n\n"
            "The harbour board of Orrin will keep the pilots of the old\n"
            "station for ten more years, its members said on Tuesday after\n"
            "they had asked the captains.\n",
            "a",
            first_line=5,
        )
    )
    assert page.line_of(page.text.index("pilots")) == 7
    assert page.line_of(page.text.index("station")) == 8
    assert page.line_of(page.text.index("captains")) == 9
    assert page.text.count("\n") == 0


@pytest.mark.parametrize("alike", [str.upper, str.lower])
def test_letters_of_one_kind_change_nothing_but_letters(alike: Callable[[str], str]) -> None:
    text = (
        "Home | World | Sport\n\nBridge at Velda closed for months\n\nBy Una Holt\n3 March 2015\n\n"
        "The mayor of Velda, Ann Berg, said on Tuesday that the council had closed the old bridge of\n"
        "Orrel until the end of May, as the engineers had found cracks in it and no money was left.\n\n"
        "Nobody was hurt, she told reporters of the town, but the buses will need an hour longer.\n"
    )
    normal = lay_out(Document(text, "a.txt", "text"))
    page = lay_out(Document(alike(text), "a.txt", "text"))
    assert (page.title, page.text) == (alike(normal.title), alike(normal.text))
    assert [line.number for line in page.header] == [line.number for line in normal.header]
    assert page.title.startswith(alike("Bridge"))
    assert "\n\n" in page.text.strip()
