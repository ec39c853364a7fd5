"""Densities at the observations of a sample: these lie where the density is positive.

`f(x) = a e^{-a x}` for `x \\ge 0` is 0 elsewhere.  Whoever takes the logarithm of `f(x_i)` for data that have
this density supposes `x_i \\ge 0`; that is inferred for all i, and listed.

Main statement: `in_support(value, given, context)`.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.terms.context import Context
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ZERO, App, Term, Var

_DENSITY = Cue(r"\b(?:densit(?:y|ies)|pdfs?|p\.d\.f|mass functions?|pmfs?|likelihoods?)\b", re.I)
_SAMPLE = Cue(
    r"\b(?:samples?|i\.?\s?i\.?\s?d|observ(?:ations?|ed)|data|measurements?|identically distributed)\b", re.I
)


def in_support(value: App, given: list[Term], context: Context) -> Term:
    """What a density is at an observation, with its range assumed; the value itself at anything else."""
    if not any(_is_observation(a, context) for a in given) or context.nodes.of(ast.Cases) or context.supposed:
        return value
    if not (_DENSITY.search(context.words.prose) and _SAMPLE.search(context.words.prose)):
        return value
    inside: Term = value
    while isinstance(inside, App) and inside.head == "ite" and inside.args[2] == ZERO:
        context.assume(inside.args[0])
        inside = inside.args[1]
    return inside


def _is_observation(argument: Term, context: Context) -> bool:
    """Whether an argument is a member `x_i` of a sequence, with a name for its number."""
    if not isinstance(argument, App) or argument.head[0] != "$" or not argument.args:
        return False
    return argument.head[1:] in context.words.indexed and all(isinstance(a, Var) for a in argument.args)


__all__ = ["in_support"]
