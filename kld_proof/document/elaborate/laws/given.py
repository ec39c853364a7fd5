"""Laws whose density the page defines: `q(z | x) = \\mathcal{N}(z; m, s^2)` under a mean or in a divergence.

What stands behind the bar, and what the density does not integrate over, are parameters.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.terms.context import Context, lam
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Lam, Term, Var, apply, subterms
from kld_proof.library.distributions import Law

DISCRETE = Cue(r"discrete|\bmass\b|bernoulli|binomial|poisson|geometric|categorical|離散", re.I)
COUNTING = frozenset({"ite", "factorial", "binom"})


def given_law(node: ast.Node, context: Context) -> Law | None:
    """The law with the density that the page defines for `q(z | x)`, `p(z)` or a bare `q`; else None."""
    node = strip(node)
    if isinstance(node, ast.Name):
        return _of_letter(node, context)
    if not isinstance(node, ast.Apply) or set(node.separators) - {"|", ","}:
        return None
    bar = node.separators.index("|") + 1 if "|" in node.separators else len(node.args)
    if bar != 1 or not all(isinstance(strip(a), ast.Name) for a in node.args):
        return None
    from kld_proof.document.elaborate.terms.keys import key

    value = context.value_of(key(node, context) + "()", node.start)
    return None if value is None else _law(value, [read(a, context) for a in node.args[1:]], context)


def variable_of(letter: str, context: Context) -> str | None:
    """The z of the one definition `q(z | x) = ...` of a letter."""
    found = _definition(letter, context)
    return found[1] if found else None


def _of_letter(node: ast.Name, context: Context) -> Law | None:
    """The law of a letter with exactly one definition, and that of a conditional density."""
    found = _definition(node.name, context)
    value = context.value_of(found[0], node.start) if found else None
    return _law(value, [Var(n) for n in found[2].split(",")], context) if found and value else None


def _definition(letter: str, context: Context) -> re.Match[str] | None:
    """The key of the one definition of a letter, with its variable and what stands behind the bar."""
    known = [k for k in context.words.definitions if k.startswith((f"{letter}()", f"{letter}_{{"))]
    return re.fullmatch(r".+_\{([^|,]+)\|([^|]+)\}\(\)", known[0]) if len(known) == 1 else None


def _law(value: Term, parameters: list[Term], context: Context) -> Law | None:
    """The law on the reals whose density is `value` at its first argument, the others being `parameters`."""
    with context.binder((), App("reals")) as local:
        for argument in (local, *parameters):
            if type(value) is not Lam:
                return None
            value = apply(value, argument)
        counts = any(type(s) is App and s.head in COUNTING for s in subterms(value))
        if type(value) is Lam or counts or DISCRETE.search(context.words.prose):
            return None
        return Law("", App("reals"), lam(value, local))
