"""Invertible matrices: by the facts, by their parts, because they are positive definite.

Main statement: `invertible(ctx, t)` is a line invertible(t, n) for some n, or None.
"""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.kernel.term import ZERO, App, Term
from kld_proof.search.context import Context
from kld_proof.search.matrix.facts import by_canonical_form, facts, multiple, transported
from kld_proof.search.matrix.positive import positive
from kld_proof.search.matrix.shapes import has_blocks, shape
from kld_proof.search.matrix.units import as_grid, as_number, has_units, regular


def invertible(ctx: Context, t: Term) -> int | None:
    """A line invertible(t, n) for some n, or None."""
    key = ("matrix invertible", t)
    return ctx.builder.table.find(ctx.memo, key, lambda: _seek_invertible(ctx, t))


def _seek_invertible(ctx: Context, t: Term) -> int | None:
    known = _inside(ctx).get(t)
    if known is not None:
        return known
    found = _of_parts(ctx, t)
    if found is None and has_units(t):
        found = _of_grid(ctx, t)
    return by_canonical_form(ctx, t, "invertible", _of_parts) if found is None else found


def _inside(ctx: Context) -> dict[Term, int]:
    """The matrices that the facts say to be invertible, with the parts that then are."""
    key = ("matrix invertible facts", len(ctx.facts))
    found = ctx.memo.get(key)
    if found is None:
        table: dict[Term, int] = {}
        ctx.memo[key] = found = table
        pending = [line for _, line in facts(ctx, "invertible")] or list(_equal_ones(ctx, table))
        while pending:
            line = pending.pop(0)
            t = ctx.builder.conclusion(line).args[0]
            if t not in table:
                table[t] = line
                pending += _parts(ctx, t, line)
            pending = pending or list(_equal_ones(ctx, table))
    assert isinstance(found, dict)
    return found


def _equal_ones(ctx: Context, table: dict[Term, int]) -> Iterator[int]:
    """What the facts say to be equal to an identity, or to another matrix that is invertible."""
    for fact, line in facts(ctx, "eq"):
        for t, other in (fact.args, fact.args[::-1]):
            known = None if t in table else _alone(ctx, other, table)
            if known is not None:
                yield transported(ctx, known, line, back=t == fact.args[0])


def _alone(ctx: Context, t: Term, table: dict[Term, int]) -> int | None:
    """What is in the table, an identity, a name that is positive definite, or the inverse of one of these."""
    if t in table:
        return table[t]
    if type(t) is App and t.head == "mat_inverse":
        inner = _alone(ctx, t.args[0], table)
        if inner is None:
            return None
        values = {"A": t.args[0], "n": ctx.builder.conclusion(inner).args[1]}
        return ctx.builder.lemma("invertible_inverse", values, [inner])
    if type(t) is App and t.head == "mat_identity":
        return ctx.builder.lemma("invertible_identity", {"n": t.args[0]})
    known = next((line for fact, line in facts(ctx, "positive_definite") if fact.args[0] == t), None)
    if known is None:
        return None
    values = {"A": t, "n": ctx.builder.conclusion(known).args[1]}
    return ctx.builder.lemma("invertible_of_positive", values, [known])


def _parts(ctx: Context, t: Term, line: int) -> list[int]:
    """What is invertible because `t` is."""
    b, n = ctx.builder, ctx.builder.conclusion(line).args[1]
    if type(t) is not App:
        return []
    match t.head, t.args:
        case "mat_transpose" | "mat_inverse" as head, (a,):
            return [b.lemma(head.replace("mat_", "invertible_of_"), {"A": a, "n": n}, [line])]
        case "mat_scale", (c, a):
            from kld_proof.search.goals import prove_goal

            unit = prove_goal(ctx, App("ne", c, ZERO))
            values = {"A": a, "c": c, "n": n}
            return [] if unit is None else [b.lemma("invertible_of_scale", values, [unit, line])]
        case "mat_mul", (x, y):
            known = [shape(ctx, p) for p in (x, y)]
            squares = [k[2] for k in known if k is not None and k[:2] == (n, n)]
            if len(squares) < 2:
                return []
            values = {"A": x, "B": y, "n": n}
            return [
                b.lemma(f"invertible_{side}_of_mul", values, [*squares, line]) for side in ("left", "right")
            ]
    return []


def _of_parts(ctx: Context, t: Term) -> int | None:
    """From what is known of the parts: identities, multiples, inverses, transposes, products, blocks."""
    if type(t) is not App:
        return None
    b = ctx.builder
    match t.head, t.args:
        case "mat_identity", (n,):
            return b.lemma("invertible_identity", {"n": n})
        case "mat_grid", _:
            entries = regular(ctx, t)
            return None if entries is None else b.lemma("invertible_grid_2", entries[0], [entries[1]])
        case "mat_inverse" | "mat_transpose" as head, (a,):
            line = invertible(ctx, a)
            if line is None:
                return None
            values = {"A": a, "n": b.conclusion(line).args[1]}
            return b.lemma(head.replace("mat_", "invertible_"), values, [line])
        case "mat_scale", (c, a):
            return multiple(ctx, "invertible_scale", invertible(ctx, a), App("ne", c, ZERO), a, c)
        case "mat_root", _:
            return _of_positive(ctx, t)
        case "mat_diagonal", _:
            from kld_proof.search.matrix import diagonal

            return diagonal.regular(ctx, t, "invertible")
        case "mat_kron", _:
            from kld_proof.search.matrix import kron

            return kron.regular(ctx, t, "invertible")
        case "mat_add", _ if has_blocks(t):
            from kld_proof.search.matrix.blocks import invertible_blocks

            return invertible_blocks(ctx, t)
        case "mat_add", _:
            return _of_positive(ctx, t)
        case "mat_mul", (x, y):
            return _product(ctx, t, x, y)
    return None


def _product(ctx: Context, t: App, x: Term, y: Term) -> int | None:
    """A product of invertible matrices of one size."""
    b = ctx.builder
    first, second = invertible(ctx, x), invertible(ctx, y)
    if first is None or second is None:
        return _of_positive(ctx, t)
    n, m = (b.conclusion(i).args[1] for i in (first, second))
    return b.lemma("invertible_mul", {"A": x, "B": y, "n": n}, [first, second]) if n == m else None


def _of_positive(ctx: Context, t: Term) -> int | None:
    """What is positive definite is invertible."""
    known = positive(ctx, t)
    if known is None:
        return None
    values = {"A": t, "n": ctx.builder.conclusion(known).args[1]}
    return ctx.builder.lemma("invertible_of_positive", values, [known])


def _of_grid(ctx: Context, t: Term) -> int | None:
    """A sum or a product of matrices that are written out, as one that is."""
    from kld_proof.search.matrix.equality import canonical

    form, line = canonical(ctx, t)
    made = as_number(ctx, form) or as_grid(ctx, form)
    known = None if made is None else _of_parts(ctx, made[0])
    if made is None or known is None:
        return None
    return transported(ctx, transported(ctx, known, made[1], back=True), line, back=True)
