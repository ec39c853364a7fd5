"""Functions as linear combinations of basic ones.

Main statements: `decompose(ctx, head, domain, body)`: the body of a binder as `c1 h1(x) + (c2 h2(x) + ...)`
with the c free of x; `combined(ctx, combination, lines)` is integrable where every h is.
"""

from __future__ import annotations

from functools import partial

from kld_proof.kernel.term import ZERO, App, Lam, Term, bind, names
from kld_proof.polynomial import Monomial, Polynomial, TooLarge
from kld_proof.record import record
from kld_proof.search.context import Context
from kld_proof.search.normal_form.cancel import reduced
from kld_proof.search.normal_form.normalise import normalise
from kld_proof.search.normal_form.separate import separate_exponentials

# The lemma names for each kind of binder: predicate, congruence, sum and constant factor of both.
LEMMAS = {
    "integral": ("integrable", "integral_congr", "integrable_congr", "integral_add", "integrable_add",
                 "integral_const_mul", "integrable_const_mul"),
    "sum": ("summable", "sum_congr", "summable_congr", "sum_add", "summable_add",
            "sum_const_mul", "summable_const_mul"),
}  # fmt: skip
HEADS = {"integrable": "integral", "summable": "sum"}


@record(frozen=True)
class Combination:
    """`all(D, body = c1 h1 + (c2 h2 + ...))`, with the line that shows it."""

    head: str
    domain: Term
    body: Lam
    parts: tuple[tuple[Term, Lam], ...]
    nested: Lam
    line: int


def decompose(
    ctx: Context, head: str, domain: Term, body: Term, cancelled: bool = True
) -> Combination | None:
    """The body as a combination of basic functions of the bound variable.  None where it is too large.

    Cancelled, y/(1 + y)**2 is 1/(1 + y) - 1/(1 + y)**2, of which both may diverge.
    """
    assert type(body) is Lam
    key = ("combination", head, domain, body, cancelled)
    way = partial(_within_bounds, ctx, head, domain, body, cancelled)
    return ctx.builder.table.find(ctx.memo, key, way)


def _within_bounds(ctx: Context, head: str, domain: Term, body: Lam, cancelled: bool) -> Combination | None:
    try:
        return _decompose(ctx, head, domain, body, cancelled)
    except TooLarge:
        return None


def _decompose(ctx: Context, head: str, domain: Term, body: Lam, cancelled: bool) -> Combination | None:
    inner, x, opened = ctx.open(domain, body)
    normal, line = normalise(inner, opened)
    normal, line = separate_exponentials(inner, x, normal, line)
    groups: dict[Monomial, Polynomial] = {}
    p = inner.polynomial(normal)
    for m, c in (reduced(inner.ring, p) if cancelled else p).items():
        bound = tuple((g, e) for g, e in m if x in names(inner.ring.term_of(g)))
        free = tuple(pair for pair in m if pair not in bound)
        groups.setdefault(bound, {})[free] = c
    order = sorted(groups, key=inner.ring.monomial_key)
    parts = [(inner.ring.canonical(groups[m]), inner.ring.monomial(m)) for m in order]
    nested: Term = App("mul", *parts[-1]) if parts else ZERO
    for scale, h in reversed(parts[:-1]):
        nested = App("add", App("mul", scale, h), nested)
    last = inner.regrouped(normal, nested)
    if last is None:
        return None
    equation = ctx.builder.chain(line, last)
    quantified = ctx.builder.add("generalize", (equation,), x, domain)
    return Combination(
        head, domain, body, tuple((c, bind(h, x)) for c, h in parts), bind(nested, x), quantified
    )


def combined(ctx: Context, combination: Combination, lines: list[int]) -> int:
    """integrable(D, c1 h1 + (c2 h2 + ...)) from a line integrable(D, h) for each part."""
    return nested_tails(ctx, combination, lines)[0]


def nested_tails(ctx: Context, combination: Combination, lines: list[int]) -> list[int]:
    """integrable(D, c_i h_i + ...) for every tail of the nested sum, the whole first."""
    _, _, _, _, add, _, scale = LEMMAS[combination.head]
    b, domain = ctx.builder, combination.domain
    tails: list[int] = []
    tail: Lam | None = None
    for (c, h), line in reversed(list(zip(combination.parts, lines, strict=True))):
        term = Lam(App("mul", c, h.body))
        scaled = b.lemma(scale, {"D": domain, "c": c, "$f": h}, [line])
        if tail is None:
            tail, current = term, scaled
        else:
            current = b.lemma(add, {"D": domain, "$f": term, "$g": tail}, [scaled, tails[-1]])
            tail = Lam(App("add", term.body, tail.body))
        tails.append(current)
    return tails[::-1]
