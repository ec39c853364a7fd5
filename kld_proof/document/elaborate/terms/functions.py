"""Applications: elementary functions, functions of the page, densities, and the operators of functionals."""

from __future__ import annotations

from kld_proof.document.elaborate.laws import abstract, densities, events, functionals, joint
from kld_proof.document.elaborate.laws import named as laws
from kld_proof.document.elaborate.names import shadows
from kld_proof.document.elaborate.terms import domains
from kld_proof.document.elaborate.terms.context import Context, ReadError, Unknown, Vocabulary, lam
from kld_proof.document.elaborate.terms.matrices.kinds import SCALARS, is_matrix, takes_matrices
from kld_proof.document.elaborate.terms.matrices.reading import either
from kld_proof.document.elaborate.terms.readers import READERS, read
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.elaborate.terms.vocabulary import (
    BIAS,
    ELEMENTARY,
    EXPECTATION,
    INDICATOR,
    LOGARITHMS,
    OPERATORS,
    PROBABILITY,
    QUOTIENTS,
)
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Lam, Num, Term, Var, apply, bind, substitute, subterms

BETA = frozenset({"B", "Beta", "bb(B)", "cal(B)"})


def application(node: ast.Apply, context: Context) -> Term:
    """The value of a function; a power on its name is the power of the value."""
    if node.power is None:
        return _value(node, context)
    power = read(node.power, context)
    if (isinstance(power, Num) and power.value < 0) or (isinstance(power, App) and power.head == "neg"):
        return _inverse(node, context)
    return App("pow", _value(node, context), power)


def _inverse(node: ast.Apply, context: Context) -> Term:
    """`f^{-1}(y)`: a value of the inverse function, of which nothing is known."""
    if node.function.name in ELEMENTARY or node.function.name in OPERATORS:
        raise ReadError("a negative power on the name of a function could be an inverse", node.start)
    context.open = True
    return App(f"${node.function.name}^{{-1}}", *[read(a, context) for a in node.args])


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
        return _logarithm(node, context)
    if name == "Gamma" and node.separators == (",",) and name not in context.words.own:
        return _incomplete_gamma(node, context)
    if name in ELEMENTARY and name not in context.words.own:
        return elementary(ELEMENTARY[name], read(_single(node), context))
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
    return density if density is not None else _unknown(node, context)


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
    s, x = (read(a, context) for a in node.args)
    t = Var("\0t")
    body = App("mul", App("pow", t, App("add", s, Num(-1))), App("exp", App("neg", t)))
    context.note("Γ with two arguments is read as the upper incomplete gamma function")
    return App("integral", App("above", x), bind(body, t.name))


def _single(node: ast.Apply) -> ast.Node:
    if len(node.args) != 1:
        raise ReadError(f"{node.function.name} has one argument", node.start)
    return node.args[0]


def _logarithm(node: ast.Apply, context: Context) -> Term:
    argument = read(_single(node), context)
    joint.infer_positive(argument, context)
    domains.has_terms(argument, context)
    value = App("ln", argument)
    base = node.subscript or (node.function.subscript[0] if node.function.subscript else None)
    if node.function.name == "lg":
        raise ReadError("lg is the logarithm to base 10 or 2: write the base", node.start)
    if node.function.name == "lb":
        return App("div", value, App("ln", Num(2)))
    if base is None and node.function.name == "log":
        return _without_base(value, node, context)
    if base is None or base == ast.Name("e"):
        return value
    if isinstance(base, ast.Name) and base.name == "b" and context.words.log_base is not None:
        context.note("the base b of the logarithm is as the text sets it")
        number = context.words.log_base
        return value if number == App("exp", Num(1)) else App("div", value, App("ln", number))
    return App("div", value, App("ln", read(base, context)))


def _without_base(natural: Term, node: ast.Apply, context: Context) -> Term:
    """`\\log` is natural unless the text gives it another base."""
    bases = context.words.stated_bases
    if bases <= {"e"} or context.words.natural:
        return natural
    base = next(iter(bases))
    if len(bases) > 1 or not base.isdigit():
        raise ReadError("the text does not settle the base of this logarithm: write it", node.start)
    context.note(f"the text takes logarithms to base {base}")
    return App("div", natural, App("ln", Num(int(base))))


def key(node: ast.Apply, context: Context) -> str:
    """The name under which the function of `node` is known: `p` with several meanings has one for each."""
    name = node.function.name
    if name in OPERATORS and isinstance(node.subscript, ast.Name):
        return f"{name}_{node.subscript.name}"
    if name not in context.words.overloaded and "|" not in node.separators:
        return name
    letters = [_parameter(a, node, context) for a in node.args]
    if "|" in node.separators:
        bar = node.separators.index("|") + 1
        return f"{name}_{{{','.join(letters[:bar])}|{','.join(letters[bar:])}}}"
    return f"{name}_{{{','.join(sorted(letters))}}}"


def _parameter(argument: ast.Node, node: ast.Apply, context: Context) -> str:
    """The letter of an argument; sigma for `\\sigma^2`, and for a term `y_i` not the one of the data y."""
    argument = strip(argument)
    if isinstance(argument, ast.Power) and isinstance(strip(argument.exponent), ast.Number):
        argument = strip(argument.base)
    letter = _letter(argument, node)
    term = isinstance(argument, ast.Name) and argument.subscript and letter in context.words.indexed
    return f"{letter}_" if term else letter


def _letter(argument: ast.Node, node: ast.Apply) -> str:
    argument = strip(argument)
    if isinstance(argument, ast.Name):
        return argument.base or argument.name
    raise Unknown(
        f"{node.function.name} has several meanings on this page: say which by a bare argument", node.start
    )


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


def numbers(node: ast.Apply, words: Vocabulary) -> tuple[ast.Node, ...]:
    """The arguments without those that are densities or functions: `\\theta` in `\\mathcal{L}(q, \\theta)`.

    Such an argument says which density is meant and varies nothing, if it is the same wherever the page
    applies the function.
    """
    if not any(isinstance(a, ast.Name) and a.name in words.functions for a in node.args):
        return node.args
    forms = [f for f in words.forms.get(node.function.name, {}).values() if len(f.args) == len(node.args)]
    same = [len({f.args[k] for f in forms}) == 1 for k in range(len(node.args))]
    return tuple(
        a
        for k, a in enumerate(node.args)
        if not (isinstance(a, ast.Name) and a.name in words.functions - words.variables and same[k])
    )


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
    argument = _single(node)
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


def _unknown(node: ast.Apply, context: Context) -> Term:
    """An unspecified function; a conditional density is the joint one over the marginal one."""
    if "||" not in node.separators and node.args and all(map(_is_event, node.args)):
        return _mass(node, context)
    if any(isinstance(a, ast.Chain) for a in node.args):
        raise Unknown("the probability of this event is not known: give the law first", node.start)
    if "||" in node.separators or (";" in node.separators and not _has_parameters_last(node)):
        raise Unknown("this list of arguments is not read yet", node.start)
    if node.function.name in context.words.variables and not all(
        isinstance(strip(a), ast.Name) for a in node.args
    ):
        raise ReadError(f"{node.function.name} is a variable too: write a product with \\cdot", node.start)
    around, context.open = context.open, True
    if "|" in node.separators:
        value = _conditional(node, context)
        if context.words.given:
            told = not any(isinstance(s, App) and s.head in context.words.joint for s in subterms(value))
            context.open = around or not told
        return value
    index = strip(node.function.subscript[0]) if node.function.subscript else None
    if (
        isinstance(index, ast.Name)
        and index.name in context.bound
        and shadows.is_member(node.function, context)
    ):
        values = [read(index, context), *(either(a, context) for a in node.args)]
        return App(f"${node.function.base}_{{*}}_{{/{len(values)}}}", *values)
    if node.function.name in context.words.likelihoods:
        from kld_proof.document.elaborate.laws.likelihood import product

        both = product(node, context.words.likelihoods[node.function.name])
        if both is not None:
            return read(both, context)
    arguments = list(node.args)
    name, letters = key(node, context), joint.letters_of(node, context)
    if node.function.name in context.words.overloaded:
        _check_order(node, context)
        arguments.sort(key=lambda a: _letter(a, node))
        letters = tuple(_letter(a, node) for a in arguments)
    value = context.unspecified(name, [either(a, context) for a in arguments])
    if letters is not None and len(letters) == len(arguments):
        joint.register(value, node, letters, context)
    return value


def _has_parameters_last(node: ast.Apply) -> bool:
    """Whether a semicolon stands behind all bars, as in `p(z | x; \\theta)`: what follows are parameters."""
    signs = node.separators
    return "|" not in signs or "|" not in signs[signs.index(";") :]


def _check_order(node: ast.Apply, context: Context) -> None:
    """The order counts where one joint density is written in two orders: that would claim a symmetry.

    The two sides of a bar are told apart by the names of the arguments.
    """
    order = tuple(_letter(a, node) for a in node.args)
    if context.conditional:
        return
    first = context.words.orders.setdefault((node.function.name, frozenset(order)), order)
    if first != order:
        raise ReadError(
            f"the arguments of {node.function.name} stand in another order than elsewhere", node.start
        )


def _is_event(argument: ast.Node) -> bool:
    """Whether an argument has the form `X = x`."""
    argument = strip(argument)
    single = isinstance(argument, ast.Chain) and len(argument.links) == 1
    return single and argument.links[0].relation.op == "=" and isinstance(argument.first, ast.Name)  # type: ignore[attr-defined]


def _mass(node: ast.Apply, context: Context) -> Term:
    """`Pr(X = x, Y = y | Z = z)` by unspecified mass functions, one for each set of variables."""
    context.open = True
    bar = node.separators.index("|") + 1 if "|" in node.separators else len(node.args)
    both = _joint(node.args, node, context)
    if bar == len(node.args):
        return both
    condition = _joint(node.args[bar:], node, context)
    context.assume(App("lt", Num(0), condition))
    return App("div", both, condition)


def _joint(events: tuple[ast.Node, ...], node: ast.Apply, context: Context) -> Term:
    values: dict[str, Term] = {}
    for event in map(strip, events):
        assert isinstance(event, ast.Chain) and isinstance(event.first, ast.Name)
        if event.first.name in values:
            raise ReadError(f"{event.first.name} occurs twice in a probability", event.start)
        values[event.first.name] = read(event.links[0].side, context)
    letters = tuple(sorted(values))
    value = App(f"${node.function.name}_{{{','.join(letters)}}}", *[values[x] for x in letters])
    joint.register(value, node, letters, context)
    return value


def _conditional(node: ast.Apply, context: Context) -> Term:
    if node.function.name not in context.words.overloaded:
        raise Unknown("a conditional density without a joint one", node.start)
    bar = node.separators.index("|") + 1
    commas = (",",) * len(node.args)
    both = ast.Apply(node.function, node.args, commas[: len(node.args) - 1], start=node.start)
    given = ast.Apply(node.function, node.args[bar:], commas[: len(node.args) - bar - 1], start=node.start)
    condition = application(given, context)
    if not (
        isinstance(condition, App) and condition.head in ("integral", "sum")
    ):  # of a marginal it is proved
        context.assume(App("lt", Num(0), condition))
    around, context.conditional = context.conditional, True
    value = application(both, context)
    context.conditional = around
    return App("div", value, condition)


READERS[ast.Apply] = application
