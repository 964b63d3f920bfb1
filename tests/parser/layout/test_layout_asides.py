"""What stands in the midst of an article and around it on pages of many kinds and languages."""

import pytest

from newsline.model import Document
from newsline.parser.layout import lay_out
from newsline.parser.page import Page

HEAD = "Storm shuts the ferry port of Orrin\nBy Jane Doe\n3 March 2019\n"
FIRST = "The ferry port was shut on Monday after a storm tore the roof from its hall, the office said."
SECOND = "It will stay shut until the roof is mended, which may take two weeks, according to the mayor."
SAID = "“We have never seen waves of this height,” said Piet Holm."
SHORT = "Boats will sail from the old quay."


def laid_out(*lines: str, head: str = HEAD) -> Page:
    return lay_out(Document("\n".join((head, *lines)) + "\n", "page"))


def paragraphs(page: Page) -> list[str]:
    return [line for line in page.text.split("\n") if line]


# Lines in mid-article that say nothing of the news.
FURNITURE = [
    "Compartir en Facebook",
    "Suscríbete para seguir leyendo",
    "Udostępnij",
    "Meld je aan voor onze nieuwsbrief",
    "Dieser externe Inhalt wird von Dritten angeboten.",
    "Temps de lecture 4 min.",
    "Leestijd: 3 minuten",
    "2 minuti di lettura",
    "1 245 просмотров",
    "Ada Moor • 26m ago",
    "Duration 1:12",
    "harbour.example/storm/100912",
    "REKLAM",
    "Теги: порт, шторм",
    "HABERİ PAYLAŞ",
    "Archivado en: puerto, tormenta",
    "Give £10 today",
    "1,204 votes so far",
    "Jump to comments",
    "Vote now",
    "Advertisement · Scroll to continue",
    "Register for free to continue reading",
    "You received this mail because you signed up.",
    "Forward this email to a friend",
    "Listen to Harbour FM on your smart speaker",
    "If you buy through links on this page, we may earn something.",
    "Harbour Wire is a registered charity.",
    "Was this mail passed on to you? Forward it to a friend.",
    "The port is shut. Stay away! — Orrin Port (@orrinport) March 3, 2019",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_line_of_the_page_leaves_the_text(line: str) -> None:
    assert paragraphs(laid_out(FIRST, line, SECOND)) == [FIRST, SECOND]


CAPTIONS = [
    "The hall in May. (Ada Moor/Courier)",
    "The hall in May. Ada Moor/Harbour Courier",
    "The hall in May. ADA MOOR POUR « LE PORT »",
    "The hall in May (Source: WKTL)",
    "The hall in May. © Ada Moor",
    "La sala a maggio (foto Moro)",
    "Foto: Ada Moor / dpa",
    "Фото: служба порта",
]


@pytest.mark.parametrize("line", CAPTIONS)
def test_caption_in_mid_article(line: str) -> None:
    page = laid_out(FIRST, line, SECOND)
    assert paragraphs(page) == [FIRST, SECOND]
    assert [caption.text for caption in page.captions] == [line]


def test_agency_in_small_letters_ends_a_caption_above_the_text_only() -> None:
    assert [line.text for line in laid_out("La sala a maggio (ansa)", FIRST, SECOND).captions] == [
        "La sala a maggio (ansa)"
    ]
    assert not laid_out(FIRST, SECOND, "La sala a maggio (ansa)", FIRST[:-1] + " again.").captions


def test_first_line_twice_is_the_words_of_a_picture() -> None:
    caption = "Vendors stood at the market of Orrin on Monday."
    page = laid_out(caption, caption, FIRST, SECOND)
    assert paragraphs(page) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "head", ["Le puede interesar", "BENZER HABERLER", "Les plus lus", "Recommended reading:"]
)
def test_box_of_headlines_ends_with_speech_and_with_two_short_paragraphs(head: str) -> None:
    items = ("Ferry aground off Mellin", "Why do waves grow in the north?")
    for behind in ((SAID, SHORT), (SHORT, "Nobody was hurt in the hall, the mayor said.")):
        page = laid_out(FIRST, SECOND, head, *items, *behind)
        assert paragraphs(page) == [FIRST, SECOND, *behind]
        assert [item.title for item in page.related] == list(items)


def test_one_paragraph_behind_a_headline_is_the_articles_and_a_summary_behind_more_is_not() -> None:
    page = laid_out(FIRST, SECOND, "Read next", "Ferry aground off Mellin", FIRST.replace("Monday", "Friday"))
    assert len(paragraphs(page)) == 3
    items = (
        "Ferry aground off Mellin",
        "The ferry lies on a bank of sand.",
        "Mayor of Orrin steps down at last",
    )
    assert len(paragraphs(laid_out(FIRST, SECOND, "Read next", *items, SECOND.replace("two", "nine")))) == 2


def test_comments_counted_beside_the_day_below_a_deck_end_nothing() -> None:
    head = "Storm shuts the ferry port of Orrin\nThe hall has lost its roof and the boats have no quay.\n"
    lines = ("Ada Moor and Jane Doe", "@adamoor", "2 min read", "November 3, 2022 - 6:51AM", "15 Comments")
    page = laid_out(*lines, FIRST, SECOND, head=head)
    assert paragraphs(page)[-2:] == [FIRST, SECOND]
    assert not {"15 Comments", "November 3, 2022 - 6:51AM", "Ada Moor and Jane Doe"} & set(paragraphs(page))


@pytest.mark.parametrize("count", ["38 Kommentare", "Komentarze (2)", "2 thoughts on “Storm shuts the port”"])
def test_comments_end_the_article(count: str) -> None:
    reply = "The mayor has known for years that the roof of the hall would not hold in a storm."
    page = laid_out(FIRST, SECOND, count, "Anna M.", reply, reply.replace("mayor", "office"))
    assert paragraphs(page) == [FIRST, SECOND]


def test_answers_in_a_forum_end_the_article_and_a_sentence_with_the_headlines_words_does_not() -> None:
    answer = "It was the same in the old days, and nobody on the council would hear of a new roof."
    page = laid_out(FIRST, SECOND, "Re: Storm shuts the ferry port of Orrin", answer, answer + " True.")
    assert paragraphs(page) == [FIRST, SECOND]
    page = laid_out(FIRST, "JD: No. Maps lie, but politely.", SECOND, head="“Maps lie, but politely”\n")
    assert "JD: No. Maps lie, but politely." in paragraphs(page)


END_BOXES = [
    ("Written by Jane Doe", "312 Followers", "Writes of storms and of those who mend what they tear down."),
    ("Ada Moor is an editor at the magazine.",),
    ("Jane Doe – reporter, author of two books.",),
    ("Share", "Back | Front page | Print it"),
]


@pytest.mark.parametrize("box", END_BOXES)
def test_who_wrote_it_ends_the_page(box: tuple[str, ...]) -> None:
    third = FIRST.replace("Monday", "Friday")
    assert paragraphs(laid_out(FIRST, SECOND, third, *box)) == [FIRST, SECOND, third]


def test_somebody_the_text_named_before_stays_in_it() -> None:
    last = "Piet Holm is a reporter."
    assert paragraphs(laid_out(FIRST, SAID, last))[-1] == last


@pytest.mark.parametrize("line", ["Listen • 2:10", "Western Correspondent", "LETTURA: 1 minuti"])
def test_line_below_the_headline_is_no_deck(line: str) -> None:
    head = f"Storm shuts the ferry port of Orrin\n{line}\n3 March 2019\n"
    assert paragraphs(laid_out(FIRST, SECOND, head=head)) == [FIRST, SECOND]


ALIKE = [
    ("Ferry aground off Mellin 2 June 2018", "Roof of the hall mended 11 May 2017"),
    ('Ferry aground off Mellin 2 June 2018 In "ports"', 'Roof of the hall mended 11 May 2017 In "ports"'),
    ("2 June 2018 Ferry aground off Mellin", "11 May 2017 Roof of the hall mended"),
]


@pytest.mark.parametrize("rows", ALIKE)
def test_headlines_with_their_days_in_one_line(rows: tuple[str, ...]) -> None:
    found = laid_out(FIRST, SECOND, "Related", *rows).related
    assert [(item.title, item.date.edtf if item.date else None) for item in found] == [
        ("Ferry aground off Mellin", "2018-06-02"),
        ("Roof of the hall mended", "2017-05-11"),
    ]


def test_how_long_ago_is_no_headline() -> None:
    found = laid_out(FIRST, SECOND, "Related", "Ferry aground off Mellin", "4 hours ago").related
    assert [item.title for item in found] == ["Ferry aground off Mellin"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Next story: Mayor of Orrin steps down", "Mayor of Orrin steps down"),
        ("Next gallery: The port in the days of sail", "The port in the days of sail"),
    ],
)
def test_next_article_is_named_in_one_line(line: str, title: str) -> None:
    page = laid_out(FIRST, line, SECOND)
    assert paragraphs(page) == [FIRST, SECOND]
    assert [item.title for item in page.related] == [title]


@pytest.mark.parametrize("head", ["Most read in Ports", "Recent stories from Orrin"])
def test_list_below_the_text_is_headed_by_its_section(head: str) -> None:
    page = laid_out(FIRST, SECOND, head, "Ferry aground off Mellin", "Roof of the hall mended")
    assert paragraphs(page) == [FIRST, SECOND]
    assert [item.title for item in page.related] == ["Ferry aground off Mellin", "Roof of the hall mended"]


def test_article_named_in_brackets_in_another_language() -> None:
    page = laid_out(FIRST, "(Lea además: El puerto abre en mayo)", SECOND)
    assert paragraphs(page) == [FIRST, SECOND]
    assert [item.title for item in page.related] == ["El puerto abre en mayo"]


def test_lines_in_capitals_are_no_captions() -> None:
    head = "OPENING OF THE SITTING IN ORRIN"
    assert head in paragraphs(laid_out(FIRST, head, SECOND))
    assert head in paragraphs(laid_out(head, FIRST, SECOND))


BOXES = [
    ("Orrin Port", "@orrinport", "The port is shut. Stay away, please!", "7:12 AM · Mar 3, 2019"),
    ("The port is shut.", "— Orrin Port (@orrinport) March 3, 2019"),
    ("Poll", "Should the port move?", "Yes", "No", "Not sure", "View results"),
    ("At a glance", "Built in 1931", "Height: 12 metres", "Boats a day: 40"),
    ("Sign up to our newsletter", "The best of the week, each Saturday", "Your email", "Sign up"),
    ("The hall of the old port in 1903",),
    ("Ada Moor (left) and her brother Piet in the hall",),
    ("Orrin Port", "@orrinport", "The port is shut.", "View on X"),
    ("@orrinport", "The port is shut.", "41 Retweets 16 Likes"),
    ("Should the port move?", "Yes", "No", "Not sure", "Vote", "1,204 votes"),
    ("Support our newsroom", "We ask nobody to pay for what we print.", "Donate now"),
]


@pytest.mark.parametrize("box", BOXES, ids=lambda box: box[0])
def test_box_in_mid_article_leaves_the_text(box: tuple[str, ...]) -> None:
    assert paragraphs(laid_out(FIRST, *box, SECOND, SAID)) == [FIRST, SECOND, SAID]


@pytest.mark.parametrize("head", ["Read more:", "READ MORE"])
def test_lines_with_marks_below_read_more_are_other_articles(head: str) -> None:
    page = laid_out(FIRST, head, "• Ferry aground off Mellin", "• Roof of the hall mended", SECOND)
    assert paragraphs(page) == [FIRST, SECOND]
    assert [item.title for item in page.related] == ["Ferry aground off Mellin", "Roof of the hall mended"]


@pytest.mark.parametrize("mark", ["", "• ", "1. "])
def test_table_of_contents_leaves_the_text_and_the_heads_of_its_parts_stay(mark: str) -> None:
    items = [f"{mark}What broke", f"{mark}Who pays"]
    page = laid_out(FIRST, "Table of contents", *items, "What broke", SECOND, "Who pays", SAID)
    assert paragraphs(page) == [FIRST, "What broke", SECOND, "Who pays", SAID]


@pytest.mark.parametrize(
    "lines",
    [
        ("Summary", "Roof torn off on Monday", "Port shut for two weeks"),
        ("In this article", "What broke?", "Who pays?"),
    ],
)
def test_summary_and_contents_above_the_text_are_no_part_of_it(lines: tuple[str, ...]) -> None:
    page = laid_out(*lines, "", FIRST, "What broke?", SECOND, "Who pays?", SAID)
    assert paragraphs(page) == [FIRST, "What broke?", SECOND, "Who pays?", SAID]


def test_line_above_a_field_with_its_button_belongs_to_the_form() -> None:
    page = laid_out(FIRST, "Get the weekly list of boats", "Your email address", "Sign up", SECOND)
    assert paragraphs(page) == [FIRST, SECOND]


def test_caption_beside_a_shorter_paragraph() -> None:
    page = laid_out(FIRST, "The hall of the old port in 1903", SHORT, SECOND)
    assert paragraphs(page) == [FIRST, SHORT, SECOND]


NO_BOXES = [
    # a handle alone, a question with speech for its answer, facts without a paragraph below them
    ("@orrinport", "The office wrote this to all who had asked."),
    ("Should the port move?", "“It should have moved long ago,” said Piet Holm, who mends nets.", "Vote"),
    ("At a glance", "The port looked as it always had."),
    # it has a verb
    ("Why the hall of the port was shut in 1903",),
]


@pytest.mark.parametrize("lines", NO_BOXES, ids=lambda lines: lines[0])
def test_one_part_alone_makes_no_box(lines: tuple[str, ...]) -> None:
    kept = paragraphs(laid_out(FIRST, *lines, SECOND, SAID))
    assert [line for line in lines if line not in kept and line not in ("@orrinport", "Vote")] == []


@pytest.mark.parametrize("menu", ["News  Sport  Our towns  Contact us", "Ports   Ships   Old boats"])
def test_names_with_wide_gaps_are_a_menu(menu: str) -> None:
    page = laid_out(FIRST, SECOND, head=f"{menu}\nFerry port shut\n3 March 2019\n")
    assert page.title == "Ferry port shut"
    assert menu in [line.text for line in page.furniture]
