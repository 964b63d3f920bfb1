"""Who is one person, organisation or place: a table of texts and the entities they hold."""

import re
from typing import get_args

import pytest

from newsline.model import EntityType
from newsline.parser.names import Lent, NameSpan, find_entities
from newsline.parser.names.group import entities_of
from newsline.parser.names.tag import tag_by_rules

TYPES: dict[str, EntityType] = {kind: kind for kind in get_args(EntityType)}

# text, then the entities as "name: form xcount, form xcount" in order of first mention
GROUPS = [
    pytest.param(
        "President Ivan al-Masri spoke. Mr Masri left; Al-Masri waved, and al-Masri's aides too.",
        ["Ivan al-Masri: Al-Masri x1, Ivan al-Masri x1, Masri x1, al-Masri x1"],
        id="the article is part of no name",
    ),
    pytest.param(
        "Ivan Al-Masri left. Later Ivan al-Masri came back.",
        ["Ivan al-Masri: Ivan Al-Masri x1, Ivan al-Masri x1"],
        id="of two equally frequent forms the one with a small article is the name",
    ),
    pytest.param(
        "Ivan Al-Masri left. Ivan Al-Masri slept. Later Ivan al-Masri came back.",
        ["Ivan al-Masri: Ivan Al-Masri x2, Ivan al-Masri x1"],
        id="a small article that stands anywhere is the name's, however often a headline writes it large",
    ),
    pytest.param(
        "VELDRY - It rained in Veldry. A storm hit Oslo.",
        ["Veldry: VELDRY x1, Veldry x1", "Oslo: Oslo x1"],
        id="a dateline's capitals are no name",
    ),
    pytest.param(
        "The World Health Organization (WHO) met. The WHO agreed, as the UN and the U.N. had.",
        ["World Health Organization: WHO x2, World Health Organization x1", "UN: U.N. x1, UN x1"],
        id="an acronym goes with its long form",
    ),
    pytest.param(
        "The Nordic Fisheries Agency (NFA) warned. The NFA has ships.",
        ["Nordic Fisheries Agency: NFA x2, Nordic Fisheries Agency x1"],
        id="also one that no list knows",
    ),
    pytest.param(
        "The National Farming Agency (MAG) warned the Harbour Union of the Baltic Fisheries League (BFL)."
        " The Baltic Fisheries League paid MAG.",
        [
            "National Farming Agency: MAG x2, National Farming Agency x1",
            "Harbour Union of the Baltic Fisheries League: Harbour Union of the Baltic Fisheries League x1",
            "Baltic Fisheries League: BFL x1, Baltic Fisheries League x1",
        ],
        id="what brackets give is its short form in another language, unless it is another's",
    ),
    pytest.param(
        "Ken Lund and his sons, Ken Jr. and Gregor, stood up. Ken spoke.",
        ["Ken Lund: Ken x1, Ken Lund x1", "Ken Jr: Ken Jr x1", "Gregor: Gregor x1"],
        id="a son of his father's name is another",
    ),
    pytest.param(
        "The European Fisheries Commission met. In Oslo the Commission said no; the Board was elsewhere.",
        ["European Fisheries Commission: Commission x1, European Fisheries Commission x1", "Oslo: Oslo x1"],
        id="a head word alone is the one organisation that has it",
    ),
    pytest.param(
        "The US, the U.S. and the United States are one.",
        ["United States: U.S. x1, US x1, United States x1"],
        id="a country's other names",
    ),
    pytest.param(
        "Sergei Petrov met Anna Holm. Sergey Petrov smiled.",
        ["Sergei Petrov: Sergei Petrov x1, Sergey Petrov x1", "Anna Holm: Anna Holm x1"],
        id="two romanisations of one full name",
    ),
    pytest.param(
        "Maria Petrov and Mario Petrov live here.",
        ["Maria Petrov: Maria Petrov x1", "Mario Petrov: Mario Petrov x1"],
        id="a man and a woman of like names",
    ),
    pytest.param(
        "John Harper met John Q. Harper Jr. and John Q. Harper.",
        ["John Q. Harper: John Harper x1, John Q. Harper x1", "John Q. Harper Jr: John Q. Harper Jr x1"],
        id="a middle initial joins, Junior parts",
    ),
    pytest.param(
        "Mr Khan left. Mrs Khan stayed.",
        ["Khan: Khan x1", "Khan: Khan x1"],
        id="husband and wife without first names",
    ),
    pytest.param(
        "Hillary Moor and Bill Moor came. Mr Bill Moor spoke, then Mr Moor sat. His wife Hillary Moor sang.",
        ["Hillary Moor: Hillary Moor x2", "Bill Moor: Bill Moor x2, Moor x1"],
        id="Mr tells two of one family name apart",
    ),
    pytest.param(
        "President Omar Saleh met his cousin Karim Saleh. President Saleh smiled.",
        ["Omar Saleh: Omar Saleh x1, Saleh x1", "Karim Saleh: Karim Saleh x1"],
        id="an office tells them apart",
    ),
]


# A text with its mentions, as any tagger may give them: "[PERSON Dr. Ann Reed]". Then as above.
GIVEN = [
    pytest.param(
        "[PERSON Dr. Ann Reed, MD], met [PERSON Ann Reed's] aide; [PERSON Ms. Reed] left [PLACE In Oslo].",
        ["Ann Reed: Ann Reed's x1, Dr. Ann Reed, MD x1, Ms. Reed x1", "Oslo: In Oslo x1"],
        id="titles, degrees, possessives and prepositions are no part of a name",
    ),
    pytest.param(
        "[PERSON Pope Francis] met [PERSON Francis Bell]. [PERSON Pope Francis] spoke.",
        ["Pope Francis: Pope Francis x2", "Francis Bell: Francis Bell x1"],
        id="a style before a given name is what he is called",
    ),
    pytest.param(
        "[PERSON Fred Lamont] spoke. [PERSON Frederick C. Lamont] is 90. [PERSON Lamont] smiled.",
        ["Frederick C. Lamont: Fred Lamont x1, Frederick C. Lamont x1, Lamont x1"],
        id="what a man is called",
    ),
    pytest.param(
        "[PERSON Carl D. Rowe] is the son of [PERSON Carl M. D. Rowe].",
        ["Carl D. Rowe: Carl D. Rowe x1", "Carl M. D. Rowe: Carl M. D. Rowe x1"],
        id="a middle initial in another place is another man's",
    ),
    pytest.param(
        "[PERSON Nagy Imre] died. [PERSON Imre Nagy] was 62.",
        ["Nagy Imre: Imre Nagy x1, Nagy Imre x1"],
        id="the family name first or last",
    ),
    pytest.param(
        "[PERSON Ivan Toth] came. [PERSON Toth] spoke. His wife [PERSON Cora Toth] sang. [PERSON Toth] left.",
        ["Ivan Toth: Ivan Toth x1, Toth x2", "Cora Toth: Cora Toth x1"],
        id="the text has called one so before the other came up",
    ),
    pytest.param(
        "[PERSON Cora Toth] wins\n\n[PERSON Ivan Toth] and [PERSON Cora Toth] came. [PERSON Toth] spoke.",
        ["Cora Toth: Cora Toth x2, Toth x1", "Ivan Toth: Ivan Toth x1"],
        id="the headline says of whom the text is",
    ),
    pytest.param(
        "[PLACE North Carland] shut its border. The [PLACE North] said so. [PLACE South Carland] waits.",
        ["North Carland: North x1, North Carland x1", "South Carland: South Carland x1"],
        id="a side of the only country so called",
    ),
    pytest.param(
        "[PLACE North Dakota] grew. [PLACE South Carolina] lost seats, as did all the [PLACE South].",
        ["North Dakota: North Dakota x1", "South Carolina: South Carolina x1", "South: South x1"],
        id="a state is not its side of the country",
    ),
    pytest.param(
        "[PERSON Ivan Toth] and [PERSON Cora Toth] came. [PERSON Toth] spoke.",
        ["Ivan Toth: Ivan Toth x1", "Cora Toth: Cora Toth x1", "Toth: Toth x1"],
        id="both came up before",
    ),
    pytest.param(
        "[PLACE Qeshm Island] or [PLACE Qeshm], [PLACE Mt. Pell] or [PLACE Mount Pell] or [PLACE Pell].",
        ["Qeshm Island: Qeshm x1, Qeshm Island x1", "Mt. Pell: Mount Pell x1, Mt. Pell x1, Pell x1"],
        id="words of geography come and go",
    ),
    pytest.param(
        "[PLACE Biloxi, Miss.], [PLACE Biloxi]; [PLACE Salem, Ore.], [PLACE Salem, Mass.], [PLACE Salem].",
        [
            "Biloxi, Miss.: Biloxi x1, Biloxi, Miss. x1",
            "Salem, Ore.: Salem, Ore. x1",
            "Salem, Mass.: Salem, Mass. x1",
            "Salem: Salem x1",
        ],
        id="a town with its state, unless there are two",
    ),
    pytest.param(
        "The [PLACE Pell Space Center] grew. [PLACE PSC] is old. [PLACE Main Street] and [PLACE Main] too.",
        ["Pell Space Center: PSC x1, Pell Space Center x1", "Main Street: Main x1, Main Street x1"],
        id="initials of a place, and a street",
    ),
    pytest.param(
        "[ORG Church of Solentology] and [ORG Solentology] won, [ORG Bank of England], [ORG England] fell.",
        [
            "Church of Solentology: Church of Solentology x1, Solentology x1",
            "Bank of England: Bank of England x1",
            "England: England x1",
        ],
        id="what a body is of, unless it is a place",
    ),
    pytest.param(
        "[PERSON Robert Orn] spoke. Mrs. [PERSON Orn] left. Then Mr. [PERSON Orn] left.",
        ["Robert Orn: Orn x1, Robert Orn x1", "Orn: Orn x1"],
        id="a given name tells that his wife is not he",
    ),
    pytest.param(
        "[PERSON Robert Orn] met [PERSON Susan Orn]. Ms. [PERSON Orn] left.",
        ["Robert Orn: Robert Orn x1", "Susan Orn: Orn x1, Susan Orn x1"],
        id="a given name tells whom a title means",
    ),
    pytest.param(
        "[PERSON Harbour Board] met. [ORG Harbour Board] and [PERSON Anna Board] left.",
        ["Harbour Board: Harbour Board x2", "Anna Board: Anna Board x1"],
        id="a body that a tagger takes for a person",
    ),
    pytest.param(
        "[PERSON Cleveland Indians] won. The [PERSON Indians] beat the [PERSON Knicks].",
        ["Cleveland Indians: Cleveland Indians x1, Indians x1", "Knicks: Knicks x1"],
        id="clubs that a tagger takes for people stay what they are, so that all their names meet",
    ),
    pytest.param(
        "[ORG Delmore University] grew, as [ORG Delmore] did.",
        ["Delmore University: Delmore x1, Delmore University x1"],
        id="a school by its place",
    ),
    pytest.param(
        "[ORG Britain's Labour Party] met. The [ORG Labour Party] lost.",
        ["Labour Party: Britain's Labour Party x1, Labour Party x1"],
        id="the place to which it belongs is no part of the name",
    ),
    pytest.param(
        "[PLACE Canada] beat [PLACE Chile]. [PLACE Canada] rose. The [PLACE Nation] saw Long [PLACE Nation].",
        ["Canada: Canada x2, Nation x1", "Chile: Chile x1", "Nation: Nation x1"],
        id="the Nation is the country of which the text speaks most",
    ),
    pytest.param(
        "[PLACE Canada] beat [PLACE Chile]. Our [PLACE Nation] slept.",
        ["Canada: Canada x1", "Chile: Chile x1", "Nation: Nation x1"],
        id="of two countries named alike it is neither",
    ),
    pytest.param(
        "[PLACE Pell Square], the [PLACE Square] too. [PLACE Ash Park], [PLACE Elm Park], the [PLACE Park].",
        [
            "Pell Square: Pell Square x1, Square x1",
            "Ash Park: Ash Park x1",
            "Elm Park: Elm Park x1",
            "Park: Park x1",
        ],
        id="a head word is the only place that has it",
    ),
    pytest.param(
        "[PLACE Pell International Airport] ([PLACE PLL]) is shut. [PLACE PLL] reopens.",
        ["Pell International Airport: PLL x2, Pell International Airport x1"],
        id="the code of an airport beside its name",
    ),
    pytest.param(
        "[PLACE Biloxi, MS] and [PLACE Biloxi, Mississippi]. [PLACE Calif.], [PLACE California], [PLACE LA].",
        [
            "Biloxi, MS: Biloxi, MS x1, Biloxi, Mississippi x1",
            "California: Calif. x1, California x1",
            "LA: LA x1",
        ],
        id="states as agencies and the post shorten them",
    ),
    pytest.param(
        "[PLACE Vermont] and [PLACE Vt.], [PLACE Ky.] and [PLACE KY], [PLACE Pa] is somebody's.",
        ["Vermont: Vermont x1, Vt. x1", "Ky.: KY x1, Ky. x1", "Pa: Pa x1"],
        id="two letters are a state with a full stop or in capitals",
    ),
    pytest.param(
        "[ORG Department of Justice], [ORG Justice Department], [ORG Ministry of Foreign Affairs], the"
        " [ORG Foreign Ministry], [ORG Russian Ministry of Defense], [ORG Russian Defense Ministry].",
        [
            "Department of Justice: Department of Justice x1, Justice Department x1",
            "Ministry of Foreign Affairs: Foreign Ministry x1, Ministry of Foreign Affairs x1",
            "Russian Ministry of Defense: Russian Defense Ministry x1, Russian Ministry of Defense x1",
        ],
        id="a ministry before and behind its field",
    ),
    pytest.param(
        "[ORG Police Department of Orrel], [ORG Orrel Police Department], [ORG Ministry of Health of Velda].",
        [
            "Police Department of Orrel: Police Department of Orrel x1",
            "Orrel Police Department: Orrel Police Department x1",
            "Ministry of Health of Velda: Ministry of Health of Velda x1",
        ],
        id="of a town or a land no department is turned around",
    ),
    pytest.param(
        "[ORG GOP], [ORG G.O.P.], [ORG Grand Old Party]; [ORG CIA] and [ORG C.I.A.].",
        ["Grand Old Party: G.O.P. x1, GOP x1, Grand Old Party x1", "CIA: C.I.A. x1, CIA x1"],
        id="initials of known bodies, with full stops or without",
    ),
    pytest.param(
        "[PLACE Egypt and Italy] or [PLACE Italy and Egypt], [PLACE Trinidad and Tobago], [PLACE Egyptian].",
        [
            "Egypt and Italy: Egypt and Italy x1, Italy and Egypt x1",
            "Trinidad and Tobago: Trinidad and Tobago x1",
            "Egyptian: Egyptian x1",
        ],
        id="places in a row",
    ),
    pytest.param(
        "[PLACE Egypt], [PLACE Egyptian], [ORG Belgium], [ORG Belgians], [ORG American], [ORG United States]",
        [
            "Egypt: Egypt x1, Egyptian x1",
            "Belgium: Belgians x1, Belgium x1",
            "American: American x1",
            "United States: United States x1",
        ],
        id="a people for its country",
    ),
    pytest.param(
        "[ORG US Congress] or [ORG Congress of the United States]; [ORG American Pell Agency] is [ORG APA].",
        [
            "Congress of the United States: Congress of the United States x1, US Congress x1",
            "American Pell Agency: APA x1, American Pell Agency x1",
        ],
        id="a body's country before or after it, initials as they are",
    ),
    pytest.param(
        "[PERSON Director] [PERSON Ann Reed], [PERSON Bo Lind], the [PERSON Mayor]. The [PERSON Director].",
        ["Ann Reed: Ann Reed x1, Director x2", "Bo Lind: Bo Lind x1, Mayor x1"],
        id="an office is who holds it",
    ),
    pytest.param(
        "Mayor [PERSON Bo Lind] and Mayor [PERSON Ann Reed] met. The [PERSON Mayor] left.",
        ["Bo Lind: Bo Lind x1", "Ann Reed: Ann Reed x1", "Mayor: Mayor x1"],
        id="of two who hold it it is neither",
    ),
    pytest.param(
        "Mayor [PERSON Bo Lind] ran for [PERSON Mayor]. The [PERSON Mayor] of Rome, Mr. [PERSON Mayor].",
        ["Bo Lind: Bo Lind x1", "Mayor: Mayor x3"],
        id="what one may become, whose it is by another place, who is spoken to",
    ),
    pytest.param(
        "Vice President [PERSON Bo Lind] met President [PERSON Ann Reed]. The [PERSON VICE PRESIDENT] left.",
        ["Bo Lind: Bo Lind x1, VICE PRESIDENT x1", "Ann Reed: Ann Reed x1"],
        id="one office is not the other",
    ),
    pytest.param(
        "The [ORG White House] and the [ORG House]; the [ORG Harbour Board] and the [ORG Board].",
        ["White House: White House x1", "House: House x1", "Harbour Board: Board x1, Harbour Board x1"],
        id="the House is no other house",
    ),
    pytest.param(
        "[PERSON Ed Lind] beat [PERSON Bo Lind]. [PERSON Ed Lind] won; [PERSON Al Reed], [PERSON Ann Reed].",
        ["Ed Lind: Ed Lind x2", "Bo Lind: Bo Lind x1", "Al Reed: Al Reed x1", "Ann Reed: Ann Reed x1"],
        id="given names that are particles elsewhere",
    ),
    pytest.param(
        "[PERSON Ben Reed] met us. [PERSON Reed] left, [PERSON Reed] came back.",
        ["Ben Reed: Ben Reed x1, Reed x2"],
        id="with such a given name the name is full",
    ),
    pytest.param(
        "[PERSON Bo van Lind] met [PERSON Ann Ben Reed]. [PERSON Van Lind] left, [PERSON Ben Reed] came.",
        ["Bo van Lind: Bo van Lind x1, Van Lind x1", "Ann Ben Reed: Ann Ben Reed x1, Ben Reed x1"],
        id="of somebody with such a family name it is that",
    ),
]


@pytest.mark.parametrize(("marked", "expected"), GIVEN)
def test_given_mentions_are_grouped(marked: str, expected: list[str]) -> None:
    spans: list[NameSpan] = []
    text = ""
    for before, kind, form in re.findall(r"([^\[]*)(?:\[([A-Z]+) ([^\]]+)\])?", marked):
        text += before
        if form:
            spans.append(NameSpan(len(text), len(text) + len(form), TYPES[kind]))
            text += form
    rows = []
    for entity in entities_of(text, spans)[0]:
        forms = [mention.text for mention in entity.mentions]
        rows.append(
            f"{entity.name}: " + ", ".join(f"{form} x{forms.count(form)}" for form in sorted(set(forms)))
        )
    assert rows == expected


@pytest.mark.parametrize(("text", "expected"), GROUPS)
def test_mentions_are_grouped(text: str, expected: list[str]) -> None:
    rows = []
    for entity in find_entities(text).entities:
        forms = [mention.text for mention in entity.mentions]
        rows.append(
            f"{entity.name}: " + ", ".join(f"{form} x{forms.count(form)}" for form in sorted(set(forms)))
        )
    assert rows == expected


def test_an_office_is_no_other_name_of_a_person() -> None:
    text = "Director Ann Reed spoke. The Director left."
    spans = [NameSpan(9, 17, "PERSON"), NameSpan(29, 37, "PERSON")]
    ((entity,), _) = entities_of(text, spans)
    assert [mention.text for mention in entity.mentions] == ["Ann Reed", "Director"]
    assert (entity.name, entity.aliases) == ("Ann Reed", ())


def test_a_family_name_of_two_people_joins_neither_and_is_reported_once() -> None:
    text = "Nadia al-Masri, wife of Ivan al-Masri, spoke. Mrs Masri left. Masri said she would; Masri did."
    names = find_entities(text)
    assert [(entity.name, len(entity.mentions), entity.candidates) for entity in names.entities] == [
        ("Nadia al-Masri", 2, ()),
        ("Ivan al-Masri", 1, ()),
        ("Masri", 2, ("Nadia al-Masri", "Ivan al-Masri")),
    ]
    (problem,) = names.problems
    assert problem.code == "ambiguous-name"
    assert text[problem.start : problem.end] == "Masri"
    assert problem.start == text.index("Masri said")
    assert "Nadia al-Masri or Ivan al-Masri" in problem.message
    assert "2 times" in problem.message


@pytest.mark.parametrize(
    ("said", "whose"),
    [
        ("Toth herself spoke.", "Cora Toth"),
        ("Toth and her aides spoke.", "Cora Toth"),
        ("Toth and his aides spoke.", "Bela Toth"),
        ("Toth said she would speak.", "Toth"),  # of herself, or he of her
        ("Toth and hers spoke.", "Toth"),
    ],
)
def test_a_pronoun_that_grammar_binds_to_a_name_tells_whose_it_is(said: str, whose: str) -> None:
    entities = find_entities(f"Mr Bela Toth met Mrs Cora Toth. {said}", tagger=tag_by_rules).entities
    (found,) = [entity for entity in entities if "Toth" in (mention.text for mention in entity.mentions)]
    assert found.name == whose


def test_a_name_that_was_anothers_before_a_person_came_up_is_still_anothers() -> None:
    text = "Toth sang. Mr Toth and his wife had a daughter, Miss Cora Toth."
    entities = find_entities(text, tagger=tag_by_rules).entities
    assert [(entity.name, len(entity.mentions)) for entity in entities] == [("Toth", 2), ("Cora Toth", 1)]


def test_a_father_of_the_given_name_only_is_a_third_person() -> None:
    text = "Bela Toth met Cora Toth. He followed the death of his father Andor."
    assert [entity.name for entity in find_entities(text, tagger=tag_by_rules).entities] == [
        "Bela Toth",
        "Cora Toth",
        "Andor",
    ]


def test_whom_only_the_title_names_has_no_mentions_and_comes_last() -> None:
    names = find_entities("Anna Holm spoke in Oslo.", "Holm Meets Putin")
    assert [(entity.name, len(entity.mentions)) for entity in names.entities][:2] == [
        ("Anna Holm", 1),
        ("Oslo", 1),
    ]
    titled = find_entities("Nothing to see.", "Denmark and Sweden sign")
    assert [(entity.name, entity.mentions) for entity in titled.entities] == [("Denmark", ()), ("Sweden", ())]


def test_names_of_metadata_vouch_but_are_no_mentions() -> None:
    text = "War came. The people of Zorbex fled; Zorbex burned. Quill stayed."

    def found(*known: str) -> list[tuple[str, int]]:
        entities = find_entities(text, known=known, tagger=tag_by_rules).entities
        return [(entity.name, len(entity.mentions)) for entity in entities]

    assert found() == []
    assert found("Great War", "President", "Zorbex") == [("Zorbex", 2)]
    assert found("Peter Quill") == [("Quill", 1)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Petrov Signs Record Budget as War Nears Third Year", ("Ivan Petrov",)),
        ("Russia Confirms Holm's Escape", ("Russia", "Anna Holm")),
        ("Danish President Ivan Petrov says he will not resign", ("Ivan Petrov",)),
        ("PETROV STANDS FIRM", ("Ivan Petrov",)),
        ("Board Names Smith as Chief", ("Smith",)),
        ("Mediation Effort", ()),
        ("", ()),
    ],
)
def test_a_related_title_is_read_with_the_names_of_the_document(
    title: str, expected: tuple[str, ...]
) -> None:
    lent = Lent(find_entities("Ivan Petrov met Anna Holm. Mr Petrov smiled.").entities)
    assert lent.names_in(title, tag_by_rules(*lent.asked_of(title))) == expected


def test_a_related_title_leaves_an_ambiguous_name_ambiguous() -> None:
    lent = Lent(find_entities("Bela Toth met Cora Toth. Toth left.").entities)
    title = "Toth Wins Election"
    assert lent.names_in(title, tag_by_rules(*lent.asked_of(title))) == ("Toth",)
