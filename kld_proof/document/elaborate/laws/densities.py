"""The functions that belong to a law: density, mass, distribution function, moment-generating function."""

from __future__ import annotations

from kld_proof.document.elaborate.laws import named as laws
from kld_proof.document.elaborate.laws.expectation import mean
from kld_proof.document.elaborate.terms.context import Context, Unknown
from kld_proof.document.elaborate.terms.matrices.kinds import is_matrix
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.elaborate.terms.vocabulary import (
    LAW_FUNCTIONS,
    PROBABILITY,
)
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ZERO, App, Term, Var, apply, substitute
from kld_proof.kernel.term import names as term_names
from kld_proof.library.distributions import Law
from kld_proof.record import replace

INVERSE = "^{-1}"


def is_functional(node: ast.Apply, context: Context) -> bool:
    """Whether `node` is a density, distribution function or the like of a law that is known, or `H(X)`."""
    name, base = node.function.name, node.function.base or node.function.name
    if any(isinstance(strip(a), ast.Chain) for a in node.args) and name in PROBABILITY:
        return _is_told_by_law(node, context)
    if name in ("p", "f") and node.separators[:1] in (("|",), (";",)):
        return _given_parameters(node, context) is not None
    if node.separators or len(node.args) != 1:
        return False
    if base in LAW_FUNCTIONS and node.function.subscript:
        return _owner(node.function, context) is not None
    return name in ("p", "q") and laws.of_density(name, node.args[0], context) is not None


def _given_parameters(node: ast.Apply, context: Context) -> Law | None:
    """The law of y in `p(y | \\mu, \\sigma^2)`, where its parameters and nothing else stand behind the bar.

    A parameter that does not is known, unless the page makes it random.
    """
    variable, words = strip(node.args[0]), context.words
    if not isinstance(variable, ast.Name):
        return None
    law = words.laws.get(variable.name)
    if law is None and variable.name.upper() in words.given:
        law = words.laws.get(variable.name.upper())
    if law is None:
        return None
    behind = {n.name for a in node.args[1:] for n in names_in(a)}
    parameters = term_names(law.density)
    if behind & term_names(law.support) or not behind or not behind <= parameters:
        return None  # data behind the bar, as in `p(\\theta | y)`, make it another density
    random = words.random | words.laws.keys() | words.arguments.get(node.function.name, set())
    return law if random.isdisjoint(parameters - behind) else None


def is_given_parameters(node: ast.Apply, context: Context) -> bool:
    """Whether `p(y | \\theta)` is the density of y by its law, of which theta are the parameters."""
    bar = node.function.name in ("p", "f") and node.separators[:1] == ("|",)
    return bar and _given_parameters(node, context) is not None


def is_of_variable(function: ast.Name, context: Context) -> bool:
    """Whether a function is `f_X`, `F_X` or `M_X` of a random variable whose law is known."""
    base = function.base or function.name
    known = bool(function.subscript) and _owner(function, context) is not None
    return base in LAW_FUNCTIONS and known


def _owner(function: ast.Name, context: Context, settled: bool = False) -> Law | str | None:
    """The law of the random variable in the subscript of `f_X`, or its name where the law is not known.

    Where it is to be `settled`, one with a random parameter is the marginal one or raises Unknown.
    """
    index = function.subscript[0]
    if not isinstance(index, ast.Name):
        made = len(function.subscript) == 1 and isinstance(index, ast.Add | ast.Mul | ast.Neg | ast.Div)
        random = made and any(n.name in context.words.random for n in names_in(index))
        return function.name if random and (function.base or function.name) == "M" else None
    if index.name in context.words.laws:
        law = context.law_of(index.name)
        return laws.of_variable(index.name, context, function.start) if settled else law
    base = function.base or function.name
    return index.name if index.name in context.words.random and base == "M" else None


def law_function(node: ast.Apply, context: Context) -> Term | None:
    name, base = node.function.name, node.function.base or node.function.name
    if any(isinstance(strip(a), ast.Chain) for a in node.args):
        return _event(node, context)
    if node.separators:
        given = _given_parameters(node, context)
        assert given is not None
        return laws.at(_for(node, given, context), read(node.args[0], context), context, node.start)
    if name in ("p", "q"):
        law = laws.of_density(name, node.args[0], context)
        assert law is not None
        context.note(f"{name} is the density of the law given for it")
        return laws.at(law, read(node.args[0], context), context, node.start)
    owner = _owner(node.function, context, settled=True)
    if base == "M":
        return _generating(node, context)
    if not isinstance(owner, Law):
        return None
    point = read(node.args[0], context)
    if base == "f" and _is_inverted(node.args[0], point):
        context.assume_along(App("in", point, owner.support))  # where g takes its argument from
        return apply(owner.density, point)
    return (
        laws.at(owner, point, context, node.start)
        if base == "f"
        else _distribution(owner, point, node, context)
    )


def _is_inverted(argument: ast.Node, point: Term) -> bool:
    """Whether a density is taken at `g^{-1}(y)`, which lies where g takes its argument from."""
    function = strip(argument)
    inverse = isinstance(function, ast.Apply) and function.function.name.endswith(INVERSE)
    return inverse and not any(n.startswith("\0") for n in term_names(point))


def _for(node: ast.Apply, law: Law, context: Context) -> Law:
    """The law of `y_i` in `p(y_i | \\theta)`, for the parameters behind the bar and the number at hand."""
    variable = strip(node.args[0])
    numbers = variable.subscript if isinstance(variable, ast.Name) else ()
    written = {n.name: n for a in (*node.args[1:], *numbers) for n in names_in(a)}
    inside = term_names(law.density) | term_names(law.support)
    values = {n: read(written[n], context) for n in sorted(inside & written.keys())}
    said = "the law of the density"
    support, density = (
        context.settled(substitute(t, values), said, node.start) for t in (law.support, law.density)
    )
    return replace(law, support=support, density=density)


def _generating(node: ast.Apply, context: Context) -> Term:
    """The mean of exp(t X), which is inferred to exist at the t at hand."""
    variable = node.function.subscript[0]
    law = _owner(node.function, context, settled=True)
    place = context.place_of(read(node.args[0], context))
    if isinstance(law, Law) and place is not None:
        for condition in law.generating:
            context.assume_along(apply(condition, place))
    if is_matrix(variable, context):  # of a vector it is the mean of exp(t^T X)
        from kld_proof.document.elaborate.laws.vectors import functional

        row = ast.Transpose(ast.Group("(", node.args[0]), start=node.start)
        body = ast.Apply(ast.Name("exp"), (ast.Mul((row, variable), start=node.start),), start=node.start)
        return functional(ast.Apply(ast.Name("E"), (body,), start=node.start), context)
    if not isinstance(variable, ast.Name):  # M_{X+Y}
        variable = ast.Group("(", variable, start=variable.start, end=variable.end)
    exponent = ast.Mul((node.args[0], variable), ("cdot",), start=node.start)
    return mean(ast.Apply(ast.Name("exp"), (exponent,), start=node.start), None, context)


def _distribution(law: Law, point: Term, node: ast.Apply, context: Context, upper: bool = False) -> Term:
    """The distribution function (`upper`: its complement) at a point, assumed to lie in the support."""
    support = law.support
    assert isinstance(support, App)
    if law.discrete:
        return _discrete_distribution(law, point, node, context, upper)
    if support.head == "reals":
        return App("integral", App("above" if upper else "below", point), law.density)
    from kld_proof.document.elaborate.laws import piecewise

    place = context.place_of(point)
    if piecewise.lies_anywhere(point, support, context):
        return piecewise.distribution(law, point, upper)
    moving = isinstance(point, Var) and point.name in context.points  # below a derivative
    relation = "lt" if moving else "le"
    context.assume_along(App(relation, support.args[0], place or point))
    if support.head == "interval":
        context.assume_along(App(relation, place or point, support.args[1]))
        bounds = (point, support.args[1]) if upper else (support.args[0], point)
        return App("integral", App("interval", *bounds), law.density)
    beyond = App("above", point) if upper else App("interval", support.args[0], point)
    return App("integral", beyond, law.density)


def _discrete_distribution(law: Law, point: Term, node: ast.Apply, context: Context, upper: bool) -> Term:
    """The sum of the masses up to a point, assumed to be one of the values.

    It is not where the formula tells cases apart or integrates, or where the text puts the point elsewhere.
    """
    support, place = law.support, context.place_of(point)
    assert isinstance(support, App)
    first = ZERO if support.head == "naturals" else support.args[0] if support.args else None
    whole = support.head in ("naturals", "from", "range") and first is not None
    integrals = any(n.op == "int" for n in context.nodes.of(ast.BigOp))
    rounded = any(n.function.name in ("floor", "ceil") for n in context.nodes.of(ast.Apply))
    apart = integrals or rounded or bool(context.nodes.of(ast.Cases))
    if place is not None:
        orders = (p for p in context.supposed if isinstance(p, App) and p.head in ("lt", "le"))
        apart = apart or any(place.name in term_names(p) for p in orders)
    if not whole or upper or apart or place is None or first is None:
        raise Unknown("this distribution function of a discrete law is not read yet", node.start)
    context.assume_along(App("in", place, support))
    return App("sum", App("range", first, point), law.density)


def _is_told_by_law(node: ast.Apply, context: Context) -> bool:
    """Whether the law gives the probability of `X = x` or, where it is continuous, of `X <= x`."""
    event = strip(node.args[0])
    first = event.first if isinstance(event, ast.Chain) else None
    if isinstance(first, ast.Name) and first.name in context.words.poisoned:
        return True  # its law is not used, and reading the probability says why
    law = _event_law(node, context)
    if law is None or not isinstance(event, ast.Chain) or len(event.links) != 1:
        return False
    op = event.links[0].relation.op
    return op == "=" or (op in ("<=", "<", ">=", ">") and not law.discrete)


def _event_law(node: ast.Apply, context: Context, settled: bool = False) -> Law | None:
    event = strip(node.args[0])
    if len(node.args) == 1 and isinstance(event, ast.Chain) and isinstance(event.first, ast.Name):
        law = context.law_of(event.first.name)
        return laws.of_variable(event.first.name, context, node.start) if settled else law
    return None


def _event(node: ast.Apply, context: Context) -> Term | None:
    law, event = _event_law(node, context, settled=True), strip(node.args[0])
    if law is None or not isinstance(event, ast.Chain) or len(event.links) != 1:
        raise Unknown("the probability of this event is not read yet", node.start)
    link = event.links[0]
    point = read(link.side, context)
    if link.relation.op == "=":
        return laws.at(law, point, context, node.start) if law.discrete else ZERO
    if not law.discrete:
        return _distribution(law, point, node, context, link.relation.op in (">=", ">"))
    raise Unknown("the probability of this event is not read yet", node.start)
