"""Matrices that are written out: as sums of multiples of units, which multiply by their indices."""

from __future__ import annotations

from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, subterms
from kld_proof.search.context import Context

LARGEST = 4
LAST = App("mat_inject", ONE, ONE)  # of two columns side by side: the second one is moved by it


def has_units(t: Term) -> bool:
    """Whether a matrix is written out in `t`."""
    return any(
        type(s) is App
        and (
            s.head in ("mat_grid", "mat_unit")
            or (s.head == "mat_ones" and type(s.args[0]) is Num)
            or s == LAST
        )
        for s in subterms(t)
    )


def written_out(ctx: Context, t: App) -> int | None:
    """A line grid = a sum of multiples of units."""
    name, values = instance(t)
    return ctx.builder.lemma(f"mat_{name}", values) if name else None


def instance(t: App) -> tuple[str, dict[str, Term]]:
    """The name of a grid by its size, and its entries by name; no name where it is too large."""
    n, m = (size.value for size in t.args[:2] if type(size) is Num)
    if not 1 <= n <= LARGEST or not 1 <= m <= LARGEST:
        return "", {}
    names = [f"a{i}{j}" for i in range(1, int(n) + 1) for j in range(1, int(m) + 1)]
    return f"grid_{n}_{m}", dict(zip(names, t.args[2:], strict=True))


def product_of_units(ctx: Context, x: Term, y: Term) -> int | None:
    """A line for the product of two units."""
    if not (is_unit(x) and is_unit(y)):
        return None
    assert type(x) is App and type(y) is App
    (i, j), (k, m) = x.args, y.args
    if j == k:
        lines = _positive(ctx, j)
        return ctx.builder.lemma("mat_unit_mul", {"i": i, "j": j, "k": m}, lines) if lines else None
    apart = ctx.builder.add("evaluate", (), App("ne", j, k))
    return ctx.builder.lemma("mat_unit_mul_ne", {"i": i, "j": j, "k": k, "l": m}, [apart])


def trace_of_unit(ctx: Context, x: Term) -> int | None:
    """A line tr(unit) = 1 or 0."""
    if not is_unit(x):
        return None
    assert type(x) is App
    i, j = x.args
    if i == j:
        lines = _positive(ctx, i)
        return ctx.builder.lemma("mat_trace_unit", {"i": i}, lines) if lines else None
    apart = ctx.builder.add("evaluate", (), App("ne", i, j))
    return ctx.builder.lemma("mat_trace_unit_ne", {"i": i, "j": j}, [apart])


def entry_of_unit(ctx: Context, t: App) -> int | None:
    """A line for an entry of a unit with numbers for its place: 1 or 0."""
    unit, k, m = t.args
    if not (is_unit(unit) and type(k) is Num and type(m) is Num):
        return None
    assert type(unit) is App
    i, j = unit.args
    if (i, j) == (k, m):
        return ctx.builder.lemma("mat_entry_unit", {"i": i, "j": j}, [*_positive(ctx, i), *_positive(ctx, j)])
    name, first, second = ("row", i, k) if i != k else ("column", j, m)
    apart = ctx.builder.add("evaluate", (), App("ne", first, second))
    return ctx.builder.lemma(f"mat_entry_unit_{name}", {"i": i, "j": j, "k": k, "l": m}, [apart])


def is_unit(t: Term) -> bool:
    """Whether a matrix is a unit with numbers for its place."""
    return type(t) is App and t.head == "mat_unit" and all(type(i) is Num for i in t.args)


def _positive(ctx: Context, i: Term) -> list[int]:
    b = ctx.builder
    return [b.add("evaluate", (), App("in", i, App("naturals"))), b.add("evaluate", (), App("lt", ZERO, i))]


def as_grid(ctx: Context, t: Term) -> tuple[App, int] | None:
    """(a grid with two rows and columns, the line t = it) for a sum of multiples of units, or None."""
    from kld_proof.search.matrix.equality import equal_as_it_is
    from kld_proof.search.normal_form.normalise import canonical_form

    entries: dict[Term, Term] = {}
    pending = [t]
    while pending:
        part = pending.pop()
        if type(part) is App and part.head == "mat_add":
            pending += part.args
            continue
        factor, unit = part.args if type(part) is App and part.head == "mat_scale" else (ONE, part)
        if not is_unit(unit) or unit in entries:
            return None
        entries[unit] = factor
    places = [App("mat_unit", Num(i), Num(j)) for i in (1, 2) for j in (1, 2)]
    if not entries or set(entries) - set(places):
        return None
    values = [canonical_form(ctx, entries.get(p, ZERO)) for p in places]
    grid = App("mat_grid", Num(2), Num(2), *values)
    line = equal_as_it_is(ctx, t, grid)
    return None if line is None else (grid, line)


def as_number(ctx: Context, t: Term) -> tuple[App, int] | None:
    """(c I_1, the line t = c I_1) for a matrix with one row and one column, or None."""
    from kld_proof.search.matrix.shapes import shape

    known = shape(ctx, t)
    if known is None or known[:2] != (ONE, ONE):
        return None
    b = ctx.builder
    line = b.lemma("mat_single", {"A": t}, [known[2]])
    number = App("mat_scale", App("mat_trace", t), App("mat_identity", ONE))
    moved = b.add("rewrite", (b.lemma("mat_identity_1", {}),), number)
    if b.right(moved) != b.right(line):
        return None
    return number, b.chain(line, b.add("symm", (moved,)))


def regular(ctx: Context, t: Term) -> tuple[dict[str, Term], int] | None:
    """The entries of a grid of two rows and columns, and the line that its determinant is not zero."""
    from kld_proof.kernel.term import substitute
    from kld_proof.library.lookup import lookup
    from kld_proof.search.goals import prove_goal

    if type(t) is not App or t.head != "mat_grid" or t.args[:2] != (Num(2), Num(2)):
        return None
    _, values = instance(t)
    (condition,) = lookup("invertible_grid_2").hypotheses
    line = prove_goal(ctx, substitute(condition, values))
    line = _assumed(ctx, t, values) if line is None else line
    return None if line is None else (values, line)


def _assumed(ctx: Context, t: App, values: dict[str, Term]) -> int | None:
    """A line that the determinant of the grid is not 0: what equals the grid is assumed to be invertible."""
    from kld_proof.search.matrix.equality import canonical
    from kld_proof.search.matrix.facts import facts, transported

    b = ctx.builder
    for fact, line in facts(ctx, "invertible"):
        form, equation = canonical(ctx, fact.args[0]) if fact.args[1] == Num(2) else (ZERO, None)
        made = as_grid(ctx, form) if fact.args[1] == Num(2) else None
        if made is not None and made[0] == t:
            known = transported(ctx, transported(ctx, line, equation), made[1])
            apart = b.lemma("mat_det_ne_zero", {"A": t, "n": Num(2)}, [known])
            return b.add("replace", (apart, b.lemma("mat_det_grid_2", values)))
    return None
