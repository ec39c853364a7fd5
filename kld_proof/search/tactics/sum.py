"""Sums over sets of integers: written out, brought to a start at 1, then split by linearity."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.kernel.rules import INTEGERS
from kld_proof.kernel.term import ONE, ZERO, App, Lam, Num, Term, Var, apply, bind, names, show, subterms
from kld_proof.polynomial import TooLarge
from kld_proof.search.context import Context
from kld_proof.search.integration.linear import binder_equation
from kld_proof.search.known import known_value
from kld_proof.search.normal_form.normalise import Conversion, canonical_equation, generators
from kld_proof.search.sign import compare, member

NATURALS = App("naturals")


def sum_conversion(ctx: Context, t: App) -> int | None:
    """A line `sum = expression`: terms of a literal range, or linearity, or a canonical range."""
    domain, body = t.args
    if type(domain) is App and domain.head == "from":
        whole = member(ctx, domain.args[0], INTEGERS)
        return (
            None
            if whole is None
            else ctx.builder.lemma("sum_from_shift", {"a": domain.args[0], "$f": body}, [whole])
        )
    if type(domain) is not App or domain.head != "range":
        return binder_equation(ctx, "sum", domain, body)
    ends = canonical_ends(ctx, t)
    if ends is not None:
        return ends
    a, b = domain.args
    if type(a) is Num and type(b) is Num:
        return written_out(ctx, t)
    line = binder_equation(ctx, "sum", domain, body)
    if line is not None and t not in generators(ctx.builder.right(line)):
        return line
    entries = _of_entries(ctx, t)
    if entries is not None:
        return entries
    swapped = _swapped(ctx, t)
    if swapped is not None:
        return swapped
    try:
        return reindexed(ctx, t)
    except TooLarge:
        return None


def _of_entries(ctx: Context, t: App) -> int | None:
    """A sum of products of entries of columns, as a trace."""
    if not any(type(h) is App and h.head == "shape" for h in ctx.hypotheses):
        return None
    from kld_proof.search.matrix.entries import speaks_of_entries, sum_of_entries

    return sum_of_entries(ctx, t) if speaks_of_entries(ctx, t) else None


def _swapped(ctx: Context, t: App) -> int | None:
    """A sum of sums over ranges that do not depend on each other, in a fixed order."""
    outer, f = t.args
    inner = f.body if type(f) is Lam else f
    if type(inner) is not App or inner.head != "sum" or type(inner.args[1]) is not Lam:
        return None
    domain = inner.args[0]
    if domain.loose or type(domain) is not App or domain.head != "range" or type(outer) is not App:
        return None
    first, second = show(outer), show(domain)
    if first < second:
        return None
    (a, b), (c, d) = outer.args, domain.args
    values = {"a": a, "b": b, "c": c, "d": d, "$f": Lam(inner.args[1])}
    if first != second:
        return ctx.builder.lemma("sum_swap", values)
    body = apply(apply(Lam(inner.args[1]), Var("\0i")), Var("\0j"))
    other = App("sum", domain, bind(App("sum", outer, bind(body, "\0i")), "\0j"))
    if show(other) >= show(t) or ("swapped", other) in ctx.memo:
        return None
    ctx.memo["swapped", t] = True
    return ctx.builder.lemma("sum_swap", values)


def canonical_ends(ctx: Context, t: App) -> int | None:
    """The same sum or product with the ends of its range in canonical form."""
    domain = t.args[0]
    assert type(domain) is App
    equations = [line for end in domain.args if (line := canonical_equation(ctx, end)) is not None]
    if not equations:
        return None
    # Only the ends are rewritten: the body may hold the same terms under other hypotheses.
    table = {ctx.builder.conclusion(i).args[0]: ctx.builder.right(i) for i in equations}
    if all(table.get(end, end) == end for end in domain.args):
        return None
    return ctx.builder.add("rewrite", equations, t)


def written_out(ctx: Context, t: App) -> int | None:
    """The terms of a range with literal ends, one by one."""
    domain, f = t.args
    assert type(domain) is App
    a, b = domain.args
    assert type(a) is Num and type(b) is Num
    if a.value.denominator != 1 or b.value.denominator != 1 or b.value - a.value >= ctx.builder.limits.unfold:
        return None
    if b.value < a.value:
        return empty(ctx, t)
    line = split_last(ctx, t)
    if line is None:
        return None
    shorter = App(t.head, App("range", a, Num(b.value - 1)), f)
    further = written_out(ctx, shorter)
    if further is None:
        return line
    return ctx.builder.chain(line, ctx.builder.add("rewrite", (further,), ctx.builder.right(line)))


def empty(ctx: Context, t: App) -> int | None:
    """The sum (product) over an empty range."""
    domain, f = t.args
    assert type(domain) is App
    a, b = domain.args
    line = compare(ctx, "lt", b, a)
    return (
        None
        if line is None
        else ctx.builder.lemma(f"{t.head}_range_empty", {"a": a, "b": b, "$f": f}, [line])
    )


def _split(ctx: Context, t: App, name: str, old: Term, new: Term) -> int | None:
    """One term of a range a..b with a <= b set apart, the new end in the form `new`."""
    domain, f = t.args
    assert type(domain) is App
    a, b = domain.args
    lines = [member(ctx, a, INTEGERS), member(ctx, b, INTEGERS), compare(ctx, "le", a, b)]
    present = [i for i in lines if i is not None]
    if len(present) < 3:
        return None
    line = ctx.builder.lemma(f"{t.head}_range_{name}", {"a": a, "b": b, "$f": f}, present)
    shorter = App("range", a, old) if name == "last" else App("range", old, b)
    equation = ctx.field(shorter.args[1 if name == "last" else 0], new)
    if equation is None:
        return None
    if old == new:
        return line
    target = App("range", a, new) if name == "last" else App("range", new, b)
    moved = ctx.builder.add("rewrite", (equation,), App(t.head, shorter, f))
    if ctx.builder.right(moved) != App(t.head, target, f):
        return None
    return ctx.builder.chain(line, ctx.builder.add("rewrite", (moved,), ctx.builder.right(line)))


def split_last(ctx: Context, t: App) -> int | None:
    """The sum to b as the sum to b - 1 and the last term."""
    b = t.args[0].args[1]  # type: ignore[attr-defined]
    old = App("add", b, App("neg", ONE))
    return _split(ctx, t, "last", old, ctx.canonical(old))


def split_first(ctx: Context, t: App) -> int | None:
    """The sum from a as the first term and the sum from a + 1."""
    a = t.args[0].args[0]  # type: ignore[attr-defined]
    old = App("add", a, ONE)
    return _split(ctx, t, "first", old, ctx.canonical(old))


def reindexed(ctx: Context, t: App) -> int | None:
    """The same sum with function variables at `k` alone, from 1, to an end without a literal summand."""
    domain, f = t.args
    assert type(domain) is App
    a, b = domain.args
    if _is_mirrored(ctx, f):
        return _reversed(ctx, t)
    offset = _offset(ctx, f)
    if offset:
        return _shifted(ctx, t, Num(-offset))
    if type(a) is not Num or a.value.denominator != 1:
        return (
            _shifted(ctx, t, ctx.canonical(App("add", a, Num(-1))))
            if member(ctx, a, INTEGERS) is not None
            else None
        )
    if a.value < 1:
        return split_first(ctx, t)
    if a.value > 1:
        return _extended(ctx, t, App("range", Num(a.value - 1), b), split_first)
    lower = App("range", ZERO, b)
    if (
        any(s.head == "factorial" or _is_power(s) for s in subterms(f) if type(s) is App)
        and known_value(ctx, "sum", lower, f) is not None
    ):
        return _extended(ctx, t, lower, split_first)
    literal = Fraction(ctx.polynomial(b).get((), 0))
    if literal > 0:
        return split_last(ctx, t)
    if literal < 0:
        return _extended(ctx, t, App("range", a, ctx.canonical(App("add", b, ONE))), split_last)
    return None


def _is_power(s: App) -> bool:
    """Whether the bound variable stands in the exponent of a power, as in a geometric sum."""
    return s.head in ("pow", "exp") and bool(s.args[-1].loose)


def _is_mirrored(ctx: Context, f: Term) -> bool:
    """Whether the first of the function variables stands at places that fall with the index, as x(t - k)."""
    applied = [s for s in subterms(f) if type(s) is App and s.head.startswith("$") and s.loose]
    first = min((s.head for s in applied), default="")
    falling = (u for s in applied if s.head == first for a in s.args for u in subterms(a))
    if not any(type(u) is App and u.head in ("neg", "mul") for u in falling):
        return False
    inner, k, body = ctx.open(App("integers"), f)
    index = ((inner.ring.generator(Var(k)), 1),)
    places = (
        a for s in subterms(body) if type(s) is App and s.head == first for a in s.args if k in names(a)
    )
    slopes = {inner.polynomial(a).get(index, 0) for a in places}
    return slopes == {-1}


def _reversed(ctx: Context, t: App) -> int | None:
    """The sum with its terms in opposite order."""
    domain, f = t.args
    assert type(domain) is App
    a, b = domain.args
    lines = [member(ctx, a, INTEGERS), member(ctx, b, INTEGERS)]
    if lines[0] is None or lines[1] is None:
        return None
    return ctx.builder.lemma("sum_range_reverse", {"a": a, "b": b, "$f": f}, [lines[0], lines[1]])


def _shifted(ctx: Context, t: App, c: Term) -> int | None:
    domain, f = t.args
    assert type(domain) is App
    whole = member(ctx, c, INTEGERS)
    if whole is None:
        return None
    line = ctx.builder.lemma(
        "sum_range_shift", {"a": domain.args[0], "b": domain.args[1], "c": c, "$f": f}, [whole]
    )
    right = ctx.builder.right(line)
    assert type(right) is App
    return ctx.builder.chain(line, canonical_ends(ctx, right))


def _extended(ctx: Context, t: App, domain: App, split) -> int | None:  # type: ignore[no-untyped-def]
    """The sum as that over one index more, less the new term."""
    whole = App("sum", domain, t.args[1])
    line = split(ctx, whole)
    if line is None:
        return None
    b = ctx.builder
    parts = b.right(line)
    assert type(parts) is App
    if t not in parts.args:
        return None
    term = next(p for p in parts.args if p != t)
    difference = App("add", whole, App("neg", term))
    opened = b.add("rewrite", (line,), difference)
    back = ctx.field(b.right(opened), t)
    return None if back is None else b.add("symm", (b.chain(opened, back),))


def _offset(ctx: Context, f: Term) -> int:
    """The least literal m such that a function variable is applied to k + m in the body."""
    inner, k, body = ctx.open(App("integers"), f)
    found: list[int] = []
    for s in subterms(body):
        if type(s) is App and s.head.startswith("$") and not s.loose:
            for argument in s.args:
                if k in names(argument):
                    p = inner.polynomial(argument)
                    index = ((inner.ring.generator(Var(k)), 1),)
                    literal = Fraction(p.get((), 0))
                    if set(p) - {index, ()} or p.get(index) != 1 or literal.denominator != 1:
                        return 0
                    found.append(int(literal))
    return min(found, default=0)


CONVERSIONS: list[tuple[str, Conversion]] = [("sum", sum_conversion)]
