"""Reads the statements of the library: Python expressions, turned into terms and never run.

`ln(a*b) == ln(a) + ln(b)`, `0 < a`, `x in reals`, `integral(D, lambda x: f(x) + g(x))`.  A name called
like a function is a function variable where the lemma lists it with `$`; `f` alone stands for
`lambda x: f(x)`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable

from kld_proof.kernel.term import App, Bound, Lam, Num, Term, Var

OPERATORS = {ast.Add: "add", ast.Mult: "mul", ast.Div: "div", ast.Pow: "pow"}
RELATIONS = {ast.Eq: "eq", ast.NotEq: "ne", ast.Lt: "lt", ast.LtE: "le", ast.In: "in"}
FLIPPED = {ast.Gt: "lt", ast.GtE: "le"}
CONSTANTS = {"pi", "euler_gamma", "reals", "naturals", "integers", "space", "infinity", "minus_infinity"}


def statement(text: str, variables: Iterable[str] = ()) -> Term:
    """The term or proposition that `text` denotes; names in `variables` with `$` are functions.

    Raises ValueError for anything outside the language of the module docstring.
    """
    return _read(ast.parse(text, mode="eval").body, (), frozenset(variables))


def _read(node: ast.expr, bound: tuple[str, ...], functions: frozenset[str]) -> Term:
    def read(child: ast.expr) -> Term:
        return _read(child, bound, functions)

    match node:
        case ast.Constant(value=int(value)) if type(value) is int:  # True is an int to Python
            return Num(value)
        case ast.Name(id=name):
            return _name(name, bound, functions)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(value))):
            return Num(-value)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return App("neg", read(operand))
        case ast.BinOp(left=left, op=ast.Sub(), right=right):
            return App("add", *_parts("add", read(left)), App("neg", read(right)))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            head = OPERATORS[type(op)]
            parts = _parts(head, read(left)) if head in ("add", "mul") else [read(left)]
            return App(head, *parts, read(right))
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in RELATIONS:
            return App(RELATIONS[type(op)], read(left), read(right))
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in FLIPPED:
            return App(FLIPPED[type(op)], read(right), read(left))
        case ast.Lambda(args=arguments, body=body) if names := _parameters(arguments):
            inner = _read(body, (*reversed(names), *bound), functions)
            for _ in names:
                inner = Lam(inner)
            return inner
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
            # `from` is a keyword of Python, so the set is written from_.
            head = f"${name}" if f"${name}" in functions else name.rstrip("_")
            return App(head, *[read(a) for a in args])
    raise ValueError(f"not in the language of statements: {ast.unparse(node)}")


def _parameters(a: ast.arguments) -> list[str]:
    """The names of plain parameters; none where there is anything but plain ones."""
    other = a.posonlyargs or a.vararg or a.kwonlyargs or a.kwarg or a.defaults
    return [] if other else [x.arg for x in a.args]


def _name(name: str, bound: tuple[str, ...], functions: frozenset[str]) -> Term:
    if name in bound:
        return Bound(bound.index(name))
    if f"${name}" in functions:
        return Lam(App(f"${name}", Bound(0)))
    return App(name) if name in CONSTANTS else Var(name)


def _parts(head: str, t: Term) -> tuple[Term, ...]:
    return t.args if type(t) is App and t.head == head else (t,)
