"""What one node of a formula says about the names in it: a function, a number, a random variable, a matrix.

Main statement: `LEARN` has for each kind of node what it teaches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kld_proof.document.elaborate.laws.joint import is_density
from kld_proof.document.elaborate.names.scan import matrices
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip, variables_in, walk
from kld_proof.document.elaborate.terms.vocabulary import (
    COVARIANCE,
    ELEMENTARY,
    EXPECTATION,
    LOGARITHMS,
    OPERATORS,
    VARIANCE,
)
from kld_proof.document.latex import ast

TRACES = frozenset({"det", "tr", "Tr", "trace"})
MEANS = EXPECTATION | VARIANCE | COVARIANCE


def _name(node: ast.Name, words: Vocabulary) -> None:
    """Letters, and names that are matrices by their form."""
    base = node.base or node.name
    if len(base) == 1:
        words.bases.add(base)
        if node.name == base and base.isalpha():
            words.letters.add(base)
    words.dependent.update(_differentiated(node))
    if not (len(node.name) == 1 and node.name.islower()):
        matrices.of_name(node, words)


def _differentiated(node: ast.Name) -> set[str]:
    """`\\dot x` and `y''` say that x and y are functions."""
    mark, _, inner = node.base.rpartition("dot(")
    if mark in ("", "d") and inner.endswith(")"):
        return {inner[:-1]}
    return {node.base} if node.primes > 1 else set()


def _apply(node: ast.Apply, words: Vocabulary) -> None:
    """Functions with their arguments, random variables under means, bases of logarithms."""
    name = node.function.name
    if name == "log" and node.subscript is not None:
        base = node.subscript
        known = str(base.value) if isinstance(base, ast.Number) else getattr(base, "name", "?")
        words.entropy_bases.add(known)
    if name in MEANS - words.own and _is_mean(node):
        for argument in node.args:
            words.random.update(_bare_random(argument))
    if name in TRACES:
        matrices.of_trace(node, words)
    operator = name in OPERATORS - words.own
    if operator or name in ELEMENTARY.keys() - words.own or name in LOGARITHMS or not node.bracket:
        return
    if not matrices.is_identity(node.function):
        words.functions.add(name)
    letters = {a.base or a.name for a in map(strip, node.args) if isinstance(a, ast.Name)}
    words.arguments.setdefault(name, set()).update(letters)
    bare = [strip(a) for a in node.args]
    for a in bare if is_density(node.function) else ():
        if isinstance(a, ast.Name) and a.subscript:
            words.labelled.setdefault(a.base, set()).add(a.name)
    if all(isinstance(a, ast.Name) for a in bare):
        written = tuple(a.base or a.name for a in bare if isinstance(a, ast.Name))
        words.forms.setdefault(name, {}).setdefault((*written, *node.separators), node)


def _numbers(node: ast.Node, words: Vocabulary) -> None:
    words.variables.update(_bare(node))


def _chain(node: ast.Chain, words: Vocabulary) -> None:
    """What a relation says of its first side: `y = y(x)`, `X ~ law`, `A \\in \\mathbb{R}^{n \\times p}`."""
    _numbers(node, words)
    _applied_to_itself(node, words)
    _random(node, words)
    words.bounded |= _bounded(node)
    matrices.of_chain(node, words)


def _binder(node: ast.BigOp, words: Vocabulary) -> None:
    """The names in the upper bound of a sum are counts."""
    if node.upper is not None:
        words.counts.update(n.name for n in names_in(node.upper))


def _derivative(node: ast.Derivative, words: Vocabulary) -> None:
    """`dy/dx` with y alone above the line says that y is a function of x."""
    if node.body.start < node.variables[0][0].start:
        body = strip(node.body)
        if isinstance(body, ast.Name):
            words.dependent.add(body.name)


def _bare(node: ast.Node) -> Iterator[str]:
    """Names that stand for numbers: terms, factors, bases, arguments of laws."""
    below: tuple[ast.Node, ...] = ()
    if isinstance(node, ast.Add):
        below = tuple(t.body if isinstance(t, ast.Neg) else t for t in node.terms)
    elif isinstance(node, ast.Mul):
        pairs = zip(node.factors, (*node.factors[1:], None), (*node.signs, ""), strict=False)
        below = tuple(a for a, b, sign in pairs if sign or not isinstance(b, ast.Group))
    elif isinstance(node, ast.Power):
        below = (node.base,)
    elif isinstance(node, ast.Chain) and node.links[0].relation.op == "~":
        side = node.links[0].side
        below = side.args if isinstance(side, ast.Apply) else ()
    return (n.name for n in below if isinstance(n, ast.Name))


def _bare_random(argument: ast.Node) -> set[str]:
    names = {n.name for n in variables_in(argument) if _is_capital(n)}
    argument = strip(argument)
    if isinstance(argument, ast.Name) and not names:
        return {argument.name}
    return names


GAMMAS = frozenset(("psi", "Gamma"))
OWN = frozenset(("V", "D", "H", "h", "E")) | GAMMAS
"""Letters of means, variances, entropies and gamma functions that are as often those of others."""


def own_functions(node: ast.Chain) -> Iterator[str]:
    """`V(k) = (1 - k)^2 P + \\ldots`: a letter of functionals that is a function of a number here."""
    head = strip(node.first) if node.first is not None else None
    if not isinstance(head, ast.Apply) or node.links[0].relation.op not in ("=", ":=") or len(head.args) != 1:
        return
    argument, inside = strip(head.args[0]), list(walk(node.links[0].side))
    if head.function.name not in OWN or head.bracket != "(" or not isinstance(argument, ast.Name):
        return
    used = any(isinstance(n, ast.Name) and n.name == argument.name for n in inside)
    means = any(isinstance(n, ast.Apply) and n.function.name in OPERATORS for n in inside)
    bound = any(isinstance(n, ast.BigOp) for n in inside)
    if head.function.name in GAMMAS and any(_is_about_gamma(n) for n in inside):
        return
    if argument.name.islower() and len(argument.name) == 1 and used and not (means or bound):
        yield head.function.name


def _is_about_gamma(node: ast.Node) -> bool:
    """Whether a side speaks of the gamma function: `(x - 1)!`, `\\Gamma(x + 1) / x`, a derivative of it."""
    applied = isinstance(node, ast.Apply) and node.function.name in GAMMAS
    return applied or isinstance(node, ast.Factorial | ast.Derivative)


def _is_mean(node: ast.Apply) -> bool:
    return len(node.args) == (2 if node.function.name in COVARIANCE else 1)


def _is_capital(name: ast.Name) -> bool:
    base = name.base or name.name
    return len(base) == 1 and base.isupper()


def _random(node: ast.Chain, words: Vocabulary) -> None:
    """`X ~ law` makes a random variable."""
    if node.first is None or node.links[0].relation.op != "~":
        return
    sides = node.first.items if isinstance(node.first, ast.Tuple) else (node.first,)
    for side in map(strip, sides):
        side = side.body if isinstance(side, ast.Given) else side
        if isinstance(side, ast.Name):
            words.random.add(side.name)


def _bounded(node: ast.Chain) -> set[str]:
    """The letters that a relation compares with numbers alone: `0 < p < 1`, `a, b > 0`."""
    first = node.first.items if isinstance(node.first, ast.Tuple) else (node.first,)
    sides = [strip(s) for s in (*first, *(link.side for link in node.links)) if s is not None]
    ordered = all(link.relation.op in ("<", "<=", ">", ">=") for link in node.links)
    plain = [s for s in sides if isinstance(s, ast.Name | ast.Number)]
    if not ordered or len(plain) < len(sides) or not any(isinstance(s, ast.Number) for s in plain):
        return set()
    return {s.name for s in plain if isinstance(s, ast.Name) and len(s.name) == 1}


def _applied_to_itself(node: ast.Chain, words: Vocabulary) -> None:
    """`y = y(x)` says that y is a function of x."""
    side = strip(node.links[0].side)
    applied: ast.Node | None = side.function if isinstance(side, ast.Apply) else None
    if isinstance(side, ast.Mul) and len(side.factors) == 2 and isinstance(side.factors[1], ast.Group):
        applied = side.factors[0]
    if isinstance(node.first, ast.Name) and node.first == applied:
        words.dependent.add(node.first.name)


LEARN: dict[type[ast.Node], Callable[[Any, Vocabulary], None]] = {
    ast.Name: _name,
    ast.Apply: _apply,
    ast.Add: _numbers,
    ast.Mul: _numbers,
    ast.Power: _numbers,
    ast.Chain: _chain,
    ast.BigOp: _binder,
    ast.Transpose: matrices.of_transpose,
    ast.Derivative: _derivative,
    ast.Binary: matrices.of_operation,
}
