"""First reading of a page: what kind of thing each name is, from how it is used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kld_proof.document.elaborate import prose
from kld_proof.document.elaborate.context import Vocabulary
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.syntax import children, names_in, strip, variables_in, walk
from kld_proof.document.elaborate.vocabulary import (
    COVARIANCE,
    ELEMENTARY,
    EXPECTATION,
    LOGARITHMS,
    OPERATORS,
    VARIANCE,
)
from kld_proof.document.latex import ast
from kld_proof.document.latex.symbols import SymbolTable
from kld_proof.kernel.term import App, Num

OVERLOADABLE = frozenset({"p", "q", "P", "Pr", "pi"})


def scan(page: Page) -> Vocabulary:
    """The vocabulary of a page that was parsed; laws and definitions are still empty."""
    words = Vocabulary(prose=page.words)
    for item in formulas(page):
        for node in item.nodes:
            _application(node, words)
            words.variables.update(_bare(node))
            _random(node, words)
            _matrix(node, words)
        _indexed(item, words)
        _said(item, words)
    _overloaded(page, words)
    _logarithms(page, words)
    words.random -= {x for x in words.random if x.islower() and x.upper() in words.random and len(x) == 1}
    if words.matrices:
        tainted = [n for i in formulas(page) for n in i.nodes if isinstance(n, ast.Mul | ast.Add | ast.Chain)]
        while sum(_taint(node, words) for node in tainted):
            pass
    return words


def _logarithms(page: Page, words: Vocabulary) -> None:
    """The bases of the logarithms of the page, and what the text says the base b is."""
    for item in formulas(page):
        for node in item.nodes:
            if isinstance(node, ast.Apply) and node.function.name == "log" and node.subscript is not None:
                base = node.subscript
                known = str(base.value) if isinstance(base, ast.Number) else getattr(base, "name", "?")
                words.entropy_bases.add(known)
    if re.search(r"\bnats\b|\bb\s*=\s*e\b", words.prose):
        words.log_base = App("exp", Num(1))
    elif re.search(r"\bbits\b|\bb\s*=\s*2\b", words.prose):
        words.log_base = Num(2)


def symbols(words: Vocabulary) -> SymbolTable:
    """The vocabulary as the parser wants it."""
    return SymbolTable(
        functions=frozenset(words.functions - words.variables),
        random=frozenset(words.random - words.functions),
        matrices=frozenset(words.matrices - words.functions),
    )


def _application(node: ast.Node, words: Vocabulary) -> None:
    if not isinstance(node, ast.Apply):
        return
    name = node.function.name
    if name in OPERATORS or name in ELEMENTARY or name in LOGARITHMS or not node.bracket:
        return
    words.functions.add(name)
    letters = {a.base or a.name for a in map(strip, node.args) if isinstance(a, ast.Name)}
    words.arguments.setdefault(name, set()).update(letters)


def _bare(node: ast.Node) -> Iterator[str]:
    """Names that stand for numbers: terms, factors, bases, arguments of laws."""
    below: tuple[ast.Node, ...] = ()
    if isinstance(node, ast.Add):
        below = tuple(t.body if isinstance(t, ast.Neg) else t for t in node.terms)
    elif isinstance(node, ast.Mul):
        pairs = zip(node.factors, (*node.factors[1:], None), (*node.signs, ""), strict=False)
        below = tuple(a for a, b, sign in pairs if sign or not isinstance(b, ast.Group))
    elif isinstance(node, ast.Power):
        below = (node.base,)
    elif isinstance(node, ast.Chain) and node.links[0].relation.op == "~":
        side = node.links[0].side
        below = side.args if isinstance(side, ast.Apply) else ()
    return (n.name for n in below if isinstance(n, ast.Name))


def _random(node: ast.Node, words: Vocabulary) -> None:
    """`X ~ law` and the arguments of expectations make random variables."""
    if isinstance(node, ast.Chain) and node.first is not None and node.links[0].relation.op == "~":
        sides = node.first.items if isinstance(node.first, ast.Tuple) else (node.first,)
        for side in map(strip, sides):
            side = side.body if isinstance(side, ast.Given) else side
            if isinstance(side, ast.Name):
                words.random.add(side.name)
    if (
        isinstance(node, ast.Apply)
        and node.function.name in EXPECTATION | VARIANCE | COVARIANCE
        and _is_mean(node)
    ):
        for argument in node.args:
            words.random.update(_bare_random(argument))


def _is_mean(node: ast.Apply) -> bool:
    return len(node.args) == (2 if node.function.name in COVARIANCE else 1)


def _bare_random(argument: ast.Node) -> set[str]:
    names = {n.name for n in variables_in(argument) if _is_capital(n)}
    argument = strip(argument)
    if isinstance(argument, ast.Name) and not names:
        return {argument.name}
    return names


def _is_capital(name: ast.Name) -> bool:
    base = name.base or name.name
    return len(base) == 1 and base.isupper()


def _matrix(node: ast.Node, words: Vocabulary) -> None:
    if isinstance(node, ast.Transpose):
        words.matrices.update(n.name for n in names_in(node.body))
    if isinstance(node, ast.Name) and (node.base or node.name).startswith("bold("):
        words.matrices.add(node.name)
    if isinstance(node, ast.Name) and (node.base or node.name) == "Sigma":
        words.matrices.add(node.name)
    if isinstance(node, ast.Chain) and isinstance(node.first, ast.Name):
        for link in node.links:
            side = strip(link.side)
            if link.relation.op == "in" and isinstance(side, ast.Power) and isinstance(side.base, ast.Name):
                words.matrices.add(node.first.name)


def _taint(node: ast.Node, words: Vocabulary) -> bool:
    """What is multiplied with or added to a matrix or vector is one; tells whether any was found."""
    if isinstance(node, ast.Mul):
        pairs = list(zip(node.factors, node.factors[1:], strict=False))
        new = {b.name for a, b in pairs if _matrix_factor(a, words) and isinstance(b, ast.Name)}
    elif isinstance(node, ast.Add):
        terms = [t.body if isinstance(t, ast.Neg) else t for t in node.terms]
        tainted = any(_matrix_factor(t, words) for t in terms)
        new = {t.name for t in terms if tainted and isinstance(t, ast.Name)}
    elif isinstance(node, ast.Chain) and isinstance(node.first, ast.Name):
        sides = [strip(link.side) for link in node.links if link.relation.op in ("=", ":=")]
        new = {node.first.name} if any(_matrix_side(s, words) for s in sides) else set()
    else:
        return False
    new -= words.matrices | {"pi", "e", "n"}
    words.matrices |= new
    return bool(new)


def _matrix_factor(node: ast.Node, words: Vocabulary) -> bool:
    node = strip(node)
    if isinstance(node, ast.Name):
        return node.name in words.matrices
    if isinstance(node, ast.Transpose | ast.Matrix):
        return True
    if isinstance(node, ast.Mul):
        return _matrix_factor(node.factors[-1], words) and not _scalar_product(node)
    return isinstance(node, ast.Power) and _matrix_factor(node.base, words)


def _matrix_side(node: ast.Node, words: Vocabulary) -> bool:
    if isinstance(node, ast.Add):
        return any(_matrix_side(t.body if isinstance(t, ast.Neg) else t, words) for t in node.terms)
    return _matrix_factor(node, words)


def _scalar_product(node: ast.Mul) -> bool:
    return isinstance(strip(node.factors[0]), ast.Transpose)


def _indexed(item: Item, words: Vocabulary) -> None:
    assert item.tree is not None
    for statement in item.tree.statements:
        _indices(statement, frozenset(), words)


def _indices(node: ast.Node, bound: frozenset[str], words: Vocabulary) -> None:
    """A name with a bound subscript is indexed."""
    if isinstance(node, ast.BigOp):
        own = {v.name for v in node.variables if isinstance(v, ast.Name)}
        bound |= own
        if node.op == "int":
            words.integrated |= own
    if isinstance(node, ast.Name):
        inner = {n.name for s in node.subscript for n in walk(s) if isinstance(n, ast.Name)}
        if inner & bound:
            words.indexed.add(node.base or node.name)
        return
    for child in children(node):
        _indices(child, bound, words)


def _said(item: Item, words: Vocabulary) -> None:
    """What the words beside an inline formula call it."""
    if item.display or item.tree is None:
        return
    bodies = [s.body for s in item.tree.statements]
    bare = {n.name for body in bodies for n in ([body] if isinstance(body, ast.Name) else [])}
    capitals = {n for n in bare if n[:1].isupper() or n in words.random}
    if prose.speaks_of_random(item.before, item.after):
        words.random.update(capitals)
    if prose.describes(item.after):
        words.described.update(bare - capitals)
    if prose.speaks_of_matrix(item.before):
        words.matrices.update(bare)


def _overloaded(page: Page, words: Vocabulary) -> None:
    joint = {
        node.function.name
        for item in formulas(page)
        for node in item.nodes
        if isinstance(node, ast.Apply) and set(node.separators) & {",", "|"} and ";" not in node.separators
    }
    for name in OVERLOADABLE & words.functions:
        if len(words.arguments.get(name, ())) > 1 or name in joint:
            words.overloaded.add(name)
