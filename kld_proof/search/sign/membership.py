"""Membership: in intervals and ranges by order, in the naturals and integers by structure or from ranges."""

from __future__ import annotations

from kld_proof.kernel.rules import INTEGERS, NATURALS
from kld_proof.kernel.term import ONE, ZERO, App, Num, Term
from kld_proof.search.context import Context
from kld_proof.search.sign.order import compare, decided, lemma, nonnegative


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
            return lemma(ctx, "mem_interval", {"x": t, "a": low, "b": high}, lines)
        case "above", (low,):
            return lemma(ctx, "mem_above", {"x": t, "a": low}, [compare(ctx, "lt", low, t)])
        case "below", (high,):
            return lemma(ctx, "mem_below", {"x": t, "b": high}, [compare(ctx, "lt", t, high)])
        case "range", (low, high):
            lines = [member(ctx, t, INTEGERS), compare(ctx, "le", low, t), compare(ctx, "le", t, high)]
            return lemma(ctx, "mem_range", {"k": t, "a": low, "b": high}, lines)
        case "from", (low,):
            lines = [member(ctx, t, INTEGERS), compare(ctx, "le", low, t)]
            return lemma(ctx, "mem_from", {"k": t, "a": low}, lines)
        case "space", () if (around := _in_condition(ctx, t)) is not None:
            return around
        case "space", ():
            lines = [compare(ctx, "lt", ZERO, t), compare(ctx, "lt", t, ONE)]
            return lemma(ctx, "mem_space", {"x": t}, lines)
        case (("naturals" | "integers"), ()):
            return _whole(ctx, t, domain)
    return None


def _in_condition(ctx: Context, t: Term) -> int | None:
    """t in space, for an outcome that lies where a condition has a value."""
    for fact, line in ctx.facts.items():
        if type(fact) is App and fact.head == "in" and fact.args[0] == t and type(fact.args[1]) is App:
            given = fact.args[1]
            inside = member(ctx, given.args[1], App("space")) if given.head == "given" else None
            if inside is not None:
                values = {"$g": given.args[0], "u": t, "w": given.args[1]}
                return ctx.builder.lemma("mem_space_of_given", values, [line, inside])
    return None


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
        return lemma(ctx, "integer_neg", {"n": t.args[0]}, [member(ctx, t.args[0], domain)])
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
