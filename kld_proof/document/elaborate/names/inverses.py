"""Inverse functions: `g^{-1}` is a function of its own, `F_X^{-1}` the quantile function `Q_X`.

Main statement: `separate(page)`.  On a page that has `Q_X(p)` as well, `F_X^{-1}(p)` is the same as this: it
is written only of distribution functions that have an inverse.
"""

from __future__ import annotations

from fractions import Fraction

from kld_proof.document.elaborate.items import Page, formulas, rewrite
from kld_proof.document.elaborate.terms.syntax import rebuild, strip
from kld_proof.document.elaborate.terms.vocabulary import ELEMENTARY, LOGARITHMS, OPERATORS
from kld_proof.document.latex import ast
from kld_proof.record import replace

MARK = "^{-1}"
QUANTILES = "Q"
_OTHERS = ELEMENTARY.keys() | OPERATORS | LOGARITHMS


def separate(page: Page) -> bool:
    """Give inverse functions names of their own; tells whether there are any."""
    quantiles = {
        index.name
        for i in formulas(page)
        for n in i.nodes.of(ast.Apply)
        if (index := quantile_of(n.function)) is not None
    }
    changed = False

    def named(node: ast.Node) -> ast.Node | None:
        if not isinstance(node, ast.Apply) or not is_inverse(node):
            return None
        arguments = tuple(rebuild(a, named) for a in node.args)
        return replace(node, function=_inverse(node.function, quantiles), args=arguments, power=None)

    for item in formulas(page):
        if any(is_inverse(n) for n in item.nodes.of(ast.Apply)):
            rewrite(item, named)
            changed = True
    return changed


def quantiles(page: Page) -> dict[str, ast.Name]:
    """The bare names at which a quantile function `Q_X` stands, with its X."""
    found: dict[str, ast.Name] = {}
    for item in formulas(page):
        for node in item.nodes.of(ast.Apply):
            index = quantile_of(node.function)
            argument = strip(node.args[0]) if len(node.args) == 1 else None
            if index is not None and isinstance(argument, ast.Name):
                found.setdefault(argument.name, index)
    return found


def is_inverse(node: ast.Apply) -> bool:
    """Whether a function of one number, none of the usual ones, has -1 above."""
    power = strip(node.power) if node.power is not None else None
    if not isinstance(power, ast.Neg) or strip(power.body) != ast.Number(Fraction(1)) or node.separators:
        return False
    return node.function.name not in _OTHERS and (node.function.base or node.function.name) not in _OTHERS


def quantile_of(function: ast.Name) -> ast.Name | None:
    """The X of the quantile function `Q_X`."""
    index = function.subscript[0] if len(function.subscript) == 1 else None
    told = function.base == QUANTILES and isinstance(index, ast.Name) and index.name[:1].isupper()
    return index if told and isinstance(index, ast.Name) else None


def _inverse(function: ast.Name, quantiles: set[str]) -> ast.Name:
    index = quantile_of(replace(function, base=QUANTILES)) if function.base == "F" else None
    if index is not None and index.name in quantiles:
        name = f"{QUANTILES}_{index.name}"
        return ast.Name(name, QUANTILES, (index,), start=function.start, end=function.end)
    name = function.name + MARK
    return ast.Name(name, name, start=function.start, end=function.end)
