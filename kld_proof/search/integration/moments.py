"""What assumptions about means say of basic means: `E[(X - E[X])**2] = v` gives E[X**2].

Main statement: `moment_value(ctx, t)` is a line t = value for a basic mean t, from an equation between means
that is assumed, also under quantifiers.  The sides of the equation are normalised; of the basic means in it
that stand alone in a summand with a number before it, the longest is the one that the equation gives.
"""

from __future__ import annotations

from fractions import Fraction

from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import App, Lam, Num, Term, Var, show, subterms
from kld_proof.polynomial import Polynomial, TooLarge
from kld_proof.search.context import Context
from kld_proof.search.normal_form.normalise import normalise
from kld_proof.search.quantified import specialised_left

SPACE = App("space")


def moment_value(ctx: Context, t: App) -> int | None:
    """A line t = value, from an assumption about means."""
    for fact, line in moments(ctx):
        found = specialised_left(ctx, fact, line, t)
        if found is not None:
            return found
    return None


def moments(ctx: Context) -> list[tuple[App, int]]:
    """The equations for basic means that follow from the assumptions of the context, each with its line."""
    found = ctx.memo.get("moments")
    if found is None:
        above = ctx.parent if ctx.parent and set(ctx.parent.hypotheses) <= set(ctx.hypotheses) else None
        known = list(moments(above)) if above else []
        own = [h for h in ctx.hypotheses if above is None or h not in above.hypotheses]
        found = ctx.memo["moments"] = known
        for h in sorted(filter(_is_about_means, own), key=lambda p: len(show(p))):
            # Forms that are found on the way are kept apart: they do not know this assumption yet.
            scratch = Context(ctx.builder, ctx.hypotheses)
            scratch.memo["moments"] = list(known)
            scratch.memo["each member by itself"] = True
            line = _solved(scratch, scratch.facts[h])
            if line is not None:
                known.append((ctx.builder.conclusion(line), line))
    assert isinstance(found, list)
    return found


def _is_about_means(h: Term) -> bool:
    while type(h) is App and h.head == "all" and type(h.args[1]) is Lam:
        h = h.args[1].body
    return type(h) is App and h.head == "eq" and any(_is_mean(s) for s in subterms(h))


def _is_mean(t: Term) -> bool:
    return type(t) is App and (t.head == "expect" or (t.head == "integral" and t.args[0] == SPACE))


def _solved(ctx: Context, line: int) -> int | None:
    """The line all(D, ... mean = rest) for a line all(D, ... equation)."""
    p = ctx.builder.conclusion(line)
    if p.head == "eq":
        try:
            return _for_mean(ctx, line, p)
        except (TooLarge, KernelError):
            return None
    domain, body = p.args
    inner, x, _ = ctx.open(domain, body)
    inside = inner.facts[App("in", Var(x), domain)]
    further = _solved(inner, ctx.builder.add("specialize", (line, inside)))
    return None if further is None else ctx.builder.add("generalize", (further,), x, domain)


def _for_mean(ctx: Context, line: int, p: App) -> int | None:
    """mean = rest, from a line a = b."""
    b = ctx.builder
    forms = [normalise(ctx, side) for side in p.args]
    first, last = (form[1] for form in forms)
    turned = b.chain(None if first is None else b.add("symm", (first,)), line, last)  # normal(a) = normal(b)
    left, right = b.conclusion(turned).args
    difference = App("add", left, App("neg", right))
    polynomial = ctx.polynomial(difference)
    found = _unknown(ctx, polynomial)
    if found is None:
        return None
    mean, c = found
    # mean = mean - (right - right)/c, where left stands for the first right: in `value` the mean cancels.
    gap, none = App("add", left, App("neg", right)), App("add", right, App("neg", right))
    rest, whole = (App("add", mean, App("mul", Num(-1 / c), d)) for d in (gap, none))
    value = ctx.canonical(rest)
    start, end, step = ctx.field(mean, whole), ctx.field(rest, value), b.add("rewrite", (turned,), gap)
    if start is None or end is None or mean in subterms(value) or b.right(step) != none:
        return None
    step = b.add("rewrite", (step,), rest)
    return b.chain(start, b.add("symm", (step,)), end) if b.right(step) == whole else None


def _unknown(ctx: Context, p: Polynomial) -> tuple[App, Fraction] | None:
    """The longest basic mean that stands alone in a summand and nowhere else, with its coefficient."""
    found: list[tuple[int, App, Fraction]] = []
    for m, c in p.items():
        t = ctx.ring.term_of(m[0][0]) if len(m) == 1 and m[0][1] == 1 else None
        if type(t) is App and t.head == "integral" and t.args[0] == SPACE:
            others = (ctx.ring.term_of(g) for n in p if n != m for g, _ in n)
            if not any(t in subterms(o) for o in others):
                found.append((len(show(t.args[1])), t, Fraction(c)))
    if not found:
        return None
    _, t, c = max(found, key=lambda item: (item[0], show(item[1])))
    return t, c
