"""People of one document: which full names are one person's, and whom a bare name means."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

from newsline.model.known import common_form
from newsline.model.naming import abbreviates
from newsline.parser.names.clusters import Cluster, Joined, merged
from newsline.parser.names.evidence import evidence
from newsline.parser.names.fold import GIVEN_TOO, SUFFIXES, fold, name_tokens, skeleton
from newsline.parser.names.forms import bare_form
from newsline.parser.names.offices import OFFICES, give_offices
from newsline.parser.names.tag import Span
from newsline.parser.remembered import Remembered

# More people than this of one family name are a list; comparing all pairs of them would be quadratic.
_MANY = 40
# The first line is a headline if it is no longer than so many characters.
_HEADLINE = 200


def group_people(text: str, forms: Mapping[str, list[Span]]) -> list[Cluster]:
    """Group the mentions of people (by their words, in order) into persons."""
    offices = {form: forms[form] for form in forms if OFFICES[form]}
    if not offices:
        return _named(text, forms)
    people = _named(text, {form: spans for form, spans in forms.items() if form not in offices})
    left: dict[str, list[Span]] = defaultdict(list)
    for span in give_offices(text, sorted(chain.from_iterable(offices.values())), people):
        left[text[span[0] : span[1]]].append(span)
    for item in people:
        item.spans.sort()
    return [*people, *_named(text, left)]


def _named(text: str, forms: Mapping[str, list[Span]]) -> list[Cluster]:
    singles: dict[str, list[Span]] = defaultdict(list)
    full: dict[str, Cluster] = {}
    families = _families(forms)
    for form, spans in forms.items():
        tokens, key = _PARTS[form]
        if form in families:
            tokens = tokens[1:]
            key = "".join(tokens)
        if len(tokens) < 2:
            singles[key] += spans
            continue
        item = full.get(key)
        if item is None:
            full[key] = item = Cluster("PERSON")
            item.tokens = tokens
        elif len(tokens) > len(item.tokens):
            item.tokens = tokens
        item.spans += spans
    same = _same_person(full)
    people = merged(full, same)
    for item in people:
        item.spans.sort()
        if same:
            item.tokens = max([_PARTS[text[start:end]][0] for start, end, _ in item.spans], key=len)
    if not singles:
        return people
    last: dict[str, list[Cluster]] = defaultdict(list)
    other: dict[str, list[Cluster]] = defaultdict(list)
    for item in people:
        tokens = item.tokens
        if tokens[-1] in singles:
            last[tokens[-1]].append(item)
        for token in tokens[:-1]:
            if token in singles and other[token][-1:] != [item]:
                other[token].append(item)
    out = list(people)
    for token, mentions in singles.items():
        mentions.sort()
        out += _bare(text, token, mentions, last.get(token) or other.get(token) or [])
    for item in out:
        item.spans.sort()
    return [item for item in out if item.spans]


def _families(forms: Mapping[str, list[Span]]) -> set[str]:
    """The forms that are but the family name of somebody: "Van Ek" where "Ann van Ek" stands too."""
    doubtful = [form for form in forms if form.startswith(GIVEN_TOO)]
    if not doubtful:
        return set()
    lowered = [form.lower() for form in forms]
    words = [f" {word.lower()}" for word in GIVEN_TOO]
    # Of each name what begins with such a word: so all are looked at once.
    tails = {form[at + 1 :] for form in lowered for word in words if (at := form.find(word)) >= 0}
    return {form for form in doubtful if form.lower() in tails}


def _parts(mention: str) -> tuple[tuple[str, ...], str]:
    """The words that carry a name, and what its mentions share."""
    form = common_form(bare_form(mention, "PERSON"), "PERSON")
    tokens = name_tokens(form)
    suffix = fold(form).rpartition(" ")[2]
    if len(tokens) < 2:
        # "Ken Jr." is no Ken that has been named in full.
        return tokens, " ".join([*tokens, suffix]) if suffix in SUFFIXES else tokens[0] if tokens else form
    return tokens, "".join(tokens) + (" " + suffix if suffix in SUFFIXES else "")


_PARTS = Remembered(_parts)


def _bare(text: str, token: str, mentions: list[Span], candidates: list[Cluster]) -> list[Cluster]:
    """Give the mentions of one word to the person they fit; what fits nobody or several comes back apart."""
    if not candidates:
        return _by_gender(text, token, mentions)
    if len(candidates) > _MANY:
        return [_person(token, mentions, candidates[:_MANY])]
    for item in candidates:
        item.learn(text)
    if len(candidates) == 1 and not candidates[0].gender:
        candidates[0].spans += mentions
        return []
    settled = _settled(text, mentions, candidates)
    told = [evidence(text, start, end) for start, end, _ in mentions]
    begin = 0
    if any(gender and not _fitting(candidates, gender) for gender, _ in told):
        # One of another gender is called so: whoever is before a candidate comes up is that one too.
        begin = min(map(_introduced, candidates))
    ambiguous: list[Span] = []
    relative: list[Span] = []
    for span, (gender, role) in zip(mentions, told, strict=True):
        fitting = _fitting(candidates, gender) if gender or span[0] >= begin else []
        if not fitting:
            relative.append(span)
            continue
        if len(fitting) > 1 and gender:
            fitting = [item for item in fitting if item.gender == gender] or fitting
        if len(fitting) > 1 and role:
            fitting = [item for item in fitting if role in item.roles] or fitting
        if len(fitting) == 1:
            fitting[0].spans.append(span)
        elif settled is not None and settled in fitting:
            settled.spans.append(span)
        else:
            ambiguous.append(span)
    return [
        _person(token, spans, others) for spans, others in ((ambiguous, candidates), (relative, ())) if spans
    ]


def _person(token: str, spans: list[Span], candidates: Sequence[Cluster] = ()) -> Cluster:
    item = Cluster("PERSON")
    item.tokens = (token,)
    item.candidates = tuple(candidates)
    item.spans = spans
    return item


def _fitting(candidates: Sequence[Cluster], gender: int) -> Sequence[Cluster]:
    """Those whose gender is not another."""
    if not gender:
        return candidates
    return [item for item in candidates if not item.gender or item.gender == gender]


def _settled(text: str, mentions: list[Span], candidates: list[Cluster]) -> Cluster | None:
    """Whom the text calls by a bare name: the only bearer whom its headline names in full.

    Or the bearer after whom the bare name first stood, before any other came up.
    """
    if len(candidates) < 2:
        return None
    first, second = sorted(candidates, key=_introduced)[:2]
    start, end = _introduced(first), _introduced(second)
    if start < text.find("\n", 0, _HEADLINE) < end:
        return first
    return first if any(start < span[0] < end for span in mentions) else None


def _introduced(item: Cluster) -> int:
    return item.spans[0][0]


def _by_gender(text: str, token: str, mentions: list[Span]) -> list[Cluster]:
    """One person of a single name, or two: "Mr Khan" and "Mrs Khan"."""
    if len(mentions) == 1:
        return [_person(token, mentions)]
    apart: dict[int, list[Span]] = defaultdict(list)
    for span in mentions:
        apart[evidence(text, span[0], span[1])[0]].append(span)
    if len(apart) == 2 and 0 in apart:
        # Mentions without a word of gender go with the only one there is.
        rest = apart.pop(0)
        next(iter(apart.values())).extend(rest)
    return [_person(token, spans) for spans in apart.values()]


def _same_person(full: dict[str, Cluster]) -> Joined:
    """Join full names that are spellings or shortenings of one: middle names, initials, romanisations."""
    same = Joined(full)
    if len(full) < 2:
        return same
    orders: dict[tuple[str, ...], str] = {}
    for key, item in full.items():
        # "Nagy Imre" is "Imre Nagy"
        other = orders.setdefault(tuple(sorted(item.tokens)), key)
        if other != key and _suffix(other) == _suffix(key):
            same.join(other, key)
    families: dict[str, list[str]] = defaultdict(list)
    for key, item in full.items():
        families[skeleton(item.tokens[-1])].append(key)
    for keys in families.values():
        if not 1 < len(keys) <= _MANY:
            continue
        for index, left in enumerate(keys):
            fits = [
                right
                for right in keys
                if right != left
                and abbreviates(full[left].tokens, full[right].tokens)
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
