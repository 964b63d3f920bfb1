"""What the words of a name, or those right behind it, tell of its type, whatever the network took it for.

"Universidad de Velar" is a body in English text too; "NewsGuild" is nobody's surname; "PACs" are nobody; of
"R-Ky." only the state is a name. What the lists know as a body or a country is one.
"""

import re
from typing import TYPE_CHECKING

from newsline.parser.names.finish.bodies import SHORTENED, titled
from newsline.parser.names.lexicon import (
    ACRONYM,
    DEMONYM,
    FAMILY,
    GIVEN,
    HEAD,
    ORG,
    ORG_HEAD,
    PLACE,
    PLACE_HEAD,
    TITLE,
    WORD,
    lexicon,
)
from newsline.parser.remembered import Remembered

if TYPE_CHECKING:
    from newsline.model import EntityType
    from newsline.parser.names.tag import Span

# First words of bodies in other languages: Spanish, Portuguese, French, Italian, Malay, Indonesian, German.
_BODIES = frozenset(
    "Academia Agencia Agence Agenzia Alianza Aliança Asamblea Asociación Asociacion Associação"
    " Associazione Badan Banca Banco Banque Bundesamt Cámara Câmara Chambre Coalición Colegio Comisión"
    " Comissão Commissione Comité Comitê Compagnie Compañía Confédération Confederación Confederação"
    " Conseil Consejo Conselho Consiglio Coordinadora Dewan Ejército Empresa Escuela Escola École Ecole"
    " Federación Federação Fédération Federazione Fondation Fondazione Frente Fundación Fundacion Fundação"
    " Fundació Groupe Grupo Gruppo Institut Instituto Istituto Jabatan Junta Kementerian Komisi Lembaga"
    " Liga Ligue Majlis Majelis Ministère Ministerio Ministério Ministero Misión Mouvement Movimento"
    " Movimiento Observatorio Observatoire Orquesta Partai Partei Parti Partido Partito Petróleos"
    " Petroleos Polícia Policía Secretaría Secretaria Sindicato Sociedad Sociedade Société Societe Societa"
    " Telefónica Teléfonos Tribunal União Unión Universidad Universidade Università Universita Universitas"
    " Universität Universitat Universiti Université Yayasan".split()
)
# First words of places in other languages, which no given name is.
_PLACES = frozenset(
    "Avenida Avenue Barrio Beit Boulevard Bukit Calle Cerro Ciudad Colonia Deir Desa Gunung Islas"
    " Ilha Ilhas Jabal Jebel Kafr Kampong Kampung Kota Lago Lac Laguna Palau Parque Plage Playa"
    " Plaza Praça Praia Puerto Pulau Rue Sungai Taman Tanjung Vale Villa Wadi".split()
)
# Last words of bodies that are nobody's family name.
_LAST = SHORTENED | frozenset(
    "Association Commission Committee Dal Federation Foundation Institute Ministry Organisation Organization"
    " Society Bancorp Bundesbank Consulting Fernsehen Gesellschaft Investments Management Rundfunk Securities"
    " Stiftung Verband Zeitung".split()
)
# Between two words they make a person's name.
_PARTICLES = frozenset(("Bin", "Le", "Van", "Von"))
_NOBODYS = PLACE | ORG | HEAD | ACRONYM
_PLURAL = re.compile(r"[A-Z]{2,6}s")
# A small word and a capital in one: "NewsGuild", "EastWest"; not "McCoy", "DeVito", "MacLeod", "LeBron".
_CAMEL = re.compile(
    r"(?!(?:Mac|Fitz|Vande|Vander|Saint|Della|Anne|Jean|Ber|Rose|Ann|Mary|Jo|San|Dal|Del|Dos|Des)[A-Z])"
    r"[A-Z][a-z]{2,}[A-Z][A-Za-z]+"
)
# Initials with small ones: "AfD", "JxC".
_SMALL_CAMEL = re.compile(r"(?!Mc)[A-Z][a-z][A-Z]{1,3}")
# "R-Texas": of a party and a state.
_PARTIES = frozenset(("R", "D", "I", "DFL"))
# Who stands behind the name of a body or a county and is no part of it.
_HOLDERS = frozenset(
    "Candidate Chairman Chairperson Chairwoman Commissioner Lawmaker Leader MP Member Members Sheriff"
    " Spokesman Spokesperson Spokeswoman Supervisor".split()
)
# Who is of a body, and is no part of its name where a sentence begins: "Workers of Voxby".
_OF_BODIES = frozenset(
    "Employees Leaders Members Officials Relatives Residents Staff Students Supporters Villagers"
    " Workers".split()
)
# Bodies of which somebody may be the head: "the Progress Party of Ann Reed".
_LED = ("Party of ", "Movement of ", "Alliance of ", "Coalition of ", "Front of ")
_NO_LEADER = WORD | PLACE | ORG | HEAD | DEMONYM
_LONGEST_ACRONYM = 5
# People of whom the news speak so.
_CALLED_BY_INITIALS = frozenset(
    "AMLO AOC BoJo DSK FDR GWB HRC JFK JLO KCR LBJ MBS MBZ MGR MLK NTR RBG RFK YSR".split()
)
# What only those who work in a field are called, without a name.
_FIELDS = ("ologist", "ologists", "iatrist", "iatrists", "ician", "icians", "mentalist", "mentalists")
_NOBODY = frozenset(
    "Rt Electoral Financial Presidential Parliamentary Ministerial Obamacare Brexit Extraordinary"
    " Plenipotentiary Millennials Boomers Bitcoin Ethereum Islamophobia"
    # Of business news and its ratings.
    " EBITDA Ebitda ETF GST IPO KYC MoU MOU NAV ROI SUV USDC USDT VAT WTI"
    " KOSDAQ KOSPI Kosdaq Kospi Sensex Nifty Ibovespa Taiex DAX VN-Index"
    " Baa1 Baa2 Baa3 Ba1 Ba2 Ba3 Caa1 BBB-minus BBB-plus BB-minus BB-plus B-minus B-plus A-minus A-plus"
    # Honours behind a name.
    " SAN OFR MFR GCFR GCON OBE CBE MBE".split()
) | {"Board of Directors"}
# Ranks and offices by their initials, before two names or more; before one they may be initials of a name.
_RANKS = frozenset("ACP AIG ASI ASP CM CP CS CSP DC DCP DIG DSP IG IGP OC PC PM PRO PS SHO SI SP SSP".split())
# What stands behind a body's name and never behind a person's: "Voxby CEO Ann Reed".
_OWNED = frozenset(
    "CEO CFO COO CTO co-founder co-founders shareholder shareholders subsidiary franchise franchisee outlets"
    " subscribers chairman chairperson chairwoman founder airline".split()
)
# What "shares" do, if they are no verb: "Voxby shares fell".
_TRADED = frozenset(
    "are closed climbed dropped ended fell gained had have jumped lost opened plunged plunging rose sank slid"
    " slipped slumped soared surged tumbled traded trading were".split()
)
# What kind of body it is: "the Voxby party", "An Velda newspaper".
_KINDS = frozenset("bloc coalition daily magazine newspaper party radio television weekly".split())
# What only bodies have: "Voxby's shareholders".
_HAVE = ("shareholders", "stockholders", "subsidiar", "CEO ", "CFO ", "chief executive", "quarterly ")
# Who works at a body, between its name and his own: "Harlow Besk analyst Ann Reed".
_STAFF = frozenset(("analyst", "analysts", "economist", "economists"))
# Who leads a body or plays for one: "Nova Savez leader Ann Reed".
_PLAYERS = frozenset("defender goalkeeper midfielder striker winger".split())
_LEADERS = _PLAYERS | frozenset(("captain", "chief", "leader", "leaders"))
_TEAMS = _PLAYERS | {"coach"}
# What stands before a party that has no more than its name: "the Nova Savez party".
_RULING = tuple(
    f"{word} "
    for word in "the ruling opposition governing far-right centrist leftist Islamist nationalist".split()
)
# Whose office stands behind a place's name: "Velda Mayor Ann Reed", "Velda Police Chief Ann Reed".
_OF_PLACES = frozenset(("Mayor", "Gov.", "Rep.", "Sen."))
_SERVICES = frozenset(("Police", "Fire"))
# What stands behind a place's name in small letters: "Velda district".
_PLACED = frozenset(
    "airbase airport barangay beach bridge commune council councillors councilors county district governorate"
    " island locality municipality neighborhood neighbourhood oblast peninsula prefecture prison"
    " province resident residents river subdistrict suburb tehsil thana township upazila valley village"
    " villagers".split()
)
# By its first letters one sees of most words behind a name that they tell nothing.
_TELLING = frozenset(
    [
        word[:3]
        for words in (_LEADERS, _TEAMS, _STAFF, _OF_PLACES, _SERVICES, _OWNED, _KINDS, _PLACED, ("shares",))
        for word in words
    ]
)
# Companies that are called as a land is by its river, which has the article or one of these words behind it.
_RIVERS = frozenset(("Amazon",))
_RIVER = (
    r"[Tt]he (?:[A-Z]\w+ )?{0}(?:[^\w\s-]| (?:and|are|at|by|for|from|has|in|is|or|that|to|was|were|which)\b)"
    r"|\b{0} (?:[Bb]asin|[Dd]elta|[Rr]iver|(?:rain)?forests?|deforestation|jungle|region|tribes?)\b"
)
# Bodies that are called by their buildings, and what stands before them when these are meant.
_SEATS = frozenset(("White House", "Kremlin", "Pentagon", "Capitol", "Whitehall", "Knesset", "Scotland Yard"))
_AT = tuple(
    f" {where} {the}" for where in "at in outside inside near to into".split() for the in ("the ", "")
)
_REACH = 24  # characters behind a name that are looked at

# What a form tells in any text: the names in it, as code points of it and types.
_Pieces = tuple[tuple[int, int, "EntityType"], ...]
# Or there is something to ask of the text: nothing; whether somebody is called so, or else it is a body; the
# same of a listed one, which may also be the building or have a title; whether "the" stands before it, which
# makes it a body; whether somebody is called so, or else it is a place, or a body wherever it stands; whether
# the text is about a river, or else it is a body.
_NOTHING, _CALLED, _LISTED, _WITH_THE, _SITUATED, _BEHIND, _NO_RIVER = range(7)
_THE = ("the ", "The ")
_APOSTROPHES = frozenset("'’")


def told_by_words(text: str, found: "list[Span]") -> "list[Span]":
    """The names with the types that their words tell, without those that are nobody. Linear."""
    typed: list[Span] = []
    people: set[str] | None = None
    bodies: set[str] = set()
    rivers: dict[str, bool] = {}
    changed = False
    for span in found:
        start, end, type_ = span
        surface = text[start:end]
        told = _TOLD[surface]
        if isinstance(told, tuple):
            pieces = [(start + first, start + last, kind) for first, last, kind in told]
            changed = changed or pieces != [span]
            typed += pieces
            continue
        if type_ == "ORG":
            typed.append(span)
            continue
        if not told or (told == _WITH_THE and not text.endswith(_THE, 0, start)):
            mark = text[end : end + 1]
            if mark == " ":
                tells = text[end + 1 : end + 4] in _TELLING
                told = _told_behind(text, end, surface, type_) if tells else _NOTHING
            else:
                told = _told_by_possession(text, end, surface) if mark in _APOSTROPHES else _NOTHING
        elif told == _NO_RIVER:
            if surface not in rivers:
                rivers[surface] = _is_river(text, surface)
            told = _NOTHING if rivers[surface] else told
        if told:
            if people is None:
                people = _people(text, found)
            called = surface in people or surface.title() in people
            if not called and not (told == _LISTED and _is_other(text, start, surface, type_)):
                span = start, end, "PLACE" if told == _SITUATED else "ORG"
                changed = changed or span[2] != type_
                if told == _BEHIND:
                    bodies.add(surface)
        typed.append(span)
    if bodies:
        return [(start, end, "ORG" if text[start:end] in bodies else type_) for start, end, type_ in typed]
    return typed if changed else found


def _is_other(text: str, start: int, surface: str, type_: str) -> bool:
    """Whether what is called like a listed body is its building, or somebody with a title."""
    if type_ == "PLACE":
        return surface in _SEATS and text.endswith(_AT, 0, start)
    return titled(text, start)


def _is_river(text: str, name: str) -> bool:
    """Whether the text has a name as only rivers have theirs: "in the Amazon.", "Amazon rainforest"."""
    return re.search(_RIVER.format(name), text) is not None


def _people(text: str, found: "list[Span]") -> set[str]:
    """The words of the names of people in full."""
    full = [text[start:end] for start, end, type_ in found if type_ == "PERSON"]
    return {word for name in full if " " in name for word in name.split(" ")}


def _told_behind(text: str, end: int, surface: str, type_: str) -> int:
    """What is to be asked on account of the word behind what may be somebody's name, or a place's."""
    word, _, following = text[end + 1 : end + _REACH].partition(" ")
    if type_ != "PERSON":
        body = word.rstrip(".,;:") in _KINDS or (word in _TEAMS and following[:1].isupper())
        return _BEHIND if body and type_ == "PLACE" and surface not in lexicon().places else _NOTHING
    if word in _LEADERS and following[:1].isupper():
        return _BEHIND
    if word in _STAFF and following[:1].isupper() and " " in surface:
        # "Harlow Besk analyst Ann Reed"
        return _CALLED
    if word in _OF_PLACES or (word in _SERVICES and following.startswith("Chief")):
        # "Orrel Police Chief Ann Reed", "Orrel del Norte Rep. Ann Reed"
        return _SITUATED
    word = word.rstrip(".,;:")
    body = word in _OWNED or word in _KINDS
    if word == "shares":
        body = following.partition(" ")[0].rstrip(".,;:") in _TRADED
    told = _BEHIND if body else _SITUATED if word in _PLACED else _NOTHING
    if not told:
        return _NOTHING
    if word == "party" and " " in surface and text.endswith(_RULING, 0, end - len(surface)):
        return told
    flags = lexicon().flags
    return _NOTHING if any(flags(word) & (GIVEN | TITLE) for word in surface.split(" ")) else told


def _told_by_possession(text: str, end: int, surface: str) -> int:
    """The same on account of what the name's bearer has: "Voxby's shareholders"."""
    if not text.startswith(_HAVE, end + len("'s ")) or surface in lexicon().places:
        return _NOTHING
    return _BEHIND


def _tell(surface: str) -> _Pieces | int:
    """What a form tells."""
    lists = lexicon()
    first, space, _ = surface.partition(" ")
    if not space:
        return _tell_word(surface)
    if surface in lists.places:
        return ((0, len(surface), "PLACE"),) if surface in lists.places.others else _NOTHING
    if surface in lists.orgs:
        return _LISTED
    if surface in _NOBODY:
        return ()
    if first in _OF_BODIES and surface.startswith(" of ", len(first)):
        start = len(first) + len(" of ")
        return ((start, len(surface), "ORG"),) if surface[start].isupper() else _NOTHING
    if first == "Born" and _are_names(surface.split(" ")[1:]):
        return ((len("Born "), len(surface), "PERSON"),)
    for led in _LED:
        at = surface.find(led) + len(led)
        if at > len(led) and _is_leader(surface[at:].split(" ")):
            return (0, at - len(" of "), "ORG"), (at, len(surface), "PERSON")
    if first in _RANKS and _are_names(surface.split(" ")[1:]):
        # "CP Ann Reed"
        return ((len(first) + 1, len(surface), "PERSON"),)
    if lists.flags(first) & (TITLE | GIVEN | FAMILY) == TITLE and _are_names(surface.split(" ")[1:]):
        # "Coun Ann Reed"
        return ((len(first) + 1, len(surface), "PERSON"),)
    before, _, last = surface.rpartition(" ")
    head = lists.flags(before.rpartition(" ")[2])
    if last in _HOLDERS and head & (ORG_HEAD | PLACE_HEAD):
        # "Harbour Party Leader", "Orrel County Sheriff"
        return ((0, len(before), "ORG" if head & ORG_HEAD else "PLACE"),)
    if first in _BODIES or last in _LAST:
        return ((0, len(surface), "ORG"),)
    if before.partition(" ")[2] in _PARTICLES and not any(
        lists.flags(word) & _NOBODYS for word in (first, last)
    ):
        # "Marine Le Pen", whose first word is a word
        return ((0, len(surface), "PERSON"),)
    placed = first in _PLACES and not (lists.flags(first) & GIVEN or lists.flags(last) & ORG_HEAD)
    return ((0, len(surface), "PLACE"),) if placed else _NOTHING


def _is_leader(words: list[str]) -> bool:
    """Whether the words behind "of" are somebody's name in full."""
    flags = list(map(lexicon().flags, words))
    return (
        len(words) > 1
        and any(flag & GIVEN for flag in flags)
        and not any(flag & _NO_LEADER for flag in flags)
    )


def _are_names(words: list[str]) -> bool:
    """Whether two words or more may be somebody's name, and are nothing else by any list."""
    flags = lexicon().flags
    return len(words) > 1 and not any(
        flags(word) & (ORG_HEAD | PLACE_HEAD | PLACE | ORG | TITLE) for word in words
    )


def _tell_word(word: str) -> _Pieces | int:
    if word in _NOBODY:
        return ()
    if word in _RIVERS:
        return _NO_RIVER
    lists = lexicon()
    flags = lists.flags(word)
    if flags == ORG:
        return _LISTED
    if flags & (ORG | PLACE | GIVEN | FAMILY):
        return _WITH_THE if flags == ORG | FAMILY else _NOTHING
    if word.endswith(_FIELDS) or _PLURAL.fullmatch(word):
        return ()
    left, hyphen, right = word.partition("-")
    if hyphen and right in lists.places:
        start = len(left) + 1
        if left in _PARTIES:
            return ((start, len(word), "PLACE"),)
        if left in lists.places:
            # "China-Nepal"
            return (0, len(left), "PLACE"), (start, len(word), "PLACE")
    if hyphen and left in _PARTIES and right[:1].isupper() and right[1:].islower():
        return ((len(left) + 1, len(word), "PLACE"),)
    if flags & ACRONYM and len(word) <= _LONGEST_ACRONYM and word not in _CALLED_BY_INITIALS:
        return _CALLED
    return _CALLED if _CAMEL.fullmatch(word) or (_SMALL_CAMEL.fullmatch(word) and not flags) else _NOTHING


_TOLD = Remembered(_tell)
