"""Differences of the values of a function: `[F(x)]_a^b`, and its limits at infinity."""

from __future__ import annotations

from kld_proof.document.elaborate.terms import domains
from kld_proof.document.elaborate.terms.context import Context, Unknown, lam
from kld_proof.document.elaborate.terms.readers import READERS, read
from kld_proof.document.elaborate.terms.syntax import variables_in
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Bound, Lam, Num, Term, apply, names, subterms


def evaluation(node: ast.Evaluation, context: Context) -> Term:
    """`F(x) |_{x=a}^{x=b}` and `F |_{x=a}`; the variable must be written."""
    if node.condition is not None and node.lower is None and node.upper is None:
        name, value = _assignment(node.condition, context)
        return value_at(node.body, name, value, context)
    start = node.condition or node.lower
    if start is None or node.upper is None:
        raise Unknown("a difference of values needs both ends", node.start)
    infinite = domains.infinite(_value(start)), domains.infinite(_value(node.upper))
    if infinite != (0, 0):
        return _limits(node, start, infinite, context)
    name, lower = _end(start, node, context)
    upper = (
        _end(node.upper, node, context)[1] if isinstance(node.upper, ast.Chain) else read(node.upper, context)
    )
    return App(
        "add",
        value_at(node.body, name, upper, context),
        App("neg", value_at(node.body, name, lower, context)),
    )


CONTINUOUS = frozenset("add mul neg div pow exp ln sqrt sin cos tan atan sinh cosh tanh erf pi".split())


def _limits(node: ast.Evaluation, start: ast.Node, infinite: tuple[int, int], context: Context) -> Term:
    """The limits of F less its values are the integral of F', where F is continuous where it is defined."""
    assert node.upper is not None
    if infinite[0] > 0 or infinite[1] < 0:
        raise Unknown("a value at infinity is a limit", node.start)
    finite = [end for end, far in ((start, infinite[0]), (node.upper, infinite[1])) if not far]
    name = _variable(start, node, context)
    with context.binder((name,), None) as local:
        inside = read(node.body, context)
        function = lam(inside, local)
    if not all(_is_continuous(s, local.name) for s in subterms(inside)):
        raise Unknown("a value at infinity is a limit", node.body.start)
    head = {(0, 1): "above", (-1, 0): "below", (-1, 1): "reals"}[infinite]
    domain = App(head, *(read(_value(end), context) for end in finite))
    context.note("a value at infinity is the limit: the bracket is the integral of the derivative")
    return App("integral", domain, Lam(App("deriv", function, Bound(0))))


def _is_continuous(s: Term, variable: str) -> bool:
    """Whether an operation is continuous where it is defined; 0**x jumps at 0."""
    if not isinstance(s, App):
        return True
    if s.head == "pow" and variable in names(s.args[1]):
        return isinstance(s.args[0], Num) and s.args[0].value > 0
    return s.head in CONTINUOUS


def _value(end: ast.Node) -> ast.Node:
    """The side of `x = a`."""
    return end.links[-1].side if isinstance(end, ast.Chain) else end


def _end(end: ast.Node, node: ast.Evaluation, context: Context) -> tuple[str, Term]:
    """The variable of a difference of values and one end of it; unwritten, it is the integration variable."""
    if isinstance(end, ast.Chain):
        return _assignment(end, context)
    return _variable(end, node, context), read(end, context)


def _variable(end: ast.Node, node: ast.Evaluation, context: Context) -> str:
    """The variable that takes the values: written, as in x = a, or the only integration variable."""
    if isinstance(end, ast.Chain) and isinstance(end.first, ast.Name):
        return end.first.name
    found = {n.name for n in variables_in(node.body)} & context.words.integrated
    if len(found) != 1:
        raise Unknown("write which variable takes these values, as in x = a", node.start)
    context.note(f"the difference of values is taken for {min(found)}")
    return found.pop()


def _assignment(node: ast.Node, context: Context) -> tuple[str, Term]:
    if isinstance(node, ast.Chain) and isinstance(node.first, ast.Name) and len(node.links) == 1:
        link = node.links[0]
        if link.relation.op == "=":
            return node.first.name, read(link.side, context)
    raise Unknown("write which variable takes these values, as in x = a", node.start)


def value_at(body: ast.Node, name: str, value: Term, context: Context) -> Term:
    """What `body` is where the variable `name` has a value."""
    with context.binder((name,), None) as local:
        function: Lam = lam(read(body, context), local)
    return apply(function, value)


READERS[ast.Evaluation] = evaluation
