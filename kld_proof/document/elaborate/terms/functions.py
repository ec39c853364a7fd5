"""Applications: elementary functions, functions of the page, densities, and the operators of functionals."""

from __future__ import annotations

from kld_proof.document.elaborate.laws import abstract, densities, events, functionals, joint
from kld_proof.document.elaborate.laws import named as laws
from kld_proof.document.elaborate.terms import data_points
from kld_proof.document.elaborate.terms.context import Context, ReadError, Unknown, lam
from kld_proof.document.elaborate.terms.keys import key, numbers, single
from kld_proof.document.elaborate.terms.logarithms import logarithm
from kld_proof.document.elaborate.terms.matrices.kinds import SCALARS, is_matrix, takes_matrices
from kld_proof.document.elaborate.terms.matrices.reading import either
from kld_proof.document.elaborate.terms.readers import READERS, read
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.elaborate.terms.unspecified import unknown
from kld_proof.document.elaborate.terms.vocabulary import (
    BIAS,
    ELEMENTARY,
    EXPECTATION,
    INCOMPLETE_GAMMA,
    INDICATOR,
    LOGARITHMS,
    OPERATORS,
    PROBABILITY,
    QUOTIENTS,
)
from kld_proof.document.latex import ast
from kld_proof.kernel.term import (
    ONE,
    ZERO,
    App,
    Lam,
    Num,
    Term,
    Var,
    apply,
    bind,
    names,
    substitute,
    subterms,
)

INVERSE = "^{-1}"
BETA = frozenset({"B", "Beta", "bb(B)", "cal(B)"})


def application(node: ast.Apply, context: Context) -> Term:
    """The value of a function; a power on its name is the power of the value."""
    if node.power is None:
        return _value(node, context)
    power = read(node.power, context)
    if (isinstance(power, Num) and power.value < 0) or (isinstance(power, App) and power.head == "neg"):
        raise ReadError("a negative power on the name of a function could be an inverse", node.start)
    return App("pow", _value(node, context), power)


def _is_density_at_names(node: ast.Apply, context: Context) -> bool:
    """Whether `p(y | p)` or `p(p)`, with a parameter p, is a density and no multiple of the parameter."""
    several = node.function.name in context.words.overloaded and joint.is_density(node.function)
    return "|" in node.separators or (several and all(isinstance(strip(a), ast.Name) for a in node.args))


def _value(node: ast.Apply, context: Context) -> Term:
    name = node.function.name
    if name in context.bound and not _is_density_at_names(node, context):
        raise ReadError(f"{name} is bound here and cannot be applied", node.start)
    if name == INDICATOR:
        from kld_proof.document.elaborate.names import indicators

        return indicators.value(node, context)
    if name in SCALARS:
        from kld_proof.document.elaborate.terms.matrices.numbers import of_matrices

        number = of_matrices(node, context)
        if number is not None:
            return number
    if node.function.base == "index" and context.words.matrices:
        from kld_proof.document.elaborate.terms.matrices.entries import entry

        found = entry(node, context)
        if found is not None:
            return found
    if context.words.normals:
        from kld_proof.document.elaborate.laws import vectors

        written = vectors.density(node, context)
        if written is not None:
            return read(written, context)
    defined = _defined(node, context)
    if defined is not None:
        return defined
    if context.words.gaussian:
        from kld_proof.document.elaborate.laws import normal_vectors

        written = normal_vectors.density(node, context)
        if written is not None:
            return read(written, context)
    operator = _operates(node, context)
    if operator and (takes_matrices(node, context) or _of_normals(node, context)):
        from kld_proof.document.elaborate.laws import vectors

        return vectors.functional(node, context)
    if operator or densities.is_functional(node, context):
        return functionals.functional(node, context)
    event = events.probability(node, context) if name in PROBABILITY else None
    if event is not None:
        return event
    if name in LOGARITHMS or name == "ln":
        return logarithm(node, context)
    if name == "Gamma" and node.separators == (",",) and name not in context.words.own:
        return _incomplete_gamma(node, context)
    if name in ELEMENTARY and name not in context.words.own:
        return elementary(ELEMENTARY[name], read(single(node), context))
    if name in ("max", "min"):
        return App(name, *[read(a, context) for a in node.args])
    if name in BETA and node.separators == (",",):
        return App("beta", *[read(a, context) for a in node.args])
    if name in ("pm", "mp"):
        raise ReadError("the sign stands for two values", node.start)
    informed = functionals.of_densities(node, context) if name in abstract.MUTUAL else None
    if informed is not None:
        return informed
    if functionals.is_label(node, context.words):
        return functionals.label_value(node, context)
    if name in BIAS and (bias := functionals.bias(node, context)) is not None:
        return bias
    density = laws.density_value(node, context)
    return density if density is not None else unknown(node, context)


def _operates(node: ast.Apply, context: Context) -> bool:
    """Whether an application is that of an operator of probability."""
    name = node.function.name
    return name in OPERATORS and name not in context.words.own and is_operator(node)


def is_operator(node: ast.Apply) -> bool:
    """`E_a(n, p)` is a function that the page calls E, and not an expectation."""
    return len(node.args) == 1 or node.function.name not in EXPECTATION or "|" in node.separators


def elementary(head: str, argument: Term) -> Term:
    """A function of the kernel, or the quotient that a function is: cot(a) = cos(a)/sin(a)."""
    if head not in QUOTIENTS:
        return App(head, argument)
    above, below = QUOTIENTS[head]
    return App("div", App(above, argument) if above else Num(1), App(below, argument))


def _incomplete_gamma(node: ast.Apply, context: Context) -> Term:
    r"""`\Gamma(s, x)` as the integral of t^(s - 1) exp(-t) from x on (DLMF 8.2.2)."""
    context.value_of(INCOMPLETE_GAMMA, node.start)
    s, x = (read(a, context) for a in node.args)
    t = Var("\0t")
    body = App("mul", App("pow", t, App("add", s, Num(-1))), App("exp", App("neg", t)))
    context.note("Γ with two arguments is read as the upper incomplete gamma function")
    return App("integral", App("above", x), bind(body, t.name))


def _defined(node: ast.Apply, context: Context) -> Term | None:
    """The definition of the function put in, derivatives by primes included."""
    name, primes = node.function.name, node.function.primes
    if primes:
        if (primed := name.rstrip("'") + "'" * primes) in context.words.poisoned:
            context.value_of(primed, node.start)
        return _primed(node, primes, context)
    label = "pi()" if name == "pi" else name  # the function is not the constant that was renamed
    if label in context.words.poisoned:
        context.value_of(label, node.start)
    if _operates(node, context) or not any(d.startswith(name) for d in context.words.definitions):
        return None
    value = context.value_of(key(node, context) + "()", node.start)
    if value is None or (name in BETA and _arity(value) != len(node.args)):
        return None
    given: list[Term] = []
    for argument in _in_signature(node, context):
        if not isinstance(value, Lam):
            raise ReadError(f"{name} is applied to more arguments than it was defined with", node.start)
        if context.words.matrices and is_matrix(argument, context) and _is_of_numbers(value):
            raise ReadError(f"{name} is defined for numbers, and this is a matrix", argument.start)
        given.append(either(argument, context))
        value = apply(value, given[-1])
    if isinstance(value, App) and value.head == "ite":
        value = _in_range(value, given, context)
    if isinstance(value, App) and value.head == "ite":
        value = data_points.in_support(value, given, context)
    if name.startswith("f_") and not isinstance(value, Lam):
        value = _in_support(node, value, given, context)
    if (name.endswith(INVERSE) or name.startswith("Q_")) and not isinstance(value, Lam):
        _lies_in_range(name, value, given, context)
    if isinstance(value, Lam):
        raise Unknown(f"{name} is applied to fewer arguments than it was defined with", node.start)
    return value


def _in_range(value: Term, given: list[Term], context: Context) -> Term:
    """What a function that is defined for a range is at bare names: they lie in it, from here on.

    So it is under a derivative at a bare name, if the range is open.
    """
    places = {a.name: p for a in given if isinstance(a, Var) and (p := context.place_of(a)) is not None}
    if len(places) < len(given):
        return value
    moving = any(isinstance(a, Var) and a.name in context.points for a in given)
    while isinstance(value, App) and value.head == "ite":
        condition, branch, outside = value.args
        unknown = isinstance(outside, App) and outside.head[0] == "$" and outside.args == tuple(given)
        closed = not isinstance(condition, App) or condition.head not in ("lt", "ne")
        if not unknown or (moving and closed):
            break
        context.assume_along(substitute(condition, places))
        value = branch
    return value


def _in_support(node: ast.Apply, value: Term, given: list[Term], context: Context) -> Term:
    """A density that the page defines by one that is 0 outside of a support, at a bare name: it lies inside.

    Not so beside cases that say where the name lies, nor of other numbers.
    """
    index = node.function.subscript[0] if node.function.subscript else None
    random = isinstance(index, ast.Name) and index.name[:1].isupper()
    if not random or len(given) != 1 or not isinstance(given[0], Var) or context.nodes.of(ast.Cases):
        return value
    if given[0].name.startswith("\0") or context.place_of(given[0]) is None or context.supposed:
        return value
    for s in dict.fromkeys(subterms(value)):
        if isinstance(s, App) and s.head == "ite" and s.args[2] == ZERO and not s.loose:
            condition = s.args[0]
            if isinstance(condition, App) and condition.head == "lt" and given[0].name in names(condition):
                context.assume_along(condition)
                value = _replaced(value, s, s.args[1])
    return value


def _replaced(t: Term, old: Term, new: Term) -> Term:
    if t == old:
        return new
    if isinstance(t, Lam):
        return Lam(_replaced(t.body, old, new))
    return App(t.head, *(_replaced(a, old, new) for a in t.args)) if isinstance(t, App) else t


def _lies_in_range(name: str, value: Term, given: list[Term], context: Context) -> None:
    """A bare argument of an inverse function is a value of the function, that of a quantile a probability."""
    from kld_proof.document.elaborate.names.needs import needs

    places = {a.name: p for a in given if isinstance(a, Var) and (p := context.place_of(a)) is not None}
    if len(places) < len(given):
        return
    at = substitute(value, places)
    wanted = needs(at)
    for s in subterms(at):
        if isinstance(s, App) and s.head == "pow" and not isinstance(s.args[1], Num) and not s.loose:
            wanted.append(App("lt", ZERO, s.args[0]))
    if name.startswith("Q_"):
        for place in places.values():
            wanted += [App("lt", ZERO, place), App("lt", place, ONE)]
    for prop in wanted:
        if not any(n.startswith("\0") for n in names(prop)):
            context.assume_along(prop)


def _is_of_numbers(value: Lam) -> bool:
    """Whether a function operates on its first argument as on a number."""
    argument = Var("\0matrix")
    operations = (s for s in subterms(apply(value, argument)) if isinstance(s, App))
    return any(argument in s.args for s in operations if not s.head.startswith(("$", "mat_")))


def _in_signature(node: ast.Apply, context: Context) -> tuple[ast.Node, ...]:
    """The arguments as the definition takes them: `\\sigma` for the `\\sigma^2` of its head."""
    signature = context.words.signatures.get(key(node, context) + "()")
    if signature is None:
        return numbers(node, context.words)
    found: list[ast.Node] = []
    for argument, written in zip(map(strip, node.args), signature, strict=False):
        if not isinstance(written, ast.Power):
            found.append(argument)
        elif argument in (written, written.base):
            found.append(written.base)
        else:
            raise Unknown(f"{node.function.name} is defined for the power that its head has", argument.start)
    return (*found, *node.args[len(signature) :])


def _arity(value: Term) -> int:
    return 1 + _arity(value.body) if isinstance(value, Lam) else 0


def _primed(node: ast.Apply, primes: int, context: Context) -> Term:
    bare = node.function.name.replace("'", "")
    function = ast.Name(bare, node.function.base, node.function.subscript, start=node.start)
    told = bare in context.words.functions or bare + "()" in context.words.definitions
    if not told and not densities.is_of_variable(function, context):
        context.open = True
        context.note(
            f"{node.function.name} is read as a function of its own: {bare} stands nowhere without the prime"
        )
        return context.unspecified(node.function.name, [either(a, context) for a in node.args])
    argument = single(node)
    point = read(argument, context)
    body: Term | None = None
    for _ in range(primes):
        with context.binder(("\0point",), None) as local:
            if body is None:
                context.points[local.name] = point
                inner = ast.Apply(function, (ast.Name("\0point"),), start=node.start)
                value = read(inner, context)
            else:
                value = apply(Lam(body), local)
            if body is None:
                context.assume_differentiable(lam(value, local), point)
            body = App("deriv", lam(value, local), local)
            body = lam(body, local).body
    assert body is not None
    return apply(Lam(body), point)


def _of_normals(node: ast.Apply, context: Context) -> bool:
    """Whether a divergence or an entropy is that of normal laws of vectors with labels."""
    if not context.words.normals or not node.args:
        return False
    from kld_proof.document.elaborate.laws.vectors import labelled

    return all(labelled(a, context.words) for a in node.args)


READERS[ast.Apply] = application
