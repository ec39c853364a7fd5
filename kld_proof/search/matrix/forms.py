"""Positive definite sums and forms: P + Q, X^T X + Q, X^T P X + Q, and X^T P X where X^T X is invertible."""

from __future__ import annotations

from kld_proof.kernel.term import App, Term
from kld_proof.search.context import Context
from kld_proof.search.matrix.facts import facts, transported
from kld_proof.search.matrix.positive import positive
from kld_proof.search.matrix.shapes import shape


def of_sum(ctx: Context, t: App) -> int | None:
    """A line positive_definite(A + B, n)."""
    a, b = t.args
    found = _added(ctx, a, b)
    if found is not None:
        return found
    found = _added(ctx, b, a)
    if found is None:
        return None
    from kld_proof.search.matrix.equality import equal

    turned = equal(ctx, t, App("mat_add", b, a))
    return None if turned is None else transported(ctx, found, turned, back=True)


def _added(ctx: Context, a: Term, b: Term) -> int | None:
    """A + B, where B is positive definite and A is so or is a square or a form."""
    second = positive(ctx, b)
    if second is None:
        return None
    n = ctx.builder.conclusion(second).args[1]
    square = _square(a)
    if square is None and type(a) is App and a.head == "mat_scale" and _square(a.args[1]) is not None:
        return _multiple(ctx, a, b)
    if square is None:
        first = positive(ctx, a)
        if first is None or ctx.builder.conclusion(first).args[1] != n:
            return None
        return ctx.builder.lemma("positive_add", {"A": a, "B": b, "n": n}, [first, second])
    x, middle = square
    if type(a) is App and type(x) is App and x.head == "mat_transpose" and not _is_transposed(a, x):
        return _turned(ctx, a, x, middle, b)
    sizes = shape(ctx, x)
    if sizes is None or sizes[1] != n:
        return None
    values = {"A": x, "B": b, "n": n, "m": sizes[0]}
    if middle is None:
        return ctx.builder.lemma("positive_add_square", values, [sizes[2], second])
    inside = positive(ctx, middle)
    if inside is None or ctx.builder.conclusion(inside).args[1] != sizes[0]:
        return None
    return ctx.builder.lemma("positive_add_form", {**values, "C": middle}, [sizes[2], inside, second])


def _multiple(ctx: Context, a: App, b: Term) -> int | None:
    """c X^T P X + B as X^T (c P) X + B; an identity stands for P in c X^T X."""
    from kld_proof.search.matrix.equality import equal

    c, inner = a.args
    square = _square(inner)
    assert type(inner) is App and square is not None
    x, middle = square
    sizes = shape(ctx, x)
    if middle is None and sizes is None:
        return None
    middle = App("mat_identity", sizes[0]) if middle is None and sizes is not None else middle
    first = App("mat_transpose", x)
    assert middle is not None
    whole = App("mat_mul", App("mat_mul", first, App("mat_scale", c, middle)), x)
    same, known = equal(ctx, a, whole), _added(ctx, whole, b)
    if same is None or known is None:
        return None
    return transported(ctx, known, ctx.builder.add("rewrite", (same,), App("mat_add", a, b)), back=True)


def _turned(ctx: Context, a: App, x: Term, middle: Term | None, b: Term) -> int | None:
    """X X^T + B and X P X^T + B, written with (X^T)^T for X."""
    from kld_proof.search.matrix.equality import equal

    back = App("mat_transpose", x)
    whole = App("mat_mul", back if middle is None else App("mat_mul", back, middle), x)
    same, known = equal(ctx, a, whole), _added(ctx, whole, b)
    if same is None or known is None:
        return None
    sum_ = App("mat_add", a, b)
    line = ctx.builder.add("rewrite", (same,), sum_)
    return transported(ctx, known, line, back=True)


def _is_transposed(a: App, x: Term) -> bool:
    """Whether `a` begins with the transpose of x as it stands."""
    first = a.args[0]
    while type(first) is App and first.head == "mat_mul":
        first = first.args[0]
    return first == App("mat_transpose", x)


def of_form(ctx: Context, t: App) -> int | None:
    """X^T X and X^T P X, where it is assumed that X^T X is invertible."""
    square = _square(t)
    if square is None or t.args[1] != square[0] or not _is_transposed(t, square[0]):
        return None
    x, middle = square
    sizes, whole = shape(ctx, x), App("mat_mul", App("mat_transpose", x), x)
    known = next((line for fact, line in facts(ctx, "invertible") if fact.args[0] == whole), None)
    if sizes is None or known is None or ctx.builder.conclusion(known).args[1] != sizes[1]:
        return None
    values = {"A": x, "n": sizes[1], "m": sizes[0]}
    if middle is None:
        return ctx.builder.lemma("positive_square", values, [sizes[2], known])
    inside = positive(ctx, middle)
    if inside is None or ctx.builder.conclusion(inside).args[1] != sizes[0]:
        return None
    return ctx.builder.lemma("positive_form", {**values, "C": middle}, [sizes[2], inside, known])


def _square(t: Term) -> tuple[Term, Term | None] | None:
    """(X, None) for X^T X, (X, P) for X^T P X; X^T stands for X in X X^T."""
    match t:
        case App(head="mat_mul", args=(App(head="mat_transpose", args=(x,)), y)) if x == y:
            return x, None
        case App(
            head="mat_mul", args=(App(head="mat_mul", args=(App(head="mat_transpose", args=(x,)), p)), y)
        ) if x == y:
            return x, p
        case App(head="mat_mul", args=(x, App(head="mat_transpose", args=(y,)) as last)) if x == y:
            return last, None
        case App(
            head="mat_mul",
            args=(App(head="mat_mul", args=(x, p)), App(head="mat_transpose", args=(y,)) as last),
        ) if x == y:
            return last, p
    return None
