"""Company: what the names around two names say of whether they are one."""

from newsline.index.entry import NameEntry
from newsline.index.index import Index
from newsline.index.plan import Every, Listed
from newsline.model.joined import UnsureJoin

_MOST_CLAIMANTS = 4  # whose company is compared
_COMPANIONS = 12  # names that stand in most events with a name
_SHOWN = 3
# What company adds to the likelihood: each name that both stand with, a rare one and any other; at most.
_TELLS, _HARDLY_TELLS, _MOST_GAINED = 12, 3, 35
_INITIALS = 20
_FEW = 5  # events that are few in any corpus
_RARE = 0.05  # share of the events up to which a name is telling company
EVEN = 15  # the likelihood of one of several who may be meant alike

# A pair with the entries of the name, of the alias, and of the others that may be meant.
Pair = tuple[UnsureJoin, NameEntry, NameEntry, tuple[NameEntry, ...]]


def weighed(index: Index, pair: Pair, events: int) -> UnsureJoin | None:
    """A pair with what the events say: `None` where one names both, likelier where they share company.

    A name that was left open goes to whose company it shares, if that tells. `events` is the number of
    events of the corpus.
    """
    one, entry, other, others = pair
    if entry is other:
        return one
    if one.rule != "open":
        if index.any(Every((Listed("entity", entry.keys), Listed("entity", other.keys)))):
            return None
        gained, company = _company(index, entry, other, events)
        if not company:
            return one
        # Initials are chance, but hardly so for two names in one company.
        gained += _INITIALS if one.rule == "initials" else 0
        return _told(one, gained, f"both stand with {company}")
    claimants = (entry, *others[: _MOST_CLAIMANTS - 1])
    found = [_company(index, claimant, other, events) for claimant in claimants]
    best = max(range(len(found)), key=lambda place: (found[place][0], -place))
    gained, company = found[best]
    # What they all share tells nothing.
    gained -= max((gain for place, (gain, _) in enumerate(found) if place != best), default=0)
    if not gained:
        return one
    if best:
        rest = (claimant for claimant in (entry, *others) if claimant is not claimants[best])
        counts = tuple((claimant.name, claimant.events) for claimant in rest)
        one = one._replace(
            name=claimants[best].name, events=claimants[best].events, likelihood=EVEN, others=counts
        )
    return _told(one, gained, f"stands, as {one.name}, with {company}")


def _told(one: UnsureJoin, gained: int, words: str) -> UnsureJoin:
    likelihood = min(99, one.likelihood + min(_MOST_GAINED, gained))
    return one._replace(likelihood=likelihood, reason=f"{one.reason}; {words}")


def _company(index: Index, left: NameEntry, right: NameEntry, events: int) -> tuple[int, str]:
    """What the names that both stand with most add to the likelihood, and some of them."""
    plans = Listed("entity", left.keys), Listed("entity", right.keys)
    near, far = ({key for key, _ in index.common("entity", plan, _COMPANIONS)} for plan in plans)
    found = {found.key: found for key in near & far if (found := index.names.by_key(key))}
    shared = [one for key, one in found.items() if key not in (left.key, right.key) and not one.candidates]
    shared.sort(key=lambda one: (one.events, one.key))
    few = max(_FEW, _RARE * events)
    gained = sum(_TELLS if companion.events <= few else _HARDLY_TELLS for companion in shared)
    return gained, ", ".join(companion.name for companion in shared[:_SHOWN])
