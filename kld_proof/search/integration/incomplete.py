"""Parts of gamma and beta integrals: brought to (0, c) and the rate 1 where no antiderivative is elementary.

What is left over a half-line, or up to 1, is the whole integral without the part before.
"""

from __future__ import annotations

from collections.abc import Callable

from kld_proof.kernel.term import ONE, ZERO, App, Lam, Num, Term, names
from kld_proof.search.context import Context
from kld_proof.search.integration.change import Change
from kld_proof.search.known.gamma import Shape, shape
from kld_proof.search.sign import positive

InOrder = Callable[[Context, Term, Term], bool]


def incomplete(
    ctx: Context, domain: App, body: Lam, inner: Context, x: str, normal: Term, in_order: InOrder
) -> Change | None:
    """How to bring a part of a gamma or beta integral to its usual form; None where it has that."""
    shapes = _shapes(inner, x, normal)
    if not shapes:
        return None
    if all(_is_gamma(s) for s in shapes):
        return _gamma(ctx, domain, body, shapes, in_order)
    if all(_is_beta(s) for s in shapes) and domain.head == "interval":
        a, b = domain.args
        if a != ZERO and b == ONE and in_order(ctx, ZERO, a) and in_order(ctx, a, ONE):
            return _rest(domain, body)
    return None


def _gamma(ctx: Context, domain: App, body: Lam, shapes: list[Shape], in_order: InOrder) -> Change | None:
    if domain.args[0] != ZERO:
        ordered = domain.head == "above" or in_order(ctx, *domain.args)
        return _rest(domain, body) if ordered and in_order(ctx, ZERO, domain.args[0]) else None
    if domain.head != "interval":
        return None
    ends = {"$f": body, "b": domain.args[1]}
    (exponent,) = {s.exponent for s in shapes} if len({s.exponent for s in shapes}) == 1 else (ZERO,)
    if exponent not in (ZERO, ONE) and positive(ctx, exponent) is not None and in_order(ctx, ZERO, ends["b"]):
        return Change("integral_interval_root", "integrable_interval_root", ends | {"p": exponent})
    rates = {s.rate for s in shapes}
    rate = rates.pop() if len(rates) == 1 and exponent == ONE else None
    if rate is None or rate == ONE or positive(ctx, rate) is None:
        return None
    return Change("integral_interval_stretch", "integrable_interval_stretch", ends | {"c": rate})


def _rest(domain: App, body: Lam) -> Change:
    """The whole integral without the part before."""
    values = {"$f": body, "c": ZERO, "d": ONE, **dict(zip("ab", domain.args, strict=False))}
    whole = "above" if domain.head == "above" else "interval"
    return Change(f"integral_{domain.head}_rest", f"integrable_{domain.head}_of_{whole}", values)


def _shapes(ctx: Context, x: str, normal: Term) -> list[Shape]:
    """The factors of every summand, or nothing where one has another form."""
    found = []
    for m in ctx.polynomial(normal):
        bound = tuple((g, e) for g, e in m if x in names(ctx.ring.term_of(g)))
        part = shape(ctx, x, ctx.ring.monomial(bound))
        if part is None:
            return []
        found.append(part)
    return found


def _is_gamma(s: Shape) -> bool:
    """Whether this is a power of x, no natural one, times exp(-b x**p)."""
    if s.rate is None or s.complement or s.logs or s.complement_logs:
        return False
    return _is_not_natural(s.power) or s.exponent != ONE


def _is_beta(s: Shape) -> bool:
    """Whether this is a product of powers of x and 1 - x of which one is no natural power."""
    if s.rate is not None or s.logs or s.complement_logs or not s.power or not s.complement:
        return False
    return _is_not_natural(s.power) or _is_not_natural(s.complement)


def _is_not_natural(powers: list[Term]) -> bool:
    return not all(type(p) is Num and p.value.denominator == 1 for p in powers)
