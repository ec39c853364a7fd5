"""Lines about limits: lemmas at values, and limits carried to equal functions and equal values."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kld_proof.kernel.term import App, Lam, Term, Var, apply
from kld_proof.search.context import Context
from kld_proof.search.known import instance as lemma_instance
from kld_proof.search.normal_form.normalise import canonical_equation, prove_equal

Tends = Callable[[Context, Term, Term], int | None]


def instance(ctx: Context, name: str, values: Mapping[str, Term]) -> int | None:
    """The lemma at the values, its hypotheses proved, its limit in canonical form."""
    line = lemma_instance(ctx, name, values)
    return None if line is None else simplified(ctx, line)


def simplified(ctx: Context, line: int) -> int:
    """The same limit with its value in canonical form."""
    value = ctx.builder.conclusion(line).args[2]
    equation = canonical_equation(ctx, value)
    return line if equation is None else _replaced(ctx, line, equation)


def with_value(ctx: Context, line: int, value: Term) -> int | None:
    """The same limit with another value, if that is equal."""
    found = ctx.builder.conclusion(line).args[2]
    if found == value:
        return line
    equation = prove_equal(ctx, found, value)
    changed = None if equation is None else _replaced(ctx, line, equation)
    return changed if changed is not None and ctx.builder.conclusion(changed).args[2] == value else None


def _replaced(ctx: Context, line: int, equation: int) -> int:
    """The limit with the right side of the equation as its value, where that leaves the function alone."""
    before = ctx.builder.conclusion(line)
    changed = ctx.builder.add("replace", (line, equation))
    return changed if ctx.builder.conclusion(changed).args[:2] == before.args[:2] else line


def moved(ctx: Context, domain: Term, f: Lam, line: int, same: int) -> int:
    """tends(D, f, c) from tends(D, g, c) and all(D, f = g)."""
    _, g, c = ctx.builder.conclusion(line).args
    return ctx.builder.lemma("tends_congr", {"D": domain, "$f": f, "$g": g, "c": c}, [same, line])


def carried(ctx: Context, domain: Term, f: Lam, line: int | None) -> int | None:
    """The limit of f from that of a function that is equal to it on the set."""
    if line is None:
        return None
    g = ctx.builder.conclusion(line).args[1]
    if f == g:
        return line
    inner, x, opened = ctx.open(domain, f)
    equation = prove_equal(inner, opened, apply(g, Var(x)))
    if equation is None:
        return None
    return moved(ctx, domain, f, line, ctx.builder.add("generalize", (equation,), x, domain))


def constant(ctx: Context, domain: Term, c: Term) -> int | None:
    """A constant tends to itself."""
    assert type(domain) is App
    ends = dict(zip("ab", domain.args, strict=False))
    return lemma_instance(ctx, f"tends_const_{domain.head}", {**ends, "c": c})


def combined(ctx: Context, name: str, domain: Term, first: int, second: int) -> int:
    """The sum or product (`tends_add`, `tends_mul`) of two limits."""
    (_, f, c), (_, g, d) = (ctx.builder.conclusion(i).args for i in (first, second))
    values = {"D": domain, "$f": f, "$g": g, "c": c, "d": d}
    return simplified(ctx, ctx.builder.lemma(name, values, [first, second]))
