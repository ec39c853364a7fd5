"""Equations between matrices as rules: the last word in order is what the others make of it.

What a name is said to be, `y = X b + e`, is put in for the name.
"""

from __future__ import annotations

from kld_proof.kernel.term import ONE, ZERO, App, Lam, Term, Var, names, subterms
from kld_proof.search.context import Context
from kld_proof.search.matrix.equality import collected, extensional, summed
from kld_proof.search.matrix.expand import Expansion
from kld_proof.search.matrix.words import (
    Word,
    congruent,
    has_mean,
    identity_size,
    letters,
    marker,
    mul,
    order,
    product,
    trace,
    traced,
)

SOLVING = "eq_of_sub_eq_mul_sub"


def rule_of(ctx: Context, line: int) -> tuple[Word, int] | None:
    """From the line L = R a word and the line word = a sum of multiples of earlier words.

    With L - R = c w + rest: tr(w Z) + tr(rest Z)/c = (tr(L Z) - tr(R Z))/c, where the right side is 0.
    """
    from kld_proof.search.goals import prove_goal

    b = ctx.builder
    left, right = b.conclusion(line).args
    z = marker(ctx, left, right)
    sides = [Expansion(ctx, False).of(t, z) for t in (left, right)]
    words = [*sides[0].words, *((App("neg", c), w) for c, w in sides[1].words)]
    table = collected(ctx, [(c, w[:-1]) for c, w in words])
    if not table:
        return None
    said = _name(ctx, table, left, right)
    ordered = [said] if said is not None else sorted(table, key=_weight, reverse=True)
    last = next(
        (
            w
            for k, w in enumerate(ordered)
            if not any(_within(w, v) for v in ordered[:k])
            and prove_goal(ctx, App("ne", table[w], ZERO)) is not None
        ),
        None,
    )
    if last is None:
        return None
    factor = table.pop(last)
    rest = summed(ctx, {w: App("neg", App("div", c, factor)) for w, c in table.items()})
    value = Expansion(ctx, False).of(rest, z)
    head = trace(mul(product(last), z))
    back = None if sides[0].line is None else b.add("symm", (sides[0].line,))
    equal = b.chain(back, traced(ctx, congruent(ctx, line, behind=z)), sides[1].line)
    d, e = b.conclusion(equal).args
    c = App("div", ONE, factor)
    difference = ctx.field(
        App("add", head, App("neg", value.value)), App("mul", c, App("add", d, App("neg", e)))
    )
    if difference is None:
        return None
    values: dict[str, Term] = {"a": head, "b": value.value, "c": c, "d": d, "e": e}
    found = b.lemma(SOLVING, values, [difference, equal])
    ahead = None if value.line is None else b.add("symm", (value.line,))
    return last, extensional(ctx, b.chain(found, ahead), product(last), rest, z.name)


def _within(word: Word, other: Word) -> bool:
    """Whether a word stands in another one, which then would not be simpler without it."""
    return any(other[k : k + len(word)] == word for k in range(len(other)))


def _name(ctx: Context, table: dict[Word, Term], left: Term, right: Term) -> Word | None:
    """The name, or its transpose, that is one side of an equation and does not stand in the other one.

    The inverse of a name too, where the name is replaced already.
    """
    from kld_proof.search.matrix.rules import rules

    for side in (left, right):
        bare = side
        while type(bare) is App and bare.head in ("mat_transpose", "mat_inverse"):
            bare = bare.args[0]
        inverse = any(type(s) is App and s.head == "mat_inverse" for s in subterms(side))
        if type(bare) is Var and (side,) in table and (not inverse or (bare,) in rules(ctx)):
            others = (x for w in table if w != (side,) for x in w)
            if not any(bare.name in names(x) or has_mean(x) for x in others):
                return (side,)
    return None


def _weight(word: Word) -> tuple[int, tuple[int, tuple[str, ...]]]:
    """The order of words, where an identity has no length and means are long."""
    return sum(map(_length, word)), order(word)


def _length(letter: Term) -> int:
    """The mean of a product is longer than the product of the means of its parts."""
    if (
        type(letter) is App
        and letter.head in ("mat_expect", "mat_transpose")
        and type(letter.args[0]) is not Var
    ):
        inner = letter.args[0]
        if type(inner) is Lam:
            k = len(letters(inner.body))
            return k * k + 1
        return _length(inner)
    return int(identity_size(letter) is None)
