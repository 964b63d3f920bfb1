"""Mentions into entities: which of a document's names are one person, organisation or place.

Tokens and context decide, never similarity of spelling alone. A family name that two
people of the document share joins neither of them without evidence: it stays an entity
of its own, with its `candidates`, and is reported.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter

from newsline.errors import Problem
from newsline.model import Entity, EntityType, Mention
from newsline.parser.names.evidence import evidence
from newsline.parser.names.fold import SUFFIXES, fold, name_tokens, skeleton
from newsline.parser.names.lexicon import lexicon
from newsline.parser.names.tag import NameSpan

# Company forms that come and go between mentions of one organisation.
_FORMS = frozenset("inc corp corporation co company ltd limited llc llp plc group ag sa gmbh nv the".split())
# More people than this of one family name are a list; comparing all pairs of them would be quadratic.
_MANY = 40
# So many of them stand in a message.
_NAMED = 5
# What stands between a long form and its acronym.
_SAME = frozenset((" (", ", or ", " or "))
_BRACKET = 6
_REALMS = frozenset("state republic kingdom city province county town commonwealth".split())
_SMALL = frozenset("of for the and on in to a de la du des et".split())
_first: Callable[[tuple[int, object]], int] = itemgetter(0)


class Cluster:
    """An entity being built: its type, its spans and what is known of a person."""

    __slots__ = ("candidates", "gender", "known", "roles", "spans", "tokens", "type")

    def __init__(
        self, type: EntityType, tokens: tuple[str, ...] = (), candidates: tuple["Cluster", ...] = ()
    ) -> None:
        self.type = type
        self.tokens = tokens
        self.candidates = candidates
        self.spans: list[NameSpan] = []
        self.gender = 0
        self.roles: set[str] = set()
        self.known = False

    def learn(self, text: str) -> None:
        """Gather gender and offices from the words next to the spans, once."""
        if self.known:
            return
        self.known = True
        for start, end, _ in self.spans:
            gender, roles = evidence(text, start, end)
            self.gender = self.gender or gender
            self.roles |= roles


def cluster(text: str, spans: Sequence[NameSpan]) -> list[Cluster]:
    """Group `spans` of `text` (in order, any tagger's) into entities; each span is in one cluster."""
    people: list[NameSpan] = []
    orgs: list[NameSpan] = []
    places: list[NameSpan] = []
    for span in spans:
        (people if span.type == "PERSON" else orgs if span.type == "ORG" else places).append(span)
    clusters = _people(text, people)
    clusters += _organisations(text, orgs)
    clusters += _places(text, places)
    return clusters


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
            surfaces[form] = surfaces.get(form, 0) + 1
            if start >= offset:
                mentions.append(Mention(start - offset, end - offset, form))
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

    if item.type == "PLACE":
        canonical = lexicon().canonical
        known = [form for form in surfaces if canonical.get(form) == form]
        return known[0] if known else max(surfaces, key=surfaces.__getitem__)
    best = max(surfaces, key=rank)
    if item.type == "PERSON":
        same = [form for form in surfaces if form != best and form.casefold() == best.casefold()]
        return max([best, *same], key=_small_words)
    return best


def _small_words(form: str) -> int:
    return sum(word[0].islower() for word in form.split(" ") if word)


# --- places and organisations -----------------------------------------------------------------------------


def _places(text: str, spans: Sequence[NameSpan]) -> list[Cluster]:
    clusters: dict[str, Cluster] = {}
    for span in spans:
        _put(clusters, _place_key(text[span.start : span.end]), span)
    return list(clusters.values())


def _put(clusters: dict[str, Cluster], key: str, span: NameSpan) -> None:
    item = clusters.get(key)
    if item is None:
        item = clusters[key] = Cluster(span.type)
    item.spans.append(span)


def _place_key(form: str) -> str:
    canonical = lexicon().canonical
    capitals = form.title() if form.isupper() else form
    key = fold(canonical.get(form) or canonical.get(form + ".") or canonical.get(capitals) or form)
    realm, _, rest = key.partition(" of ")
    return rest if rest and realm in _REALMS else key


def _organisation_key(form: str) -> str:
    canonical = lexicon().canonical
    name = canonical.get(form)
    if name is None:
        # "US Congress" is "United States Congress"
        first, _, rest = form.partition(" ")
        name = f"{canonical.get(first, first)} {rest}"
    folded = fold(name)
    return " ".join(word for word in folded.split() if word not in _FORMS) or folded


def _organisations(text: str, spans: Sequence[NameSpan]) -> list[Cluster]:
    clusters: dict[str, Cluster] = {}
    keys: dict[str, str] = {}
    pairs: set[tuple[str, str]] = set()
    end, before = -1, ""
    for span in spans:
        form = text[span.start : span.end]
        key = keys.get(form)
        if key is None:
            key = keys[form] = _organisation_key(form)
        _put(clusters, key, span)
        if key != before and 0 <= span.start - end < _BRACKET and text[end : span.start] in _SAME:
            pairs.add((before, key))
        end, before = span.end, key
    same = _Joined(list(clusters))
    for left, right in pairs:
        if _abbreviates(right, left) or _abbreviates(left, right):
            same.join(left, right)
    _join_shorter(clusters, {key for form, key in keys.items() if form in lexicon().orgs}, same)
    return _merged(clusters, same)


def _join_shorter(keys: Iterable[str], listed: set[str], same: "_Joined") -> None:
    """Join acronyms and shorter forms to the one longer name they fit; a `listed` name means itself."""
    adjective, org_heads = lexicon().adjective, lexicon().org_heads
    initials: dict[str, list[str]] = defaultdict(list)
    parts: dict[str, list[str]] = defaultdict(list)
    tails: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        words = key.split()
        if len(words) < 2:
            continue
        if len(words) > 2:
            initials["".join(word[0] for word in words if word not in _SMALL)].append(key)
        elif words[1].capitalize() in org_heads and not adjective(words[0]):
            # "Harvard" before or after "Harvard University"
            parts[words[0]].append(key)
        for size in range(2, min(len(words), 6)):
            parts[" ".join(words[:size])].append(key)
        # "the Commission" after "European Commission", "the Bank" after "Bank of England"
        parts[words[0] if "of" in words or "for" in words else words[-1]].append(key)
        for size in (1, 2):
            # "US State Department", "Pittsburgh Pirates": the shorter form leaves the country or town out.
            if len(words) > size and adjective(" ".join(words[:size])):
                tails[" ".join(words[size:])].append(key)
    for key in same.parent:
        fitting = [initials[key]] if len(key) > 2 and key in initials else []
        fitting.append(tails.get(key, []))
        if key not in listed:
            fitting.append(parts.get(key, []))
        for longer in fitting:
            if len(longer) == 1:
                same.join(longer[0], key)


def _abbreviates(short: str, long: str) -> bool:
    """Whether `short` is made of letters of `long` in order, beginning with its first ("who", "sana")."""
    if " " in short or len(short) > 8 or " " not in long or short[0] != long[0]:
        return False
    letters = iter(long)
    return all(char in letters for char in short)


class _Joined:
    """Union of keys (disjoint sets; the key that came first stands for all)."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.parent = {key: key for key in keys}
        self.order = {key: index for index, key in enumerate(keys)}

    def root(self, key: str) -> str:
        while self.parent[key] != key:
            self.parent[key] = self.parent[self.parent[key]]
            key = self.parent[key]
        return key

    def join(self, left: str, right: str) -> None:
        left, right = sorted((self.root(left), self.root(right)), key=self.order.__getitem__)
        self.parent[right] = left


def _merged(clusters: dict[str, Cluster], same: _Joined) -> list[Cluster]:
    out: dict[str, Cluster] = {}
    for key, item in clusters.items():
        root = same.root(key)
        if root in out:
            out[root].spans.extend(item.spans)
        else:
            out[root] = item
    for item in out.values():
        item.spans.sort()
    return list(out.values())


# --- people ----------------------------------------------------------------------------------------------


def _people(text: str, spans: Sequence[NameSpan]) -> list[Cluster]:
    singles: dict[str, list[NameSpan]] = defaultdict(list)
    full: dict[str, Cluster] = {}
    for span in spans:
        tokens = name_tokens(text[span.start : span.end])
        if len(tokens) < 2:
            singles[tokens[0] if tokens else text[span.start : span.end]].append(span)
            continue
        suffix = fold(text[span.start : span.end]).rpartition(" ")[2]
        key = "".join(tokens) + (" " + suffix if suffix in SUFFIXES else "")
        item = full.get(key)
        if item is None:
            item = full[key] = Cluster("PERSON", tokens)
        item.spans.append(span)
    people = _merged(full, _same_person(full))
    for item in people:
        if len(item.spans) > 1:
            item.tokens = max([name_tokens(text[start:end]) for start, end, _ in item.spans], key=len)
    last: dict[str, list[Cluster]] = defaultdict(list)
    other: dict[str, list[Cluster]] = defaultdict(list)
    for item in people:
        last[item.tokens[-1]].append(item)
        for token in item.tokens[:-1]:
            others = other[token]
            if not others or others[-1] is not item:
                others.append(item)
    out = list(people)
    for token, mentions in singles.items():
        out.extend(_bare(text, token, mentions, last.get(token) or other.get(token) or []))
    for item in out:
        item.spans.sort()
    return [item for item in out if item.spans]


def _bare(text: str, token: str, mentions: list[NameSpan], candidates: list[Cluster]) -> list[Cluster]:
    """Give the mentions of one word to the person they fit; what fits nobody or several comes back apart."""
    if not candidates:
        apart: dict[int, Cluster] = {}
        for span in mentions:
            gender, _ = evidence(text, span.start, span.end)
            apart.setdefault(gender, Cluster("PERSON", (token,))).spans.append(span)
        return _by_gender(apart)
    ambiguous = Cluster("PERSON", (token,), tuple(candidates[:_MANY]))
    relative = Cluster("PERSON", (token,))
    if len(candidates) > _MANY:
        ambiguous.spans = mentions
        return [ambiguous]
    for item in candidates:
        item.learn(text)
    for span in mentions:
        gender, roles = evidence(text, span.start, span.end)
        fitting = [item for item in candidates if not (gender and item.gender and gender != item.gender)]
        if not fitting:
            relative.spans.append(span)
            continue
        if len(fitting) > 1 and gender:
            fitting = [item for item in fitting if item.gender == gender] or fitting
        if len(fitting) > 1 and roles:
            fitting = [item for item in fitting if item.roles & roles] or fitting
        if len(fitting) == 1:
            fitting[0].spans.append(span)
        else:
            ambiguous.spans.append(span)
    return [item for item in (ambiguous, relative) if item.spans]


def _by_gender(apart: dict[int, Cluster]) -> list[Cluster]:
    # "Mr Khan" and "Mrs Khan" are two; mentions without a word of gender go with the only one there is.
    if len(apart) == 2 and 0 in apart:
        rest = apart.pop(0)
        next(iter(apart.values())).spans.extend(rest.spans)
    return list(apart.values())


def _same_person(full: dict[str, Cluster]) -> _Joined:
    """Join full names that are spellings or shortenings of one: middle names, initials, romanisations."""
    same = _Joined(list(full))
    families: dict[str, list[str]] = defaultdict(list)
    for key, item in full.items():
        families[skeleton(item.tokens[-1])].append(key)
    for keys in families.values():
        if len(keys) > _MANY:
            continue
        for index, left in enumerate(keys):
            fits = [
                right
                for right in keys
                if right != left
                and _longer(full[right].tokens, full[left].tokens)
                and _suffix(left) == _suffix(right)
            ]
            if len(fits) == 1:
                same.join(left, fits[0])
            for right in keys[index + 1 :]:
                if _variant(full[left].tokens, full[right].tokens) and _suffix(left) == _suffix(right):
                    same.join(left, right)
    return same


def _suffix(key: str) -> str:
    return key.partition(" ")[2]


def _longer(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether `long` says all that `short` says and more, the family name being the same."""
    if len(long) < len(short) or long == short or long[-1] != short[-1]:
        return False
    at = iter(long)
    in_order = all(
        any(word == token or (min(len(token), len(word)) == 1 and word[0] == token[0]) for word in at)
        for token in short
    )
    return in_order and (len(long) > len(short) or any(len(token) == 1 for token in short))


def _variant(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two full names are two romanisations of one: same length, one word equal, the others near."""
    if len(left) != len(right) or not any(a == b for a, b in zip(left, right, strict=True)):
        return False
    return all(
        a == b
        or (
            len(a) > 2
            and len(b) > 2
            and abs(len(a) - len(b)) <= 2
            and skeleton(a) == skeleton(b)
            and _vowels(a, b)
        )
        for a, b in zip(left, right, strict=True)
    )


def _vowels(left: str, right: str) -> bool:
    # Sergei/Sergey and Mohamed/Muhammad, not Mario/Maria: the ends tell men from women.
    ends = {left[-1], right[-1]}
    return len(ends) == 1 or ends <= set("iyj") or not ends & set("aoe")
