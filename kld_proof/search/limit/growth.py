"""Functions that tend to infinity: lines tends(D, atan(f), pi/2), which says the same, or with -pi/2."""

from __future__ import annotations

from kld_proof.kernel.term import ONE, ZERO, App, Lam, Num, Term, Var, apply, bind
from kld_proof.polynomial import TooLarge
from kld_proof.search.context import Context
from kld_proof.search.known import instance
from kld_proof.search.limit.lines import Tends, carried
from kld_proof.search.sign import compare, positive

STARTS = (1, 10, 1000)  # where a function of which only the far end matters may become positive
DEPTH = 4  # sums, products, exponentials and logarithms inside each other


def grown(ctx: Context, domain: App, f: Lam, further: Tends) -> int | None:
    """A line tends(D, x -> atan(f(x)), +-pi/2), or None."""
    try:
        line = _grows(ctx, domain, f, further, DEPTH)
        if line is not None:
            return line
        inner, x, opened = ctx.open(domain, f)
        opposite = bind(inner.canonical(App("neg", opened)), x)
        line = _grows(ctx, domain, opposite, further, DEPTH)
        if line is None:
            return _falling_logarithm(ctx, domain, f, further)
    except TooLarge:
        return None
    fallen = instance(ctx, "falls_of_grows", {"D": domain, "$f": opposite})
    return None if fallen is None else _to(ctx, domain, f, fallen)


def _to(ctx: Context, domain: App, f: Lam, line: int | None) -> int | None:
    """The limit of atan(f) from that of atan(g), with f = g everywhere."""
    return None if line is None else carried(ctx, domain, Lam(App("atan", f.body)), line)


def _grows(ctx: Context, domain: App, f: Lam, further: Tends, depth: int) -> int | None:
    """A line tends(D, atan(f), pi/2); it becomes a fact, so that lemmas find it."""
    goal_head = Lam(App("atan", f.body))
    key = ("grows", domain, f)
    if key in ctx.memo:
        found = ctx.memo[key]
        assert found is None or isinstance(found, int)
        return found
    ctx.memo[key] = None
    line = None
    if depth > 0:
        for way in (_of_function, _by_reciprocal, _of_sum, _of_product):
            line = way(ctx, domain, f, further, depth)
            if line is not None:
                break
    ctx.memo[key] = line
    if line is not None:
        assert ctx.builder.conclusion(line).args[1] == goal_head
        ctx.facts.setdefault(ctx.builder.conclusion(line), line)
    return line


def _by_reciprocal(ctx: Context, domain: App, f: Lam, further: Tends, depth: int) -> int | None:
    """1/f tends to 0 and f is positive, from some place on."""
    if domain.head in ("above", "from"):
        begin = domain.args[0]
        starts = [begin, *(Num(n) for n in STARTS if compare(ctx, "lt", begin, Num(n)) is not None)]
    else:
        starts = [ZERO]
    for start in starts:
        part = App("above", start) if domain.head in ("above", "from") else domain
        line = _positive_with_vanishing_reciprocal(ctx, part, f, further)
        if line is not None:
            return line if part == domain else _over(ctx, domain, part, line)
    return None


def _over(ctx: Context, domain: App, part: App, line: int) -> int:
    """The limit over the whole domain from that over a part of it that has the same end."""
    _, g, c = ctx.builder.conclusion(line).args
    values = {"$f": g, "a": domain.args[0], "b": part.args[0], "c": c}
    return ctx.builder.lemma(f"tends_{domain.head}", values, [line])


def _positive_with_vanishing_reciprocal(ctx: Context, domain: App, f: Lam, further: Tends) -> int | None:
    inner, x, opened = ctx.open(domain, f)
    sign = positive(inner, opened)
    if sign is None:
        return None
    reciprocal = Lam(App("div", ONE, f.body))
    line = carried(ctx, domain, reciprocal, further(ctx, domain, Lam(_inverse(f.body))))
    if line is None or ctx.builder.conclusion(line).args[2] != ZERO:
        return None
    everywhere = ctx.builder.add("generalize", (sign,), x, domain)
    return ctx.builder.lemma("grows_of_reciprocal", {"D": domain, "$f": f}, [line, everywhere])


def _inverse(t: Term) -> Term:
    """1/t with the quotients and powers of t turned round, not expanded."""
    match t:
        case App(head="mul", args=args):
            return App("mul", *map(_inverse, args))
        case App(head="div", args=(a, b)):
            return App("mul", b, _inverse(a))
        case App(head="pow", args=(a, e)):
            return App("pow", a, Num(-e.value) if type(e) is Num else App("neg", e))
        case App(head="exp", args=(a,)):
            return App("exp", App("neg", a))
    return App("div", ONE, t)


def _of_function(ctx: Context, domain: App, f: Lam, further: Tends, depth: int) -> int | None:
    """exp(g) and ln(g) grow with g."""
    body = f.body
    if type(body) is not App or body.head not in ("exp", "ln"):
        return None
    g = Lam(body.args[0])
    line = _grows(ctx, domain, g, further, depth - 1)
    return None if line is None else ctx.builder.lemma(f"grows_{body.head}", {"D": domain, "$f": g}, [line])


def _of_sum(ctx: Context, domain: App, f: Lam, further: Tends, depth: int) -> int | None:
    """g + h, where g grows and h has a limit or grows as well."""
    inner, x, opened = ctx.open(domain, f)
    p = inner.polynomial(opened)
    if len(p) < 2:
        return None
    parts = [bind(inner.ring.monomial(m, c), x) for m, c in p.items()]
    line: int | None = None
    late: list[Lam] = []
    for part in parts:
        grows = _grows(ctx, domain, part, further, depth - 1)
        if grows is None:
            late.append(part)
        else:
            line = grows if line is None else _both(ctx, domain, line, grows)
    for part in late if line is not None else ():
        limit = further(ctx, domain, part)
        if limit is None or line is None:
            return None
        g, c = _of_atan(ctx, line), ctx.builder.conclusion(limit).args[2]
        line = ctx.builder.lemma("grows_add", {"D": domain, "$f": g, "$g": part, "c": c}, [line, limit])
    return _to(ctx, domain, f, line)


def _of_atan(ctx: Context, line: int) -> Lam:
    """f, where the line says that atan(f) has a limit."""
    function = ctx.builder.conclusion(line).args[1]
    assert type(function) is Lam and type(function.body) is App
    return Lam(function.body.args[0])


def _both(ctx: Context, domain: App, first: int, second: int) -> int:
    f, g = (_of_atan(ctx, i) for i in (first, second))
    return ctx.builder.lemma("grows_add_grows", {"D": domain, "$f": f, "$g": g}, [first, second])


def _of_product(ctx: Context, domain: App, f: Lam, further: Tends, depth: int) -> int | None:
    """One factor grows and the others have a positive limit, or grow as well."""
    inner, x, opened = ctx.open(domain, f)
    p = inner.polynomial(opened)
    if len(p) != 1:
        return None
    ((m, c),) = p.items()
    for pair in m:
        rest = tuple(q for q in m if q != pair)
        if not rest and c == 1:
            continue
        g, h = bind(inner.ring.monomial((pair,)), x), bind(inner.ring.monomial(rest, c), x)
        if x not in str(apply(g, Var(x))):
            continue
        line = _grows(ctx, domain, g, further, depth - 1)
        if line is None:
            continue
        other = _grows(ctx, domain, h, further, depth - 1)
        if other is not None:
            both: dict[str, Term] = {"D": domain, "$f": g, "$g": h}
            return _to(ctx, domain, f, ctx.builder.lemma("grows_mul_grows", both, [line, other]))
        limit = further(ctx, domain, h)
        value = None if limit is None else ctx.builder.conclusion(limit).args[2]
        sign = None if value is None else positive(ctx, value)
        if limit is not None and sign is not None and value is not None:
            values: dict[str, Term] = {"D": domain, "$f": g, "$g": h, "c": value}
            return _to(ctx, domain, f, ctx.builder.lemma("grows_mul", values, [line, limit, sign]))
    return None


def _falling_logarithm(ctx: Context, domain: App, f: Lam, further: Tends) -> int | None:
    """ln(g) falls without bound where g > 0 tends to 0."""
    body = f.body
    if type(body) is not App or body.head != "ln":
        return None
    g = Lam(body.args[0])
    inner, x, opened = ctx.open(domain, g)
    sign, line = positive(inner, opened), further(ctx, domain, g)
    if sign is None or line is None or ctx.builder.conclusion(line).args[2] != ZERO:
        return None
    everywhere = ctx.builder.add("generalize", (sign,), x, domain)
    return ctx.builder.lemma("falls_ln", {"D": domain, "$f": g}, [line, everywhere])
