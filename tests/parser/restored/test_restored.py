"""Restored text: what saving did is undone for the stages, and what they find stands where it stood."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.model import Document, Event, Metadata
from newsline.parser.pipeline import parse_document
from newsline.parser.restored import restore
from newsline.parser.restored.places import Edit, Places
from support import steps

TEXT = (
    "The mayor of Velda, Ann Berg, said on Tuesday that the Orrel Bridge would stay closed until 3 March"
    ' 2015. "We can\'t open it," she said. "The engineers have found seventeen cracks, and no money is'
    ' left."\n\n'
    "Jan Orn, a spokesman for the United Nations in Geneva, called the decision"
    ' "a blow to the self-styled capital of the north". He said the governor\'s office had known.\n\n'
    'Berg told reporters: "Nobody asked us. The government (and its advisers) built it in 1999, at 3:45'
    ' in the morning, so to speak."\n'
)


def restored(text: str) -> str:
    made = restore(text)
    return made.text if made else text


def parsed(text: str) -> Event:
    document = Document(text=text, file="a.jsonl#1", form="record")
    return parse_document(document)


def answers(event: Event) -> tuple[object, ...]:
    """What was found, without its places."""
    return (
        [(entity.type, entity.name, len(entity.mentions)) for entity in event.entities],
        [(time.type, time.value) for time in event.dates],
        [(" ".join(quote.text.split()), quote.speaker and quote.speaker.name) for quote in event.quotes],
    )


def wrapped(text: str, width: int) -> str:
    paragraphs = text.strip().split("\n\n")
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs) + "\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Characters.
        ("Ann\xa0Berg met\u2009Jan\u202fOrn\there", "Ann Berg met Jan Orn here"),
        ("The gov\xadern\xadment of Vel\u200bda", "The government of Velda"),
        ("\x93We can\x92t \x96 no\x85\x94", "“We can’t – no…”"),
        ("The o\ufb03ce and the \ufb01nance", "The office and the finance"),
        ("Jose\u0301 Mun\u0303oz", "José Muñoz"),
        ("Ash &amp; Berg&rsquo;s &#8220;deal&#8221; &nbsp; of &quot;1&quot;", 'Ash & Berg’s “deal”   of "1"'),
        ("A &bogus; name, R&D; and &#0;", "A &bogus; name, R&D; and &#0;"),
        ("It rained.  Ann Berg left.   “Go.”  He went", "It rained. Ann Berg left. “Go.” He went"),
        ("Velda      2    Orrel      1", "Velda      2    Orrel      1"),  # a table's columns
        # Marks for programs.
        ("**Ann Berg** met _Jan Orn_, ***both*** left", "Ann Berg met Jan Orn, both left"),
        ("a_b_c * 2 * 3, f**k and **", "a_b_c * 2 * 3, f**k and **"),
        (
            "[Ann Berg](https://velda.example/a) and [[Orrel]] in [[Velda (town)|Velda]]",
            "Ann Berg and Orrel in Velda",
        ),
        ("It rained.[12] She[3] left [sic] (see [4]).", "It rained. She left [sic] (see [4])."),
        (
            '<p>The <a href="/x">mayor</a> left.</p><p>It <b>rained</b><br/>today</p>',
            "\nThe mayor left.\n\nIt rained\ntoday\n",
        ),
        ("1 < 2 and <unknown> and 3 > 2", "1 < 2 and <unknown> and 3 > 2"),
        (r"\"We go,\" she said, and didn\'t.\n\nIt rained.", '"We go," she said, and didn\'t.\n\nIt rained.'),
        ("C:\\new\nand C:\\temp", "C:\\new\nand C:\\temp"),
        ("â€œWe canâ€™t,â€\x9d said JosÃ© Ã‰boli â€“ Â£5", "“We can’t,” said José Éboli – £5"),
        ("The mayorÂ\xa0left.Â\xa0 Nobody", "The mayor left. Nobody"),
        ("Château and Ângela, 5 Ã 3", "Château and Ângela, 5 Ã 3"),
        # Tokens.
        ("Ann Berg , 41 , left . She did n't say why .", "Ann Berg, 41, left. She didn't say why."),
        ("Velda 's mayor , Ann Berg , said .", "Velda's mayor, Ann Berg, said."),
        ("`` We go , '' she said , `` now . ''", "“We go,” she said, “now.”"),
        ('" We go , " she said , " now . "', '"We go," she said, "now."'),
        ("“ We go , ” she said , “ now . ”", "“We go,” she said, “now.”"),
        ("''We go ,'' she said , ''now .''", "''We go,'' she said, ''now.''"),
        ("The PLO -LRB- Fatah -RRB- , and ( so on ) .", "The PLO (Fatah), and (so on)."),
        ("On the 20 th , 3 rd and last .", "On the 20th, 3rd and last."),
        ("At 3 : 45 , a rise of 5 % to $ 12 .", "At 3:45, a rise of 5% to $12."),
        (
            "They do n't know it, she said . Nor, he said, do I.",
            "They don't know it, she said . Nor, he said, do I.",
        ),
        ('She said " no " , and "yes" .', 'She said "no", and "yes".'),
        ("Il dit : « Oui ! » ; elle, non.", "Il dit : « Oui ! » ; elle, non."),
        # Lists, verses and sentences on lines of their own stay.
        *[
            (same, same)
            for same in (
                "Mayor of Velda closes the old bridge\nOrrel wins again in the last minute\nRain\n"
                "What the council knew, and since when",
                "The night is long and cold in Velda now,\nThe river sleeps beneath a roof of snow,\n"
                "And no one asks the ferryman for how\nHe means to bring us where we mean to go.",
                "The council of Velda met on Monday.\nIt talked about the bridge for an hour.\n"
                "Nobody knew what it had cost so far.\nIt will meet again on Thursday night.",
                "- the mayor of Velda, who is said to\n- the council of the town, who are all\n"
                "- nobody else who has been seen there",
            )
        ],
    ],
)
def test_restored(text: str, expected: str) -> None:
    assert restored(text) == expected


def divided(text: str, width: int) -> str:
    """A text in lines of a width; a word with a bar may be divided there."""
    lines = [""]
    for word in text.split():
        first, _, rest = word.partition("|")
        if len(lines[-1]) + 1 + len(first + rest) <= width:
            lines[-1] += f" {first}{rest}" if lines[-1] else first + rest
        elif rest and len(lines[-1]) + 2 + len(first) <= width:
            lines[-1] += f" {first}-"
            lines.append(rest)
        else:
            lines.append(first + rest)
    return "\n".join(lines)


@pytest.mark.parametrize("width", [48, 52, 56, 60, 72])
def test_lines_are_joined_where_a_width_broke_them(width: int) -> None:
    text = (
        "The old king of Velda, all of his sons and the govern|ment said on Monday that the council, a"
        " self-styled one, and its envoy to the north, Jan al-Orn, had fled the city in a large and white"
        " heli|copter which had been stand|ing behind the pal|ace since the early morn|ing of Satur|day."
    )
    assert restored(divided(text, width)) == text.replace("|", "")


def test_paragraphs_that_are_indented_stay_apart() -> None:
    text = "  " + wrapped(TEXT, 60).replace("\n\n", "\n  ")
    assert restored(text) == "  " + TEXT.replace("\n\n", "\n  ")


def test_text_as_people_write_it_is_left_alone() -> None:
    assert restore(TEXT) is None


@pytest.mark.parametrize(
    "saved",
    [
        pytest.param(wrapped(TEXT, 70), id="wrapped at 70"),
        pytest.param(wrapped(TEXT, 40), id="wrapped at 40"),
        pytest.param(wrapped(TEXT, 66).replace("\n", "   \n"), id="wrapped, blanks at the ends"),
        pytest.param(textwrap.indent(wrapped(TEXT, 60), "    "), id="wrapped and indented"),
        pytest.param(TEXT.replace(",", " ,").replace(". ", " . ").replace("'", " '"), id="cut into tokens"),
        pytest.param(TEXT.replace(" ", "\xa0"), id="no-break spaces"),
        pytest.param(TEXT.replace(". ", ".  "), id="two spaces"),
        pytest.param(TEXT.replace('"', "&quot;").replace("'", "&#39;"), id="HTML's names of characters"),
        pytest.param(TEXT.replace("er", "\xader"), id="soft hyphens"),
        pytest.param(TEXT.replace("Ann Berg", "**Ann Berg**").replace("Geneva", "_Geneva_"), id="emphasis"),
        pytest.param(TEXT.replace("Ann Berg", "[Ann Berg](https://velda.example/ann)"), id="links"),
        pytest.param("<p>" + TEXT.strip().replace("\n\n", "</p><p>") + "</p>", id="HTML"),
        pytest.param(TEXT.replace('"', '\\"').replace("\n", "\\n"), id="escapes"),
        pytest.param(TEXT.replace("'", "â€™"), id="decoded twice"),
        pytest.param(TEXT.replace("2015.", "2015.[12]").replace("north", "north[b]"), id="notes"),
        pytest.param(TEXT.replace("'", "\x92"), id="windows-1252 in ISO 8859-1"),
        pytest.param(TEXT.replace("fi", "\ufb01"), id="ligatures"),
    ],
)
def test_the_same_is_found_however_a_text_was_saved(saved: str) -> None:
    found = parsed(saved)
    expected = parsed(TEXT)
    plain = restored(saved)
    assert answers(found)[:2] == answers(expected)[:2]
    assert [who for _, who in answers(found)[2]] == [who for _, who in answers(expected)[2]]  # type: ignore[attr-defined]
    assert found.text == saved
    assert plain != saved
    places = [mention[:3] for entity in found.entities for mention in entity.mentions]
    places += [(who.start, who.end, who.text) for who in [quote.speaker for quote in found.quotes] if who]
    places += [quote[:3] for quote in found.quotes]
    places += [time[:3] for time in found.dates]
    assert len(places) > 15
    for start, end, form in places:
        assert saved[start:end] == form == form.strip()


def test_names_are_shown_without_what_saving_did_to_them() -> None:
    found = parsed(wrapped(f"Nobody but the mayor of the town who had seen {TEXT}", 70))
    (ann,) = [entity for entity in found.entities if entity.name == "Ann Berg"]
    assert "Ann\nBerg" in [mention.text for mention in ann.mentions]


def test_a_text_in_capitals_is_read_over_its_lines() -> None:
    found = parsed(wrapped(TEXT, 60).upper())
    assert {entity.name for entity in found.entities} >= {"Ann Berg", "United Nations", "Geneva"}
    assert "1999" in [time.value for time in found.dates]
    for entity in found.entities:
        for mention in entity.mentions:
            assert mention.text.isupper()


def test_a_headline_in_capitals_names_those_of_the_text() -> None:
    document = Document(TEXT, "a.txt", "record", Metadata(title="BERG: ORREL BRIDGE STAYS CLOSED"))
    names = [entity.name for entity in parse_document(document).entities]
    assert "Orrel Bridge" in names
    assert not [name for name in names if name.isupper()]


def test_the_first_sentence_stands_for_a_headline() -> None:
    assert parsed(wrapped(TEXT, 50)).title == parsed(TEXT).title
    assert parsed(TEXT).title == TEXT.partition(". ")[0] + "."


@st.composite
def _edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text(max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits: list[Edit] = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        if not edits or start > edits[-1].end:
            edits.append(Edit(start, end, draw(st.text(max_size=4))))
    return text, edits


@given(
    st.lists(
        st.sampled_from(["a", " ", '"', " ,", " .", "``", "''", "\n", "'s", "(", ")", "”", "3", "th"]),
        max_size=14,
    )
)
def test_marks_in_a_row_lead_back_too(parts: list[str]) -> None:
    text = "Ann Berg , " + "".join(parts) + " . Velda ."
    made = restore(text)
    assert made is not None
    found = parsed(text)
    for entity in found.entities:
        assert [mention.text for mention in entity.mentions] == [entity.name]


@given(_edited())
def test_what_is_left_as_it_was_is_found_again(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    places = Places(text, edits)
    new_at = 0
    last = 0
    for edit in (*edits, Edit(len(text), len(text), "")):
        for place in range(last, edit.start):
            assert places.text[new_at] == text[place]
            assert (places.start(new_at), places.end(new_at + 1)) == (place, place + 1)
            new_at += 1
        assert places.text[new_at : new_at + len(edit.new)] == edit.new
        new_at += len(edit.new)
        last = edit.end
    assert new_at == len(places.text)
    spans = [
        (places.start(start), places.end(end))
        for start in range(new_at + 1)
        for end in range(start, new_at + 1)
    ]
    assert all(0 <= start <= len(text) and 0 <= end <= len(text) for start, end in spans)


@given(st.text(alphabet=" \n\t.,;'\"`-aAéo\u0301\xa0\xad\u200bﬁ&;#39n’“”()%:*_[]<>/pb\\â€™œ", max_size=400))
def test_any_text_is_restored_and_leads_back(text: str) -> None:
    made = restore(text)
    if made is None:
        return
    found = parsed(text)
    assert found.text == text
    for entity in found.entities:
        for mention in entity.mentions:
            assert text[mention.start : mention.end] == mention.text != ""


@pytest.mark.parametrize(
    "unit", ["<b>", "[a](/b) ", "**a** ", "&amp;", "a , ", "`` a ''", "é\u0301\xad", "a-\n", "word by word\n"]
)
def test_work_grows_with_the_text(unit: str) -> None:
    restore(unit)
    small = steps(lambda: restore(unit * 150))
    large = steps(lambda: restore(unit * 1200))
    assert large < 12 * small + 2000
