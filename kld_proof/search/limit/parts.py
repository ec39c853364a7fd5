"""Limits of sums by their summands, of products by their factors, and of quotients by l'Hopital's rule."""

from __future__ import annotations

from kld_proof.kernel.term import ONE, ZERO, App, Bound, Lam, Num, Term, Var, apply, bind, names, subterms
from kld_proof.search.context import Context
from kld_proof.search.integration.combination import decompose
from kld_proof.search.limit.known import known_limit
from kld_proof.search.limit.lines import (
    Tends,
    carried,
    combined,
    constant,
    instance,
    moved,
    simplified,
    with_value,
)
from kld_proof.search.normal_form.quotient import over_one_denominator


def by_parts(ctx: Context, domain: App, f: Lam, further: Tends) -> int | None:
    """The limit of c1 h1(x) + (c2 h2(x) + ...) from those of the h."""
    combination = decompose(ctx, "integral", domain, f)
    if combination is None:
        return None
    whole: int | None = None
    for c, h in reversed(combination.parts):
        part, factor = _basic(ctx, domain, h, further), constant(ctx, domain, c)
        if part is None or factor is None:
            return None
        term = combined(ctx, "tends_mul", domain, factor, part)
        whole = term if whole is None else combined(ctx, "tends_add", domain, term, whole)
    whole = constant(ctx, domain, ZERO) if whole is None else whole
    if whole is None or ctx.builder.conclusion(whole).args[1] != combination.nested:
        return None
    return moved(ctx, domain, f, whole, combination.line)


def _basic(ctx: Context, domain: App, h: Lam, further: Tends) -> int | None:
    if "?" not in names(apply(h, Var("?"))):
        return constant(ctx, domain, apply(h, ONE))
    line = known_limit(ctx, domain, h)
    if line is None:
        line = _product(ctx, domain, h, further)
    if line is None and domain.head == "interval" and domain.args[0] == ZERO:
        line = _power_and_rest(ctx, domain, h, further)
    if line is None:
        line = _damped(ctx, domain, h, further)
    if line is None and domain.head == "interval":
        line = by_quotient(ctx, domain, h, further)
    return line


def _power_and_rest(ctx: Context, domain: App, h: Lam, further: Tends) -> int | None:
    """x**s ln(x)**n at 0 times (1 - x)**d exp(-b x**p), which is continuous there."""
    from kld_proof.search.known.gamma import shape

    inner, x, opened = ctx.open(domain, h)
    found = shape(inner, x, opened)
    if found is None or not found.power or found.complement_logs:
        return None
    rest: list[Term] = []
    if found.complement:
        complement = App("add", ONE, App("neg", Var(x)))
        rest.append(App("pow", complement, App("add", *found.complement, ZERO)))
    if found.rate is not None:
        power = App("mul", found.rate, App("pow", Var(x), found.exponent))
        rest.append(App("exp", App("neg", power)))
    if not rest:
        return None
    start = App("pow", Var(x), inner.canonical(App("add", *found.power, ZERO)))
    logs = [App("pow", App("ln", Var(x)), Num(found.logs))][: found.logs]
    parts = [further(ctx, domain, bind(App("mul", *p, ONE), x)) for p in ([start, *logs], rest)]
    if parts[0] is None or parts[1] is None:
        return None
    return carried(ctx, domain, h, combined(ctx, "tends_mul", domain, parts[0], parts[1]))


def _damped(ctx: Context, domain: App, h: Lam, further: Tends) -> int | None:
    """f sin(g) and f cos(g) vanish with f, whatever g does."""
    inner, x, opened = ctx.open(domain, h)
    p = inner.polynomial(opened)
    if len(p) != 1:
        return None
    ((monomial, c),) = p.items()
    for g, e in monomial:
        t = inner.ring.term_of(g)
        if type(t) is App and t.head in ("sin", "cos") and e > 0 and x in names(t):
            rest = inner.ring.monomial(tuple((i, k - (i == g)) for i, k in monomial if i != g or k > 1), c)
            line = further(ctx, domain, bind(rest, x))
            if line is None or ctx.builder.conclusion(line).args[2] != ZERO:
                return None
            values = {"D": domain, "$f": bind(rest, x), "$g": bind(t.args[0], x)}
            return carried(ctx, domain, h, ctx.builder.lemma(f"tends_mul_{t.head}", values, [line]))
    return None


def _product(ctx: Context, domain: App, h: Lam, further: Tends) -> int | None:
    """The product of the limits of the factors of a monomial."""
    inner, x, opened = ctx.open(domain, h)
    p = inner.polynomial(opened)
    if len(p) != 1 or next(iter(p.values())) != 1:
        return None
    (monomial,) = p
    whole: int | None = None
    for g, e in monomial:
        t = inner.ring.term_of(g)
        line = constant(ctx, domain, t) if x not in names(t) else _factor(ctx, domain, bind(t, x), further)
        line = (
            line
            if e == 1 or line is None
            else _composed(ctx, domain, line, Lam(App("pow", Bound(0), Num(e))))
        )
        if line is None:
            return None
        whole = line if whole is None else combined(ctx, "tends_mul", domain, whole, line)
    return carried(ctx, domain, h, whole)


def _factor(ctx: Context, domain: App, t: Lam, further: Tends) -> int | None:
    """One generator: a known limit, 1/q(x), or a continuous function of something that has a limit."""
    body = t.body
    if body == Bound(0) and domain.head == "interval":
        return instance(ctx, "tends_of_continuous", {"$f": t, "a": domain.args[0], "b": domain.args[1]})
    if type(body) is not App or len(body.args) not in (1, 2):
        return None
    line = known_limit(ctx, domain, t)
    if line is not None:
        return line
    if body.head == "div":
        line = _ratio(ctx, domain, *(further(ctx, domain, Lam(a)) for a in body.args))
        return _dominated(ctx, domain, t, further) if line is None else line
    if len(body.args) == 1 and type(body.args[0]) is not Lam:
        inside = further(ctx, domain, Lam(body.args[0]))
        if inside is None and body.head == "atan":
            from kld_proof.search.limit.growth import grown

            return grown(ctx, domain, Lam(body.args[0]), further)
        if inside is None:
            return _of_exponent(ctx, domain, t, further) if body.head == "exp" else None
        line = _composed(ctx, domain, inside, Lam(App(body.head, Bound(0))))
        return _at_the_end(ctx, domain, body.head, inside) if line is None else line
    return None


def _of_exponent(ctx: Context, domain: App, t: Lam, further: Tends) -> int | None:
    """exp(u), where u has no limit: a product over summands of u, or 0 where an exp in u makes it fall."""
    line = _summands_of_exponent(ctx, domain, t, further)
    assert type(t.body) is App
    inside = t.body.args[0]
    if line is not None or not any(type(s) is App and s.head == "exp" for s in subterms(inside)):
        return line
    from kld_proof.search.limit.growth import grown

    if grown(ctx, domain, Lam(inside), further) is None:
        return None
    return instance(ctx, "tends_exp_of_falls", {"D": domain, "$f": Lam(inside)})


def _summands_of_exponent(ctx: Context, domain: App, t: Lam, further: Tends) -> int | None:
    """exp(a + b) as exp(a) exp(b), where the sum of the exponents has no limit."""
    inner, x, opened = ctx.open(domain, t)
    assert type(opened) is App
    p = inner.polynomial(opened.args[0])
    whole: int | None = None
    for m, c in p.items() if len(p) > 1 else ():
        part = bind(App("exp", inner.ring.monomial(m, c)), x)
        line = _basic(ctx, domain, part, further)
        if line is None:
            return None
        whole = line if whole is None else combined(ctx, "tends_mul", domain, whole, line)
    return carried(ctx, domain, t, whole)


def _at_the_end(ctx: Context, domain: App, head: str, inside: int) -> int | None:
    """Roots near 0 and the inverse sine near 1, which are continuous there from one side."""
    if head not in ("sqrt", "asin"):
        return None
    _, f, c = ctx.builder.conclusion(inside).args
    return instance(ctx, f"tends_{head}", {"D": domain, "$f": f, "c": c})


def _dominated(ctx: Context, domain: App, t: Lam, further: Tends) -> int | None:
    """1/q(x) with a growing exponential in q: its reciprocal is taken out of both."""
    from kld_proof.search.integration.antiderivative import slope
    from kld_proof.search.normal_form.normalise import canonical_form
    from kld_proof.search.sign import positive

    inner, x, opened = ctx.open(domain, t)
    assert type(opened) is App
    top, bottom = opened.args
    for s in subterms(bottom) if domain.head == "above" else ():
        rate = slope(inner, Var(x), s.args[0]) if type(s) is App and s.head == "exp" else None
        if rate is not None and positive(ctx, rate) is not None:
            falling = App("exp", App("neg", App("mul", rate, Var(x))))
            scaled = (canonical_form(inner, App("mul", a, falling)) for a in (top, bottom))
            line = _ratio(ctx, domain, *(further(ctx, domain, bind(a, x)) for a in scaled))
            return carried(ctx, domain, t, line)
    return None


def _composed(ctx: Context, domain: App, inside: int, outer: Lam) -> int | None:
    """The limit of a function that is continuous at the limit of what is inside."""
    _, f, c = ctx.builder.conclusion(inside).args
    from kld_proof.search.goals import prove_goal

    continuous = prove_goal(ctx, App("continuous_at", outer, c))
    if continuous is None:
        return None
    line = ctx.builder.lemma("tends_comp", {"D": domain, "$f": f, "$g": outer, "c": c}, [inside, continuous])
    return simplified(ctx, line)


def _ratio(ctx: Context, domain: App, top: int | None, bottom: int | None) -> int | None:
    """The quotient of two limits, the second not 0."""
    from kld_proof.search.sign import nonzero

    if top is None or bottom is None:
        return None
    (_, f, c), (_, g, d) = (ctx.builder.conclusion(i).args for i in (top, bottom))
    away = nonzero(ctx, d)
    if away is None:
        return None
    values = {"D": domain, "$f": f, "$g": g, "c": c, "d": d}
    return simplified(ctx, ctx.builder.lemma("tends_div", values, [top, bottom, away]))


def by_quotient(ctx: Context, domain: App, f: Lam, further: Tends) -> int | None:
    """The limit at 0 of n(x)/d(x), where both vanish there, from that of n'(x)/d'(x)."""
    inner, x, opened = ctx.open(domain, f)
    quotient = over_one_denominator(inner, opened, units=True)
    if quotient is None or domain.head != "interval" or domain.args[0] != ZERO:
        return None
    top, bottom = (bind(t, x) for t in quotient)
    limits = [further(ctx, domain, t) for t in (top, bottom)]
    if None in limits:
        return None
    if ctx.builder.conclusion(limits[1]).args[2] != ZERO:  # type: ignore[arg-type]
        return carried(ctx, domain, f, _ratio(ctx, domain, *limits))
    vanishing = [with_value(ctx, i, ZERO) for i in limits if i is not None]
    return carried(ctx, domain, f, _lhopital(ctx, domain, top, bottom, vanishing, further))


def _lhopital(
    ctx: Context, domain: App, top: Lam, bottom: Lam, vanishing: list[int | None], further: Tends
) -> int | None:
    from kld_proof.search.derivative import derivative
    from kld_proof.search.sign import compare, nonzero

    inner, x, _ = ctx.open(domain, bottom)
    slopes = [derivative(inner, t, Var(x)) for t in (top, bottom)]
    if None in slopes or None in vanishing:
        return None
    u, v = (ctx.builder.conclusion(i).args[2] for i in slopes if i is not None)
    with ctx.builder.every_means():
        away = nonzero(inner, v)
    ratio = None if away is None else further(ctx, domain, bind(App("div", u, v), x))
    positive = compare(ctx, "lt", ZERO, domain.args[1])
    if away is None or ratio is None or positive is None:
        return None
    conditions = [ctx.builder.add("generalize", (i,), x, domain) for i in (*slopes, away) if i is not None]
    values: dict[str, Term] = {
        "$f": top, "$g": bottom, "$u": bind(u, x), "$v": bind(v, x), "b": domain.args[1],
        "c": ctx.builder.conclusion(ratio).args[2],
    }  # fmt: skip
    return ctx.builder.lemma(
        "lhopital", values, [positive, *conditions, *(i for i in vanishing if i is not None), ratio]
    )
