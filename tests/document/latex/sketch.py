"""Syntax trees as short text, so that a test shows the whole reading on one line."""

from __future__ import annotations

from kld_proof.document.latex import ast
from kld_proof.document.latex.statements import read
from kld_proof.document.latex.symbols import SymbolTable

_BRACKETS = {"(": "({})", "[": "[{}]", "{": "{{{}}}"}


def reading(text: str, symbols: SymbolTable | None = None) -> str:
    """The statements of a formula, sketched, with ` ;; ` between them."""
    formula = read(text, symbols or SymbolTable())
    return " ;; ".join(_statement(s) for s in formula.statements)


def notes(text: str, symbols: SymbolTable | None = None) -> list[str]:
    """The kinds of the notes of a reading."""
    return [n.kind for n in read(text, symbols or SymbolTable()).notes]


def _statement(s: ast.Statement) -> str:
    before = (s.connective + " " if s.connective else "") + (sketch(s.label) + ": " if s.label else "")
    return before + sketch(s.body) + "".join(f" if {sketch(c)}" for c in s.conditions)


def sketch(node: ast.Node | None) -> str:
    """One node: every operation in its own brackets, applications as f<...>."""
    match node:
        case None:
            return "_"
        case ast.Number():
            return str(node.value)
        case ast.Name():
            return node.name
        case ast.Group():
            return _BRACKETS[node.bracket].format(sketch(node.body))
        case ast.Add():
            return "add<" + ", ".join(map(sketch, node.terms)) + ">"
        case ast.Neg():
            return "-" + sketch(node.body)
        case ast.Mul():
            return "*".join(map(sketch, node.factors))
        case ast.Div():
            return f"div<{sketch(node.numerator)}, {sketch(node.denominator)}>"
        case ast.Power():
            return f"{sketch(node.base)}^{sketch(node.exponent)}"
        case ast.Apply():
            return _apply(node)
        case ast.BigOp():
            return _big(node)
        case ast.Chain():
            links = "".join(f" {k.relation.op} {sketch(k.side)}" for k in node.links)
            return sketch(node.first) + links
        case ast.Tuple():
            return "tuple<" + ", ".join(map(sketch, node.items)) + ">"
        case ast.Derivative():
            over = " ".join(f"{sketch(v)}{n}" for v, n in node.variables)
            return f"d<{sketch(node.body)}; {over}>"
    fields: tuple[str, ...] = type(node).__match_args__
    parts = [getattr(node, name) for name in fields]
    return type(node).__name__.lower() + "<" + "; ".join(_part(p) for p in parts) + ">"


def _part(part: object) -> str:
    if part is None or isinstance(part, ast.Node):
        return sketch(part)
    if isinstance(part, tuple):
        return ", ".join(_part(p) for p in part)
    return str(part)


def _apply(node: ast.Apply) -> str:
    inner = sketch(node.args[0]) if node.args else ""
    for separator, argument in zip(node.separators, node.args[1:], strict=True):
        inner += f" {separator} {sketch(argument)}"
    below = f"_[{sketch(node.subscript)}]" if node.subscript else ""
    above = f"^[{sketch(node.power)}]" if node.power else ""
    return f"{node.function.name}{below}{above}<{inner}>"


def _big(node: ast.BigOp) -> str:
    variables = " ".join(map(sketch, node.variables))
    domain = f" over {sketch(node.domain)}" if node.domain else ""
    bounds = f" {sketch(node.lower)}..{sketch(node.upper)}" if node.lower or node.upper else ""
    return f"{node.op}[{variables}{bounds}{domain}]<{sketch(node.body)}>"
