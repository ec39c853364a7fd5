"""What of matrices stands in a term: operations, gradients, letters, what is inverted."""

from __future__ import annotations

from functools import lru_cache

from kld_proof.document.elaborate.terms.heads import heads
from kld_proof.document.model import Step
from kld_proof.kernel.term import App, Term, Var, subterms

GRADIENT = "$mat_grad"
"""The gradient of a function of a matrix at a place, until the step is there that says what it is."""
NUMBERS = frozenset({"mat_trace", "mat_scalar", "$mat_det", "mat_det", "$mat_rank", "mat_entry"})
"""The operations on matrices whose values are numbers."""


def is_about_matrices(step: Step) -> bool:
    """Whether a step was read, and an operation on matrices stands in it."""
    if step.left is None or step.right is None:
        return False
    return has_matrices(step.left) or has_matrices(step.right)


@lru_cache(4096)
def has_matrices(t: Term) -> bool:
    """Whether an operation on matrices stands in `t`."""
    return any(head.startswith(("mat_", "$mat_")) for head in heads(t))


def has_gradient(t: Term) -> bool:
    """Whether the gradient of a function of a matrix stands in `t`."""
    return GRADIENT in heads(t)


def is_matrix(t: Term) -> bool:
    """Whether a term is a matrix by its head; a letter may be one as well."""
    return isinstance(t, App) and t.head.removeprefix("$").startswith("mat_") and t.head not in NUMBERS


@lru_cache(1024)
def inverted(t: Term) -> tuple[Term, ...]:
    """What is inverted in `t`, as far as no variable is bound around it."""
    if "mat_inverse" not in heads(t):
        return ()
    inverses = (s for s in subterms(t) if isinstance(s, App) and s.head == "mat_inverse")
    return tuple(s.args[0] for s in inverses if not s.loose)


SIZES_ALONE = frozenset(
    {"mat_identity", "$mat_identity", "mat_grid", "mat_inject", "mat_ones", "mat_diagonal"}
)
"""Matrices whose arguments are numbers."""


@lru_cache(1024)
def letters(t: Term) -> tuple[Var, ...]:
    """The names of `t` that stand for matrices."""
    found: dict[Var, None] = {}
    for s in subterms(t):
        if isinstance(s, App) and s.head.removeprefix("$").startswith("mat_"):
            places = s.args[1:] if s.head in ("mat_scale", "mat_det") else s.args
            places = s.args[:1] if s.head == "mat_entry" else s.args[-1:] if s.head == "mat_vec" else places
            places = s.args[2:] if s.head == "mat_kron" else places
            if s.head not in SIZES_ALONE:
                found |= dict.fromkeys(a for a in places if isinstance(a, Var))
        elif isinstance(s, App) and s.head == "eq" and any(map(is_matrix, s.args)):
            found |= dict.fromkeys(a for a in s.args if isinstance(a, Var))
    return tuple(found)


def without_sizes(t: Term) -> Term:
    """`t` without the sizes of its identities, so that it is found again in other formulas."""
    if isinstance(t, App):
        if t.head in ("mat_identity", "mat_ones", "$mat_identity", "$mat_ones"):
            return App("$" + t.head.removeprefix("$"))
        if t.head == "mat_diagonal":
            return App("$mat_diagonal", t.args[1])
        return App(t.head, *map(without_sizes, t.args))
    return t
