"""Integrals by limits of an antiderivative, where the integrand or the set is unbounded.

A function without negative values is integrable if an antiderivative has limits at both ends.
"""

from __future__ import annotations

from functools import partial

from kld_proof.kernel.term import ONE, ZERO, App, Bound, Lam, Num, Term, apply, bind, names, shift
from kld_proof.polynomial import TooLarge
from kld_proof.search.context import Context
from kld_proof.search.integration.antiderivative import antiderivative
from kld_proof.search.known import instance

DOMAINS = ("above", "reals", "interval")


def improper_integrable(ctx: Context, domain: Term, body: Lam) -> int | None:
    """A line integrable(D, f) for f >= 0 or f <= 0 on D, or f(x) = g(x) sin(h(x)) with an integrable g."""
    key = ("improper integrable", domain, body)
    return ctx.builder.table.find(ctx.memo, key, partial(_integrable, ctx, domain, body))


def improper_value(ctx: Context, domain: Term, body: Lam) -> int | None:
    """A line integral(D, f) = F(right end) - F(left end), where f is integrable."""
    key = ("improper value", domain, body)
    return ctx.builder.table.find(ctx.memo, key, partial(_value, ctx, domain, body))


def _integrable(ctx: Context, domain: Term, body: Lam) -> int | None:
    if type(domain) is not App or domain.head not in DOMAINS:
        return None
    bounded = _oscillating(ctx, domain, body)
    if bounded is not None:
        return bounded
    values = _ends(ctx, domain, body)
    if values is None:
        return None
    line = instance(ctx, f"integrable_{domain.head}_of_tends", values)
    if line is not None:
        return line
    turned = _opposite(values)
    line = instance(ctx, f"integrable_{domain.head}_of_tends", turned)
    return None if line is None else _turned_back(ctx, domain, body, line)


def _value(ctx: Context, domain: Term, body: Lam) -> int | None:
    if type(domain) is not App or domain.head not in DOMAINS:
        return None
    values = _ends(ctx, domain, body)
    return None if values is None else instance(ctx, f"integral_{domain.head}_of_tends", values)


def _ends(ctx: Context, domain: App, body: Lam) -> dict[str, Term] | None:
    """The values of the lemmas: an antiderivative F with its limits c and d at the two ends."""
    key = ("improper ends", domain, body)
    if key not in ctx.memo:
        ctx.memo[key] = None
        ctx.memo[key] = _found_ends(ctx, domain, body)
    found = ctx.memo[key]
    assert found is None or isinstance(found, dict)
    return found


def _found_ends(ctx: Context, domain: App, body: Lam) -> dict[str, Term] | None:
    from kld_proof.search.limit.approach import tends

    guess = _antiderivative(ctx, domain, body)
    if guess is None:
        return None
    values: dict[str, Term] = {"$F": guess, "$f": body, **dict(zip("ab", domain.args, strict=False))}
    if domain.head == "reals":
        left, right = tends(ctx, App("below", ZERO), guess), tends(ctx, App("above", ZERO), guess)
    elif domain.head == "above":
        (a,) = domain.args
        left = tends(ctx, App("interval", a, App("add", a, ONE)), guess)
        right = None if left is None else tends(ctx, domain, guess)
    else:
        a, b = domain.args
        left = tends(ctx, domain, guess)
        beside = App("interval", ZERO, App("add", b, App("neg", a)))
        from_right = Lam(apply(shift(guess, 1), App("add", shift(b, 1), App("neg", Bound(0)))))
        right = None if left is None else tends(ctx, beside, from_right)
    if left is None or right is None:
        return None
    return values | {"c": ctx.builder.conclusion(left).args[2], "d": ctx.builder.conclusion(right).args[2]}


def _antiderivative(ctx: Context, domain: App, body: Lam) -> Lam | None:
    """The sum of antiderivatives of the summands of the normal form, in canonical form."""
    from kld_proof.search.normal_form.normalise import canonical_form, normalise

    inner, x, opened = ctx.open(domain, body)
    try:
        normal, _ = normalise(inner, opened)
        summands = []
        for m, c in inner.polynomial(normal).items():
            bound = tuple((g, e) for g, e in m if x in names(inner.ring.term_of(g)))
            free = tuple(pair for pair in m if pair not in bound)
            guess = antiderivative(inner, x, inner.ring.monomial(bound))
            if guess is None:
                return None
            summands.append(App("mul", inner.ring.monomial(free, c), guess))
        whole = canonical_form(inner, App("add", *summands)) if summands else ZERO
    except TooLarge:
        return None
    return bind(whole, x)


def _opposite(values: dict[str, Term]) -> dict[str, Term]:
    """The values for -f."""
    turned = dict(values)
    for name, value in values.items():
        if name in ("$F", "$f"):
            assert type(value) is Lam
            turned[name] = Lam(App("neg", value.body))
        elif name in "cd":
            turned[name] = App("neg", value)
    return turned


def _turned_back(ctx: Context, domain: App, body: Lam, line: int) -> int | None:
    """integrable(D, f) from integrable(D, -f)."""
    negative = ctx.builder.conclusion(line).args[1]
    values = {"D": domain, "c": Num(-1), "$f": negative}
    scaled = ctx.builder.lemma("integrable_const_mul", values, [line])
    twice = ctx.builder.conclusion(scaled).args[1]
    inner, x, opened = ctx.open(domain, body)
    from kld_proof.kernel.term import Var

    equation = inner.field(opened, apply(twice, Var(x)))
    if equation is None:
        return None
    same = ctx.builder.add("generalize", (equation,), x, domain)
    return ctx.builder.lemma("integrable_congr", {"D": domain, "$f": body, "$g": twice}, [same, scaled])


def _oscillating(ctx: Context, domain: App, body: Lam) -> int | None:
    """integrable(above(a), f sin(g)) from integrable(above(a), f)."""
    inner, x, opened = ctx.open(domain, body)
    p = inner.polynomial(opened)
    if domain.head != "above" or len(p) != 1:
        return None
    ((monomial, c),) = p.items()
    for g, e in monomial:
        t = inner.ring.term_of(g)
        if type(t) is App and t.head in ("sin", "cos") and e > 0 and x in names(t):
            rest = inner.ring.monomial(tuple((h, k - (h == g)) for h, k in monomial if h != g or k > 1), c)
            values = {"a": domain.args[0], "$f": bind(rest, x), "$g": bind(t.args[0], x)}
            line = instance(ctx, f"integrable_mul_{t.head}", values)
            return None if line is None else _carried(ctx, domain, body, line)
    return None


def _carried(ctx: Context, domain: App, body: Lam, line: int) -> int | None:
    """The same of a function that is equal as a rational function."""
    from kld_proof.kernel.term import Var

    other = ctx.builder.conclusion(line).args[1]
    inner, x, opened = ctx.open(domain, body)
    equation = inner.field(opened, apply(other, Var(x)))
    if equation is None:
        return None
    same = ctx.builder.add("generalize", (equation,), x, domain)
    return ctx.builder.lemma("integrable_congr", {"D": domain, "$f": body, "$g": other}, [same, line])
