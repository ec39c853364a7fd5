"""Reads the statements of the library: Python expressions, turned into terms and never run.

`ln(a*b) == ln(a) + ln(b)`, `0 < a`, `x in reals`, `integral(D, lambda x: f(x) + g(x))`.  A name called
like a function is a function variable where the lemma lists it with `$`; `f` alone stands for
`lambda x: f(x)`.
"""

from __future__ import annotations

import _ast as ast  # the classes alone: what the module `ast` adds to them costs a page two milliseconds
from collections.abc import Callable, Iterable
from typing import Any

from kld_proof.kernel.term import App, Bound, Lam, Num, Term, Var

OPERATORS = {ast.Add: "add", ast.Mult: "mul", ast.Div: "div", ast.Pow: "pow"}
RELATIONS = {ast.Eq: "eq", ast.NotEq: "ne", ast.Lt: "lt", ast.LtE: "le", ast.In: "in"}
FLIPPED = {ast.Gt: "lt", ast.GtE: "le"}
CONSTANTS = {"pi", "euler_gamma", "reals", "naturals", "integers", "space", "infinity", "minus_infinity"}


def statement(text: str, variables: Iterable[str] = ()) -> Term:
    """The term or proposition that `text` denotes; names in `variables` with `$` are functions.

    Raises ValueError for anything outside the language of the module docstring.
    """
    tree: Any = compile(text, "<statement>", "eval", ast.PyCF_ONLY_AST)
    return _read(tree.body, Scope((), frozenset(variables)))


class Scope:
    """The names that binders bind, the innermost first, and the names of functions."""

    __slots__ = ("bound", "functions")

    def __init__(self, bound: tuple[str, ...], functions: frozenset[str]) -> None:
        self.bound, self.functions = bound, functions


def _read(node: Any, scope: Scope) -> Term:
    reader = READERS.get(type(node))
    found = None if reader is None else reader(node, scope)
    if found is None:
        import ast as full

        raise ValueError(f"not in the language of statements: {full.unparse(node)}")
    return found


def _constant(node: ast.Constant, scope: Scope) -> Term | None:
    return Num(node.value) if type(node.value) is int else None  # True is an int to Python


def _name(node: ast.Name, scope: Scope) -> Term:
    name = node.id
    if name in scope.bound:
        return Bound(scope.bound.index(name))
    if f"${name}" in scope.functions:
        return Lam(App(f"${name}", Bound(0)))
    return App(name) if name in CONSTANTS else Var(name)


def _negative(node: ast.UnaryOp, scope: Scope) -> Term | None:
    if type(node.op) is not ast.USub:
        return None
    inside = _read(node.operand, scope)
    return (
        Num(-inside.value)
        if type(node.operand) is ast.Constant and type(inside) is Num
        else App("neg", inside)
    )


def _operation(node: ast.BinOp, scope: Scope) -> Term | None:
    operator = type(node.op)
    if operator is ast.Sub:
        return App("add", *_parts("add", _read(node.left, scope)), App("neg", _read(node.right, scope)))
    head = OPERATORS.get(operator)
    if head is None:
        return None
    left = _read(node.left, scope)
    return App(head, *(_parts(head, left) if head in ("add", "mul") else (left,)), _read(node.right, scope))


def _relation(node: ast.Compare, scope: Scope) -> Term | None:
    if len(node.ops) != 1:
        return None
    relation = type(node.ops[0])
    left, right = _read(node.left, scope), _read(node.comparators[0], scope)
    if relation in FLIPPED:
        return App(FLIPPED[relation], right, left)
    return App(RELATIONS[relation], left, right) if relation in RELATIONS else None


def _function(node: ast.Lambda, scope: Scope) -> Term | None:
    names = _parameters(node.args)
    inner = _read(node.body, Scope((*reversed(names), *scope.bound), scope.functions))
    for _ in names:
        inner = Lam(inner)
    return inner if names else None


def _application(node: ast.Call, scope: Scope) -> Term | None:
    if type(node.func) is not ast.Name or node.keywords:
        return None
    name = node.func.id
    # `from` is a keyword of Python, so the set is written from_.
    head = f"${name}" if f"${name}" in scope.functions else name.rstrip("_")
    return App(head, *[_read(a, scope) for a in node.args])


def _parameters(a: ast.arguments) -> list[str]:
    """The names of plain parameters; none where there is anything but plain ones."""
    other = a.posonlyargs or a.vararg or a.kwonlyargs or a.kwarg or a.defaults
    return [] if other else [x.arg for x in a.args]


def _parts(head: str, t: Term) -> tuple[Term, ...]:
    return t.args if type(t) is App and t.head == head else (t,)


READERS: dict[type, Callable[[Any, Scope], Term | None]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.UnaryOp: _negative,
    ast.BinOp: _operation,
    ast.Compare: _relation,
    ast.Lambda: _function,
    ast.Call: _application,
}
