"""Models of recurrences: closed forms of the sequences that they give.

Main statement: `recurrent(assumptions, others, numbers)`.  x(k + 1) = c x(k) + f(k) is solved by a sum,
x(k + 1) = c(k) x(k) by a product, x(k + 2) = p x(k + 1) + q x(k) by powers of the two roots; anything else
by zeros, where these do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice

from kld_proof.kernel.field import Ring
from kld_proof.kernel.term import (
    ONE,
    ZERO,
    App,
    Lam,
    Num,
    Term,
    Var,
    apply,
    bind,
    names,
    substitute,
    subterms,
)
from kld_proof.polynomial import TooLarge
from kld_proof.search.recurrence import Recurrence, recurrence
from kld_proof.search.refuter.exact import exact

INDEX, TRIED = "\0k", 3


def has_recurrences(assumptions: Sequence[Term]) -> bool:
    """Whether any of the assumptions gives a sequence by its terms before."""
    return any(recurrence(a) is not None for a in assumptions)


def recurrent(
    assumptions: Sequence[Term], others: Mapping[str, Term], numbers: Iterable[Mapping[str, Term]]
) -> Iterator[dict[str, Term]]:
    """Values for all names: `others` for the functions without a recurrence, some `numbers` for the rest."""
    rules = {r.head: (r, a) for a in assumptions if (r := recurrence(a)) is not None}
    rest = {n: f for n, f in others.items() if n not in rules}
    for plain in islice(numbers, TRIED):
        values: dict[str, Term] = {**rest, **plain}
        for head, (rule, fact) in rules.items():
            inside = [substitute(a, values) for a in assumptions]
            closed = _closed(rule, substitute(fact, values), inside)
            values[head] = Lam(ZERO) if closed is None else bind(closed, INDEX)
        yield values


def _closed(rule: Recurrence, fact: Term, assumptions: Sequence[Term]) -> Term | None:
    """x(k) as a term of k, for a linear recurrence with literal coefficients and given first values."""
    assert type(fact) is App
    sides = apply(fact.args[1], Var(INDEX)).args  # type: ignore[attr-defined]
    side = next(s for s in sides if not _is_term(s, rule))
    found = _linear(rule, side)
    known = {k: ZERO if names(v) else v for k, v in _values(rule.head, assumptions)}
    at = min(known, default=0)
    first = [known.get(at + i, ZERO) for i in range(rule.order)]
    if rule.direction == -1:
        return None if found is None or known else _constant(rule, *found)
    if found is None:
        return _product(rule, side, at, first[0]) if rule.order == 1 else None
    factors, rest = found
    if rule.order == 1:
        return _first_order(factors.get(rule.top - 1, Fraction(0)), rest, rule.top, at, first[0])
    if rule.order == 2 and rest == ZERO:
        p, q = (factors.get(rule.top - i, Fraction(0)) for i in (1, 2))
        return _second_order(p, q, at, first[0], first[1])
    return None


def _is_term(s: Term, rule: Recurrence) -> bool:
    return type(s) is App and s.head == rule.head and _is_at(s.args[0], rule.top)


def _linear(rule: Recurrence, side: Term) -> tuple[dict[int, Fraction], Term] | None:
    """The coefficients of the earlier terms by their offsets, and what is added to these."""
    ring, factors = Ring(), dict[int, Fraction]()
    offsets = {}
    for k in rule.lower:
        for s in subterms(side):
            if type(s) is App and s.head == rule.head and _is_at(s.args[0], k):
                offsets[ring.generator(s)] = k
    try:
        p = dict(ring.polynomial(side))
    except TooLarge:
        return None
    for monomial in list(p):
        inside = [g for g, _ in monomial if g in offsets]
        if inside and len(monomial) == 1 and monomial[0][1] == 1:
            k = offsets[inside[0]]
            factors[k] = factors.get(k, Fraction(0)) + Fraction(p.pop(monomial))
        elif inside:
            return None
    zeros: dict[Term, Term] = {s: ZERO for s in subterms(side) if type(s) is App and s.head == rule.head}
    rest = _replaced(side, zeros)
    return factors, ZERO if not p else rest


def _is_at(index: Term, k: int) -> bool:
    ring = Ring()
    gap = ring.polynomial(App("add", index, App("neg", Var(INDEX)), Num(Fraction(-k))))
    return ring.is_zero(gap)


def _replaced(t: Term, table: Mapping[Term, Term]) -> Term:
    if t in table:
        return table[t]
    return App(t.head, *[_replaced(a, table) for a in t.args]) if type(t) is App else t


def _values(head: str, assumptions: Sequence[Term]) -> Iterator[tuple[int, Term]]:
    """The first values, x(0) = v, of a sequence."""
    for a in assumptions:
        match a:
            case App(head="eq", args=(App(head=found, args=(Num(value=k),)), value)) if found == head:
                if k.denominator == 1:
                    yield int(k), value


def _constant(rule: Recurrence, factors: Mapping[int, Fraction], rest: Term) -> Term | None:
    """The solution that is the same for all indices, or grows with them where the factors add up to 1."""
    value, total = exact(rest, {}), sum(factors.values())
    if value is None:
        return None
    if total != 1:
        return Num(value / (1 - total))
    span = sum((rule.top - k) * c for k, c in factors.items())
    return App("mul", Num(value / span), Var(INDEX)) if span else None


def _product(rule: Recurrence, side: Term, at: int, first: Term) -> Term | None:
    """x(s) times the product of c(i) for s < i <= k, where x(i) = c(i) x(i - 1)."""
    terms = [s for s in subterms(side) if type(s) is App and s.head == rule.head]
    none, one = (_replaced(side, dict.fromkeys(terms, v)) for v in (ZERO, ONE))
    ring = Ring()
    if not ring.is_zero(ring.polynomial(none)):
        return None
    i = Var("\0i")
    factor = substitute(one, {INDEX: App("add", i, Num(Fraction(-rule.top)))})
    run = App("prod", App("range", Num(Fraction(at + 1)), Var(INDEX)), bind(factor, "\0i"))
    return App("mul", first, run)


def _first_order(c: Fraction, rest: Term, top: int, at: int, first: Term) -> Term:
    """x(k) from x(s) where x(i) = c x(i - 1) + f(i): a power of c, and a sum where f is not constant."""
    k = Var(INDEX)
    steps = App("add", k, Num(Fraction(-at))) if at else k
    constant = exact(rest, {})
    if constant is not None and c != 1:
        rest, fixed = ZERO, Num(constant / (1 - c))
        gap = exact(App("add", first, App("neg", fixed)), {})
        lead = App("add", first, App("neg", fixed)) if gap is None else Num(gap)
        return App("add", App("mul", lead, App("pow", Num(c), steps)), fixed)
    if constant is not None:
        return App("add", first, App("mul", Num(constant), steps))
    i = Var("\0i")
    added = substitute(rest, {INDEX: App("add", i, Num(Fraction(-top)))})
    term = App("mul", App("pow", Num(c), App("add", k, App("neg", i))), added)
    start = App("mul", App("pow", Num(c), steps), first)
    return App("add", start, App("sum", App("range", Num(Fraction(at + 1)), k), bind(term, "\0i")))


def _second_order(p: Fraction, q: Fraction, at: int, first: Term, second: Term) -> Term | None:
    """A r^(k - s) + B u^(k - s) with the roots r, u of z^2 = p z + q, (A + B k) r^(k - s) if they agree."""
    d = p * p + 4 * q
    if d < 0:
        return None
    steps = App("add", Var(INDEX), Num(Fraction(-at))) if at else Var(INDEX)
    half = Num(p / 2)
    if d == 0:
        if p == 0:
            return None
        slope = App("add", App("div", second, half), App("neg", first))
        return App("mul", App("add", first, App("mul", slope, steps)), App("pow", half, steps))
    root = App("sqrt", Num(d))
    r, u = (App("div", App("add", Num(p), s), Num(Fraction(2))) for s in (root, App("neg", root)))
    parts = []
    for other, own in ((u, r), (r, u)):
        gap = second if first == ZERO else App("add", second, App("neg", App("mul", other, first)))
        part = App("mul", App("div", gap, root), App("pow", own, steps))
        parts.append(part if own is r else App("neg", part))
    return App("add", *parts)


__all__ = ["has_recurrences", "recurrent"]
