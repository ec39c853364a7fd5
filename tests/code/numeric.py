"""A judge of steps by floating point, for tests of the reader that should not wait for proofs."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from kld_proof.code import probe
from kld_proof.document.model import Step
from kld_proof.kernel.term import names
from kld_proof.report.model import StepResult


def judge(step: Step) -> StepResult:
    """`proved` where both sides agree on a grid inside the assumptions, else `refuted` at the first point."""
    assert step.left is not None and step.right is not None and step.relation == "="
    used = sorted(names(step.left) | names(step.right))
    grid = [Fraction(n) for n in (1, 0, 2, -1)] + [Fraction(1, 2), Fraction(3, 7)]
    seen = 0
    for row in product(grid, repeat=len(used)):
        values = dict(zip(used, map(float, row), strict=True))
        if not all(_holds(p, values) for p in step.assumptions):
            continue
        left, right = probe.evaluate(step.left, values), probe.evaluate(step.right, values)
        if left is None or right is None:
            continue
        seen += 1
        if not probe.close(left, right):
            point = {n: str(v) for n, v in zip(used, row, strict=True)}
            return StepResult(step, "refuted", counterexample=point)
    return StepResult(step, "proved" if seen else "not_proved")


def _holds(prop, values):
    a, b = (probe.evaluate(t, values) for t in prop.args)
    return a is not None and b is not None and (a < b if prop.head == "lt" else a <= b)
