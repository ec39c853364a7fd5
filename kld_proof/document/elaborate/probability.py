"""Expectation, variance, entropy, divergence, and the functions that belong to a law."""

from __future__ import annotations

from kld_proof.document.elaborate import laws
from kld_proof.document.elaborate.context import Context, ReadError, Vocabulary, lam
from kld_proof.document.elaborate.readers import READERS, read
from kld_proof.document.elaborate.syntax import names_in, strip
from kld_proof.document.elaborate.vocabulary import (
    CORRELATION,
    COVARIANCE,
    DEVIATION,
    DIVERGENCE,
    ENTROPY,
    EXPECTATION,
    PROBABILITY,
    VARIANCE,
)
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ZERO, App, Num, Term, apply
from kld_proof.library.distributions import Law


def functional(node: ast.Apply, context: Context) -> Term:
    """The value of an operator of probability; a functional of unknown laws is a value of its own."""
    name = node.function.name
    if name in EXPECTATION:
        return expectation(_joined(node), _subscript(node), context)
    if name in VARIANCE | DEVIATION:
        variance = _variance(node, context)
        return App("sqrt", variance) if name in DEVIATION else variance
    if name in COVARIANCE | CORRELATION:
        return _covariance(node, context)
    defined = context.value_of(functional_label(node), node.start)
    value = defined if defined is not None else of_law(node, context)
    return value if value is not None else label_value(node, context)


def label_value(node: ast.Apply, context: Context) -> Term:
    """The value that the page gives a functional; an error where it gives none."""
    label = functional_label(node)
    value = context.value_of(label, node.start)
    if value is None:
        raise ReadError(f"nothing is known of {label}: neither the law nor a definition", node.start)
    return value


def of_law(node: ast.Apply, context: Context) -> Term | None:
    """The value of a functional of known laws, else None."""
    name = node.function.name
    if name in DIVERGENCE:
        return _divergence(node, context)
    if name in ENTROPY:
        return _entropy(node, context)
    return _law_function(node, context)


def functional_label(node: ast.Apply) -> str:
    """A name for a functional at its arguments, the same however it is spaced or bracketed."""
    parts = [_shown(strip(a)) for a in node.args]
    return f"{node.function.name}[{'|'.join(parts)}]"


def _shown(node: ast.Node) -> str:
    if isinstance(node, ast.Name):
        return node.name
    if isinstance(node, ast.Apply):
        return functional_label(node)
    return repr(node)


def is_label(node: ast.Apply, words: Vocabulary) -> bool:
    """Whether `node` is a functional that only the page can explain, such as `\\mathrm{median}(X)`."""
    arguments = [strip(a) for a in node.args]
    names = [a.name for a in arguments if isinstance(a, ast.Name)]
    base = node.function.base or node.function.name
    if len(base) == 1 and base != "I":
        return False
    return len(names) == len(arguments) > 0 and all(n in words.random and n[:1].isupper() for n in names)


def is_functional(node: ast.Apply, context: Context) -> bool:
    """Whether `node` is a density, distribution function or the like of a law that is known, or `H(X)`."""
    name, base = node.function.name, node.function.base or node.function.name
    if any(isinstance(strip(a), ast.Chain) for a in node.args) and name in PROBABILITY:
        return _event_law(node, context) is not None
    if node.separators or len(node.args) != 1:
        return False
    if base in ("f", "F", "M") and node.function.subscript:
        return _owner(node.function, context) is not None
    return name in ("p", "q") and laws_of_density(name, node.args[0], context) is not None


def _owner(function: ast.Name, context: Context) -> Law | str | None:
    """The law of the random variable in the subscript of `f_X`, or its name where the law is not known."""
    index = function.subscript[0]
    if not isinstance(index, ast.Name):
        return None
    if index.name in context.words.laws:
        return context.words.laws[index.name]
    base = function.base or function.name
    return index.name if index.name in context.words.random and base == "M" else None


def laws_of_density(letter: str, argument: ast.Node, context: Context) -> Law | None:
    """The law whose density `p(x)` is: of P for p, else of X for the argument x."""
    if letter.swapcase() in context.words.laws:
        return context.words.laws[letter.swapcase()]
    argument = strip(argument)
    if letter == "p" and isinstance(argument, ast.Name):
        for name in (argument.name.upper(), (argument.base or argument.name).upper()):
            if name in context.words.laws:
                return context.words.laws[name]
    return None


def _law_function(node: ast.Apply, context: Context) -> Term | None:
    name, base = node.function.name, node.function.base or node.function.name
    if any(isinstance(strip(a), ast.Chain) for a in node.args):
        return _event(node, context)
    if name in ("p", "q"):
        law = laws_of_density(name, node.args[0], context)
        assert law is not None
        context.note(f"{name} is the density of the law given for it")
        return laws.at(law, read(node.args[0], context), context, node.start)
    owner = _owner(node.function, context)
    if base == "M":
        return _generating(node, context)
    if not isinstance(owner, Law):
        return None
    point = read(node.args[0], context)
    return (
        laws.at(owner, point, context, node.start)
        if base == "f"
        else _distribution(owner, point, node, context)
    )


def _generating(node: ast.Apply, context: Context) -> Term:
    variable = node.function.subscript[0]
    exponent = ast.Mul((node.args[0], variable), start=node.start)
    return expectation(ast.Apply(ast.Name("exp"), (exponent,), start=node.start), None, context)


def _distribution(law: Law, point: Term, node: ast.Apply, context: Context) -> Term:
    """The distribution function, at a point that is assumed to lie between the ends of the support."""
    support = law.support
    assert isinstance(support, App)
    if law.discrete:
        raise ReadError("distribution functions of discrete laws are not read yet", node.start)
    if support.head == "reals":
        return App("integral", App("below", point), law.density)
    context.assume(App("le", support.args[0], point))
    if support.head == "interval":
        context.assume(App("le", point, support.args[1]))
    return App("integral", App("interval", support.args[0], point), law.density)


def _event_law(node: ast.Apply, context: Context) -> Law | None:
    event = strip(node.args[0])
    if len(node.args) == 1 and isinstance(event, ast.Chain) and isinstance(event.first, ast.Name):
        return context.words.laws.get(event.first.name)
    return None


def _event(node: ast.Apply, context: Context) -> Term | None:
    law, event = _event_law(node, context), strip(node.args[0])
    if law is None or not isinstance(event, ast.Chain) or len(event.links) != 1:
        raise ReadError("the probability of this event is not read yet", node.start)
    link = event.links[0]
    point = read(link.side, context)
    if link.relation.op == "=":
        return laws.at(law, point, context, node.start) if law.discrete else ZERO
    if link.relation.op in ("<=", "<") and not law.discrete:
        return _distribution(law, point, node, context)
    raise ReadError("the probability of this event is not read yet", node.start)


def _subscript(node: ast.Apply) -> ast.Node | None:
    return node.subscript or (node.function.subscript[0] if node.function.subscript else None)


def _joined(node: ast.Apply) -> ast.Node:
    if len(node.args) != 1:
        raise ReadError("a conditional expectation is not read yet", node.start)
    return node.args[0]


def angle(node: ast.Angle, context: Context) -> Term:
    """`\\langle g(x) \\rangle_{p(x)}`: a mean."""
    if node.subscript is None:
        raise ReadError("say under which density the mean is taken", node.start)
    return expectation(node.body, node.subscript, context)


def expectation(body: ast.Node, subscript: ast.Node | None, context: Context) -> Term:
    """The mean of `body`: an integral or a sum where one law is meant and known, else `expect`."""
    if isinstance(strip(body), ast.Given):
        raise ReadError("a conditional expectation is not read yet", body.start)
    if subscript is not None:
        law, variables = _under(_as_application(strip(subscript)), body, context)
        return integrated(law, variables, body, context)
    variables = random_names(body, context)
    known = [context.words.laws[v] for v in variables if v in context.words.laws]
    if len(variables) == 1 and known:
        return integrated(known[0], (variables[0],), body, context)
    return _over_outcomes(body, variables, context)


def random_names(body: ast.Node, context: Context) -> tuple[str, ...]:
    """The random variables in `body` in order; a lower-case letter counts where only its capital is declared."""
    found: dict[str, None] = {}
    for name in names_in(body):
        bare = name.name
        if bare in context.words.random:
            found[bare] = None
    if not found:
        for name in names_in(body):
            capital = name.name.upper()
            if capital in context.words.laws and len(name.name) == 1 and name.name.islower():
                context.note(f"{name.name} under the expectation is read as {capital}")
                found[capital] = None
    return tuple(found)


def integrated(law: Law, variables: tuple[str, ...], body: ast.Node, context: Context) -> Term:
    """The mean of `body` under `law`, its variable being called any of `variables`."""
    lower = tuple(v.lower() for v in variables if len(v) == 1 and v.lower() not in context.words.definitions)
    with context.binder((*variables, *lower), law.support) as local:
        weight = laws.at(law, local, context)
        inner = App("mul", weight, read(body, context))
    head = "sum" if law.discrete else "integral"
    if context.open:
        context.assume(App("summable" if law.discrete else "integrable", law.support, lam(inner, local)))
    return App(head, law.support, lam(inner, local))


def _over_outcomes(body: ast.Node, variables: tuple[str, ...], context: Context) -> Term:
    for variable in variables:
        law = context.words.laws.get(variable)
        if law is not None:
            relation = "has_mass" if law.discrete else "has_density"
            context.assume(App(relation, App("$" + variable), law.support, law.density))
    with context.binder(("\0outcome",), None) as local:
        context.bound.update((variable, App("$" + variable, local)) for variable in variables)
        function = lam(read(body, context), local)
    context.assume(App("integrable_rv", function))
    context.open = True
    return App("expect", function)


def _under(subscript: ast.Node, body: ast.Node, context: Context) -> tuple[Law, tuple[str, ...]]:
    """The law that the subscript of an expectation names, and the names of its variable in the body."""
    if (
        isinstance(subscript, ast.Chain)
        and isinstance(subscript.first, ast.Name)
        and len(subscript.links) == 1
    ):
        link = subscript.links[0]
        law = _law_of(link.side, context)
        return law, (subscript.first.name,)
    law = _law_of(subscript, context)
    if isinstance(subscript, ast.Apply) and isinstance(subscript.args[0], ast.Name):
        return law, (subscript.args[0].name,)
    assert isinstance(subscript, ast.Name)
    if subscript.name in context.words.random:
        return law, (subscript.name,)
    return law, _guessed_variables(subscript, body, context)


def _as_application(node: ast.Node) -> ast.Node:
    """`p(x)` under a mean, also where the formula uses p as a number too."""
    if isinstance(node, ast.Mul) and len(node.factors) == 2:
        name, group = node.factors
        if isinstance(name, ast.Name) and isinstance(group, ast.Group):
            return ast.Apply(name, (group.body,), start=node.start, end=node.end)
    return node


def _law_of(node: ast.Node, context: Context) -> Law:
    found = laws.law(node, context)
    if found is not None:
        return found
    name = node.function if isinstance(node, ast.Apply) else node
    if isinstance(node, ast.Apply) and node.separators:
        raise ReadError("a mean under a conditional density is not read yet", node.start)
    if isinstance(node, ast.Apply) and node.function.name in ("p", "q"):
        law = laws_of_density(node.function.name, node.args[0], context)
        if law is not None:
            return law
    law = laws.named(name.name, context, node.start) if isinstance(name, ast.Name) else None
    if law is None:
        raise ReadError("the law under which the mean is taken is not known", node.start)
    return law


def _guessed_variables(subscript: ast.Name, body: ast.Node, context: Context) -> tuple[str, ...]:
    """The variable of `E_P[g(X)]`: a random variable in the body, else the argument of the density p."""
    names = list(dict.fromkeys(n.name for n in names_in(body) if n.name not in context.bound))
    random = [n for n in names if n in context.words.random]
    if not random:
        letters = {
            x
            for key in (subscript.name, subscript.name.swapcase())
            for x in context.words.arguments.get(key, ())
        }
        random = [n for n in names if n in letters or (len(n) == 1 and n.lower() in letters and n.isupper())]
    if not random:
        random = [n for n in names if len(n) == 1 and n.isupper() and n not in context.words.laws]
    if len(random) != 1:
        raise ReadError("say which variable the mean is taken over, as in E_{x ~ p}", subscript.start)
    return (random[0],)


def _variance(node: ast.Apply, context: Context) -> Term:
    body = _joined(node)
    centred = ast.Add((body, ast.Neg(_mean_of(body, node))), start=node.start)
    square = ast.Power(ast.Group("(", centred), ast.Number(Num(2).value), start=node.start)
    return expectation(square, _subscript(node), context)


def _mean_of(body: ast.Node, node: ast.Apply) -> ast.Apply:
    return ast.Apply(ast.Name("E"), (body,), subscript=_subscript(node), start=node.start)


def _covariance(node: ast.Apply, context: Context) -> Term:
    if len(node.args) != 2 or node.separators != (",",):
        raise ReadError("a covariance has two arguments", node.start)
    if node.function.name in CORRELATION:
        deviations = [App("sqrt", _variance(_replaced(node, "Var", (a,)), context)) for a in node.args]
        covariance = _covariance(_replaced(node, "Cov", node.args), context)
        return App("div", covariance, App("mul", *deviations))
    x, y = node.args
    factors = tuple(ast.Group("(", ast.Add((a, ast.Neg(_mean_of(a, node))))) for a in (x, y))
    return expectation(ast.Mul(factors, start=node.start), _subscript(node), context)


def _replaced(node: ast.Apply, name: str, args: tuple[ast.Node, ...]) -> ast.Apply:
    return ast.Apply(ast.Name(name), args, node.separators[: len(args) - 1], start=node.start)


def _entropy(node: ast.Apply, context: Context) -> Term | None:
    argument = strip(_joined(node)) if len(node.args) == 1 else None
    law = _known_law(argument, context) if argument is not None else None
    if law is None:
        return None
    with context.binder((), law.support) as local:
        density = laws.at(law, local, context)
    body = App("mul", density, _log(density, context))
    return App("neg", App("sum" if law.discrete else "integral", law.support, lam(body, local)))


def _log(value: Term, context: Context) -> Term:
    return _scaled(App("ln", value), context)


def _known_law(node: ast.Node | None, context: Context) -> Law | None:
    if node is None:
        return None
    if isinstance(node, ast.Apply):
        written = laws.law(node, context)
        if written is not None:
            return written
        inner = strip(node.args[0]) if len(node.args) == 1 else None
        capital = isinstance(inner, ast.Name) and inner.name.isupper()
        return laws.named(node.function.name, context, node.start) if capital or inner is not None else None
    return laws.named(node.name, context, node.start) if isinstance(node, ast.Name) else None


def _divergence(node: ast.Apply, context: Context) -> Term | None:
    if len(node.args) != 2:
        raise ReadError("a divergence is between two laws", node.start)
    p, q = (_known_law(strip(a), context) for a in node.args)
    if p is None or q is None:
        return None
    if p.discrete != q.discrete:
        raise ReadError("a divergence between a discrete and a continuous law", node.start)
    _contained(p, q, node, context)
    with context.binder((), p.support) as local:
        first = laws.at(p, local, context)
        second = App("ln", App("div", first, apply(q.density, local)))
    head = "sum" if p.discrete else "integral"
    return App(head, p.support, lam(App("mul", first, _scaled(second, context)), local))


def _scaled(logarithm: Term, context: Context) -> Term:
    """A natural logarithm turned into one to the base that the page takes its logarithms to."""
    bases = context.words.entropy_bases
    if not bases or bases == {"e"} or (bases <= {"e", "b"} and context.words.log_base == App("exp", Num(1))):
        return logarithm
    if bases == {"2"} or (bases <= {"2", "b"} and context.words.log_base == Num(2)):
        context.note("entropy and divergence are in bits, because the page takes binary logarithms")
        return App("div", logarithm, App("ln", Num(2)))
    raise ReadError("the base of the logarithm in the entropy is not clear")


def _contained(p: Law, q: Law, node: ast.Apply, context: Context) -> None:
    """The divergence is finite only where the support of the first law is part of the second's."""
    inner, outer = p.support, q.support
    if inner == outer or outer == App("reals"):
        return
    assert isinstance(inner, App) and isinstance(outer, App)
    if inner.head != outer.head or inner.head not in ("interval", "range"):
        raise ReadError("the supports of the two laws differ", node.start)
    context.note("the divergence is finite only where the first support lies inside the second")
    context.assume(App("le", outer.args[0], inner.args[0]))
    context.assume(App("le", inner.args[1], outer.args[1]))


READERS[ast.Angle] = angle
