"""Transposes and inverses are moved to the letters; what is left under an inverse is in canonical form."""

from __future__ import annotations

from kld_proof.kernel.term import ONE, ZERO, App, Term, subterms
from kld_proof.search.context import Context
from kld_proof.search.matrix.facts import symmetric
from kld_proof.search.matrix.invertible import invertible
from kld_proof.search.matrix.units import as_grid, as_number, has_units, regular, written_out
from kld_proof.search.matrix.words import is_matrix

Found = tuple[Term, int | None]


def prepared(ctx: Context, t: Term) -> Found:
    """A matrix equal to `t` with transposes and inverses of letters alone, and the line t = it."""
    key = ("matrix prepared", t)
    found = ctx.memo.get(key)
    if found is None:
        found = ctx.memo[key] = _prepared(ctx, t)
    assert isinstance(found, tuple)
    return found


def _prepared(ctx: Context, t: Term) -> Found:
    if not is_matrix(t):
        return t, None
    assert type(t) is App
    if t.head == "mat_inverse":
        return _inverse(ctx, t)
    if t.head == "mat_expect":
        return _mean(ctx, t)
    if t.head in ("mat_kron", "mat_vec"):
        from kld_proof.search.matrix.kron import apart

        return apart(ctx, t)
    if t.head == "mat_diagonal":
        from kld_proof.search.matrix import diagonal

        line = diagonal.constant(ctx, t)
        return (t, None) if line is None else (ctx.builder.right(line), line)
    if t.head == "mat_grid":
        line = written_out(ctx, t)
        return (t, None) if line is None else (ctx.builder.right(line), line)
    lines = [line for a in t.args if is_matrix(a) and (line := prepared(ctx, a)[1]) is not None]
    line = ctx.builder.add("rewrite", lines, t) if lines else None
    t = ctx.builder.right(line) if line is not None else t
    assert type(t) is App
    if t.head != "mat_transpose":
        return t, line
    moved = _transpose(ctx, t.args[0])
    if moved is None:
        return t, line
    result, further = prepared(ctx, ctx.builder.right(moved))
    return result, ctx.builder.chain(line, moved, further)


def _transpose(ctx: Context, a: Term) -> int | None:
    """A line a^T = what it is when the transposes stand further inside."""
    b = ctx.builder
    known = symmetric(ctx, a)
    if known is not None:
        return b.lemma("mat_transpose_of_symmetric", {"A": a}, [known])
    if type(a) is not App:
        return None
    match a.head, a.args:
        case (("mat_add" | "mat_mul"), (x, y)):
            return b.lemma(a.head.replace("mat_", "mat_transpose_"), {"A": x, "B": y})
        case "mat_scale", (c, x):
            return b.lemma("mat_transpose_scale", {"A": x, "c": c})
        case (("mat_neg" | "mat_transpose" | "mat_inverse"), (x,)):
            return b.lemma(a.head.replace("mat_", "mat_transpose_"), {"A": x})
        case "mat_expect", _:
            from kld_proof.search.matrix.means import turned

            return turned(ctx, a)
        case "mat_sum", _:
            from kld_proof.search.matrix.sums import transposed

            return transposed(ctx, a)
        case "mat_root", _:
            from kld_proof.search.matrix import roots

            return roots.transposed(ctx, a)
        case "mat_kron", (p, q, x, y):
            return b.lemma("mat_transpose_kron", {"A": x, "B": y, "p": p, "q": q})
        case "mat_zero", ():
            return b.lemma("mat_transpose_zero", {})
        case "mat_unit", (i, j):
            return b.lemma("mat_transpose_unit", {"i": i, "j": j})
        case "mat_identity", (n,):
            return b.lemma("mat_transpose_identity", {"n": n})
        case "mat_diagonal", (App(args=(_, n)), f):
            return b.lemma("mat_transpose_diagonal", {"n": n, "$u": f})
    return None


def _mean(ctx: Context, t: App) -> Found:
    """The mean of a random matrix, by linearity; the means that are left are letters."""
    from kld_proof.search.matrix.means import mean

    line = mean(ctx, t)
    if line is None:
        return t, None
    result = ctx.builder.right(line)
    letters_ = [s for s in subterms(result) if type(s) is App and s.head == "mat_expect"]
    ctx.memo.update({("matrix prepared", s): (s, None) for s in letters_})
    result, further = prepared(ctx, result)
    return result, ctx.builder.chain(line, further)


def _inverse(ctx: Context, t: App) -> Found:
    """The inverse of the canonical form of its argument, taken apart as far as that is allowed."""
    from kld_proof.search.matrix.equality import canonical
    from kld_proof.search.matrix.rules import learn_inverse

    b = ctx.builder
    entries = regular(ctx, t.args[0])
    if entries is not None:
        known = b.lemma("mat_inverse_grid_2", entries[0], [entries[1]])
        result, further = prepared(ctx, b.right(known))
        return result, b.chain(known, further)
    form, equation = canonical(ctx, t.args[0])
    line = None if equation is None else b.add("rewrite", (equation,), t)
    t = App("mat_inverse", form)
    if line is not None and b.right(line) != t:
        return b.right(line), line  # the argument stands in itself as well: left as it is
    if has_units(form):
        made = as_grid(ctx, form)
        if made is not None and regular(ctx, made[0]) is not None:
            written = ctx.builder.add("rewrite", (made[1],), t)
            result, further = prepared(ctx, ctx.builder.right(written))
            return result, ctx.builder.chain(line, written, further)
        number = as_number(ctx, form)
        apart = None if number is None else _apart(ctx, number[0])
        if number is not None and apart is not None:
            written = b.add("rewrite", (number[1],), t)
            last = b.add("rewrite", (b.lemma("mat_inverse_identity", {"n": ONE}),), b.right(apart))
            return b.right(last), b.chain(line, written, apart, last)
    apart = _apart(ctx, form)
    if apart is None:
        ctx.memo["matrix prepared", t] = t, None
        learn_inverse(ctx, t)
        return t, line
    result, further = prepared(ctx, b.right(apart))
    return result, b.chain(line, apart, further)


def _apart(ctx: Context, a: Term) -> int | None:
    """A line a^{-1} = a multiple or a product of inverses, or what was inverted twice."""
    b = ctx.builder
    if type(a) is not App:
        return None
    match a.head, a.args:
        case "mat_scale", (c, x):
            from kld_proof.search.goals import prove_goal

            unit = prove_goal(ctx, App("ne", c, ZERO))
            return None if unit is None else b.lemma("mat_inverse_scale", {"A": x, "c": c}, [unit])
        case "mat_add", _:
            return _of_multiple(ctx, a)
        case "mat_identity", (n,):
            return b.lemma("mat_inverse_identity", {"n": n})
        case "mat_inverse", (x,):
            return b.lemma("mat_inverse_inverse", {"A": x})
        case "mat_diagonal", _:
            from kld_proof.search.matrix import diagonal

            return diagonal.inverse(ctx, a)
        case "mat_kron", _:
            from kld_proof.search.matrix import kron

            return kron.inverse(ctx, a)
        case "mat_mul", (x, y):
            lines = [invertible(ctx, x), invertible(ctx, y)]
            if lines[0] is None or lines[1] is None:
                return None
            n, m = (b.conclusion(i).args[1] for i in (lines[0], lines[1]))
            if n != m:
                return None
            return b.lemma("mat_inverse_of_mul", {"A": x, "B": y, "n": n}, [lines[0], lines[1]])
    return None


def _of_multiple(ctx: Context, a: App) -> int | None:
    """A line (c A + c B)^{-1} = 1/c (A + B)^{-1}."""
    from kld_proof.search.goals import prove_goal
    from kld_proof.search.matrix.multiples import factored

    found = factored(ctx, a)
    if found is None:
        return None
    scaled = ctx.builder.right(found)
    assert type(scaled) is App
    c, x = scaled.args
    unit = prove_goal(ctx, App("ne", c, ZERO))
    if unit is None:
        return None
    written = ctx.builder.add("rewrite", (found,), App("mat_inverse", a))
    return ctx.builder.chain(written, ctx.builder.lemma("mat_inverse_scale", {"A": x, "c": c}, [unit]))
