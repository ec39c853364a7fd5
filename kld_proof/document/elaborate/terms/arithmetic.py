"""From the syntax tree to the kernel's terms: names, arithmetic, cases.

Functions, binders and probability have files of their own.
"""

from __future__ import annotations

from kld_proof.document.elaborate.laws import joint
from kld_proof.document.elaborate.terms import domains, without_arguments
from kld_proof.document.elaborate.terms.context import Context, ReadError, Unknown
from kld_proof.document.elaborate.terms.dots import dots
from kld_proof.document.elaborate.terms.expansion import expanded
from kld_proof.document.elaborate.terms.matrices.kinds import is_matrix, is_scalar_product
from kld_proof.document.elaborate.terms.readers import READERS, read
from kld_proof.document.elaborate.terms.syntax import names_in, names_outside, strip
from kld_proof.document.elaborate.terms.vocabulary import ELEMENTARY, OPERATORS, SQUARE
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ONE, App, Lam, Num, Term, Var, apply, names

RESERVED = frozenset({"reals", "naturals", "integers", "space", "euler_gamma"})
DECORATED = ("hat", "bar", "tilde", "overline", "widehat", "widetilde", "underline", "check", "dot")
NO_MOMENTS = frozenset("alpha beta delta epsilon varepsilon zeta eta theta lambda xi tau omega".split())
"""Letters that stand for no moment of a random variable, as sigma, mu, kappa and gamma may."""


def _number(node: ast.Number, context: Context) -> Term:
    return Num(node.value)


def _name(node: ast.Name, context: Context) -> Term:
    if node.name in context.bound:
        return context.bound[node.name]
    if (node.base or node.name) in context.words.indexed and node.subscript:
        return indexed(node, context)
    value = context.value_of(node.name, node.start)
    if value is not None:
        return value
    return _free(node, context)


def _is_function(node: ast.Name, context: Context) -> bool:
    """Whether a bare name is a function, and no number here: one that this formula never applies.

    Under a binder it may be a function of the variable, if it was defined in the same section or with the
    letter of this variable.
    """
    if node.name in ELEMENTARY:
        return True
    if node.name + "()" not in context.words.definitions:
        return False
    words = context.words
    if node.name in words.counts & words.indexed - words.functions:  # N terms, of which N_k are of kind k
        context.note(f"{node.name} is a number here")
        return False
    applied = any(n.function.name == node.name for n in context.nodes.of(ast.Apply))
    near = node.name + "()" not in context.words.elsewhere
    own = not context.bound.keys().isdisjoint(context.words.parameters.get(node.name + "()", ()))
    if applied or own or (near and context.bound):
        return True
    context.note(
        f"{node.name} is a number here"
        + ("" if near else f"; the function {node.name} is of another section")
    )
    context.partly.add(node.name)
    return False


def _free(node: ast.Name, context: Context) -> Term:
    if node.name == "infty":
        raise ReadError("infinity is no real number", node.start)
    if node.name in RESERVED:
        raise ReadError(f"{node.name} is the name of a set or constant: write another name", node.start)
    if node.name == "pi":
        return App("pi")
    if node.name == "e":
        return App("exp", ONE)
    if node.name in context.words.transforms:
        return read(expanded(node, context), context)
    if node.name in context.words.random and node.name[:1].isupper():
        from kld_proof.document.elaborate.terms.outcome import outcome_of

        at = outcome_of(context)
        if at is not None:
            context.outcomes = True
            return App("$" + node.name, at)
        context.open = True
        context.note(f"the random variable {node.name} stands for its value")
        return Var(node.name)
    _check_no_matrix(node, context)
    if node.name in context.words.sets:
        raise ReadError(f"the text calls {node.name} a set, which is no number", node.start)
    if without_arguments.stands_for_value(node, context):
        from kld_proof.document.elaborate.names import shadows

        return read(shadows.applied(node, context), context)
    if _is_function(node, context):
        raise ReadError(f"{node.name} is a function and needs an argument", node.start)
    if node.primes and node.base + "()" in context.words.definitions:
        raise ReadError(f"{node.name} is a derivative and needs an argument", node.start)
    marked = node.primes > 1 or node.base.partition("(")[0] in ("hat", "bar", "tilde", "overline")
    if node.name in context.words.described or marked:
        context.partly.add(node.name)
    return Var(node.name)


def _check_no_matrix(node: ast.Name, context: Context) -> None:
    """An error where others of the same family are matrices: `A_i` beside the matrices `A_1` and `A_m`."""
    if len(node.subscript) == 1 and not isinstance(node.subscript[0], ast.Tuple):
        family = node.base + "_"
        other = next((m for m in sorted(context.words.matrices) if m.startswith(family)), "")
        if other and node.name not in context.words.matrices:
            raise ReadError(f"{node.name} may be a matrix like {other}: say what it is", node.start)


def _infer_time(index: Term, context: Context) -> None:
    """Assume that t is an integer in `x_t`, `x_{t-1}`: it numbers the members of a family."""
    parts = index.args if isinstance(index, App) and index.head == "add" else (index,)
    known = context.words.said.get("t", "integers") != "integers"
    if Var("t") in parts and not known and App("in", Var("t"), App("naturals")) not in context.inferred:
        context.assume(App("in", Var("t"), App("integers")))


def indexed(node: ast.Name, context: Context) -> Term:
    """`x_i` as the value of the function `x` at `i`."""
    _check_no_matrix(node, context)
    if node.primes or node.label:
        context.open = True
        marked = node.base + "'" * node.primes + (f"^({node.label.strip('()')})" if node.label else "")
        return context.unspecified(marked, [read(s, context) for w in node.subscript for s in _indices(w)])
    value = context.value_of(node.base + "()", node.start)
    indices = [read(index, context) for written in node.subscript for index in _indices(written)]
    for index in indices:
        if node.base in context.words.recurrent:
            from kld_proof.document.elaborate.names import recurrences

            recurrences.number(context.words.recurrent[node.base], index, context)
        else:
            _infer_time(index, context)
    if node.base in context.families:
        domain = context.words.families.get(node.base)
        if domain is not None and len(indices) == 1 and indices[0] != ONE:
            free = [n for n in names(indices[0]) if n.startswith("\0")]
            if not free:  # what is written exists
                context.assume(App("in", indices[0], domain))
        return App(f"${node.base}_{{/{len(indices) + 1}}}", *indices, context.families[node.base])
    if value is None:
        decorated = node.base.partition("(")[0] in DECORATED
        context.open = context.open or decorated or node.name in context.words.random
        return context.unspecified(node.base, indices)
    for index in indices:
        if not isinstance(value, Lam):
            raise ReadError(f"{node.base} has more indices than its definition", node.start)
        value = apply(value, index)
    if isinstance(value, Lam):
        raise ReadError(f"{node.base} has fewer indices than its definition", node.start)
    return value


def _indices(written: ast.Node) -> tuple[ast.Node, ...]:
    """`i1` in a subscript is two indices, `2i` is a product."""
    if isinstance(written, ast.Mul) and isinstance(written.factors[0], ast.Name):
        return written.factors
    return (written,)


def _add(node: ast.Add, context: Context) -> Term:
    if any(isinstance(t, ast.Ellipsis) for t in node.terms):
        return dots(node, node.terms, "sum", context)
    return App("add", *[read(t, context) for t in node.terms])


def _neg(node: ast.Neg, context: Context) -> Term:
    return App("neg", read(node.body, context))


def _mul(node: ast.Mul, context: Context) -> Term:
    if any(isinstance(f, ast.Ellipsis) for f in node.factors):
        return dots(node, node.factors, "prod", context)
    if is_scalar_product(node, context):
        from kld_proof.document.elaborate.terms.matrices.numbers import scalar_product

        return scalar_product(node, context)
    if context.words.products:
        _check_commutes(node, context)
    for k, (a, b) in enumerate(zip(node.factors, node.factors[1:], strict=False)):
        sign = node.signs[k] if k < len(node.signs) else ""
        if isinstance(a, ast.Name) and a.name == "Delta" and not sign and isinstance(b, ast.Name):
            raise ReadError("a Delta in front of a name could be a product or a difference", a.start)
        applied = isinstance(a, ast.Name) and not sign and _is_argument(b, a, context)
        if isinstance(a, ast.Name) and applied:
            raise ReadError(
                f"is {a.name}(...) a product or {a.name} applied? write \\cdot for a product", a.start
            )
        _check_operator(a, b, sign, context)
    factors = [read(f, context) for f in node.factors]
    if context.words.matrices:
        _check_values(node, factors, context)
    return App("mul", *factors)


def _check_values(node: ast.Mul, factors: list[Term], context: Context) -> None:
    """An error where two factors may be matrices: `f(A) f(B)` of matrices A and B."""
    from kld_proof.document.elaborate.terms.matrices.numbers import may_be_matrix

    found = {t for f, t in zip(node.factors, factors, strict=True) if may_be_matrix(f, t, context)}
    if len(found) > 1:
        raise ReadError("functions of matrices may be matrices, whose product has an order", node.start)


def _check_commutes(node: ast.Mul, context: Context) -> None:
    """An error where the text speaks of products that do not commute, and two factors may be such things."""
    from kld_proof.document.elaborate.terms.commuting import may_not_commute

    if may_not_commute(node, context):
        said = context.words.products
        raise ReadError(f"the text says “{said}”: nothing says that these factors are numbers", node.start)


def _check_operator(a: ast.Node, b: ast.Node, sign: str, context: Context) -> None:
    """A name, or its square, before a bracket with a random variable may be a moment of it: `S^2(2X)`."""
    head = a.base if isinstance(a, ast.Power) else a
    if sign or not isinstance(head, ast.Name) or not isinstance(b, ast.Group):
        return
    inside = {n.name for n in names_outside(b.body, OPERATORS)}
    operator = head.name == "V" and b.bracket == "["
    words, base = context.words, head.base or head.name
    letter = len(base) == 1 and base.islower() and (head.name in words.variables or base in words.indexed)
    letter = letter or head.name in words.definitions or (base in NO_MOMENTS and head.name in words.variables)
    if operator or (head.name not in context.words.random and not letter and inside & context.words.random):
        raise ReadError(f"is {head.name} a factor or a moment of what follows?", a.start)


def _is_argument(node: ast.Node, name: ast.Name, context: Context) -> bool:
    """Whether `name` in front of this bracket may well be a function: it is one elsewhere, or x is bound."""
    if not isinstance(node, ast.Group) or node.bracket != "(":
        return False
    if name.name in context.words.functions:
        return True
    single = isinstance(node.body, ast.Name | ast.Number)
    bound = isinstance(node.body, ast.Name) and node.body.name in context.bound
    return (single and name.name == "e") or (bound and name.name in ("p", "q", "f", "g", "h"))


def _div(node: ast.Div, context: Context) -> Term:
    numerator, denominator = read(node.numerator, context), read(node.denominator, context)
    joint.infer_positive(denominator, context)
    domains.has_terms(denominator, context)
    return App("div", numerator, denominator)


def _power(node: ast.Power, context: Context) -> Term:
    base = node.base
    if isinstance(base, ast.Name) and base.name == "e" and "e" not in context.bound:
        context.value_of("e", base.start)
        return App("exp", read(node.exponent, context))
    if isinstance(base, ast.Norm) and isinstance(node.exponent, ast.Number) and node.exponent.value == 2:
        from kld_proof.document.elaborate.terms.matrices.numbers import squared_norm

        return squared_norm(base, context)
    square = _square(node, context)
    if square is not None:
        return square
    below, above = read(base, context), exponent(node.exponent, context)
    if isinstance(strip(base), ast.Neg) and isinstance(below, App) and isinstance(below.args[0], Num):
        domains.infer_exponent(above, context)
    return App("pow", below, above)


def _square(node: ast.Power, context: Context) -> Term | None:
    """An even power of a name whose square the page defines: a power of what the square stands for."""
    base, power = strip(node.base), node.exponent
    if not isinstance(base, ast.Name) or not isinstance(power, ast.Number) or base.name in context.bound:
        return None
    if power.value % 2 or base.name + SQUARE not in context.words.definitions:
        return None
    value = context.value_of(base.name + SQUARE, base.start)
    return value if power.value == 2 or value is None else App("pow", value, Num(power.value / 2))


def exponent(node: ast.Node, context: Context) -> Term:
    """An exponent; -1 is a number and not the negative of one."""
    if isinstance(node, ast.Neg) and isinstance(node.body, ast.Number):
        return Num(-node.body.value)
    return read(node, context)


def _factorial(node: ast.Factorial, context: Context) -> Term:
    return _whole(App("factorial", read(node.body, context)), context)


def _binomial(node: ast.Binom, context: Context) -> Term:
    below = strip(node.k)
    if isinstance(below, ast.Tuple):
        from kld_proof.document.elaborate.terms.multinomial import multinomial

        return multinomial(node, below, context)
    return _whole(App("binom", *[read(t, context) for t in (node.n, node.k)]), context)


def _whole(t: Term, context: Context) -> Term:
    domains.infer_whole(t, context)
    return t


def _absolute(node: ast.Abs, context: Context) -> Term:
    if is_matrix(node.body, context):
        from kld_proof.document.elaborate.terms.matrices.numbers import determinant

        return determinant(node, context)
    if any(n.name in context.words.sets for n in names_in(node.body)):
        raise Unknown("the bars around a set count its elements", node.start)
    if context.words.bars:
        raise Unknown("the text gives bars another meaning", node.start)
    if context.words.is_complex:
        unknown = [n for n in names_in(node.body) if n.name not in context.words.said]
        if unknown:
            raise Unknown("the page speaks of complex numbers: is this a modulus?", node.start)
    return App("abs", read(node.body, context))


def _bars(node: ast.Matrix, context: Context) -> Term:
    from kld_proof.document.elaborate.terms.matrices.numbers import bars

    return bars(node, context)


def _norm(node: ast.Norm, context: Context) -> Term:
    from kld_proof.document.elaborate.terms.matrices.numbers import norm

    return norm(node, context)


def _root(node: ast.Sqrt, context: Context) -> Term:
    body = read(node.body, context)
    if node.index is None or node.index == ast.Number(Num(2).value):
        return App("sqrt", body)
    return App("pow", body, App("div", ONE, read(node.index, context)))


def _group(node: ast.Group, context: Context) -> Term:
    if node.bracket in ("{", "\\{") and isinstance(node.body, ast.Name):
        raise ReadError(f"the set of {node.body.name} alone is no number", node.start)
    return read(node.body, context)


READERS.update(
    {
        ast.Number: _number,
        ast.Name: _name,
        ast.Group: _group,
        ast.Add: _add,
        ast.Neg: _neg,
        ast.Mul: _mul,
        ast.Div: _div,
        ast.Power: _power,
        ast.Factorial: _factorial,
        ast.Binom: _binomial,
        ast.Abs: _absolute,
        ast.Sqrt: _root,
        ast.Matrix: _bars,
        ast.Norm: _norm,
    }
)
