"""What hypotheses about every term of a sequence say of the terms that a claim mentions.

From all(integers, k -> 0 < b(k)) a claim about b(t - 1) is told 0 < b(t - 1): a fact that bounds need, which
no subgoal asks for in this form.
"""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.kernel.judge import Claim
from kld_proof.kernel.term import App, Bound, Lam, Term, apply, subterms

MOST = 24  # terms of sequences in one claim


def instances(claim: Claim) -> tuple[Term, ...]:
    """The instances of the hypotheses all(D, k -> ... a(k) ...) at the terms of sequences in the claim."""
    every = [a for a in claim.assumptions if _is_comparison(a)]
    if not every:
        return ()
    terms = [s for s in subterms(claim.proposition) if type(s) is App and s.head[:1] == "$" and not s.loose]
    found: dict[Term, None] = {}
    for term in terms[:MOST]:
        for assumption in every:
            found.update((p, None) for p in _at(assumption, term))
    return tuple(found)


def _is_comparison(a: Term) -> bool:
    """Whether an assumption compares terms of sequences, one quantifier being around the relation."""
    if type(a) is not App or a.head != "all" or type(a.args[1]) is not Lam:
        return False
    body = a.args[1].body
    return type(body) is App and body.head in ("lt", "le", "ne")


def _at(assumption: Term, term: App) -> Iterator[Term]:
    """The assumption at the index of a term whose sequence it is about."""
    assert type(assumption) is App
    function = assumption.args[1]
    for s in subterms(function):
        if type(s) is App and s.head == term.head and Bound(0) in s.args and len(s.args) == len(term.args):
            yield apply(function, term.args[s.args.index(Bound(0))])
            return


__all__ = ["instances"]
