"""Scales are positive: what a written density or a positive square says about its variables."""

from __future__ import annotations

from kld_proof.document.elaborate.names.declared import Declared, infer
from kld_proof.document.elaborate.terms.context import ReadError, Vocabulary
from kld_proof.kernel.term import ZERO, App, Term, Var, subterms
from kld_proof.library.distributions.model import square_root


def infer_scales(words: Vocabulary, declared: Declared) -> None:
    """Scales are positive: s in `1/(sqrt(2 pi) s)`, v in `1/sqrt(2 pi v)`, s where `s^2 > 0` is assumed."""
    for key in [k for k in words.definitions if k.endswith("()")]:
        try:
            value = words.definitions[key]()
        except ReadError:
            continue
        for t in subterms(value):
            if isinstance(t, App) and t.head == "div":
                for condition in _scales(t.args[1]):
                    infer(condition, declared)
    for prop in [a.premise.prop for a in declared.assumptions]:
        if isinstance(prop, App) and prop.head == "lt" and prop.args[0] == ZERO:
            root = square_root(prop.args[1])
            if isinstance(root, Var):
                infer(App("lt", ZERO, root), declared)


def _scales(denominator: Term) -> list[Term]:
    """The conditions that a normaliser with a root of pi puts on its variables."""
    factors = _factors(denominator)
    roots = [f.args[0] for f in factors if isinstance(f, App) and f.head == "sqrt"]
    inside = [g for root in roots for g in _factors(root)]
    if App("pi") not in inside:
        return []
    found = [f for f in factors if isinstance(f, Var)]
    for g in inside:
        root = square_root(g)
        found += [t for t in (root, g) if isinstance(t, Var)]
    return [App("lt", ZERO, t) for t in found]


def _factors(t: Term) -> list[Term]:
    return [g for f in t.args for g in _factors(f)] if isinstance(t, App) and t.head == "mul" else [t]
