"""Proofs about sine and cosine at whole multiples of pi: induction, by the laws of addition."""

from __future__ import annotations

from collections.abc import Callable

from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, Var, substitute
from kld_proof.library.lookup import read_lemma
from kld_proof.library.theorems import theorem_table
from kld_proof.search.context import Context
from kld_proof.search.normal_form.normalise import prove_equal
from kld_proof.search.scripts.gaussian import need
from kld_proof.search.sign import decided

NATURALS = App("naturals")


def circular(name: str) -> Callable[[Context], int]:
    """The script for the theorem `name`: f(n pi + pi) = -f(n pi)."""

    def script(ctx: Context) -> int:
        claim = read_lemma(theorem_table()[name]).conclusion
        assert type(claim) is App
        b, n = ctx.builder, Var("n")
        empty = Context(b, ())
        start = substitute(claim, {"n": ZERO})
        goal = substitute(claim, {"n": App("add", n, ONE)})
        assert type(start) is App and type(goal) is App
        step = empty.child(App("in", n, NATURALS), claim)
        opposite: Term = App("neg", claim.args[0])
        turned = need(prove_equal(step, goal.args[0], opposite))
        used = b.add("rewrite", (step.facts[claim],), opposite)
        end = need(prove_equal(step, b.right(used), goal.args[1]))
        first = need(prove_equal(empty, *start.args))
        every = b.add("induction", (first, b.chain(turned, used, end)), "n", claim)
        return b.add("specialize", (every, b.add("assume", (), App("in", n, NATURALS))))

    return script


def neg_one_pow_sq(ctx: Context) -> int:
    """((-1)**n)**2 = (-1)**(n 2) = (-1)**(2 n) = ((-1)**2)**n = 1**n."""
    b, n, two, a = ctx.builder, Var("n"), Num(2), Num(-1)
    natural = b.add("assume", (), App("in", n, NATURALS))
    even = need(decided(ctx, App("in", two, NATURALS)))
    first = b.lemma("pow_mul_natural", {"a": a, "m": n, "n": two}, [natural, even])
    second = b.lemma("pow_mul_natural", {"a": a, "m": two, "n": n}, [even, natural])
    turned = b.add(
        "rewrite", (need(ctx.field(App("mul", n, two), App("mul", two, n))),), b.conclusion(first).args[0]
    )
    one = b.add("rewrite", (need(ctx.field(App("pow", a, two), ONE)),), b.right(second))
    return b.chain(b.add("symm", (first,)), turned, second, one, b.lemma("one_pow", {"e": n}))


SCRIPTS = {name: circular(name) for name in ("sin_nat_mul_pi", "cos_nat_mul_pi")} | {
    "neg_one_pow_sq": neg_one_pow_sq
}
