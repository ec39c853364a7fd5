"""Which names are sequences: those with the index of a sum, a list or another sequence, or beside a dot."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from kld_proof.document.elaborate.items import Item
from kld_proof.document.elaborate.terms import dots
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import children, strip, walk
from kld_proof.document.latex import ast
from kld_proof.document.latex.spelling import DOT


def of_item(item: Item, present: Collection[type[ast.Node]], words: Vocabulary) -> None:
    """The sequences of one formula; `present` are the kinds of nodes in it."""
    assert item.tree is not None
    if ast.Ellipsis in present:
        for node in item.nodes:
            _dots(node, words)
    words.indexed |= {n.base for n in item.nodes.of(ast.Name) if DOT in n.base and n.subscript}
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


def of_schemes(items: Iterable[Item], words: Vocabulary) -> None:
    """`v_i = \\ln s_i^2` beside `v_1`, `h_k = r^k` beside `h_{k+1}` say what all members of a family are.

    A letter below a name numbers nothing by itself; it does where the right side has it too, below other
    names or alone, and the page has the name with a number or with this letter and a number below, and says
    nothing else of single members.  It does so too where the other names below it are those of sequences and
    the page has the name with another letter: `p_i = e^{z_i} / \\sum_j e^{z_j}` beside `p_j`.
    """
    below: dict[str, set[str]] = {}  # what stands below each base, see `_kind`
    defined: list[tuple[ast.Name, ast.Node]] = []
    for item in items:
        for node in item.nodes:
            if isinstance(node, ast.Name) and len(node.subscript) == 1:
                below.setdefault(node.base or node.name, set()).add(_kind(node))
            elif isinstance(node, ast.Chain) and node.first is not None:
                head = strip(node.first)
                if isinstance(head, ast.Name) and node.links[0].relation.op in ("=", ":="):
                    defined.append((head, node.links[0].side))
    for head, side in defined:
        letter = strip(head.subscript[0]) if len(head.subscript) == 1 else None
        if not isinstance(letter, ast.Name) or letter.name not in NUMBERING or head.label or head.primes:
            continue
        inside = [n for n in walk(side) if isinstance(n, ast.Name)]
        beside = {n.base for n in inside if n.subscript and strip(n.subscript[0]) == letter}
        if head.base in {n.base or n.name for n in inside} or not (beside or letter in inside):
            continue
        if any(h.base == head.base and _kind(h) == "1" for h, _ in defined):
            continue
        kinds = below.get(head.base, set())
        others = {f"{x}'" for x in NUMBERING - {letter.name, TIME}}
        if letter.name == TIME and TIME not in kinds:
            continue
        if {"1", letter.name} & kinds or (others & kinds and beside & words.indexed):
            words.indexed |= {head.base, *beside}


TIME = "t"
NUMBERING = frozenset("ijklmn" + TIME)
"""The letters that number the members of a family without a sum or a list that says so.

Time does so only where a number is added to it: `x_t` may be the total of something.
"""


def _kind(name: ast.Name) -> str:
    """What stands below a name: 1 for a number, k in `k + 1`, k' for k alone, nothing for anything else."""
    index = strip(name.subscript[0]) if len(name.subscript) == 1 else None
    if isinstance(index, ast.Number):
        return "1"
    if isinstance(index, ast.Add) and len(index.terms) == 2:
        first, second = strip(index.terms[0]), strip(index.terms[1])
        second = strip(second.body) if isinstance(second, ast.Neg) else second
        if isinstance(first, ast.Name) and isinstance(second, ast.Number):
            return first.name
    return f"{index.name}'" if isinstance(index, ast.Name) and index.name in NUMBERING else ""
