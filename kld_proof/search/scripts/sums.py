"""Proofs about sums: induction on the number of terms, and shifts of the index."""

from __future__ import annotations

from collections.abc import Callable

from kld_proof.kernel.term import (
    ONE,
    ZERO,
    App,
    Lam,
    Num,
    Term,
    Var,
    apply,
    bind,
    names,
    substitute,
    subterms,
)
from kld_proof.library.lookup import read_lemma
from kld_proof.library.statement import statement
from kld_proof.library.theorems import theorem_table
from kld_proof.search.context import Context
from kld_proof.search.goals import prove_goal
from kld_proof.search.known import instance
from kld_proof.search.normal_form.normalise import normalise, prove_equal
from kld_proof.search.scripts.gaussian import need

NATURALS = App("naturals")


def by_induction(ctx: Context, claim: App, n: str) -> int:
    """A line `claim`, an equation about a sum to n, by splitting off the last term."""
    from kld_proof.search.tactics.sum import split_last

    b = ctx.builder
    empty = Context(b, tuple(h for h in ctx.hypotheses if n not in names(h)))
    zero = substitute(claim, {n: statement("0")})
    first = need(prove_equal(empty, *zero.args))  # type: ignore[attr-defined]
    step_ctx = empty.child(App("in", Var(n), NATURALS), claim)
    goal = substitute(claim, {n: statement(f"{n} + 1")})
    assert type(goal) is App and type(goal.args[0]) is App
    split = need(split_last(step_ctx, goal.args[0]))
    used = b.add("rewrite", (step_ctx.facts[claim],), b.right(split))
    end = need(prove_equal(step_ctx, b.right(used), goal.args[1]))
    every = b.add("induction", (first, b.chain(split, used, end)), n, claim)
    return b.add("specialize", (every, b.add("assume", (), App("in", Var(n), NATURALS))))


def inductive(name: str) -> Callable[[Context], int]:
    """The script for the theorem `name`, by induction on n."""

    def script(ctx: Context) -> int:
        claim = read_lemma(theorem_table()[name]).conclusion
        assert type(claim) is App
        return by_induction(ctx, claim, "n")

    return script


def exp_moment_succ(ctx: Context) -> int:
    """The term at 0 vanishes; then (k + 1)/(k + 1)! = 1/k!."""
    b = ctx.builder
    claim = read_lemma(theorem_table()["exp_moment_succ"]).conclusion
    assert type(claim) is App
    left, right = claim.args
    f, g = left.args[1], right.args[1].args[1]  # type: ignore[attr-defined]
    known = need(instance(ctx, "summable_exp_moment", {"z": Var("z"), "c": ZERO, "j": statement("j + 1")}))
    line = need(_carried(ctx, known, f))
    split = b.lemma("sum_naturals_first", {"$f": f}, [line])
    head, tail = b.right(split).args  # type: ignore[attr-defined]
    scaled = Lam(App("mul", Var("z"), g.body))
    moved = b.lemma(
        "sum_congr", {"D": NATURALS, "$f": tail.args[1], "$g": scaled}, [same(ctx, tail.args[1], scaled)]
    )
    shifted = need(instance(ctx, "summable_exp_moment", {"z": Var("z"), "c": ONE, "j": Var("j")}))
    pulled = b.lemma("sum_const_mul", {"D": NATURALS, "c": Var("z"), "$f": g}, [shifted])
    both = b.add("rewrite", (_vanishes(ctx, head), b.chain(moved, pulled)), b.right(split))
    return b.chain(split, both, need(ctx.field(b.right(both), right)))


def same(ctx: Context, f: Term, g: Term) -> int:
    """all(naturals, f(k) = g(k))."""
    inner, k, opened = ctx.open(NATURALS, f)
    return ctx.builder.add("generalize", (need(prove_equal(inner, opened, apply(g, Var(k)))),), k, NATURALS)


def _carried(ctx: Context, line: int, f: Term) -> int:
    """summable(naturals, f) from that of an equal function."""
    g = ctx.builder.conclusion(line).args[1]
    return ctx.builder.lemma("summable_congr", {"D": NATURALS, "$f": f, "$g": g}, [same(ctx, f, g), line])


def _vanishes(ctx: Context, t: Term) -> int:
    """0**e * rest = 0 for a positive e."""
    b = ctx.builder
    power = next(s for s in subterms(t) if type(s) is App and s.head == "pow" and s.args[0] == ZERO)
    zero = b.lemma("zero_pow", {"e": power.args[1]}, [need(prove_goal(ctx, App("lt", ZERO, power.args[1])))])
    rewritten = b.add("rewrite", (zero,), t)
    return b.chain(rewritten, need(ctx.field(b.right(rewritten), ZERO)))


def geometric_moment(name: str, j: int) -> Callable[[Context], int]:
    """S = r * sum of (k + 1)**j r**k = r S + lower moments, solved for S."""

    def script(ctx: Context) -> int:
        b = ctx.builder
        claim = read_lemma(theorem_table()[name]).conclusion
        assert type(claim) is App
        left, right = claim.args
        f = left.args[1]  # type: ignore[attr-defined]
        known = need(instance(ctx, "summable_geometric_moment", {"r": Var("r"), "c": ZERO, "j": Num(j)}))
        split = b.lemma("sum_naturals_first", {"$f": f}, [_carried(ctx, known, f)])
        head, tail = b.right(split).args  # type: ignore[attr-defined]
        target = bind_index(f"r*((k + 1)**{j}*r**k)")
        moved = b.lemma(
            "sum_congr", {"D": NATURALS, "$f": tail.args[1], "$g": target}, [same(ctx, tail.args[1], target)]
        )
        both = b.add("rewrite", (_vanishes(ctx, head), moved), b.right(split))
        _, to_normal = normalise(ctx, b.right(both))
        return solved(ctx, b.chain(split, both, to_normal), right, statement("1 - r"))

    return script


def bind_index(text: str) -> Lam:
    """The function of k that the text denotes."""
    return bind(statement(text), "k")


def solved(ctx: Context, line: int, value: Term, factor: Term) -> int:
    """From S = R(S), linear in S with S - R(S) = factor (S - value), the line S = value."""
    b = ctx.builder
    own, r = b.conclusion(line).args
    difference = App("add", own, App("neg", r))
    padded = App("add", value, App("div", difference, factor))
    first = need(prove_equal(ctx, own, padded))
    back = b.add("rewrite", (b.add("symm", (line,)),), padded)
    return b.chain(first, back, need(ctx.field(b.right(back), value)))


SCRIPTS = {
    **{
        n: inductive(n)
        for n in ("sum_one", "sum_id", "sum_squares", "sum_cubes", "sum_fourth_powers", "geometric_sum")
    },
    "exp_moment_succ": exp_moment_succ,
    "geometric_moment_one": geometric_moment("geometric_moment_one", 1),
    "geometric_moment_two": geometric_moment("geometric_moment_two", 2),
}
