"""Sums of integrals as one integral: what exists together need not exist apart.

`E[ln(p/q)] + E[ln(q/r)]` is `E[ln(p/r)]` also where `E[ln p]` does not exist, and none of them can be split.
Integrals (sums) over one set, each of an integrable function, are joined and normalised again.
"""

from __future__ import annotations

from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import ZERO, App, Lam, Term, bind, subterms
from kld_proof.polynomial import Monomial, Polynomial, TooLarge
from kld_proof.search.context import Context
from kld_proof.search.integration.combination import LEMMAS, Combination
from kld_proof.search.integration.integrable import integrable
from kld_proof.search.integration.linear import split
from kld_proof.search.normal_form.normalise import normalise

BINDERS = ("integral", "sum")


def vanishing(ctx: Context, goal: App) -> int | None:
    """A line for the goal a = b."""
    line = by_merging(ctx, *goal.args)
    if line is None and any(type(f) is App and f.head in ("integrable2", "summable2") for f in ctx.facts):
        from kld_proof.search.integration.pair_equations import by_pairs

        return by_pairs(ctx, goal)
    return line


def by_merging(ctx: Context, a: Term, b: Term) -> int | None:
    """A line a = b, where the binders of a - b vanish once they are joined."""
    key = ("merging", a, b)
    return ctx.builder.table.find(ctx.memo, key, lambda: _within_bounds(ctx, a, b))


def _within_bounds(ctx: Context, a: Term, b: Term) -> int | None:
    try:
        return _by_merging(ctx, a, b)
    except (TooLarge, KernelError):
        return None


def _by_merging(ctx: Context, a: Term, b: Term) -> int | None:
    if not any(t.args for t in _binders(ctx, a, b)):
        return None
    difference = App("add", a, App("neg", b))
    form, line = merged(ctx, difference)
    zero = ctx.field(form, ZERO)
    if zero is None or line is None:
        return None
    builder = ctx.builder
    whole = App("add", difference, b)
    start, equation = ctx.field(a, whole), builder.chain(line, zero)
    rewritten = builder.add("rewrite", (equation,), whole)
    back = ctx.field(builder.right(rewritten), b)
    return None if start is None or back is None else builder.chain(start, rewritten, back)


def _binders(ctx: Context, a: Term, b: Term) -> list[App]:
    from kld_proof.search.normal_form.normalise import generators

    return [
        g
        for t in (a, b)
        for g in generators(normalise(ctx, t)[0])
        if g.head in BINDERS and type(g.args[-1]) is Lam
    ]


def merged(ctx: Context, t: Term) -> tuple[Term, int | None]:
    """A term equal to `t` whose integrals over one set are joined, with its line.  Raises TooLarge."""
    form, line = normalise(ctx, t)
    for head in BINDERS:
        for domain in dict.fromkeys(_domains(ctx, form, head)):
            joined = _joined(ctx, form, head, domain)
            if joined is not None:
                form, line = ctx.builder.right(joined), ctx.builder.chain(line, joined)
    return form, line


def _domains(ctx: Context, form: Term, head: str) -> list[Term]:
    found = []
    for m in ctx.polynomial(form):
        for g, _ in m:
            t = ctx.ring.term_of(g)
            if type(t) is App and t.head == head:
                found.append(t.args[0])
    return found


def _joined(ctx: Context, form: Term, head: str, domain: Term) -> int | None:
    """A line form = rest + normal form of binder(D, c1 f1 + ...); None where there are not two that exist."""
    p = ctx.polynomial(form)
    rest: Polynomial = {}
    parts: dict[Lam, Polynomial] = {}
    lines: dict[Lam, int] = {}
    for m, c in p.items():
        split_off = _binder_in(ctx, m, head, domain)
        line = integrable(ctx, domain, split_off[0], LEMMAS[head][0]) if split_off else None
        if split_off is None or line is None:
            rest[m] = c
            continue
        f, others = split_off
        lines[f] = line
        group = parts.setdefault(f, {})
        group[others] = group.get(others, 0) + c
    if len(parts) < 2:
        return None
    pairs = tuple((ctx.ring.canonical(scale), f) for f, scale in parts.items())
    nested: Term | None = None
    for factor, f in reversed(pairs):
        term = App("mul", factor, f.body)
        nested = term if nested is None else App("add", term, nested)
    assert nested is not None
    body = Lam(nested)
    combination = Combination(head, domain, body, pairs, body, -1)
    apart = split(ctx, combination, [lines[f] for _, f in pairs])
    builder = ctx.builder
    others_ = ctx.ring.canonical(rest)
    first = ctx.field(form, App("add", builder.right(apart), others_))
    if first is None:
        return None
    whole = App(head, domain, body)
    together = builder.add("symm", (builder.add("rewrite", (apart,), App("add", whole, others_)),))
    inside = _merged_inside(ctx, whole)
    if inside is not None:
        inside = builder.add("rewrite", (inside,), App("add", whole, others_))
        whole_and_others = builder.right(inside)
    else:
        whole_and_others = App("add", whole, others_)
    target, further = normalise(ctx, whole_and_others)
    if (further is None and inside is None) or target == form:
        return None
    return builder.chain(first, together, inside, further)


def _merged_inside(ctx: Context, whole: App) -> int | None:
    """A line binder(D, f) = binder(D, g), where binders inside f were joined."""
    domain, f = whole.args
    if type(f) is not Lam or not any(type(s) is App and s.head in BINDERS for s in subterms(f.body)):
        return None
    inner, x, body = ctx.open(domain, f)
    form, line = merged(inner, body)
    if line is None or form == body:
        return None
    builder = ctx.builder
    everywhere = builder.add("generalize", (line,), x, domain)
    values = {"D": domain, "$f": f, "$g": bind(form, x)}
    return builder.lemma(LEMMAS[whole.head][1], values, [everywhere])


def _binder_in(ctx: Context, m: Monomial, head: str, domain: Term) -> tuple[Lam, Monomial] | None:
    """The function of the only binder over `domain` in a monomial, and the other factors."""
    found = [
        (f, pair)
        for pair in m
        if type(t := ctx.ring.term_of(pair[0])) is App and t.head == head and t.args[0] == domain
        if type(f := t.args[1]) is Lam
    ]
    if len(found) != 1 or found[0][1][1] != 1:
        return None
    f, pair = found[0]
    return f, tuple(q for q in m if q != pair)


__all__ = ["by_merging", "merged", "vanishing"]
