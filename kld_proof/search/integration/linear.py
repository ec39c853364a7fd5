"""Integrals and sums as linear combinations of basic ones.

Where every part of a combination is integrable (summable), the binder goes inside, and each basic integral is
looked up in `search.known`.

Main statements: `binder_equation(ctx, head, domain, body)`, `split(ctx, combination, lines)`.
"""

from __future__ import annotations

from kld_proof.kernel.term import App, Lam, Term, bind
from kld_proof.search.context import Context
from kld_proof.search.integration.combination import LEMMAS, Combination, decompose, nested_tails
from kld_proof.search.integration.integrable import part_lines, uncancelled
from kld_proof.search.known import known_value


def binder_equation(ctx: Context, head: str, domain: Term, body: Term) -> int | None:
    """A line `binder(D, body) = c1 v1 + (c2 v2 + ...)`, or with a canonical body where it cannot be split."""
    combination = decompose(ctx, head, domain, body)
    if combination is None:
        return None
    b = ctx.builder
    congr = LEMMAS[head][1]
    lines = part_lines(ctx, combination)
    if lines is None:
        combination, lines = uncancelled(ctx, combination)
    values = {"D": domain, "$f": body, "$g": combination.nested}
    if lines is None:
        assert type(body) is Lam
        line = _improper(ctx, head, domain, body)
        return _canonical_body(ctx, combination) if line is None else line
    start = b.lemma(congr, values, [combination.line])
    if not lines:
        return b.chain(start, b.lemma(f"{head}_zero", {"D": domain}))
    return b.chain(start, split(ctx, combination, lines))


def split(ctx: Context, combination: Combination, lines: list[int]) -> int:
    """A line `binder(D, c1 h1 + (c2 h2 + ...)) = c1 v1 + (c2 v2 + ...)`; `lines` are integrable(D, h)."""
    b, head, domain = ctx.builder, combination.head, combination.domain
    _, _, _, add, _, scale, scale_integrable = LEMMAS[head]
    tails = nested_tails(ctx, combination, lines)
    equation: int | None = None
    tail: Lam | None = None
    items = list(zip(combination.parts, lines, tails, strict=True))
    for index in range(len(items) - 1, -1, -1):
        (c, h), line, _ = items[index]
        term = Lam(App("mul", c, h.body))
        pulled = b.lemma(scale, {"D": domain, "c": c, "$f": h}, [line])
        value = known_value(ctx, head, domain, h)
        value = _improper(ctx, head, domain, h) if value is None else value
        if value is not None:
            pulled = b.chain(pulled, b.add("rewrite", (value,), b.right(pulled)))
        if tail is None:
            equation, tail = pulled, term
        else:
            scaled = b.lemma(scale_integrable, {"D": domain, "c": c, "$f": h}, [line])
            added = b.lemma(add, {"D": domain, "$f": term, "$g": tail}, [scaled, tails[index + 1]])
            assert equation is not None
            equation = b.chain(added, b.add("rewrite", (pulled, equation), b.right(added)))
            tail = Lam(App("add", term.body, tail.body))
    assert equation is not None
    return equation


def _canonical_body(ctx: Context, combination: Combination) -> int | None:
    """The same binder with the canonical form of its body: equal bodies become identical."""
    inner, x, opened = ctx.open(combination.domain, combination.nested)
    target = inner.canonical(opened)
    equation = inner.regrouped(opened, target)
    if equation is None:
        return None
    b, domain = ctx.builder, combination.domain
    quantified = b.add("generalize", (equation,), x, domain)
    congr = LEMMAS[combination.head][1]
    first = b.lemma(
        congr, {"D": domain, "$f": combination.body, "$g": combination.nested}, [combination.line]
    )
    second = b.lemma(congr, {"D": domain, "$f": combination.nested, "$g": bind(target, x)}, [quantified])
    return b.chain(first, second)


def _improper(ctx: Context, head: str, domain: Term, body: Lam) -> int | None:
    """A line integral(D, f) = value by limits of an antiderivative."""
    from kld_proof.search.integration.improper import improper_value

    return improper_value(ctx, domain, body) if head == "integral" else None
