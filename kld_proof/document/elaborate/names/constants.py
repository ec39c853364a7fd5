r"""Capital letters under a mean that are numbers: the T of `E[e^{\sqrt{T} Z}]` where "$T > 0$" is assumed.

Main statement: `settle(page, words, declared)`.  A capital is random by default.  It is a number if the text
assumes an inequality of it, or it stands under a root beside a name that it numbers (`S_T`); no law, no
operator and no probability is that of the letter alone, nothing calls it random, and wherever it stands under
an operator there is another random variable beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import prose
from kld_proof.document.elaborate.names.declared import Declared
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip, walk
from kld_proof.document.elaborate.terms.vocabulary import OPERATORS
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Var

PROBABILITIES = frozenset({"P", "Pr", "bb(P)"})


def settle(page: Page, words: Vocabulary, declared: Declared) -> None:
    """Take what is a number out of the random variables."""
    capitals = {n for n in words.random if n[:1].isupper()} - words.laws.keys()
    times = {n for item in formulas(page) for n in _times(item)} if capitals else set[str]()
    bounded = {n for n in capitals if n in times or _is_bounded(n, declared)}
    if not bounded:
        return
    uses = [node for item in formulas(page) for node in item.nodes]
    random = {n for node in uses for n in _random(node)}
    random |= {n for item in formulas(page) for n in _called(item)}
    applied = [n for n in uses if isinstance(n, ast.Apply) and n.function.name in OPERATORS]
    equations = (n for n in uses if isinstance(n, ast.Chain) and n.links[0].relation.op in ("=", ":="))
    heads = (strip(n.first) for n in equations if n.first is not None)
    defined = {h.name for h in heads if isinstance(h, ast.Name)}
    for name in bounded - random - defined:
        others = words.random - {name}
        around = [{n.name for a in node.args for n in names_in(a)} for node in applied]
        if all(inside & others for inside in around if name in inside):
            words.random.discard(name)


def _times(item: Item) -> Iterator[str]:
    """The capitals alone under a root, `\\sqrt{T}`, that number something else there: `S_T`."""
    rooted = {strip(n.body) for n in item.nodes.of(ast.Sqrt)}
    below = {s for n in item.nodes.of(ast.Name) for s in n.subscript} if rooted else set()
    yield from (n.name for n in rooted & below if isinstance(n, ast.Name) and n.name.isupper())


def _is_bounded(name: str, declared: Declared) -> bool:
    stated = (a.premise.prop for a in declared.assumptions if not a.premise.inferred)
    return any(isinstance(p, App) and p.head in ("lt", "le", "in") and Var(name) in p.args for p in stated)


def _random(node: ast.Node) -> Iterator[str]:
    """The names that a node treats as random variables of their own."""
    if isinstance(node, ast.Apply):
        for argument in map(strip, node.args if node.function.name in PROBABILITIES | OPERATORS else ()):
            if isinstance(argument, ast.Name):
                yield argument.name
            elif isinstance(argument, ast.Chain | ast.Given):
                yield from (n.name for n in names_in(argument))
        below = (node.subscript, *node.function.subscript)
        yield from (n.name for s in below if s is not None for n in walk(s) if isinstance(n, ast.Name))
    elif isinstance(node, ast.Chain) and node.first is not None and node.links[0].relation.op == "~":
        yield from (n.name for n in names_in(node.first))


def _called(item: Item) -> Iterator[str]:
    """The names beside which the text speaks of random variables."""
    if not item.display and prose.speaks_of_random(item.before, item.after):
        yield from (n.name for n in item.nodes.of(ast.Name))
