"""Equal matrices: A = B where tr(A Z) = tr(B Z) for every Z, which is an equation between numbers."""

from __future__ import annotations

from functools import reduce

from kld_proof.kernel.term import ONE, ZERO, App, Term, subterms
from kld_proof.search.context import Context
from kld_proof.search.matrix.expand import Expansion, Monomials
from kld_proof.search.matrix.words import Word, marker, order, product

REALS = App("reals")


def equal(ctx: Context, a: Term, b: Term) -> int | None:
    """A line a = b between matrices, or None."""
    from kld_proof.search.matrix.assumed import learn_multiples

    if any(type(s) is App and s.head == "mat_root" for t in (a, b) for s in subterms(t)):
        from kld_proof.search.matrix.roots import learn_roots

        learn_roots(ctx, a, b)
    found = equal_as_it_is(ctx, a, b)
    if found is None and learn_multiples(ctx, a, b):
        found = equal_as_it_is(ctx, a, b)
    if found is None and any(type(s) is App and s.head == "mat_inverse" for t in (a, b) for s in subterms(t)):
        from kld_proof.search.matrix.cancel import by_multiplying

        found = by_multiplying(ctx, a, b)
    return found


def equal_as_it_is(ctx: Context, a: Term, b: Term) -> int | None:
    """A line a = b with the rules that are known."""
    from kld_proof.search.normal_form.normalise import prove_equal

    builder, z = ctx.builder, marker(ctx, a, b)
    left, right = (Expansion(ctx, False).of(t, z) for t in (a, b))
    middle = ctx.field(left.value, right.value)
    if middle is None:
        middle = prove_equal(ctx, left.value, right.value)
    if middle is None:
        return None
    back = None if right.line is None else builder.add("symm", (right.line,))
    return extensional(ctx, builder.chain(left.line, middle, back), a, b, z.name)


def extensional(ctx: Context, line: int, a: Term, b: Term, z: str) -> int:
    """From tr(A z) = tr(B z) the line A = B."""
    every = ctx.builder.add("generalize", (line,), z, REALS)
    return ctx.builder.lemma("mat_eq_of_trace", {"A": a, "B": b}, [every])


def canonical(ctx: Context, t: Term) -> tuple[Term, int | None]:
    """The sum of multiples of words in order that `t` is, and the line t = it (None where it is t)."""
    key = ("matrix canonical", t)
    found = ctx.memo.get(key)
    if found is None:
        found = ctx.memo[key] = _canonical(ctx, t)
    assert isinstance(found, tuple)
    return found


def _canonical(ctx: Context, t: Term) -> tuple[Term, int | None]:
    z = marker(ctx, t)
    worked = Expansion(ctx, False).of(t, z)
    form = written(ctx, [(c, w[:-1]) for c, w in worked.words])
    if form == t:
        return t, None
    line = equal(ctx, t, form)
    return (t, None) if line is None else (form, line)


def written(ctx: Context, words: Monomials) -> Term:
    """The matrix with these words, equal ones collected and in order."""
    return summed(ctx, collected(ctx, words))


def collected(ctx: Context, words: Monomials) -> dict[Word, Term]:
    """The factor of each word; those with factor 0 are left out."""
    from kld_proof.search.normal_form.normalise import canonical_form

    table: dict[Word, list[Term]] = {}
    for c, w in words:
        table.setdefault(w, []).append(c)
    found = {w: canonical_form(ctx, App("add", *factors)) for w, factors in table.items()}
    return {w: c for w, c in found.items() if not ctx.same(c, ZERO)}


def summed(ctx: Context, table: dict[Word, Term]) -> Term:
    """The sum of multiples of words, in order."""
    from kld_proof.search.normal_form.normalise import canonical_form

    parts: list[Term] = []
    for w in sorted(table, key=order):
        c = canonical_form(ctx, table[w])
        parts.append(product(w) if c == ONE else App("mat_scale", c, product(w)))
    return reduce(lambda x, y: App("mat_add", x, y), parts) if parts else App("mat_zero")
