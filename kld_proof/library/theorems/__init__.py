"""Theorems: statements with certificates, believed only after replay.

Each file lists `theorem(...)` entries; the certificate of each lies in `certificates/NAME.json`, made by
`python -m kld_proof.search.scripts` and read by nobody but the kernel.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from kld_proof.certificates import from_json
from kld_proof.kernel.certificate import replay
from kld_proof.kernel.rules import KernelError, Lemma
from kld_proof.library.axioms import Axiom
from kld_proof.library.axioms import axiom as theorem_entry

CERTIFICATES = Path(__file__).parent / "certificates"


@cache
def theorem_table() -> dict[str, Axiom]:
    """The statement of every theorem by name."""
    table: dict[str, Axiom] = {}
    for module in sorted(m.name for m in iter_modules(__path__)):
        for entry in import_module(f"{__name__}.{module}").THEOREMS:
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
    path = CERTIFICATES / f"{name}.json"
    if not path.is_file():
        raise KernelError(f"the theorem {name} has no certificate")
    lemma = read_lemma(entry)
    proved = replay(from_json(json.loads(path.read_text(encoding="utf-8"))), lookup)[-1]
    if proved.conclusion != lemma.conclusion or not proved.hypotheses <= frozenset(lemma.hypotheses):
        raise KernelError(f"the certificate of {name} proves something else")
    return lemma


__all__ = ["theorem", "theorem_entry", "theorem_table"]
