"""Under which name a function of the page is known: `p` with several meanings has one name for each.

Main statements: `key(node, context)`, and `numbers(node, words)`, the arguments that vary something.
"""

from __future__ import annotations

from kld_proof.document.elaborate.terms.context import Context, ReadError, Unknown, Vocabulary
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.elaborate.terms.vocabulary import OPERATORS
from kld_proof.document.latex import ast


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
    base = letter(argument, node)
    term = isinstance(argument, ast.Name) and argument.subscript and base in context.words.indexed
    return f"{base}_" if term else base


def letter(argument: ast.Node, node: ast.Apply) -> str:
    argument = strip(argument)
    if isinstance(argument, ast.Name):
        return argument.base or argument.name
    raise Unknown(
        f"{node.function.name} has several meanings on this page: say which by a bare argument", node.start
    )


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


def single(node: ast.Apply) -> ast.Node:
    if len(node.args) != 1:
        raise ReadError(f"{node.function.name} has one argument", node.start)
    return node.args[0]
