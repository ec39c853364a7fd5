"""Two sums over one set whose summands have kinks, and agree in each of the cases."""

from __future__ import annotations

from kld_proof.kernel.term import App, Lam, Term, Var, apply, subterms
from kld_proof.search.context import Context
from kld_proof.search.normal_form.normalise import prove_equal

KINKED = ("abs", "max", "min", "ite")


def by_summands(ctx: Context, goal: App) -> int | None:
    """left = right, where each side has one sum with kinks in it, and the two are equal term by term."""
    from kld_proof.search.goals import prove_goal

    sums = [_sums(side) for side in goal.args]
    if [len(s) for s in sums] != [1, 1] or not any(_is_kinked(s) for (s,) in sums):
        return None
    (one,), (other,) = sums
    (domain, f), (same, g) = one.args, other.args
    if domain != same or one == other or not isinstance(f, Lam) or not isinstance(g, Lam):
        return None
    inner, x, opened = ctx.open(domain, f)
    line = prove_goal(inner, App("eq", opened, apply(g, Var(x))))
    if line is None:
        return None
    b = ctx.builder
    everywhere = b.add("generalize", (line,), x, domain)
    equal = b.lemma("sum_congr", {"D": domain, "$f": f, "$g": g}, [everywhere])
    if goal == App("eq", one, other):
        return equal
    start = goal.args[0] if goal.args[0] != one else None
    moved = equal if start is None else b.add("rewrite", (equal,), start)
    rest = prove_equal(ctx, b.right(moved), goal.args[1])
    return None if rest is None else b.chain(moved, rest)


def _sums(t: Term) -> list[App]:
    """The sums over one set that no other binder is around, each once."""
    found = [s for s in subterms(t) if type(s) is App and s.head == "sum" and not s.loose]
    return list(dict.fromkeys(s for s in found if not any(s in subterms(o) for o in found if o != s)))


def _is_kinked(t: Term) -> bool:
    return any(type(s) is App and s.head in KINKED for s in subterms(t))
