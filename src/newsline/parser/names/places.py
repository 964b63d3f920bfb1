"""Places of one document: which mentions are one, and what "the Square" and "our Nation" stand for."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from newsline.model.known import common_form, countries, is_place
from newsline.model.naming import before_comma, one_spelling, shorter
from newsline.parser.names.clusters import Cluster, Joined, merged, put
from newsline.parser.names.fold import fold
from newsline.parser.names.forms import bare_form
from newsline.parser.names.initials import BRACKET, SMALL, acronym, beside, join_abbreviated
from newsline.parser.names.lexicon import lexicon
from newsline.parser.names.tag import NameSpan

# "The North" of a text that speaks of North Korea alone.
SIDES = frozenset("north south east west".split())
_STREETS = frozenset("street avenue road square boulevard lane highway drive".split())
# With a capital and one of these before them, a head word ("the Square") and a word for the writer's own
# country ("our Nation") stand for a name of the text.
_DETERMINERS = ("the ", "The ", "this ", "This ", "our ", "Our ")
_LAND = ("Nation", "Republic")


def group_places(text: str, spans: Sequence[NameSpan]) -> list[Cluster]:
    """Group the mentions of places (in order)."""
    clusters: dict[str, Cluster] = {}
    longer: dict[str, set[str]] = defaultdict(set)
    capitals: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    end, before = -1, ""
    for span in spans:
        key, head, shorts, capital = _parts(text[span.start : span.end])
        if head and text.endswith(_DETERMINERS, 0, span.start):
            key = f"the {key}"
        put(clusters, key, span)
        if key != before and span.start - end < BRACKET and beside(text, end, span.start):
            pairs.add((before, key))
        end, before = span.end, key
        for short in shorts:
            longer[short].add(key)
        if capital:
            capitals.add(key)
    if len(clusters) < 2:
        return list(clusters.values())
    same = Joined(list(clusters))
    join_abbreviated(pairs, same)
    _add_short_places(clusters, capitals, longer)
    for short in clusters:
        others = {same.root(key) for key in longer.get(short, ()) if key != short}
        if len(others) == 1:
            same.join(others.pop(), short)
    _join_lands(clusters, same)
    return merged(clusters, same)


@lru_cache(maxsize=65536)
def _parts(mention: str) -> tuple[str, bool, tuple[str, ...], bool]:
    """What the mentions of a place share, whether it is a head word, its short forms, whether an acronym."""
    form = bare_form(mention, "PLACE")
    head = form in _LAND or (form in lexicon().place_heads and form not in _STREETS)
    shorts = [_place_key(town)] if (town := before_comma(form)) else []
    realm, of, _ = form.partition(" of ")
    if of:
        shorts.append(f"the {fold(realm)}")
    return _place_key(form), head, tuple(shorts), acronym(form)


def _add_short_places(keys: Iterable[str], capitals: set[str], longer: dict[str, set[str]]) -> None:
    """Add to each short form ("Qeshm", "JSC", "the square") the places for which it may be short."""
    heads = lexicon().place_heads
    for key in keys:
        words = tuple(key.split())
        if len(words) < 2 or words[0] == "the":
            continue
        for tokens in shorter(words, "PLACE"):
            longer[" ".join(tokens)].add(key)
        if len(words) == 2 and words[0] in SIDES:
            longer[words[0]].add(key)
        headed = words[-1] in _STREETS or (len(words) > 2 and words[-1].capitalize() in heads)
        if headed and not is_place(words[:-1]):
            # "Naqsh-e Jahan" of a square, but not "San Francisco" of its bay
            longer[" ".join(words[:-1])].add(key)
        longer[f"the {words[-1]}"].add(key)
        longer[f"the {words[0]}"].add(key)
        initials = "".join(word[0] for word in words if word not in SMALL)
        if initials in capitals:
            longer[initials].add(key)


def _join_lands(clusters: dict[str, Cluster], same: Joined) -> None:
    """Join "our Nation" with the country that the text names most."""
    keys = (f"the {word.lower()}" for word in _LAND)
    lands = [key for key in keys if key in clusters and same.root(key) == key]
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


@lru_cache(maxsize=65536)
def _place_key(form: str) -> str:
    canonical = lexicon().canonical
    capitals = form.title() if form.isupper() else form
    known = canonical.get(form) or canonical.get(form + ".") or canonical.get(capitals)
    key = fold(known or common_form(form, "PLACE"))
    return " ".join(one_spelling(tuple(key.split()), region="," in form))
