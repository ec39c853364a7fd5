"""Covariance matrices that are written by the letter that they have, `\\Sigma(X)` and `\\Sigma_{XX}`.

Main statement: `write_out(page)` reads `\\Sigma(A X)` as `\\mathrm{Cov}(A X)`, and beside it `\\Sigma_{XY}`
as `\\mathrm{Cov}(X, Y)`, on a page that speaks of covariance matrices.

It is read so where every `\\Sigma` has a random vector of the page in its one argument, or two below it.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Page, formulas, rewrite
from kld_proof.document.elaborate.terms.syntax import names_in, rebuild, strip
from kld_proof.document.elaborate.terms.vocabulary import EXPECTATION
from kld_proof.document.latex import ast
from kld_proof.record import replace

LETTER = "Sigma"
_SPEAKS = Cue(r"\b(?:cross-)?covariance\s+matri(?:x|ces)\b|共變異數矩陣", re.I)
NOTE = "Sigma is read as the covariance"


def write_out(page: Page) -> bool:
    """Rewrite the covariance matrices of the page; tells whether there are any."""
    if not _SPEAKS.search(page.words):
        return False
    random = _random(page)
    applied = [n for i in formulas(page) for n in i.nodes.of(ast.Apply) if n.function.base == LETTER]
    if not applied or not all(_is_covariance(n, random) for n in applied):
        return False
    bare = [n for i in formulas(page) for n in i.nodes.of(ast.Name) if n.base == LETTER]
    if len(bare) > len(applied) + sum(_pair(n, random) is not None for n in bare):
        return False

    def change(node: ast.Node) -> ast.Node | None:
        if isinstance(node, ast.Apply) and node.function.base == LETTER:
            inner = tuple(rebuild(a, change) for a in node.args)
            return replace(node, function=_function(node), args=inner)
        pair = _pair(node, random) if isinstance(node, ast.Name) else None
        if pair is None:
            return None
        both = pair[:1] if pair[0] == pair[1] else pair
        return ast.Apply(_function(node), both, (",",) * (len(both) - 1), start=node.start, end=node.end)

    for item in formulas(page):
        found = [n for n in item.nodes.of(ast.Name) if n.base == LETTER]
        if found:
            rewrite(item, change, [ast.Note("name", NOTE, found[0].start, found[0].end)])
    return True


def _function(node: ast.Node) -> ast.Name:
    return ast.Name("Cov", "Cov", upright=True, start=node.start, end=node.end)


def _random(page: Page) -> set[str]:
    """The capital letters in the means of the page."""
    means = (n for i in formulas(page) for n in i.nodes.of(ast.Apply) if n.function.name in EXPECTATION)
    inside = {v.name for n in means for a in n.args for v in names_in(a) if v.name[:1].isupper()}
    return inside - EXPECTATION


def _is_covariance(node: ast.Apply, random: set[str]) -> bool:
    plain = node.function.name == LETTER and node.power is None and not set(node.separators) - {","}
    return plain and all(any(n.name in random for n in names_in(a)) for a in node.args) and len(node.args) < 3


def _pair(node: ast.Name, random: set[str]) -> tuple[ast.Node, ...] | None:
    """The two random vectors below the letter."""
    below = tuple(map(strip, node.subscript))
    if node.base != LETTER or len(below) != 2 or node.primes or node.label:
        return None
    return below if all(isinstance(n, ast.Name) and n.name in random for n in below) else None
