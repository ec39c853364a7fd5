"""Matrices that are written out, of numbers or of blocks."""

from __future__ import annotations

from kld_proof.document.elaborate.terms.context import Context
from kld_proof.document.elaborate.terms.matrices.kinds import ZERO, is_matrix
from kld_proof.document.elaborate.terms.matrices.letters import special
from kld_proof.document.elaborate.terms.matrices.reading import matrix
from kld_proof.document.elaborate.terms.quotation import quoted
from kld_proof.document.elaborate.terms.readers import read_number
from kld_proof.document.elaborate.terms.syntax import walk
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Num, Term

LARGEST = 4  # rows and columns
BLOCKS = "$mat_block"  # a matrix of blocks, until their sizes are known


def grid(node: ast.Matrix, context: Context) -> Term:
    """A matrix that is written out; one with dots, with matrices or with many entries is kept as written."""
    entries = [e for row in node.rows for e in row]
    n, m = len(node.rows), len(node.rows[0]) if node.rows else 0
    plain = all(len(row) == m for row in node.rows) and 1 <= n <= LARGEST and 1 <= m <= LARGEST
    if plain and node.bracket != "||" and n * m > 1 and max(n, m) <= 2 and _is_made_of_blocks(node, context):
        return App(BLOCKS, Num(n), Num(m), *[_block(e, context) for e in entries])
    if not plain or node.bracket == "||" or any(_is_open(e, context) for e in entries):
        context.open = True
        return quoted(node, context)
    return App("mat_grid", Num(n), Num(m), *[read_number(e, context) for e in entries])


def _is_made_of_blocks(node: ast.Matrix, context: Context) -> bool:
    """Whether all entries are matrices, or zeros beside some."""
    entries = [e for row in node.rows for e in row]
    known = [is_matrix(e, context) or _is_unit(e, context) for e in entries]
    zeros = [e == ZERO for e in entries]
    dots = any(isinstance(n, ast.Ellipsis | ast.Empty) for e in entries for n in walk(e))
    some = any(is_matrix(e, context) for e in entries) or (any(zeros) and bool(context.words.matrices))
    return some and any(known) and not dots and all(k or z for k, z in zip(known, zeros, strict=True))


def _is_unit(node: ast.Node, context: Context) -> bool:
    """Whether a block is `I`."""
    taken = context.words.definitions.keys() | context.words.random | context.words.functions
    return isinstance(node, ast.Name) and node.name == "I" and not node.upright and "I" not in taken


def _block(node: ast.Node, context: Context) -> Term:
    """The matrix that a block denotes."""
    if isinstance(node, ast.Name) and _is_unit(node, context):
        return special(node, context) or matrix(node, context)
    return matrix(node, context)


def _is_open(node: ast.Node, context: Context) -> bool:
    """Whether an entry is a matrix, or stands for several."""
    return is_matrix(node, context) or any(isinstance(n, ast.Ellipsis | ast.Empty) for n in walk(node))
