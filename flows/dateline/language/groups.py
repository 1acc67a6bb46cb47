"""A partition that is built by joining."""

from collections import defaultdict
from collections.abc import Iterable


class Groups:
    """Numbers, each alone at first, joined pair by pair (union-find). A group's least member leads it."""

    def __init__(self) -> None:
        self._leader: dict[int, int] = {}

    def find(self, i: int) -> int:
        """The leader of a number's group."""
        while (leader := self._leader.get(i, i)) != i:
            self._leader[i] = i = self._leader.get(leader, leader)
        return i

    def join(self, i: int, j: int) -> None:
        """Make one group of two."""
        first, second = sorted((self.find(i), self.find(j)))
        if first != second:
            self._leader[second] = first

    def members(self, numbers: Iterable[int]) -> dict[int, list[int]]:
        """The groups of the given numbers, in their order, by leader."""
        members: dict[int, list[int]] = defaultdict(list)
        for i in numbers:
            members[self.find(i)].append(i)
        return dict(members)

    def one(self, candidates: Iterable[int]) -> int | None:
        """A member of the one group that all candidates are of; None where there are none, or several groups."""
        by_group = {self.find(i): i for i in candidates}
        return next(iter(by_group.values())) if len(by_group) == 1 else None
