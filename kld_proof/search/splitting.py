"""Sums and products over ranges of which one ends a few places behind another: its last terms apart.

A sum to n + 1 is that to n and one term more, whatever the normal form makes of either; a product of factors
of unknown sign has no other form.
"""

from __future__ import annotations

from collections.abc import Iterable

from kld_proof.kernel.term import App, Lam, Num, Term, subterms
from kld_proof.search.context import Context
from kld_proof.search.normal_form.normalise import prove_equal
from kld_proof.search.tactics.sum import canonical_ends, split_last

FARTHEST = 3


def by_splitting(ctx: Context, goal: App) -> int | None:
    """A line for an equation between products over ranges with different ends."""
    b = ctx.builder
    ways = [shortened(ctx, side, goal.args) for side in goal.args]
    if ways == [None, None]:
        return None
    left, right = (side if i is None else b.right(i) for side, i in zip(goal.args, ways, strict=True))
    middle = prove_equal(ctx, left, right)
    if middle is None:
        return None
    return b.chain(ways[0], middle, None if ways[1] is None else b.add("symm", (ways[1],)))


def shortened(ctx: Context, t: Term, beside: Iterable[Term]) -> int | None:
    """A line t = t', with the ranges of t' as short as those that start at the same place in `beside`."""
    b = ctx.builder
    ends = [ends for other in beside for s in subterms(other) if (ends := _ends(s)) is not None]
    line, reached = None, t
    for _ in range(FARTHEST):
        steps = [i for s in dict.fromkeys(subterms(reached)) if (i := _step(ctx, s, ends)) is not None]
        if not steps:
            break
        line = b.chain(line, b.add("rewrite", steps, reached))
        reached = b.right(line)
    return line


def _ends(s: Term) -> tuple[str, Term, Term] | None:
    """The head, the start and the end of a finite sum or product that depends on no bound variable."""
    match s:
        case App(head="sum" | "prod" as head, args=(App(head="range", args=(a, e)), Lam())) if not s.loose:
            return head, a, e
    return None


def _step(ctx: Context, s: Term, ends: Iterable[tuple[str, Term, Term]]) -> int | None:
    """A line that splits the last term off, or writes the ends in canonical form before."""
    own = _ends(s)
    if own is None or type(s) is not App:
        return None
    for head, a, e in ends:
        if head == own[0] and ctx.same(a, own[1]):
            behind = ctx.canonical(App("add", own[2], App("neg", e)))
            if type(behind) is Num and behind.value in range(1, FARTHEST + 1):
                first = canonical_ends(ctx, s)
                whole = s if first is None else ctx.builder.right(first)
                assert type(whole) is App
                split = split_last(ctx, whole)
                return None if split is None else ctx.builder.chain(first, split)
    return None


__all__ = ["by_splitting", "shortened"]
