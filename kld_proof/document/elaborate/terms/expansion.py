"""Random variables that are defined by other ones, put in: under a mean Z is X + Y where the page says so.

Main statement: `expanded(node, context)`.
"""

from __future__ import annotations

from collections.abc import Mapping

from kld_proof.document.elaborate.terms.context import Context, Unknown, Vocabulary
from kld_proof.document.elaborate.terms.syntax import is_square, names_in, rebuild, strip, walk
from kld_proof.document.elaborate.terms.vocabulary import SQUARE
from kld_proof.document.latex import ast
from kld_proof.kernel.term import Var
from kld_proof.record import replace

MAX_DEPTH = 20
COUNTING = frozenset("ijklmnrst")
"""Letters that number the terms of a sequence; others below a name, as in `Y_c = Y - c Z`, are parameters."""


def expanded(node: ast.Node, context: Context, kept: frozenset[str] = frozenset()) -> ast.Node:
    """`node` with what defines its random variables, but for those `kept`, in their place."""
    transforms = context.words.transforms
    for _ in range(MAX_DEPTH if transforms else 0):
        found: set[str] = set()

        def change(inner: ast.Node, found: set[str] = found, around: ast.Node = node) -> ast.Node | None:
            key = _key(inner)
            side = transforms.get(key) if key is not None and key not in kept else None
            if side is None and isinstance(inner, ast.Name) and inner.subscript:
                key, side = _of_another_number(inner, transforms, context.words)
            if key is None or side is None or key in kept:
                return None
            _check_free(around, side, key, context)
            found.add(key)
            return ast.Group("(", side, start=inner.start, end=inner.end)

        node = rebuild(node, change)
        context.used |= found
        if not found:
            return node
    if transforms:
        raise Unknown("random variables are defined in a circle", node.start)
    return node


def _of_another_number(
    name: ast.Name, transforms: Mapping[str, ast.Node], words: Vocabulary
) -> tuple[str | None, ast.Node | None]:
    """For `S_{n+1}` the key of `S_n = \\sum_{i=1}^n X_i`, and its side with n + 1 for n.

    The letter has to stand in the side as a number, free there, or below the members of families.
    """
    index = name.subscript[0]
    # `S_A` and `S_\alpha` carry labels
    numbers = all(len(n.name) == 1 and n.name.islower() for n in names_in(index))
    if len(name.subscript) != 1 or name.primes or name.label or not numbers:
        return None, None
    for key, side in transforms.items():
        base, _, letter = key.rpartition("_")
        if base != name.base or letter not in COUNTING:
            continue
        members = [
            n for n in names_in(side) if any(m.name == letter for s in n.subscript for m in names_in(s))
        ]
        free = any(n.name == letter for n in names_in(side)) or bool(members)
        free = free and letter not in _bound(side) and all(n.base in words.families for n in members)
        if free and not {n.name for n in names_in(index)} & _bound(side):

            def put(inner: ast.Node, letter: str = letter) -> ast.Node | None:
                if not isinstance(inner, ast.Name):
                    return None
                if inner.name == letter:
                    return ast.Group("(", index, start=name.start, end=name.end)
                below = tuple(rebuild(s, put) for s in inner.subscript)
                if below == inner.subscript:
                    return None
                words.random.add(
                    called := f"{inner.name}[{name.name.removeprefix(name.base)}]"
                )  # another name than before
                return replace(inner, name=called, subscript=below)

            return key, rebuild(side, put)
    return None, None


def _key(node: ast.Node) -> str | None:
    """The key of what a name, or the square of a name, stands for."""
    if isinstance(node, ast.Name):
        return node.name
    base = strip(node.base) if isinstance(node, ast.Power) and is_square(node) else None
    return base.name + SQUARE if isinstance(base, ast.Name) else None


def _check_free(node: ast.Node, side: ast.Node, name: str, context: Context) -> None:
    """An error where a name in the definition is bound at the place where it would be put in.

    The variable of a derivative is not: what varies with it varies in the definition.
    """
    own = _bound(side)
    fixed = {n for n, t in context.bound.items() if not (isinstance(t, Var) and t.name in context.points)}
    around = _bound(node) | {n for n in fixed if n not in context.words.random}
    captured = ({n.name for n in names_in(side)} - own) & around
    if captured:
        raise Unknown(f"the definition of {name} mentions {min(captured)}, which is bound here", node.start)


def _bound(node: ast.Node) -> set[str]:
    binders = (n for n in walk(node) if isinstance(n, ast.BigOp))
    return {v.name for n in binders for v in n.variables if isinstance(v, ast.Name)}
