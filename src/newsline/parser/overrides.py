"""Corrections applied to one document: its title and publisher, its date, and the names in it."""

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence

from newsline.errors import Problem
from newsline.model import DateCandidate, Entity, Mention
from newsline.model.corrections import NameCorrection, Override
from newsline.parser.docdate import Dating
from newsline.parser.names import Names, fold
from newsline.parser.page import Page


def override_page(page: Page, override: Override) -> Page:
    """The page with the title and the publisher that the correction gives."""
    return page._replace(title=override.title or page.title, publisher=override.publisher or page.publisher)


def override_date(dating: Dating, override: Override) -> Dating:
    """The date that the correction gives; what was decided before stays among the candidates, rejected."""
    if not override.dated:
        return dating
    given = override.date or override.bounds
    ours = DateCandidate(
        given.evidence if given else "",
        "override",
        f"{override.label} says so" if override.date else f"{override.label} gives only the bounds",
        accepted=True,
        edtf=given.edtf if given else None,
    )
    earlier = [
        candidate._replace(
            accepted=False, reason=f"overridden by {override.label}; without it: {candidate.reason}"
        )
        if candidate.accepted
        else candidate
        for candidate in dating.candidates
    ]
    problems: tuple[Problem, ...] = ()
    if override.date is None:
        known = tuple(problem for problem in dating.problems if problem.code == "no-date")
        problems = known or (Problem("no-date", f"{override.label} gives only the bounds"),)
    return Dating(override.date, (ours, *earlier), problems)


def override_names(
    text: str,
    title: str,
    names: Names,
    corrections: Sequence[NameCorrection],
    assigned: Sequence[tuple[str, str]],
) -> Names:
    """The names of a document as corrections want them: assigned, split, merged, typed, and found.

    A name with a `type` is also looked for where it was not seen as a name, its aliases
    too. Linear in `text` for each form.
    """
    entities = list(names.entities)
    for surface, name in assigned:
        entities = _moved(entities, [surface], name)
    for correction in corrections:
        own = _folded((correction.name, *correction.aliases))
        for form in correction.apart:
            if any(_is_a(entity, own) and fold(entity.name) != fold(form) for entity in entities):
                entities = _moved(entities, [form], form, sources=own)
        entities = _merged(entities, correction, own)
        if correction.type:
            entities = _with_unseen(text, title, entities, correction)
    if tuple(entities) == names.entities:
        return names
    open_starts = {
        entity.mentions[0].start if entity.mentions else None for entity in entities if entity.candidates
    }
    return Names(
        tuple(sorted(entities, key=lambda entity: _first(entity, len(text)))),
        tuple(problem for problem in names.problems if problem.start in open_starts),
    )


def _folded(forms: Sequence[str]) -> frozenset[str]:
    return frozenset(map(fold, forms))


def _is_a(entity: Entity, forms: frozenset[str]) -> bool:
    return fold(entity.name) in forms


def _first(entity: Entity, end: int) -> int:
    return entity.mentions[0].start if entity.mentions else end


def _moved(
    entities: list[Entity], surfaces: Sequence[str], name: str, sources: frozenset[str] | None = None
) -> list[Entity]:
    """Give the mentions of `surfaces` to the entity `name`, of `sources` (default: of all)."""
    wanted = _folded(surfaces)
    kept: list[Entity] = []
    taken: list[Mention] = []
    forms: dict[str, None] = {}
    types = [entity.type for entity in entities if fold(entity.name) == fold(name)]
    for entity in entities:
        here = (entity.name, *entity.aliases)
        if (
            fold(entity.name) == fold(name)
            or (sources is not None and not _is_a(entity, sources))
            or wanted.isdisjoint(map(fold, here))
        ):
            kept.append(entity)
            continue
        moving = [mention for mention in entity.mentions if fold(mention.text) in wanted]
        taken += moving
        types.append(entity.type)
        forms.update(dict.fromkeys(form for form in here if fold(form) in wanted))
        rest = [form for form in here if fold(form) not in wanted]
        if rest:
            mentions = tuple(mention for mention in entity.mentions if mention not in moving)
            kept.append(entity._replace(name=rest[0], aliases=tuple(rest[1:]), mentions=mentions))
    if not forms:
        return kept
    gained = Entity(name, types[0], tuple(forms), tuple(taken))
    mine = [entity for entity in kept if fold(entity.name) == fold(name)]
    others = [entity for entity in kept if fold(entity.name) != fold(name)]
    return [*others, _one([*mine, gained], mine[0].name if mine else name)]


def _merged(entities: list[Entity], correction: NameCorrection, own: frozenset[str]) -> list[Entity]:
    """The entities that are forms of one name as one entity with that name."""
    mine = [entity for entity in entities if _is_a(entity, own)]
    if not mine:
        return entities
    # The name itself knows best what it is the name of.
    mine.sort(key=lambda entity: fold(entity.name) != fold(correction.name))
    merged = _one(mine, correction.name)
    if correction.type:
        merged = merged._replace(type=correction.type)
    others = []
    for entity in entities:
        if entity in mine:
            continue
        if entity.candidates:
            names = (correction.name if fold(name) in own else name for name in entity.candidates)
            entity = entity._replace(candidates=tuple(dict.fromkeys(names)))
        others.append(entity)
    return [*others, merged]


def _one(entities: Sequence[Entity], name: str) -> Entity:
    """Several entities as one, sure of who it is."""
    forms = dict.fromkeys(form for entity in entities for form in (entity.name, *entity.aliases))
    mentions = sorted({mention for entity in entities for mention in entity.mentions})
    aliases = tuple(form for form in forms if form != name)
    return Entity(name, entities[0].type, aliases, tuple(mentions))


def _with_unseen(text: str, title: str, entities: list[Entity], correction: NameCorrection) -> list[Entity]:
    """The forms of a name where they stand in the text and nothing was seen as a name."""
    taken = sorted((mention.start, mention.end) for entity in entities for mention in entity.mentions)
    mentions: list[Mention] = []
    forms: dict[str, None] = {}
    for form in sorted({correction.name, *correction.aliases}, key=lambda form: (-len(form), form)):
        for spelled in dict.fromkeys((form, form[:1].upper() + form[1:])):
            if not mentions and not forms and next(_places(title, spelled), None) is not None:
                forms[form] = None
            for start in _places(text, spelled):
                end = start + len(spelled)
                if _free(taken, start, end):
                    insort(taken, (start, end))
                    mentions.append(Mention(start, end, spelled))
                    forms[spelled] = None
    if not forms or not correction.type:
        return entities
    own = fold(correction.name)
    mine = [entity for entity in entities if fold(entity.name) == own]
    if not mentions and mine:
        return entities
    found = Entity(correction.name, correction.type, tuple(forms), tuple(mentions))
    rest = [entity for entity in entities if fold(entity.name) != own]
    return [*rest, _one([*mine, found], correction.name)]


def _places(text: str, form: str) -> Iterator[int]:
    """Where a form stands as whole words."""
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            yield at
            at = end - 1
        at = text.find(form, at + 1)


def _free(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    place = bisect_left(taken, (start, start))
    before = taken[place - 1] if place else None
    after = taken[place] if place < len(taken) else None
    return not (before and before[1] > start) and not (after and after[0] < end)
