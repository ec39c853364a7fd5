"""Families of probability laws, one file each; `names.py` says what people call them."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from kld_proof.library.distributions.model import Distribution, Law
from kld_proof.library.distributions.names import NAMES, module_of

__all__ = ["NAMES", "Distribution", "Law", "all_distributions", "family", "spelled"]


@cache
def family(name: str) -> Distribution:
    """The family of this name."""
    found: Distribution = import_module(f"{__name__}.{module_of(name)}").DISTRIBUTION
    return found


def all_distributions() -> tuple[Distribution, ...]:
    """Every family, by name."""
    return tuple(map(family, NAMES))


def spelled(spelling: str) -> tuple[Distribution, ...]:
    """The families that people write as `spelling`; two where only the prose can tell them apart."""
    return tuple(family(name) for name, names in NAMES.items() if spelling in names.spellings)
