"""A partition that is built by joining."""

from collections import defaultdict
from collections.abc import Iterable


class Groups:
    """Numbers from 0 on, each alone at first, joined pair by pair (union-find). A group's least member leads it."""

    def __init__(self, size: int) -> None:
        self._leader = list(range(size))

    def find(self, i: int) -> int:
        """The leader of a number's group."""
        while self._leader[i] != i:
            self._leader[i] = self._leader[self._leader[i]]
            i = self._leader[i]
        return i

    def join(self, i: int, j: int) -> None:
        """Make one group of two."""
        first, second = sorted((self.find(i), self.find(j)))
        self._leader[second] = first

    def members(self) -> dict[int, list[int]]:
        """Every group's numbers, in order, by leader."""
        members: dict[int, list[int]] = defaultdict(list)
        for i in range(len(self._leader)):
            members[self.find(i)].append(i)
        return dict(members)

    def one(self, candidates: Iterable[int]) -> int | None:
        """A member of the one group that all candidates are of; None where there are none, or several groups."""
        by_group = {self.find(i): i for i in candidates}
        return next(iter(by_group.values())) if len(by_group) == 1 else None
