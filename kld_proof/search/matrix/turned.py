"""Equations between determinants of sums: |A + U V| = |A| |I + V A^{-1} U|, and |U|^2 = 1 where U^T U = I.

Main statements: `by_determinants(ctx, goal)`; `by_regular(ctx, goal)`, for what is not 0.  The products under
the determinants are turned round to the first in order, or to a number where a factor is a column.
"""

from __future__ import annotations

from kld_proof.kernel.term import ONE, App, Term, subterms
from kld_proof.search.context import Context
from kld_proof.search.matrix.equality import canonical, collected, equal_as_it_is
from kld_proof.search.matrix.expand import Expansion
from kld_proof.search.matrix.facts import facts
from kld_proof.search.matrix.invertible import invertible
from kld_proof.search.matrix.shapes import shape
from kld_proof.search.matrix.words import Word, identity_size, marker, mul, order, product

MAX_DETERMINANTS = 6


def by_determinants(ctx: Context, goal: App) -> int | None:
    """The equation with its determinants turned, then by algebra."""
    from kld_proof.search.normal_form.normalise import prove_equal

    b, left = ctx.builder, _turned_side(ctx, goal.args[0])
    right = _turned_side(ctx, goal.args[1])
    if left is None and right is None:
        return None
    ends = [t if line is None else b.right(line) for t, line in zip(goal.args, (left, right), strict=True)]
    same = prove_equal(ctx, ends[0], ends[1])
    if same is None:
        return None
    return b.chain(left, same, None if right is None else b.add("symm", (right,)))


def by_regular(ctx: Context, goal: App) -> int | None:
    """That a number is not 0, which is the determinant of a matrix that is assumed to be invertible."""
    from kld_proof.kernel.term import ZERO
    from kld_proof.search.normal_form.normalise import prove_equal

    b, (t, zero) = ctx.builder, goal.args
    assumed = [(fact, line) for fact, line in facts(ctx, "invertible") if zero == ZERO]
    for fact, line in assumed:
        a, n = fact.args
        apart = b.lemma("mat_det_ne_zero", {"A": a, "n": n}, [line])
        same = prove_equal(ctx, App("mat_det", n, a), t)
        if same is not None:
            return b.add("replace", (apart, same))
    return None


def by_measured(ctx: Context, goal: App) -> int | None:
    """That a determinant is positive, which is assumed in another form."""
    from kld_proof.search.normal_form.normalise import prove_equal

    zero, t = goal.args
    for fact, line in facts(ctx, "lt"):
        if fact.args[0] != zero or not _has_determinant(fact.args[1]):
            continue
        equation = App("eq", fact.args[1], t)
        same = prove_equal(ctx, *equation.args)
        same = by_determinants(ctx, equation) if same is None else same
        if same is not None:
            return ctx.builder.add("replace", (line, same))
    return None


def _has_determinant(t: Term) -> bool:
    return any(type(s) is App and s.head == "mat_det" for s in subterms(t))


def _turned_side(ctx: Context, t: Term) -> int | None:
    """A line t = t with its determinants turned, and those of orthogonal matrices put in."""
    from kld_proof.search.normal_form.normalise import canonical_equation

    b = ctx.builder
    first = canonical_equation(ctx, t)
    t = t if first is None else b.right(first)
    found = dict.fromkeys(s for s in subterms(t) if type(s) is App and s.head == "mat_det" and not s.loose)
    lines = [line for s in list(found)[:MAX_DETERMINANTS] if (line := turned(ctx, s)) is not None]
    lines += _units(ctx)
    if not lines:
        return None
    line = b.add("rewrite", lines, t)
    return None if b.right(line) == t else b.chain(first, line)


def _units(ctx: Context) -> list[int]:
    """Lines |U|^2 = 1, from the facts that products are identities."""
    from kld_proof.search.normal_form.normalise import canonical_equation

    b, found = ctx.builder, list[int]()
    for fact, line in facts(ctx, "eq"):
        whole, n = fact.args[0], identity_size(fact.args[1])
        sizes = [shape(ctx, x) for x in whole.args] if type(whole) is App and whole.head == "mat_mul" else []
        lines = [s[2] for s in sizes if s is not None and s[:2] == (n, n)]
        if n is None or type(whole) is not App or len(lines) < 2:
            continue
        apart = b.lemma("mat_det_mul", dict(zip("AB", whole.args, strict=True)) | {"n": n}, lines)
        further = canonical_equation(ctx, b.right(apart))
        one = b.chain(
            b.add("rewrite", (line,), App("mat_det", n, whole)), b.lemma("mat_det_identity", {"n": n})
        )
        found.append(b.chain(b.add("symm", (b.chain(apart, further),)), one))
    return found


def turned(ctx: Context, t: App) -> int | None:
    """A line |A + c U V| = |A| |I + c V A^{-1} U|; None where it stays as it is."""
    n, m = t.args
    b = ctx.builder
    table = collected(ctx, [(c, w[:-1]) for c, w in Expansion(ctx, False).of(m, marker(ctx, m)).words])
    if len(table) != 2:
        return None
    pivot = _pivot(ctx, n, table)
    if pivot is None:
        return None
    factor = _multiple(table[pivot], pivot)
    (rest,) = (w for w in table if w != pivot)
    if identity_size(product(pivot)) is not None and table[pivot] == ONE:
        lines, inner = [], _multiple(table[rest], rest)
    else:
        inner = canonical(ctx, mul(App("mat_inverse", factor), _multiple(table[rest], rest)))[0]
        split = _split(ctx, n, m, factor, inner)
        if split is None:
            return None
        lines, m = [split], App("mat_add", App("mat_identity", n), inner)
    last = _turn(ctx, n, m, inner)
    if last is not None:
        lines.append(last if not lines else b.add("rewrite", (last,), b.right(lines[0])))
    return b.chain(*lines) if lines else None


def _multiple(c: Term, w: Word) -> Term:
    return product(w) if c == ONE else App("mat_scale", c, product(w))


def _pivot(ctx: Context, n: Term, table: dict[Word, Term]) -> Word | None:
    """The word that is an identity, or the first one that is known to be invertible."""
    ordered = sorted(table, key=order)
    for w in ordered:
        if identity_size(product(w)) == n and len(w) == 1 and table[w] == ONE:
            return w
    for w in ordered:
        known = invertible(ctx, _multiple(table[w], w))
        if known is not None and ctx.builder.conclusion(known).args[1] == n:
            return w
    return None


def _split(ctx: Context, n: Term, m: Term, factor: Term, inner: Term) -> int | None:
    """A line |M| = |P| |I + Q|, where M = P (I + Q)."""
    b, second = ctx.builder, App("mat_add", App("mat_identity", n), inner)
    same = equal_as_it_is(ctx, m, mul(factor, second))
    sizes = [shape(ctx, x) for x in (factor, second)]
    lines = [s[2] for s in sizes if s is not None and s[:2] == (n, n)]
    if same is None or len(lines) < 2:
        return None
    moved = b.add("rewrite", (same,), App("mat_det", n, m))
    if b.right(moved) != App("mat_det", n, mul(factor, second)):
        return None
    return b.chain(moved, b.lemma("mat_det_mul", {"A": factor, "B": second, "n": n}, lines))


def _turn(ctx: Context, n: Term, m: Term, inner: Term) -> int | None:
    """A line |I + U V| = |I + V U| for the best way to turn the one word of the product round."""
    from kld_proof.search.goals import prove_goal

    words = Expansion(ctx, False).of(inner, marker(ctx, inner)).words
    if len(words) != 1:
        return None
    ((c, w),) = words
    w = w[:-1]
    rotations = sorted((_rank(ctx, w[k:] + w[:k]), k) for k in range(len(w)))
    k = rotations[0][1]
    b = ctx.builder
    if k == 0:
        return _number(ctx, n, m)
    first, last = _multiple(c, w[:k]), product(w[k:])
    sizes = [shape(ctx, x) for x in (first, last)]
    if sizes[0] is None or sizes[1] is None or sizes[0][:2] != sizes[1][1::-1] or sizes[0][0] != n:
        return None
    other = sizes[0][1]
    naturals = [prove_goal(ctx, App("in", x, App("naturals"))) for x in (n, other)]
    counts = [i for i in naturals if i is not None]
    same = equal_as_it_is(ctx, m, App("mat_add", App("mat_identity", n), mul(first, last)))
    if same is None or len(counts) < 2:
        return None
    moved = b.add("rewrite", (same,), App("mat_det", n, m))
    values = {"A": first, "B": last, "n": n, "m": other}
    line = b.chain(moved, b.lemma("mat_det_turned", values, [sizes[0][2], sizes[1][2], *counts]))
    right = b.right(line)
    assert type(right) is App
    return b.chain(line, _number(ctx, *right.args))


def _rank(ctx: Context, w: Word) -> tuple[bool, tuple[int, tuple[str, ...]]]:
    """Rows first, then the order of words."""
    size = shape(ctx, w[0])
    return size is None or size[0] != ONE, order(w)


def _number(ctx: Context, n: Term, m: Term) -> int | None:
    """A line |M| = tr(M) for one row and one column."""
    known = shape(ctx, m) if n == ONE else None
    if known is None or known[:2] != (ONE, ONE):
        return None
    return ctx.builder.lemma("mat_det_single", {"A": m}, [known[2]])
