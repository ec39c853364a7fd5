r"""Relations with `\pm` and `\mp`: two claims, one with the upper and one with the lower signs.

`split(statement)` gives each chain whose sides have such a sign as two chains, joined by "and".  A head
`x_{1,2}` or `x_{1/2}` names two values, which are two names then.  Behind another head without a sign
(`x = a \pm b = c \pm d`: x is one of them) the claims begin with the second side.

Caveats: `a \pm b \pm c`, where a chain begins so, may mean four values, and `10 \pm 2` a measurement; chains
with these stay as they are, as does a relation between a sum with a sign and a side without one, which says
"one of two".
"""

from __future__ import annotations

from functools import partial

from kld_proof.document.elaborate.terms.syntax import children, rebuild, strip, walk
from kld_proof.document.latex import ast
from kld_proof.record import replace

UPPER, LOWER = "+", "-"
SIGNS = {("pm", UPPER): False, ("mp", UPPER): True, ("pm", LOWER): True, ("mp", LOWER): False}
_VALUES = {"{1,2}", "{1/2}"}


def split(statement: ast.Statement) -> ast.Statement:
    """The statement with two chains in the place of each one that has two signs."""
    return replace(statement, body=_split(statement.body))


def _split(body: ast.Node) -> ast.Node:
    if isinstance(body, ast.Logic) and body.op == "and":
        return replace(body, parts=tuple(map(_split, body.parts)))
    if not isinstance(body, ast.Chain) or body.first is None:
        return body
    sides = [body.first, *(link.side for link in body.links)]
    signed = list(map(_is_signed, sides))
    two_valued = is_two_valued(body.first) and any(signed)
    if not any(signed) or _has_more_values(sides[signed.index(True)]):
        return body
    if not two_valued and any(map(_is_measured, sides)):
        return body
    if two_valued or (signed[0] and (all(signed) or not any(map(_is_one_of_two, sides)))):
        return _joined(body, unordered=two_valued)
    if len(sides) > 2 and all(signed[1:]):
        first = replace(body, links=body.links[:1], end=sides[1].end)
        others = ast.Chain(sides[1], body.links[1:], start=sides[1].start, end=body.end)
        both = _joined(others, unordered=True)
        return ast.Logic("and", (first, both), start=body.start, end=body.end)
    return body


def _joined(chain: ast.Chain, unordered: bool) -> ast.Signs:
    upper, lower = (rebuild(chain, partial(_branch, sign)) for sign in (UPPER, LOWER))
    return ast.Signs("and", (upper, lower), unordered, start=chain.start, end=chain.end)


def _branch(sign: str, node: ast.Node) -> ast.Node | None:
    """One of the two values of a node with a sign; its parts are changed after it."""
    if isinstance(node, ast.Binary) and (node.op, sign) in SIGNS:
        right = rebuild(node.right, partial(_branch, sign))
        left = rebuild(node.left, partial(_branch, sign))
        if SIGNS[node.op, sign]:
            right = ast.Neg(right, start=right.start, end=right.end)
        return ast.Add((left, right), start=node.start, end=node.end)
    if isinstance(node, ast.Apply) and (node.function.name, sign) in SIGNS:
        value = rebuild(node.args[0], partial(_branch, sign))
        return ast.Neg(value, start=node.start, end=node.end) if SIGNS[node.function.name, sign] else value
    if isinstance(node, ast.Name) and is_two_valued(node):
        name = f"{node.name}^{sign}"
        return replace(node, name=name, base=name, subscript=())
    return None


def is_two_valued(node: ast.Node) -> bool:
    """Whether a name has both numbers below it, as in `x_{1,2}`."""
    node = strip(node)
    return isinstance(node, ast.Name) and node.name.partition("_")[2] in _VALUES


def _is_sign(node: ast.Node) -> bool:
    if isinstance(node, ast.Binary):
        return (node.op, UPPER) in SIGNS
    return isinstance(node, ast.Apply) and (node.function.name, UPPER) in SIGNS


def _is_signed(side: ast.Node) -> bool:
    return any(map(_is_sign, walk(side)))


def _is_one_of_two(side: ast.Node) -> bool:
    """Whether a side with a sign has two values, as `a \\pm b` and its half have, `f(a \\pm b)` may not."""
    if _is_sign(side):
        return True
    return not isinstance(side, ast.Apply | ast.Power) and any(map(_is_one_of_two, children(side)))


def _summands(node: ast.Node) -> list[ast.Node]:
    """The terms of a sum, those of sums in brackets included, and of a sign what stands at its sides."""
    node = strip(node)
    if isinstance(node, ast.Add):
        return [s for t in node.terms for s in _summands(t)]
    if isinstance(node, ast.Neg):
        return _summands(node.body)
    if _is_sign(node):
        parts = (node.left, node.right) if isinstance(node, ast.Binary) else node.args[:1]  # type: ignore[attr-defined]
        return [node, *(s for part in parts for s in _summands(part))]
    return [node]


def _has_more_values(side: ast.Node) -> bool:
    """Whether two signs stand in one sum, where each may be meant by itself."""
    return any(
        sum(map(_is_sign, _summands(node))) > 1
        for node in walk(side)
        if isinstance(node, ast.Add) or _is_sign(node)
    )


def _is_measured(side: ast.Node) -> bool:
    """Whether a number stands on both sides of a sign, as in `10 \\pm 2`."""
    return any(
        isinstance(n, ast.Binary)
        and _is_sign(n)
        and all(isinstance(strip(part), ast.Number) for part in (n.left, n.right))
        for n in walk(side)
    )
