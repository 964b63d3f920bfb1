"""Mentions into entities: which of a document's names are one person, organisation or place.

Tokens and context decide, never similarity of spelling alone. A family name that two
people of the document share joins neither of them without evidence: it stays an entity
of its own, with its `candidates`, and is reported.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache, partial
from itertools import pairwise
from operator import itemgetter

from newsline.errors import Problem
from newsline.model import Entity, EntityType, Mention
from newsline.model.known import common_form, countries, is_place
from newsline.parser.names.clusters import Cluster, Joined, merged
from newsline.parser.names.fold import fold, name_tokens
from newsline.parser.names.forms import bare_form
from newsline.parser.names.initials import BRACKET, SMALL, acronym, beside, join_abbreviated
from newsline.parser.names.lexicon import FAMILY, GIVEN, lexicon
from newsline.parser.names.offices import OFFICES
from newsline.parser.names.people import group_people
from newsline.parser.names.places import SIDES, group_places
from newsline.parser.names.tag import Span
from newsline.parser.remembered import Remembered

# Company forms that come and go between mentions of one organisation.
_FORMS = frozenset("inc corp corporation co company ltd limited llc llp plc group ag sa gmbh nv the".split())
# So many of them stand in a message.
_NAMED = 5
# Letters; longer words in capitals are shouted.
_ACRONYM = 4
_OF = frozenset(("of", "for"))
_SCHOOLS = frozenset("university college school".split())
# How a shorter form of a name is made.
_INITIALS, _TAIL, _SCHOOL, _PART = range(4)
_first: Callable[[tuple[int, object]], int] = itemgetter(0)
# Of a tuple, at half the price of calling the class.
_mention: Callable[[tuple[int, int, str]], Mention] = partial(tuple.__new__, Mention)
_entity: Callable[[tuple[str, EntityType, tuple[str, ...], tuple[Mention, ...], tuple[str, ...]]], Entity] = (
    partial(tuple.__new__, Entity)
)


def cluster(text: str, spans: Sequence[Span]) -> list[Cluster]:
    """Group `spans` of `text` (in order, any tagger's) into entities; each span is in one cluster."""
    people: dict[str, list[Span]] = defaultdict(list)
    orgs: list[Span] = []
    places: list[Span] = []
    for span in spans:
        start, end, type_ = span
        if type_ == "PERSON":
            people[text[start:end]].append(span)
        else:
            (orgs if type_ == "ORG" else places).append(span)
    taken = [form for form in people if _IS_ORGANISATION[form]]
    if taken:
        orgs += [(start, end, "ORG") for form in taken for start, end, _ in people.pop(form)]
        orgs.sort()
    return [
        *(group_people(text, people) if people else ()),
        *(_organisations(text, orgs) if orgs else ()),
        *(group_places(text, places) if places else ()),
    ]


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
        if not listed and not _OF.isdisjoint(words):
            listed = any(word in heads and after in _OF for word, after in pairwise(words))
    # Hardly any person is called so: clubs are looked for last.
    if not listed or _is_club(" ".join(words)) or _is_club(" ".join(words[1:])):
        return False
    flags = lexicon().flags
    return not any(flags(word) & (GIVEN | FAMILY) for word in words)


def _is_club(name: str) -> bool:
    """Whether it is a listed club of a town, or what such a one is called ("Harbour Hawks", "Hawks").

    A tagger that takes clubs for people takes their towns and short names for such: all stay what they are.
    """
    town, _, called = lexicon().canonical.get(name, name).rpartition(" ")
    return bool(town) and called[-1] in "sx" and is_place(tuple(town.casefold().split()))


_IS_ORGANISATION = Remembered(_is_organisation)


def entities_of(
    text: str, spans: Sequence[Span], offset: int = 0
) -> tuple[tuple[Entity, ...], tuple[Problem, ...]]:
    """Entities in order of first mention, and the problems; the text proper begins at `offset`.

    Spans before `offset` (the title's) count for the names but are no mentions.
    """
    rows: list[tuple[int, Entity]] = []
    open_: list[tuple[int, Cluster]] = []
    for item in cluster(text, spans):
        type_, named = item.type, item.spans
        aliases: tuple[str, ...] = ()
        mentions: tuple[Mention, ...] = ()
        if len(named) == 1:
            # Most names stand once.
            ((start, end, _),) = named
            form = text[start:end]
            if start >= offset:
                mentions = (_mention((start - offset, end - offset, form)),)
            name = bare_form(form, type_)
        else:
            forms: dict[str, int] = {}
            told: list[Mention] = []
            for start, end, _ in named:
                form = text[start:end]
                forms[form] = forms.get(form, 0) + 1
                if start >= offset:
                    told.append(_mention((start - offset, end - offset, form)))
            mentions = tuple(told)
            name, aliases = _names(forms, item) if len(forms) > 1 else (bare_form(form, type_), ())
        if type_ == "PERSON":
            item.name = name
            if item.candidates:
                open_.append((len(rows), item))
        first = mentions[0][0] if mentions else len(text)
        rows.append((first, _entity((name, type_, aliases, mentions, ()))))
    problems: list[tuple[int, Problem]] = []
    for at, item in open_:
        first, entity = rows[at]
        candidates = tuple(dict.fromkeys([other.name for other in item.candidates]))
        entity = entity._replace(candidates=candidates)
        rows[at] = first, entity
        problems.append(_ambiguity(entity, len(item.spans)))
    rows.sort(key=_first)
    problems.sort(key=_first)
    return tuple([entity for _, entity in rows]), tuple([problem for _, problem in problems])


def _names(forms: dict[str, int], item: Cluster) -> tuple[str, tuple[str, ...]]:
    """The canonical name of an entity, of its forms and how often each stands, and its aliases."""
    surfaces: dict[str, int] = {}
    for form, count in forms.items():
        bare = bare_form(form, item.type)
        surfaces[bare] = surfaces.get(bare, 0) + count
    if item.offices:
        # "the Director" is no other name of hers, for another text or a question.
        surfaces = {form: count for form, count in surfaces.items() if not OFFICES[form]} or surfaces
    if len(surfaces) == 1:
        return next(iter(surfaces)), ()
    name = _in_small_letters(_canonical(surfaces, item.type), surfaces)
    return name, tuple(
        [form for form in sorted(surfaces, key=surfaces.__getitem__, reverse=True) if form != name]
    )


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


def _canonical(surfaces: dict[str, int], type_: EntityType) -> str:
    """The fullest form; of equally full ones the most frequent; its particle small if it ever is."""
    if type_ != "PERSON" and not countries().isdisjoint(surfaces):
        return next(form for form in surfaces if form in countries())
    if type_ == "PLACE":
        canonical = lexicon().canonical
        known = [form for form in surfaces if canonical.get(form) == form]
        full = [form for form in surfaces if not acronym(form)] or list(surfaces)
        return known[0] if known else max(full, key=surfaces.__getitem__)

    def rank(form: str) -> tuple[int, int, bool]:
        size = len(fold(form)) if type_ == "ORG" else len(name_tokens(form))
        return size, surfaces[form], _small_words(form) > 0

    best = max(surfaces, key=rank)
    if type_ == "PERSON":
        folded = best.casefold()
        same = [form for form in surfaces if form != best and form.casefold() == folded]
        return max([best, *same], key=_small_words) if same else best
    return best


def _in_small_letters(name: str, surfaces: Iterable[str]) -> str:
    """The form that is not shouted, if there is one: a dateline has "HARLOW" for "Harlow"."""
    if not name.isupper() or len(name) <= _ACRONYM:
        return name
    folded = name.casefold()
    return next((form for form in surfaces if form.casefold() == folded and not form.isupper()), name)


@lru_cache(maxsize=16384)
def _small_words(form: str) -> int:
    return sum(word[0].islower() for word in form.split(" ") if word)


# --- organisations -----------------------------------------------------------------------------


def _organisation(mention: str) -> tuple[str, bool]:
    """What the mentions of an organisation share, and whether the lists have it."""
    form = bare_form(mention, "ORG")
    listed = lexicon()
    folded = fold(listed.canonical.get(form) or common_form(form, "ORG"))
    key = " ".join([word for word in folded.split() if word not in _FORMS]) or folded
    return key, form in listed.orgs


_ORGANISATIONS = Remembered(_organisation)


def _organisations(text: str, spans: Sequence[Span]) -> list[Cluster]:
    clusters: dict[str, Cluster] = {}
    listed: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    given: list[tuple[str, str]] = []
    end, before = -1, ""
    for span in spans:
        start, stop, _ = span
        key, known = _ORGANISATIONS[text[start:stop]]
        if known:
            listed.add(key)
        item = clusters.get(key)
        if item is None:
            item = clusters[key] = Cluster("ORG")
        item.spans.append(span)
        if key != before and start - end < BRACKET and beside(text, end, start):
            pairs.add((before, key))
            if not known and " " in before and _short_form(text, end, start, stop):
                given.append((before, key))
        end, before = stop, key
    same = Joined(clusters)
    if len(clusters) > 1:
        join_abbreviated(pairs, same)
        _join_shorter(clusters, listed, same)
        if given:
            sizes = Counter(map(same.root, clusters))
            for long, short in given:
                # "Red Sox of the Baseball League (BL)": it may be another's already.
                if sizes[same.root(short)] == 1:
                    same.join(long, short)
    return merged(clusters, same)


def _short_form(text: str, end: int, start: int, stop: int) -> bool:
    """Whether one word in brackets stands behind a name: "Ministry of Farming (MAG)", in any language."""
    return text[end:start] == " (" and text[stop : stop + 1] == ")" and " " not in text[start:stop]


def _join_shorter(keys: Collection[str], listed: set[str], same: Joined) -> None:
    """Join acronyms and shorter forms to the one longer name they fit; a `listed` name means itself."""
    longer: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for key in keys:
        if " " in key:
            for way, short in _SHORTER[key]:
                if short in keys:
                    longer[short].append((way, key))
    if not longer:
        return
    for key in keys:
        if key in longer:
            for way in (_INITIALS, _TAIL, _SCHOOL, _PART):
                names = [name for other, name in longer[key] if other == way]
                if len(names) == 1 and not (way == _PART and key in listed):
                    same.join(names[0], key)


def _shorter(key: str) -> tuple[tuple[int, str], ...]:
    """The shorter forms of an organisation's name and how each is made; a form made twice fits two."""
    adjective, org_heads = lexicon().adjective, lexicon().org_heads
    found: list[tuple[int, str]] = []
    words = key.split()
    if len(words) > 2:
        found.append((_INITIALS, "".join([word[0] for word in words if word not in SMALL])))
    elif words[1].capitalize() in org_heads and not adjective(words[0]):
        # "Harvard" before or after "Harvard University"
        found.append((_PART, words[0]))
    whole, _, of = key.partition(" of the ")
    if of and adjective(of):
        # "Senate of the United States"
        found.append((_TAIL, whole))
    if len(words) == 2 and words[0] in SIDES:
        found.append((_TAIL, words[0]))
    if words[-1] in _SCHOOLS and len(words) == 2:
        found.append((_SCHOOL, words[0]))
    elif words[0] in _SCHOOLS and words[1] == "of":
        found.append((_SCHOOL, " ".join(words[2:])))
    # "Hong Kong" is not its academy
    starts = [words[:size] for size in range(2, min(len(words), 6)) if not is_place(tuple(words[:size]))]
    found += [(_PART, " ".join(start)) for start in starts]
    # "the Commission" after "European Commission", "the Bank" after "Bank of England"; the House is another
    if words[-1] != "house":
        found.append((_PART, words[0] if "of" in words or "for" in words else words[-1]))
    if len(words) == 3 and words[1] == "of" and not adjective(words[2]):
        # "Scientology" beside "Church of Scientology"
        found.append((_PART, words[2]))
    # "US State Department", "Pittsburgh Pirates": the shorter form leaves the country or town out.
    sizes = [size for size in (1, 2) if len(words) > size and adjective(" ".join(words[:size]))]
    found += [(_TAIL, " ".join(words[size:])) for size in sizes]
    # Fewer than three initials are no name.
    return tuple([(way, form) for way, form in found if way != _INITIALS or len(form) > 2])


_SHORTER = Remembered(_shorter)
