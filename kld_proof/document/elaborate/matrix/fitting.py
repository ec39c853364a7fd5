"""Sizes with what another formula says of them, as far as it fits.

Main statements: `equal(known, (a, b), ...)`, `learnt(known, p)`, `joined(known, left, right)`.
"""

from __future__ import annotations

from kld_proof.document.elaborate.matrix.dimensions import Dimensions
from kld_proof.document.elaborate.matrix.parts import is_matrix
from kld_proof.document.elaborate.matrix.sizes import Misfit, Size, letter
from kld_proof.kernel.term import App, Term


def equal(known: Dimensions, *pairs: tuple[Size, Size]) -> Dimensions:
    """`known` with sizes that are equal, or `known` itself where that does not fit."""
    trial = Dimensions(known)
    try:
        for a, b in pairs:
            trial.unify(a, b)
    except Misfit:
        return known
    return trial


def learnt(known: Dimensions, p: Term) -> Dimensions:
    """`known` with what a proposition says, or `known` itself where that does not fit."""
    trial = Dimensions(known)
    try:
        trial.learn(p)
    except Misfit:
        return known
    return trial


def joined(known: Dimensions, left: Term, right: Term) -> Dimensions | None:
    """`known` with what the sides of an equation say, or None where that does not fit."""
    trial = Dimensions(known)
    try:
        _learn_both(trial, left, right)
    except Misfit:
        return None
    return trial


def _learn_both(trial: Dimensions, left: Term, right: Term) -> None:
    """Both sides, which have the same shape if either is a matrix."""
    if is_matrix(left) or is_matrix(right):
        trial.learn(App("mat_add", left, right))
    else:
        trial.learn(App("eq", left, right))


def resolved(sizes: Dimensions, left: Term, right: Term) -> tuple[Term, Term]:
    """The sides of an equation with the sizes of what stands in them."""
    pair = sizes.resolved(App("eq", left, right))
    assert isinstance(pair, App)
    return pair.args[0], pair.args[1]


def shape(t: Term, sizes: Dimensions) -> tuple[Size, Size]:
    """The shape of a matrix; that of an unknown one where the sizes of its blocks do not fit."""
    trial = Dimensions(sizes)
    try:
        found = trial.learn(t) or letter(t)
    except Misfit:
        return letter(t)
    return trial.value(found[0]) or found[0], trial.value(found[1]) or found[1]
