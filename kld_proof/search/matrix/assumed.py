"""What assumed equations between matrices teach: rules for words, and what a name is put in for.

`S = L L^T` and `S^{-1} = A + B` say what S is: both S and its inverse are replaced everywhere, where S is
known to be invertible.  Other equations replace their last word in order.
"""

from __future__ import annotations

from kld_proof.kernel.term import App, Term, Var, names, subterms
from kld_proof.search.context import Context
from kld_proof.search.matrix.facts import facts
from kld_proof.search.matrix.invertible import invertible
from kld_proof.search.matrix.rules import learn_equation
from kld_proof.search.matrix.shapes import shape
from kld_proof.search.matrix.words import (
    congruent,
    has_mean,
    identity_size,
    is_letter,
    is_matrix,
    letters,
    product,
)

MULTIPLES = 24  # products of an assumed equation and an inverse that are tried for one goal


def learn_facts(ctx: Context) -> None:
    """Rules from the assumed equations between matrices, each once."""
    if "matrix equations" in ctx.memo:
        return
    ctx.memo["matrix equations"] = True
    known = matrices_of(ctx)
    for fact, line in facts(ctx, "eq"):
        if any(is_matrix(a) or a in known for a in fact.args):
            said = solved(ctx, line)
            if eliminate(ctx, line if said is None else said):
                continue
            learn_inverted(ctx, line)
            learn_equation(ctx, line)
            learn_reversed(ctx, line)
            whole = App("mat_transpose", fact.args[0])
            turned = ctx.builder.add("rewrite", (line,), whole)
            if ctx.builder.right(turned) == App("mat_transpose", fact.args[1]):
                learn_equation(ctx, turned)


def learn_reversed(ctx: Context, line: int) -> None:
    """B A = I from A B = I, for square matrices."""
    b = ctx.builder
    product_, unit = b.conclusion(line).args
    n = identity_size(unit)
    if n is None or type(product_) is not App or product_.head != "mat_mul":
        return
    known = [shape(ctx, p) for p in product_.args]
    lines = [k[2] for k in known if k is not None and k[:2] == (n, n)]
    if len(lines) == 2:
        values = dict(zip("AB", product_.args, strict=True)) | {"n": n}
        learn_equation(ctx, b.lemma("mat_identity_of_mul_eq_identity", values, [*lines, line]))


def learn_inverted(ctx: Context, line: int) -> None:
    """From L L^T = A + B the line L^{-T} L^{-1} = (A + B)^{-1}, where these are invertible."""
    sides = ctx.builder.conclusion(line).args
    if any(type(s) is App and s.head == "mat_add" for s in sides) and invertible(ctx, sides[0]) is not None:
        learn_equation(ctx, ctx.builder.add("rewrite", (line,), App("mat_inverse", sides[0])))


def learn_multiples(ctx: Context, *goal: Term) -> bool:
    """Rules from the assumed equations times the inverses in the goal; tells whether there are any."""
    from kld_proof.search.matrix.prepare import prepared

    inverses = dict.fromkeys(
        letter
        for t in goal
        for s in subterms(t)
        if type(s) is App and s.head == "mat_inverse"
        for letter in letters(prepared(ctx, s)[0])
        if type(letter) is App and letter.head == "mat_inverse"
    )
    known = matrices_of(ctx)
    pairs = [
        (line, inverse)
        for fact, line in facts(ctx, "eq")
        if any(is_matrix(a) or a in known for a in fact.args)
        for inverse in inverses
    ]
    for line, inverse in pairs[:MULTIPLES]:
        learn_equation(ctx, congruent(ctx, line, before=inverse))
        learn_equation(ctx, congruent(ctx, line, behind=inverse))
    return bool(pairs)


def solved(ctx: Context, line: int) -> int | None:
    """From an equation for a product of invertible letters, L X M = R, the line X = L^{-1} R M^{-1}."""
    from kld_proof.search.matrix.equality import equal_as_it_is

    for product_, other in (ctx.builder.conclusion(line).args, ctx.builder.conclusion(line).args[::-1]):
        word = letters(product_)
        if len(word) < 2 or not all(map(is_letter, word)):
            continue
        known = [invertible(ctx, x) for x in word]
        sizes = {ctx.builder.conclusion(i).args[1] if i is not None else None for i in known}
        single = [k for k, x in enumerate(word) if type(x) is Var and word.count(x) == 1]
        single = [] if has_mean(other) else single
        single = [k for k in single if _is_alone(word[k], (*word[:k], *word[k + 1 :], other))]
        if len(sizes) != 1 or None in sizes or not single:
            continue
        k = single[0]
        sides = [App("mat_inverse", product(part)) if part else None for part in (word[:k], word[k + 1 :])]
        turned = (
            line if product_ == ctx.builder.conclusion(line).args[0] else ctx.builder.add("symm", (line,))
        )
        moved = congruent(ctx, turned, before=sides[0], behind=sides[1])
        same = equal_as_it_is(ctx, word[k], ctx.builder.conclusion(moved).args[0])
        if same is not None:
            return ctx.builder.chain(same, moved)
    return None


def _is_alone(name: Term, others: tuple[Term, ...]) -> bool:
    """Whether a name does not stand in the other terms."""
    return type(name) is Var and not any(name.name in names(t) for t in others)


def eliminate(ctx: Context, line: int) -> bool:
    """Rules for a name and its inverse, from what one of them is said to be; tells whether there are any."""
    b = ctx.builder
    sides = b.conclusion(line).args
    for side, other in (sides, sides[::-1]):
        inverse = type(side) is App and side.head == "mat_inverse"
        name = side.args[0] if inverse and type(side) is App else side
        if type(name) is not Var or name.name in names(other) or has_mean(other):
            continue
        if invertible(ctx, name) is None:
            continue
        first = line if sides[0] == side else b.add("symm", (line,))
        second = b.add("rewrite", (first,), App("mat_inverse", side))
        if inverse:
            again = b.add("symm", (b.lemma("mat_inverse_inverse", {"A": name}),))
            first, second = b.chain(again, second), first
        for equation in (first, second):
            learn_equation(ctx, equation)
            turned = b.add("rewrite", (equation,), App("mat_transpose", b.conclusion(equation).args[0]))
            learn_equation(ctx, turned)
        return True
    return False


def matrices_of(ctx: Context) -> frozenset[Term]:
    """The names that are matrices in the facts."""
    from kld_proof.search.models.matrices import matrix_names

    return frozenset(map(Var, matrix_names(ctx.hypotheses)))
