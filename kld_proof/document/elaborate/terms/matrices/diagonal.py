r"""Diagonal matrices: `\operatorname{diag}(\sigma_1^2, \ldots, \sigma_d^2)`, `\operatorname{diag}(\sigma^2)`.

Main statements: `diagonal(node, context)` is the matrix that `diag` of a list or of a vector is, None where
the list leaves doubts; `covariance(node, context)` the covariance of a normal law, for which a vector of
variances, `\sigma^2` or `\sigma^2 I`, may stand.

A function of vectors below `diag` works entry by entry.  `$mat_diagonal(u)` gets its size from what stands
beside it.
"""

from __future__ import annotations

from kld_proof.document.elaborate.names.needs import scale
from kld_proof.document.elaborate.terms.context import Context, lam
from kld_proof.document.elaborate.terms.dots import INDEX, bases, pattern_of
from kld_proof.document.elaborate.terms.matrices.kinds import is_column, is_matrix
from kld_proof.document.elaborate.terms.matrices.reading import matrix
from kld_proof.document.elaborate.terms.readers import read, read_number
from kld_proof.document.elaborate.terms.syntax import names_in, rebuild, strip
from kld_proof.document.latex import ast
from kld_proof.document.latex.spelling import VECTORIAL
from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, Var

TWO = ast.Number(Num(2).value)


def diagonal(node: ast.Apply, context: Context, positive: bool = False) -> Term | None:
    """`diag` of a list with dots, or of what is made of vectors; None of anything else."""
    if any(isinstance(a, ast.Ellipsis) for a in map(strip, node.args)):
        return _listed(node.args, context, positive)
    return entrywise(node.args[0], context, positive) if len(node.args) == 1 else None


def _listed(terms: tuple[ast.Node, ...], context: Context, positive: bool) -> Term | None:
    """The entries `a_1, a_2, \\ldots, a_n`, if every written one is one of these."""
    pattern = pattern_of(tuple(map(strip, terms)))
    if pattern is None or not bases(pattern) <= context.words.indexed:
        return None
    body, upper = pattern
    return _matrix(body, App("range", ONE, read(upper, context)), context, positive)


def _matrix(body: ast.Node, domain: Term | None, context: Context, positive: bool) -> Term:
    """The matrix with these entries; of variances it is assumed that they are positive."""
    with context.binder((INDEX,), domain or App("integers")) as local:
        value = read_number(body, context)
        if positive:
            context.assume(App("lt", ZERO, scale(value)))
        entries = lam(value, local)
    return App("$mat_diagonal", entries) if domain is None else App("mat_diagonal", domain, entries)


def entrywise(node: ast.Node, context: Context, positive: bool = False) -> Term | None:
    """The matrix with what `node` makes of the entries of vectors on its diagonal."""
    vectors = [n for n in names_in(node) if is_vector(n, context)]
    if not vectors or any(is_matrix(n, context) and n not in vectors for n in names_in(node)):
        return None

    def opened(part: ast.Node) -> ast.Node | None:
        if isinstance(part, ast.Binary) and part.op == "odot":
            return ast.Mul((rebuild(part.left, opened), rebuild(part.right, opened)), start=part.start)
        if isinstance(part, ast.Name) and part in vectors:
            letter = _letter(part, context)
            return ast.Name(f"{letter}_{INDEX}", letter, (ast.Name(INDEX),), start=part.start, end=part.end)
        return None

    named = next((v.name for v in vectors if v.name in context.words.matrices), None)
    domain = None if named is None else App("range", ONE, App("$mat_rows", Var(named)))
    return _matrix(rebuild(node, opened), domain, context, positive)


def is_vector(node: ast.Name, context: Context) -> bool:
    """Whether a bare name is a vector whose entries the page writes: `\\sigma` beside `\\sigma_j`."""
    if node.subscript or node.primes or node.label or node.name in context.bound:
        return False
    if _letter(node, context) not in context.words.indexed or node.name in context.words.random:
        return False
    return is_column(node, context) or node.name not in context.words.matrices


def _letter(node: ast.Name, context: Context) -> str:
    """The letter of the entries of a vector: `\\boldsymbol\\sigma` has the entries `\\sigma_j`."""
    plain = next((node.name[len(v) : -1] for v in VECTORIAL if node.name.startswith(v)), node.name)
    return plain if plain in context.words.indexed else node.name


def variances(node: ast.Node, context: Context) -> ast.Node | None:
    r"""The vector of variances `\sigma^2` that stands for a covariance, alone or before an identity.

    Before an identity it is one only if the page says that it is a vector: else `\sigma` is a number.
    """
    node, scaled = strip(node), False
    if isinstance(node, ast.Mul) and len(node.factors) == 2:
        first, unit = map(strip, node.factors)
        scaled = isinstance(unit, ast.Name) and (unit.base or unit.name) in ("I", "bold(I)")
        node = first if scaled else node
    square = isinstance(node, ast.Power) and node.exponent == TWO
    base = strip(node.base) if isinstance(node, ast.Power) and square else None
    if not isinstance(base, ast.Name) or not is_vector(base, context):
        return None
    return node if not scaled or base.name in context.words.matrices else None


def covariance(node: ast.Node, context: Context) -> Term:
    """The covariance of a normal law of a vector."""
    inner = strip(node)
    found: Term | None = None
    if isinstance(inner, ast.Apply) and inner.function.name == "diag":
        found = diagonal(inner, context, positive=True)
    elif (squares := variances(inner, context)) is not None:
        context.note("a vector of variances is read as a diagonal covariance")
        found = entrywise(squares, context, positive=True)
    return matrix(node, context) if found is None else found
