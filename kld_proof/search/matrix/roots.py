"""Square roots of positive definite matrices: A = R R for the root R of A, which is positive definite, too.

Main statement: `learn_roots(ctx, *terms)` puts R R in for A where the root of A stands in the terms.
"""

from __future__ import annotations

from kld_proof.kernel.term import App, Term, Var, subterms
from kld_proof.search.context import Context
from kld_proof.search.matrix.positive import positive
from kld_proof.search.matrix.rules import learn, learn_equation
from kld_proof.search.table import UnderWay


def learn_roots(ctx: Context, *terms: Term) -> bool:
    """Rules from the roots in the terms, each once; tells whether there are new ones."""
    found = dict.fromkeys(
        s for t in terms for s in subterms(t) if type(s) is App and s.head == "mat_root" and not s.loose
    )
    new = [s for s in found if ("matrix root", s) not in ctx.memo and _learn(ctx, s)]
    if new:
        kept = ("matrix rules", "matrix root")
        old = [
            k
            for k, v in ctx.memo.items()
            if (k[0] if type(k) is tuple else k) not in kept and not isinstance(v, UnderWay)
        ]
        for k in old:  # what was worked out before knew nothing of the root
            del ctx.memo[k]
    return bool(new)


def _learn(ctx: Context, root: App) -> bool:
    """The rule A = R R for one root."""
    ctx.memo["matrix root", root] = True
    (a,) = root.args
    known = positive(ctx, a)
    if known is None:
        return False
    b = ctx.builder
    line = b.lemma("mat_root_mul_root", {"A": a, "n": b.conclusion(known).args[1]}, [known])
    if type(a) is Var:
        learn(ctx, (a,), b.add("symm", (line,)))
    else:
        learn_equation(ctx, line)
    return True


def by_roots(ctx: Context, goal: App) -> int | None:
    """An equation between numbers, with the squares of roots put in for what they are roots of."""
    from kld_proof.search.normal_form.normalise import prove_equal

    return prove_equal(ctx, *goal.args) if learn_roots(ctx, *goal.args) else None


def positive_root(ctx: Context, root: App) -> int | None:
    """A line positive_definite(R, n)."""
    (a,) = root.args
    known = positive(ctx, a)
    if known is None:
        return None
    values = {"A": a, "n": ctx.builder.conclusion(known).args[1]}
    return ctx.builder.lemma("positive_root", values, [known])


def transposed(ctx: Context, root: App) -> int | None:
    """A line R^T = R."""
    known = positive_root(ctx, root)
    if known is None:
        return None
    b = ctx.builder
    line = b.lemma("symmetric_of_positive", {"A": root, "n": b.conclusion(known).args[1]}, [known])
    return b.lemma("mat_transpose_of_symmetric", {"A": root}, [line])
