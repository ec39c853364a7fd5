r"""Models of numbered data: `y_i = a + b x_i + \varepsilon_i` says how data arise, and defines nothing.

What is proved of the data holds for all numbers; under means the equation is put in (`laws.transforms`).  So
it is on pages that speak of models and use the noise in no other claim; else such an equation may define y.

Main statements: `models(page, words)` are the relations that say so; they are no claims.  `data(item)` are
the sequences that one is about, with their index and their last number, `i = 1, \ldots, n` beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language.statistic import MODELS
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip, walk
from kld_proof.document.elaborate.terms.vocabulary import COVARIANCE, EXPECTATION, VARIANCE
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ONE

NOISE = frozenset({"epsilon", "varepsilon"})
MOMENTS = EXPECTATION | VARIANCE | COVARIANCE


def models(page: Page, words: Vocabulary) -> set[int]:
    """The chains in display formulas that are one relation for data with noise."""
    if not MODELS.search(words.prose):
        return set()
    found = {
        id(chain): chain for item in formulas(page) for chain, _ in _models(item) if len(chain.links) == 1
    }
    if not found or any(_is_used(item, found) for item in formulas(page)):
        return set()
    return set(found)


def _is_used(item: Item, found: Mapping[int, ast.Chain]) -> bool:
    """Whether a formula speaks of the noise beside models, its law and means."""
    if not item.display and all(isinstance(strip(s.body), ast.Name) for s in item.tree.statements):  # type: ignore[union-attr]
        return False
    known: list[ast.Node] = [c for c in item.nodes.of(ast.Chain) if id(c) in found or _is_law(c)]
    known += [a for a in item.nodes.of(ast.Apply) if a.function.name in MOMENTS]
    told = {id(n) for k in known for n in walk(k)}
    return any(n.base in NOISE and id(n) not in told for n in item.nodes.of(ast.Name))


def _is_law(chain: ast.Chain) -> bool:
    return chain.links[0].relation.op == "~"


def _models(item: Item) -> Iterator[tuple[ast.Chain, ast.Name]]:
    for _, chain in chains(item) if item.display else ():
        head = strip(chain.first) if chain.first is not None else None
        link = chain.links[0]
        if isinstance(head, ast.Name) and link.relation.op == "=" and ends_in_noise(head, link.side):
            yield chain, head


def data(item: Item) -> Iterator[tuple[str, str, str]]:
    """The names of the sequences in a model whose index runs from 1 to a name, with both."""
    for chain, head in _models(item):
        if len(head.subscript) != 1 or not isinstance(index := strip(head.subscript[0]), ast.Name):
            continue
        for end in _ends(item, index):
            for name in (head, *names_in(chain.links[0].side)):
                if name.subscript == head.subscript:
                    yield name.base, index.name, end


def _ends(item: Item, index: ast.Name) -> Iterator[str]:
    r"""The n of `i = 1, \ldots, n`."""
    for chain in item.nodes.of(ast.Chain):
        side = strip(chain.links[0].side)
        if chain.first == index and chain.links[0].relation.op == "=" and isinstance(side, ast.Tuple):
            first, *dots, last = map(strip, side.items)
            listed = any(isinstance(d, ast.Ellipsis) for d in dots)
            if first == ast.Number(ONE.value) and listed and isinstance(last, ast.Name):
                yield last.name


def ends_in_noise(head: ast.Name, side: ast.Node) -> bool:
    """Whether a side is a sum with a last term, `\varepsilon_i`, that has the indices of the head."""
    last = strip(side.terms[-1]) if isinstance(side, ast.Add) else None
    named = isinstance(last, ast.Name) and last.base in NOISE and head.base not in NOISE
    return named and bool(head.subscript) and last.subscript == head.subscript  # type: ignore[union-attr]
