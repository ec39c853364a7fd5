r"""Letters with a usual meaning that is no real number, on pages that do not say what they mean.

Main statement: `poison(page, words)`.  An `i` or `j` that nothing counts with or introduces may be the
imaginary unit, as in `e^{i t}`: formulas with it are unread.  A `\delta_{ij}` that is not defined may be
Kronecker's, and an `\epsilon_{ijk}` that of Levi-Civita: they are no free numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip, walk
from kld_proof.document.latex import ast

UNITS = frozenset("ij")
SYMBOLS = {"delta": 2, "epsilon": 3, "varepsilon": 3}
"""Letters of symbols that are told by how many indices they have."""


def poison(page: Page, words: Vocabulary) -> None:
    """Leave `i` and `j` unread where they may be the imaginary unit; a Kronecker delta is described."""
    for unit in UNITS & words.letters:
        if any(_turns(item, unit) for item in formulas(page)) or not _is_introduced(page, unit, words):
            words.poisoned.setdefault(unit, f"nothing says what {unit} is: the imaginary unit?")
    for item in formulas(page):
        if "aleph" in item.block.text or "beth" in item.block.text:
            cardinals = (n for n in item.nodes.of(ast.Name) if n.base in ("aleph", "beth"))
            words.poisoned.update((n.name, "this is a cardinal, and no real number") for n in cardinals)
        if "delta_" in item.block.text or "epsilon_" in item.block.text:
            names = item.nodes.of(ast.Name)
            words.described |= {n.name for n in names if _indices(n) == SYMBOLS.get(n.base)}


def _turns(item: Item, unit: str) -> bool:
    """Whether a formula has a power of e with the letter in it, as a factor that nothing binds."""
    powers = [n.exponent for n in item.nodes.of(ast.Power) if n.base == ast.Name("e")]
    applied = [n for n in item.nodes.of(ast.Apply) if n.function.name == "exp" and len(n.args) == 1]
    for exponent in map(strip, (*powers, *(n.args[0] for n in applied))):
        if isinstance(exponent, ast.Neg):
            exponent = strip(exponent.body)
        if isinstance(exponent, ast.Div):
            exponent = strip(exponent.numerator)
        factors = exponent.factors if isinstance(exponent, ast.Mul) else ()
        if any(f == ast.Name(unit) for f in factors) and unit not in _bound(item):
            return True
    return False


def _bound(item: Item) -> set[str]:
    operators = item.nodes.of(ast.BigOp)
    return {v.name for n in operators for v in n.variables if isinstance(v, ast.Name)}


def _is_introduced(page: Page, unit: str, words: Vocabulary) -> bool:
    """Whether a page counts with a letter, lists or compares it, or speaks of it."""
    return unit in words.said or any(_counts(item, unit) for item in formulas(page))


def _counts(item: Item, unit: str) -> bool:
    for node in item.nodes:
        if isinstance(node, ast.Name):
            if any(n.name == unit for s in node.subscript for n in walk(s) if isinstance(n, ast.Name)):
                return True
        elif isinstance(node, ast.BigOp):
            if unit in _bound(item):
                return True
        elif isinstance(node, ast.Chain | ast.Apply) and unit in _heads(node):
            return True
    body = item.tree.statements[0].body if item.tree is not None and item.tree.statements else None
    return not item.display and body is not None and unit in _listed(body)


def _heads(node: ast.Chain | ast.Apply) -> Iterator[str]:
    """What a relation says something of, and the arguments of functions."""
    heads = node.args if isinstance(node, ast.Apply) else (node.first, *(k.side for k in node.links))
    return (n for h in heads if h is not None for n in _listed(h))


def _listed(node: ast.Node) -> Iterator[str]:
    node = strip(node)
    items = node.items if isinstance(node, ast.Tuple) else (node,)
    return (n.name for n in map(strip, items) if isinstance(n, ast.Name))


def _indices(name: ast.Name) -> int:
    """How many letters or digits number a name."""
    found = 0
    for written in name.subscript:
        if isinstance(written, ast.Number):
            found += len(str(written.value))
        else:
            found += sum(1 for _ in names_in(written))
    return found
