"""Equations between integrals (sums) over pairs: joined as one, whose function may be split in another way.

`H(X) - H(X|Y) = H(Y) - H(Y|X)` is about functions of x and y that exist together: p(x, y) ln p(x|y) may be
integrable where p(x, y) ln p(x, y) is not.  All double integrals of left - right are joined; what is left of
their function is p(x, y) times functions of x or of y, whose inner integrals are known in one of the orders.
"""

from __future__ import annotations

from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import ZERO, App, Lam, Term, Var, bind, names, subterms
from kld_proof.polynomial import Polynomial, TooLarge
from kld_proof.record import record
from kld_proof.search.context import Context
from kld_proof.search.integration.combination import LEMMAS
from kld_proof.search.integration.pairs import over_pairs
from kld_proof.search.normal_form.normalise import normalise, prove_equal

PREDICATES = {"integral": "integrable2", "sum": "summable2"}


@record(frozen=True)
class Double:
    """A line term = binder(D, x -> binder(E, y -> f(x, y))), and the factor that the term has."""

    head: str
    first: Term
    second: Term
    f: Lam
    term: Term
    line: int | None
    scale: Term

    @property
    def whole(self) -> App:
        """The double integral."""
        return double(self.head, self.first, self.second, self.f)


def double(head: str, first: Term, second: Term, f: Lam) -> App:
    """binder(D, x -> binder(E, y -> f(x, y)))."""
    assert type(f.body) is Lam
    return App(head, first, Lam(App(head, second, f.body)))


def by_pairs(ctx: Context, goal: App) -> int | None:
    """A line for the goal a = b, where something is assumed of pairs."""
    if not any(type(f) is App and f.head in PREDICATES.values() for f in ctx.facts):
        return None
    a, b = goal.args
    return ctx.builder.table.find(ctx.memo, ("pairs", a, b), lambda: _within_bounds(ctx, a, b))


def _within_bounds(ctx: Context, a: Term, b: Term) -> int | None:
    try:
        return _by_pairs(ctx, a, b)
    except (TooLarge, KernelError):
        return None


def _by_pairs(ctx: Context, a: Term, b: Term) -> int | None:
    difference = App("add", a, App("neg", b))
    rest: Polynomial = {}
    found: list[Double] = []
    for m, c in ctx.polynomial(difference).items():
        one = _double_in(ctx, {m: c})
        if one is None:
            rest[m] = c
        else:
            found.append(one)
    if not found or len({(d.head, d.first, d.second) for d in found}) > 1:
        return None
    joined = _joined(ctx, found)
    value = None if joined is None else _evaluated(ctx, found[0], ctx.builder.right(joined))
    if joined is None or value is None:
        return None
    builder, others = ctx.builder, ctx.ring.canonical(rest)
    apart = App("add", *[App("mul", d.scale, d.term) for d in found], others)
    oriented = App("add", *[App("mul", d.scale, d.whole) for d in found], others)
    summed = App("add", _left(ctx, joined), others)
    start, regrouped = ctx.field(difference, apart), ctx.field(oriented, summed)
    turned = _rewritten(ctx, apart, [d.line for d in found if d.line is not None], oriented)
    together = builder.add("rewrite", (builder.chain(joined, value),), summed)
    zero = prove_equal(ctx, builder.right(together), ZERO)
    if start is None or turned is None or regrouped is None or zero is None:
        return None
    line = builder.chain(start, turned, regrouped, together, zero)
    whole = App("add", difference, b)
    opened, back = ctx.field(a, whole), builder.add("rewrite", (line,), whole)
    end = ctx.field(builder.right(back), b)
    return None if opened is None or end is None else builder.chain(opened, back, end)


def _left(ctx: Context, line: int) -> Term:
    """The left side of the equation that the line concludes."""
    return ctx.builder.conclusion(line).args[0]


def _rewritten(ctx: Context, t: Term, lines: list[int], target: Term) -> int | None:
    """A line t = target by equations one after the other."""
    total = ctx.field(t, t)
    for line in lines:
        current = t if total is None else ctx.builder.right(total)
        total = ctx.builder.chain(total, ctx.builder.add("rewrite", (line,), current))
    end = t if total is None else ctx.builder.right(total)
    return ctx.builder.chain(total, ctx.field(end, target))


# Which double integrals there are ---------------------------------------------------------------------


def _double_in(ctx: Context, one: Polynomial) -> Double | None:
    """The double integral that is a factor of a monomial, turned so that x stands before y."""
    ((m, c),) = one.items()
    inside = [(g, t) for g, e in m if e == 1 and type(t := ctx.ring.term_of(g)) is App and _is_double(t)]
    if len(inside) != 1:
        return None
    g, t = inside[0]
    scale = ctx.ring.canonical({tuple(pair for pair in m if pair[0] != g): c})
    return _turned(ctx, t, scale)


def _is_double(t: App) -> bool:
    if t.head not in PREDICATES or type(t.args[1]) is not Lam:
        return False
    body = t.args[1].body
    factors = body.args if type(body) is App and body.head == "mul" else (body,)
    return sum(type(f) is App and f.head == t.head and type(f.args[1]) is Lam for f in factors) == 1


def _turned(ctx: Context, t: App, scale: Term) -> Double | None:
    """The double integral with its factors inside, exchanged where its variables are in the other order."""
    first, row = t.args
    inner, x, body = ctx.open(first, row)
    assert type(body) is App
    factors = body.args if body.head == "mul" else (body,)
    nested = next(f for f in factors if type(f) is App and f.head == t.head and type(f.args[1]) is Lam)
    assert type(nested) is App
    second = nested.args[0]
    if x in names(second):
        return None
    _, y, value = inner.open(second, nested.args[1])
    rest = [f for f in factors if f is not nested]
    cell = App("mul", App("mul", *rest), value) if rest else value
    f = bind(bind(cell, y), x)
    assert type(f) is Lam
    line: int | None = None
    if rest:
        moved = _moved_inside(inner, body, nested, App("mul", *rest))
        if moved is None:
            return None
        everywhere = ctx.builder.add("generalize", (moved,), x, first)
        values = {"D": first, "$f": row, "$g": Lam(App(t.head, second, f.body))}
        line = ctx.builder.lemma(f"{t.head}_congr", values, [everywhere])
    if not _is_turned(cell, x, y):
        return Double(t.head, first, second, f, t, line, scale)
    known = over_pairs(ctx, App(PREDICATES[t.head], first, second, f))
    if known is None:
        return None
    name = f"{t.head}_swap_of_{PREDICATES[t.head]}"
    swap = ctx.builder.lemma(name, {"D": first, "E": second, "$f": f}, [known])
    swapped = bind(bind(cell, x), y)
    assert type(swapped) is Lam
    return Double(t.head, second, first, swapped, t, ctx.builder.chain(line, swap), scale)


def _moved_inside(ctx: Context, body: Term, nested: App, factor: Term) -> int | None:
    """A line body = binder(E, y -> factor f(y)), where the body is factor binder(E, f)."""
    from kld_proof.search.goals import prove_goal

    predicate, constant = LEMMAS[nested.head][0], LEMMAS[nested.head][5]
    exists = prove_goal(ctx, App(predicate, *nested.args))
    if exists is None:
        return None
    values = {"D": nested.args[0], "c": factor, "$f": nested.args[1]}
    outside = ctx.builder.lemma(constant, values, [exists])
    start = ctx.field(body, ctx.builder.right(outside))
    return None if start is None else ctx.builder.chain(start, ctx.builder.add("symm", (outside,)))


def _is_turned(cell: Term, x: str, y: str) -> bool:
    """Whether y stands before x in the first function of both."""
    for s in sorted(
        (s for s in subterms(cell) if type(s) is App and s.head[:1] == "$"), key=lambda s: s.head
    ):
        if Var(x) in s.args and Var(y) in s.args:
            return s.args.index(Var(y)) < s.args.index(Var(x))
    return False


# Joining them, and the value of what is left -----------------------------------------------------------


def _joined(ctx: Context, found: list[Double]) -> int | None:
    """A line c1 binder2(f1) + ... = binder2(f), with f in normal form."""
    total: tuple[int, int] | None = None  # that it converges, and the equation so far
    for d in found:
        one = _with_factor(ctx, d)
        if one is None:
            return None
        total = one if total is None else _added(ctx, d, total, one)
    assert total is not None
    whole = ctx.builder.right(total[1])
    assert type(whole) is App
    return ctx.builder.chain(total[1], _normal(ctx, found[0], whole))


def _with_factor(ctx: Context, d: Double) -> tuple[int, int] | None:
    """That c f converges over pairs, and c binder2(f) = binder2(c f)."""
    predicate, b = PREDICATES[d.head], ctx.builder
    known = over_pairs(ctx, App(predicate, d.first, d.second, d.f))
    if known is None:
        return None
    values = {"D": d.first, "E": d.second, "c": d.scale, "$f": d.f}
    equation = b.lemma(f"{d.head}_const_mul_of_{predicate}", values, [known])
    return b.lemma(f"{predicate}_const_mul", values, [known]), b.add("symm", (equation,))


def _added(ctx: Context, d: Double, total: tuple[int, int], one: tuple[int, int]) -> tuple[int, int]:
    predicate, b = PREDICATES[d.head], ctx.builder
    f, g = (b.conclusion(known).args[2] for known, _ in (total, one))
    values = {"D": d.first, "E": d.second, "$f": f, "$g": g}
    both = b.lemma(f"{predicate}_add", values, [total[0], one[0]])
    apart = b.lemma(f"{d.head}_add_of_{predicate}", values, [total[0], one[0]])
    put = b.add("rewrite", (total[1],), App("add", _left(ctx, total[1]), _left(ctx, one[1])))
    put = b.chain(put, b.add("rewrite", (one[1],), b.right(put)))
    return both, b.chain(put, b.add("symm", (apart,)))


def _normal(ctx: Context, d: Double, whole: App) -> int | None:
    """A line binder2(f) = binder2(normal form of f); None where f has it."""
    inner, x, row = ctx.open(d.first, whole.args[1])
    assert type(row) is App
    deeper, y, cell = inner.open(d.second, row.args[1])
    form, line = normalise(deeper, cell)
    if line is None:
        return None
    b = ctx.builder
    everywhere = b.add("generalize", (line,), y, d.second)
    inside = b.lemma(f"{d.head}_congr", {"D": d.second, "$f": row.args[1], "$g": bind(form, y)}, [everywhere])
    everywhere = b.add("generalize", (inside,), x, d.first)
    new = bind(App(d.head, d.second, bind(form, y)), x)
    return b.lemma(f"{d.head}_congr", {"D": d.first, "$f": whole.args[1], "$g": new}, [everywhere])


def _evaluated(ctx: Context, d: Double, whole: Term) -> int | None:
    """A line binder2(f) = value, the inner one being known in one of the orders, or in part in each."""
    assert type(whole) is App and type(whole.args[1]) is Lam
    inner, x, row = ctx.open(d.first, whole.args[1])
    assert type(row) is App
    deeper, y, cell = inner.open(d.second, row.args[1])
    rows: Polynomial = {}
    columns: Polynomial = {}
    for m, c in deeper.polynomial(cell).items():
        term = deeper.ring.canonical({m: c})
        if _is_known(inner, d.head, d.second, bind(term, y)):
            rows[m] = c
        else:
            columns[m] = c
    parts = [bind(bind(deeper.ring.canonical(p), y), x) for p in (rows, columns)]
    if not columns:
        return normalise(ctx, whole)[1]
    predicate, b = PREDICATES[d.head], ctx.builder
    lines = [over_pairs(ctx, App(predicate, d.first, d.second, f)) for f in parts[0 if rows else 1 :]]
    present = [line for line in lines if line is not None]
    if len(present) < len(lines):
        return None
    swap = b.lemma(
        f"{d.head}_swap_of_{predicate}", {"D": d.first, "E": d.second, "$f": parts[1]}, [present[-1]]
    )
    if not rows:
        start = _same(ctx, d, whole, parts[1])
        return None if start is None else b.chain(start, swap, normalise(ctx, b.right(swap))[1])
    values = {"D": d.first, "E": d.second, "$f": parts[0], "$g": parts[1]}
    apart = b.lemma(f"{d.head}_add_of_{predicate}", values, present)
    start = prove_equal(ctx, whole, _left(ctx, apart))
    if start is None:
        return None
    put = b.add("rewrite", (swap,), b.right(apart))
    return b.chain(start, apart, put, normalise(ctx, b.right(put))[1])


def _same(ctx: Context, d: Double, whole: Term, f: Term) -> int | None:
    assert type(f) is Lam
    return prove_equal(ctx, whole, double(d.head, d.first, d.second, f))


def _is_known(ctx: Context, head: str, domain: Term, f: Term) -> bool:
    """Whether no inner integral is left in normal form."""
    form, _ = normalise(ctx, App(head, domain, f))
    return not any(type(s) is App and s.head == head for s in subterms(form))


__all__ = ["by_pairs"]
