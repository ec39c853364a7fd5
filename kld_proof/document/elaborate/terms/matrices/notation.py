"""Which notation of matrices is read where: a reader for each kind of node.

A node of any other kind, such as a sum over i of matrices, is kept as it is written.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kld_proof.document.elaborate.terms.context import Context
from kld_proof.document.elaborate.terms.matrices.arithmetic import (
    add,
    group,
    multiply,
    negate,
    operate,
    power,
    quotient,
    transpose,
)
from kld_proof.document.elaborate.terms.matrices.grids import grid
from kld_proof.document.elaborate.terms.matrices.letters import name
from kld_proof.document.elaborate.terms.matrices.operators import applied, derivative
from kld_proof.document.elaborate.terms.matrices.sums import summed
from kld_proof.document.latex import ast
from kld_proof.kernel.term import Term

NOTATION: dict[type, Callable[[Any, Context], Term]] = {
    ast.Name: name,
    ast.Matrix: grid,
    ast.Group: group,
    ast.Add: add,
    ast.Neg: negate,
    ast.Mul: multiply,
    ast.Div: quotient,
    ast.Power: power,
    ast.Transpose: transpose,
    ast.Binary: operate,
    ast.Apply: applied,
    ast.Derivative: derivative,
    ast.BigOp: summed,
}
