"""Clusters: entities of one document being built from their mentions, and the joining of them."""

from collections.abc import Sequence

from newsline.model import EntityType
from newsline.parser.names.evidence import evidence
from newsline.parser.names.tag import NameSpan


class Cluster:
    """An entity being built: its type, its spans and what is known of a person."""

    __slots__ = ("candidates", "gender", "known", "offices", "roles", "spans", "tokens", "type")

    def __init__(
        self, type: EntityType, tokens: tuple[str, ...] = (), candidates: tuple["Cluster", ...] = ()
    ) -> None:
        self.type = type
        self.tokens = tokens
        self.candidates = candidates
        self.offices = False  # whether a mention is but an office
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


def put(clusters: dict[str, Cluster], key: str, span: NameSpan) -> None:
    """Add a mention to the cluster of a key, a new one if there is none."""
    item = clusters.get(key)
    if item is None:
        item = clusters[key] = Cluster(span.type)
    item.spans.append(span)


class Joined:
    """Union of keys (disjoint sets; the key that came first stands for all)."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.parent = {key: key for key in keys}
        self.order = {key: index for index, key in enumerate(keys)}

    def root(self, key: str) -> str:
        """The key that stands for all that are joined with `key`."""
        while self.parent[key] != key:
            self.parent[key] = self.parent[self.parent[key]]
            key = self.parent[key]
        return key

    def join(self, left: str, right: str) -> None:
        """Make the sets of two keys one."""
        left, right = sorted((self.root(left), self.root(right)), key=self.order.__getitem__)
        self.parent[right] = left


def merged(clusters: dict[str, Cluster], same: Joined) -> list[Cluster]:
    """The clusters with those joined made one, their mentions in order."""
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
