"""Names of matrices: letters, members of a family `B_i`, the identity `I` or `I_n`, zeros `0_n`."""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.terms.context import Context
from kld_proof.document.elaborate.terms.matrices.entries import ONES, ones
from kld_proof.document.elaborate.terms.matrices.reading import ZEROS
from kld_proof.document.elaborate.terms.readers import read, read_number
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Term, Var

UNITS = frozenset({"I", "bold(I)"})
_INFORMATION = Cue(r"\binformation\b|\binertia\b|\bcurrents?\b|\bintensit", re.I)
"""What else a bold I may be."""


def name(node: ast.Name, context: Context) -> Term:
    """What a name stands for: what binds it, its definition, an identity or zeros, or itself."""
    if node.name in context.bound:
        return context.bound[node.name]
    if (node.base or node.name) in context.words.indexed and node.subscript:
        return _member(node, context)
    value = context.value_of(node.name, node.start)
    if value is not None:
        return value
    return special(node, context) or Var(node.name)


def special(node: ast.Name, context: Context) -> Term | None:
    """The identity matrix `I` or `I_n`, also in bold, zeros `0_n`; None for any other name."""
    base = node.base or node.name
    if base in ("0", "bold(0)"):
        return _zeros(node, context)
    if base in ONES:
        return ones(node, context)
    if base == "bold(I)" and _INFORMATION.search(context.words.prose):
        return None
    if base not in UNITS or node.upright or node.name in context.words.random | context.words.functions:
        return None
    sizes = node.subscript
    if len(sizes) == 1 or (len(sizes) == 2 and sizes[0] == sizes[1]):
        return App("mat_identity", _size(sizes[0], context))
    if node.subscript or node.label or node.primes:
        return None
    context.note("`I` is read as an identity matrix")
    return App("$mat_identity")


def _zeros(node: ast.Name, context: Context) -> Term:
    r"""Zeros, with the sizes in `0_{n,p}` and `0_{n \times p}`; `0_n` may be a column or have n columns."""
    sizes = node.subscript
    return App("$mat_zeros", *(read_number(s, context) for s in sizes)) if len(sizes) == 2 else ZEROS


def _size(node: ast.Node, context: Context) -> Term:
    """The size of an identity; two letters that stand alone on the page are a product: `I_{nm}`."""
    name = node.name if isinstance(node, ast.Name) else ""
    if len(name) == 2 and name.isalpha() and set(name) <= context.words.letters and name not in context.bound:
        context.note(f"the size {name} is read as a product")
        return App("mul", *(read_number(ast.Name(x, start=node.start), context) for x in name))
    return read_number(node, context)


def _member(node: ast.Name, context: Context) -> Term:
    """`B_i`: the i-th of several matrices."""
    return App("$" + (node.base or node.name), *[read(s, context) for s in node.subscript])
