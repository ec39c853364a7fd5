"""Proofs of what follows from one equation: rewriting by it on a term that has its left side once."""

from __future__ import annotations

from collections.abc import Callable

from kld_proof.kernel.term import ZERO, Var
from kld_proof.library.statement import statement
from kld_proof.search.context import Context
from kld_proof.search.scripts.gaussian import need

A, B = Var("a"), Var("b")


def _rewritten(ctx: Context, equation: str, t: str) -> int:
    """t = t', by an equation among the hypotheses."""
    return ctx.builder.add("rewrite", (ctx.facts[statement(equation)],), statement(t))


def eq_of_sub_eq_mul_sub(ctx: Context) -> int:
    """a - b = c(d - e) = c(e - e) = 0."""
    b = ctx.builder
    multiple = ctx.facts[statement("a - b == c*(d - e)")]
    zero = _rewritten(ctx, "d == e", "c*(d - e)")
    line = b.chain(multiple, zero, need(ctx.field(b.right(zero), ZERO)))
    return b.lemma("eq_of_sub_eq_zero", {"a": A, "b": B}, [line])


def eq_ln_of_exp_eq(ctx: Context) -> int:
    """a = ln(exp(a)) = ln(b)."""
    b = ctx.builder
    inverse = b.add("symm", (b.lemma("ln_exp", {"a": A}),))
    return b.chain(inverse, _rewritten(ctx, "exp(a) == b", "ln(exp(a))"))


def eq_exp_of_ln_eq(ctx: Context) -> int:
    """a = exp(ln(a)) = exp(b)."""
    b = ctx.builder
    inverse = b.add("symm", (b.lemma("exp_ln", {"a": A}, [ctx.facts[statement("0 < a")]]),))
    return b.chain(inverse, _rewritten(ctx, "ln(a) == b", "exp(ln(a))"))


def eq_sqrt_of_sq_eq(ctx: Context) -> int:
    """a = |a| = sqrt(a^2) = sqrt(b)."""
    b = ctx.builder
    size = b.lemma("abs_of_nonneg", {"a": A}, [ctx.facts[statement("0 <= a")]])
    root = b.chain(b.lemma("sqrt_sq", {"a": A}), size)
    return b.chain(b.add("symm", (root,)), _rewritten(ctx, "a**2 == b", "sqrt(a**2)"))


def eq_sq_of_sqrt_eq(ctx: Context) -> int:
    """a = sqrt(a)^2 = b^2."""
    b = ctx.builder
    square = b.lemma("sq_sqrt", {"a": A}, [ctx.facts[statement("0 <= a")]])
    return b.chain(b.add("symm", (square,)), _rewritten(ctx, "sqrt(a) == b", "sqrt(a)**2"))


SCRIPTS: dict[str, Callable[[Context], int]] = {
    f.__name__: f
    for f in (eq_of_sub_eq_mul_sub, eq_ln_of_exp_eq, eq_exp_of_ln_eq, eq_sqrt_of_sq_eq, eq_sq_of_sqrt_eq)
}
