"""Integrands over the columns of n numbers as a trace times exp(-x^T A x/2 + b^T x).

Main statement: `gaussian(ctx, n, x, h)` proposes A, b and what stands before the exponential.
"""

from __future__ import annotations

from functools import reduce

from kld_proof.kernel.term import ONE, App, Num, Term, Var, names
from kld_proof.polynomial import Monomial
from kld_proof.search.context import Context
from kld_proof.search.known import Proposal
from kld_proof.search.matrix.words import Word, letters, product
from kld_proof.search.normal_form.normalise import canonical_form

LEMMAS = {0: "gaussian_vector_integral", 1: "gaussian_vector_linear", 2: "gaussian_vector_form"}
ZEROS = App("mat_zero")


class Form:
    """A linear and a quadratic form of x: the sum of c b^T x and of c x^T A x over the pairs."""

    def __init__(self, x: str, n: Term) -> None:
        self.x, self.n = Var(x), n
        self.linear: list[tuple[Term, Term]] = []
        self.quadratic: list[tuple[Term, Term]] = []

    def add(self, c: Term, word: Word) -> bool:
        """Adds c tr(word); False where that is no linear or quadratic form of x."""
        turned = App("mat_transpose", self.x)
        places = [k for k, w in enumerate(word) if w in (self.x, turned)]
        if any(self.x.name in names(w) for k, w in enumerate(word) if k not in places):
            return False
        if len(places) == 1:
            (k,) = places
            rest = word[k + 1 :] + word[:k]
            if rest:
                column = product(rest)
                self.linear.append((c, column if word[k] == turned else App("mat_transpose", column)))
            return bool(rest)
        for k in places if len(places) == 2 else ():
            rotated = word[k:] + word[:k]
            if rotated[0] == turned and rotated[-1] == self.x:
                inner = rotated[1:-1]
                self.quadratic.append((c, product(inner) if inner else App("mat_identity", self.n)))
                return True
        return False


def gaussian(ctx: Context, n: Term, x: str, h: Term) -> Proposal | None:
    """The lemma for a product of a trace (or nothing) and one exponential, with its values."""
    p = ctx.polynomial(h)
    if len(p) != 1:
        return None
    ((monomial, _),) = p.items()
    front, exponent = _factors(ctx, monomial)
    found = None if exponent is None else _exponent(ctx, n, x, exponent)
    if found is None:
        return None
    values: dict[str, Term] = {"n": n, "A": _symmetric(ctx, found), "M": _summed(found.linear)}
    before = Form(x, n)
    if front is not None and not before.add(ONE, front):
        return None
    degree = 1 if before.linear else 2 if before.quadratic else 0
    if degree == 1:
        values["B"] = canonical_form(ctx, App("mat_transpose", before.linear[0][1]))
    if degree == 2:
        values["B"] = before.quadratic[0][1]
    return Proposal(values, f"integrable_{LEMMAS[degree]}".replace("_integral", ""), LEMMAS[degree])


def _factors(ctx: Context, monomial: Monomial) -> tuple[Word | None, Term | None]:
    """The word whose trace stands before the exponential (None for nothing), and the exponent.

    The exponent is None where there is none, or anything else beside it.
    """
    front: Word | None = None
    exponent: Term | None = None
    for g, e in monomial:
        t = ctx.ring.term_of(g)
        if type(t) is not App or e != 1:
            return None, None
        if t.head == "exp" and exponent is None:
            exponent = t.args[0]
        elif t.head == "mat_trace" and front is None:
            front = letters(t.args[0])
        else:
            return None, None
    return front, exponent


def _exponent(ctx: Context, n: Term, x: str, exponent: Term) -> Form | None:
    """The exponent as a linear and a quadratic form of x."""
    found = Form(x, n)
    for m, c in ctx.polynomial(exponent).items():
        moving = [(g, e) for g, e in m if x in names(ctx.ring.term_of(g))]
        if len(moving) != 1 or moving[0][1] != 1:
            return None
        t = ctx.ring.term_of(moving[0][0])
        free = ctx.ring.canonical({tuple(pair for pair in m if pair not in moving): c})
        if type(t) is not App or t.head != "mat_trace" or not found.add(free, letters(t.args[0])):
            return None
    return found if found.quadratic else None


def _symmetric(ctx: Context, form: Form) -> Term:
    """A with -x^T A x/2 for the quadratic form."""
    parts = []
    for c, m in form.quadratic:
        turned = canonical_form(ctx, App("mat_transpose", m))
        if turned == canonical_form(ctx, m):
            parts.append((canonical_form(ctx, App("mul", Num(-2), c)), m))
        else:
            parts.append((canonical_form(ctx, App("neg", c)), App("mat_add", m, turned)))
    return _summed(parts)


def _summed(parts: list[tuple[Term, Term]]) -> Term:
    terms = [m if c == ONE else App("mat_scale", c, m) for c, m in parts]
    return reduce(lambda a, b: App("mat_add", a, b), terms) if terms else ZEROS
