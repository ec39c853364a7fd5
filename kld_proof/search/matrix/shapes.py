"""Numbers of rows and columns, from the facts and from those of the parts.

Main statements: `shape(ctx, t)` is (n, m, line) with the line shape(t, n, m); `prove_shape(ctx, goal)`.
"""

from __future__ import annotations

from kld_proof.kernel.term import App, Bound, Lam, Term, subterms
from kld_proof.search.context import Context
from kld_proof.search.matrix.facts import facts, transported, with_sizes
from kld_proof.search.matrix.units import instance


def shape(ctx: Context, t: Term) -> tuple[Term, Term, int] | None:
    """(n, m, line) with the line shape(t, n, m), or None."""
    found = _shape(ctx, t)
    if found is None:
        return None
    n, m = ctx.builder.conclusion(found).args[1:]
    return n, m, found


def prove_shape(ctx: Context, goal: App) -> int | None:
    """A line shape(A, n, m)."""
    a, n, m = goal.args
    if a == App("mat_zero"):
        return ctx.builder.lemma("shape_zero", {"n": n, "m": m})
    found = _shape(ctx, a)
    return _shape_of_form(ctx, goal) if found is None else with_sizes(ctx, found, goal)


def _shape_of_form(ctx: Context, goal: App) -> int | None:
    """From the shape of the canonical form: zeros, of which a part may consist, have every shape."""
    from kld_proof.search.matrix.equality import canonical

    form, equation = canonical(ctx, goal.args[0])
    if equation is None:
        return None
    found = prove_shape(ctx, App("shape", form, *goal.args[1:]))
    return None if found is None else transported(ctx, found, equation, back=True)


def _shape(ctx: Context, t: Term) -> int | None:
    key = ("matrix shape", t)
    return ctx.builder.table.find(ctx.memo, key, lambda: _seek_shape(ctx, t))


def _seek_shape(ctx: Context, t: Term) -> int | None:
    for fact, line in facts(ctx, "shape"):
        if fact.args[0] == t:
            return line
    if type(t) is not App:
        return None
    return _shape_everywhere(ctx, t) if t.head.startswith("$") else _shape_of_operation(ctx, t)


def _shape_of_operation(ctx: Context, t: App) -> int | None:
    b = ctx.builder
    match t.head, t.args:
        case "mat_identity", (n,):
            return b.lemma("shape_identity", {"n": n})
        case (("mat_kron" | "mat_vec"), _):
            from kld_proof.search.matrix import kron

            return kron.shape_of(ctx, t)
        case "mat_root", _:
            from kld_proof.search.matrix.invertible import invertible

            known = invertible(ctx, t)
            values = {} if known is None else {"A": t, "n": b.conclusion(known).args[1]}
            return None if known is None else b.lemma("shape_of_invertible", values, [known])
        case "mat_diagonal", _:
            from kld_proof.search.matrix import diagonal

            return diagonal.shape(ctx, t)
        case "mat_unit", (i, j):
            return b.lemma("shape_unit", {"i": i, "j": j})
        case "mat_ones", (n,):
            return b.lemma("shape_ones", {"n": n})
        case "mat_grid", _:
            name, values = instance(t)
            return b.lemma(f"shape_{name}", values) if name else None
        case "mat_inject", (n, m):
            from kld_proof.search.matrix.blocks import shape_of_injection

            return shape_of_injection(ctx, n, m)
        case "mat_add", _ if has_blocks(t):
            from kld_proof.search.matrix.blocks import shape_of_sum

            return shape_of_sum(ctx, t)
        case "mat_expect", (f,):
            return _shape_of_mean(ctx, f)
        case "mat_inverse", (_,):
            from kld_proof.search.matrix.invertible import invertible

            known = invertible(ctx, t)
            if known is None:
                return None
            return b.lemma("shape_of_invertible", {"A": t, "n": b.conclusion(known).args[1]}, [known])
        case "mat_transpose", (a,):
            return _by_parts(ctx, "shape_transpose", {"A": a}, (a,))
        case "mat_neg", (a,):
            return _by_parts(ctx, "shape_neg", {"A": a}, (a,))
        case "mat_scale", (c, a):
            return _by_parts(ctx, "shape_scale", {"A": a, "c": c}, (a,))
        case "mat_add", (x, y):
            return _by_parts(ctx, "shape_add", {"A": x, "B": y}, (x, y))
        case "mat_mul", (x, y):
            return _by_parts(ctx, "shape_mul", {"A": x, "B": y}, (x, y))
    return None


def _shape_everywhere(ctx: Context, t: App) -> int | None:
    """The shape of a random matrix at an outcome."""
    for fact, line in ctx.quantified():
        domain, body = fact.args
        said = body.body if type(body) is Lam else body
        if (
            type(said) is App
            and said.head == "shape"
            and type(said.args[0]) is App
            and said.args[0].head == t.head
        ):
            inside = App("in", t.args[-1], domain)
            if said.args[0].args == (Bound(0),) and inside in ctx.facts:
                return ctx.builder.add("specialize", (line, ctx.facts[inside]))
    return None


def _shape_of_mean(ctx: Context, f: Term) -> int | None:
    """The shape of the mean of a random matrix, which has this shape at every outcome."""
    space = App("space")
    inner, x, opened = ctx.open(space, f)
    found = shape(inner, opened)
    if found is None:
        return None
    n, m, line = found
    every = ctx.builder.add("generalize", (line,), x, space)
    return ctx.builder.lemma("shape_expect", {"$f": f, "n": n, "m": m}, [every])


def _by_parts(ctx: Context, lemma: str, values: dict[str, Term], parts: tuple[Term, ...]) -> int | None:
    """The lemma on shapes, from the shapes of the parts."""
    known = [shape(ctx, p) for p in parts]
    present = [k for k in known if k is not None]
    if len(present) < len(parts):
        return None
    n, m = present[0][0], present[-1][1]
    values |= {"n": n, "m": m}
    if lemma == "shape_mul":
        values |= {"k": present[0][1], "l": present[1][0]}
    elif any((p[0], p[1]) != (n, m) for p in present):
        return None
    return ctx.builder.lemma(lemma, values, [p[2] for p in present])


def has_blocks(t: Term) -> bool:
    """Whether a matrix made of blocks stands in `t`."""
    return any(type(s) is App and s.head == "mat_inject" for s in subterms(t))
