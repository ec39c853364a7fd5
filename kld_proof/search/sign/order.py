"""Signs and order: `0 < t`, `0 <= t` and `a < b` by the ways of the other files, the cheap ones first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache, partial
from typing import Any

from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import ZERO, App, Num, Term, Var, names
from kld_proof.search.context import Context
from kld_proof.search.normal_form.facts import has_binder

BITS, CACHED = 128, 256
Way = Callable[[Context, str, Term], int | None]  # to 0 < t (head lt) or 0 <= t (head le)


def positive(ctx: Context, t: Term) -> int | None:
    """A line 0 < t."""
    return sign_of(ctx, "lt", t)


def nonnegative(ctx: Context, t: Term) -> int | None:
    """A line 0 <= t."""
    return sign_of(ctx, "le", t)


def sign_of(ctx: Context, head: str, t: Term) -> int | None:
    """A line 0 < t (`head` is lt) or 0 <= t (le)."""
    key = (head, t, ctx.builder.thorough)
    found = ctx.memo.get(key, ctx)
    if found is None or isinstance(found, int):
        return found
    cheap = ctx.memo.get((head, t, False))
    if isinstance(cheap, int):
        return cheap
    return ctx.builder.table.find(ctx.memo, key, partial(_prove, ctx, head, t))


def _prove(ctx: Context, head: str, t: Term) -> int | None:
    line = ctx.facts.get(App(head, ZERO, t))
    if line is None and type(t) is not Num and ctx.reject(head, ZERO, t):
        return None
    if line is None:
        line = _first(ctx, head, t, cheap_ways())
    if line is None and ctx.builder.thorough:
        with ctx.builder.deeper():
            line = _first(ctx, head, t, costly_ways())
        return _by_strictness(ctx, head, t) if line is None else line
    return line


def _first(ctx: Context, head: str, t: Term, ways: Iterable[Way]) -> int | None:
    for way in ways:
        line = way(ctx, head, t)
        if line is not None:
            return line
    return None


@cache
def cheap_ways() -> tuple[Way, ...]:
    """The ways that are tried for every sign that would be welcome, in their order."""
    from kld_proof.search.hypotheses import by_hypotheses
    from kld_proof.search.normal_form.quotient import sign_of_quotient
    from kld_proof.search.order.farkas import by_combination
    from kld_proof.search.order.growth import by_bounded
    from kld_proof.search.sign.scaled import by_scaled_product
    from kld_proof.search.sign.squares import by_two_squares
    from kld_proof.search.sign.structure import by_structure

    return (
        _by_instance,
        by_structure,
        _by_distinctness,
        _by_cheap_strictness,
        by_hypotheses,
        by_scaled_product,
        by_combination,
        _by_monomials,
        _by_value,
        sign_of_quotient,
        by_two_squares,
        by_bounded,
        _by_expansion,
    )


def _beside_roots(ctx: Context, head: str, t: Term) -> int | None:
    """By the place of a variable beside the roots of what its square is compared with."""
    from kld_proof.search.equations.multiples import is_split

    if not any(type(f) is App and is_split(f) for f in ctx.facts):
        return None
    from kld_proof.search.order.roots import by_roots

    return by_roots(ctx, head, t)


@cache
def costly_ways() -> tuple[Way, ...]:
    """The ways that are tried for a goal only."""
    from kld_proof.search.equations.multiples import by_scaled_hypothesis
    from kld_proof.search.normal_form.factorise import by_factors
    from kld_proof.search.order.entropy import by_products, by_weights
    from kld_proof.search.order.gram import by_gram
    from kld_proof.search.order.growth import by_growth
    from kld_proof.search.order.inequality import by_square, by_tangent
    from kld_proof.search.order.means import by_means
    from kld_proof.search.order.monotone import by_monotone

    # The factors last but for the search over weights: they are found by a library that takes long to import.
    return (
        by_monotone,
        by_scaled_hypothesis,
        _beside_roots,
        by_square,
        by_gram,
        by_tangent,
        by_products,
        by_means,
        by_factors,
        by_weights,
        by_growth,
    )


def _by_expansion(ctx: Context, head: str, t: Term) -> int | None:
    """A polynomial in one variable between bounds of it; the file is only read for these."""
    used = names(t)
    if type(t) is not App or t.head not in ("add", "neg") or len(used) != 1 or not _has_bound(ctx, *used):
        return None
    from kld_proof.search.sign.expansion import by_expansion

    return by_expansion(ctx, head, t)


def _has_bound(ctx: Context, name: str) -> bool:
    """Whether a fact compares the variable with a number other than 0."""
    v = Var(name)
    pairs = (f.args for f in ctx.facts if type(f) is App and f.head in ("lt", "le") and v in f.args)
    return any(not names(b if a == v else a) and ZERO not in (a, b) for a, b in pairs)


def _by_instance(ctx: Context, head: str, t: Term) -> int | None:
    if not ctx.quantified():
        return None
    from kld_proof.search.quantified import instance_of

    return instance_of(ctx, App(head, ZERO, t))


def _by_distinctness(ctx: Context, head: str, t: Term) -> int | None:
    """0 < t where t != 0 is assumed and 0 <= t is shown, as for the sum of exponentials in a softmax."""
    distinct = ctx.facts.get(App("ne", t, ZERO)) if head == "lt" else None
    line = None if distinct is None else nonnegative(ctx, t)
    if distinct is None or line is None:
        return None
    other = ctx.builder.lemma("ne_symm", {"a": t, "b": ZERO}, [distinct])
    return ctx.builder.lemma("lt_of_le_of_ne", {"a": ZERO, "b": t}, [line, other])


def _by_strictness(ctx: Context, head: str, t: Term) -> int | None:
    strict = positive(ctx, t) if head == "le" else None
    return None if strict is None else ctx.builder.lemma("le_of_lt", {"a": ZERO, "b": t}, [strict])


def _by_cheap_strictness(ctx: Context, head: str, t: Term) -> int | None:
    with ctx.builder.every_means(False):
        return _by_strictness(ctx, head, t)


def _by_monomials(ctx: Context, head: str, t: Term) -> int | None:
    """0 < t where the expanded t has only terms of the right sign."""
    expanded = ctx.canonical(t)
    if expanded == t or not isinstance(expanded, App | Num):
        return None
    line = sign_of(ctx, head, expanded)
    return None if line is None else ctx.transport(line, App(head, ZERO, t))


def _by_value(ctx: Context, head: str, t: Term) -> int | None:
    return None if names(t) else decided(ctx, App(head, ZERO, t))


def compare(ctx: Context, head: str, a: Term, b: Term) -> int | None:
    """A line a < b or a <= b, through the sign of b - a."""
    line = ctx.facts.get(App(head, a, b))
    if line is not None:
        return line
    if a == ZERO:
        return sign_of(ctx, head, b)
    if ctx.quantified():
        from kld_proof.search.quantified import instance_of

        line = instance_of(ctx, App(head, a, b))
        if line is not None:
            return line
    line = sign_of(ctx, head, App("add", b, App("neg", a)))
    if line is None:
        return None
    name = "lt_of_sub_pos" if head == "lt" else "le_of_sub_nonneg"
    return ctx.builder.lemma(name, {"a": a, "b": b}, [line])


def decided(ctx: Context, p: Term) -> int | None:
    """A line for a proposition without variables that the kernel can evaluate."""
    try:
        return None if _is_hopeless(p) else ctx.builder.add("evaluate", (), p)
    except (KernelError, ImportError, ArithmeticError):
        return None


def _is_hopeless(p: Term) -> bool:
    """Whether an enclosure shows that a comparison of 0 with an integral or a sum will not be decided.

    These take long to enclose, and signs of one term are asked for in several ways.
    """
    match p:
        case App(head="lt" | "le" | "ne" as relation, args=(a, b)) if ZERO in (a, b) and has_binder(p):
            ball = _enclosed(App("add", b, App("neg", a)))
            return ball is None or not {"lt": ball > 0, "le": ball >= 0, "ne": ball != 0}[relation]
    return False


@lru_cache(CACHED)
def _enclosed(t: Term) -> Any:
    """An enclosure of a term without variables, where there is one."""
    from kld_proof import enclosure

    try:
        return enclosure.enclose(t, {}, BITS)
    except enclosure.NotEnclosed:
        return None


def lemma(ctx: Context, name: str, values: dict[str, Term], lines: Sequence[int | None]) -> int | None:
    """The lemma at the values, unless one of its premises is missing."""
    present = [i for i in lines if i is not None]
    return ctx.builder.lemma(name, values, present) if len(present) == len(lines) else None


def each(
    prove: Callable[[Context, Term], int | None], ctx: Context, terms: Iterable[Term]
) -> list[int] | None:
    """A line from `positive` or `nonnegative` for each of the terms; None where one has none."""
    terms, lines = list(terms), list[int]()
    head = "lt" if prove is positive else "le"
    if any(type(t) is not Num and ctx.reject(head, ZERO, t) for t in terms):
        return None
    for t in terms:
        line = prove(ctx, t)
        if line is None:
            return None
        lines.append(line)
    return lines
