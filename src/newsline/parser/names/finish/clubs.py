"""Clubs that reports of games call by their towns: "Velda beat Harlow 3-1", "a win over Velda".

A country that plays is a place still, and a town is one where something is in it or comes from it.
"""

import re
from itertools import islice
from typing import TYPE_CHECKING

from newsline.parser.names.datelines import apart_from
from newsline.parser.names.lexicon import CALENDAR, DEMONYM, ORG, ORG_HEAD, lexicon

if TYPE_CHECKING:
    from newsline.parser.names.tag import Span

# What reports of games speak of: only a text with so many of these is looked at.
_SPORT = (
    *(" coach", " scored", " inning", " season", " goals", " striker", " league", " League", " match"),
    *(" game", " wicket", " playoff", " championship", " beat ", "Attendance", "tandings", "STANDINGS"),
    *(" touchdown", " defeated ", " victory over ", " win over ", "Coach ", " overtime", " yards"),
    *(" hat-trick", " midfielder", " goalkeeper"),
)
_NEEDED = 2
# To look for these takes time, so that something must be said first as of a club: by the characters behind
# a name, or by the words before a place.
_HINTS = frozenset(
    "beat coac defe drew edge elim face held host midf outs pitc quar rout sack stri thra trou wing".split()
)
_DIGITS = frozenset("0123456789")
_ENDS = frozenset(("over ", "inst ", "s to ", "t to ", "l to "))
_PLAYED_BY = (
    *("win over ", "victory over ", "triumph over ", "lead over ", "win against ", "game against "),
    *("match against ", "series against ", "goal against ", "goals against ", "final against "),
    *("draw against ", "loss against ", "loss to ", "lost to ", "fell to ", "defeat to "),
)
# Who plays for a club, or leads it, before his name.
_PLAYERS = frozenset(
    "captain coach defender forward fullback goalie goalkeeper linebacker manager midfielder outfielder"
    " pitcher quarterback reliever shortstop starter striker winger".split()
)
# What one club does to another.
_BEAT = (
    "beat|beats|beating|blanked|defeated|defeats|defeating|downed|edged|edging|eliminated|outlasted|outscored"
    "|overcame|routed|stunned|swept|thrashed|thumped|trounced|upset"
)
_DOES = (
    rf" (?:(?:{_BEAT}) (?:the )?[A-Z]|trailed \d|drew (?:\d|with )|(?:won|lost) (?:\d|for the )|led \d"
    r"|(?:fell|lost) to [A-Z]|(?:sacked|host|face|held off|travel to) (?:the )?[A-Z]|\(\d+-\d+"
    r"|(?:has|have) (?:won|lost) (?:\d|\w+ (?:straight|of|in a row))|took the lead)"
)
_BEATEN = rf"\b(?:{_BEAT}|past|outlast|defeat) \Z"
_SURELY_BEATEN = rf"[a-z]\)? (?:{_BEAT}|host|face) \Z"
_SCORE = r",? \d{1,3}-\d{1,3}(?![\w%-])"
_PLAYED = (
    r"\b(?:(?:wins?|victory|victories|triumph|game|match|loss|losses|lost|defeats?|series|draw|finals?"
    r"|semifinals?|goals?|runs|points|rout|shutout|streak|lead|\d{1,3}-\d{1,3})(?: [\w-]+)? (?:over|against)"
    r"|(?:loss|losses|lost|losing|loses|defeats?|fell|falls)(?: \d{1,3}-\d{1,3})? to"
    r"|(?:draw|drew)(?: \d-\d)? with) \Z"
)
# "drew 0-0 at Velda"; of other games the place is told so.
_AWAY = r"\b(?:drew|lost|won|beaten) \d{1,2}-\d{1,2} at \Z"
# "beat the Colts", "a win over the Colts".
_THEM = rf"\b(?:{_BEAT}|over|against|past|to) the ([A-Z][a-z]+s)\b(?! [A-Z])"
# Before a town in which something is.
_WHERE = (
    *(" in ", " at ", " near ", " from ", " of ", " outside ", " around ", " into ", " downtown "),
    *("In ", "At ", "From ", "Near ", " through ", " between "),
)
_WHITHER = (*_WHERE, " to ")
# What a town has and a club has not.
_OF_TOWNS = frozenset(
    "airport area authorities bureau businessman city council court mayor native office officials police"
    " residents street streets suburb suburbs time".split()
)
# Behind a town they make a club's name, and it may go without them.
_SECOND = frozenset("Albion Athletic City County Rovers Town United Wanderers".split())
_PAIR = 2  # words of a club's name
_MANY = 100  # clubs; to look for each of so many would take long
_REACH = 48  # characters beside a name that are looked at
# Of lines of results and tables: "Velda 3 Harlow 2", also between semicolons; "VELDA 74 55 .574 -".
_NAME = r"(?m)^([A-Z][^\d\n,:(]{2,30}?)"
_RESULT = (
    r"(?m)(?:^|(?<=[;:] ))([A-Z][^\d\n,:(;]{2,30}?) (\d{1,3}),? ([A-Z][^\d\n,:(;]{2,30}?)"
    r" \d{1,3}(?=[ ,:.]*$|: |\. | \(|;)"
)
_ROW = rf"{_NAME} \d{{1,3}} \d{{1,3}} [.\d]"
# What many clubs are called besides their towns; alone it may be anything else.
_CALLED = frozenset(
    "Angels Athletics Avalanche Badgers Bearcats Bears Beavers Bengals Bills Blazers Blues Braves Brewers"
    " Broncos Browns Bruins Buccaneers Buckeyes Bucks Buffaloes Bulldogs Bulls Capitals Cardinals Chargers"
    " Chiefs Colonials Colts Comets Commanders Commodores Cornhuskers Cougars Cowboys Coyotes Crusaders"
    " Cubs Cyclones Demons Devils Dolphins Dragons Ducks Eagles Explorers Falcons Flames Flyers Friars"
    " Gators Giants Gladiators Griffins Grizzlies Hawkeyes Hawks Hornets Hoosiers Hurricanes Huskies"
    " Indians Jaguars Jayhawks Jets Kings Knights Lancers Lions Longhorns Marlins Mavericks Monarchs"
    " Mountaineers Mustangs Nationals Nets Nuggets Owls Packers Panthers Patriots Pelicans Penguins"
    " Pioneers Pirates Predators Raiders Rams Rangers Raptors Ravens Razorbacks Reds Rockets Rockies"
    " Royals Sabres Saints Seahawks Seminoles Senators Sharks Sooners Spartans Spurs Stallions Stars Suns"
    " Tigers Titans Trojans Twins Vikings Warriors Wildcats Wizards Wolverines Wolves Yankees".split()
)
# Of the lands and capitals of the lists those that have clubs and universities, and no national side.
_CLUBS_OF = frozenset(
    "Alabama Arizona Arkansas California Colorado Connecticut Derbyshire Durham Essex Florida Glamorgan"
    " Gloucestershire Hampshire Illinois Indiana Iowa Kansas Kent Kentucky Lancashire"
    " Leicestershire Maryland Massachusetts Michigan Middlesex Minnesota Mississippi Missouri Montana"
    " Nebraska Nevada Northamptonshire Nottinghamshire Ohio Oklahoma Oregon Ottawa Pennsylvania Queensland"
    " Somerset Surrey Sussex Tasmania Tennessee Texas Utah Victoria Virginia Warwickshire Wisconsin"
    " Worcestershire Wyoming Yorkshire".split()
) | {"New York", "New South Wales", "South Australia", "North Carolina", "South Carolina"}


def with_clubs(text: str, found: "list[Span]") -> "list[Span]":
    """The names with the towns that stand for their clubs, and what else these are called. Linear."""
    if not _may_report(text, found):
        return found
    towns: set[str] = set()
    called: set[str] = set()
    played: set[int] = set()
    canonical = lexicon().canonical
    for start, end, type_ in found:
        surface = text[start:end]
        if type_ == "PLACE":
            if _plays(text, start, end) and _has_clubs(surface):
                towns.add(surface)
                played.add(start)
        elif type_ == "ORG":
            town, name = _parted(canonical.get(surface, surface))
            if town:
                towns.add(town)
                called.add(name)
            elif (first := surface.rpartition(" "))[2] in _SECOND and surface in lexicon().orgs:
                # "Harlow" of "Harlow Rovers"
                towns.add(first[0])
    called.update(_CALLED.intersection(re.findall(_THEM, text)))
    lines = _in_lines(text) if "\n" in text or "; " in text else []
    if not towns and not lines and not called:
        return found
    spans: list[Span] = []
    for span in found:
        start, end, type_ = span
        if (
            type_ == "PLACE"
            and text[start:end] in towns
            and (start in played or (_has_clubs(text[start:end]) and not _is_where(text, start, end)))
        ):
            span = start, end, "ORG"
        spans.append(span)
    for name in called if len(called) < _MANY else ():
        lines += _by_name(text, f"he {name}")
    if not lines:
        return spans
    lines.sort()
    return sorted(apart_from(spans, lines) + lines)


def _may_report(text: str, found: "list[Span]") -> bool:
    """Whether a text may be the report of a game."""
    for start, end, type_ in found:
        if type_ == "PERSON":
            continue
        behind = text[end + 1 : end + 5]
        if behind in _HINTS or (
            type_ == "PLACE"
            and (
                behind[:1] in _DIGITS
                or (text[start - 5 : start] in _ENDS and text.endswith(_PLAYED_BY, 0, start))
            )
        ):
            return len(list(islice(filter(text.__contains__, _SPORT), _NEEDED))) == _NEEDED
    return False


def _parted(surface: str) -> tuple[str, str]:
    """The town of a club, and what it is called besides: "Velda", "Blue Orioles"; "" for another body."""
    words = surface.split(" ")
    last = words[-1]
    lists = lexicon()
    if len(words) == 1 or last[-1] not in "sx" or (last not in _CALLED and lists.flags(last) & ORG_HEAD):
        return "", ""
    for size in range(len(words) - 1, 0, -1):
        town, name = " ".join(words[:size]), " ".join(words[size:])
        if town in lists.places and (last in _CALLED or surface in lists.orgs):
            return town, name
    if last in _CALLED and len(words) == _PAIR and not lists.flags(words[0]) & (DEMONYM | ORG):
        return words[0], last
    return "", ""


def _by_name(text: str, name: str) -> "list[Span]":
    """Where a club is called by its name without its town, with the end of "the" before it."""
    found: list[Span] = []
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        behind = text[end : end + 2]
        if not (behind[:1].isalnum() or behind[:1] == "-" or (behind[:1] == " " and behind[1:].isupper())):
            found.append((at + len("he "), end, "ORG"))
        at = text.find(name, end)
    return found


def _has_clubs(surface: str) -> bool:
    """Whether a place is no country."""
    name = surface.title() if surface.isupper() else surface
    return name in _CLUBS_OF or not (name in lexicon().places.others or name.endswith("Islands"))


def _plays(text: str, start: int, end: int) -> bool:
    """Whether what stands around a town tells that its club is meant."""
    before = text[max(0, start - _REACH) : start]
    mark = text[end : end + 1]
    if mark == " ":
        word, _, following = text[end + 1 : end + _REACH].partition(" ")
        if word in _PLAYERS and following[:1].isupper():
            return True
        if re.compile(_DOES).match(text, end) and not before.endswith(_WHITHER):
            return True
    if before.endswith(_WHERE):
        return before.endswith(" at ") and re.compile(_AWAY).search(before) is not None
    if mark in (" ", ",") and re.compile(_SCORE).match(text, end) and re.compile(_BEATEN).search(before):
        return True
    return any(re.compile(told).search(before) for told in (_PLAYED, _SURELY_BEATEN))


def _is_where(text: str, start: int, end: int) -> bool:
    """Whether something is in a town, comes from it, or is told from it, as the line begins."""
    if text.endswith(_WHITHER, 0, start) or text[end : end + 1] == "-":
        return True
    if text[end : end + 2] == ", " and text[end + 2 : end + 3].isupper():
        # "Velda, Ohio"
        return True
    if text.startswith(" (", end):
        # "(9-2)"
        return not text[end + 2 : end + 3].isdigit()
    if text[start:end].isupper() or text.startswith((" —", " –", " -"), end):
        return True
    return text[end + 1 : end + _REACH].partition(" ")[0].rstrip(".,;:") in _OF_TOWNS


def _in_lines(text: str) -> "list[Span]":
    """The clubs in lines of results and in tables."""
    found: list[Span] = []
    lists = lexicon()
    for match in re.compile(_RESULT).finditer(text):
        names = match[1], match[3]
        if all(_has_clubs(name) and not lists.flags(name.split(" ")[0].title()) & CALENDAR for name in names):
            found += (*match.span(1), "ORG"), (*match.span(3), "ORG")
    for match in re.compile(_ROW).finditer(text):
        name = match[1]
        if _has_clubs(name) and (name in lists.orgs or name in lists.places or name.title() in lists.places):
            found.append((*match.span(1), "ORG"))
    return sorted(set(found))
