"""Sums of matrices over a range: the trace of a word with such a letter is a sum of numbers."""

from __future__ import annotations

from kld_proof.kernel.term import App, Lam, Term, shift
from kld_proof.search.context import Context
from kld_proof.search.matrix.words import Word, mul, product, regroup, traced


def is_sum(t: Term) -> bool:
    """Whether a letter is a sum over a range."""
    return type(t) is App and t.head == "mat_sum"


def trace_of_sum(ctx: Context, word: Word) -> int:
    """A line tr(S w) = sum of tr(f(k) w), for a word that begins with the sum S of all f(k)."""
    b, (first, *rest) = ctx.builder, word
    assert type(first) is App
    domain, f = first.args
    assert type(domain) is App and type(f) is Lam
    values: dict[str, Term] = {"i": domain.args[0], "j": domain.args[1], "$f": f}
    if not rest:
        return b.lemma("mat_trace_sum", values)
    behind = product(tuple(rest))
    grouped = regroup(ctx, (first,), tuple(rest))
    inside = b.lemma("mat_sum_mul", {**values, "A": behind})
    moved = Lam(mul(f.body, shift(behind, 1)))
    last = b.lemma("mat_trace_sum", {**values, "$f": moved})
    return b.chain(None if grouped is None else traced(ctx, grouped), traced(ctx, inside), last)


def transposed(ctx: Context, t: App) -> int:
    """A line S^T = the sum of all f(k)^T."""
    domain, f = t.args
    assert type(domain) is App
    return ctx.builder.lemma("mat_transpose_sum", {"i": domain.args[0], "j": domain.args[1], "$f": f})
