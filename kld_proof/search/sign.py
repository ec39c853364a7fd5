"""Discharges side conditions: signs, nonzeroness, order and membership."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import partial

from kld_proof.kernel.rules import INTEGERS, NATURALS, KernelError
from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, names
from kld_proof.polynomial import TooLarge, total
from kld_proof.search.context import Context


def positive(ctx: Context, t: Term) -> int | None:
    """A line 0 < t."""
    return _cached(ctx, "lt", t)


def nonnegative(ctx: Context, t: Term) -> int | None:
    """A line 0 <= t."""
    return _cached(ctx, "le", t)


def _cached(ctx: Context, head: str, t: Term) -> int | None:
    key = (head, t, ctx.builder.thorough)
    found = ctx.memo.get(key, ctx)
    if found is None or isinstance(found, int):
        return found
    return ctx.builder.table.find(ctx.memo, key, partial(_prove, ctx, head, t))


def _prove(ctx: Context, head: str, t: Term) -> int | None:
    goal = App(head, ZERO, t)
    if ctx.reject(head, ZERO, t):
        return None
    line = ctx.facts.get(goal)
    if line is None:
        from kld_proof.search.quantified import instance_of

        line = instance_of(ctx, goal)
    if line is None:
        line = _by_structure(ctx, head, t)
    if line is None and head == "lt":
        line = _not_zero_and_nonnegative(ctx, t)
    if line is None and head == "le":
        strict = positive(ctx, t)
        line = None if strict is None else ctx.builder.lemma("le_of_lt", {"a": ZERO, "b": t}, [strict])
    if line is None:
        from kld_proof.search.hypotheses import by_hypotheses

        line = by_hypotheses(ctx, head, t)
    if line is None:
        from kld_proof.search.farkas import by_combination

        line = by_combination(ctx, head, t)
    if line is None:
        line = _by_monomials(ctx, head, t)
    if line is None and not names(t):
        line = decided(ctx, goal)
    if line is None:
        from kld_proof.search.quotient import sign_of_quotient

        line = sign_of_quotient(ctx, head, t)
    if line is None and ctx.builder.thorough:
        line = _thoroughly(ctx, head, t)
    return line


def _not_zero_and_nonnegative(ctx: Context, t: Term) -> int | None:
    """0 < t where t != 0 is assumed and 0 <= t is shown, as for the sum of exponentials in a softmax."""
    distinct = ctx.facts.get(App("ne", t, ZERO))
    if distinct is None:
        return None
    line = nonnegative(ctx, t)
    if line is None:
        return None
    other = ctx.builder.lemma("ne_symm", {"a": t, "b": ZERO}, [distinct])
    return ctx.builder.lemma("lt_of_le_of_ne", {"a": ZERO, "b": t}, [line, other])


def _thoroughly(ctx: Context, head: str, t: Term) -> int | None:
    """The ways that cost much and are tried only for a goal, not for every sign that would be welcome."""
    from kld_proof.search.entropy import by_products, by_weights
    from kld_proof.search.factorise import by_factors
    from kld_proof.search.gram import by_gram
    from kld_proof.search.inequality import by_square, by_tangent
    from kld_proof.search.monotone import by_monotone
    from kld_proof.search.multiples import by_scaled_hypothesis

    ways = (
        by_monotone,
        by_factors,
        by_scaled_hypothesis,
        by_square,
        by_gram,
        by_tangent,
        by_products,
        by_weights,
    )
    for way in ways:
        ctx.builder.nested += 1
        try:
            line = way(ctx, head, t)
        finally:
            ctx.builder.nested -= 1
        if line is not None:
            return line
    return None


def decided(ctx: Context, p: Term) -> int | None:
    """A line for a proposition without variables that the kernel can evaluate."""
    try:
        return ctx.builder.add("evaluate", (), p)
    except (KernelError, ImportError, ArithmeticError):
        return None


def _by_structure(ctx: Context, head: str, t: Term) -> int | None:
    b = ctx.builder
    if type(t) is Num:
        return decided(ctx, App(head, ZERO, t)) if t.value > 0 or (t.value == 0 and head == "le") else None
    if type(t) is not App:
        return None
    strict = head == "lt"
    match t.head, t.args:
        case "pi", ():
            return b.lemma("pi_pos", {}) if strict else None
        case "exp", (a,):
            return b.lemma("exp_pos", {"a": a}) if strict else None
        case "sqrt", (a,):
            inner = positive(ctx, a) if strict else nonnegative(ctx, a)
            return (
                None if inner is None else b.lemma("sqrt_pos" if strict else "sqrt_nonneg", {"a": a}, [inner])
            )
        case "gamma", (a,):
            inner = positive(ctx, a) if strict else None
            return None if inner is None else b.lemma("gamma_pos", {"a": a}, [inner])
        case "factorial", (n,):
            inner = member(ctx, n, NATURALS) if strict else None
            return None if inner is None else b.lemma("factorial_pos", {"n": n}, [inner])
        case "beta", (a, d):
            return (
                _lemma(ctx, "beta_pos", {"a": a, "b": d}, [positive(ctx, a), positive(ctx, d)])
                if strict
                else None
            )
        case "binom", (n, k):
            lines = [member(ctx, n, NATURALS), member(ctx, k, NATURALS), compare(ctx, "le", k, n)]
            return _lemma(ctx, "binom_pos", {"n": n, "k": k}, lines) if strict else None
        case (("sin" | "cos"), (a,)):
            return _on_the_circle(ctx, t.head, a) if strict else None
        case "cosh", (a,):
            return b.lemma("cosh_pos", {"a": a}) if strict else None
        case (("integral" | "sum" | "expect" | "prod"), _):
            from kld_proof.search.mean_sign import binder_sign

            return binder_sign(ctx, head, t)
        case "pow", (a, e):
            return _power(ctx, head, a, e)
        case "div", (a, d):
            bottom = positive(ctx, d)
            top = positive(ctx, a) if strict else nonnegative(ctx, a)
            if bottom is None or top is None:
                return None
            return b.lemma("div_pos" if strict else "div_nonneg", {"a": a, "b": d}, [top, bottom])
        case "mul", args if args:
            if any(_negative(ctx, a) for a in args):
                return _signed_product(ctx, head, t, args)
            lines = [positive(ctx, a) if strict else nonnegative(ctx, a) for a in args]
            return _fold(ctx, head, t, args, lines, "mul_pos" if strict else "mul_nonneg")
        case "add", args if args:
            return _sum(ctx, head, t, args)
        case "abs", (a,):
            return b.lemma("abs_nonneg", {"a": a}) if not strict else None
    return None


def _on_the_circle(ctx: Context, function: str, a: Term) -> int | None:
    """0 < sin(a) for 0 < a < pi, and 0 < cos(a) for -pi/2 < a < pi/2."""
    pi = App("pi")
    half = App("div", pi, Num(2))
    low, high = (ZERO, pi) if function == "sin" else (App("neg", half), half)
    lines = [compare(ctx, "lt", low, a)]
    if lines[0] is not None:
        lines.append(compare(ctx, "lt", a, high))
    return _lemma(ctx, f"{function}_pos", {"a": a}, lines)


def _power(ctx: Context, head: str, a: Term, e: Term) -> int | None:
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


def _negative(ctx: Context, a: Term) -> bool:
    """Whether a factor is known to be at most 0, without being known to be at least 0."""
    if type(a) is Num:
        return a.value < 0
    return nonnegative(ctx, a) is None and nonnegative(ctx, App("neg", a)) is not None


def _signed_product(ctx: Context, head: str, t: Term, args: Sequence[Term]) -> int | None:
    """The sign of a product with an even number of factors of the other sign."""
    flipped = [_opposite(a) if _negative(ctx, a) else a for a in args]
    if sum(f is not a for f, a in zip(flipped, args, strict=True)) % 2:
        return None
    line = _cached(ctx, head, App("mul", *flipped))
    return None if line is None else ctx.transport(line, App(head, ZERO, t))


def _opposite(a: Term) -> Term:
    return Num(-a.value) if type(a) is Num else App("neg", a)


def _fold(
    ctx: Context, head: str, t: Term, args: Sequence[Term], lines: Sequence[int | None], lemma: str
) -> int | None:
    if any(i is None for i in lines):
        return None
    line, so_far = lines[0], args[0]
    assert type(t) is App and line is not None
    for a, i in zip(args[1:], lines[1:], strict=True):
        assert i is not None
        line = ctx.builder.lemma(lemma, {"a": so_far, "b": a}, [line, i])
        so_far = App(t.head, so_far, a)
    return line if len(args) == 2 else ctx.transport(line, App(head, ZERO, t))


def _sum(ctx: Context, head: str, t: Term, args: Sequence[Term]) -> int | None:
    weak = [nonnegative(ctx, a) for a in args]
    if any(i is None for i in weak):
        return None
    if head == "le":
        return _fold(ctx, head, t, args, weak, "add_nonneg")
    first = next((n for n, a in enumerate(args) if positive(ctx, a) is not None), None)
    if first is None:
        return None
    order = [first, *(n for n in range(len(args)) if n != first)]
    line, so_far = positive(ctx, args[first]), args[first]
    for n in order[1:]:
        i = weak[n]
        assert i is not None and line is not None
        line = ctx.builder.lemma("add_pos_of_pos_of_nonneg", {"a": so_far, "b": args[n]}, [line, i])
        so_far = App("add", so_far, args[n])
    return None if line is None else ctx.transport(line, App(head, ZERO, t))


def _by_monomials(ctx: Context, head: str, t: Term) -> int | None:
    """0 < t where the expanded t has only terms of the right sign."""
    expanded = ctx.canonical(t)
    if expanded == t or not isinstance(expanded, App | Num):
        return None
    line = _cached(ctx, head, expanded)
    return None if line is None else ctx.transport(line, App(head, ZERO, t))


def nonzero(ctx: Context, t: Term) -> int | None:
    """A line t != 0 (or 0 < t, which serves the field rule as well)."""
    key = ("ne", t, ctx.builder.thorough)
    return ctx.builder.table.find(ctx.memo, key, partial(_nonzero, ctx, t))


def _nonzero(ctx: Context, t: Term) -> int | None:
    b = ctx.builder
    line = ctx.facts.get(App("ne", t, ZERO))
    if line is None:
        from kld_proof.search.quantified import instance_of

        line = instance_of(ctx, App("ne", t, ZERO))
    if line is None and type(t) is Num:
        return decided(ctx, App("ne", t, ZERO))
    if line is None:
        strict = positive(ctx, t)
        if strict is not None:
            return b.lemma("ne_of_gt", {"a": t, "b": ZERO}, [strict])
    if line is None and type(t) is App:
        line = _nonzero_by_structure(ctx, t)
    if line is None:
        strict = positive(ctx, App("neg", t))
        if strict is not None:
            away = b.lemma("ne_of_gt", {"a": App("neg", t), "b": ZERO}, [strict])
            minus = decided(ctx, App("ne", Num(-1), ZERO))
            assert minus is not None
            both = b.lemma("mul_ne_zero", {"a": Num(-1), "b": App("neg", t)}, [minus, away])
            line = ctx.transport(both, App("ne", t, ZERO))
    if line is None:
        line = _exponential_minus_one(ctx, t)
    if line is None:
        line = _different(ctx, t)
    if line is None:
        from kld_proof.search.division import nonzero_by_division

        line = nonzero_by_division(ctx, t)
    return line


def _exponential_minus_one(ctx: Context, t: Term) -> int | None:
    """c (exp(a) - 1) != 0 where a != 0."""
    try:
        p = ctx.polynomial(t)
    except TooLarge:
        return None
    if len(p) != 2 or () not in p:
        return None
    (m,) = [m for m in p if m]
    g = ctx.ring.term_of(m[0][0]) if len(m) == 1 and m[0][1] == 1 else None
    if type(g) is not App or g.head != "exp" or p[m] != -p[()]:
        return None
    inner = nonzero(ctx, g.args[0])
    factor = decided(ctx, App("ne", Num(p[m]), ZERO))
    if inner is None or factor is None:
        return None
    b = ctx.builder
    away = b.lemma("exp_sub_one_ne_zero", {"a": g.args[0]}, [inner])
    both = b.lemma("mul_ne_zero", {"a": Num(p[m]), "b": b.conclusion(away).args[0]}, [factor, away])
    return ctx.transport(both, App("ne", t, ZERO))


def _nonzero_by_structure(ctx: Context, t: App) -> int | None:
    b = ctx.builder
    if t.head in ("mul", "div") and t.args:
        lines = [nonzero(ctx, a) for a in t.args]
        return _fold_ne(ctx, t, lines)
    if t.head == "pow":
        base, exponent = nonzero(ctx, t.args[0]), member(ctx, t.args[1], INTEGERS)
        if base is not None and exponent is not None:
            return b.lemma("pow_ne_zero", {"a": t.args[0], "n": t.args[1]}, [base, exponent])
    if t.head == "ln":
        inner, away = positive(ctx, t.args[0]), nonzero(ctx, App("add", t.args[0], App("neg", ONE)))
        if inner is not None and away is not None:
            if b.conclusion(away).head == "lt":
                away = b.lemma("ne_of_gt", {"a": b.conclusion(away).args[1], "b": ZERO}, [away])
            one = b.lemma("ne_of_sub_ne_zero", {"a": t.args[0], "b": ONE}, [away])
            return b.lemma("ln_ne_zero", {"a": t.args[0]}, [inner, one])
    if not names(t):
        return decided(ctx, App("ne", t, ZERO))
    return None


def _fold_ne(ctx: Context, t: App, lines: Sequence[int | None]) -> int | None:
    if any(i is None for i in lines):
        return None
    line, so_far = lines[0], t.args[0]
    assert line is not None
    for a, i in zip(t.args[1:], lines[1:], strict=True):
        assert i is not None
        line = ctx.builder.lemma(f"{t.head}_ne_zero", {"a": so_far, "b": a}, [line, i])
        so_far = App(t.head, so_far, a)
    return line if len(t.args) == 2 else ctx.transport(line, App("ne", t, ZERO))


def _different(ctx: Context, t: Term) -> int | None:
    """t != 0 from a hypothesis a != b with t = c (a - b)."""
    for fact, line in list(ctx.facts.items()):
        if type(fact) is App and fact.head == "ne" and type(t) is App:
            a, b = fact.args
            d = App("add", a, App("neg", b))
            try:
                p, q = ctx.polynomial(t), ctx.polynomial(d)
                p = ctx.ring.polynomial(t)
                shared = [m for m in q if m in p]
                if not shared:
                    continue
                c = Fraction(p[shared[0]]) / q[shared[0]]
                if total([p, {m: -c * k for m, k in q.items()}]):
                    continue
            except TooLarge:
                continue
            away = ctx.builder.lemma("sub_ne_zero_of_ne", {"a": a, "b": b}, [line])
            factor = decided(ctx, App("ne", Num(c), ZERO))
            if factor is not None:
                both = ctx.builder.lemma("mul_ne_zero", {"a": Num(c), "b": d}, [factor, away])
                return ctx.transport(both, App("ne", t, ZERO))
    return None


def compare(ctx: Context, head: str, a: Term, b: Term) -> int | None:
    """A line a < b or a <= b, through the sign of b - a."""
    goal = App(head, a, b)
    line = ctx.facts.get(goal)
    if line is not None:
        return line
    if a == ZERO:
        return positive(ctx, b) if head == "lt" else nonnegative(ctx, b)
    gap = App("add", b, App("neg", a))
    line = positive(ctx, gap) if head == "lt" else nonnegative(ctx, gap)
    if line is None:
        return None
    return ctx.builder.lemma(
        "lt_of_sub_pos" if head == "lt" else "le_of_sub_nonneg", {"a": a, "b": b}, [line]
    )


def member(ctx: Context, t: Term, domain: Term) -> int | None:
    """A line t in D."""
    goal = App("in", t, domain)
    line = ctx.facts.get(goal)
    if line is not None or type(domain) is not App:
        return line
    b = ctx.builder
    match domain.head, domain.args:
        case "reals", ():
            return b.lemma("mem_reals", {"x": t})
        case "interval", (low, high):
            lines = [compare(ctx, "lt", low, t), compare(ctx, "lt", t, high)]
            return _lemma(ctx, "mem_interval", {"x": t, "a": low, "b": high}, lines)
        case "above", (low,):
            return _lemma(ctx, "mem_above", {"x": t, "a": low}, [compare(ctx, "lt", low, t)])
        case "below", (high,):
            return _lemma(ctx, "mem_below", {"x": t, "b": high}, [compare(ctx, "lt", t, high)])
        case "range", (low, high):
            lines = [member(ctx, t, INTEGERS), compare(ctx, "le", low, t), compare(ctx, "le", t, high)]
            return _lemma(ctx, "mem_range", {"k": t, "a": low, "b": high}, lines)
        case (("naturals" | "integers"), ()):
            return _whole(ctx, t, domain)
    return None


def _lemma(ctx: Context, name: str, values: dict[str, Term], lines: Sequence[int | None]) -> int | None:
    present = [i for i in lines if i is not None]
    return ctx.builder.lemma(name, values, present) if len(present) == len(lines) else None


def _whole(ctx: Context, t: Term, domain: Term) -> int | None:
    """t is a natural number or an integer, by its structure or from hypotheses about ranges."""
    if type(t) is Num:
        return decided(ctx, App("in", t, domain))
    if domain == NATURALS:
        whole, low = member(ctx, t, INTEGERS), nonnegative(ctx, t)
        if whole is not None and low is not None:
            return ctx.builder.lemma("natural_of_integer", {"n": t}, [whole, low])
        return None
    if type(t) is App and t.head in ("add", "mul") and len(t.args) >= 2:
        lines = [member(ctx, a, domain) for a in t.args]
        if all(i is not None for i in lines):
            line, so_far = lines[0], t.args[0]
            assert line is not None
            for a, i in zip(t.args[1:], lines[1:], strict=True):
                assert i is not None
                line = ctx.builder.lemma(f"integer_{t.head}", {"m": so_far, "n": a}, [line, i])
                so_far = App(t.head, so_far, a)
            return line if len(t.args) == 2 else ctx.transport(line, App("in", t, domain))
    if type(t) is App and t.head == "neg":
        return _lemma(ctx, "integer_neg", {"n": t.args[0]}, [member(ctx, t.args[0], domain)])
    return _from_ranges(ctx, t)


def _from_ranges(ctx: Context, t: Term) -> int | None:
    for fact, line in list(ctx.facts.items()):
        if type(fact) is App and fact.head == "in" and fact.args[0] == t:
            domain = fact.args[1]
            if type(domain) is App and domain.head == "range":
                low, high = domain.args
                start = member(ctx, low, INTEGERS)
                if start is not None:
                    return ctx.builder.lemma(
                        "integer_of_mem_range", {"k": t, "a": low, "b": high}, [line, start]
                    )
    return None


def prove_condition(ctx: Context, p: Term) -> int | None:
    """A line for a side condition: an order relation, a disequality or a membership."""
    line = _condition(ctx, p)
    if line is None and not ctx.builder.thorough:
        with ctx.builder.every_means():
            line = _condition(ctx, p)
    return line


def _condition(ctx: Context, p: Term) -> int | None:
    line = ctx.facts.get(p)
    if line is not None or type(p) is not App:
        return line
    match p.head, p.args:
        case (("lt" | "le"), (a, b)):
            return compare(ctx, p.head, a, b)
        case "in", (t, domain):
            return member(ctx, t, domain)
        case "ne", (a, b):
            if b == ZERO:
                return nonzero(ctx, a)
            line = nonzero(ctx, App("add", a, App("neg", b)))
            return None if line is None else ctx.builder.lemma("ne_of_sub_ne_zero", {"a": a, "b": b}, [line])
    return None


__all__ = ["ONE", "compare", "decided", "member", "nonnegative", "nonzero", "positive", "prove_condition"]
