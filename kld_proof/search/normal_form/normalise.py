"""Normal forms: every term is provably equal to a rational function of normal generators.

A *conversion* for a head takes a context and a term with that head whose arguments are arbitrary, and
returns a line `term = expression`, or None where it has nothing to say.  Each file of `search.tactics`
registers its conversions in `CONVERSIONS`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from importlib import import_module

from kld_proof.kernel.term import ZERO, App, Lam, Term, Var, apply
from kld_proof.library.axioms import topics
from kld_proof.polynomial import TooLarge
from kld_proof.search.context import Context, arithmetic_parts

Conversion = Callable[[Context, App], int | None]


@cache
def conversions() -> dict[str, list[Conversion]]:
    """All conversions by head, in the order of the tactics' file names."""
    from kld_proof.search import tactics

    table: dict[str, list[Conversion]] = {}
    for module in topics(tactics.__path__[0]):
        for head, conversion in getattr(import_module(f"{tactics.__name__}.{module}"), "CONVERSIONS", ()):
            table.setdefault(head, []).append(conversion)
    return table


def generators(t: Term) -> list[App]:
    """The maximal subterms of `t` below its arithmetic, outermost first, that a conversion may rewrite."""
    found: dict[App, None] = {}
    pending = [t]
    seen = set[Term]()
    while pending:
        node = pending.pop()
        if node in seen:
            continue
        seen.add(node)
        parts = arithmetic_parts(node)
        if parts:
            pending.extend(reversed(parts))
        elif type(node) is App and (node.args or node.head in conversions()):
            found[node] = None
    return list(found)


def normalise(ctx: Context, t: Term) -> tuple[Term, int | None]:
    """A term equal to `t` whose generators are normal, with the line `t = it` (None where it is t)."""
    key = ("normal", t)
    found = ctx.memo.get(key)
    if found is None:
        found = ctx.memo[key] = _normalise(ctx, t)
    assert isinstance(found, tuple)
    return found


def _normalise(ctx: Context, t: Term) -> tuple[Term, int | None]:
    equations = [line for g in generators(t) if (line := generator_equation(ctx, g)) is not None]
    if not equations:
        return t, None
    line = equations[0]
    if ctx.builder.conclusion(line).args[0] != t:  # else t is its own generator
        line = ctx.builder.add("rewrite", equations, t)
    return ctx.builder.right(line), line


def generator_equation(ctx: Context, g: App) -> int | None:
    """A line `g = expression over normal generators`, or None where g is normal already."""
    key = ("generator", g)
    return ctx.builder.table.find(ctx.memo, key, partial(_generator_equation, ctx, g))


def _generator_equation(ctx: Context, g: App) -> int | None:
    for conversion in conversions().get(g.head, ()):
        line = conversion(ctx, g)
        if line is not None and ctx.builder.right(line) != g:
            _, further = normalise(ctx, ctx.builder.right(line))
            line = ctx.builder.chain(line, further)
            # 1 g for g would be put in wherever g stands, also where it is normal inside other generators.
            return None if _is_itself(ctx, ctx.builder.right(line), g) else line
    if g.head[:1] == "$" and ctx.quantified():
        from kld_proof.search.quantified import determined

        line = determined(ctx, g)
        if line is not None:
            return ctx.builder.chain(line, normalise(ctx, ctx.builder.right(line))[1])
    return canonical_arguments(ctx, g)


def _is_itself(ctx: Context, t: Term, g: App) -> bool:
    """Whether `t` is g as a product with ones."""
    return type(t) is App and t.head == "mul" and g in t.args and ctx.canonical(t) == g


def canonical_arguments(ctx: Context, g: App) -> int | None:
    """g with each argument in canonical form: the last resort, which makes equal generators identical."""
    if any(type(a) is Lam for a in g.args):
        return None
    equations = [line for a in g.args if (line := canonical_equation(ctx, a)) is not None]
    if not equations:
        return None
    line = ctx.builder.add("rewrite", equations, g)
    return line if ctx.builder.right(line) != g else None


def canonical_equation(ctx: Context, t: Term) -> int | None:
    """A line `t = canonical form of the normal form of t`, or None where t is that."""
    from kld_proof.search.normal_form.separate import separate_exponentials

    normal, line = normalise(ctx, t)
    try:
        merged, line = separate_exponentials(ctx, "", normal, line)
    except TooLarge:
        return line
    if merged != normal:
        normal, further = normalise(ctx, merged)
        line = ctx.builder.chain(line, further)
    target = ctx.canonical(normal)
    if target == t:
        return None
    last = None if target == normal else ctx.regrouped(normal, target)
    if line is None and last is None:
        return None
    return ctx.builder.chain(line, last)


def canonical_form(ctx: Context, t: Term) -> Term:
    """The canonical form itself."""
    line = canonical_equation(ctx, t)
    return t if line is None else ctx.builder.right(line)


def prove_equal(ctx: Context, a: Term, b: Term) -> int | None:
    """A line a = b by arithmetic on normal forms, or None."""
    if ctx.reject("eq", a, b):
        return None
    direct = ctx.field(a, b)
    if direct is None:
        direct = _same_binder(ctx, a, b)
    if direct is None:
        direct = _apart_from_common(ctx, a, b)
    if direct is not None:
        return direct
    left, to_left = normalise(ctx, a)
    right, to_right = normalise(ctx, b)
    middle = ctx.field(left, right)
    if middle is None and ctx.reject("eq", left, right):
        return None
    if middle is None:
        (left, more_left), (right, more_right) = _last_resorts(ctx, left, right)
        to_left, to_right = _chain(ctx, to_left, more_left), _chain(ctx, to_right, more_right)
        middle = None if more_left is None and more_right is None else ctx.field(left, right)
        if middle is None:
            middle = _equal_numerators(ctx, left, right)
        if middle is None:
            from kld_proof.search.normal_form.one_exponential import equal_exponents

            middle = equal_exponents(ctx, left, right)
        if middle is None:
            return None
    back = None if to_right is None else ctx.builder.add("symm", (to_right,))
    return ctx.builder.chain(to_left, middle, back)


def _apart_from_common(ctx: Context, a: Term, b: Term) -> int | None:
    """A line a = b, with the generators of both sides as they stand and only the others normalised."""
    of_a, of_b = generators(a), generators(b)
    common = set(of_a).intersection(of_b)
    if not common or len(common) == len(of_a) == len(of_b):
        return None
    sides = []
    for t, found in ((a, of_a), (b, of_b)):
        equations = [i for g in found if g not in common and (i := generator_equation(ctx, g)) is not None]
        sides.append(ctx.builder.add("rewrite", equations, t))
    middle = ctx.field(*map(ctx.builder.right, sides))
    return None if middle is None else ctx.builder.chain(sides[0], middle, ctx.builder.add("symm", sides[1:]))


def _equal_numerators(ctx: Context, a: Term, b: Term) -> int | None:
    """A line a = b, where a - b = n/d and n = 0 is proved: so roots leave a denominator."""
    from kld_proof.search.normal_form.quotient import over_one_denominator

    try:
        quotient = over_one_denominator(ctx, App("add", a, App("neg", b)), units=True)
    except TooLarge:
        return None
    if quotient is None:
        return None
    together = App("add", b, App("div", *quotient))
    vanishes = prove_equal(ctx, quotient[0], ZERO)  # it has no reciprocals, so this comes here once
    regroup = None if vanishes is None else ctx.field(a, together)
    if vanishes is None or regroup is None:
        return None
    rewritten = ctx.builder.add("rewrite", [vanishes], together)
    last = ctx.field(ctx.builder.right(rewritten), b)
    return _chain(ctx, regroup, rewritten, last) if last is not None else None


def _last_resorts(ctx: Context, left: Term, right: Term) -> list[tuple[Term, int | None]]:
    """Both sides with common exponentials and angles and without squares of sines and roots, with lines."""
    from kld_proof.search.normal_form.angles import common_angles
    from kld_proof.search.normal_form.exponents import join_exponentials
    from kld_proof.search.normal_form.squares import without_squares

    joined = join_exponentials(ctx, left, right)
    sides = []
    for (_, line), (side, more) in zip(joined, common_angles(ctx, *(t for t, _ in joined)), strict=True):
        simpler, further = without_squares(ctx, side)
        sides.append((simpler, _chain(ctx, line, more, further)))
    return sides


def _same_binder(ctx: Context, a: Term, b: Term) -> int | None:
    """The same binder over the same set, with bodies that are equal there."""
    if type(a) is not App or type(b) is not App or a.head not in ("integral", "sum") or a.head != b.head:
        return None
    (domain, body), (other_domain, other) = a.args, b.args
    if domain != other_domain or type(body) is not Lam or type(other) is not Lam:
        return None
    inner, x, opened = ctx.open(domain, body)
    line = prove_equal(inner, opened, apply(other, Var(x)))
    if line is None:
        return None
    same = ctx.builder.add("generalize", (line,), x, domain)
    return ctx.builder.lemma(f"{a.head}_congr", {"D": domain, "$f": body, "$g": other}, [same])


def _chain(ctx: Context, *lines: int | None) -> int | None:
    present = [i for i in lines if i is not None]
    return ctx.builder.chain(*present) if present else None
