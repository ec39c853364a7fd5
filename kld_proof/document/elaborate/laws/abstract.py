"""Means, entropies and divergences under densities of which only the letters are known.

`E_{q(z|x)}[g(z)]` is the integral of q(z|x) g(z) over z, and with a discrete z the sum; `H(X, Y)`, `I(X; Y)`,
`KL(q(z) || p(z|x))` and `E[g(X)]` beside `f_X(x)` in one formula likewise.  Each is written out as the
formula that it abbreviates, and that formula is read.
"""

from __future__ import annotations

from kld_proof.document.elaborate.laws import joint
from kld_proof.document.elaborate.laws.discrete import bound_letters, is_discrete
from kld_proof.document.elaborate.terms.context import Context, ReadError, Unknown
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import names_in, rebuild, strip
from kld_proof.document.elaborate.terms.vocabulary import COVARIANCE, EXPECTATION, VARIANCE, swapped_case
from kld_proof.document.latex import ast
from kld_proof.kernel.term import Term

FAMILIES = ("p", "f", "P", "Pr")
MUTUAL = frozenset({"I", "bb(I)", "MI"})


def density(node: ast.Node, context: Context) -> ast.Apply | None:
    """The density that a node writes: `q(z|x)`, or `q` where the page writes it with one list of arguments.

    None for densities of one variable that have a law, or that need no arguments to be told from others.
    """
    node, words = strip(node), context.words
    if isinstance(node, ast.Name):
        forms = [f for f in words.forms.get(node.name, {}).values() if _variables(f) is not None]
        several = node.name in words.overloaded and joint.is_density(node)
        return forms[0] if several and len(forms) == 1 else None
    if isinstance(node, ast.Apply) and node.function.name == "pi" and ";" in node.separators:
        return node  # a policy
    if not isinstance(node, ast.Apply) or not joint.is_density(node.function):
        return None
    known = {node.function.name, swapped_case(node.function.name)} & set(words.laws)
    if node.function.name not in words.overloaded or known or _variables(node) is None:
        return None
    from kld_proof.document.elaborate.terms.keys import key

    return None if key(node, context) + "()" in words.definitions else node


def _alone(node: ast.Node, context: Context) -> ast.Apply | None:
    """A density that is the only one of its letter, beside one of several: `q(z)` in `KL(q(z) || p(z|x))`."""
    if isinstance(node, ast.Name):
        forms = list(context.words.forms.get(node.name, {}).values())
        node = forms[0] if len(forms) == 1 else node
    is_one = isinstance(node, ast.Apply) and joint.is_density(node.function)
    return node if is_one and isinstance(node, ast.Apply) and _variables(node) is not None else None


def _variables(node: ast.Apply) -> tuple[ast.Name, ...] | None:
    """The variables of a density: its arguments before the bar or semicolon, where they are bare names."""
    bar = next((k + 1 for k, s in enumerate(node.separators) if s in ("|", ";")), len(node.args))
    if set(node.separators) - {",", "|", ";"}:
        return None
    bare = [strip(a) for a in node.args[:bar]]
    found = tuple(a for a in bare if isinstance(a, ast.Name))
    return found if len(found) == len(bare) else None


def over(weight: ast.Node, variables: tuple[ast.Name, ...], body: ast.Node, context: Context) -> Term:
    """The integral (sum) of `weight` times `body` over the variables."""
    kinds = {is_discrete(v.base or v.name, context) for v in variables}
    if len(kinds) != 1:
        raise Unknown("a mean over variables of which some are discrete and some are not", weight.start)
    start = weight.start
    product = ast.Mul((weight, ast.Group("(", body, start=start)), start=start)
    op = "sum" if kinds.pop() else "int"
    return read(ast.BigOp(op, tuple(reversed(variables)), product, start=start), context)


def mean(body: ast.Node, subscript: ast.Node, context: Context) -> Term | None:
    """The mean under a density in the subscript, `E_{z ~ q(z|x)}[...]`; None where that is none of these."""
    node, drawn = strip(subscript), None
    if isinstance(node, ast.Chain) and len(node.links) == 1 and node.links[0].relation.op == "~":
        drawn, node = node.first, strip(node.links[0].side)
    weight = density(node, context)
    variables = _variables(weight) if weight is not None else None
    if weight is None or variables is None:
        return None
    named = [n.name for n in names_in(drawn)] if drawn is not None else []
    if {n.lower() for n in named} - {
        n for v in variables for n in (v.name.lower(), (v.base or v.name).lower())
    }:
        raise Unknown("what is drawn is not the variable of this density", subscript.start)
    return over(weight, variables, _lowered(body, variables), context)


def _lowered(body: ast.Node, variables: tuple[ast.Name, ...]) -> ast.Node:
    """`body` with variables for their capitals; means inside it are over variables of their own."""
    capitals = {v.name[:1].upper() + v.name[1:]: v for v in variables}

    def change(node: ast.Node) -> ast.Node | None:
        if isinstance(node, ast.Name) and node.name in capitals:
            return capitals[node.name]
        inner = isinstance(node, ast.Apply) and node.function.name in EXPECTATION | VARIANCE | COVARIANCE
        return node if inner else None

    lowered = rebuild(body, change)
    both = {n.name for n in names_in(body)} & {v.name for v in variables}
    if both and lowered is not body:
        raise Unknown(f"{min(both)} and its capital under one mean", body.start)
    return lowered


def of_variables(body: ast.Node, variables: tuple[str, ...], context: Context) -> Term | None:
    """E[g(X, Y)] where the formula itself sums or integrates over x and y with their density."""
    lower = tuple(v.lower() for v in variables)
    summed, integrated = bound_letters(context.nodes)
    if not variables or not set(lower) <= summed | integrated:
        return None
    if any(len(v) != 1 or v in context.bound for v in variables) or set(lower) & {
        n.name for n in names_in(body)
    }:
        return None
    weight = _in_formula(lower, variables, context)
    if weight is None:
        return None
    names = tuple(ast.Name(x, start=weight.start) for x in lower)
    context.note("the mean is taken with the density in this formula")
    return over(weight, names, _lowered(body, names), context)


def _in_formula(lower: tuple[str, ...], variables: tuple[str, ...], context: Context) -> ast.Node | None:
    """The density of the variables in the letter that the formula uses; None where it uses two letters."""
    found: dict[str, ast.Node] = {}
    for node in context.nodes:
        weight = _weight(node, lower, variables, context) if isinstance(node, ast.Apply) else None
        if weight is not None and isinstance(node, ast.Apply):
            function = node.function
            capital = any(isinstance(n, ast.Name) and n.name[:1].isupper() for n in function.subscript)
            own = function.name if joint.is_density(function) and not capital else function.base
            found.setdefault(own or function.name, weight)
    return next(iter(found.values())) if len(found) == 1 else None


def _weight(
    node: ast.Apply, lower: tuple[str, ...], variables: tuple[str, ...], context: Context
) -> ast.Node | None:
    """The density of the variables in the letter of `node`, if that is one of them, perhaps with others."""
    letters = joint.letters_of(node, context) if "|" not in node.separators else None
    if letters is not None and set(variables) <= set(letters):
        own = node.function if set(letters) == set(variables) else None
        order = letters if own is not None else tuple(sorted(variables))
        return _subscripted(own or _of(node.function, order), order)
    if letters is not None and joint.is_density(node.function) and set(lower) <= set(letters):
        return _applied(node.function, lower)
    events = [strip(a) for a in node.args]
    if node.args and all(isinstance(e, ast.Chain) and e.links[0].relation.op == "=" for e in events):
        heads = [e.first for e in events if isinstance(e, ast.Chain)]
        if set(variables) <= {h.name for h in heads if isinstance(h, ast.Name)}:
            return _of_events(node.function, variables, lower)
    return None


def _applied(function: ast.Name, letters: tuple[str, ...]) -> ast.Apply:
    args = tuple(ast.Name(x, start=function.start) for x in sorted(letters))
    return ast.Apply(function, args, (",",) * (len(args) - 1), start=function.start)


def _of(function: ast.Name, variables: tuple[str, ...]) -> ast.Name:
    """`f_{X,Y}`, in the letter of `function`."""
    base, joined = function.base or function.name, ",".join(variables)
    subscript = tuple(ast.Name(v, start=function.start) for v in variables)
    label = joined if len(variables) == 1 else f"{{{joined}}}"
    return ast.Name(f"{base}_{label}", base, subscript, start=function.start)


def _subscripted(function: ast.Name, variables: tuple[str, ...]) -> ast.Apply:
    """`f_{X,Y}(x, y)`."""
    args = tuple(ast.Name(v.lower(), start=function.start) for v in variables)
    return ast.Apply(function, args, (",",) * (len(args) - 1), start=function.start)


def _of_events(function: ast.Name, variables: tuple[str, ...], lower: tuple[str, ...]) -> ast.Apply:
    """`Pr(X = x, Y = y)`."""
    at = function.start
    links = (ast.Link(ast.Relation("="), ast.Name(x, start=at), start=at) for x in lower)
    events = tuple(
        ast.Chain(ast.Name(v, start=at), (link,), start=at) for v, link in zip(variables, links, strict=True)
    )
    return ast.Apply(function, events, (",",) * (len(events) - 1), start=at)


# Entropies and divergences -----------------------------------------------------------------------


def divergence(node: ast.Apply, context: Context) -> Term | None:
    """`KL(q(z|x) || p(z))`, both densities of the same variable; None where one of them is something else."""
    first, second = (_weighted(strip(a), context) for a in node.args)
    if first is None and second is not None:
        first = _with_variables(_alone(strip(node.args[0]), context))
    if second is None and first is not None:
        second = _with_variables(_alone(strip(node.args[1]), context))
    if first is None or second is None:
        first, second = _by_letters(strip(node.args[0]), strip(node.args[1]), context)
    if first is None or second is None:
        return None
    (weight, variables), (other, others) = first, second
    if {v.name for v in variables} != {v.name for v in others}:
        raise ReadError("a divergence between densities of different variables", node.start)
    return over(weight, variables, _logarithm(ast.Div(weight, other, start=node.start)), context)


Weighted = tuple[ast.Node, tuple[ast.Name, ...]]


def _weighted(node: ast.Node, context: Context) -> Weighted | None:
    """A density with its variables, also as a product of such: `p(x) p(y)`."""
    if not isinstance(node, ast.Mul):
        return _with_variables(density(node, context))
    parts = [_with_variables(density(strip(f), context)) for f in node.factors]
    known = [p for p in parts if p is not None]
    variables = tuple(v for _, own in known for v in own)
    distinct = len({v.name for v in variables}) == len(variables)
    return (node, variables) if len(known) == len(parts) and distinct else None


def _by_letters(
    one: ast.Node, other: ast.Node, context: Context
) -> tuple[Weighted, Weighted] | tuple[None, None]:
    """The densities of two letters alone, `KL(p || q)`: those of the one variable that both have."""
    sides: list[dict[frozenset[str], Weighted]] = []
    for letter in (one, other):
        if not isinstance(letter, ast.Name) or not joint.is_density(letter) or _has_law(letter, context):
            return None, None
        forms = (
            _with_variables(f) for f in context.words.forms.get(letter.name, {}).values() if not f.separators
        )
        sides.append({frozenset(v.name for v in f[1]): f for f in forms if f is not None})
    common = [key for key in sides[0] if key in sides[1]]
    if len(common) != 1 or min(map(len, sides)) != 1:
        return None, None
    return sides[0][common[0]], sides[1][common[0]]


def _has_law(letter: ast.Name, context: Context) -> bool:
    return bool({letter.name, swapped_case(letter.name)} & set(context.words.laws))


def _with_variables(weight: ast.Apply | None) -> Weighted | None:
    variables = _variables(weight) if weight is not None else None
    return None if weight is None or variables is None else (weight, variables)


def information(node: ast.Apply, context: Context) -> Term | None:
    """H(X), H(X, Y), H(X|Y) and I(X; Y) by the densities p of the page; None where it has none."""
    arguments = [strip(a) for a in node.args]
    if node.separators == ("|",) and isinstance(arguments[1], ast.Chain):
        return _given_value(arguments[0], arguments[1], node, context)
    names = [a.name for a in arguments if isinstance(a, ast.Name)]
    lower = tuple(n.lower() for n in names)
    known = context.words.arguments.get("p", set())
    if len(names) != len(arguments) or not names or "p" not in context.words.overloaded:
        return None
    if not all(len(n) == 1 and n.isupper() for n in names) or not set(lower) <= known:
        return None
    at, function = node.start, ast.Name("p", start=node.start)
    variables = tuple(ast.Name(x, start=at) for x in lower)
    whole = _applied(function, lower)
    if node.function.name in MUTUAL:
        if len(names) != 2 or node.separators[0] not in (",", ";"):
            return None
        product = ast.Mul(tuple(_applied(function, (x,)) for x in lower), start=at)
        return over(whole, variables, _logarithm(ast.Div(whole, product, start=at)), context)
    if set(node.separators) - {",", "|"}:
        return None
    bar = node.separators.index("|") + 1 if "|" in node.separators else len(names)
    inner: ast.Node = whole
    if bar < len(names):
        inner = ast.Apply(function, variables, node.separators, start=at)
    return over(whole, variables, ast.Neg(_logarithm(inner), start=at), context)


def _given_value(variable: ast.Node, event: ast.Chain, node: ast.Apply, context: Context) -> Term | None:
    """`H(Y | X = x)`: the entropy of p(y|x) at one value of x."""
    known = context.words.arguments.get("p", set())
    first, link = event.first, event.links[0]
    if node.function.name in MUTUAL or len(event.links) != 1 or link.relation.op != "=":
        return None
    if not isinstance(variable, ast.Name) or not isinstance(first, ast.Name):
        return None
    x, y, value = first.name.lower(), variable.name.lower(), strip(link.side)
    capitals = all(len(n.name) == 1 and n.name.isupper() for n in (variable, first))
    if not capitals or not {x, y} <= known or not (isinstance(value, ast.Name) and value.base == x != y):
        return None
    letter = ast.Name(y, y, start=node.start)
    function = ast.Name("p", "p", start=node.start)
    weight = ast.Apply(function, (letter, value), ("|",), start=node.start)
    return over(weight, (letter,), ast.Neg(_logarithm(weight), start=node.start), context)


def cross_entropy(node: ast.Apply, context: Context) -> Term | None:
    """`H(p, q)` of two densities of one variable, and `H(p)`; None for anything else."""
    if len(node.args) == 1:
        return _entropy_of_letter(node, context)
    if len(node.args) != 2 or node.separators != (",",):
        return None
    first, second = _by_letters(strip(node.args[0]), strip(node.args[1]), context)
    if first is None or second is None:
        return None
    return over(*first, ast.Neg(_logarithm(second[0]), start=node.start), context)


def _entropy_of_letter(node: ast.Apply, context: Context) -> Term | None:
    """`H(p)`: of the one density with this letter, or of that which the formula compares with another one."""
    letter = strip(node.args[0])
    if not isinstance(letter, ast.Name) or not joint.is_density(letter) or _has_law(letter, context):
        return None
    forms = [
        _with_variables(f) for f in context.words.forms.get(letter.name, {}).values() if not f.separators
    ]
    known = [f for f in forms if f is not None]
    compared = [
        n for n in context.nodes if isinstance(n, ast.Apply) and len(n.args) == 2 and letter in n.args
    ]
    for other in compared if len(known) > 1 else ():
        first, second = _by_letters(strip(other.args[0]), strip(other.args[1]), context)
        if first is not None and second is not None:
            known = [first if strip(other.args[0]) == letter else second]
            break
    if len(known) != 1:
        return None
    weight, variables = known[0]
    return over(weight, variables, ast.Neg(_logarithm(weight), start=node.start), context)


def _logarithm(argument: ast.Node) -> ast.Node:
    return ast.Apply(ast.Name("ln", start=argument.start), (argument,), start=argument.start)


def conditional_mean(node: ast.Apply, context: Context) -> Term | None:
    """`E[g(X) | Y = y]` with the densities in the letter p of the page; None for other conditions."""
    if len(node.args) != 2 or node.separators != ("|",):
        return None
    body, event = strip(node.args[0]), strip(node.args[1])
    if not isinstance(event, ast.Chain) or len(event.links) != 1 or event.links[0].relation.op != "=":
        return None
    random = sorted({n.name for n in names_in(body)} & context.words.random)
    if not isinstance(event.first, ast.Name) or len(random) != 1 or event.first.name in random:
        return None
    x, y = random[0].lower(), event.first.name.lower()
    value = event.links[0].side
    if len(random[0]) != 1 or not {x, y} <= context.words.arguments.get("p", set()):
        return None
    if not (isinstance(value, ast.Name) and value.name == y):
        return None
    variable = ast.Name(x, start=node.start)
    weight = ast.Apply(ast.Name("p", start=node.start), (variable, value), ("|",), start=node.start)
    return over(weight, (variable,), _lowered(body, (variable,)), context)
