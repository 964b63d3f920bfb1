"""Clusters: entities of one document being built from their mentions, and the joining of them."""

from collections.abc import Collection

from newsline.model import EntityType
from newsline.parser.givens import given_names
from newsline.parser.names.evidence import FEMALE, MALE, evidence
from newsline.parser.names.tag import Span

_GENDERS = {"man": MALE, "woman": FEMALE}


class Cluster:
    """An entity being built: its type, its spans, and what is known of a person, in the end the name."""

    # What few of them have stands here for all others.
    name = ""
    tokens: tuple[str, ...] = ()
    candidates: tuple["Cluster", ...] = ()
    offices = False  # whether a mention is but an office
    gender = 0
    roles: frozenset[str] = frozenset()
    known = False

    def __init__(self, type: EntityType) -> None:
        self.type = type
        self.spans: list[Span] = []

    def learn(self, text: str) -> None:
        """Gather gender and offices from the words next to the spans, else gender from a given name; once."""
        if self.known:
            return
        self.known = True
        for start, end, _ in self.spans:
            gender, role = evidence(text, start, end)
            self.gender = self.gender or gender
            if role:
                self.roles |= {role}
        if not self.gender and len(self.tokens) > 1:
            self.gender = _GENDERS.get(given_names().get(self.tokens[0], ""), 0)


class Joined:
    """Union of keys (disjoint sets; the key that came first stands for all)."""

    def __init__(self, keys: Collection[str]) -> None:
        self._keys = keys
        # Of a key that was joined to others one of those; hardly any key is.
        self._parent: dict[str, str] = {}
        self._order: dict[str, int] = {}

    def __bool__(self) -> bool:
        """Whether any keys are joined."""
        return bool(self._parent)

    def root(self, key: str) -> str:
        """The key that stands for all that are joined with `key`."""
        parent = self._parent
        while (above := parent.get(key)) is not None:
            parent[key] = key = parent.get(above, above)
        return key

    def join(self, left: str, right: str) -> None:
        """Make the sets of two keys one."""
        left, right = self.root(left), self.root(right)
        if left == right:
            return
        if not self._order:
            self._order = {key: index for index, key in enumerate(self._keys)}
        left, right = sorted((left, right), key=self._order.__getitem__)
        self._parent[right] = left


def merged(clusters: dict[str, Cluster], same: Joined) -> list[Cluster]:
    """The clusters with those joined made one, their mentions in order."""
    if not same:
        return list(clusters.values())
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
