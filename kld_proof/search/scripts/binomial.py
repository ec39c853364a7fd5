"""Proofs of the moments of the binomial law."""

from __future__ import annotations

from collections.abc import Callable

from kld_proof.kernel.term import ONE, ZERO, App, Lam, Term, Var, apply, substitute
from kld_proof.library.lookup import read_lemma
from kld_proof.library.statement import statement
from kld_proof.library.theorems import theorem_table
from kld_proof.search.context import Context
from kld_proof.search.goals import prove_goal
from kld_proof.search.known import instance
from kld_proof.search.normal_form.normalise import prove_equal
from kld_proof.search.scripts.gaussian import need

N = Var("n")


def claim_of(name: str) -> App:
    """The equation that the theorem states."""
    claim = read_lemma(theorem_table()[name]).conclusion
    assert type(claim) is App
    return claim


def congruent(ctx: Context, t: App, g: Lam) -> int:
    """sum(D, f) = sum(D, g) for an equal g."""
    domain, f = t.args
    inner, k, opened = ctx.open(domain, f)
    same = ctx.builder.add("generalize", (need(prove_equal(inner, opened, apply(g, Var(k)))),), k, domain)
    return ctx.builder.lemma("sum_congr", {"D": domain, "$f": t.args[1], "$g": g}, [same])


def scaled(ctx: Context, t: App, c: Term, g: Lam) -> int:
    """sum(D, f) = c * sum(D, g), where f = c g on the range D."""
    b = ctx.builder
    domain = t.args[0]
    assert type(domain) is App
    first = congruent(ctx, t, Lam(App("mul", c, g.body)))
    finite = b.lemma("summable_range", {"a": domain.args[0], "b": domain.args[1], "$f": g})
    return b.chain(first, b.lemma("sum_const_mul", {"D": domain, "c": c, "$f": g}, [finite]))


def binomial_sum(ctx: Context) -> int:
    """The binomial theorem divided by n!."""
    b = ctx.builder
    left, right = claim_of("binomial_sum").args
    assert type(left) is App
    line = need(instance(ctx, "binomial_theorem", {"a": Var("a"), "b": Var("b"), "n": N}))
    g = b.conclusion(line).args[0].args[1]  # type: ignore[attr-defined]
    first = scaled(ctx, left, statement("1/factorial(n)"), g)
    value = b.add("rewrite", (line,), b.right(first))
    return b.chain(first, value, need(ctx.field(b.right(value), right)))


def binomial_moment_zero(ctx: Context) -> int:
    """a = z, b = 1."""
    b = ctx.builder
    left, right = claim_of("binomial_moment_zero").args
    assert type(left) is App
    line = need(instance(ctx, "binomial_sum", {"a": Var("z"), "b": ONE, "n": N}))
    source, value = b.conclusion(line).args
    first = congruent(ctx, left, source.args[1])  # type: ignore[attr-defined]
    return b.chain(first, line, need(prove_equal(ctx, value, right)))


def moment(name: str) -> Callable[[Context], int]:
    """At n = 0 by inspection; at n + 1 the term at 0 vanishes and the rest is a lower moment."""

    def script(ctx: Context) -> int:
        from kld_proof.search.tactics.sum import split_first

        b = ctx.builder
        claim = claim_of(name)
        plain = Context(b, ())
        zero = substitute(claim, {"n": ZERO})
        assert type(zero) is App
        base = need(prove_equal(plain, *zero.args))
        step = plain.child(App("in", N, App("naturals")))
        goal = substitute(claim, {"n": App("add", N, ONE)})
        assert type(goal) is App and type(goal.args[0]) is App
        split = need(split_first(step, goal.args[0]))
        rest = b.right(split).args[1]  # type: ignore[attr-defined]
        ends = rest.args[0].args
        whole = need(prove_goal(step, App("in", ONE, App("integers"))))
        shift = b.lemma(
            "sum_range_shift", {"a": ends[0], "b": ends[1], "c": ONE, "$f": rest.args[1]}, [whole]
        )
        moved = b.right(shift)
        assert type(moved) is App
        target = App("sum", App("range", ZERO, N), moved.args[1])
        low, high = moved.args[0].args  # type: ignore[attr-defined]
        fitted = b.add("rewrite", (need(step.field(low, ZERO)), need(step.field(high, N))), moved)
        assert b.right(fitted) == target, (b.right(fitted), target)
        both = b.add("rewrite", (b.chain(shift, fitted),), b.right(split))
        end = need(prove_equal(step, b.right(both), goal.args[1]))
        every = b.add("induction", (base, b.chain(split, both, end)), "n", claim)
        return b.add("specialize", (every, b.add("assume", (), App("in", N, App("naturals")))))

    return script


SCRIPTS = {
    "binomial_sum": binomial_sum,
    "binomial_moment_zero": binomial_moment_zero,
    **{
        name: moment(name) for name in ("binomial_moment_one", "binomial_moment_two", "binomial_moment_three")
    },
}
