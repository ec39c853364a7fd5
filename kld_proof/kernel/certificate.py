"""Certificates: flat lists of numbered lines, and their replay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from kld_proof.kernel import rules
from kld_proof.kernel.rules import KernelError, Lemma, Sequent

NAMES = "assume trans rewrite replace generalize specialize instantiate cases induction field evaluate"
RULES: dict[str, Callable[..., Sequent]] = {name: getattr(rules, name) for name in NAMES.split()}
Lookup = Callable[[str], Lemma]


class Line(NamedTuple):
    """One application of a rule to earlier lines."""

    rule: str
    premises: tuple[int, ...]
    arguments: tuple[Any, ...]


class Certificate(NamedTuple):
    """Lines, each of which may refer to earlier ones by number."""

    lines: Sequence[Line]


def replay(certificate: Certificate, lemmas: Lookup) -> list[Sequent]:
    """The sequent of every line.  Raises KernelError at the first line that its rule rejects."""
    sequents: list[Sequent] = []
    for number, (rule, premises, arguments) in enumerate(certificate.lines):
        try:
            if premises and not 0 <= min(premises) <= max(premises) < number:
                raise KernelError("a premise is not an earlier line")
            if rule == "instantiate":
                arguments = (lemmas(arguments[0]), *arguments[1:])
            sequents.append(RULES[rule]([sequents[i] for i in premises], *arguments))
        except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
            raise KernelError(f"line {number} ({rule}): {error}") from None
    return sequents
