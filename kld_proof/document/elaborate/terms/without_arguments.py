"""Functions without their arguments: the `L` of `\\partial L / \\partial \\mu` and of `\\ln L = ...`.

Main statement: `stands_for_value(name, context)`.  Where it does, the name is read with the letters of its
definition as arguments, and the report says so.
"""

from __future__ import annotations

from itertools import pairwise

from kld_proof.document.elaborate.terms.context import Context
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.latex import ast


def stands_for_value(node: ast.Name, context: Context) -> bool:
    """Whether a bare function of the page stands for its value at the letters of its definition."""
    key = node.base + "()" if node.primes else node.name + "()"
    if key not in context.words.definitions or context.nodes.of(ast.Evaluation):
        return False
    return _is_differentiated(node, key, context) or _has_its_letters(node, key, context)


def _is_differentiated(node: ast.Name, key: str, context: Context) -> bool:
    """Whether a function of the page stands in a formula that differentiates it: the y of `dy/dx = k y`.

    So it is with `y'' + y`, where the function has one argument.  Beside a value at a point,
    `dy/dx |_{x=0} = k y` or `y'(0)`, nothing says at which one the function is meant.
    """
    own = context.words.parameters.get(key, ())
    for derivative in context.nodes.of(ast.Derivative):
        by = {n.name for v, _ in derivative.variables for n in names_in(v)}
        if strip(derivative.body) == node or (not by.isdisjoint(own) and node in names_in(derivative.body)):
            return not _is_applied(key, context) or strip(derivative.body) == node
    primed = any(n.primes and n.base + "()" == key for n in context.nodes.of(ast.Name))
    return primed and not _is_applied(key, context) and len(own) == 1


def _has_its_letters(node: ast.Name, key: str, context: Context) -> bool:
    r"""Whether all letters of the definition stand free in the formula: `\ln L = \sum_i f(x_i, \mu)`."""
    own = context.words.parameters.get(key, ())
    if node.primes or key in context.words.elsewhere or context.bound or _is_applied(key, context):
        return False
    written = {n.name for n in context.nodes.of(ast.Name)}
    if not own or not written.issuperset(own) or _binds(own, context):
        return False
    context.partly.add(node.name)
    return True


def _binds(letters: tuple[str, ...], context: Context) -> bool:
    """Whether an integral, a sum or a derivative of the formula has one of these as its variable."""
    from kld_proof.document.elaborate.names.shadows import binds

    return any(not binds(n).isdisjoint(letters) for n in context.nodes)


def _is_applied(key: str, context: Context) -> bool:
    """Whether the formula has the function with an argument, or with a bracket that may be one."""
    if any(n.function.base + "()" == key for n in context.nodes.of(ast.Apply)):
        return True
    return any(
        isinstance(behind, ast.Group) and isinstance(name, ast.Name) and name.base + "()" == key
        for product in context.nodes.of(ast.Mul)
        for name, behind in pairwise(product.factors)
    )
