"""Nodes being joined to groups, and what counts as evidence that two are one or are not."""

from collections.abc import Mapping, Sequence
from typing import Literal

from newsline.index.nodes import NameNode

# Why two nodes are one: equal sounds; a word in the plural; the only fuller name of a person, or of a person
# with "Sr"; the only name, or those of one kind, that another is short for; initials or another form that
# documents give; the only person with a surname; the only one whom documents call so, or who is named often.
Rule = Literal[
    "sounds", "plural", "fuller", "senior", "short", "initials", "alias", "surname", "called", "named"
]

SURELY = 5  # times as many events must tell of one as of all others, to be sure that it is the one
_STRAY = 20  # of so many events one may have a slip


class Groups:
    """Union-find over nodes, the smaller number winning; what corrections keep apart is never joined.

    `joins` has each join that made two groups one, so that those of a group are a tree over its nodes.
    """

    def __init__(self, nodes: Sequence[NameNode]) -> None:
        self.nodes = nodes
        self.joins: list[tuple[int, int, Rule]] = []
        self.candidates: list[set[int]] = [set() for _ in nodes]
        self._parent = list(range(len(nodes)))
        self._events = [set(node.events) for node in nodes]
        self._sides = [node.sides for node in nodes]

    def find(self, place: int) -> int:
        """The node that stands for all that are joined with one."""
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place

    def join(self, left: int, right: int, rule: Rule) -> None:
        """Make the groups of two nodes one, unless a correction keeps them apart."""
        a, b = sorted((self.find(left), self.find(right)))
        if a != b and not self.kept_apart(a, b):
            self.joins.append((left, right, rule))
            self._parent[b] = a
            if len(self._events[a]) < len(self._events[b]):
                self._events[a], self._events[b] = self._events[b], self._events[a]
            self._events[a] |= self._events[b]
            self._sides[a] = self._sides[a] | self._sides[b]

    def meet(self, left: int, right: int) -> bool:
        """Whether a document has both."""
        return not self._events[self.find(left)].isdisjoint(self._events[self.find(right)])

    def events(self, place: int) -> int:
        """How many events the group of a node has."""
        return len(self._events[self.find(place)])

    def told_apart(self, left: int, right: int) -> bool:
        """Whether documents have both as entities of their own; of many, more than a stray one."""
        a, b = self._events[self.find(left)], self._events[self.find(right)]
        return not a.isdisjoint(b) and _STRAY * len(a & b) > min(len(a), len(b))

    def kept_apart(self, left: int, right: int) -> bool:
        """Whether a correction says that the two are not one."""
        a, b = self._sides[self.find(left)], self._sides[self.find(right)]
        return bool(a and b) and any(-side in b for side in a)


def mostly(counts: Mapping[int, int]) -> int:
    """The only one there is, or the one counted five times as often as all others together; -1 for none.

    Among many documents there is always one with a slip: "If Ann Reed" is no second Ann Reed.
    """
    most = max(counts, key=lambda one: (counts[one], -one), default=-1)
    if len(counts) > 1 and counts[most] < SURELY * (sum(counts.values()) - counts[most]):
        return -1
    return most
