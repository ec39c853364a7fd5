"""Which names are sequences: those with the index of a sum, of a list with dots, or of another sequence."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kld_proof.document.elaborate.items import Item
from kld_proof.document.elaborate.terms import dots
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import children, strip, walk
from kld_proof.document.latex import ast


def of_item(item: Item, present: Collection[type[ast.Node]], words: Vocabulary) -> None:
    """The sequences of one formula; `present` are the kinds of nodes in it."""
    assert item.tree is not None
    if ast.Ellipsis in present:
        for node in item.nodes:
            _dots(node, words)
    if ast.BigOp in present:
        for statement in item.tree.statements:
            _indices(statement, frozenset(), words)


def _dots(node: ast.Node, words: Vocabulary) -> None:
    """`a_1 + a_2 + \\ldots + a_n` has the sequence a."""
    if not isinstance(node, ast.Add | ast.Mul):
        return
    terms = node.terms if isinstance(node, ast.Add) else node.factors
    if any(isinstance(t, ast.Ellipsis) for t in terms):
        pattern = dots.pattern_of(terms)
        words.indexed |= dots.bases(pattern) if pattern is not None else set()


def _indices(node: ast.Node, bound: frozenset[str], words: Vocabulary) -> None:
    """A name with a bound subscript is indexed."""
    if isinstance(node, ast.BigOp):
        own = {v.name for v in node.variables if isinstance(v, ast.Name)}
        bound |= own
        if node.op in ("sum", "prod") and node.lower is not None and node.upper is not None:
            for name in own:
                words.bounds.setdefault(name, set()).add((node.lower, node.upper))
        if node.op == "int":
            words.integrated |= own
        elif node.op == "sum" and node.upper is None:
            words.summed |= own
    if isinstance(node, ast.Name):
        inner = {n.name for s in node.subscript for n in walk(s) if isinstance(n, ast.Name)}
        if inner & bound:
            words.indexed.add(node.base or node.name)
        return
    for child in children(node):
        _indices(child, bound, words)


def spread(chains: Sequence[ast.Chain], words: Vocabulary) -> None:
    """`y_i = \\mu + \\varepsilon_i` with a sequence y: what has its index is one."""
    before = -1
    while len(words.indexed) > before:
        before = len(words.indexed)
        for chain in chains:
            head = strip(chain.first) if chain.first is not None else None
            if isinstance(head, ast.Name) and (head.base or head.name) in words.indexed:
                _beside(head, chain, words)


def _beside(head: ast.Name, chain: ast.Chain, words: Vocabulary) -> None:
    """The sequences in what is said to be equal to a term of one."""
    own = frozenset(s.name for s in head.subscript if isinstance(s, ast.Name))
    for link in chain.links if own else ():
        if link.relation.op in ("=", ":=", "=="):
            _indices(link.side, own, words)
