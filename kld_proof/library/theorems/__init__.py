"""Theorems: statements with certificates, believed only after replay.

Each file lists `theorem(...)` entries; the certificate of each lies in `certificates/NAME.json`, made by
`python -m kld_proof.search.scripts` and read by nobody but the kernel.
"""

from __future__ import annotations

import json
import os
from functools import cache
from importlib import import_module

from kld_proof.certificates import from_json
from kld_proof.kernel.certificate import replay
from kld_proof.kernel.rules import KernelError, Lemma
from kld_proof.library.axioms import Axiom, topics
from kld_proof.library.axioms import axiom as theorem_entry

CERTIFICATES = os.path.join(os.path.dirname(__file__), "certificates")  # pathlib is slow to import


@cache
def theorem_table() -> dict[str, Axiom]:
    """The statement of every theorem by name."""
    table: dict[str, Axiom] = {}
    for module in topics(__path__[0]):
        for entry in import_module(f"{__name__}.{module}").THEOREMS:
            if entry.name in table:
                raise ValueError(f"two theorems are named {entry.name}")
            table[entry.name] = entry
    return table


@cache
def theorem(name: str) -> Lemma | None:
    """The theorem, after its certificate was replayed; None where there is no theorem of that name.

    Raises KernelError where the certificate does not prove the statement.
    """
    from kld_proof.library.lookup import lookup, read_lemma

    entry = theorem_table().get(name)
    if entry is None:
        return None
    path = os.path.join(CERTIFICATES, f"{name}.json")
    if not os.path.isfile(path):
        raise KernelError(f"the theorem {name} has no certificate")
    with open(path, encoding="utf-8") as stream:
        certificate = from_json(json.load(stream))
    lemma = read_lemma(entry)
    if not certificate.lines:
        raise KernelError(f"the certificate of {name} is empty")
    proved = replay(certificate, lookup)[-1]
    if proved.conclusion != lemma.conclusion or not proved.hypotheses <= frozenset(lemma.hypotheses):
        raise KernelError(f"the certificate of {name} proves something else")
    return lemma


__all__ = ["theorem", "theorem_entry", "theorem_table"]
