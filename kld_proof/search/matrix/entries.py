"""Entries of matrices, and sums of products of entries as traces.

Main statements: `entry_conversion(ctx, t)` takes an entry of a sum apart; `sum_of_entries(ctx, t)` is a line
sum of A_k B_k = tr(A^T B), where the A_k and B_k are entries of columns or assumed to be.
"""

from __future__ import annotations

from kld_proof.kernel.term import ONE, App, Bound, Lam, Term, Var, bind, names, subterms
from kld_proof.search.context import Context
from kld_proof.search.matrix.shapes import shape
from kld_proof.search.matrix.units import entry_of_unit


def entry_conversion(ctx: Context, t: App) -> int | None:
    """A line for an entry of a sum or a multiple: what the entries of the parts make."""
    from kld_proof.search.matrix.equality import canonical

    a, i, j = t.args
    form, equation = canonical(ctx, a)
    b = ctx.builder
    line = None if equation is None else b.add("rewrite", (equation,), t)
    parts = _parts(ctx, App("mat_entry", form, i, j))
    both = [x for x in (line, parts) if x is not None]
    return b.chain(*both) if both else None


def _parts(ctx: Context, t: App) -> int | None:
    """A line for an entry of a matrix in canonical form; None of a product."""
    b, (a, i, j) = ctx.builder, t.args
    if type(a) is not App:
        return None
    match a.head, a.args:
        case "mat_add", (x, y):
            line = b.lemma("mat_entry_add", {"A": x, "B": y, "i": i, "j": j})
            inner = [_parts(ctx, App("mat_entry", p, i, j)) for p in (x, y)]
        case "mat_scale", (c, x):
            line = b.lemma("mat_entry_scale", {"A": x, "c": c, "i": i, "j": j})
            inner = [_parts(ctx, App("mat_entry", x, i, j))]
        case "mat_zero", ():
            return b.lemma("mat_entry_zero", {"i": i, "j": j})
        case "mat_transpose", (x,):
            line = b.lemma("mat_entry_transpose", {"A": x, "i": i, "j": j})
            inner = [_parts(ctx, App("mat_entry", x, j, i))]
        case "mat_unit", _:
            return entry_of_unit(ctx, t)
        case "mat_ones", (n,) if j == ONE:
            return _of_ones(ctx, n, i)
        case _:
            return None
    found = [x for x in inner if x is not None]
    return b.chain(line, b.add("rewrite", found, b.right(line))) if found else line


def _of_ones(ctx: Context, n: Term, k: Term) -> int | None:
    """The k-th of n ones is 1."""
    from kld_proof.search.goals import prove_goal

    goals = (App("in", k, App("range", ONE, n)), App("in", n, App("naturals")))
    lines = [ctx.facts.get(g) if g.args[1].head == "range" else prove_goal(ctx, g) for g in goals]  # type: ignore[attr-defined]
    known = [i for i in lines if i is not None]
    return ctx.builder.lemma("mat_entry_ones", {"k": k, "n": n}, known) if len(known) == 2 else None


def speaks_of_entries(ctx: Context, t: Term) -> bool:
    """Whether an entry of a matrix stands in `t`, or in what is assumed of the terms of a sequence."""
    key = "entries are assumed"
    if key not in ctx.memo:
        ctx.memo[key] = any(_said(every) is not None for every, _ in ctx.quantified())
    return ctx.memo[key] is True or any(type(s) is App and s.head == "mat_entry" for s in subterms(t))


def _said(every: App) -> App | None:
    """The equation y(k) = an entry, if a fact says it of all k."""
    body = every.args[1]
    said = body.body if type(body) is Lam else None
    if type(said) is not App or said.head != "eq":
        return None
    term, entry = said.args
    is_term = type(term) is App and term.head[:1] == "$" and term.args == (Bound(0),)
    return said if is_term and type(entry) is App and entry.head == "mat_entry" else None


def sum_of_entries(ctx: Context, t: App) -> int | None:
    """A line for the sum over 1, ..., n of entries or of products of two; None where others stand in it."""
    from kld_proof.search.normal_form.normalise import canonical_equation

    domain, f = t.args
    if type(domain) is not App or domain.args[0] != ONE:
        return None
    b = ctx.builder
    inner, k, body = ctx.open(domain, f)
    lines = known_entries(inner, k, domain)
    line = b.add("rewrite", lines, body) if lines else None
    entered = body if line is None else b.right(line)
    worked = canonical_equation(inner, entered)
    target = entered if worked is None else b.right(worked)
    found = _columns(inner, target, k)
    if found is None:
        return None
    one = found[0] if len(found) == 1 else None
    if one is not None:
        written = App("mul", *(App("mat_entry", a, Var(k), ONE) for a in one)) if len(one) > 1 else None
        target = App("mat_entry", one[0], Var(k), ONE) if written is None else written
    line = inner.regrouped(body, target) if not lines else _reached(inner, line, worked, target)
    if line is None and target != body:
        return None
    if one is None:
        return None if target == body else _congruent(ctx, t, line, k, target)
    value = _value(ctx, domain.args[1], one)
    if value is None:
        return None
    return value if target == body else b.chain(_congruent(ctx, t, line, k, target), value)


def known_entries(inner: Context, k: str, domain: App) -> list[int]:
    """Lines y(k) = an entry, from what is assumed of all k in the domain."""
    inside = inner.facts.get(App("in", Var(k), domain))
    if inside is None:
        return []
    facts = [line for every, line in inner.quantified() if every.args[0] == domain and _said(every)]
    return [inner.builder.add("specialize", (line, inside)) for line in facts]


def _reached(inner: Context, line: int | None, worked: int | None, target: Term) -> int | None:
    """A line body = target, by the two lines and by algebra."""
    lines = [i for i in (line, worked) if i is not None]
    start = inner.builder.chain(*lines)
    last = inner.builder.right(start)
    if last == target:
        return start
    same = inner.regrouped(last, target)
    return None if same is None else inner.builder.chain(start, same)


def _columns(inner: Context, t: Term, k: str) -> list[tuple[Term, ...]] | None:
    """The columns whose k-th entries are multiplied in each monomial; None where k stands elsewhere."""
    found = []
    for monomial, c in inner.polynomial(t).items():
        columns: list[Term] = []
        for g, e in monomial:
            term = inner.ring.term_of(g)
            if k not in names(term):
                continue
            if type(term) is not App or term.head != "mat_entry" or term.args[1:] != (Var(k), ONE):
                return None
            if k in names(term.args[0]) or e not in (1, 2):
                return None
            columns += [term.args[0]] * int(e)
        if len(columns) > 2 or not columns:
            return None
        found.append(tuple(columns))
        if c != 1 or len(monomial) > len(set(columns)):
            found.append(())  # a factor before it: linearity comes first
    return found


def _congruent(ctx: Context, t: App, line: int | None, k: str, target: Term) -> int:
    """The sum with an equal summand."""
    assert line is not None
    domain, f = t.args
    every = ctx.builder.add("generalize", (line,), k, domain)
    return ctx.builder.lemma("sum_congr", {"D": domain, "$f": f, "$g": bind(target, k)}, [every])


def _value(ctx: Context, n: Term, columns: tuple[Term, ...]) -> int | None:
    """The lemma for a sum of entries of one column, or of products of entries of two."""
    for first, second in (columns, columns[::-1]) if len(columns) == 2 else ((columns[0], None),):
        known = shape(ctx, first)
        if known is None or known[:2] != (n, ONE):
            continue
        if second is None:
            return ctx.builder.lemma("sum_entry", {"A": first, "n": n}, [known[2]])
        turned = {"A": first, "B": second, "n": n}
        line = ctx.builder.lemma("sum_entry_mul_entry", turned, [known[2]])
        return line if columns == (first, second) else None
    return None
