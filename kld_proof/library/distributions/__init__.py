"""Families of probability laws, one file each: every file here that defines `DISTRIBUTION` is one."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from kld_proof.library.distributions.model import Distribution, Law

__all__ = ["Distribution", "Law", "all_distributions", "spelled"]


@cache
def all_distributions() -> tuple[Distribution, ...]:
    """Every family, by name."""
    names = sorted(m.name for m in iter_modules(__path__) if m.name != "model")
    return tuple(import_module(f"{__name__}.{name}").DISTRIBUTION for name in names)


def spelled(spelling: str) -> tuple[Distribution, ...]:
    """The families that people write as `spelling`; two where only the prose can tell them apart."""
    return tuple(d for d in all_distributions() if spelling in d.spellings)
