"""Short ways to write terms, sequents and applications of rules."""

from __future__ import annotations

from typing import Any

import pytest

from kld_proof.kernel.certificate import RULES
from kld_proof.kernel.rules import KernelError, Sequent
from kld_proof.kernel.term import Term
from kld_proof.library.lookup import lookup
from kld_proof.library.statement import statement

FUNCTIONS = ("$f", "$g", "$h")


def term(text: str) -> Term:
    """The term that `text` denotes; f, g and h are function variables."""
    return statement(text, FUNCTIONS)


def body(text: str) -> Term:
    """The `Lam` that `lambda x: ...` denotes."""
    found = statement(f"f({text})", FUNCTIONS)
    return found.args[0]  # type: ignore[union-attr]


def sequent(conclusion: str, *hypotheses: str) -> Sequent:
    return Sequent(frozenset(map(term, hypotheses)), term(conclusion))


def run(rule: str, premises: list[Sequent], *arguments: Any) -> Sequent:
    """The rule by its name in certificates; texts that are no names are read as terms."""
    if rule == "instantiate":
        name, values = arguments
        return RULES[rule](
            premises, lookup(name), {k: term(v) if isinstance(v, str) else v for k, v in values.items()}
        )
    return RULES[rule](premises, *arguments)


def rejects(rule: str, premises: list[Sequent], *arguments: Any) -> None:
    """The rule fails; with a KernelError or with what `replay` turns into one."""
    with pytest.raises(
        (KernelError, TypeError, ValueError, KeyError, AttributeError, AssertionError, IndexError)
    ):
        run(rule, premises, *arguments)
