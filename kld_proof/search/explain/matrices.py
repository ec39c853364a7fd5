"""Errors that people make with matrices, undone: the order of factors, transposes, signs, factors 2.

An open claim about matrices has no point at which it fails; what would make it provable is tried by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from kld_proof.kernel.term import App, Num, Term, Var, subterms
from kld_proof.search.explain.difference import Prove, Text
from kld_proof.search.explain.errors import Change, arguments, read_as
from kld_proof.search.models.matrices import matrix_names

TRIED = 16  # changed claims for which a proof is sought
TWO = Num(2)


def repairs(relation: str, left: Term, right: Term, text: Text) -> Iterator[tuple[Term, Term, str]]:
    """The claim with one part changed, and the words for that."""
    letters = frozenset(map(Var, matrix_names([App(relation, left, right)])))
    for side, where in ((right, "right"), (left, "left")):
        for new, phrase in _everywhere(side, letters, text):
            pair = (left, new) if where == "right" else (new, right)
            yield *pair, f"{phrase} on the {where}"


def repaired(
    assumptions: Sequence[Term], relation: str, left: Term, right: Term, prove: Prove, text: Text
) -> tuple[Term, Term, str] | None:
    """The first changed claim that is proved."""
    if relation != "eq":
        return None
    for new_left, new_right, phrase in islice(repairs(relation, left, right, text), TRIED):
        if new_left != new_right and prove(assumptions, relation, new_left, new_right):
            return new_left, new_right, phrase
    return None


def conditions(assumptions: Sequence[Term], left: Term, right: Term) -> Iterator[Term]:
    """That what is inverted has an inverse, where that is not assumed; its size is that of a known shape."""
    given = [a for a in assumptions if type(a) is App]
    known = {a.args[0] for a in given if a.head in ("invertible", "positive_definite")}
    sizes = {a.args[0]: a.args[1] for a in given if a.head == "shape"}
    for s in subterms(App("eq", left, right)):
        if type(s) is App and s.head == "mat_inverse" and s.args[0] not in known and s.args[0] in sizes:
            yield App("invertible", s.args[0], sizes[s.args[0]])


def missing(assumptions: Sequence[Term], relation: str, left: Term, right: Term, prove: Prove) -> Term | None:
    """The first of these conditions under which the claim is proved."""
    for condition in dict.fromkeys(conditions(assumptions, left, right)):
        if prove((*assumptions, condition), relation, left, right):
            return condition
    return None


def _everywhere(t: Term, letters: frozenset[Term], text: Text) -> Iterator[Change]:
    """`t` with one part changed."""
    yield from _local(t, letters, text)
    if type(t) is App and not t.head.startswith("$"):
        for i, a in enumerate(t.args):
            for new, phrase in _everywhere(a, letters, text):
                yield App(t.head, *t.args[:i], new, *t.args[i + 1 :]), phrase


def _local(t: Term, letters: frozenset[Term], text: Text) -> Iterable[Change]:
    if a := arguments(t, "mat_mul"):
        yield App("mat_mul", *reversed(a)), f"the factors of {text(t)} stand in the other order"
    if a := arguments(t, "mat_transpose"):
        yield from read_as(t, a[0], text)
    if a := arguments(t, "mat_neg", "neg"):
        yield a[0], f"the sign of {text(a[0])} is changed"
    if len(a := arguments(t, "mat_add")) == 2 and not arguments(a[1], "mat_neg"):
        yield App("mat_add", a[0], App("mat_neg", a[1])), f"the sign of {text(a[1])} is changed"
    if t in letters or arguments(t, "mat_inverse"):
        yield from read_as(t, App("mat_transpose", t), text)
    if arguments(t, "mat_scalar", "mat_trace"):
        yield from read_as(t, App("mul", TWO, t), text)
