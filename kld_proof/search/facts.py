"""What follows at once from a hypothesis: the bounds that membership of a set gives."""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.kernel.rules import INTEGERS, NATURALS, KernelError
from kld_proof.kernel.term import ZERO, App, Term
from kld_proof.search.builder import Builder


def consequences(builder: Builder, hypothesis: Term) -> Iterator[tuple[Term, int]]:
    """The hypothesis itself and its direct consequences, each with its line."""
    line = builder.add("assume", (), hypothesis)
    yield hypothesis, line
    if type(hypothesis) is App and hypothesis.head == "in":
        yield from of_membership(builder, line)
    if type(hypothesis) is App and hypothesis.head in ("lt", "le"):
        yield from _absolute_value(builder, line, hypothesis)
        yield from _exponents(builder, line, hypothesis)
    if type(hypothesis) is App and hypothesis.head in ("invertible", "positive_definite"):
        yield from _of_matrix(builder, line, hypothesis)
    if type(hypothesis) is App and hypothesis.head == "integrable_rv":
        given = len(hypothesis.args) > 1  # a variable and its condition
        name = "integrable_of_conditional" if given else "integrable_of_integrable_rv"
        i = builder.lemma(name, dict(zip(("$f", "$g"), hypothesis.args, strict=False)), (line,))
        yield builder.conclusion(i), i


def _of_matrix(builder: Builder, line: int, known: App) -> Iterator[tuple[Term, int]]:
    """The shape and the determinant of an invertible matrix; a positive definite one is symmetric as well."""
    a, n = known.args
    values = {"A": a, "n": n}
    if known.head == "positive_definite":
        for i in (
            builder.lemma("symmetric_of_positive", values, (line,)),
            builder.lemma("mat_det_pos", values, (line,)),
        ):
            yield builder.conclusion(i), i
        line = builder.lemma("invertible_of_positive", values, (line,))
        yield builder.conclusion(line), line
    for name in ("shape_of_invertible", "mat_det_ne_zero"):
        i = builder.lemma(name, values, (line,))
        yield builder.conclusion(i), i


def _absolute_value(builder: Builder, line: int, bound: App) -> Iterator[tuple[Term, int]]:
    """-b < a < b from |a| < b."""
    low, b = bound.args
    if type(low) is App and low.head == "abs":
        for side in ("", "neg_"):
            name = f"{side}{bound.head}_of_abs_{bound.head}"
            try:
                i = builder.lemma(name, {"a": low.args[0], "b": b}, (line,))
            except KernelError:  # the theorem's own certificate is being made
                continue
            yield builder.conclusion(i), i


def _exponents(builder: Builder, line: int, order: App) -> Iterator[tuple[Term, int]]:
    """a < b from exp(a) < exp(b), and a <= b likewise."""
    low, high = order.args
    if type(low) is App and type(high) is App and low.head == high.head == "exp":
        name = f"{order.head}_of_exp_{order.head}_exp"
        try:
            i = builder.lemma(name, {"a": low.args[0], "b": high.args[0]}, (line,))
        except KernelError:  # the theorem's own certificate is being made
            return
        yield builder.conclusion(i), i


def _logarithms(builder: Builder, line: int, ends: tuple[Term, ...]) -> Iterator[tuple[Term, int]]:
    """a < ln(x) < b from exp(a) < x < exp(b), where x is known to be positive by its lower end."""
    x = builder.conclusion(line).args[0]
    if ends[0] == ZERO or (type(ends[0]) is App and ends[0].head == "exp"):
        above = "gt_of_mem_interval" if len(ends) == 2 else "gt_of_mem_above"
        values = dict(zip(("x", "a", "b"), (x, *ends), strict=False))
        low = builder.lemma(above, values, (line,))
        if type(ends[0]) is App:
            sign = builder.lemma("exp_pos", {"a": ends[0].args[0]})
            order = builder.lemma("ln_lt_ln", {"a": ends[0], "b": x}, (sign, low))
            yield _undone(builder, order, ends[0])
            low = builder.lemma("lt_trans", {"a": ZERO, "b": ends[0], "c": x}, (sign, low))
        if len(ends) == 2 and type(ends[1]) is App and ends[1].head == "exp":
            high = builder.lemma("lt_of_mem_interval", values, (line,))
            yield _undone(builder, builder.lemma("ln_lt_ln", {"a": x, "b": ends[1]}, (low, high)), ends[1])


def _undone(builder: Builder, line: int, end: App) -> tuple[Term, int]:
    """The inequality with a for ln(exp(a))."""
    i = builder.add("replace", (line, builder.lemma("ln_exp", {"a": end.args[0]})))
    return builder.conclusion(i), i


def of_membership(builder: Builder, line: int) -> Iterator[tuple[Term, int]]:
    """What follows from a line `x in D`."""
    x, domain = builder.conclusion(line).args

    def fact(name: str, **values: Term) -> tuple[Term, int]:
        i = builder.lemma(name, values, (line,))
        return builder.conclusion(i), i

    if type(domain) is not App:
        return
    match domain.head, domain.args:
        case "interval", (a, b):
            yield fact("gt_of_mem_interval", x=x, a=a, b=b)
            yield fact("lt_of_mem_interval", x=x, a=a, b=b)
            if any(type(end) is App and end.head == "exp" for end in (a, b)):
                yield from _logarithms(builder, line, (a, b))
        case "above", (a,):
            yield fact("gt_of_mem_above", x=x, a=a)
            if type(a) is App and a.head == "exp":
                yield from _logarithms(builder, line, (a,))
        case "below", (b,):
            yield fact("lt_of_mem_below", x=x, b=b)
        case "around", (a, r):
            for name in ("ne", "gt", "lt"):
                yield fact(f"{name}_of_mem_around", x=x, a=a, r=r)
        case "range", (a, b):
            yield fact("ge_of_mem_range", k=x, a=a, b=b)
            yield fact("le_of_mem_range", k=x, a=a, b=b)
        case "from", (a,):
            yield fact("ge_of_mem_from", k=x, a=a)
            i = builder.lemma("integer_of_mem_from", {"k": x, "a": a}, (line,))
            yield App("in", x, INTEGERS), i
        case "naturals", ():
            yield fact("nonneg_of_natural", n=x)
            yield fact("integer_of_natural", n=x)
        case "columns", (n,):
            yield fact("shape_of_columns", X=x, n=n)


__all__ = ["INTEGERS", "NATURALS", "ZERO", "consequences"]
