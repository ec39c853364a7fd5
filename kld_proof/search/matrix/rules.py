"""Rules for words: what a run of letters may be replaced by, each with the line that says so.

They come from inverses (A A^{-1} = I) and from identities (I A = A where the shapes fit).
"""

from __future__ import annotations

from typing import NamedTuple

from kld_proof.kernel.term import App, Term
from kld_proof.search.context import Context
from kld_proof.search.matrix.facts import invertible, shape
from kld_proof.search.matrix.words import Word, identity_size, is_letter, letters, regroup


class Rule(NamedTuple):
    """product(word) = replacement, by the line."""

    word: Word
    replacement: Term
    line: int


def _rules(ctx: Context) -> dict[Word, Rule]:
    found = ctx.memo.setdefault("matrix rules", dict[Word, Rule]())
    assert isinstance(found, dict)
    return found


def learn(ctx: Context, word: Word, line: int) -> None:
    """Keep the line product(word) = replacement."""
    _rules(ctx).setdefault(word, Rule(word, ctx.builder.right(line), line))


def learn_inverse(ctx: Context, inverse: App) -> None:
    """A A^{-1} = I and A^{-1} A = I, where A is a product of letters that is known to be invertible."""
    a = inverse.args[0]
    known = invertible(ctx, a)
    word = letters(a)
    if known is None or not all(map(is_letter, word)):
        return
    b = ctx.builder
    n = b.conclusion(known).args[1]
    learn(ctx, (*word, inverse), b.lemma("mat_mul_inverse", {"A": a, "n": n}, [known]))
    line = b.lemma("mat_inverse_mul", {"A": a, "n": n}, [known])
    grouped = regroup(ctx, (inverse,), word)
    learn(ctx, (inverse, *word), line if grouped is None else b.chain(grouped, line))


def at_end(ctx: Context, word: Word) -> Rule | None:
    """A rule for the last letters of `word`."""
    rules = _rules(ctx)
    for k in range(1, len(word) + 1):
        if word[-k:] in rules:
            return rules[word[-k:]]
    return _identity(ctx, *word[-2:]) if len(word) > 1 else None


def _identity(ctx: Context, x: Term, y: Term) -> Rule | None:
    """I A = A or A I = A."""
    b = ctx.builder
    for unit, other, place in ((identity_size(x), y, 0), (identity_size(y), x, 1)):
        known = None if unit is None else shape(ctx, other)
        if known is not None and known[place] == unit:
            lemma = "mat_identity_mul" if place == 0 else "mat_mul_identity"
            line = b.lemma(lemma, {"A": other, "n": known[0], "m": known[1]}, [known[2]])
            return Rule((x, y), other, line)
    return None


def around(ctx: Context, word: Word) -> int | None:
    """A place to rotate the word to, so that a rule applies to it."""
    for s in range(1, len(word)):
        turned = word[s:] + word[:s]
        if any(at_end(ctx, turned[: k + 1]) is not None for k in range(len(turned))):
            return s
    return None
