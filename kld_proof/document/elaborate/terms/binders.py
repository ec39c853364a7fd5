"""Sums, products, integrals and derivatives: what binds a variable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from kld_proof.document.elaborate.names import shadows
from kld_proof.document.elaborate.terms import domains, limits
from kld_proof.document.elaborate.terms.by_square import by_square, square_of
from kld_proof.document.elaborate.terms.context import Context, ReadError, Unknown, lam
from kld_proof.document.elaborate.terms.matrices.kinds import is_matrix, takes_matrices
from kld_proof.document.elaborate.terms.readers import READERS, read
from kld_proof.document.elaborate.terms.syntax import names_in, strip, variables_in, walk
from kld_proof.document.elaborate.terms.vocabulary import is_accented
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Num, Term, Var, bind, names, subterms
from kld_proof.record import replace

HEADS = {"sum": "sum", "prod": "prod", "int": "integral"}


def big_operator(node: ast.BigOp, context: Context) -> Term:
    """A sum, product or integral; several integration variables nest, the first innermost."""
    if takes_matrices(node, context):
        from kld_proof.document.elaborate.laws import vectors

        under = vectors.over_space(node, context) if context.words.normals else None
        if under is not None:
            return under
        if node.op != "int" or (node.domain is not None and len(node.variables) > 1):
            raise Unknown("a sum or an integral over vectors", node.start)
    if node.op == "lim":
        return limits.limit(node, context)
    if node.op not in HEADS:
        raise Unknown(f"{node.op} is not read yet", node.start)
    if isinstance(node.domain, ast.Chain):
        from kld_proof.document.elaborate.terms import unequal

        pairs = unequal.over_pairs(node, context)
        if pairs is not None:
            return pairs
    if not node.variables:
        raise Unknown(f"a {HEADS[node.op]} over a condition is not read yet", node.start)
    if len(node.variables) > 1 and (node.lower or node.upper):
        raise Unknown("several variables with one pair of bounds", node.start)
    return _nested(node, tuple(reversed(node.variables)), context)


def _nested(node: ast.BigOp, variables: tuple[ast.Node, ...], context: Context) -> Term:
    if not variables:
        return read(node.body, context)
    variable = variables[0]
    if not isinstance(variable, ast.Name):
        return _substituted(node, variable, context)
    domain, swapped = _domain(node, variable, context)
    if domain is None:
        return Num(0)
    with context.binder((variable.name,), domain) as local:
        shadows.check(variable, node.body, context)
        body = _nested(node, variables[1:], context)
    shadows.check_dependent(variable, body, context)
    shadows.check_law(variable, body, local.name, context, varies=False)
    _is_alone(variable, body, context)
    term = App(HEADS[node.op], domain, lam(body, local))
    if node.op == "int":
        _converges("integrable", domain, term.args[1], context)
    elif node.op == "sum" and not (isinstance(domain, App) and domain.head == "range"):
        _converges("summable", domain, term.args[1], context)
    return App("neg", term) if swapped else term


def _domain(node: ast.BigOp, variable: ast.Name, context: Context) -> tuple[Term | None, bool]:
    """The set over which a variable runs, all columns for a vector, and whether its bounds were exchanged."""
    if context.words.matrices and is_matrix(variable, context):
        from kld_proof.document.elaborate.terms.matrices.integrals import columns

        return columns(node, variable, context), False
    return domains.domain(node, variable, context)


def _converges(relation: str, domain: Term, function: Term, context: Context) -> None:
    """Of integrals and series with unspecified functions the writer means that they exist."""
    if not any(name.startswith("$") for name in names(function) | names(domain)):
        return
    from kld_proof.document.elaborate.laws import convergent

    if convergent.has_unspecified(function, domain):
        context.open = True
        context.assume(App(relation, domain, function))
        for pairs in convergent.over_pairs(domain, function):
            context.assume(pairs)


def _substituted(node: ast.BigOp, expression: ast.Node, context: Context) -> Term:
    """`f d(g(z))` is `f g'(z) dz`, and the bounds are those of z, which the page integrates over or defines.

    Where they are not the whole line the writer may bound g(z) by them: nothing is refuted then.
    """
    variable = _new_variable(expression, context)
    if variable is None or len(node.variables) != 1 or node.lower is None or node.upper is None:
        raise Unknown("an integral over this expression is not read yet", expression.start)
    if (domains.infinite(node.lower), domains.infinite(node.upper)) != (-1, 1):
        context.open = True
    context.note(f"d(...) is read as the derivative for {variable.name} times d{variable.name}")
    inner = ast.Derivative(expression, ((variable, 1),), start=expression.start)
    body = ast.Mul((ast.Group("(", node.body), inner), start=node.start)
    return big_operator(replace(node, variables=(variable,), body=body), context)


def _new_variable(expression: ast.Node, context: Context) -> ast.Name | None:
    """The one name in `d(g(z))` that other integrals have as their variable, or else that has a value."""
    written = {n.name for n in variables_in(expression)} - context.bound.keys()
    for known in (context.words.integrated, context.words.definitions.keys()):
        found = sorted(n for n in written if n in known)
        if found:
            one = len(found) == 1
            return ast.Name(found[0], start=expression.start, end=expression.end) if one else None
    return None


def derivative(node: ast.Derivative, context: Context) -> Term:
    """Derivatives with respect to bare variables, the first one outermost."""
    term: Term | None = None
    if any(is_matrix(p, context) for p in (node.body, *(v for v, _ in node.variables))):
        raise Unknown("a derivative of or by vectors", node.start)
    estimated = _at_estimate(node, context)
    if estimated is not None:
        return estimated
    for variable, order in reversed([(v, n) for v, n in node.variables]):
        if (root := square_of(variable)) is not None and len(node.variables) == 1:
            return by_square(
                _derived(node.body, root, None, read(root, context), context), order, variable.start
            )
        if not isinstance(variable, ast.Name):
            raise Unknown("a derivative with respect to an expression is not read yet", variable.start)
        point = read(variable, context)
        for _ in range(order):
            if term is not None:
                context.assume_smooth(point)
            term = _derived(node.body, variable, term, point, context)
    assert term is not None
    return term


def _at_estimate(node: ast.Derivative, context: Context) -> Term | None:
    r"""`\frac{d L(\hat a)}{d a}`: the derivative of L by its argument at the estimate of a, or at a number.

    At anything else that has no a in it, `\frac{d L(b)}{d a}`, it could be that or 0, and is not read.
    """
    body, (variable, *others) = strip(node.body), [v for v, _ in node.variables]
    if not isinstance(body, ast.Apply) or not isinstance(variable, ast.Name) or others:
        return None
    if variable in names_in(body):
        return None
    own = context.words.parameters.get(body.function.name + "()", ())
    places = [k for k, name in enumerate(own[: len(body.args)]) if name == variable.name]
    if len(places) != 1:
        _check_constant(body, context)
        return None
    from kld_proof.document.elaborate.terms.evaluations import value_at

    (k,) = places
    if not (_is_estimate_of(strip(body.args[k]), variable) or _is_closed(body.args[k])):
        if variable.name in names(read(body.args[k], context)):
            return None  # the chain rule
        message = f"{body.function.name} is differentiated by an argument that does not stand there"
        raise ReadError(message, node.start)
    free = replace(body, args=(*body.args[:k], variable, *body.args[k + 1 :]))
    return value_at(replace(node, body=free), variable.name, read(body.args[k], context), context)


def _is_closed(node: ast.Node) -> bool:
    """Whether a node is made of numbers."""
    return not any(isinstance(n, ast.Name) for n in walk(node))


def _check_constant(body: ast.Apply, context: Context) -> None:
    """A function of which nothing is said, at numbers, has a derivative there that is not meant to be 0."""
    key = body.function.name + "()"
    known = key in context.words.definitions or body.function.name not in context.words.functions
    if not known and all(map(_is_closed, body.args)):
        raise ReadError(f"by what {body.function.name} is differentiated here is not said", body.start)


def _is_estimate_of(argument: ast.Node, variable: ast.Name) -> bool:
    """Whether an argument is `\\hat a`, `\\tilde a_1` of a variable a, `a_1`."""
    if not isinstance(argument, ast.Name) or not is_accented(argument.name):
        return False
    return argument.base.partition("(")[2] == (variable.base or variable.name) + ")" and (
        argument.subscript == variable.subscript
    )


def _derived(body: ast.Node, variable: ast.Name, inner: Term | None, point: Term, context: Context) -> Term:
    if variable.subscript:
        from kld_proof.document.elaborate.terms import partial

        if partial.is_of_term(variable, point, context):
            return partial.derived(body, variable, inner, point, context)
        key = (variable.base or variable.name) + "()"
        if key in context.words.definitions and key[:-2] in context.words.indexed:
            if inner is not None:
                raise Unknown(f"a second derivative by {variable.name}, which is defined", variable.start)
            with _varying(key, point, context):
                found = partial.derived(body, variable, None, read(variable, context), context)
            value = context.value_of(key, variable.start)
            assert value is not None
            return partial.put_in(found, f"${key[:-2]}", value)
    if inner is None:
        with context.binder((variable.name,), None) as local:
            context.points[local.name] = point
            with _varying(variable.name, point, context):
                shadows.check(variable, body, context, varies=True)
                term = read(shadows.applied(body, context), context)
        _is_alone(variable, term, context)
        shadows.check_dependent(variable, term, context, varies=True)
        shadows.check_labels(variable, term)
        shadows.check_law(variable, term, local.name, context, varies=True)
        _is_independent(variable, term, point, context)
        has_no_sibling(variable, term, context)
        free = any(n[0] not in "$\0" for n in names(term))
        if free and local.name not in names(term) and not _is_constant(strip(body), context):
            raise Unknown(f"nothing says whether this depends on {variable.name}", variable.start)
        context.assume_differentiable(lam(term, local), point)
        return App("deriv", lam(term, local), point)
    name = getattr(point, "name", None)
    if name is None:
        raise Unknown("a derivative with respect to a defined name", variable.start)
    shadows.check_law(variable, inner, name, context, varies=True)
    return App("deriv", bind(inner, name), point)


@contextmanager
def _varying(name: str, point: Term, context: Context) -> Iterator[None]:
    """The definitions as they are while a name that has one itself is varied: those made of it are read anew.

    With `z = w x + b` and `a = s(z)` the derivative of a by z is that of s(z), at z = w x + b.
    """
    if isinstance(point, Var) or name not in context.words.definitions:
        yield
        return
    words = context.words
    varied = replace(words, definitions={})
    for key, value in words.definitions.items():
        if key != name:
            varied.definitions[key] = words.reread[key](varied) if key in words.reread else value
    context.words = varied
    try:
        yield
    finally:
        context.words = words


def _is_constant(body: ast.Node, context: Context) -> bool:
    """Whether `body` alone below a derivative is a constant: a name; u to z only if the page says more."""
    if not isinstance(body, ast.Name):
        return False
    return not re.fullmatch(r"[u-z]", body.name) or body.name in context.words.said


def _is_alone(variable: ast.Name, body: Term, context: Context) -> None:
    """A term of a sequence varies alone only where no other term, and not all of it, stands in `body`."""
    base = variable.base or variable.name
    if not variable.subscript:
        return
    _has_no_statistic(variable, body, context)
    if base in context.words.indexed:
        other = set(names(body) & {f"${base}", base})
        if base not in other and _is_another(variable, f"${base}", body):
            other = set()
    elif any(_is_index(s) for s in variable.subscript):
        other = {n for n in names(body) if n.startswith(f"{base}_") and n != variable.name}
    else:
        other = set()
    if other or any(n.startswith("$`") for n in names(body)):
        raise ReadError(
            f"{variable.name} is one term of a sequence, and {base} may stand here with other indices too",
            variable.start,
        )


def _has_no_statistic(variable: ast.Name, body: Term, context: Context) -> None:
    """`\\bar x`, `\\hat\\theta` beside a term of the data is no constant where nothing defines it."""
    for name in sorted(names(body) - {variable.name}):
        if is_accented(name) and name.endswith(")") and name not in context.bound:
            raise Unknown(f"nothing says whether {name} depends on {variable.name}", variable.start)


def has_no_sibling(variable: ast.Name, body: Term, context: Context) -> None:
    """`s_2` is no constant where the page defines `s_i`: it depends on what that depends on."""
    defined = {key.partition("_")[0] for key in context.words.definitions if "_" in key}
    for name in sorted(names(body)):
        if name.partition("_")[0] in defined and "_" in name and name not in context.words.definitions:
            raise Unknown(f"nothing says whether {name} depends on {variable.name}", variable.start)


def _is_another(variable: ast.Name, sequence: str, body: Term) -> bool:
    """Whether all terms of the sequence in `body` have literal indices, none of them the variable's."""
    if len(variable.subscript) != 1 or not isinstance(variable.subscript[0], ast.Number):
        return False
    own = Num(variable.subscript[0].value)
    terms = [s for s in subterms(body) if isinstance(s, App) and s.head == sequence]
    return all(len(s.args) == 1 and isinstance(s.args[0], Num) and s.args != (own,) for s in terms)


def _is_index(subscript: ast.Node) -> bool:
    return isinstance(subscript, ast.Name) and subscript.name in ("i", "j", "k", "l", "m", "n", "r", "s", "t")


def _is_independent(variable: ast.Name, body: Term, point: Term, context: Context) -> None:
    """A defined name cannot vary while what defines it, or a second root of it, is held fixed."""
    shared = (names(point) & names(body)) - {variable.name}
    if not isinstance(point, Var) and not variable.subscript and shared:
        raise ReadError(
            f"{variable.name} is defined by {min(shared)}, which stands here too: what is held fixed?",
            variable.start,
        )


READERS.update({ast.BigOp: big_operator, ast.Derivative: derivative})
