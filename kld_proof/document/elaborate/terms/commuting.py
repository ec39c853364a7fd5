"""Whether the factors of a product are numbers for certain, where the text speaks of what does not commute.

Main statements: `may_not_commute(node, context)`; `exchanged(sides)` are the capital letters of which a chain
says nothing but that they commute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.terms.context import Context
from kld_proof.document.elaborate.terms.matrices.kinds import SCALARS
from kld_proof.document.elaborate.terms.syntax import children, strip, walk
from kld_proof.document.elaborate.terms.vocabulary import ELEMENTARY, OPERATORS, PROBABILITY
from kld_proof.document.latex import ast
from kld_proof.record import replace

MATRICES = Cue(r"^(?:pauli|dirac|gamma|spin)\b", re.I)
"""Matrices that are written with small letters; other ones are capital letters."""
NUMBERS = SCALARS.keys() | OPERATORS | PROBABILITY | (ELEMENTARY.keys() - {"exp", "ln"})


def may_not_commute(node: ast.Mul, context: Context) -> bool:
    """Whether two factors of a product have different names of which nothing says that they are numbers."""
    found = [names for f in node.factors if (names := set(_names(f, context)))]
    return len(found) > 1 and len(set[str]().union(*found)) > 1


def _names(node: ast.Node, context: Context) -> Iterator[str]:
    """The names of a factor that may stand for no numbers, those in values that are numbers left out."""
    words = context.words
    if isinstance(node, ast.Name):
        if (
            words.products.endswith(" matrices")
            and not MATRICES.search(words.products)
            and not node.name[:1].isupper()
        ):
            return
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


def exchanged(sides: Sequence[ast.Node]) -> set[str]:
    """The capital letters that two neighbouring sides have in another order, where nothing else differs."""
    found: set[str] = set()
    for left, right in pairwise(sides):
        if right == ast.Number(Fraction(0)) and isinstance(strip(left), ast.Add):
            terms = strip(left).terms  # type: ignore[attr-defined]
            if len(terms) != 2 or not isinstance(terms[1], ast.Neg):
                continue
            left, right = terms[0], terms[1].body
        before, behind = _capitals(left), _capitals(right)
        if len(before) != len(behind) or _italic(before) == _italic(behind):
            continue  # nothing is exchanged, whatever else is equal
        if _sorted(left) == _sorted(right):
            pairs = zip(_italic(before), _italic(behind), strict=False)
            found.update(n for a, b in pairs if a != b for n in (a, b))
    return found


def _capitals(node: ast.Node) -> list[ast.Name]:
    nodes = walk(node)
    products = (n for n in nodes if isinstance(n, ast.Mul) and "times" in n.signs)
    crossed = {f.name for n in products for f in map(strip, n.factors) if isinstance(f, ast.Name)}
    names = (n for n in nodes if isinstance(n, ast.Name))
    return [n for n in names if n.name in crossed or (len(n.base or n.name) == 1 and n.name[0].isupper())]


def _italic(names: list[ast.Name]) -> list[str]:
    return [n.name for n in names if not n.upright]


def _sorted(node: ast.Node) -> object:
    """A node with the factors of its products in one order."""
    node = strip(node)
    if isinstance(node, ast.Mul):
        return ("product", *sorted(map(repr, map(_sorted, node.factors))))
    if isinstance(node, ast.Add):
        return ("sum", *map(_sorted, node.terms))
    if isinstance(node, ast.Neg):
        return ("opposite", _sorted(node.body))
    if isinstance(node, ast.Power):
        return ("power", _sorted(node.base), repr(_sorted(node.exponent)))
    return node.name if isinstance(node, ast.Name) else replace(node, start=0, end=0)
