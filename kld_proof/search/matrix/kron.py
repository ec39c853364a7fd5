"""Kronecker products and matrices as columns: their parts, their products, and what is known of them.

A Kronecker product of sums is a sum of such of words, (A x B)(C x D) = (A C) x (B D), and
(B x A) vec(X) = vec(A X B^T).
"""

from __future__ import annotations

from kld_proof.kernel.term import App, Term
from kld_proof.search.context import Context
from kld_proof.search.matrix.rules import Rule
from kld_proof.search.matrix.shapes import shape
from kld_proof.search.matrix.words import Word, identity_size

NATURALS = App("naturals")


def apart(ctx: Context, t: App) -> tuple[Term, int | None]:
    """A sum of multiples of such products (columns) of words, and the line t = it."""
    from kld_proof.search.matrix.equality import canonical

    b = ctx.builder
    places = (2, 3) if t.head == "mat_kron" else (1,)
    lines = [line for k in places if (line := canonical(ctx, t.args[k])[1]) is not None]
    first = b.add("rewrite", lines, t) if lines else None
    whole = t if first is None else b.right(first)
    assert type(whole) is App
    expanded = _expanded(ctx, whole)
    both = [i for i in (first, expanded) if i is not None]
    return (b.right(both[-1]), b.chain(*both)) if both else (t, None)


def _expanded(ctx: Context, t: App) -> int | None:
    """A line t = a sum, by linearity in each argument."""
    b = ctx.builder
    if t.head == "mat_vec":
        step = _linear(ctx, t, t.args[1], {"n": t.args[0]}, "vec", "")
        step = _single(ctx, t) if step is None else step
    else:
        p, q, x, y = t.args
        step = _linear(ctx, t, x, {"p": p, "q": q, "other": y}, "kron", "")
        step = _linear(ctx, t, y, {"p": p, "q": q, "other": x}, "kron", "_right") if step is None else step
        step = _identity(ctx, t) if step is None else step
    if step is None:
        return None
    right = b.right(step)
    inner = [i for part in _products(right, t.head) if (i := _expanded(ctx, part)) is not None]
    return b.chain(step, b.add("rewrite", inner, right)) if inner else step


def _linear(ctx: Context, t: App, x: Term, values: dict[str, Term], name: str, side: str) -> int | None:
    """The lemma for a sum, a multiple or zeros in one argument."""
    if type(x) is not App or x.head not in ("mat_add", "mat_scale", "mat_zero"):
        return None
    other = values.pop("other", None)
    found = dict(values)
    match x.head, x.args:
        case "mat_add", (a, c):
            parts = "BCA" if side else "ABC"
            found |= dict(zip(parts, (a, c, other) if other is not None else (a, c), strict=False))
        case "mat_scale", (c, a):
            parts = "BA" if side else "AB"
            found |= {"c": c} | dict(zip(parts, (a, other) if other is not None else (a,), strict=False))
        case _:
            found |= {"A": other} if other is not None else {}
    return ctx.builder.lemma(f"{name}_{x.head.removeprefix('mat_')}{side}", found)


def _products(t: Term, head: str) -> list[App]:
    """The Kronecker products (columns) in a sum of multiples."""
    if type(t) is not App:
        return []
    if t.head == head:
        return [t]
    return [s for a in t.args for s in _products(a, head)] if t.head in ("mat_add", "mat_scale") else []


def _single(ctx: Context, t: App) -> int | None:
    """A column is its own column."""
    from kld_proof.kernel.term import ONE

    n, a = t.args
    known = shape(ctx, a)
    if known is None or known[:2] != (n, ONE):
        return None
    return ctx.builder.lemma("vec_column", {"A": a, "n": n}, [known[2]])


def _identity(ctx: Context, t: App) -> int | None:
    """I_n x I_m = I_nm."""
    p, q, x, y = t.args
    n, m = identity_size(x), identity_size(y)
    if n is None or m is None or p != m or q != m:
        return None
    lines = naturals(ctx, n, m)
    return None if lines is None else ctx.builder.lemma("kron_identity", {"n": n, "m": m}, lines)


def naturals(ctx: Context, *sizes: Term) -> list[int] | None:
    """Lines that sizes are natural numbers."""
    from kld_proof.search.matrix.blocks import natural

    return natural(ctx, *sizes)


def of_products(ctx: Context, x: Term, y: Term) -> Rule | None:
    """(A x B)(C x D) = (A C) x (B D), and (B x A) vec(X) = vec(A X B^T)."""
    if type(x) is not App or type(y) is not App or x.head != "mat_kron":
        return None
    b = ctx.builder
    p, q, a, c = x.args
    known = shape(ctx, c)
    if known is None or known[:2] != (p, q):
        return None
    if y.head == "mat_kron" and y.args[0] == q:
        values = {"A": a, "B": c, "C": y.args[2], "D": y.args[3], "p": p, "q": q, "r": y.args[1]}
        line = b.lemma("kron_mul_kron", values, [known[2]])
    elif y.head == "mat_vec" and y.args[0] == q:
        line = b.lemma("kron_mul_vec", {"A": c, "B": a, "C": y.args[1], "n": p, "m": q}, [known[2]])
    else:
        return None
    right = b.right(line)
    assert type(right) is App
    ready, further = apart(ctx, right)
    return Rule((x, y), ready, line if further is None else b.chain(line, further))


def trace_of_columns(ctx: Context, word: Word) -> int | None:
    """A line tr(vec(A)^T vec(B)) = tr(A^T B), or for a Kronecker product the product of traces."""
    b = ctx.builder
    if len(word) == 1 and type(word[0]) is App and word[0].head == "mat_kron":
        p, q, a, c = word[0].args
        known = shape(ctx, c)
        square = p == q and known is not None and known[:2] == (p, p)
        return b.lemma("mat_trace_kron", {"A": a, "B": c, "m": p}, [known[2]]) if square and known else None
    columns = [x.args[0] if type(x) is App and _is_turned(x) else x for x in word]
    if len(word) != 2 or any(type(c) is not App or c.head != "mat_vec" for c in columns):
        return None
    turned = [_is_turned(x) for x in word]
    if sum(turned) != 1:
        return None
    moved = None
    if turned[1]:
        moved = b.lemma("mat_trace_comm", {"A": word[0], "B": word[1]})
        columns = columns[::-1]
    (n, a), (m, c) = (x.args for x in columns if type(x) is App)
    known = shape(ctx, a)
    if n != m or known is None or known[0] != n:
        return None
    line = b.lemma("mat_trace_vec_mul_vec", {"A": a, "B": c, "n": n, "m": known[1]}, [known[2]])
    return line if moved is None else b.chain(moved, line)


def _is_turned(t: Term) -> bool:
    return type(t) is App and t.head == "mat_transpose"


def shape_of(ctx: Context, t: App) -> int | None:
    """The shape of a Kronecker product, or of a matrix as a column."""
    a = t.args[2] if t.head == "mat_kron" else t.args[1]
    known = shape(ctx, a)
    if known is None:
        return None
    values = {"A": a, "n": known[0], "m": known[1]}
    if t.head == "mat_vec":
        return ctx.builder.lemma("shape_vec", values, [known[2]]) if known[0] == t.args[0] else None
    values |= {"B": t.args[3], "p": t.args[0], "q": t.args[1]}
    return ctx.builder.lemma("shape_kron", values, [known[2]])


def regular(ctx: Context, t: App, head: str) -> int | None:
    """invertible(A x B, n m), or positive_definite, from what the factors are."""
    from kld_proof.search.matrix.invertible import invertible
    from kld_proof.search.matrix.positive import positive

    p, q, a, c = t.args
    b, of = ctx.builder, invertible if head == "invertible" else positive
    lines = [of(ctx, x) for x in (a, c)]
    if p != q or lines[0] is None or lines[1] is None or b.conclusion(lines[1]).args[1] != p:
        return None
    n = b.conclusion(lines[0]).args[1]
    counts = naturals(ctx, n, p)
    values = {"A": a, "B": c, "n": n, "m": p}
    name = "invertible_kron" if head == "invertible" else "positive_kron"
    return None if counts is None else b.lemma(name, values, [lines[0], lines[1], *counts])


def inverse(ctx: Context, t: App) -> int | None:
    """A line (A x B)^{-1} = A^{-1} x B^{-1}."""
    from kld_proof.search.matrix.invertible import invertible

    p, q, a, c = t.args
    lines = [invertible(ctx, x) for x in (a, c)]
    if p != q or lines[0] is None or lines[1] is None:
        return None
    n, m = (ctx.builder.conclusion(i).args[1] for i in (lines[0], lines[1]))
    if m != p:
        return None
    return ctx.builder.lemma("mat_inverse_kron", {"A": a, "B": c, "n": n, "m": m}, [lines[0], lines[1]])


def determinant(ctx: Context, size: Term, t: App) -> int | None:
    """A line |A x B| = |A|^m |B|^n."""
    p, q, a, c = t.args
    known = [shape(ctx, x) for x in (a, c)]
    if p != q or known[0] is None or known[1] is None or known[1][:2] != (p, p):
        return None
    n = known[0][0]
    counts = naturals(ctx, n, p)
    if known[0][1] != n or counts is None:
        return None
    b = ctx.builder
    line = b.lemma("mat_det_kron", {"A": a, "B": c, "n": n, "m": p}, [known[0][2], known[1][2], *counts])
    whole = App("mat_det", App("mul", n, p), t)
    if size == whole.args[0]:
        return line
    same = ctx.field(size, whole.args[0])
    if same is None:
        return None
    moved = b.add("rewrite", (same,), App("mat_det", size, t))
    return b.chain(moved, line) if b.right(moved) == whole else None
