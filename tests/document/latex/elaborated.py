"""A small elaborator of plain mathematics, for the round trip of the printer only."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.document.latex import ast
from kld_proof.document.latex.statements import read
from kld_proof.kernel.term import App, Lam, Num, Term, Var, apply, bind

_HEADS = {
    "arcsin": "asin",
    "arccos": "acos",
    "arctan": "atan",
    "sgn": "sign",
    "Gamma": "gamma",
    "psi": "digamma",
    "B": "beta",
}
_BUILT_IN = {
    "exp", "ln", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "erf", "sign", "gamma",
    "digamma", "beta", "min", "max", "floor", "ceil",
}  # fmt: skip
_RELATIONS = {"=": "eq", "!=": "ne", "<": "lt", "<=": "le"}


def reread(text: str, functions: frozenset[str]) -> Term:
    """The term that `text` means; names in `functions` are function variables."""
    (statement,) = read(text).statements
    return term(statement.body, functions)


def term(node: ast.Node, functions: frozenset[str]) -> Term:
    """The term of a node."""

    def go(inner: ast.Node) -> Term:
        return term(inner, functions)

    match node:
        case ast.Number():
            return Num(node.value)
        case ast.Name(name="pi"):
            return App("pi")
        case ast.Name():
            return Var(node.name)
        case ast.Group():
            return go(node.body)
        case ast.Add():
            return App("add", *map(go, node.terms))
        case ast.Neg():
            return App("neg", go(node.body))
        case ast.Mul():
            return App("mul", *map(go, node.factors))
        case ast.Div():
            return App("div", go(node.numerator), go(node.denominator))
        case ast.Power():
            return App("pow", go(node.base), go(node.exponent))
        case ast.Sqrt():
            return App("sqrt", go(node.body))
        case ast.Abs():
            return App("abs", go(node.body))
        case ast.Factorial():
            return App("factorial", go(node.body))
        case ast.Binom():
            return App("binom", go(node.n), go(node.k))
        case ast.Cases():
            (yes, condition), (no, _) = node.branches
            assert condition is not None
            return App("ite", go(condition), go(yes), go(no))
        case ast.Chain():
            assert node.first is not None
            (link,) = node.links
            return App(_RELATIONS[link.relation.op], go(node.first), go(link.side))
        case ast.Apply():
            head = _HEADS.get(node.function.name, node.function.name)
            known = head in _BUILT_IN and head not in functions
            return App(head if known else "$" + node.function.name, *map(go, node.args))
        case ast.Derivative():
            ((variable, _),) = node.variables
            return App("deriv", bind(go(node.body), _name(variable)), go(variable))
        case ast.Evaluation(condition=ast.Chain() as condition):
            derivative = go(node.body)
            assert isinstance(derivative, App) and isinstance(condition.first, ast.Name)
            return App("deriv", derivative.args[0], go(condition.links[0].side))
        case ast.BigOp():
            (variable,) = node.variables
            return App(_big(node.op), _domain(node, go), bind(go(node.body), _name(variable)))
    raise AssertionError(f"no rule for {node}")


def _name(node: ast.Node) -> str:
    assert isinstance(node, ast.Name)
    return node.name


def _big(op: str) -> str:
    return "integral" if op == "int" else op


def _domain(node: ast.BigOp, go: object) -> Term:
    assert node.lower is not None and node.upper is not None and callable(go)
    low = isinstance(node.lower, ast.Neg) and node.lower.body == ast.Name("infty")
    high = node.upper == ast.Name("infty")
    if node.op == "int":
        if low or high:
            if low and high:
                return App("reals")
            return App("below", go(node.upper)) if low else App("above", go(node.lower))
        return App("interval", go(node.lower), go(node.upper))
    return App("from", go(node.lower)) if high else App("range", go(node.lower), go(node.upper))


def normal(t: Term) -> Term:
    """`t` with the two spellings of a number made one: -1 and neg(1), 1/2 and div(1, 2)."""
    if isinstance(t, Lam):
        return Lam(normal(t.body))
    if not isinstance(t, App):
        return t
    args = [normal(a) for a in t.args]
    values = [a.value for a in args if isinstance(a, Num)]
    if t.head == "neg" and values:
        return Num(-values[0])
    if t.head == "div" and len(values) == 2 and values[1]:
        return Num(Fraction(values[0], values[1]))
    return App(t.head, *args)


__all__ = ["apply", "normal", "reread", "term"]
