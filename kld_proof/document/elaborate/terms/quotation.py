"""Notation without a meaning here is kept as it is written: a number of which nothing is known.

Statement: `quoted(node, context)` is an unspecified function, named by the text of `node`, of everything that
the text depends on.  Equal notation is the same number, and nothing else about it can be proved; a
counterexample would prove nothing (`context.open`).

Implementation: the function gets the free names of the node, of the definitions of its names and of the
laws of its random variables as arguments, because a derivative or a sum around it may bind them.
"""

from __future__ import annotations

from kld_proof.document.elaborate.terms.context import Context, ReadError
from kld_proof.document.elaborate.terms.syntax import walk
from kld_proof.document.latex import ast
from kld_proof.document.latex.rendering import render
from kld_proof.kernel.term import ZERO, App, Term, Var, names

KEPT = (
    ast.Apply, ast.BigOp, ast.Evaluation, ast.Angle, ast.Derivative, ast.Cases, ast.Binom, ast.Norm,
    ast.Binary, ast.Matrix,
)  # fmt: skip
"""The kinds of nodes that can be kept as written."""
KEEPS = "$`"
"""How the names of functions begin that stand for notation kept as it is written."""
OUTCOME = "\0outcome"
STYLED = ("cal(", "bb(", "scr(", "frak(")


def quoted(node: ast.Node, context: Context) -> Term:
    """The value of `node` as a number of which nothing is known."""
    context.open = True
    arguments: dict[str, Term] = {}
    own = _bound_inside(node) - set(context.bound)
    heads = {id(n.function) for n in walk(node) if isinstance(n, ast.Apply)}

    def hole(name: ast.Name) -> str | None:
        if name.name in own or (name.name not in context.bound and not _is_variable(name, heads, context)):
            return None
        if name.name not in arguments:
            arguments[name.name] = _value(name, context)
        return f"#{list(arguments).index(name.name) + 1}"

    text = render(node, hole)
    if OUTCOME in context.bound:
        arguments[OUTCOME] = context.bound[OUTCOME]
    for key in sorted(_dependencies(node, context) - set(arguments) - own):
        arguments[key] = context.bound.get(key) or Var(key)
    context.note(f"`{shown(text, list(arguments))}` is kept as it is written: nothing is known about it")
    return App(KEEPS + text, *(arguments.values() or (ZERO,)))  # a function needs an argument to have values


def shown(text: str, arguments: list[str]) -> str:
    """The text of a function that keeps notation, with `arguments` put in."""
    from kld_proof.document.latex.spelling import latex_name

    for k in range(len(arguments), 0, -1):
        name = arguments[k - 1]
        text = text.replace(f"#{k}", "\\cdot" if name.startswith("\0") else latex_name(name))
    return text


def _bound_inside(node: ast.Node) -> set[str]:
    binders = [n for n in walk(node) if isinstance(n, ast.BigOp)]
    return {v.name for n in binders for v in n.variables if isinstance(v, ast.Name)}


def _is_variable(name: ast.Name, heads: set[int], context: Context) -> bool:
    """Whether a name stands for a number (or a vector) that something outside may bind."""
    words, base = context.words, name.base or name.name
    if id(name) in heads or name.name in words.random or name.name in ("infty", "pi", "e"):
        return False
    return not base.startswith(STYLED) and not (base in words.indexed and name.subscript)


def _value(name: ast.Name, context: Context) -> Term:
    if name.name in context.bound:
        return context.bound[name.name]
    value = None if name.name in context.words.matrices else context.value_of(name.name, name.start)
    return Var(name.name) if value is None else value


def _dependencies(node: ast.Node, context: Context) -> set[str]:
    """The free names of the definitions and laws of what stands in `node`."""
    found: set[str] = set()
    for name in {n.name for n in walk(node) if isinstance(n, ast.Name)}:
        for key in context.words.definitions:
            if key.startswith(name) and key[len(name) : len(name) + 1] in ("(", "_", "["):
                try:
                    found |= names(context.words.definitions[key]())
                except ReadError:
                    continue
        law = context.words.laws.get(name)
        if law is not None:
            found |= names(law.density) | names(law.support)
    return {n for n in found if n[0] not in "$\0"}
