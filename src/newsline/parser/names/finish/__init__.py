"""What is done with the names that the network chose: rules of language, one after another.

Each is a function of the text and the names found so far that gives the names anew, sorted and without
overlap, and each is linear. Their order is here and nowhere else: one builds on what those before it have
settled.
"""

from collections.abc import Callable

from newsline.parser.names.finish.again import with_all
from newsline.parser.names.finish.agreement import agreed
from newsline.parser.names.finish.articles import with_articles
from newsline.parser.names.finish.beside import told_beside, with_addressed
from newsline.parser.names.finish.bodies import told_outright
from newsline.parser.names.finish.clubs import with_clubs
from newsline.parser.names.finish.companies import with_companies
from newsline.parser.names.finish.extents import in_full
from newsline.parser.names.finish.institutions import with_institutions
from newsline.parser.names.finish.marked import told_by_marks
from newsline.parser.names.finish.numbered import with_numbered
from newsline.parser.names.finish.parties import with_parties
from newsline.parser.names.finish.ruled import with_ruled
from newsline.parser.names.finish.states import with_states
from newsline.parser.names.finish.surnames import with_surnames
from newsline.parser.names.finish.telling import told_by_words
from newsline.parser.names.finish.unlisted import told_by_neighbours
from newsline.parser.names.finish.wholes import with_wholes
from newsline.parser.names.foreign import with_care
from newsline.parser.names.tag import Span

__all__ = ["finished"]

_Step = Callable[[str, list[Span]], list[Span]]

_STEPS: tuple[_Step, ...] = (
    # Names of their own form, which the next ones must not cut into.
    with_states,
    with_addressed,
    with_wholes,
    with_institutions,
    with_companies,
    # How far names go, before what stands beside them is looked at.
    in_full,
    with_numbered,
    with_surnames,
    told_by_marks,
    told_beside,
    with_parties,
    told_by_neighbours,
    # The document as a whole: one sense for each name, then what follows from the senses of others.
    agreed,
    with_clubs,
    with_all,
    with_care,
    with_articles,
)


def finished(text: str, ruled: list[Span], names: list[Span]) -> list[Span]:
    """The names of `text`: those that the network chose, corrected by those of the rules and by language."""
    # What words and brackets tell of a type comes first: all others ask for types.
    found = told_outright(text, told_by_words(text, with_ruled(text, ruled, names)), ruled)
    for step in _STEPS:
        found = step(text, found)
    return found
