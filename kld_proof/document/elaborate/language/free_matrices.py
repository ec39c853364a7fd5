"""Matrices of which the text says all that there is to say, so that a counterexample may choose them.

Main statement: `free_matrices(page, words)`.  A name is free if a sentence introduces it ("let $A$ and $B$ be
$n \\times n$ matrices"), and no sentence beside which it stands says anything that is not understood.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language.prose import first_sentence, last_sentence
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast

_KNOWN = frozenset(
    "let suppose assume given where with and be is are a an the of real any arbitrary two three for all "
    "matrix matrices vector vectors column square symmetric positive definite invertible nonsingular regular "
    "size sizes dimension dimensions constant constants fixed number numbers scalar scalars full rank "
    "design".split()
)
"""The words of a sentence that says nothing of its matrices but what is read as an assumption."""
_SUPPOSING = Cue(r"\b(let|suppose|assume|given|where|with|for)\b", re.I)
_SPECIAL = Cue(
    r"commut|diagonal|triangular|project|nilpotent|permutation|unitary|orthogon|orthonormal|eigen|"
    r"singular value|"
    r"stochastic|circulant|similar|skew|constrain|subject to|satisf|square root|whiten|decompos|factori[sz]",
    re.I,
)
"""Words with which a page may mean matrices of a kind that is not known here, wherever they stand."""


def free_matrices(page: Page, words: Vocabulary) -> set[str]:
    """The names that may be any matrices and numbers that the assumptions allow."""
    if not words.matrices or _SPECIAL.search(words.prose):
        return set()
    introduced: set[str] = set()
    told: set[str] = set()
    for item in page.items:
        if item.display or item.tree is None:
            continue
        named = {n.name for n in item.nodes if isinstance(n, ast.Name)} - {"bb(R)"}
        sentence = f"{last_sentence(item.before)} {first_sentence(item.after)}"
        understood = {w.lower() for w in re.findall(r"[^\W\d_]+", sentence)} <= _KNOWN
        if named and understood and _SUPPOSING.search(sentence) and _declares(item):
            introduced |= named
        elif named:
            told |= named
    return introduced - told - words.vectors


def _declares(item: Item) -> bool:
    """Whether a formula is a name, a list of names, or these in a space of matrices."""
    assert item.tree is not None
    bodies = [strip(s.body) for s in item.tree.statements]
    spaces = [b for b in bodies if isinstance(b, ast.Chain) and b.links[0].relation.op == "in"]
    names = [b for b in bodies if isinstance(b, ast.Name | ast.Tuple)]
    return len(spaces) + len(names) == len(bodies)


__all__ = ["free_matrices"]
