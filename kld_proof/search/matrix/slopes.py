"""Derivatives along a direction: of a determinant, and of a trace with one inverse in it."""

from __future__ import annotations

from kld_proof.kernel.term import App, Bound, Lam, Num, Term, Var, apply, bind, names
from kld_proof.search.context import Context
from kld_proof.search.matrix.invertible import invertible
from kld_proof.search.matrix.shapes import shape
from kld_proof.search.matrix.words import letters, mul, product, trace

REALS = App("reals")


def of_determinant(ctx: Context, f: Lam, x: Term) -> int | None:
    """The derivative of |A + t B| at t = 0, by Jacobi's formula."""
    n, a = f.body.args  # type: ignore[attr-defined]
    found = _line(a)
    if found is None or x != Num(0) or _depends(n):
        return None
    values = {"A": found[0], "B": found[1], "n": apply(Lam(n), x)}
    known = invertible(ctx, values["A"])
    if known is None or ctx.builder.conclusion(known).args[1] != values["n"]:
        return None
    return ctx.builder.lemma("has_deriv_det", values, [known])


def of_trace(ctx: Context, f: Lam, x: Term) -> int | None:
    """The derivative of tr(P (A + t B)^{-1} Q) at t = 0: that of tr((A + t B)^{-1} Q P)."""
    from kld_proof.search.normal_form.normalise import prove_equal

    word = letters(f.body.args[0])  # type: ignore[attr-defined]
    varying = [k for k, letter in enumerate(word) if _depends(letter)]
    if len(varying) != 1 or len(word) < 2 or x != Num(0):
        return None
    (k,) = varying
    inverse = word[k]
    found = _line(inverse.args[0]) if type(inverse) is App and inverse.head == "mat_inverse" else None
    if found is None:
        return None
    a, b = found
    c = apply(Lam(product((*word[k + 1 :], *word[:k]))), x)
    known, size = invertible(ctx, a), shape(ctx, b)
    if known is None or size is None:
        return None
    n = ctx.builder.conclusion(known).args[1]
    if size[:2] != (n, n):
        return None
    line = ctx.builder.lemma("has_deriv_trace_inverse", {"A": a, "B": b, "C": c, "n": n}, [known, size[2]])
    inner, t, opened = ctx.open(REALS, f)
    moved = App("mat_add", a, App("mat_scale", Var(t), b))
    target = trace(mul(App("mat_inverse", moved), c))
    equation = prove_equal(inner, opened, target)
    if equation is None:
        return None
    same = ctx.builder.add("generalize", (equation,), t, REALS)
    values = {"$f": f, "$g": bind(target, t), "x": x, "v": ctx.builder.conclusion(line).args[2]}
    return ctx.builder.lemma("has_deriv_congr", values, [same, line])


def _line(a: Term) -> tuple[Term, Term] | None:
    """(A, B) of A + t B, in either order; A and B do not depend on t, the bound variable."""
    if type(a) is not App or a.head != "mat_add":
        return None
    for first, second in (a.args, a.args[::-1]):
        match second:
            case App(head="mat_scale", args=(Bound(index=0), direction)):
                if not _depends(first) and not _depends(direction):
                    return apply(Lam(first), Num(0)), apply(Lam(direction), Num(0))
    return None


def _depends(t: Term) -> bool:
    return "?" in names(apply(Lam(t), Var("?")))
