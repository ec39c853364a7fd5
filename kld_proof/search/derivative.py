"""Derivatives by the rules of differentiation, following the structure of the function."""

from __future__ import annotations

from kld_proof.kernel.rules import INTEGERS
from kld_proof.kernel.term import ONE, App, Bound, Lam, Num, Term, Var, apply, bind, names, subterms
from kld_proof.search.context import Context
from kld_proof.search.sign import compare, member, nonzero, positive

COMPOSED = {
    head: f"has_deriv_{head}" for head in ("exp", "sin", "cos", "erf", "sinh", "cosh", "tanh", "atan")
}
POSITIVE = {"ln": "has_deriv_ln", "sqrt": "has_deriv_sqrt", "gamma": "has_deriv_gamma"}
REALS = App("reals")
STANDARD = (App("above", Num(0)), App("interval", Num(-1), ONE), App("interval", Num(0), ONE))


def has_derivative(ctx: Context, f: Term, x: Term) -> int | None:
    """A line has_deriv(f, x, v), or None where no rule applies or a side condition is open."""
    assert type(f) is Lam
    body = f.body
    b = ctx.builder
    if not _depends(f):
        return b.lemma("has_deriv_const", {"c": apply(f, ONE), "x": x})
    if body == Bound(0):
        return b.lemma("has_deriv_id", {"x": x})
    if type(body) is not App:
        return None
    if body.head in ("add", "mul") and len(body.args) > 2:
        return _regrouped(ctx, f, App(body.head, body.args[0], App(body.head, *body.args[1:])), x)
    if body.head in ("add", "mul") and len(body.args) == 1:
        return _regrouped(ctx, f, body.args[0], x)
    parts = [Lam(a) for a in body.args]
    match body.head:
        case "add" | "mul":
            return _binary(ctx, f"has_deriv_{body.head}", parts, x, ())
        case "neg":
            return _unary(ctx, "has_deriv_neg", parts[0], x)
        case "div":
            bottom = nonzero(ctx, apply(parts[1], x))
            return None if bottom is None else _binary(ctx, "has_deriv_div", parts, x, (bottom,))
        case "sum":
            return _sum(ctx, f, x)
        case "integral":
            from kld_proof.search.integration.moving_ends import integral_derivative

            return integral_derivative(ctx, f, x)
        case "ite":
            return _cases(ctx, parts, x)
        case "asin" | "acos":
            inside = apply(parts[0], x)
            ends = [compare(ctx, "lt", Num(-1), inside), compare(ctx, "lt", inside, ONE)]
            bounds = [i for i in ends if i is not None]
            return _unary(ctx, f"has_deriv_{body.head}", parts[0], x, *bounds) if len(bounds) == 2 else None
        case "tan":
            away = nonzero(ctx, App("cos", apply(parts[0], x)))
            return None if away is None else _unary(ctx, "has_deriv_tan", parts[0], x, away)
        case "ln" if type(body.args[0]) is App and body.args[0].head == "gamma":
            inside = Lam(body.args[0].args[0])
            inner = positive(ctx, apply(inside, x))
            return None if inner is None else _unary(ctx, "has_deriv_ln_gamma", inside, x, inner)
        case "mat_trace" | "mat_scalar":
            return _trace(ctx, f, x)
        case "mat_det":
            from kld_proof.search.matrix.slopes import of_determinant

            return of_determinant(ctx, f, x)
        case "pow":
            return _power(ctx, parts, x)
        case "deriv":
            return _assumed(ctx, f, x)
        case head if head[0] == "$":
            return _unspecified(ctx, f, x)
        case head if head in COMPOSED:
            return _unary(ctx, COMPOSED[head], parts[0], x)
        case head if head in POSITIVE:
            inner = positive(ctx, apply(parts[0], x))
            return None if inner is None else _unary(ctx, POSITIVE[head], parts[0], x, inner)
    return None


def _unspecified(ctx: Context, f: Lam, x: Term) -> int | None:
    """The derivative of an unspecified function that is known to be differentiable, by the chain rule."""
    from kld_proof.search.quantified import instance_of

    body = f.body
    assert type(body) is App
    varying = [n for n, a in enumerate(body.args) if _depends(Lam(a))]
    if len(varying) != 1:
        return None
    (n,) = varying
    inside = Lam(body.args[n])
    outer = (
        f if inside.body == Bound(0) else Lam(App(body.head, *body.args[:n], Bound(0), *body.args[n + 1 :]))
    )
    place = x if outer is f else apply(inside, x)
    goal = App("differentiable", outer, place)
    known = ctx.facts.get(goal)
    known = instance_of(ctx, goal) if known is None and ctx.quantified() else known
    if known is None:
        return None
    line = ctx.builder.lemma("has_deriv_of_differentiable", {"$f": outer, "x": place}, [known])
    if outer is f:
        return line
    inner = has_derivative(ctx, inside, x)
    if inner is None:
        return None
    u, v = (ctx.builder.conclusion(i).args[2] for i in (inner, line))
    return ctx.builder.lemma(
        "has_deriv_comp", {"$f": outer, "$g": inside, "x": x, "u": u, "v": v}, [inner, line]
    )


def _assumed(ctx: Context, f: Lam, x: Term) -> int | None:
    """The derivative of a derivative that is known to be differentiable."""
    from kld_proof.search.quantified import instance_of

    goal = App("differentiable", f, x)
    known = ctx.facts.get(goal)
    known = instance_of(ctx, goal) if known is None and ctx.quantified() else known
    return (
        None
        if known is None
        else ctx.builder.lemma("has_deriv_of_differentiable", {"$f": f, "x": x}, [known])
    )


def _trace(ctx: Context, f: Lam, x: Term) -> int | None:
    """The derivative of a trace: by the rule for one inverse, or worked out."""
    if any(type(s) is App and s.head == "mat_inverse" and _depends(Lam(s)) for s in subterms(f.body)):
        from kld_proof.search.matrix.slopes import of_trace

        line = of_trace(ctx, f, x)
        if line is not None:
            return line
    return _near(ctx, f, x, REALS)


def _sum(ctx: Context, f: Lam, x: Term) -> int | None:
    """The derivative of a sum over a range that does not depend on the variable, term by term."""
    domain, terms = f.body.args  # type: ignore[attr-defined]
    if _depends(Lam(domain)) or type(domain) is not App or domain.head != "range":
        return None
    a, b = (apply(Lam(end), ONE) for end in domain.args)
    k, t = "_k", "_t"
    while k in names(f) | names(x) or any(k in names(h) for h in ctx.hypotheses):
        k, t = k + "k", t + "t"
    opened = apply(Lam(terms), Var(t))
    body = apply(opened, Var(k))
    inner = ctx.child(App("in", Var(k), App("range", a, b)))
    line = has_derivative(inner, bind(body, t), x)
    if line is None:
        return None
    value = ctx.builder.conclusion(line).args[2]
    every = ctx.builder.add("generalize", (line,), k, App("range", a, b))
    values = {"$f": bind(bind(body, t), k), "$g": bind(value, k), "a": a, "b": b, "x": x}
    return ctx.builder.lemma("has_deriv_sum", values, [every])


def _cases(ctx: Context, parts: list[Lam], x: Term) -> int | None:
    """The derivative of a case distinction that does not depend on the variable."""
    condition, *branches = parts
    lines = [has_derivative(ctx, p, x) for p in branches] if not _depends(condition) else [None]
    known = [i for i in lines if i is not None]
    if len(known) < 2:
        return None
    u, v = (ctx.builder.conclusion(i).args[2] for i in known)
    values = {"P": apply(condition, ONE), "$f": branches[0], "$g": branches[1], "x": x, "u": u, "v": v}
    return ctx.builder.lemma("has_deriv_ite", values, known)


def derivative(ctx: Context, f: Term, x: Term) -> int | None:
    """A line has_deriv(f, x, v) by the rules, or by the rules for a normal form of f around x."""
    with (
        ctx.builder.every_means()
    ):  # denominators and arguments of logarithms are what the writer vouches for
        line = has_derivative(ctx, f, x)
    if line is not None:
        return line
    assert type(f) is Lam
    for domain in dict.fromkeys((*_neighbourhoods(ctx, x), *STANDARD)):
        line = _near(ctx, f, x, domain)
        if line is not None:
            return line
    return None


def _neighbourhoods(ctx: Context, x: Term) -> list[App]:
    """Open sets around x: the line, and what the hypotheses bound x by."""
    low = [f.args[0] for f in ctx.facts if type(f) is App and f.head == "lt" and f.args[1] == x]
    high = [f.args[1] for f in ctx.facts if type(f) is App and f.head == "lt" and f.args[0] == x]
    both = [App("interval", a, b) for a in low for b in high]
    return [REALS, *both, *(App("above", a) for a in low), *(App("below", b) for b in high)]


def _near(ctx: Context, f: Lam, x: Term, domain: App) -> int | None:
    """The derivative of the normal form of f on the open set, which f shares there."""
    from kld_proof.search.normal_form.normalise import canonical_equation

    bounds = _inside(ctx, x, domain)
    if bounds is None:
        return None
    inner, t, opened = ctx.open(domain, f)
    equation = canonical_equation(inner, opened)
    if equation is None:
        return None
    g = bind(ctx.builder.right(equation), t)
    line = has_derivative(ctx, g, x)
    if line is None:
        return None
    same = ctx.builder.add("generalize", (equation,), t, domain)
    values = {"$f": f, "$g": g, "x": x, "v": ctx.builder.conclusion(line).args[2]}
    if domain == REALS:
        return ctx.builder.lemma("has_deriv_congr", values, [same, line])
    ends = {"above": "a", "below": "b", "interval": "ab"}[domain.head]
    values |= dict(zip(ends, domain.args, strict=True))
    return ctx.builder.lemma(f"has_deriv_congr_{domain.head}", values, [*bounds, same, line])


def _inside(ctx: Context, x: Term, domain: App) -> list[int] | None:
    """Lines that x lies between the ends of the set, or None."""
    if domain.head == "reals":
        return []
    low = None if domain.head == "below" else compare(ctx, "lt", domain.args[0], x)
    high = None if domain.head == "above" else compare(ctx, "lt", x, domain.args[-1])
    found = [i for i in (low, high) if i is not None]
    return found if len(found) == len(domain.args) else None


def _depends(f: Lam) -> bool:
    return "?" in names(apply(f, Var("?")))


def _unary(ctx: Context, lemma: str, f: Lam, x: Term, *conditions: int) -> int | None:
    line = has_derivative(ctx, f, x)
    if line is None:
        return None
    u = ctx.builder.conclusion(line).args[2]
    return ctx.builder.lemma(lemma, {"$f": f, "x": x, "u": u}, [line, *conditions])


def _binary(ctx: Context, lemma: str, parts: list[Lam], x: Term, conditions: tuple[int, ...]) -> int | None:
    first, second = has_derivative(ctx, parts[0], x), has_derivative(ctx, parts[1], x)
    if first is None or second is None:
        return None
    u, v = ctx.builder.conclusion(first).args[2], ctx.builder.conclusion(second).args[2]
    values = {"$f": parts[0], "$g": parts[1], "x": x, "u": u, "v": v}
    return ctx.builder.lemma(lemma, values, [first, second, *conditions])


def _power(ctx: Context, parts: list[Lam], x: Term) -> int | None:
    base, exponent = parts
    if _depends(exponent):
        return None
    e = apply(exponent, ONE)
    line = has_derivative(ctx, base, x)
    if line is None:
        return None
    u = ctx.builder.conclusion(line).args[2]
    whole, large = member(ctx, e, INTEGERS), compare(ctx, "le", Num(1), e)
    if whole is not None and large is not None:
        return ctx.builder.lemma("has_deriv_pow", {"$f": base, "x": x, "u": u, "n": e}, [line, whole, large])
    inner = positive(ctx, apply(base, x))
    if inner is None:
        return None
    return ctx.builder.lemma("has_deriv_rpow", {"$f": base, "x": x, "u": u, "e": e}, [line, inner])


def _regrouped(ctx: Context, f: Lam, body: Term, x: Term) -> int | None:
    """The derivative of a function that is f with its sums and products nested."""
    g = Lam(body)
    line = has_derivative(ctx, g, x)
    if line is None:
        return None
    inner, name, opened = ctx.open(App("reals"), f)
    equation = inner.field(opened, apply(g, Var(name)))
    if equation is None:
        return None
    same = ctx.builder.add("generalize", (equation,), name, App("reals"))
    v = ctx.builder.conclusion(line).args[2]
    return ctx.builder.lemma("has_deriv_congr", {"$f": f, "$g": g, "x": x, "v": v}, [same, line])
