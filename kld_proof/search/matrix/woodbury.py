"""Equations with the inverses, or the determinants, of both A + B C D and C^-1 + D A^-1 B: one of them goes.

Main statements: `by_inverses(ctx, goal)` for numbers; `rewritten(ctx, t, sums)` for one side.
(A + B C D)^-1 = A^-1 - A^-1 B (C^-1 + D A^-1 B)^-1 D A^-1, and |A + B C D| = |A| |C| |C^-1 + D A^-1 B|.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kld_proof.kernel.term import ONE, App, Term, subterms
from kld_proof.search.context import Context
from kld_proof.search.matrix.equality import canonical, collected, equal_as_it_is
from kld_proof.search.matrix.expand import Expansion
from kld_proof.search.matrix.invertible import invertible
from kld_proof.search.matrix.multiples import factored
from kld_proof.search.matrix.shapes import shape
from kld_proof.search.matrix.words import Word, marker, mul, product

MOST = 4  # different sums whose pairs are tried


class Parts(NamedTuple):
    """A + B C D with n rows, C with m; lines: A and C are invertible, the shapes of B and D."""

    values: dict[str, Term]
    lines: tuple[int, int, int, int]

    @property
    def inner(self) -> Term:
        """C^-1 + D A^-1 B."""
        a, b, c, d = (self.values[x] for x in "ABCD")
        return App("mat_add", App("mat_inverse", c), mul(mul(d, App("mat_inverse", a)), b))

    @property
    def whole(self) -> Term:
        """A + B C D."""
        a, b, c, d = (self.values[x] for x in "ABCD")
        return App("mat_add", a, mul(mul(b, c), d))


def by_inverses(ctx: Context, goal: App) -> int | None:
    """A line for an equation between numbers, with one sum of each such pair replaced."""
    from kld_proof.search.normal_form.normalise import canonical_equation, prove_equal

    b = ctx.builder
    first = [canonical_equation(ctx, t) for t in goal.args]
    ends = [t if i is None else b.right(i) for t, i in zip(goal.args, first, strict=True)]
    equations = exchanged(ctx, *ends)
    if not equations:
        return None
    lines = [b.add("rewrite", equations, t) for t in ends]
    same = prove_equal(ctx, *map(b.right, lines))
    if same is None:
        return None
    back = [b.add("symm", (i,)) for i in (lines[1], first[1]) if i is not None]
    return b.chain(first[0], lines[0], same, *back)


def exchanged(ctx: Context, *sides: Term) -> list[int]:
    """Lines for the inverses and determinants of the sums in the sides that others replace."""
    sums = list(dict.fromkeys(s for t in sides for s in _sums(t)))
    if not 2 <= len(sums) <= MOST:
        return []
    found, kept = list[int](), set[Term]()
    for s in sums:
        for parts in _splits(ctx, s) if s not in kept else ():
            inner = _normal(ctx, parts.inner)
            if inner in sums and inner != s and invertible(ctx, parts.inner) is not None:
                found += _equations(ctx, s, parts)
                kept.add(inner)
                break
    return found


def _sums(t: Term) -> Iterator[Term]:
    """The sums of which the inverse or the determinant stands in `t`."""
    for s in subterms(t):
        if type(s) is App and s.head in ("mat_inverse", "mat_det") and not s.loose:
            inner = s.args[-1]
            if type(inner) is App and inner.head == "mat_add":
                yield inner


def _normal(ctx: Context, t: Term) -> Term:
    """The canonical form of a sum, without a common factor."""
    form = canonical(ctx, t)[0]
    line = factored(ctx, form) if type(form) is App and form.head == "mat_add" else None
    if line is None:
        return form
    scaled = ctx.builder.right(line)
    assert type(scaled) is App
    return canonical(ctx, scaled.args[1])[0]


def _splits(ctx: Context, s: Term) -> Iterator[Parts]:
    """The ways to write a sum of two words as A + B C D."""
    table = collected(ctx, [(c, w[:-1]) for c, w in Expansion(ctx, False).of(s, marker(ctx, s)).words])
    if len(table) != 2:
        return
    for pivot in table:
        (rest,) = (w for w in table if w != pivot)
        a = _multiple(table[pivot], pivot)
        known = invertible(ctx, a)
        if known is None:
            continue
        n = ctx.builder.conclusion(known).args[1]
        for i in range(len(rest) + 1):
            for j in range(len(rest), i - 1, -1):
                parts = _parts(ctx, a, n, known, (rest[:i], rest[i:j], rest[j:]), table[rest])
                if parts is not None:
                    yield parts


def _parts(
    ctx: Context, a: Term, n: Term, known: int, words: tuple[Word, Word, Word], factor: Term
) -> Parts | None:
    """A + B C D for the three parts of a word, of which C has the factor; identities stand for no letters."""
    first, middle, last = words
    unit = App("mat_identity", n)
    if not middle:
        size = shape(ctx, product(first)) if first and last else None
        if size is None:
            return None
        core: Term = App("mat_identity", size[1])
    else:
        core = product(middle)
    c = core if factor == ONE else App("mat_scale", factor, core)
    regular = invertible(ctx, c)
    if regular is None:
        return None
    m = ctx.builder.conclusion(regular).args[1]
    b, d = (product(w) if w else unit for w in (first, last))
    sizes = [shape(ctx, t) for t in (b, d)]
    if sizes[0] is None or sizes[1] is None or sizes[0][:2] != (n, m) or sizes[1][:2] != (m, n):
        return None
    values = {"A": a, "B": b, "C": c, "D": d, "n": n, "m": m}
    return Parts(values, (known, regular, sizes[0][2], sizes[1][2]))


def _equations(ctx: Context, s: Term, parts: Parts) -> list[int]:
    """Lines for s^-1 and |s|."""
    b = ctx.builder
    same, regular = equal_as_it_is(ctx, s, parts.whole), invertible(ctx, parts.inner)
    if same is None or regular is None:
        return []
    inverse = b.add("rewrite", (same,), App("mat_inverse", s))
    measured = b.add("rewrite", (same,), App("mat_det", parts.values["n"], s))
    return [
        b.chain(inverse, b.lemma("mat_inverse_of_sum", parts.values, [*parts.lines, regular])),
        b.chain(measured, b.lemma("mat_det_of_sum", parts.values, [*parts.lines])),
    ]


def _multiple(c: Term, w: Word) -> Term:
    return product(w) if c == ONE else App("mat_scale", c, product(w))
