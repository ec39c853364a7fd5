"""How formulas use a name: as a number, where no vector or matrix could stand, or as a function.

Main statements: `numbers(items, declared)` and `applied(items)`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kld_proof.document.elaborate.items import Item
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.elaborate.terms.vocabulary import ELEMENTARY, LOGARITHMS, OPERATORS
from kld_proof.document.latex import ast


def numbers(items: Sequence[Item], declared: set[str]) -> set[str]:
    """The small letters that stand beside a number, in a function of numbers, in an exponent or below a line.

    So are those that are added to what the declared names and these make.

    The square of a vector may be its product with itself: a power says nothing.
    """
    found = {n.name for i in items for node in i.nodes for p in _numeric(node) for n in _factors(p)}
    found = {n for n in found if n[:1].islower() and "(" not in n}
    sums = [n for i in items for n in i.nodes.of(ast.Add)]
    while new := {n for add in sums for n in _added(add, found | declared)} - found - declared:
        found |= new
    return found


def _added(add: ast.Add, known: set[str]) -> Iterator[str]:
    """The small letters that are added to a term of known numbers."""
    terms = [strip(t.body) if isinstance(t, ast.Neg) else strip(t) for t in add.terms]
    if any((inside := {n.name for n in names_in(t)}) and inside <= known for t in terms):
        yield from (
            t.name for t in terms if isinstance(t, ast.Name) and t.name[:1].islower() and "(" not in t.name
        )


def _numeric(node: ast.Node) -> Iterator[ast.Node]:
    """The parts of a node that are numbers, because of where they stand."""
    match node:
        case ast.Add(terms=terms):
            parts = [strip(t.body) if isinstance(t, ast.Neg) else strip(t) for t in terms]
            if any(isinstance(p, ast.Number) and p.value for p in parts):
                yield from parts
        case ast.Apply(function=f, args=(a,)) if f.name in ELEMENTARY or f.name in LOGARITHMS:
            yield a
        case ast.Power(base=ast.Name(name="e"), exponent=a):
            yield a
        case ast.Div(denominator=a):
            yield a
        case ast.Sqrt(body=a):
            yield a
        case ast.Derivative(variables=variables, partial=False):
            yield from (v for v, _ in variables)
        case ast.BigOp(variables=variables, lower=lower) if lower is not None:
            yield from variables


def _factors(node: ast.Node) -> Iterator[ast.Name]:
    """The name that a node is, or the names that it is a plain product of, with their sign."""
    node = strip(node)
    node = strip(node.body) if isinstance(node, ast.Neg) else node
    if isinstance(node, ast.Name):
        yield node
    elif isinstance(node, ast.Mul) and all(isinstance(strip(f), ast.Name | ast.Number) for f in node.factors):
        yield from (f for f in map(strip, node.factors) if isinstance(f, ast.Name))


def connected(items: Sequence[Item], known: set[str]) -> set[str]:
    """The small letters in sums of small letters of which one is a number: a, b, c in `a x^2 + b x + c`."""
    found = set[str]()
    for add in (n for i in items for n in i.nodes.of(ast.Add)):
        names = {n.name for n in names_in(add)}
        if names & known and all(n[:1].islower() and "(" not in n for n in names):
            found |= names
    return found


def applied(items: Sequence[Item]) -> tuple[set[str], set[str]]:
    """The functions that relations introduce, `f(x) = ...`, and those applied to a name or a number."""
    heads, called = set[str](), set[str]()
    for item in items:
        for node in item.nodes.of(ast.Apply):
            plain = node.bracket == "(" and node.function.name not in OPERATORS
            if plain and all(isinstance(strip(a), ast.Name | ast.Number) for a in node.args):
                called.add(node.function.name)
        for _, chain in chains(item) if item.tree is not None else ():
            head = strip(chain.first) if chain.first is not None else None
            known = isinstance(head, ast.Apply) and head.function.name in called
            if (
                isinstance(head, ast.Apply)
                and known
                and all(isinstance(strip(a), ast.Name) for a in head.args)
            ):
                heads.add(head.function.name)
    return heads, called


def drawn_from(items: Sequence[Item]) -> set[str]:
    """The names in the laws that a section states: `\\mu` and `\\sigma` of `X \\sim N(\\mu, \\sigma^2)`."""
    chains_ = [c for i in items if i.tree is not None for _, c in chains(i)]
    laws = [c.links[0].side for c in chains_ if c.links[0].relation.op == "~"]
    return {n.name for law in laws for n in names_in(law)}


def parameters(items: Sequence[Item]) -> set[str]:
    """The arguments of the functions that relations introduce: `x` in `f(x) = x^2 + 1`."""
    found = set[str]()
    for _, chain in (c for i in items if i.tree is not None for c in chains(i)):
        head = strip(chain.first) if chain.first is not None else None
        if isinstance(head, ast.Apply) and head.bracket == "(" and head.function.name not in OPERATORS:
            names = [n for n in map(strip, head.args) if isinstance(n, ast.Name)]
            if len(names) == len(head.args) and chain.links[0].relation.op in ("=", ":="):
                found.update(n.name for n in names)
    return found
