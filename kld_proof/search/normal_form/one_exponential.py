"""Products of exponentials whose exponents are equal: c exp(a) exp(b) = c exp(d) where a + b = d."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.kernel.rules import INTEGERS
from kld_proof.kernel.term import ZERO, App, Num, Term
from kld_proof.polynomial import Monomial, TooLarge
from kld_proof.search.context import Context
from kld_proof.search.sign import member

MAX_EXPONENTIALS = 40


def equal_exponents(ctx: Context, a: Term, b: Term) -> int | None:
    """A line a = b for two monomials with exponentials, or None."""
    from kld_proof.search.normal_form.normalise import prove_equal

    try:
        left, right = _split(ctx, a), _split(ctx, b)
    except TooLarge:
        return None
    if left is None or right is None:
        return None
    (first, e1), (second, e2) = left, right
    if (not e1 and not e2) or len(e1) + len(e2) > MAX_EXPONENTIALS or set(e1) == set(e2):
        return None
    if not ctx.same(first, second):
        return None
    exponents = [_sum(e) for e in (e1, e2)]
    equation = prove_equal(ctx, *exponents)
    if equation is None:
        return None
    lines = [_as_one(ctx, a, first, e1, exponents[0]), _as_one(ctx, b, second, e2, exponents[1])]
    if lines[0] is None or lines[1] is None:
        return None
    builder = ctx.builder
    middle = builder.add("rewrite", (equation,), builder.right(lines[0]))
    regroup = ctx.field(builder.right(middle), builder.right(lines[1]))
    if regroup is None:
        return None
    return builder.chain(lines[0], middle, regroup, builder.add("symm", (lines[1],)))


Exponents = dict[Term, int]


def _split(ctx: Context, t: Term) -> tuple[Term, Exponents] | None:
    """A monomial as what is no exponential, and the arguments of the exponentials with their powers."""
    p = ctx.polynomial(t)
    if len(p) != 1:
        return None
    ((m, c),) = p.items()
    rest: Monomial = ()
    found: Exponents = {}
    for g, e in m:
        s = ctx.ring.term_of(g)
        if type(s) is App and s.head == "exp":
            found[s.args[0]] = e
        else:
            rest = (*rest, (g, e))
    return ctx.ring.monomial(rest, Fraction(c)), found


def _sum(exponents: Exponents) -> Term:
    parts = [a if e == 1 else App("mul", Num(e), a) for a, e in exponents.items()]
    return ZERO if not parts else parts[0] if len(parts) == 1 else App("add", *parts)


def _as_one(ctx: Context, t: Term, rest: Term, exponents: Exponents, total: Term) -> int | None:
    """t = rest * exp(total), read backwards: the exponential of a sum is a product of powers."""
    b = ctx.builder
    whole = App("mul", rest, App("exp", total))
    lines: list[int] = []
    current: Term = App("exp", total)
    parts = list(exponents.items())
    if not parts:
        lines.append(b.lemma("exp_zero", {}))
    while len(parts) > 1 and type(current) is App:
        head, *tail = current.args[0].args  # type: ignore[attr-defined]
        after = tail[0] if len(tail) == 1 else App("add", *tail)
        regroup = ctx.field(current.args[0], App("add", head, after))
        if regroup is None:
            return None
        step = b.add("rewrite", (regroup,), current)
        step = b.chain(step, b.lemma("exp_add", {"a": head, "b": after}))
        lines.append(step)
        current, parts = App("exp", after), parts[1:]
    powers = []
    for a, e in exponents.items():
        if e != 1:
            integer = member(ctx, Num(e), INTEGERS)
            assert integer is not None
            powers.append(b.lemma("exp_mul", {"n": Num(e), "a": a}, [integer]))
    line: int | None = None
    for i in (*lines, *powers):
        target = whole if line is None else b.right(line)
        step = b.add("rewrite", (i,), target)
        line = step if line is None else b.chain(line, step)
    end = ctx.field(whole if line is None else b.right(line), t)
    if end is None:
        return None
    forward = b.chain(line, end) if line is not None else end
    return b.add("symm", (forward,))
