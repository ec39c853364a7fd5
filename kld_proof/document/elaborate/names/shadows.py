"""What depends on a bound variable without showing it as an argument: indices, labels, dependent names.

`f_i(x)`, `x^{(i)}`, `E[X_i]` under a sum over i, `p_\\theta(y)` under a derivative by theta and `dy/dx` are
left unread: to hold them fixed would be a false reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kld_proof.document.elaborate.terms.context import Context, ReadError, Unknown
from kld_proof.document.elaborate.terms.syntax import strip, walk
from kld_proof.document.elaborate.terms.vocabulary import COVARIANCE, EXPECTATION, OPERATORS, VARIANCE
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Lam, Term, Var, names, subterms

MOMENTS = EXPECTATION | VARIANCE | COVARIANCE


def check(variable: ast.Name, body: ast.Node, context: Context, varies: bool = False) -> None:
    """Raise ReadError if a name in `body` carries the variable in an index or a label that is not read.

    With `varies` (a derivative), a function that the page writes out shows how it depends on its label:
    `p_\\theta(x) = \\theta e^{-\\theta x}`.
    """
    nodes = walk(body)
    carrying = [
        n for n in nodes if isinstance(n, ast.Name) and n.name != variable.name and _carries(n, variable)
    ]
    if not carrying:
        return
    applied = [n for n in nodes if isinstance(n, ast.Apply)]
    operators = [a for a in applied if a.function.name in OPERATORS]
    means = {id(n) for a in operators for argument in a.args for n in walk(argument)}
    means -= {id(n) for a in applied if _is_law(a) for parameter in a.args for n in walk(parameter)}
    functions = {id(a.function) for a in applied}
    for node in carrying:
        base = node.base or node.name
        known = node.name in context.bound or (id(node) in means and not _is_family(node, body, context))
        defined = base + "()" in context.words.definitions
        hidden = base not in context.words.indexed or known or _in_label(node, variable)
        if varies and id(node) in functions and _is_written_out(node.name + "()", variable, context):
            continue
        if id(node) in functions and not varies and _is_summed(node, variable, context):
            continue
        if id(node) in functions or (hidden and not defined):
            sentence = f"{node.name} carries {variable.name}, which is bound here: write it as an argument"
            raise ReadError(sentence, node.start)


def _is_law(node: ast.Apply) -> bool:
    """Whether an application is a normal law, `\\mathcal{N}(m_i, s_i^2)`: its parameters are no outcomes."""
    return node.function.name in ("N", "cal(N)") and node.separators == (",",)


def _is_written_out(key: str, variable: ast.Name, context: Context) -> bool:
    """Whether a definition shows how a function depends on a variable: nothing in it carries that in turn."""
    value = context.value_of(key, variable.start)
    return value is not None and not any(
        variable.name in re.findall(r"[A-Za-z]+", n)[1:] for n in names(value) - {variable.name}
    )


def _is_summed(function: ast.Name, variable: ast.Name, context: Context) -> bool:
    """Whether `f_k` is a member of a family that the formula has under sums and products over k alone."""
    if not is_member(function, context) or strip(function.subscript[0]) != variable:
        return False
    binders = [n for n in context.nodes if isinstance(n, ast.BigOp) and variable in n.variables]
    inside = {id(n) for b in binders for n in walk(b.body)}
    same = [n for n in context.nodes if isinstance(n, ast.Name) and n.name == function.name]
    return all(b.op in ("sum", "prod") for b in binders) and all(id(n) in inside for n in same)


def is_member(function: ast.Name, context: Context) -> bool:
    """Whether `f_k`, applied, is a function of a family that nothing defines, told by its number alone."""
    plain = len(function.subscript) == 1 and not (function.primes or function.label or "(" in function.base)
    words = context.words
    known = {function.name, function.name + "()"} & words.definitions.keys()
    special = function.base in OPERATORS | words.random or function.name in words.overloaded | words.variables
    return plain and not known and not special and function.name not in words.poisoned


def _is_family(node: ast.Name, body: ast.Node, context: Context) -> bool:
    """Whether `X_i` is the i-th of several random variables of which only means and variances are taken."""
    words = context.words
    indexed = node.base in words.indexed and node.name in words.random and node.name not in words.laws
    operators = (a for a in walk(body) if isinstance(a, ast.Apply) and a.function.name in OPERATORS)
    return indexed and all(a.function.name in MOMENTS for a in operators)


def _carries(node: ast.Name, variable: ast.Name) -> bool:
    inside = (n for s in node.subscript for n in walk(s))
    indexed = any(isinstance(n, ast.Name) and n.name == variable.name for n in inside)
    return indexed or _in_label(node, variable)


def _in_label(node: ast.Name, variable: ast.Name) -> bool:
    plain = node.base and not node.subscript  # a label below, `x_{k|k}`, is no list of indices
    written = node.label + (node.name.removeprefix(node.base) if plain else "")
    return bool(written) and variable.name in re.findall(r"[A-Za-z]+", written)


def applied(body: ast.Node, context: Context) -> ast.Node:
    """`\\ell` for `\\ell(\\mu, \\sigma)`: a function of the page without its arguments, in a derivative."""
    bare = strip(body)
    if not isinstance(bare, ast.Name) or bare.name in context.bound:
        return body
    parameters = context.words.parameters.get((bare.base if bare.primes else bare.name) + "()")
    if not parameters or bare.name in context.words.definitions:
        return body
    key = (bare.base if bare.primes else bare.name) + "()"
    plain = tuple(ast.Name(p, start=bare.start, end=bare.end) for p in parameters)
    arguments = context.words.signatures.get(key, plain)
    context.note(f"{bare.name} stands for {bare.name}({', '.join(parameters)})")
    return ast.Apply(bare, arguments, (",",) * (len(arguments) - 1), start=bare.start, end=bare.end)


def check_dependent(variable: ast.Name, body: Term, context: Context, varies: bool = False) -> None:
    """Raise Unknown if a name in `body` may be a function of the variable, though no argument shows it.

    With `varies` (a derivative), a letter that the page uses as a function too is such a name.
    """
    base = (variable.base or variable.name) + "_" if variable.subscript else variable.name
    for name in sorted(_free(body) & context.words.depends.keys() - {variable.name}):
        if {variable.name, base} & context.words.depends[name]:
            raise Unknown(f"the text says that {name} depends on {variable.name}", variable.start)
    dependent = context.words.dependent | (context.words.functions if varies else set())
    for name in sorted(_free(body) & dependent - {variable.name}):
        raise Unknown(
            f"{name} may depend on {variable.name}: define it, or write {name}({variable.name})",
            variable.start,
        )


def _free(body: Term) -> set[str]:
    return {n for n in names(body) if n[0] not in "$\0"}


def check_labels(variable: ast.Name, body: Term) -> None:
    """Raise ReadError if a name in `body` carries the variable of a derivative in a label."""
    for name in sorted(_free(body) - {variable.name}):
        if variable.name in re.findall(r"[A-Za-z]+", name)[1:]:
            raise ReadError(f"{name} carries {variable.name}: write it as an argument", variable.start)


def _numbered(heads: set[str]) -> set[str]:
    """The families of random variables among these, whose members depend on their number and show it."""
    return {h[1:] for h in heads if h.startswith("$") and h.endswith("_{/2}")}


def check_law(variable: ast.Name, body: Term, bound: str, context: Context, varies: bool) -> None:
    """Raise Unknown if the law of a random variable in `body` may depend on the variable.

    `bound` is the variable's name in `body`.  With `varies` (a derivative) it has to stand there.
    """
    means = [s for s in subterms(body) if isinstance(s, App) and s.head == "expect"]
    if not means:
        return
    members = {s.head for s in subterms(body) if isinstance(s, App) and s.args[:1] == (Var(bound),)}
    random = sorted({n[1:] for s in means for n in names(s) if n.startswith("$")} - _numbered(members))
    if not random:
        return
    if variable.name in context.words.law_parameters or (varies and bound not in names(body)):
        sentence = f"nothing says whether the law of {random[0]} depends on {variable.name}"
        raise Unknown(sentence, variable.start)


def captured(node: ast.Node, term: Term | None, values: Mapping[str, Term]) -> str:
    """Why `values` cannot be put into `term`: a value mentions what a binder of `node` binds; "" if they can.

    Under `y = x^2`, the y in an integral over x or a derivative by x varies with x; the term holds it fixed.
    """
    inside = _under_binders(term) & values.keys() if values and term is not None else set()
    bound = _bound_names(node) if inside else set()
    for name in sorted(inside):
        clash = sorted(names(values[name]) & bound)
        if clash:
            return f"{name} depends on {clash[0]}, which is bound here: write what {name} stands for"
    return ""


def tied(node: ast.Node, term: Term | None, equations: Iterable[Term]) -> str:
    """Why names of `term` cannot be held fixed: an equation ties one to what a binder binds; "" if none does.

    Under `x + y = 1` the y in an integral over x or in `d/dx (x y)` varies with x.  An equation that says
    what a name, or a power of one, is (`r^2 = x^2 + y^2`) ties that name alone.  A partial derivative holds
    all others fixed; in an integral, sum or limit one of several names may be a constant (`x + y = c`).
    """
    inside = _under_binders(term) if term is not None else set()
    for equation in equations if inside else ():
        assert isinstance(equation, App)
        known = names(equation)
        for bound in sorted(_bound_names(node) & known):
            roots = {n for side in equation.args if (n := _root(side))} - {bound}
            binders = [n for n in walk(node) if bound in binds(n)]
            total = any(isinstance(n, ast.Derivative) and not n.partial for n in binders)
            paired = len(known) == 2 and not all(isinstance(n, ast.Derivative) for n in binders)
            others = (roots or (known - {bound} if total or paired else set())) & inside
            if others:
                return f"an equation ties {min(others)} to {bound}, which is bound here: what is held fixed?"
    return ""


def _root(side: Term) -> str:
    """The name that a side is, or is a power of."""
    side = side.args[0] if isinstance(side, App) and side.head == "pow" else side
    return side.name if isinstance(side, Var) else ""


def _under_binders(term: Term) -> set[str]:
    return {n for s in subterms(term) if type(s) is Lam for n in names(s)}


def _bound_names(node: ast.Node) -> set[str]:
    return {name for n in walk(node) for name in binds(n)}


def binds(node: ast.Node) -> set[str]:
    """The names that this node itself binds."""
    bound: tuple[ast.Node, ...] = ()
    if isinstance(node, ast.BigOp):
        bound = node.variables
    elif isinstance(node, ast.Derivative):
        bound = tuple(v.base if isinstance(v, ast.Power) else v for v, _ in node.variables)
    return {v.name for v in bound if isinstance(v, ast.Name)}
