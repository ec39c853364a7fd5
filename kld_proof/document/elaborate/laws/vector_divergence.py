"""The divergence of two normal laws of vectors, `KL(N(m_1, S_1) || N(m_2, S_2))`, and the entropy of one.

The divergence is the mean of the logarithm of the ratio of the densities at a random vector with the first
law; of that law the mean and the covariance are assumed (Bishop, Pattern Recognition and Machine Learning,
1.6.1).
"""

from __future__ import annotations

from kld_proof.document.elaborate.laws import vectors
from kld_proof.document.elaborate.matrix.densities import normal, positive_factors
from kld_proof.document.elaborate.terms.context import Context, Unknown
from kld_proof.document.elaborate.terms.keys import key
from kld_proof.document.elaborate.terms.matrices import diagonal
from kld_proof.document.elaborate.terms.matrices.kinds import is_column, is_matrix
from kld_proof.document.elaborate.terms.matrices.letters import special
from kld_proof.document.elaborate.terms.matrices.reading import matrix
from kld_proof.document.elaborate.terms.readers import read_number
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Bound, Lam, Term, Var, bind, names

NORMAL = frozenset({"N", "cal(N)"})
OUTCOME = "\0drawn"


def functional(node: ast.Apply, context: Context) -> Term | None:
    """The divergence of two laws, the entropy of one; None where one is no normal law of vectors."""
    written = _of_densities(node, context)
    if written is not None:
        return read_number(written, context)
    laws = [_law(strip(a), context) for a in node.args]
    known = all(isinstance(a, ast.Apply) and a.function.name in NORMAL and len(a.args) == 2 for a in laws)
    parameters = [strip(p) for a in laws if isinstance(a, ast.Apply) for p in a.args]
    if not known or not any(is_matrix(p, context) for p in parameters):
        return None
    if context.words.entropy_bases - {"e"}:
        raise Unknown("the base of the logarithm is not Euler's number", node.start)
    mean, spread, *others = ((_parameter, _spread)[k % 2](p, context) for k, p in enumerate(parameters))
    for covariance in (spread, *others[1:]):
        for condition in positive_factors(covariance):
            context.assume(condition)
    context.open = True
    letter = _drawn(mean, spread, context)
    at = App(letter, Var(OUTCOME))
    value: Term = App("neg", App("ln", normal(at, mean, spread)))
    if others:
        value = App("add", App("neg", value), App("neg", App("ln", normal(at, others[0], others[1]))))
    function = bind(value, OUTCOME)
    context.assume(App("integrable_rv", function))
    return App("expect", function)


def _of_densities(node: ast.Apply, context: Context) -> ast.Node | None:
    r"""`\int q(z) \ln(q(z)/p(z)) dz` for the divergence of two densities of one vector."""
    laws = [strip(a) for a in node.args]
    points = [
        strip(a.args[0]) for a in laws if isinstance(a, ast.Apply) and a.args and _is_defined(a, context)
    ]
    z = points[0] if len(points) == 2 else None
    if not isinstance(z, ast.Name) or points[1] != z or not is_column(z, context):
        return None
    q, p = laws
    ratio = ast.Div(q, p, start=node.start, end=node.end)
    logarithm = ast.Apply(ast.Name("ln"), (ratio,), start=node.start, end=node.end)
    body = ast.Mul((q, logarithm), start=node.start, end=node.end)
    return ast.BigOp("int", (z,), body, start=node.start, end=node.end)


def _is_defined(density: ast.Apply, context: Context) -> bool:
    """Whether a density is given: by the page, or as that of a normal law, `\\mathcal{N}(z; m, S)`."""
    if density.function.name in NORMAL and density.separators[:1] == (";",):
        return True
    return f"{key(density, context)}()" in context.words.definitions


def _law(node: ast.Node, context: Context) -> ast.Node:
    """The law itself, where the page gives it a label."""
    label = vectors.labelled(node, context.words)
    return context.words.normals[label][1] if label else node


def _drawn(mean: Term, spread: Term, context: Context) -> str:
    """A random vector that the page does not have, with this mean and this covariance."""
    taken = context.words.bases | context.words.matrices | context.words.random
    letter = "$" + next(n for n in ("z", "x", "w", "v", "u", "xi", "zeta", "eta") if n not in taken)
    letter += f"_{len(context.inferred)}" if any(letter in names(p) for p in context.inferred) else ""
    f = Lam(App(letter, Bound(0)))
    centre = App("mat_expect", f)
    apart = App("mat_add", f.body, App("mat_neg", centre))
    covariance = App("mat_expect", Lam(App("mat_mul", apart, App("mat_transpose", apart))))
    for prop in (App("has_moments", f), App("eq", centre, mean), App("eq", covariance, spread)):
        context.assume(prop)
    return letter


def _parameter(node: ast.Node, context: Context) -> Term:
    """A mean or a covariance; `I` is an identity."""
    unit = special(node, context) if isinstance(node, ast.Name) and node.name == "I" else None
    return matrix(node, context) if unit is None else unit


def _spread(node: ast.Node, context: Context) -> Term:
    """A covariance, for which a vector of variances may stand."""
    named = isinstance(node, ast.Name)
    return _parameter(node, context) if named else diagonal.covariance(node, context)
