"""Which variables of unspecified laws are discrete, and the sets of their values.

A variable that a formula sums over, without bounds or over a set, is discrete there, and one that it
integrates over is continuous; where the formula does neither, the page decides, and then its words.  The set
of the values of a discrete variable x is written `\\mathcal{X}`: any set of reals.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.terms.context import Context
from kld_proof.document.elaborate.terms.syntax import walk
from kld_proof.document.latex import ast
from kld_proof.kernel.term import Term, Var

DISCRETE = Cue(
    r"\bdiscrete\b|\bmass functions?\b|\bpmfs?\b|\bcategorical\b|\bfinite (set|support|alphabet)"
    r"|離散|質量函數",
    re.I,
)
CONTINUOUS = Cue(r"\bcontinuous\b|\bdensit(y|ies)\b|\bpdfs?\b|連續|密度", re.I)


def values_of(variable: ast.Name, context: Context) -> Term:
    """The set of the values of a discrete variable whose law is not known."""
    context.open = True
    letter = variable.base or variable.name
    return Var(f"cal({letter[:1].upper() + letter[1:]})")


def ranges_over_values(node: ast.BigOp, variable: ast.Name, context: Context) -> bool:
    """Whether a sum without bounds is over all values of a variable: a density in it has it as argument."""
    if node.op != "sum" or variable.subscript:
        return False
    for n in walk(node.body):
        if isinstance(n, ast.Apply) and variable in n.args:
            return True
        if isinstance(n, ast.Chain) and any(link.side == variable for link in n.links):
            return True
    return False


def bound_letters(nodes: tuple[ast.Node, ...]) -> tuple[set[str], set[str]]:
    """The letters that a formula sums over, as values of a variable, and those that it integrates over."""
    summed: set[str] = set()
    integrated: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.BigOp) and node.op in ("sum", "int"):
            own = {v.base or v.name for v in node.variables if isinstance(v, ast.Name)}
            if node.op == "int":
                integrated |= own
            elif node.upper is None:
                summed |= own
    return summed, integrated


def is_discrete(letter: str, context: Context) -> bool:
    """Whether the variable `letter` is discrete in the formula that is read."""
    summed, integrated = bound_letters(context.nodes)
    for one, other in ((summed, integrated), (context.words.summed, context.words.integrated)):
        if letter in one | other:
            return letter not in other
        if bool(one) != bool(other):
            return bool(one)
    prose = context.words.prose
    return bool(DISCRETE.search(prose)) and not CONTINUOUS.search(prose)
