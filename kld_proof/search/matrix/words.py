"""Products of matrices as words: tuples of letters, multiplied from the left to the right."""

from __future__ import annotations

from functools import reduce

from kld_proof.kernel.term import App, Term, Var, show, subterms
from kld_proof.search.context import Context

Word = tuple[Term, ...]
MATRICES = frozenset(
    f"mat_{h}"
    for h in (
        "add",
        "neg",
        "mul",
        "scale",
        "transpose",
        "inverse",
        "zero",
        "identity",
        "grid",
        "unit",
        "expect",
        "inject",
        "sum",
        "ones",
        "kron",
        "vec",
        "root",
        "diagonal",
    )
)
"""The heads of matrices; numbers made of them are `mat_trace`, `mat_scalar`, `mat_det`, `mat_entry`."""
SUMS = ("mat_add", "mat_neg", "mat_scale", "mat_zero", "mat_mul")


def is_matrix(t: Term) -> bool:
    """Whether the head of `t` says that it is a matrix."""
    return type(t) is App and t.head in MATRICES


def is_letter(t: Term) -> bool:
    """Whether `t` is no sum, multiple or product: a factor of a word."""
    return not (type(t) is App and t.head in SUMS)


def has_mean(t: Term) -> bool:
    """Whether the mean of a random matrix stands in `t`: what is equal to it is the simpler one."""
    return any(type(s) is App and s.head == "mat_expect" for s in subterms(t))


def mul(a: Term, b: Term) -> App:
    return App("mat_mul", a, b)


def trace(a: Term) -> App:
    return App("mat_trace", a)


def identity_size(t: Term) -> Term | None:
    """n for the identity matrix of size n."""
    return t.args[0] if type(t) is App and t.head == "mat_identity" else None


def product(word: Word) -> Term:
    """The product of the letters, bracketed to the left."""
    return reduce(mul, word)


def letters(t: Term) -> Word:
    """The letters of a product that is bracketed to the left."""
    found: list[Term] = []
    while type(t) is App and t.head == "mat_mul":
        t, last = t.args
        found.append(last)
    return (t, *reversed(found))


def order(word: Word) -> tuple[int, tuple[str, ...]]:
    """Shorter words first, then by their letters."""
    return len(word), tuple(show(x) for x in word)


def regroup(ctx: Context, first: Word, last: Word) -> int | None:
    """A line product(first + last) = product(first) product(last); None where they are the same term."""
    line: int | None = None
    b, front = ctx.builder, product(first)
    for k in range(1, len(last)):
        before, letter = product(last[:k]), last[k]
        step = b.lemma("mat_mul_assoc", {"A": front, "B": before, "C": letter})
        if line is not None:
            values = {"A": product((*first, *last[:k])), "B": mul(front, before), "C": letter}
            step = b.chain(b.lemma("mat_mul_congr_left", values, [line]), step)
        line = step
    return line


def congruent(ctx: Context, line: int, before: Term | None = None, behind: Term | None = None) -> int:
    """From A = B the line before A = before B, A behind = B behind, or with both factors."""
    b = ctx.builder
    if behind is not None:
        values = dict(zip("ABC", (*b.conclusion(line).args, behind), strict=True))
        line = b.lemma("mat_mul_congr_left", values, [line])
    if before is not None:
        values = dict(zip("ABC", (*b.conclusion(line).args, before), strict=True))
        line = b.lemma("mat_mul_congr_right", values, [line])
    return line


def traced(ctx: Context, line: int) -> int:
    """From A = B the line tr(A) = tr(B)."""
    sides = ctx.builder.conclusion(line).args
    return ctx.builder.lemma("mat_trace_congr", dict(zip("AB", sides, strict=True)), [line])


def marker(ctx: Context, *terms: Term) -> Var:
    """A fresh variable, for any matrix behind a product."""
    return Var(ctx.fresh(*terms))
