"""Means: integrals and sums under one known law, `expect` otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.document.elaborate.laws import abstract
from kld_proof.document.elaborate.laws import named as laws
from kld_proof.document.elaborate.laws.given import given_law, variable_of
from kld_proof.document.elaborate.terms.context import Context, Unknown, lam
from kld_proof.document.elaborate.terms.expansion import expanded
from kld_proof.document.elaborate.terms.readers import READERS, read
from kld_proof.document.elaborate.terms.syntax import names_in, strip, variables_in
from kld_proof.document.elaborate.terms.vocabulary import is_accented
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Bound, Lam, Num, Term, subterms
from kld_proof.kernel.term import names as term_names
from kld_proof.library.distributions import Law

CONSTANTS = frozenset({"e", "pi"})


def angle(node: ast.Angle, context: Context) -> Term:
    """`\\langle g(x) \\rangle_{p(x)}`: a mean."""
    if node.subscript is None:
        raise Unknown("say under which density the mean is taken", node.start)
    if context.words.normals:
        from kld_proof.document.elaborate.laws import vectors

        label = vectors.labelled(node.subscript, context.words)
        if label:
            return vectors.under(node.body, label, context)
    return mean(node.body, node.subscript, context)


def mean(body: ast.Node, subscript: ast.Node | None, context: Context) -> Term:
    """The mean of `body`: an integral or a sum where one law is meant and known, else `expect`."""
    if isinstance(strip(body), ast.Given):
        raise Unknown("a conditional expectation is not read yet", body.start)
    body = expanded(body, context, _drawn(subscript))
    if subscript is not None:
        under = abstract.mean(body, _as_application(strip(subscript)), context)
        if under is not None:
            return under
        own = _own_variables(strip(subscript), body, context)
        if own:
            return _over_outcomes(body, own, context)
        law, variables = _under(_as_application(strip(subscript)), body, context)
        return integrated(law, variables, body, context)
    variables = random_names(body, context)
    estimates = accented(body, context)
    if estimates:
        return _over_outcomes(body, tuple(dict.fromkeys((*variables, *estimates))), context)
    if not variables and any(n.name not in CONSTANTS for n in variables_in(body)):
        if _is_of_parameters(body, context):
            context.note("the mean of a parameter of a law is the parameter")
            return read(body, context)
        raise Unknown("nothing under the expectation is known to be random", body.start)
    if len(variables) == 1 and variables[0] in context.words.given:
        marginal = laws.of_variable(variables[0], context, body.start)
        if marginal is not None:
            return integrated(marginal, variables, body, context)
    reject_unsettled(_outside(body, context), variables, context)
    known = [law for law in map(context.law_of, variables) if law is not None]
    if len(variables) == 1 and known:
        return integrated(known[0], (variables[0],), body, context)
    beside = abstract.of_variables(body, variables, context) if not known else None
    if beside is not None:
        return beside
    return _over_outcomes(body, variables, context)


def _drawn(subscript: ast.Node | None) -> frozenset[str]:
    """The names that a subscript says are drawn from a law, `z ~ q(z|x)` or `q(z|x)`: no others are meant."""
    body = strip(subscript) if subscript is not None else None
    law = body.links[-1].side if isinstance(body, ast.Chain) else body
    return frozenset(n.name for n in names_in(body)) if body and isinstance(law, ast.Apply) else frozenset()


def reject_unsettled(body: ast.Node, variables: tuple[str, ...], context: Context) -> None:
    """Refuse a mean of what is random without a law, and one under a law with a random parameter."""
    for name in names_in(body):
        called = {name.name, name.base} & context.words.noise
        settled = name.name in variables or name.base in variables or name.name.upper() in variables
        if called and not settled and name.name not in context.bound:
            raise Unknown(f"what the text says of {name.name} may make it random", name.start)
    for variable in variables:
        law = context.law_of(variable)
        within = term_names(law.density) | term_names(law.support) if law is not None else frozenset()
        for parameter in sorted(within - {variable}):
            if context.law_of(parameter) is not None or parameter in context.words.drawn:
                raise Unknown(
                    f"{parameter}, a parameter of the law of {variable}, is random itself", body.start
                )


def _own_variables(subscript: ast.Node, body: ast.Node, context: Context) -> tuple[str, ...]:
    """The names of `E_{\\hat\\theta}`, `E_{X,Y}`: variables without a law, and all that are in the body."""
    names = subscript.items if isinstance(subscript, ast.Tuple) else (subscript,)
    found = tuple(n.name for n in map(strip, names) if isinstance(n, ast.Name) and _may_vary(n, context))
    if len(found) != len(names) or any(context.law_of(n) is not None for n in found):
        return ()
    inside = {*random_names(body, context), *accented(body, context)}
    return found if inside <= set(found) else ()


def _may_vary(name: ast.Name, context: Context) -> bool:
    accent = is_accented(name.base or name.name)
    known = name.name in context.words.definitions or name.name in context.words.arguments
    return not known and (accent or name.name in context.words.random)


def random_names(body: ast.Node, context: Context) -> tuple[str, ...]:
    """The random variables in `body`; a lower-case letter counts where only its capital is declared."""
    found: dict[str, None] = {}
    body = _outside(body, context)
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


def _outside(body: ast.Node, context: Context) -> ast.Node:
    """`body` with what stands behind their bars for the conditional moments that laws tell."""
    if not context.words.given:
        return body
    from kld_proof.document.elaborate.laws import told

    return told.parameters(body, context)


def _is_of_parameters(body: ast.Node, context: Context) -> bool:
    """Whether all names are parameters of laws of the page that are not random themselves."""
    words = context.words
    told = frozenset(n for law in words.laws.values() for n in term_names(law.density))
    random = words.random | words.laws.keys() | words.drawn | words.noise
    return all(n.name in told - random or n.name in CONSTANTS for n in variables_in(body))


def accented(body: ast.Node, context: Context) -> tuple[str, ...]:
    """Estimates and the like, `\\hat\\theta`, of which no definition is known: they may be random."""
    found = (n for n in names_in(body) if is_accented(n.base or n.name))
    words = context.words
    return tuple(n.name for n in found if n.name not in words.definitions and n.name not in context.bound)


def integrated(law: Law, variables: tuple[str, ...], body: ast.Node, context: Context) -> Term:
    """The mean of `body` under `law`, its variable being called any of `variables`."""
    written = {n.name for n in names_in(body)}
    lower = tuple(
        v.lower()
        for v in variables
        if len(v) == 1 and v not in written and v.lower() not in context.words.definitions
    )
    with context.binder((*variables, *lower), law.support) as local:
        weight = laws.at(law, local, context)
        inner = App("mul", weight, read(body, context))
    head = "sum" if law.discrete else "integral"
    if context.open or context.outcomes:
        context.assume(App("summable" if law.discrete else "integrable", law.support, lam(inner, local)))
    return App(head, law.support, lam(inner, local))


def _over_outcomes(body: ast.Node, variables: tuple[str, ...], context: Context) -> Term:
    assume_laws(variables, context)
    function = over_outcome(body, variables, context)
    context.assume(App("integrable_rv", function))
    for variable in _squared(function):
        context.assume(App("integrable_rv", variable))
    context.outcomes = True
    return App("expect", function)


def _squared(function: Lam) -> Iterator[Lam]:
    """The random variables in the square of a sum, whose mean has them with finite means: `(X + c - Y)^2`.

    That the square has a mean says so of one variable, and of several where they are independent.
    """
    square = function.body
    if not isinstance(square, App) or square.head != "pow" or square.args[1] != Num(2):
        return
    if not isinstance(square.args[0], App) or square.args[0].head not in ("add", "sub"):
        return
    outcomes = (s for s in subterms(square) if isinstance(s, App) and s.args == (Bound(0),))
    yield from (Lam(s) for s in dict.fromkeys(outcomes) if s.head[:1] == "$")


def assume_laws(variables: tuple[str, ...], context: Context) -> None:
    """Assume the known laws of the variables."""
    for variable in variables:
        law = context.law_of(variable)
        if law is not None:
            relation = "has_mass" if law.discrete else "has_density"
            value = Lam(App("$" + variable, Bound(0)))
            context.assume(App(relation, value, law.support, law.density))


def over_outcome(body: ast.Node, variables: tuple[str, ...], context: Context) -> Lam:
    """`body` as a function of the outcome, of which the variables are functions."""
    indexed = {n.name: n.base for n in names_in(body) if n.subscript and n.base in context.words.indexed}
    families, outcome = dict(context.families), context.outcome
    try:
        with context.binder(("\0outcome",), None) as local:
            context.outcome = local
            single = [v for v in variables if v not in indexed]
            context.bound.update((variable, App("$" + variable, local)) for variable in single)
            context.families.update((indexed[v], local) for v in variables if v in indexed)
            return lam(read(body, context), local)
    finally:
        context.families, context.outcome = families, outcome


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
    return law, _guessed_variables(subscript, law, body, context)


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
    given = given_law(node, context)
    if given is not None:
        return given
    if isinstance(node, ast.Apply) and node.separators:
        raise Unknown("a mean under a conditional density is not read yet", node.start)
    if isinstance(node, ast.Apply) and node.function.name in ("p", "q"):
        law = laws.of_density(node.function.name, node.args[0], context)
        if law is not None:
            return law
    law = laws.named(name.name, context, node.start) if isinstance(name, ast.Name) else None
    if law is None:
        raise Unknown("the law under which the mean is taken is not known", node.start)
    return law


def _guessed_variables(subscript: ast.Name, law: Law, body: ast.Node, context: Context) -> tuple[str, ...]:
    """The variable of `E_P[g(X)]`: a random variable in the body, else the argument of the density p."""
    names = list(dict.fromkeys(n.name for n in names_in(body) if n.name not in context.bound))
    given = variable_of(subscript.name, context)
    random = [n for n in names if n in context.words.random or n == given]
    if not random:
        letters = {
            x
            for key in (subscript.name, subscript.name.swapcase())
            for x in context.words.arguments.get(key, ())
        }
        random = [n for n in names if n in letters or (len(n) == 1 and n.lower() in letters and n.isupper())]
    if not random:
        random = [n for n in names if len(n) == 1 and n.isupper() and n not in context.words.laws]
    if not random:
        random = [n for n in names if n not in term_names(law.density) and n not in context.words.definitions]
        context.note(f"the mean is taken over {', '.join(random)}")
    if len(random) != 1:
        raise Unknown("say which variable the mean is taken over, as in E_{x ~ p}", subscript.start)
    return (random[0],)


READERS[ast.Angle] = angle
