r"""What belongs to which statement: conditions before and behind claims, arrows to the left.

`x > 0: A = B`, `\text{for } x > 0, \quad A = B` and `\forall x > 0, A = B` are claims under a condition, and
a claim that stands behind a condition (`A = B \text{ for } x > 0, \quad C = D`) is no condition itself.  An
inequality that a claim is drawn from (`A = B \text{ since } x > 0`) is its condition, and a claim as well.
"""

from __future__ import annotations

from collections.abc import Iterable

from kld_proof.document.latex.ast import (
    Chain,
    Ellipsis,
    Group,
    Logic,
    Name,
    Node,
    Number,
    Set,
    Statement,
    Tuple,
)
from kld_proof.record import replace

LEADING = ("if", "for", "for_all")
EQUALITIES = ("=", ":=", "==", "~=")


def arranged(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements with their conditions; a condition before claims holds up to the next such condition."""
    found, pending, collecting = list(statements), list[Node](), False
    done: list[Statement] = []
    for k, statement in enumerate(found):
        leads, last = statement.connective in LEADING, k + 1 == len(found)
        if type(statement.label) is Chain:
            pending, collecting = [statement.label], False
            statement = replace(statement, label=None, connective="" if leads else statement.connective)
        elif leads and type(statement.body) is Chain and not last:
            pending, collecting = [statement.body, *statement.conditions], True
            continue
        elif collecting and not last and _goes_on(found[k - 1], statement):
            pending.append(statement.body)
            continue
        collecting = False
        if statement.connective == "otherwise":
            pending = [Logic("otherwise", (), start=statement.start, end=statement.start)]
        if statement.connective == "because" and done and _is_inequality(statement.body):
            done[-1] = replace(done[-1], conditions=(*done[-1].conditions, statement.body))
        done.append(
            replace(statement, conditions=(*pending, *statement.conditions)) if pending else statement
        )
    return turned(done)


def _goes_on(before: Statement, statement: Statement) -> bool:
    """Whether a list of conditions goes on: `for x > 0, y > 0`, `for x > 0 and y > 0`."""
    listed = statement.start == before.start or statement.connective == "and"
    return listed and is_condition(statement.body) and not statement.conditions


def _is_inequality(body: Node) -> bool:
    """Whether a relation restricts names without an equality."""
    equal = type(body) is Chain and any(link.relation.op in EQUALITIES for link in body.links)
    return is_condition(body) and not equal


def is_condition(body: Node) -> bool:
    """Whether a relation restricts names, as `x > 0` and `n = 1` do, and claims nothing else."""
    if type(body) is not Chain or body.first is None:
        return False
    sides = [_bare(side) for side in (body.first, *(link.side for link in body.links))]
    if any(link.relation.op in EQUALITIES for link in body.links):
        return type(sides[0]) in (Name, Tuple) and all(
            type(s) in (Name, Number, Tuple, Set, Ellipsis) for s in sides
        )
    return True


def _bare(node: Node) -> Node:
    while type(node) is Group:
        node = node.body
    return node


def turned(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """`A \\\\Leftarrow B` as `B \\\\Rightarrow A`; a row of such arrows is turned as a whole."""
    runs: list[list[Statement]] = []
    for statement in statements:
        if statement.connective == "implied_by" and runs:
            runs[-1].append(statement)
        else:
            runs.append([statement])
    done: list[Statement] = []
    for run in runs:
        words = [run[0].connective, *["implies"] * (len(run) - 1)]
        pairs = zip(reversed(run), words, strict=True)
        done += [s if s.connective == w else replace(s, connective=w) for s, w in pairs]
    return tuple(done)
