"""Things that are one by way of others: if A is B and B is C, then A is C."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, TypeVar

__all__ = ["Unions"]

Thing = TypeVar("Thing", bound=Hashable)


class Unions(Generic[Thing]):
    """Sets that grow by joining; whatever was never joined is alone."""

    def __init__(self) -> None:
        self._parent: dict[Thing, Thing] = {}

    def root(self, thing: Thing) -> Thing:
        """The one that stands for all that are joined with `thing`; itself where none is."""
        parent = self._parent
        while (above := parent.get(thing, thing)) != thing:
            parent[thing] = parent.get(above, above)
            thing = above
        return thing

    def join(self, a: Thing, b: Thing) -> bool:
        """Make one of two; False where they were one already."""
        a, b = self.root(a), self.root(b)
        if a == b:
            return False
        self._parent[b] = a
        return True

    def join_all(self, things: Sequence[Thing]) -> bool:
        """Make one of several; False where they were one already, or fewer than two."""
        return sum(self.join(things[0], other) for other in things[1:]) > 0

    def gather(self, things: Iterable[Thing]) -> list[list[Thing]]:
        """Those of the things that are one, together, in the order given."""
        sets: dict[Thing, list[Thing]] = {}
        for thing in things:
            sets.setdefault(self.root(thing), []).append(thing)
        return list(sets.values())
