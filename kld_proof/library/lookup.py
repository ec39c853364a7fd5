"""Finds a lemma by name: axioms as they stand, theorems only after their certificate was replayed."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from kld_proof.kernel.rules import KernelError, Lemma
from kld_proof.library import axioms
from kld_proof.library.axioms import Axiom, topics
from kld_proof.library.statement import statement


@cache
def axiom_table() -> dict[str, Axiom]:
    """Every axiom by name, found in the modules of `library.axioms`."""
    table: dict[str, Axiom] = {}
    for module in topics(axioms.__path__[0]):
        for entry in import_module(f"kld_proof.library.axioms.{module}").AXIOMS:
            if entry.name in table:
                raise ValueError(f"two axioms are named {entry.name}")
            table[entry.name] = entry
    return table


@cache
def lookup(name: str) -> Lemma:
    """The axiom or theorem `name`.  Raises KernelError where there is none."""
    entry = axiom_table().get(name)
    if entry is not None:
        return read_lemma(entry)
    from kld_proof.library.theorems import theorem

    found = theorem(name)
    if found is None:
        raise KernelError(f"no lemma is named {name}")
    return found


def read_lemma(entry: Axiom) -> Lemma:
    """The entry's text as terms."""
    variables = tuple(entry.variables.split())
    return Lemma(
        entry.name,
        variables,
        tuple(statement(h, variables) for h in entry.hypotheses),
        statement(entry.conclusion, variables),
        entry.source,
        entry.words,
    )
