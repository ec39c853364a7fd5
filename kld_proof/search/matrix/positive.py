"""Positive definite matrices: by the facts and by their parts.

Main statement: `positive(ctx, t)` is a line positive_definite(t, n) for some n, or None.
"""

from __future__ import annotations

from kld_proof.kernel.term import ZERO, App, Term
from kld_proof.search.context import Context
from kld_proof.search.matrix.facts import by_canonical_form, facts, multiple


def positive(ctx: Context, t: Term) -> int | None:
    """A line positive_definite(t, n) for some n, or None."""
    key = ("matrix positive", t)
    return ctx.builder.table.find(ctx.memo, key, lambda: _seek_positive(ctx, t))


def _seek_positive(ctx: Context, t: Term) -> int | None:
    for fact, line in facts(ctx, "positive_definite"):
        if fact.args[0] == t:
            return line
    found = _of_parts(ctx, t)
    return by_canonical_form(ctx, t, "positive_definite", _of_parts) if found is None else found


def _of_parts(ctx: Context, t: Term) -> int | None:
    """From what is known of the parts: identities, multiples, inverses, sums, forms."""
    if type(t) is not App:
        return None
    b = ctx.builder
    match t.head, t.args:
        case "mat_identity", (n,):
            return b.lemma("positive_identity", {"n": n})
        case "mat_grid", (_, _, a, x, y, d) if x == y:
            return _grid(ctx, a, x, d)
        case "mat_inverse", (a,):
            line = positive(ctx, a)
            if line is None:
                return None
            return b.lemma("positive_inverse", {"A": a, "n": b.conclusion(line).args[1]}, [line])
        case "mat_scale", (c, a):
            return multiple(ctx, "positive_scale", positive(ctx, a), App("lt", ZERO, c), a, c)
        case "mat_add", _:
            from kld_proof.search.matrix.forms import of_sum

            return of_sum(ctx, t)
        case "mat_diagonal", _:
            from kld_proof.search.matrix import diagonal

            return diagonal.regular(ctx, t, "positive")
        case "mat_root", _:
            from kld_proof.search.matrix import roots

            return roots.positive_root(ctx, t)
        case "mat_kron", _:
            from kld_proof.search.matrix import kron

            return kron.regular(ctx, t, "positive_definite")
        case "mat_mul", _:
            from kld_proof.search.matrix.forms import of_form

            return of_form(ctx, t)
    return None


def _grid(ctx: Context, a: Term, x: Term, d: Term) -> int | None:
    """Two rows a, x and x, d with positive minors."""
    from kld_proof.search.goals import prove_goal

    minor = App("add", App("mul", a, d), App("neg", App("mul", x, x)))
    signs = [prove_goal(ctx, App("lt", ZERO, t)) for t in (a, minor)]
    minors = [i for i in signs if i is not None]
    values: dict[str, Term] = {"a11": a, "a12": x, "a22": d}
    return ctx.builder.lemma("positive_grid_2", values, minors) if len(minors) == 2 else None
