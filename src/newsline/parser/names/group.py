"""Mentions into entities: which of a document's names are one person, organisation or place.

Tokens and context decide, never similarity of spelling alone. A family name that two
people of the document share joins neither of them without evidence: it stays an entity
of its own, with its `candidates`, and is reported.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from newsline.errors import Problem
from newsline.model import Entity, Mention
from newsline.model.known import common_form, countries, is_place
from newsline.parser.names.clusters import Cluster, Joined, merged, put
from newsline.parser.names.fold import fold, name_tokens
from newsline.parser.names.forms import bare_form
from newsline.parser.names.initials import BRACKET, SMALL, acronym, beside, join_abbreviated
from newsline.parser.names.lexicon import FAMILY, GIVEN, lexicon
from newsline.parser.names.offices import office
from newsline.parser.names.people import group_people
from newsline.parser.names.places import SIDES, group_places
from newsline.parser.names.tag import NameSpan

# Company forms that come and go between mentions of one organisation.
_FORMS = frozenset("inc corp corporation co company ltd limited llc llp plc group ag sa gmbh nv the".split())
# So many of them stand in a message.
_NAMED = 5
_OF = frozenset(("of", "for"))
_SCHOOLS = frozenset("university college school".split())
_first: Callable[[tuple[int, object]], int] = itemgetter(0)


def cluster(text: str, spans: Sequence[NameSpan]) -> list[Cluster]:
    """Group `spans` of `text` (in order, any tagger's) into entities; each span is in one cluster."""
    people: list[NameSpan] = []
    orgs: list[NameSpan] = []
    places: list[NameSpan] = []
    for span in spans:
        if span.type == "PERSON" and _is_organisation(text[span.start : span.end]):
            span = NameSpan(span.start, span.end, "ORG")
        (people if span.type == "PERSON" else orgs if span.type == "ORG" else places).append(span)
    clusters = group_people(text, people)
    clusters += _organisations(text, orgs)
    clusters += group_places(text, places)
    return clusters


@lru_cache(maxsize=65536)
def _is_organisation(form: str) -> bool:
    """Whether what a tagger takes for a person is an organisation by the lists or by its head word."""
    words = form.title().split() if form.isupper() else form.split()
    orgs = lexicon().orgs
    if len(words) < 2:
        listed = form in orgs
    else:
        # "Red Sox", "Boston Red Sox", "Harbour Board", "Academy of Arts"
        heads = lexicon().org_heads
        listed = " ".join(words) in orgs or " ".join(words[1:]) in orgs or words[-1] in heads
        listed = listed or any(word in heads and after in _OF for word, after in pairwise(words))
    if not listed:
        return False
    flags = lexicon().flags
    return not any(flags(word) & (GIVEN | FAMILY) for word in words)


def entities_of(
    text: str, spans: Sequence[NameSpan], offset: int = 0
) -> tuple[tuple[Entity, ...], tuple[Problem, ...]]:
    """Entities in order of first mention, and the problems; the text proper begins at `offset`.

    Spans before `offset` (the title's) count for the names but are no mentions.
    """
    clusters = cluster(text, spans)
    named: list[tuple[str, Cluster, tuple[str, ...], tuple[Mention, ...]]] = []
    names: dict[int, str] = {}
    for item in clusters:
        mentions: list[Mention] = []
        surfaces: dict[str, int] = {}
        for start, end, _ in item.spans:
            form = text[start:end]
            if start >= offset:
                mentions.append(Mention(start - offset, end - offset, form))
            form = bare_form(form, item.type)
            surfaces[form] = surfaces.get(form, 0) + 1
        if item.offices:
            # "the Director" is no other name of hers, for another text or a question.
            surfaces = {form: count for form, count in surfaces.items() if not office(form)} or surfaces
            form = next(iter(surfaces))
        name = form
        aliases: tuple[str, ...] = ()
        if len(surfaces) > 1:
            name = _canonical(surfaces, item)
            aliases = tuple(
                form for form in sorted(surfaces, key=surfaces.__getitem__, reverse=True) if form != name
            )
        names[id(item)] = name
        named.append((name, item, aliases, tuple(mentions)))
    rows: list[tuple[int, Entity]] = []
    problems: list[tuple[int, Problem]] = []
    for name, item, aliases, mentions_of in named:
        candidates = tuple(dict.fromkeys([names[id(other)] for other in item.candidates]))
        entity = Entity(name, item.type, aliases, mentions_of, candidates)
        rows.append((mentions_of[0].start if mentions_of else len(text), entity))
        if candidates:
            problems.append(_ambiguity(entity, len(item.spans)))
    rows.sort(key=_first)
    problems.sort(key=_first)
    return tuple(entity for _, entity in rows), tuple(problem for _, problem in problems)


def _ambiguity(entity: Entity, count: int) -> tuple[int, Problem]:
    first = entity.mentions[0] if entity.mentions else None
    who = " or ".join(entity.candidates[:_NAMED])
    if len(entity.candidates) > _NAMED:
        who += f" or {len(entity.candidates) - _NAMED} others"
    times = "once" if count == 1 else f"{count} times"
    message = f"“{entity.name}” ({times}) may be {who}; left apart"
    if first is None:
        return -1, Problem("ambiguous-name", message + " (in the title)")
    return first.start, Problem("ambiguous-name", message, start=first.start, end=first.end)


def _canonical(surfaces: dict[str, int], item: Cluster) -> str:
    """The fullest form; of equally full ones the most frequent; its particle small if it ever is."""

    def rank(form: str) -> tuple[int, int, bool]:
        size = len(fold(form)) if item.type == "ORG" else len(name_tokens(form))
        return size, surfaces[form], _small_words(form) > 0

    if item.type != "PERSON" and (land := next((form for form in surfaces if form in countries()), "")):
        return land
    if item.type == "PLACE":
        canonical = lexicon().canonical
        known = [form for form in surfaces if canonical.get(form) == form]
        full = [form for form in surfaces if not acronym(form)] or list(surfaces)
        return known[0] if known else max(full, key=surfaces.__getitem__)
    best = max(surfaces, key=rank)
    if item.type == "PERSON":
        same = [form for form in surfaces if form != best and form.casefold() == best.casefold()]
        return max([best, *same], key=_small_words)
    return best


def _small_words(form: str) -> int:
    return sum(word[0].islower() for word in form.split(" ") if word)


# --- organisations -----------------------------------------------------------------------------


def _organisation_key(form: str) -> str:
    canonical = lexicon().canonical
    folded = fold(canonical.get(form) or common_form(form, "ORG"))
    return " ".join(word for word in folded.split() if word not in _FORMS) or folded


def _organisations(text: str, spans: Sequence[NameSpan]) -> list[Cluster]:
    clusters: dict[str, Cluster] = {}
    keys: dict[str, str] = {}
    pairs: set[tuple[str, str]] = set()
    end, before = -1, ""
    for span in spans:
        form = bare_form(text[span.start : span.end], "ORG")
        key = keys.get(form)
        if key is None:
            key = keys[form] = _organisation_key(form)
        put(clusters, key, span)
        if key != before and span.start - end < BRACKET and beside(text, end, span.start):
            pairs.add((before, key))
        end, before = span.end, key
    same = Joined(list(clusters))
    join_abbreviated(pairs, same)
    _join_shorter(clusters, {key for form, key in keys.items() if form in lexicon().orgs}, same)
    return merged(clusters, same)


def _join_shorter(keys: Iterable[str], listed: set[str], same: Joined) -> None:
    """Join acronyms and shorter forms to the one longer name they fit; a `listed` name means itself."""
    adjective, org_heads = lexicon().adjective, lexicon().org_heads
    initials: dict[str, list[str]] = defaultdict(list)
    parts: dict[str, list[str]] = defaultdict(list)
    tails: dict[str, list[str]] = defaultdict(list)
    schools: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        words = key.split()
        if len(words) < 2:
            continue
        if len(words) > 2:
            initials["".join(word[0] for word in words if word not in SMALL)].append(key)
        elif words[1].capitalize() in org_heads and not adjective(words[0]):
            # "Harvard" before or after "Harvard University"
            parts[words[0]].append(key)
        whole, _, of = key.partition(" of the ")
        if of and adjective(of):
            # "Senate of the United States"
            tails[whole].append(key)
        if len(words) == 2 and words[0] in SIDES:
            tails[words[0]].append(key)
        if words[-1] in _SCHOOLS and len(words) == 2:
            schools[words[0]].append(key)
        elif words[0] in _SCHOOLS and words[1] == "of":
            schools[" ".join(words[2:])].append(key)
        for size in range(2, min(len(words), 6)):
            if is_place(tuple(words[:size])):
                # "Hong Kong" is not its academy
                continue
            parts[" ".join(words[:size])].append(key)
        # "the Commission" after "European Commission", "the Bank" after "Bank of England"
        parts[words[0] if "of" in words or "for" in words else words[-1]].append(key)
        if len(words) == 3 and words[1] == "of" and not adjective(words[2]):
            # "Scientology" beside "Church of Scientology"
            parts[words[2]].append(key)
        for size in (1, 2):
            # "US State Department", "Pittsburgh Pirates": the shorter form leaves the country or town out.
            if len(words) > size and adjective(" ".join(words[:size])):
                tails[" ".join(words[size:])].append(key)
    for key in same.parent:
        fitting = [initials[key]] if len(key) > 2 and key in initials else []
        fitting += [tails.get(key, []), schools.get(key, [])]
        if key not in listed:
            fitting.append(parts.get(key, []))
        for longer in fitting:
            if len(longer) == 1:
                same.join(longer[0], key)
