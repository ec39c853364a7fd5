"""What is approached: every set leads to x towards infinity over x > 0, or to x towards 0 over 0 < x < s."""

from __future__ import annotations

from functools import partial

from kld_proof.kernel.term import ONE, ZERO, App, Bound, Lam, Num, Term, apply, bind, shift
from kld_proof.polynomial import TooLarge
from kld_proof.search.context import Context
from kld_proof.search.limit.known import known_limit
from kld_proof.search.limit.lines import Tends, instance, moved, with_value
from kld_proof.search.limit.parts import by_parts, by_quotient
from kld_proof.search.normal_form.normalise import canonical_equation
from kld_proof.search.sign import compare

DEPTH = 6  # limits under way inside each other
POSITIVE, UNIT = App("above", ZERO), App("interval", ZERO, ONE)


def tends(ctx: Context, domain: Term, f: Term, depth: int = 0) -> int | None:
    """A line tends(D, f, c) for a number c that is found, or None."""
    if type(domain) is not App or type(f) is not Lam or depth > DEPTH:
        return None
    way = partial(_simplest_first, ctx, domain, f, depth)
    return ctx.builder.table.find(ctx.memo, ("tends", domain, f), way)


def _simplest_first(ctx: Context, domain: App, f: Lam, depth: int) -> int | None:
    """The limit of the canonical form of f on the set, and that of f."""
    try:
        inner, x, opened = ctx.open(domain, f)
        equation = canonical_equation(inner, opened)
        if equation is None:
            return _towards(ctx, domain, f, depth)
        g = bind(ctx.builder.right(equation), x)
        line = _towards(ctx, domain, g, depth)
    except TooLarge:
        return None
    if line is None:
        return _towards(ctx, domain, f, depth)
    same = ctx.builder.add("generalize", (equation,), x, domain)
    return moved(ctx, domain, f, line, same)


def _towards(ctx: Context, domain: App, f: Lam, depth: int) -> int | None:
    further: Tends = partial(tends, depth=depth + 1)
    match domain.head, domain.args:
        case "above", (a,):
            return _infinity(ctx, a, f, further)
        case "from", (a,):
            line = further(ctx, POSITIVE, f)
            if line is not None or a in (ZERO, ONE):
                return _lemma(ctx, "tends_from", {"$f": f, "a": a, "b": ZERO}, line)
            return _lemma(ctx, "tends_from", {"$f": f, "a": a, "b": a}, further(ctx, App("above", a), f))
        case "below", (a,):
            g = _at(f, App("neg", Bound(0)))
            turned, b = further(ctx, POSITIVE, g), ZERO
            if turned is None and type(a) is Num and a.value < 0:
                b = Num(-a.value)
                turned = further(ctx, App("above", b), g)
            return _lemma(ctx, "tends_below", {"$f": f, "a": a, "b": b}, turned)
        case "interval", (a, b):
            return _right_of(ctx, a, b, f, further)
        case "around", (a, r):
            return _around(ctx, a, r, f, further)
    return None


def _lemma(ctx: Context, name: str, values: dict[str, Term], *lines: int | None) -> int | None:
    """The lemma whose last premise says what the limit is."""
    if None in lines:
        return None
    premises = [i for i in lines if i is not None]
    return ctx.builder.lemma(name, values | {"c": ctx.builder.conclusion(premises[-1]).args[2]}, premises)


def _at(f: Lam, place: Term) -> Lam:
    """u -> f(place), where `place` has u as the variable of its innermost binder."""
    return Lam(apply(shift(f, 1), place))


def _infinity(ctx: Context, a: Term, f: Lam, further: Tends) -> int | None:
    """By the parts of f, over all positive x if that will do; else with 1/u in place of x."""
    line = known_limit(ctx, App("above", a), f)
    if line is not None:
        return line
    for start in dict.fromkeys((ZERO, a)):
        line = by_parts(ctx, App("above", start), f, further)
        if line is not None:
            return line if start == a else _lemma(ctx, "tends_above", {"$f": f, "a": a, "b": start}, line)
    end = Num(1 / a.value) if type(a) is Num and a.value > 1 else ONE
    near = further(ctx, App("interval", ZERO, end), _at(f, App("div", ONE, Bound(0))))
    return _lemma(ctx, "tends_reciprocal", {"$f": f, "a": a, "s": end}, near)


def _right_of(ctx: Context, a: Term, b: Term, f: Lam, further: Tends) -> int | None:
    """At 0 by continuity, by parts or by l'Hopital's rule; elsewhere by a shift."""
    ordered = compare(ctx, "lt", a, b)
    if ordered is None:
        return None
    if a != ZERO:
        near = further(ctx, App("interval", ZERO, ctx.canonical(App("add", b, App("neg", a)))), _from(f, a))
        s = ZERO if near is None else ctx.builder.conclusion(near).args[0].args[1]  # type: ignore[attr-defined]
        return _lemma(ctx, "tends_interval", {"$f": f, "a": a, "b": b, "s": s}, ordered, near)
    domain = App("interval", a, b)
    line = instance(ctx, "tends_of_continuous", {"$f": f, "a": a, "b": b})
    if line is None:
        line = by_parts(ctx, domain, f, further)
    return by_quotient(ctx, domain, f, further) if line is None else line


def _from(f: Lam, a: Term, sign: str = "") -> Lam:
    """u -> f(a + u), or f(a - u)."""
    step = App("neg", Bound(0)) if sign == "-" else Bound(0)
    return _at(f, App("add", shift(a, 1), step))


def _around(ctx: Context, a: Term, r: Term, f: Lam, further: Tends) -> int | None:
    """The limits from both sides, if they agree."""
    positive = compare(ctx, "lt", ZERO, r)
    beside = App("interval", ZERO, r)
    right = None if positive is None else further(ctx, beside, _from(f, a))
    left = None if right is None else further(ctx, beside, _from(f, a, "-"))
    if positive is None or right is None or left is None:
        return None
    left = with_value(ctx, left, ctx.builder.conclusion(right).args[2])
    return _lemma(ctx, "tends_around", {"$f": f, "a": a, "r": r, "s": r, "t": r}, positive, right, left)
