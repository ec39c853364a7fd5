"""The step that a marked name, `\\hat x` or `x^*`, is what the page says where a derivative vanishes.

Main statement: `claim(reader, item, chain)`.  What is claimed is about x itself, under the condition that the
derivative is 0; the condition is read at the estimates of the other names that the section marks so.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kld_proof.document.elaborate.claims.sides import Side
from kld_proof.document.elaborate.claims.stationary import Sought
from kld_proof.document.elaborate.items import Item
from kld_proof.document.elaborate.names import declared as declarations
from kld_proof.document.elaborate.terms.context import ReadError
from kld_proof.document.elaborate.terms.vocabulary import SQUARE
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ZERO, App, Term, names, substitute

if TYPE_CHECKING:
    from kld_proof.document.elaborate.statements import StatementReader


def claim(
    reader: StatementReader, item: Item, chain: ast.Chain, conditions: list[Term]
) -> tuple[Side, Side, list[Term], str] | None:
    """Both sides, the conditions and a note; None where the derivative was not understood."""
    assert chain.first is not None
    sought = reader.solving.sought[id(chain)]
    known = True
    if sought.zero is not None:
        read = _vanishing(reader, sought)
        if read is None:
            return None
        zero, known = read
        reader.chainer.solved.add(zero)
        conditions = [*conditions, zero]
    name = sought.variable.removesuffix(SQUARE)
    node: ast.Node = ast.Name(name, name, start=chain.first.start, end=chain.first.end)
    if name != sought.variable:
        node = ast.Power(node, ast.Number(Fraction(2)), start=node.start, end=node.end)
    left = reader.chainer.side(item, node, conditions)
    right = reader.chainer.side(item, chain.links[0].side, conditions)
    right.context.open = right.context.open or not known
    shown = name if name == sought.variable else f"{name}^2"
    note = f"{declarations.text_of(item, chain.first)} is {shown} where the derivative is 0"
    return left, right, conditions, note


def _vanishing(reader: StatementReader, sought: Sought) -> tuple[Term, bool] | None:
    """That the derivative is 0, at the estimates of the other names, and whether all of these are known.

    Where one is not, what is claimed is claimed for all values of it: that is more, and refutes nothing.
    """
    assert sought.source is not None and sought.zero is not None
    side = reader.chainer.side(sought.source, sought.zero, [])
    if side.error or side.term is None:
        return None
    values: dict[str, Term] = {}
    known = not side.context.open
    for name, marked in sought.others:
        if name.removesuffix(SQUARE) not in names(side.term):
            continue
        defined = reader.words.definitions.get(marked)
        if defined is None or name.endswith(SQUARE):
            known = False
            continue
        try:
            values[name] = defined()
        except ReadError:
            known = False
    return App("eq", substitute(side.term, values), ZERO), known


__all__ = ["claim"]
