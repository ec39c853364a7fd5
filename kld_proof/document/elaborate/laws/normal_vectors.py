r"""Random vectors with a normal law: their densities, and means of exponentials of them as integrals.

Main statements: `density(node, context)` is `\mathcal{N}(x; m, S)` for `f_X(x)`, if X has the law
`\mathcal{N}(m, S)`; `integral(value, context)` the mean of an exponential of such a vector.
"""

from __future__ import annotations

from kld_proof.document.elaborate.matrix.densities import normal, positive_factors
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.matrices.reading import ZEROS, matrix
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Num, Term, Var, bind, names, substitute, subterms
from kld_proof.record import replace

LETTERS = ("f", "p")
POINT = "\0drawn"


def owner(node: ast.Apply, words: Vocabulary) -> str:
    """The normal vector whose density at a vector a node is: `f_X(x)`, `p(x)`; else "".

    A density `p(y)` of data whose law has parameters that are random themselves is another one.
    """
    function, letter = node.function, node.function.base or node.function.name
    argument = strip(node.args[0]) if len(node.args) == 1 else None
    if letter not in LETTERS or not isinstance(argument, ast.Name) or node.power is not None:
        return ""
    if len(function.subscript) == 1 and isinstance(function.subscript[0], ast.Name):
        found = [function.subscript[0].name]
    elif function.name == letter:
        found = [argument.name, argument.name.upper()]
    else:
        return ""
    name = next((n for n in found if n in words.gaussian), "")
    if not name or argument.name.lower() != name.lower() or argument.name not in words.matrices:
        return ""
    random = words.vectors | words.random | words.arguments.get(letter, set())
    return "" if {n.name for a in words.gaussian[name].args for n in names_in(a)} & random else name


def density(node: ast.Apply, context: Context) -> ast.Apply | None:
    r"""`\mathcal{N}(x; m, S)` for the density of a normal vector; None for other functions."""
    name = owner(node, context.words)
    if not name or context.words.definitions.keys() & {f"{node.function.name}()"}:
        return None
    law = context.words.gaussian[name]
    return replace(law, args=(*node.args, *law.args), separators=(";", ","), start=node.start, end=node.end)


def integral(value: Term, context: Context) -> Term | None:
    """The mean of a value in which one normal vector stands in an exponential; None of other ones."""
    inside = sorted(names(value) & context.words.vectors)
    if len(inside) != 1 or inside[0] not in context.words.gaussian or not _grows(value, inside[0]):
        return None
    own = Context(context.words, context.nodes)
    try:
        mean, spread = (_parameter(a, own) for a in context.words.gaussian[inside[0]].args)
    except ReadError:
        return None
    if (names(mean) | names(spread)) & context.words.vectors:
        return None
    for condition in positive_factors(spread):
        context.assume(condition)
    point = Var(POINT)
    body = App("mul", normal(point, mean, spread), substitute(value, {inside[0]: point}))
    context.note(f"the mean is the integral with the density of {inside[0]}")
    return App("integral", App("columns", App("$mat_rows", Var(inside[0]))), bind(body, POINT))


def _parameter(node: ast.Node, context: Context) -> Term:
    node = strip(node)
    return ZEROS if node == ast.Number(Num(0).value) else matrix(node, context)


def _grows(value: Term, name: str) -> bool:
    """Whether a name stands in an exponential that stands under no logarithm."""
    if isinstance(value, App) and value.head == "ln":
        return False
    if isinstance(value, App) and value.head == "exp" and name in names(value):
        return all(_is_arithmetic(s) for s in subterms(value) if isinstance(s, App) and name in names(s))
    return isinstance(value, App) and any(_grows(a, name) for a in value.args)


def _is_arithmetic(t: App) -> bool:
    return t.head in ("exp", "add", "neg", "mul", "div", "pow") or t.head.startswith("mat_")
