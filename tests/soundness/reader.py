"""Terms from what was written: SymPy-like source, read by `ast` alone and never evaluated.

`Integral(exp(-x**2), (x, -oo, oo))` and `Sum(k, (k, 1, n))` bind; what is outside the table is `Unread`.
"""

from __future__ import annotations

import ast
from fractions import Fraction

from kld_proof.kernel.term import ZERO, App, Num, Term, Var, bind

SAME = "ln exp sqrt sin cos tan asin acos atan sinh cosh tanh erf abs sign floor gamma digamma beta factorial"
FUNCTIONS = {name: name for name in SAME.split(" ")} | {
    "log": "ln", "Abs": "abs", "ceiling": "ceil", "binomial": "binom", "Max": "max", "Min": "min",
}  # fmt: skip
RELATIONS = {ast.Eq: "eq", ast.NotEq: "ne", ast.Lt: "lt", ast.LtE: "le"}
SETS = ("naturals", "integers", "reals")


class Unread(ValueError):
    """The source uses something that has no place in the language of terms."""


def read(source: str) -> Term:
    """The term that the expression `source` denotes.  Raises Unread."""
    try:
        return _term(ast.parse(source.strip(), mode="eval").body)
    except SyntaxError as error:
        raise Unread(str(error)) from None


def read_props(source: str) -> list[Term]:
    """The propositions of a comma-separated list such as `0 < a < 1, n in naturals`."""
    if not source.strip():
        return []
    parsed = ast.parse(f"[{source}]", mode="eval").body
    assert isinstance(parsed, ast.List)
    return [p for element in parsed.elts for p in _props(element)]


def _props(node: ast.expr) -> list[Term]:
    if not isinstance(node, ast.Compare):
        raise Unread(ast.unparse(node))
    found: list[Term] = []
    left = node.left
    for op, right in zip(node.ops, node.comparators, strict=True):
        if isinstance(op, ast.In) and isinstance(right, ast.Name) and right.id in SETS:
            found.append(App("in", _term(left), App(right.id)))
        elif isinstance(op, ast.Gt | ast.GtE):
            found.append(App("lt" if isinstance(op, ast.Gt) else "le", _term(right), _term(left)))
        elif type(op) in RELATIONS:
            found.append(App(RELATIONS[type(op)], _term(left), _term(right)))
        else:
            raise Unread(ast.unparse(node))
        left = right
    return found


def _term(node: ast.expr) -> Term:
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        if abs(node.value) > 10**300:
            raise Unread(ast.unparse(node))
        return Num(Fraction(str(node.value)))
    if isinstance(node, ast.Name):
        if node.id in ("oo", "zoo", "nan", "I"):
            raise Unread(node.id)
        return {"pi": App("pi"), "E": App("exp", Num(1))}.get(node.id, Var(node.id))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = _term(node.operand)
        return Num(-inner.value) if isinstance(inner, Num) else App("neg", inner)
    if isinstance(node, ast.BinOp):
        return _operation(node)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return _call(node.func.id, node.args)
    raise Unread(ast.unparse(node))


def _operation(node: ast.BinOp) -> Term:
    a, b = _term(node.left), _term(node.right)
    if isinstance(node.op, ast.Add | ast.Sub):
        left = a.args if isinstance(a, App) and a.head == "add" and isinstance(node.left, ast.BinOp) else (a,)
        return App("add", *left, b if isinstance(node.op, ast.Add) else App("neg", b))
    if isinstance(node.op, ast.Mult):
        left = a.args if isinstance(a, App) and a.head == "mul" and isinstance(node.left, ast.BinOp) else (a,)
        return App("mul", *left, b)
    heads = {ast.Div: "div", ast.Pow: "pow"}
    if type(node.op) in heads:
        return App(heads[type(node.op)], a, b)
    raise Unread(ast.unparse(node))


def _call(name: str, args: list[ast.expr]) -> Term:
    if name in ("Integral", "Sum", "Product"):
        body = _term(args[0])
        for limits in args[1:]:
            body = _binder(name, body, limits)
        return body
    if name in ("Integer", "Float"):
        return _term(args[0])
    if name == "Rational":
        p, q = (_term(a) for a in args)
        if isinstance(p, Num) and isinstance(q, Num):
            return Num(p.value / q.value)
    if name == "Piecewise":
        return _piecewise(args)
    if name == "Heaviside":
        x = _term(args[0])
        return App(
            "ite", App("lt", x, ZERO), ZERO, App("ite", App("eq", x, ZERO), Num(Fraction(1, 2)), Num(1))
        )
    if name == "Derivative" and len(args) == 2 and isinstance(args[1], ast.Name):
        return App("deriv", bind(_term(args[0]), args[1].id), Var(args[1].id))
    if name in FUNCTIONS:
        return App(FUNCTIONS[name], *[_term(a) for a in args])
    raise Unread(name)


def _piecewise(pairs: list[ast.expr]) -> Term:
    last = pairs[-1]
    if not isinstance(last, ast.Tuple) or ast.unparse(last.elts[1]) != "True":
        raise Unread("a Piecewise without a last case")
    result = _term(last.elts[0])
    for pair in reversed(pairs[:-1]):
        if not isinstance(pair, ast.Tuple):
            raise Unread(ast.unparse(pair))
        value, condition = pair.elts
        if isinstance(condition, ast.Call) and isinstance(condition.func, ast.Name):
            head = {"Eq": "eq", "Ne": "ne"}.get(condition.func.id)
            if head is None:
                raise Unread(ast.unparse(condition))
            p: Term = App(head, *[_term(a) for a in condition.args])
        else:
            (p,) = _props(condition)
        result = App("ite", p, _term(value), result)
    return result


def _binder(name: str, body: Term, limits: ast.expr) -> Term:
    if not isinstance(limits, ast.Tuple) or len(limits.elts) != 3 or not isinstance(limits.elts[0], ast.Name):
        raise Unread(ast.unparse(limits))
    head = {"Integral": "integral", "Sum": "sum", "Product": "prod"}[name]
    return App(head, _domain(head, limits.elts[1], limits.elts[2]), bind(body, limits.elts[0].id))


def _domain(head: str, low: ast.expr, high: ast.expr) -> Term:
    no_low, no_high = ast.unparse(low) == "-oo", ast.unparse(high) == "oo"
    if head == "integral":
        if no_low:
            return App("reals") if no_high else App("below", _term(high))
        return App("above", _term(low)) if no_high else App("interval", _term(low), _term(high))
    if no_low:
        raise Unread("a sum without a lower bound")
    return App("from", _term(low)) if no_high else App("range", _term(low), _term(high))
