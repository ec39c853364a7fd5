"""Matrices made of blocks: their shapes, determinants and inverses by the Schur complement."""

from __future__ import annotations

from kld_proof.kernel.term import App, Term
from kld_proof.search.context import Context
from kld_proof.search.matrix.invertible import invertible
from kld_proof.search.matrix.shapes import shape

NATURALS = App("naturals")


def blocks(t: Term) -> dict[str, Term] | None:
    """A, B, C, D, n, m where `t` is written as the square matrix of these blocks."""
    match t:
        case App(
            head="mat_add",
            args=(
                App(
                    head="mat_add",
                    args=(
                        App(head="mat_add", args=(a, App(head="mat_mul", args=(b, up)))),
                        App(head="mat_mul", args=(App(head="mat_inject", args=(n, m)) as down, c)),
                    ),
                ),
                App(head="mat_mul", args=(App(head="mat_mul", args=(first, d)), last)),
            ),
        ) if first == down and up == last == App("mat_transpose", down):
            return {"A": a, "B": b, "C": c, "D": d, "n": n, "m": m}
    return None


def natural(ctx: Context, *sizes: Term) -> list[int] | None:
    """Lines that the sizes are natural numbers."""
    from kld_proof.search.goals import prove_goal

    lines = [prove_goal(ctx, App("in", n, NATURALS)) for n in sizes]
    known = [i for i in lines if i is not None]
    return known if len(known) == len(lines) else None


def shape_of_injection(ctx: Context, n: Term, m: Term) -> int | None:
    """shape(J, n + m, m)."""
    lines = natural(ctx, n, m)
    return None if lines is None else ctx.builder.lemma("shape_inject", {"n": n, "m": m}, lines)


def shape_of_sum(ctx: Context, t: App) -> int | None:
    """The shape of a sum of blocks, each of which lies within the largest one."""
    first, second = (shape(ctx, a) for a in t.args)
    if first is None or second is None:
        return None
    size = tuple(_larger(a, b) for a, b in zip(first[:2], second[:2], strict=True))
    n, m = size
    if n is None or m is None:
        return None
    lines = [_enlarged(ctx, a, s, n, m) for a, s in zip(t.args, (first, second), strict=True)]
    if lines[0] is None or lines[1] is None:
        return None
    values = {"A": t.args[0], "B": t.args[1], "n": n, "m": m}
    return ctx.builder.lemma("shape_add", values, [lines[0], lines[1]])


def _larger(a: Term, b: Term) -> Term | None:
    """The one of two sizes that is the other plus a number."""
    if a == b:
        return a
    if type(a) is App and a.head == "add" and a.args[0] == b and len(a.args) == 2:
        return a
    if type(b) is App and b.head == "add" and b.args[0] == a and len(b.args) == 2:
        return b
    return None


def _enlarged(ctx: Context, a: Term, known: tuple[Term, Term, int], n: Term, m: Term) -> int | None:
    """From shape(a, p, q) the line shape(a, n, m) for larger n and m."""
    p, q, line = known
    if (p, q) == (n, m):
        return line
    from kld_proof.kernel.term import ZERO

    more = [ZERO if x == y else y.args[1] for x, y in ((p, n), (q, m))]  # type: ignore[attr-defined]
    lines = natural(ctx, *more)
    if lines is None:
        return None
    b = ctx.builder
    wide = b.lemma("shape_enlarged", {"A": a, "n": p, "m": q, "k": more[0], "j": more[1]}, [line, *lines])
    sizes = [s for s, extra in ((p, more[0]), (q, more[1])) if extra == ZERO]
    plain = [ctx.field(App("add", s, ZERO), s) for s in sizes]
    return b.add("replace", (wide, *[i for i in plain if i is not None]))


def _shapes(ctx: Context, values: dict[str, Term], wanted: str) -> list[int] | None:
    """Lines for the shapes of the blocks, and that their sizes are natural numbers."""
    n, m = values["n"], values["m"]
    sizes = {"A": (n, n), "B": (n, m), "C": (m, n), "D": (m, m)}
    found = [shape(ctx, values[k]) for k in wanted]
    if any(s is None or s[:2] != sizes[k] for k, s in zip(wanted, found, strict=True)):
        return None
    lines = natural(ctx, n, m)
    return None if lines is None else [*(s[2] for s in found if s is not None), *lines]


def determinant_of_blocks(ctx: Context, size: Term, t: Term) -> int | None:
    """|block matrix| = |A| |D - C A^{-1} B|, or |D| |A - B D^{-1} C|."""
    values = blocks(t)
    if values is None or size != App("add", values["n"], values["m"]):
        return None
    for corner, n, lemma, wanted in (
        ("A", "n", "mat_det_blocks", "BCD"),
        ("D", "m", "mat_det_blocks_below", "ABC"),
    ):
        known, lines = invertible(ctx, values[corner]), _shapes(ctx, values, wanted)
        if known is not None and lines is not None and ctx.builder.conclusion(known).args[1] == values[n]:
            return ctx.builder.lemma(lemma, values, [known, *lines])
    return None


def invertible_blocks(ctx: Context, t: Term) -> int | None:
    """A block matrix is invertible if A and its Schur complement are."""
    values = blocks(t)
    if values is None:
        return None
    inner = App("mat_mul", App("mat_mul", values["C"], App("mat_inverse", values["A"])), values["B"])
    schur = App("mat_add", values["D"], App("mat_neg", inner))
    known, lines = invertible(ctx, values["A"]), _shapes(ctx, values, "BCD")
    second = None if known is None or lines is None else invertible(ctx, schur)
    if known is None or lines is None or second is None:
        return None
    sizes = [ctx.builder.conclusion(i).args[1] for i in (known, second)]
    if sizes != [values["n"], values["m"]]:
        return None
    return ctx.builder.lemma("invertible_blocks", values, [known, second, *lines])
