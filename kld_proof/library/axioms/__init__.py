"""The axioms: one file per topic, each a list of `axiom(...)` entries with a source.

They are the statements that a "proved" rests on beside the kernel.  A generic test samples every one with
rigorous balls; docs/trust.md lists them.
"""

from __future__ import annotations

import os
from typing import NamedTuple


class Axiom(NamedTuple):
    """A trusted statement as text (read by `library.statement`) with its source."""

    name: str
    variables: str
    hypotheses: tuple[str, ...]
    conclusion: str
    source: str
    words: str


def axiom(name: str, variables: str, hypotheses: str, conclusion: str, source: str, words: str = "") -> Axiom:
    """An entry; hypotheses are separated by `;`, and `words` is what a report says of its use."""
    parts = tuple(h.strip() for h in hypotheses.split(";") if h.strip())
    return Axiom(name, variables, parts, conclusion, source, words)


def topics(folder: str) -> list[str]:
    """The modules in a folder of the library, in alphabetical order.  (pkgutil is slow to import.)"""
    return sorted(name[:-3] for name in os.listdir(folder) if name.endswith(".py") and name[:2] != "__")
