"""Equations with inverses of sums, multiplied by what is inverted: A = B where K A = K B."""

from __future__ import annotations

from kld_proof.kernel.term import App, Term, subterms
from kld_proof.search.context import Context
from kld_proof.search.matrix.invertible import invertible
from kld_proof.search.matrix.shapes import shape
from kld_proof.search.matrix.words import congruent, mul

TRIED = 6  # multiplications that are tried for one equation


def by_multiplying(ctx: Context, a: Term, b: Term) -> int | None:
    """A line a = b from K a = K b or a K = b K, where the inverse of K stands in the equation."""
    from kld_proof.search.matrix.equality import equal_as_it_is

    inverted = dict.fromkeys(
        s.args[0]
        for t in (a, b)
        for s in subterms(t)
        if type(s) is App and s.head == "mat_inverse" and not s.loose and _is_sum(s.args[0])
    )
    tries = [(k, left) for k in inverted for left in (True, False)]
    for k, left in tries[:TRIED]:
        known, sizes = invertible(ctx, k), [shape(ctx, t) for t in (a, b)]
        if known is None or sizes[0] is None or sizes[1] is None:
            continue
        n = ctx.builder.conclusion(known).args[1]
        if any(s is None or s[0 if left else 1] != n for s in sizes):
            continue
        pair = (mul(k, a), mul(k, b)) if left else (mul(a, k), mul(b, k))
        same = equal_as_it_is(ctx, *pair)
        if same is not None:
            ends = [_restored(ctx, k, n, known, t, left) for t in (a, b)]
            inverse = App("mat_inverse", k)
            middle = congruent(ctx, same, **{"before" if left else "behind": inverse})
            return ctx.builder.chain(ctx.builder.add("symm", (ends[0],)), middle, ends[1])
    return None


def _is_sum(t: Term) -> bool:
    """Whether `t` is no product of letters, of which the inverse is known by rules for words."""
    return any(type(s) is App and s.head in ("mat_add", "mat_neg") for s in subterms(t))


def _restored(ctx: Context, k: Term, n: Term, known: int, t: Term, left: bool) -> int:
    """A line K^{-1} (K t) = t, or (t K) K^{-1} = t."""
    b, inverse = ctx.builder, App("mat_inverse", k)
    size = shape(ctx, t)
    assert size is not None
    values: dict[str, Term] = {"A": t, "n": size[0], "m": size[1]}
    if left:
        grouped = b.add("symm", (b.lemma("mat_mul_assoc", {"A": inverse, "B": k, "C": t}),))
        unit = congruent(ctx, b.lemma("mat_inverse_mul", {"A": k, "n": n}, [known]), behind=t)
        return b.chain(grouped, unit, b.lemma("mat_identity_mul", values, [size[2]]))
    grouped = b.lemma("mat_mul_assoc", {"A": t, "B": k, "C": inverse})
    unit = congruent(ctx, b.lemma("mat_mul_inverse", {"A": k, "n": n}, [known]), before=t)
    return b.chain(grouped, unit, b.lemma("mat_mul_identity", values, [size[2]]))
