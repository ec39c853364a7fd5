"""Laws: how they are written, and which law a letter of the page names."""

from __future__ import annotations

from kld_proof.document.elaborate.laws import joint
from kld_proof.document.elaborate.laws.discrete import is_discrete, values_of
from kld_proof.document.elaborate.terms import domains
from kld_proof.document.elaborate.terms.context import Context, Unknown
from kld_proof.document.elaborate.terms.matrices.kinds import is_matrix, takes_matrices
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.elaborate.terms.vocabulary import plain, swapped_case
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ONE, ZERO, App, Bound, Lam, Num, Term, Var, apply, names, subterms
from kld_proof.library.distributions import NAMES, Distribution, Law, spelled

INTEGER_SETS = frozenset({"naturals", "integers", "range", "from"})

SUBSCRIPTED = frozenset({"t", "chi", "F"})
"""Letters of laws whose numbers of degrees of freedom stand below."""


def spelling(node: ast.Node) -> tuple[str, ast.Apply] | None:
    """How a law is spelled, with its parameters: `N` for `\\mathcal{N}(m, v)`, `lnN` with `\\ln` before."""
    node = strip(node)
    if isinstance(node, ast.Mul) and len(node.factors) == 2:
        head, group = node.factors
        if isinstance(head, ast.Power) and head == ast.Power(ast.Name("chi"), ast.Number(Num(2).value)):
            return "chi^2", ast.Apply(ast.Name("chi"), (strip(group),), start=node.start)
    if not isinstance(node, ast.Apply):
        return None
    if node.function.name == "ln" and len(node.args) == 1:
        inner = spelling(node.args[0])
        return ("ln" + inner[0], inner[1]) if inner else None
    name = plain(node.function.name)
    if node.power is None:
        return name, node
    power = strip(node.power)
    if name == "chi" and power == ast.Number(Num(2).value):
        return "chi^2", node
    inverse = isinstance(power, ast.Neg) and strip(power.body) == ast.Number(ONE.value)
    return (name + "^-1", node) if inverse else None


def applied(node: ast.Node) -> ast.Node:
    """A law behind `~` whose parameters are its subscript, `t_n`, `\\chi^2_k` or `F_{m,n}`, with brackets."""
    node = strip(node)
    square = isinstance(node, ast.Power) and node.exponent == ast.Number(Num(2).value)
    head = strip(node.base) if isinstance(node, ast.Power) and square else node
    if not isinstance(head, ast.Name) or not head.subscript or head.base not in SUBSCRIPTED or head.primes:
        return node
    if square and head.base != "chi":
        return node
    name = ast.Name(head.base, head.base, start=head.start)
    signs = (",",) * (len(head.subscript) - 1)
    power = node.exponent if isinstance(node, ast.Power) else None
    return ast.Apply(name, head.subscript, signs, power=power, start=head.start)


def families(name: str, count: int, context: Context) -> list[Distribution]:
    """The families spelled `name` with `count` parameters; of two, the one that the prose names."""
    found = [d for d in spelled(name) if len(d.parameters) == count]
    if len(found) < 2:
        return found
    said = [
        d for d in found if any(w.lower() in context.words.prose for w in NAMES[d.name].words if " " in w)
    ]
    return said[:1] or [d for d in found if not d.discrete][:1]


def law(node: ast.Node, context: Context) -> Law | None:
    """The law that `node` writes, such as `\\mathcal{N}(\\mu, \\sigma^2)`; None where it writes none."""
    named = spelling(node)
    if named is None:
        return None
    name, application = named
    return _instance(name, application.args, application, context)


def _instance(name: str, args: tuple[ast.Node, ...], node: ast.Node, context: Context) -> Law | None:
    found = families(name, len(args), context)
    if not found:
        return None
    family = found[0]
    if family.convention:
        context.note(f"the {family.name} law is read with {family.convention}")
    values = []
    if any(takes_matrices(ast.Apply(ast.Name("N"), (a,)), context) for a in args):
        raise Unknown("multivariate laws are not read yet", node.start)
    for arg in args:
        if isinstance(strip(arg), ast.Name) and strip(arg).name[:5] == "Sigma":  # type: ignore[attr-defined]
            raise Unknown("multivariate laws are not read yet", node.start)
        values.append(read(arg, context))
    made = family.law(tuple(values))
    for condition in made.conditions:
        context.assume(condition)
    return made


def density_value(node: ast.Apply, context: Context) -> Term | None:
    """`\\mathcal{N}(x; \\mu, \\sigma^2)`: the density at a point; None where `node` writes no such thing."""
    if not node.separators or node.separators[0] not in (";", "|"):
        return None
    name = plain(node.function.name)
    if any(is_matrix(a, context) for a in node.args):
        from kld_proof.document.elaborate.matrix.densities import normal_density

        vectors = normal_density(name, node, context)
        if vectors is not None:
            return vectors
    instance = law_of_density(node, context)
    return None if instance is None else at(instance, read(node.args[0], context), context, node.start)


def law_of_density(node: ast.Apply, context: Context) -> Law | None:
    """The law of which `node`, `\\mathcal{N}(x; \\mu, \\sigma^2)`, is the density; None where it is none."""
    name = plain(node.function.name)
    letter = len(name) == 1 and name != "N" and name == node.function.name
    if letter or not families(name, len(node.args) - 1, context):
        return None
    return _instance(name, node.args[1:], node, context)


def at(law: Law, point: Term, context: Context, offset: int = 0) -> Term:
    """The density or mass at `point`, 0 outside the support.

    A free point, or one of the data, is assumed to lie in the support; of a bound one its domain decides.
    """
    value = apply(law.density, point)
    domain = context.domains.get(point.name) if isinstance(point, Var) else None
    if law.support == App("reals") or (domain is not None and domains.is_within(domain, law.support)):
        return value
    place = context.place_of(point) if domain is None else None
    if place is not None:
        if context.supposed or context.nodes.of(ast.Cases):
            from kld_proof.document.elaborate.laws import piecewise

            told = piecewise.is_told(place, law.support, context)
            everywhere = piecewise.density(value, law.support, place, context) if told else None
            if everywhere is not None:
                return everywhere
        context.assume_along(App("in", place, law.support))
        return value
    if isinstance(point, Num):
        return value if inside(point, law.support, offset) else ZERO
    if _is_datum(point, context):
        free = not any(n.startswith("\0") for n in names(point))
        (context.assume_along if free else context.assume)(App("in", point, law.support))
        return value
    return guarded(point, law.support, value, context, offset)


def _is_datum(point: Term, context: Context) -> bool:
    """Whether a point is a member of a numbered family of numbers, `y_i`."""
    if type(point) is not App or len(point.args) != 1 or point.head[:1] != "$":
        return False
    return point.head[1:] in context.words.indexed and type(point.args[0]) is Var


def guarded(point: Term, support: Term, value: Term, context: Context, offset: int) -> Term:
    """`value` where `point` lies in the support, and else 0."""
    assert isinstance(support, App)
    name = point.name if isinstance(point, Var) else ""
    whole = name in context.domains and _head(context.domains[name]) in INTEGER_SETS
    whole = whole or _is_whole(point, context)
    if support.head == "above":
        return App("ite", App("lt", support.args[0], point), value, ZERO)
    if support.head == "interval":
        inner = App("ite", App("lt", point, support.args[1]), value, ZERO)
        return App("ite", App("lt", support.args[0], point), inner, ZERO)
    if support.head == "range" and whole:
        inner = App("ite", App("le", point, support.args[1]), value, ZERO)
        return App("ite", App("le", support.args[0], point), inner, ZERO)
    if support.head in ("naturals", "from") and whole:
        start = support.args[0] if support.args else ZERO
        return App("ite", App("le", start, point), value, ZERO)
    raise Unknown("whether this value belongs to the support is not clear", offset)


def _is_whole(point: Term, context: Context) -> bool:
    """Whether a point, such as n - k below a sum over k from 0 to n, is made of whole numbers.

    The last number of a range is inferred to be natural.
    """
    if isinstance(point, App) and point.head in ("add", "neg"):
        return all(_is_whole(a, context) for a in point.args)
    if isinstance(point, Num):
        return point.value.denominator == 1
    if isinstance(point, Var) and point.name in context.domains:
        return _head(context.domains[point.name]) in INTEGER_SETS
    ranges = (d for d in context.domains.values() if isinstance(d, App) and d.head == "range")
    return isinstance(point, Var) and any(d.args[1] == point for d in ranges)


def inside(point: Num, support: Term, offset: int) -> bool:
    """Whether a number lies in a support; an error where that depends on parameters."""
    assert isinstance(support, App)
    ends = [a.value for a in support.args if isinstance(a, Num)]
    whole = point.value.denominator == 1
    if support.head == "naturals":
        return whole and point.value >= 0
    if support.head == "from" and ends:
        return whole and point.value >= ends[0]
    if support.head == "range" and len(ends) == 2:
        return whole and ends[0] <= point.value <= ends[1]
    if support.head == "above" and ends and point.value != ends[0]:
        return point.value > ends[0]
    if support.head == "interval" and len(ends) == 2 and point.value not in ends:
        return ends[0] < point.value < ends[1]
    if support.head in ("above", "interval") and point.value in ends:
        raise Unknown("the value of a density at the end of its support is a convention", offset)
    raise Unknown("whether this value belongs to the support depends on the parameters", offset)


def named(name: str, context: Context, offset: int) -> Law | None:
    """The law of a letter: of a random variable, of a name of a law, or the one whose density it names."""
    for candidate in (name, swapped_case(name)):
        if candidate in context.words.laws:
            return of_variable(candidate, context, offset)
    for candidate in (name, swapped_case(name)):
        value = context.value_of(candidate + "()", offset)
        if isinstance(value, Lam) and not isinstance(value.body, Lam):
            return Law("", *supported(value))
    for candidate in (name, swapped_case(name)):
        letters = context.words.arguments.get(candidate)
        if letters and candidate[0].islower():
            known = of_density(candidate, ast.Name(min(letters)), context) if len(letters) == 1 else None
            return known or unspecified(candidate, context)
    return None


def supported(density: Lam) -> tuple[Term, Lam]:
    """The support of a density that is written with 0 beyond it, and the density there."""
    low: list[Term] = []
    high: list[Term] = []
    body = density.body
    while isinstance(body, App) and body.head == "ite" and body.args[2] == ZERO:
        condition, inner = body.args[0], body.args[1]
        if not isinstance(condition, App) or condition.head not in ("lt", "le"):
            break
        below, above = condition.args
        ends, end = (low, below) if above == Bound(0) else (high, above)
        if Bound(0) not in condition.args or ends or any(isinstance(t, Bound) for t in subterms(end)):
            break
        ends.append(end)
        body = inner
    if isinstance(body, App) and body.head == "ite":  # another shape: what it is elsewhere stays written
        return App("reals"), density
    if low and high:
        return App("interval", low[0], high[0]), Lam(body)
    if low or high:
        return (App("above", low[0]) if low else App("below", high[0])), Lam(body)
    return App("reals"), density


def unspecified(name: str, context: Context) -> Law:
    """The law with an unspecified density `name`: it is assumed to be a density on the reals."""
    if name in context.words.overloaded:
        letters = sorted(context.words.arguments.get(name, ()))
        raise Unknown(f"{name} names several densities: {', '.join(f'{name}({x})' for x in letters)}")
    letter = next(iter(sorted(context.words.arguments.get(name, ()))), name)
    discrete = is_discrete(letter, context)
    density = Lam(App("$" + name, Bound(0)))
    support = values_of(ast.Name(letter), context) if discrete else App("reals")
    context.words.joint.setdefault("$" + name, joint.Symbol(name, (letter,)))
    context.open = True
    kind = "mass function on its values" if discrete else "density on the reals"
    context.note(f"{name} is read as an unspecified {kind}")
    context.assume(App("all", support, Lam(App("le", ZERO, App("$" + name, Bound(0))))))
    context.assume(App("summable" if discrete else "integrable", support, density))
    context.assume(App("eq", App("sum" if discrete else "integral", support, density), ONE))
    return Law("", support, density, discrete=discrete)


def _head(domain: Term) -> str:
    return domain.head if isinstance(domain, App) else ""


def of_density(letter: str, argument: ast.Node, context: Context) -> Law | None:
    """The law whose density `p(x)` is: of P for p, else of X for the argument x.

    A `p` with a law that is a number elsewhere, as in `\\mathrm{Bin}(n, p)`, has no density.
    """
    numbers = context.words.random & context.words.variables
    for candidate in (letter, letter.swapcase()):
        if candidate in context.words.laws and candidate not in numbers:
            return context.law_of(candidate)
    argument = strip(argument)
    if letter == "p" and isinstance(argument, ast.Name):
        words = context.words
        if argument.name in words.laws and letter in words.overloaded:  # the prior of a random parameter
            return _unless_prior(context.law_of(argument.name), letter, context)
        for name in (argument.name.upper(), (argument.base or argument.name).upper()):
            near = name in words.near or name in words.given or letter not in words.overloaded
            if name in words.laws and near:
                return _unless_prior(context.law_of(name), letter, context)
    return None


def _unless_prior(law: Law | None, letter: str, context: Context) -> Law | None:
    r"""The law of y for `p(y)`, unless a parameter has a density of this letter: then p(y) is a mean of it.

    So in `p(y) = \int p(y|\theta) p(\theta) d\theta` for y of the law L(theta).
    """
    words = context.words
    told = words.random | words.laws.keys() | words.drawn
    parameters = names(law.density) - told if law is not None else frozenset()
    for node in words.forms.get(letter, {}).values():
        ends = [k + 1 for k, sign in enumerate(node.separators) if sign in ("|", ";")]
        before = map(strip, node.args[: ends[0] if ends else None])
        if any(isinstance(a, ast.Name) and a.name in parameters for a in before):
            return None
    return _marginal(law, context)


def _marginal(law: Law | None, context: Context) -> Law | None:
    """The law of a variable with the random parameter of its law integrated out."""
    if law is None or not names(law.density) & (
        context.words.random | context.words.laws.keys() | context.words.drawn
    ):
        return law
    from kld_proof.document.elaborate.laws import marginal

    return marginal.of_variable(law, context.words)


def of_variable(name: str, context: Context, offset: int) -> Law | None:
    """The law of X in `f_X(x)` and `P(X \\le x)`: the marginal one of `X | \\theta \\sim L`.

    Raises Unknown where a parameter is random and the page does not say which of the two is meant.
    """
    law = context.law_of(name)
    found = _marginal(law, context)
    if found is not law and (found is None or name not in context.words.given):
        raise Unknown(f"a parameter of the law of {name} is random itself", offset)
    return found
