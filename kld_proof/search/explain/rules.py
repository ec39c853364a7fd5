"""Rules that do not hold and are used all the same: 1/(a + b) for 1/a + 1/b, 2 sin(x) for sin(2 x).

Each function finds what such a rule has written and gives what should stand there.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, pairwise
from math import comb

from kld_proof.kernel.term import ONE, App, Lam, Num, Term, Var, names, substitute
from kld_proof.search.explain.difference import Text
from kld_proof.search.explain.errors import TWO, Change, Local, arguments, read_as

MAX_POWER, MAX_NAMES = 4, 4


def _product(*factors: Term) -> Term:
    kept = [f for f in factors if f != ONE]
    return App("mul", *kept) if len(kept) > 1 else kept[0] if kept else ONE


def _sum_of_fractions(t: Term, text: Text) -> Iterable[Change]:
    """c/(a + b) for c/a + c/b, and (a + c)/(b + d) for a/b + c/d."""
    match t:
        case App(head="div", args=(App(head="add", args=(a, c)), App(head="add", args=(b, d)))):
            crossed = App("add", _product(a, d), _product(c, b))
            yield from read_as(t, App("div", crossed, _product(b, d)), text)
        case App(head="div", args=(c, App(head="add", args=(a, b)) as total)):
            yield from read_as(t, App("div", _product(c, total), _product(a, b)), text)


def _split_denominator(t: Term, text: Text) -> Iterable[Change]:
    """c/a + c/b for c/(a + b)."""
    match t:
        case App(head="add", args=(App(head="div", args=(c, a)), App(head="div", args=(d, b)))) if c == d:
            yield from read_as(t, App("div", c, App("add", a, b)), text)


def _angles(t: Term, text: Text) -> Iterable[Change]:
    """f(a) + f(b) for f(a + b), and 2 f(a) for f(2 a), where f is the sine or the cosine."""
    found: tuple[str, Term, Term] | None = None
    match t:
        case App(head="mul", args=(Num(value=two), App(head="sin" | "cos" as f, args=(a,)))) if two == 2:
            found = f, a, a
        case App(head="add", args=(App(head="sin" | "cos" as f, args=(a,)), App(head=g, args=(b,)))) if (
            f == g
        ):
            found = f, a, b
    if found is None:
        return
    name, a, b = found
    sine, cosine = ([App(head, x) for x in (a, b)] for head in ("sin", "cos"))
    if a == b:
        double = App("mul", TWO, sine[0], cosine[0])
        squares = App("add", App("pow", cosine[0], TWO), App("neg", App("pow", sine[0], TWO)))
        yield from read_as(t, double if name == "sin" else squares, text)
    elif name == "sin":
        parts = App("mul", sine[0], cosine[1]), App("mul", cosine[0], sine[1])
        yield from read_as(t, App("add", *parts), text)
    else:
        parts = App("mul", cosine[0], cosine[1]), App("neg", App("mul", sine[0], sine[1]))
        yield from read_as(t, App("add", *parts), text)


def _logarithms(t: Term, text: Text) -> Iterable[Change]:
    """ln(a)/ln(b) for ln(a/b), ln(a)**n for ln(a**n), and the reverse."""
    match t:
        case App(head="div", args=(App(head="ln", args=(a,)) as above, App(head="ln", args=(b,)) as below)):
            yield from read_as(t, App("ln", App("div", a, b)), text)
            yield from read_as(t, App("add", above, App("neg", below)), text)
        case App(head="pow", args=(App(head="ln", args=(a,)) as whole, n)):
            yield from read_as(t, App("mul", n, whole), text)
            yield from read_as(t, App("ln", App("pow", a, n)), text)
        case App(head="ln", args=(App(head="pow", args=(a, n)),)):
            yield from read_as(t, App("pow", App("ln", a), n), text)
        case App(head="add", args=(App(head="ln", args=(a,)), App(head="ln", args=(b,)))):
            yield from read_as(t, App("ln", App("add", a, b)), text)


def _exponentials(t: Term, text: Text) -> Iterable[Change]:
    """exp(a) - exp(b) for exp(a - b), exp(a b) for exp(a + b), n exp(a) for exp(n a), -a**n for a**-n."""
    match t:
        case App(
            head="add",
            args=(App(head="exp") as a, App(head="neg", args=(App(head="exp") as b,))),
        ):
            yield from read_as(t, App("div", a, b), text)
        case App(head="exp", args=(App(head="mul", args=args),)):
            yield from read_as(t, App("exp", App("add", *args)), text)
        case App(head="mul", args=(Num() as n, App(head="exp") as a)):
            yield from read_as(t, App("pow", a, n), text)
        case App(head="neg", args=(App(head="pow") as a,)):
            yield from read_as(t, App("div", ONE, a), text)


def _powers(t: Term, text: Text) -> Iterable[Change]:
    """a**n + b**n for (a + b)**n, in which the terms between are lost."""
    summands = arguments(t, "add")
    for n in range(2, MAX_POWER + 1):
        roots = [r for s in summands if (r := _root(s, n)) is not None]
        for a, b in pairwise(roots):
            for sign in (1, -1):
                between = [_binomial(a, b, n, k, sign) for k in range(1, n)]
                told = between[0] if len(between) == 1 else App("add", *between)
                words = "cross term" if len(between) == 1 else "cross terms"
                yield (
                    App("add", *summands, *between),
                    f"the {words} {text(told)} {'is' if n == 2 else 'are'} added",
                )


def _binomial(a: Term, b: Term, n: int, k: int, sign: int) -> Term:
    product = _product(Num(comb(n, k)), _power(a, n - k), _power(b, k))
    return product if sign**k == 1 else App("neg", product)


def _power(a: Term, n: int) -> Term:
    return a if n == 1 else App("pow", a, Num(n))


def _root(t: Term, n: int) -> Term | None:
    """r with r**n = t, where that is seen: x**n, 9 or 4 x**2 for n = 2."""
    match t:
        case App(head="pow", args=(a, Num(value=e))) if e == n:
            return a
        case App(head="mul", args=args):
            roots = [r for a in args if (r := _root(a, n)) is not None]
            return App("mul", *roots) if len(roots) == len(args) else None
        case Num(value=v) if v > 0 and v.denominator == 1:
            r = round(float(v) ** (1 / n))
            return Num(r) if r**n == v else None
    return None


def _fraction_of_sum(t: Term, text: Text) -> Iterable[Change]:
    """b for (a + b)/a: only one of the summands was divided."""
    match t:
        case App(head="div", args=(App(head="add", args=parts), d)) if d in parts:
            i = parts.index(d)
            rest = [App("div", p, d) for p in (*parts[:i], *parts[i + 1 :])]
            yield from read_as(t, App("add", *rest), text)


def _second_moment(t: Term, text: Text) -> Iterable[Change]:
    """E[X]**2 for E[X**2], where the variance is lost, and E[X] for E[X]**2."""
    match t:
        case App(head="pow", args=(App(head="expect", args=(Lam(body=body),)) as mean, Num(value=e))) if (
            e == 2
        ):
            if not mean.loose:
                spread = App("expect", Lam(App("pow", App("add", body, App("neg", mean)), TWO)))
                yield App("add", t, spread), f"the variance {text(spread)} is added to {text(t)}"
        case App(head="expect"):
            yield from read_as(t, App("pow", t, TWO), text)


def _swapped(t: Term, text: Text) -> Iterable[Change]:
    """p ln(p/q) for q ln(q/p): two names are swapped in one term."""
    if arguments(t, "div", "mul", "ln", "integral"):
        for u, v in combinations(sorted(n for n in names(t) if not n.startswith("$"))[:MAX_NAMES], 2):
            yield (
                substitute(t, {u: Var(v), v: Var(u)}),
                f"{text(Var(u))} and {text(Var(v))} are swapped in {text(t)}",
            )


def _inner_derivative(t: Term, text: Text) -> Iterable[Change]:
    """f'(u) for f'(u) u': the chain rule is forgotten."""
    match t:
        case App(head="div", args=(_, u)) | App(head="pow", args=(u, _)):
            pass
        case App(head="exp" | "sin" | "cos", args=(u,)):
            pass
        case _:
            return
    for v in sorted(names(u)):
        slope = _slope(u, v)
        if slope is not None and type(slope) is not Num:
            yield App("mul", slope, t), f"the factor {text(slope)} is put before {text(t)}"


def _slope(u: Term, v: str) -> Term | None:
    """The derivative of a polynomial, None for anything else."""
    if v not in names(u):
        return Num(0)
    match u:
        case Var():
            return ONE
        case App(head="add", args=parts):
            slopes = [_slope(p, v) for p in parts]
            kept = [s for s in slopes if s is not None and s != Num(0)]
            return None if None in slopes else kept[0] if len(kept) == 1 else App("add", *kept)
        case App(head="neg", args=(a,)):
            inner = _slope(a, v)
            return None if inner is None else App("neg", inner)
        case App(head="pow", args=(a, Num(value=e))) if e.denominator == 1 and e >= 2:
            inner = _slope(a, v)
            return None if inner is None else _product(Num(e), _power(a, int(e) - 1), inner)
        case App(head="mul", args=args) if sum(v in names(a) for a in args) == 1:
            slopes = [_slope(a, v) if v in names(a) else a for a in args]
            return None if None in slopes else _product(*[s for s in slopes if s is not None])
        case App(head="div", args=(a, d)) if v not in names(d):
            inner = _slope(a, v)
            return None if inner is None else _quotient(inner, d)
    return None


def _quotient(a: Term, d: Term) -> Term:
    """a/d, where a factor of `a` that is d is left out."""
    factors = arguments(a, "mul") or (a,)
    if d in factors:
        i = factors.index(d)
        return _product(*factors[:i], *factors[i + 1 :])
    return App("div", a, d)


def _shifted(t: Term, text: Text) -> Iterable[Change]:
    """n for n + 1 or n - 1, in an exponent, below a fraction or among factors."""
    match t:
        case App(head="pow", args=(a, e)) if type(e) is not Num:
            for by in (ONE, Num(-1)):
                yield from read_as(t, App("pow", a, App("add", e, by)), text)
        case App(head="div", args=(a, d)) if type(d) is not Num:
            for by in (ONE, Num(-1)):
                yield from read_as(t, App("div", a, App("add", d, by)), text)


# Of these a change that only copies the other side says nothing.
WEAK: list[Local] = [
    _logarithms, _angles, _powers, _second_moment, _sum_of_fractions, _exponentials, _inner_derivative,
]  # fmt: skip
RULES: list[Local] = [*WEAK, _split_denominator]
LATE: list[Local] = [_swapped, _fraction_of_sum, _shifted]
