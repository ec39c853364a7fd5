"""Families of probability laws, one file each: every file here that defines `DISTRIBUTION` is one."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from kld_proof.library.axioms import topics
from kld_proof.library.distributions.model import Distribution, Law

__all__ = ["Distribution", "Law", "all_distributions", "spelled"]


@cache
def all_distributions() -> tuple[Distribution, ...]:
    """Every family, by name."""
    names = [name for name in topics(__path__[0]) if name != "model"]
    return tuple(import_module(f"{__name__}.{name}").DISTRIBUTION for name in names)


def spelled(spelling: str) -> tuple[Distribution, ...]:
    """The families that people write as `spelling`; two where only the prose can tell them apart."""
    return tuple(d for d in all_distributions() if spelling in d.spellings)
