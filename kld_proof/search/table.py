"""Goals and what came of them: each is sought once, and a failure is remembered only as far as it is one.

A goal that comes back to itself is not proved that way.  What fails because another goal was under way has
failed for as long as that goal is: where it is proved in the end, the failure is forgotten.  A search that
was cut off (by an exception) leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
Memo = dict[object, object]


class OutOfGoals(RuntimeError):
    """The search reached the limit."""


class UnderWay:
    """What stands in a memo for a goal that is being sought, at this depth of the search."""

    __slots__ = ("depth",)

    def __init__(self, depth: int) -> None:
        self.depth = depth


class Table:
    """The goals under way, and the failures that rest on one of them."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.sought = 0
        self._depth = 0
        self._lowest = 0  # the depth of the outermost goal under way that was met, beside the present one
        self._resting: dict[int, list[tuple[Memo, object]]] = {}

    def renew(self, limit: int) -> None:
        """The limit, which counts from here."""
        self.sought, self.limit = 0, limit

    def attempt(self, goals: int, way: Callable[[], T | None]) -> T | None:
        """What `way` gives within so many goals, or None.  Raises OutOfGoals where all are used up."""
        whole, self.limit = self.limit, min(self.limit, self.sought + goals)
        try:
            return way()
        except OutOfGoals:
            if self.sought > whole:
                raise
            return None
        finally:
            self.limit = whole

    def find(self, memo: Memo, key: object, way: Callable[[], T | None]) -> T | None:
        """What `way` gives; None where it fails, or where `key` is under way.  Raises OutOfGoals."""
        known = memo.get(key, self)
        if isinstance(known, UnderWay):
            self._lowest = min(self._lowest, known.depth)
            return None
        if known is not self:
            return known  # type: ignore[return-value]
        self.sought += 1
        if self.sought > self.limit:
            raise OutOfGoals(f"more than {self.limit} goals")
        return self._sought(memo, key, way)

    def _sought(self, memo: Memo, key: object, way: Callable[[], T | None]) -> T | None:
        depth, outside = self._depth, self._lowest
        memo[key] = UnderWay(depth)
        self._depth = self._lowest = depth + 1
        try:
            result = way()
        except BaseException:
            del memo[key]
            for d in [d for d in self._resting if d >= depth]:
                _forget(self._resting.pop(d))
            self._depth, self._lowest = depth, outside
            raise
        memo[key] = result
        resting = self._resting.pop(depth, ())
        if result is not None:
            _forget(resting)
        elif self._lowest < depth:
            self._resting.setdefault(self._lowest, []).extend([(memo, key), *resting])
            outside = min(outside, self._lowest)
        self._depth, self._lowest = depth, outside
        return result


def _forget(failures: Iterable[tuple[Memo, object]]) -> None:
    for memo, key in failures:
        if memo.get(key, memo) is None:
            del memo[key]
