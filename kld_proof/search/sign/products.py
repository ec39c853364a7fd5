"""Signs of products, sums and powers, from those of their parts."""

from __future__ import annotations

from collections.abc import Sequence

from kld_proof.kernel.term import ONE, ZERO, App, Lam, Num, Term
from kld_proof.search.context import Context
from kld_proof.search.sign.nonzero import nonzero
from kld_proof.search.sign.order import each, nonnegative, positive, sign_of


def power_sign(ctx: Context, head: str, a: Term, e: Term) -> int | None:
    """0 < a**e for a > 0; even powers; 0 <= a**e for a >= 0 and e > 0."""
    b = ctx.builder
    base = positive(ctx, a)
    if base is not None:
        line = b.lemma("pow_pos", {"a": a, "e": e}, [base])
        return line if head == "lt" else b.lemma("le_of_lt", {"a": ZERO, "b": App("pow", a, e)}, [line])
    if type(e) is Num and e.value.denominator == 1 and e.value > 0 and e.value % 2 == 0:
        half = App("pow", a, Num(e.value / 2)) if e.value != 2 else a
        if head == "le":
            line = b.lemma("sq_nonneg", {"a": half})
        else:
            inner = nonzero(ctx, half)
            if inner is None:
                return None
            line = b.lemma("sq_pos_of_ne", {"a": half}, [inner])
        return ctx.transport(line, App(head, ZERO, App("pow", a, e)))
    if head == "le":
        base, exponent = nonnegative(ctx, a), positive(ctx, e)
        if base is not None and exponent is not None:
            return b.lemma("pow_nonneg", {"a": a, "n": e}, [base, exponent])
    return None


def product_sign(ctx: Context, head: str, t: App) -> int | None:
    """The sign of a product, an even number of whose factors may have the other sign; x x is x**2."""
    if len(set(t.args)) < len(t.args):
        return _with_powers(ctx, head, t)
    if any(_negative(ctx, a) for a in t.args):
        return _signed_product(ctx, head, t)
    lines = each(positive if head == "lt" else nonnegative, ctx, t.args)
    return (
        None if lines is None else _folded(ctx, head, t, lines, "mul_pos" if head == "lt" else "mul_nonneg")
    )


def _with_powers(ctx: Context, head: str, t: App) -> int | None:
    """The sign of a product in which factors stand more than once."""
    counts = {a: t.args.count(a) for a in t.args}
    powers = [a if n == 1 else App("pow", a, Num(n)) for a, n in counts.items()]
    line = sign_of(ctx, head, powers[0] if len(powers) == 1 else App("mul", *powers))
    return None if line is None else ctx.transport(line, App(head, ZERO, t))


def _negative(ctx: Context, a: Term) -> bool:
    """Whether a factor is known to be at most 0, without being known to be at least 0."""
    if type(a) is Num:
        return a.value < 0
    if ctx.reject("le", a, ZERO):
        return False
    return nonnegative(ctx, a) is None and nonnegative(ctx, App("neg", a)) is not None


def _signed_product(ctx: Context, head: str, t: App) -> int | None:
    flipped = [_opposite(a) if _negative(ctx, a) else a for a in t.args]
    if sum(f is not a for f, a in zip(flipped, t.args, strict=True)) % 2:
        return None
    line = sign_of(ctx, head, App("mul", *flipped))
    return None if line is None else ctx.transport(line, App(head, ZERO, t))


def _opposite(a: Term) -> Term:
    return Num(-a.value) if type(a) is Num else App("neg", a)


def _folded(ctx: Context, head: str, t: App, lines: Sequence[int], name: str) -> int | None:
    """The sign of t from those of its arguments, two at a time."""
    line, so_far = lines[0], t.args[0]
    for a, i in zip(t.args[1:], lines[1:], strict=True):
        line = ctx.builder.lemma(name, {"a": so_far, "b": a}, [line, i])
        so_far = App(t.head, so_far, a)
    return line if len(t.args) == 2 else ctx.transport(line, App(head, ZERO, t))


def sum_sign(ctx: Context, head: str, t: App) -> int | None:
    """The sign of a sum of nonnegative terms, one of which has to be positive where `head` is lt."""
    weak = each(nonnegative, ctx, t.args)
    if weak is None:
        return None
    if head == "le":
        return _folded(ctx, head, t, weak, "add_nonneg")
    first = next((n for n, a in enumerate(t.args) if positive(ctx, a) is not None), None)
    if first is None:
        return None
    line, so_far = positive(ctx, t.args[first]), t.args[first]
    for n, (a, i) in enumerate(zip(t.args, weak, strict=True)):
        if n != first and line is not None:
            line = ctx.builder.lemma("add_pos_of_pos_of_nonneg", {"a": so_far, "b": a}, [line, i])
            so_far = App("add", so_far, a)
    return None if line is None else ctx.transport(line, App(head, ZERO, t))


def one_less(ctx: Context, head: str, whole: App) -> int | None:
    """0 < 1 - P for a product P over a range that is not empty, of factors between 0 and 1."""
    from kld_proof.search.goals import prove_goal

    domain, f = whole.args
    if type(domain) is not App or domain.head != "range" or type(f) is not Lam:
        return None
    low, high = domain.args
    goals = (
        App("in", low, App("integers")),
        App("le", low, high),
        App("all", domain, Lam(App("lt", ZERO, f.body))),
        App("all", domain, Lam(App("lt", f.body, ONE))),
    )
    lines: list[int] = []
    for goal in goals:
        line = prove_goal(ctx, goal)
        if line is None:
            return None
        lines.append(line)
    b = ctx.builder
    below = b.lemma("prod_lt_one", {"a": low, "b": high, "$f": f}, lines)
    gap = b.lemma("sub_pos_of_lt", {"a": whole, "b": ONE}, [below])
    return gap if head == "lt" else b.lemma("le_of_lt", {"a": ZERO, "b": b.conclusion(gap).args[1]}, [gap])
