"""Determinants: of products, multiples, inverses, transposes and identities."""

from __future__ import annotations

from kld_proof.kernel.term import ONE, App, Term
from kld_proof.search.context import Context
from kld_proof.search.matrix.equality import canonical
from kld_proof.search.matrix.invertible import invertible
from kld_proof.search.matrix.prepare import prepared
from kld_proof.search.matrix.shapes import has_blocks, shape
from kld_proof.search.matrix.units import as_grid, has_units, instance


def determinant(ctx: Context, t: App) -> int | None:
    """A line |A| = an expression in determinants of simpler matrices, or None."""
    n, a = t.args
    if has_units(a):
        return _written(ctx, n, a, t)
    if has_blocks(a):
        from kld_proof.search.matrix.blocks import determinant_of_blocks

        found = determinant_of_blocks(ctx, n, a)
        if found is not None:
            return found
    form, equation = canonical(ctx, a)
    b = ctx.builder
    line = None if equation is None else b.add("rewrite", (equation,), t)
    if line is not None and b.right(line) != App("mat_det", n, form):
        return None
    step = _step(ctx, n, form)
    both = [i for i in (line, step) if i is not None]
    return b.chain(*both) if both else None


def _written(ctx: Context, n: Term, a: Term, t: App) -> int | None:
    """A line for a matrix that is written out, or for a sum or a product of such with two rows."""
    if type(a) is App and a.head == "mat_grid":
        return _step(ctx, n, a)
    form, equation = canonical(ctx, a)
    made = as_grid(ctx, form)
    b = ctx.builder
    first = None if equation is None else b.add("rewrite", (equation,), t)
    known = shape(ctx, form) if n == ONE else None
    if known is not None and known[:2] == (ONE, ONE):
        return b.chain(first, b.lemma("mat_det_single", {"A": form}, [known[2]]))
    if made is None:
        return _step(ctx, n, a)
    second = b.add("rewrite", (made[1],), App("mat_det", n, form))
    step = _step(ctx, n, made[0])
    return None if step is None else b.chain(first, second, step)


def _step(ctx: Context, n: Term, a: Term) -> int | None:
    """A line for a matrix in canonical form."""
    from kld_proof.search.goals import prove_goal

    b = ctx.builder
    if type(a) is not App:
        return None
    match a.head, a.args:
        case "mat_grid", (rows, columns, *_) if rows == columns == n:
            name, values = instance(a)
            lemma = f"mat_det_grid_{name.rpartition('_')[2]}"
            return b.lemma(lemma, values) if name and len(values) <= 9 else None
        case "mat_identity", (m,) if m == n:
            return b.lemma("mat_det_identity", {"n": n})
        case "mat_diagonal", _:
            from kld_proof.search.matrix import diagonal

            return diagonal.determinant(ctx, n, a)
        case "mat_scale", (c, x):
            natural = prove_goal(ctx, App("in", n, App("naturals")))
            return None if natural is None else b.lemma("mat_det_scale", {"A": x, "c": c, "n": n}, [natural])
        case "mat_add", _:
            from kld_proof.search.matrix.multiples import factored

            found = factored(ctx, a)
            natural = None if found is None else prove_goal(ctx, App("in", n, App("naturals")))
            if found is None or natural is None:
                return _transposed(ctx, n, a)
            values = dict(zip("cA", b.right(found).args, strict=True)) | {"n": n}  # type: ignore[attr-defined]
            written = b.add("rewrite", (found,), App("mat_det", n, a))
            return b.chain(written, b.lemma("mat_det_scale", values, [natural]))
        case "mat_inverse", (x,):
            known = invertible(ctx, x)
            if known is None or b.conclusion(known).args[1] != n:
                return None
            return b.lemma("mat_det_inverse", {"A": x, "n": n}, [known])
        case "mat_mul", (x, y):
            known_shapes = [shape(ctx, p) for p in (x, y)]
            lines = [k[2] for k in known_shapes if k is not None and k[:2] == (n, n)]
            return b.lemma("mat_det_mul", {"A": x, "B": y, "n": n}, lines) if len(lines) == 2 else None
        case "mat_kron", _:
            from kld_proof.search.matrix import kron

            return kron.determinant(ctx, n, a)
    return _transposed(ctx, n, a)


def _transposed(ctx: Context, n: Term, a: App) -> int | None:
    """|A| = |A^T|, where the transpose comes first in order."""
    from kld_proof.kernel.term import show

    b = ctx.builder
    flipped, line = prepared(ctx, App("mat_transpose", a))
    flipped, further = canonical(ctx, flipped)
    if show(flipped) >= show(a):
        return None
    whole = App("mat_det", n, App("mat_transpose", a))
    lines = [i for i in (line, further) if i is not None]
    back = b.add("symm", (b.lemma("mat_det_transpose", {"A": a, "n": n}),))
    return b.chain(back, b.add("rewrite", (b.chain(*lines),), whole)) if lines else back
