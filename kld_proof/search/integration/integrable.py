"""Integrability and summability: by a theorem, by a fact, by parts, by limits of an antiderivative.

Main statement: `integrable(ctx, domain, body, predicate)` is a line integrable(D, body) (summable), or None.
"""

from __future__ import annotations

from functools import partial

from kld_proof.kernel.term import ONE, App, Lam, Term, subterms
from kld_proof.search.context import Context
from kld_proof.search.integration.combination import HEADS, LEMMAS, Combination, combined, decompose
from kld_proof.search.known import instance, known_integrable


def integrable(ctx: Context, domain: Term, body: Term, predicate: str = "integrable") -> int | None:
    """A line integrable(D, body) (or summable)."""
    key = (predicate, domain, body)
    return ctx.builder.table.find(ctx.memo, key, partial(_integrable, ctx, domain, body, predicate))


def _integrable(ctx: Context, domain: Term, body: Term, predicate: str) -> int | None:
    goal = App(predicate, domain, body)
    if goal in ctx.facts:
        return ctx.facts[goal]
    # The centre first: about it, a power of (x - m) is one monomial, and elsewhere it has to be expanded.
    line = _normal(ctx, goal)
    if line is None:
        line = _centred(ctx, goal)
    if line is None:
        line = known_integrable(ctx, predicate, domain, body)
    if line is None:
        from kld_proof.search.integration.integrable_facts import by_hypothesis

        line = by_hypothesis(ctx, goal)
    if line is not None:
        return line
    from kld_proof.search.integration.change import change

    moved = change(ctx, domain, body) if predicate == "integrable" else None
    line = None if moved is None else instance(ctx, moved.integrable, moved.values)
    if line is not None:
        return line
    combination = decompose(ctx, HEADS[predicate], domain, body)
    if combination is None:
        return None
    if combination.parts == ((ONE, body),):
        from kld_proof.search.integration.elimination import by_elimination

        line = by_elimination(ctx, goal)
        return _by_limits(ctx, goal) if line is None else line
    lines = part_lines(ctx, combination)
    if lines is None:
        combination, lines = uncancelled(ctx, combination)
    if lines is None:
        return _by_limits(ctx, goal)
    if lines:
        nested = combined(ctx, combination, lines)
    else:
        nested = ctx.builder.lemma(f"{predicate}_zero", {"D": domain})
    congr = LEMMAS[combination.head][2]
    values = {"D": domain, "$f": body, "$g": combination.nested}
    return ctx.builder.lemma(congr, values, [combination.line, nested])


def _normal(ctx: Context, goal: App) -> int | None:
    """The goal by the theorem about polynomials of degree two under a normal law."""
    from kld_proof.search.integration.normal_law import REALS, normal_integrable

    domain, body = goal.args
    assert type(body) is Lam
    return normal_integrable(ctx, body) if goal.head == "integrable" and domain == REALS else None


def _centred(ctx: Context, goal: App) -> int | None:
    """The goal by a shift of the variable to the centre of a Gaussian factor."""
    from kld_proof.search.tactics.integral import REALS, centred, shifted

    domain, body = goal.args
    if goal.head != "integrable" or domain != REALS:
        return None
    about = centred(ctx, domain, body)
    if about is None:
        return None
    equal, f, centre = about
    line = integrable(ctx, domain, shifted(f, centre))
    if line is None:
        return None
    line = ctx.builder.lemma("integrable_shift", {"$f": f, "c": centre}, [line])
    if equal is None:
        return line
    assert type(body) is Lam
    return ctx.builder.lemma("integrable_congr", {"D": domain, "$f": body, "$g": f}, [equal, line])


def _by_limits(ctx: Context, goal: App) -> int | None:
    """Integrability of what has an antiderivative with limits at both ends."""
    from kld_proof.search.integration.improper import improper_integrable

    domain, body = goal.args
    assert type(body) is Lam
    return improper_integrable(ctx, domain, body) if goal.head == "integrable" else None


def part_lines(ctx: Context, combination: Combination) -> list[int] | None:
    """integrable(D, h) for every basic function h."""
    predicate = LEMMAS[combination.head][0]
    lines: list[int] = []
    for _, h in combination.parts:
        line = integrable(ctx, combination.domain, h, predicate)
        if line is None:
            return None
        lines.append(line)
    return lines


def uncancelled(ctx: Context, combination: Combination) -> tuple[Combination, list[int] | None]:
    """The combination without cancellations, and its lines, where those of the given one diverge."""
    if len(combination.parts) < 2 or not any(
        type(s) is App and s.head == "div" for s in subterms(combination.nested)
    ):
        return combination, None
    plain = decompose(ctx, combination.head, combination.domain, combination.body, cancelled=False)
    if plain is None or plain.parts == combination.parts:
        return combination, None
    lines = part_lines(ctx, plain)
    return (combination, None) if lines is None else (plain, lines)
