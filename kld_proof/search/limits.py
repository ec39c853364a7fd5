"""Every bound of the search, in one value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """How much work a step may cost; all counts, so that verdicts do not depend on the machine's speed."""

    lines: int = 60_000
    depth: int = 12
    unfold: int = 60
    seconds: float = 20.0


DEFAULT = Limits()
