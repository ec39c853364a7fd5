"""Whether the factors of a product are numbers for certain, where the text speaks of what does not commute.

Main statement: `may_not_commute(node, context)`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.document.elaborate.terms.context import Context
from kld_proof.document.elaborate.terms.matrices import SCALARS
from kld_proof.document.elaborate.terms.syntax import children
from kld_proof.document.elaborate.terms.vocabulary import ELEMENTARY, OPERATORS, PROBABILITY
from kld_proof.document.latex import ast

NUMBERS = SCALARS.keys() | OPERATORS | PROBABILITY | (ELEMENTARY.keys() - {"exp", "ln"})


def may_not_commute(node: ast.Mul, context: Context) -> bool:
    """Whether two factors of a product have different names of which nothing says that they are numbers."""
    found = [names for f in node.factors if (names := set(_names(f, context)))]
    return len(found) > 1 and len(set[str]().union(*found)) > 1


def _names(node: ast.Node, context: Context) -> Iterator[str]:
    """The names of a factor that may stand for no numbers, those in values that are numbers left out."""
    words = context.words
    if isinstance(node, ast.Name):
        told = words.said.keys() | words.counts | words.bounded | {"pi", "e"}
        if node.name not in told and node.name not in context.bound:
            yield node.name
    elif isinstance(node, ast.Power):
        yield from _names(node.base if node.base != ast.Name("e") else node.exponent, context)
    elif isinstance(node, ast.Apply):
        if node.function.name not in NUMBERS:
            yield from (name for argument in node.args for name in _names(argument, context))
    elif not isinstance(node, ast.Abs | ast.Norm | ast.Factorial | ast.Binom):
        yield from (name for child in children(node) for name in _names(child, context))
