"""What the head of a chain could be a new name for."""

from __future__ import annotations

from kld_proof.document.elaborate.laws import densities, functionals
from kld_proof.document.elaborate.terms import functions, keys
from kld_proof.document.elaborate.terms.context import Context, ReadError, Unknown, Vocabulary
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.elaborate.terms.vocabulary import (
    DIVERGENCE,
    ELEMENTARY,
    ENTROPY,
    LOGARITHMS,
    OPERATORS,
)
from kld_proof.document.latex import ast


def head_key(node: ast.Node, words: Vocabulary) -> tuple[str, tuple[str, ...]] | None:
    """The name that a relation with the head `node` could define, and its parameters."""
    node = strip(node)
    if isinstance(node, ast.Name):
        return _name_key(node, words)
    if not isinstance(node, ast.Apply) or node.power is not None:
        return None
    name = node.function.name
    if name in DIVERGENCE | ENTROPY and name not in words.own:
        if _is_function_of_numbers(node, words):
            return _function_key(node, words)
        return _label_key(node, words)
    if (
        (name in OPERATORS and name not in words.own and functions.is_operator(node))
        or name in ELEMENTARY.keys() - words.own
        or name in LOGARITHMS
        or node.function.primes
    ):
        return None
    if densities.is_functional(node, Context(words)) or (words.gaussian and _is_of_vector(node, words)):
        return None
    if functionals.is_label(node, words):
        return functionals.functional_label(node), ()
    return _function_key(node, words)


def _is_of_vector(node: ast.Apply, words: Vocabulary) -> bool:
    """Whether a node is the density of a normal vector of the page."""
    from kld_proof.document.elaborate.laws import normal_vectors

    return normal_vectors.owner(node, words) != ""


def _is_function_of_numbers(node: ast.Apply, words: Vocabulary) -> bool:
    arguments = [strip(a) for a in node.args]
    return node.function.name in ENTROPY and all(
        isinstance(a, ast.Name) and a.name not in words.random and not a.name[:1].isupper() for a in arguments
    )


def _is_unit(node: ast.Name, words: Vocabulary) -> bool:
    """Whether a name is an identity matrix, or zeros or ones with their number."""
    base = node.base or node.name
    return node.name in words.matrices and (base == "I" or base.isdigit())


def _name_key(node: ast.Name, words: Vocabulary) -> tuple[str, tuple[str, ...]] | None:
    if node.name in words.random or node.name in ("pi", "e", "infty") or _is_unit(node, words):
        return None
    if node.primes and node.base in words.functions:
        return None  # the derivative of a function of the page
    if (node.base or node.name) in words.indexed and node.subscript:
        if not all(isinstance(s, ast.Name) for s in node.subscript):
            return None
        indices = tuple(s.name for s in node.subscript if isinstance(s, ast.Name))
        return (node.base + "()", indices) if len(set(indices)) == len(indices) else None
    return node.name, ()


def _function_key(node: ast.Apply, words: Vocabulary) -> tuple[str, tuple[str, ...]] | None:
    arguments = [parameter_of(a) for a in keys.numbers(node, words)]
    if not all(isinstance(a, ast.Name) for a in arguments) or "||" in node.separators:
        return None
    parameters = tuple(a.name for a in arguments if isinstance(a, ast.Name))
    if len(set(parameters)) != len(parameters) or any(p in ("pi", "e", "infty") for p in parameters):
        return None
    try:
        return keys.key(node, Context(words)) + "()", parameters
    except ReadError:  # a letter with several meanings defines nothing
        return None


def parameter_of(argument: ast.Node) -> ast.Node:
    """What varies in an argument of a head: `\\sigma` in `\\ell(\\mu, \\sigma^2)`."""
    argument = strip(argument)
    if isinstance(argument, ast.Power) and isinstance(strip(argument.exponent), ast.Number):
        return strip(argument.base)
    return argument


def _label_key(node: ast.Apply, words: Vocabulary) -> tuple[str, tuple[str, ...]] | None:
    """The label of a functional that neither known laws nor the densities of the page give."""
    try:
        known = functionals.of_law(node, Context(words)) is not None
    except Unknown:
        known = False
    except ReadError:
        return None
    known = known or (node.function.name in DIVERGENCE and _is_of_densities(node, words))
    return None if known else (functionals.functional_label(node), ())


def _is_of_densities(node: ast.Apply, words: Vocabulary) -> bool:
    """Whether a divergence is between densities that the page has: then a relation about it is a claim."""
    try:
        return functionals.of_densities(node, Context(words)) is not None
    except ReadError:
        return False
