"""Cases: the value of the first row whose condition holds; elsewhere it is open, if there is an elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from kld_proof.document.elaborate.claims import propositions
from kld_proof.document.elaborate.terms.context import Context, ReadError
from kld_proof.document.elaborate.terms.readers import READERS, read
from kld_proof.document.latex import ast
from kld_proof.kernel.rules import KernelError, negation
from kld_proof.kernel.term import App, Term

OPPOSITE = {"in": "notin", "<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}


def cases(node: ast.Cases, context: Context) -> Term:
    """Nested conditions; the last row needs none where the rows before leave nothing else."""
    conditions = [condition for _, condition in node.branches]
    if any(condition is None for condition in conditions[:-1]):
        raise ReadError("only the last case may be without a condition", node.start)
    rows = [[] if c is None else list(propositions.conjunction(c, context)) for c in conditions]
    if conditions[-1] is None or exhaustive(rows) or _complements(conditions):
        rows[-1] = []
        term = read(node.branches[-1][0], context)
        start = len(rows) - 1
    else:
        context.open = True
        term, start = App("$unspecified"), len(rows)
    for (value, _), props in reversed([*zip(node.branches, rows, strict=True)][:start]):
        chosen = read(value, context)
        for prop in reversed(props):
            chosen = App("ite", prop, chosen, term)
        term = chosen
    return term


def exhaustive(rows: Sequence[Sequence[Term]]) -> bool:
    """Whether the last condition holds wherever none of those before does, seen by their forms.

    Each is a conjunction.  Where all of one but a single part is known to hold, that part does not.
    """
    known: set[Term] = set()
    while True:
        found = set(known)
        for props in rows[:-1]:
            rest = [p for p in props if p not in known]
            if len(rest) == 1:
                try:
                    found.add(negation(rest[0]))
                except KernelError:
                    continue
        if found == known:
            return all(p in known for p in rows[-1])
        known = found


def _complements(conditions: Sequence[ast.Node | None]) -> bool:
    """Whether there are two rows, and the second condition says that the first does not hold."""
    if len(conditions) != 2:
        return False
    first, second = conditions
    if not isinstance(first, ast.Chain) or not isinstance(second, ast.Chain):
        return False
    if len(first.links) != 1 or len(second.links) != 1 or first.first != second.first:
        return False
    a, b = first.links[0], second.links[0]
    return a.side == b.side and OPPOSITE.get(a.relation.op) == b.relation.op


READERS[ast.Cases] = cases
