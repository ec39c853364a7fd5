"""Certificates: flat lists of numbered lines, as JSON, and their replay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, NamedTuple

from kld_proof.kernel import rules
from kld_proof.kernel.rules import KernelError, Lemma, Sequent
from kld_proof.kernel.term import App, Bound, Lam, Num, Term, Var

RULES: dict[str, Callable[..., Sequent]] = {
    rule.__name__: rule
    for rule in (
        rules.assume, rules.refl, rules.symm, rules.trans, rules.rewrite, rules.replace, rules.generalize,
        rules.specialize, rules.instantiate, rules.cut, rules.cases, rules.absurd, rules.induction,
        rules.field, rules.evaluate,
    )
}  # fmt: skip
MAX_DEPTH = 400
Lookup = Callable[[str], Lemma]


class Line(NamedTuple):
    """One application of a rule to earlier lines."""

    rule: str
    premises: tuple[int, ...]
    arguments: tuple[Any, ...]


@dataclass
class Certificate:
    """Lines, each of which may refer to earlier ones by number."""

    lines: list[Line] = field(default_factory=list)


def from_json(data: Any) -> Certificate:
    """The certificate that `to_json` wrote.  Raises KernelError on anything else."""
    try:
        terms: list[Term] = []
        depth: list[int] = []
        for row in data["terms"]:
            terms.append(_term(row, terms))
            depth.append(1 + max([depth[i] for i in row[1:] if type(i) is int], default=0))
        if max(depth, default=0) > MAX_DEPTH:
            raise KernelError(f"a term is nested more than {MAX_DEPTH} deep")
        lines = [Line(r, tuple(p), tuple(_argument(a, terms) for a in args)) for r, p, args in data["lines"]]
    except (TypeError, ValueError, KeyError, IndexError, AttributeError, ZeroDivisionError) as error:
        raise KernelError(f"not a certificate: {error}") from None
    return Certificate(lines)


def _term(row: list[Any], terms: list[Term]) -> Term:
    head, rest = row[0], row[1:]
    if head is not None:
        if type(head) is not str or any(i < 0 for i in rest):
            raise KernelError("a head is a string and arguments are earlier rows")
        return App(head, *[terms[i] for i in rest])
    if len(rest) == 1:
        return Lam(terms[rest[0]])
    text = str(rest[0])
    if rest[1] == "num":
        if not set(text) <= set("-/0123456789"):  # no exponents: a short text must not be a huge number
            raise KernelError("a number is written in digits")
        return Num(Fraction(text))
    if text.startswith("#"):
        return Bound(abs(int(text[1:])))
    return Var(text)


def _argument(a: Any, terms: list[Term]) -> Any:
    if isinstance(a, dict):
        return {str(k): terms[v] for k, v in a.items()}
    return terms[a] if type(a) is int else str(a[0])


def replay(certificate: Certificate, lemmas: Lookup) -> list[Sequent]:
    """The sequent of every line.  Raises KernelError at the first line that its rule rejects."""
    sequents: list[Sequent] = []
    for number, line in enumerate(certificate.lines):
        try:
            if any(not 0 <= i < number for i in line.premises):
                raise KernelError("a premise is not an earlier line")
            arguments = line.arguments
            if line.rule == "instantiate":
                arguments = (lemmas(arguments[0]), *arguments[1:])
            sequents.append(RULES[line.rule]([sequents[i] for i in line.premises], *arguments))
        except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as e:
            raise KernelError(f"line {number} ({line.rule}): {e}") from None
    return sequents
