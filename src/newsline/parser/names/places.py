"""Places of one document: which mentions are one, and what "the Square" and "our Nation" stand for."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache

from newsline.model.known import common_form, countries, is_place
from newsline.model.naming import before_comma, one_spelling, shorter
from newsline.parser.names.clusters import Cluster, Joined, merged
from newsline.parser.names.fold import fold
from newsline.parser.names.forms import bare_form
from newsline.parser.names.initials import BRACKET, SMALL, acronym, beside, join_abbreviated
from newsline.parser.names.lexicon import lexicon
from newsline.parser.names.tag import Span
from newsline.parser.remembered import Remembered

# "The North" of a text that speaks of North Korea alone; but a state of the South is not the South.
SIDES = frozenset("north south east west".split())
_STATES = frozenset("carolina dakota virginia".split())
_STREETS = frozenset("street avenue road square boulevard lane highway drive".split())
# With a capital and one of these before them, a head word ("the Square") and a word for the writer's own
# country ("our Nation") stand for a name of the text.
_DETERMINERS = ("the ", "The ", "this ", "This ", "our ", "Our ")
_LAND = ("Nation", "Republic")
_LAND_KEYS = tuple(f"the {word.lower()}" for word in _LAND)


def group_places(text: str, spans: Sequence[Span]) -> list[Cluster]:
    """Group the mentions of places (in order)."""
    clusters: dict[str, Cluster] = {}
    longer: dict[str, set[str]] = defaultdict(set)
    capitals: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    end, before = -1, ""
    for span in spans:
        start, stop, _ = span
        key, head, shorts, capital = _PARTS[text[start:stop]]
        if head and text.endswith(_DETERMINERS, 0, start):
            key = f"the {key}"
        item = clusters.get(key)
        if item is None:
            item = clusters[key] = Cluster("PLACE")
        item.spans.append(span)
        if key != before and start - end < BRACKET and beside(text, end, start):
            pairs.add((before, key))
        end, before = stop, key
        for short in shorts:
            longer[short].add(key)
        if capital:
            capitals.add(key)
    if len(clusters) < 2:
        return list(clusters.values())
    same = Joined(clusters)
    join_abbreviated(pairs, same)
    for key in clusters:
        if " " in key:
            initials, shorts = _SHORT_FORMS[key]
            for short in shorts:
                if short in clusters:
                    longer[short].add(key)
            if initials in capitals:
                longer[initials].add(key)
    for short in clusters if longer else ():
        if short in longer:
            others = {same.root(key) for key in longer[short] if key != short}
            if len(others) == 1:
                same.join(others.pop(), short)
    _join_lands(clusters, same)
    return merged(clusters, same)


def _parts(mention: str) -> tuple[str, bool, tuple[str, ...], bool]:
    """What the mentions of a place share, whether it is a head word, its short forms, whether an acronym."""
    form = bare_form(mention, "PLACE")
    head = form in _LAND or (form in lexicon().place_heads and form not in _STREETS)
    shorts = [_place_key(town)] if (town := before_comma(form)) else []
    realm, of, _ = form.partition(" of ")
    if of:
        shorts.append(f"the {fold(realm)}")
    return _place_key(form), head, tuple(shorts), acronym(form)


_PARTS = Remembered(_parts)


def _short_forms(key: str) -> tuple[str, tuple[str, ...]]:
    """The initials of the key of a place of several words, and its other short forms: "qeshm"."""
    words = tuple(key.split())
    if words[0] == "the":
        return "", ()
    forms = [" ".join(tokens) for tokens in shorter(words, "PLACE")]
    if len(words) == 2 and words[0] in SIDES and words[1] not in _STATES:
        forms.append(words[0])
    headed = words[-1] in _STREETS or (len(words) > 2 and words[-1].capitalize() in lexicon().place_heads)
    if headed and not is_place(words[:-1]):
        # "Naqsh-e Jahan" of a square, but not "San Francisco" of its bay
        forms.append(" ".join(words[:-1]))
    forms += (f"the {words[-1]}", f"the {words[0]}")
    return "".join([word[0] for word in words if word not in SMALL]), tuple(forms)


_SHORT_FORMS = Remembered(_short_forms)


def _join_lands(clusters: dict[str, Cluster], same: Joined) -> None:
    """Join "our Nation" with the country that the text names most."""
    lands = [key for key in _LAND_KEYS if key in clusters and same.root(key) == key]
    if not lands:
        return
    counts: Counter[str] = Counter()
    for key, item in clusters.items():
        if key in _countries():
            counts[same.root(key)] += len(item.spans)
    ranked = counts.most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        for key in lands:
            same.join(ranked[0][0], key)


@cache
def _countries() -> frozenset[str]:
    return frozenset(map(fold, countries()))


@lru_cache(maxsize=16384)
def _place_key(form: str) -> str:
    canonical = lexicon().canonical
    capitals = form.title() if form.isupper() else form
    known = canonical.get(form) or canonical.get(form + ".") or canonical.get(capitals)
    key = fold(known or common_form(form, "PLACE"))
    return " ".join(one_spelling(tuple(key.split()), region="," in form))
