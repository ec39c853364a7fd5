"""The 0 beside a matrix is a matrix of zeros."""

from __future__ import annotations

from collections.abc import Collection

from kld_proof.document.elaborate.matrix.parts import is_matrix
from kld_proof.document.elaborate.terms.matrices.reading import ZEROS
from kld_proof.document.model import Step
from kld_proof.kernel.term import ZERO, App, Term, Var
from kld_proof.record import replace


def with_zeros(step: Step, matrices: Collection[str]) -> Step:
    """The step, and what it assumes, with a matrix of zeros for the 0 beside a matrix or a name of one."""
    assert step.left is not None and step.right is not None
    left, right = _sides(step.left, step.right, matrices)
    assumed = tuple(_equation(p, matrices) for p in step.assumptions)
    return replace(step, left=left, right=right, assumptions=assumed)


def _equation(p: Term, matrices: Collection[str]) -> Term:
    if not isinstance(p, App) or p.head != "eq":
        return p
    left, right = p.args
    return App("eq", *_sides(left, right, matrices))


def _sides(left: Term, right: Term, matrices: Collection[str]) -> tuple[Term, Term]:
    if right == ZERO and _may_be_matrix(left, matrices):
        return left, ZEROS
    if left == ZERO and _may_be_matrix(right, matrices):
        return ZEROS, right
    return left, right


def _may_be_matrix(t: Term, matrices: Collection[str]) -> bool:
    return is_matrix(t) or (isinstance(t, Var) and t.name in matrices)
