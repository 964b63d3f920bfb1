"""Where else the text has its names: the network may see "Ann Reed" in one sentence and not in the next."""

from typing import TYPE_CHECKING

from newsline.parser.names.datelines import apart_from
from newsline.parser.names.lexicon import STOP, TITLE, lexicon

if TYPE_CHECKING:
    from newsline.model import EntityType
    from newsline.parser.names.tag import Span

_MANY = 200  # names; to look for more of them would take long
_LEAST = 3  # letters of initials that are looked for
_REACH = 24  # characters before a name that are looked at
# What is joined to another word is a part of something else: "Oslo-Bergen", "@HBW".
_JOINED = frozenset("-–/@_&#.'’{[$")
_POSSESSIVES = ("'s", "’s", "' ", "’ ")


def with_all(text: str, found: "list[Span]") -> "list[Span]":
    """The names and where else the text has them: those of several words, and initials.

    Not where they are part of something longer, and not what was taken for two things. Linear in the text
    and the names of a document.
    """
    surfaces: dict[str, EntityType] = {}
    mixed: set[str] = set()
    counts: dict[str, int] = {}
    for start, end, type_ in found:
        surface = text[start:end]
        if type_ != "PLACE" and (
            " " in surface or (surface.isupper() and surface.isalpha() and len(surface) >= _LEAST)
        ):
            count = counts.get(surface, 0)
            counts[surface] = count + 1
            if not count:
                surfaces[surface] = type_
            elif surfaces[surface] != type_:
                mixed.add(surface)
    more: list[Span] = []
    if len(surfaces) > _MANY:
        return found
    for surface, type_ in surfaces.items():
        count = counts[surface]
        if surface not in mixed and text.count(surface) > count:
            places = stands_at(text, surface)
            # What is left out more often than found is hardly a name.
            if len(places) <= (4 if count > 1 and " " in surface else 2) * count:
                more += [(at, at + len(surface), type_) for at in places]
    lacking = apart_from(more, found) if more else more
    if not lacking:
        return found
    lacking.sort(key=lambda span: (span[0], -span[1]))
    kept: list[Span] = []
    for span in lacking:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return sorted(found + kept)


def stands_at(text: str, surface: str) -> list[int]:
    """Where a name stands in a text for itself."""
    found: list[int] = []
    at = text.find(surface)
    while at >= 0:
        end = at + len(surface)
        if _begins(text, at) and _ends(text, end):
            found.append(at)
        at = text.find(surface, end)
    return found


def _begins(text: str, at: int) -> bool:
    """Whether no word with a capital belongs to the name that begins at a place, but for a title."""
    before = text[max(0, at - _REACH) : at]
    if not before or before[-1] in '\n"“‘(':
        return True
    if before[-1] != " ":
        return False
    word = before[:-1].rpartition(" ")[2].rpartition("\n")[2]
    return not word[:1].isupper() or word[-1] in ".,:;" or bool(lexicon().flags(word) & (STOP | TITLE))


def _ends(text: str, end: int) -> bool:
    """Whether no word with a capital belongs to the name that ends at a place."""
    behind = text[end : end + 3]
    if behind[:1].isalnum() or (behind[:1] in _JOINED and not behind.startswith(_POSSESSIVES)):
        return behind[:1] == "." and not behind[1:2].isalnum()
    return not (behind[:1] == " " and (behind[1:2].isupper() or behind[1:2].isdigit()))
