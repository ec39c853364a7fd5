"""How many there are: "n observations", "a sample of size n" and lists up to x_n make n a positive integer.

That is inferred, unless the text says what kind of number the name is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.names.declared import Declared
from kld_proof.document.elaborate.names.needed import inferred_at, opposites
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ZERO, App, Term, Var

LETTERS = frozenset("nNmMkKTSJL")
_THINGS = (
    r"observations?|samples?|data[ -]?points?|measurements?|reali[sz]ations?|replicates?|trials|subjects?|"
    r"participants?|instances|examples|draws|experiments|random (?:variables|numbers)|groups|classes|"
    r"categories"
)
_COUNTED = Cue(
    rf"^\s*(?:(?:i\.?\s?i\.?\s?d\.?|independent(?:ly)?|identically|distributed|and|random|scalar|real|paired|"
    rf"training|different|distinct)[\s,]+)*(?:{_THINGS})\b|^\s*(?:個|筆)(?:觀測|樣本|資料)",
    re.I,
)
_SIZE = Cue(
    rf"\b(?:sample size|of size|(?:total |whole )?number of (?:[a-z]+ )?(?:{_THINGS}))"
    r"(?:\s+(?:is|be|equals|of|by))?(?:\s+denoted(?:\s+by)?)?\s*$|(?:樣本數|樣本大小)(?:為|是)?\s*$",
    re.I,
)
_DENIED = Cue(r"\b(no|not|without|unless|if|non|infinite\w*|large)\b", re.I)


def declare_counts(page: Page, words: Vocabulary, declared: Declared) -> None:
    """Assume that what counts things is a natural number and not zero."""
    for item in formulas(page):
        for name in _counts(item):
            kind = words.said.get(name.name, "naturals")
            if (name.base or name.name) not in LETTERS:
                continue
            if (
                name.name in words.matrices | words.random
                or name.name in words.definitions
                or kind == "reals"
            ):
                continue
            for prop in (App("in", Var(name.name), App("naturals")), App("lt", ZERO, Var(name.name))):
                if not _known(prop, declared):
                    declared.assumptions.append(inferred_at(prop, item, name.start, page))


def _known(prop: Term, declared: Declared) -> bool:
    stated = {a.premise.prop for a in declared.assumptions if not a.premise.inferred}
    return prop in stated or any(p in stated for p in opposites(prop))


def _counts(item: Item) -> Iterator[ast.Name]:
    """The names that count: in words beside an inline formula, or as the last index of a list."""
    assert item.tree is not None
    bodies = [strip(s.body) for s in item.tree.statements]
    if not item.display and len(bodies) == 1 and isinstance(bodies[0], ast.Name):
        counted = (bodies[0].base or bodies[0].name) in LETTERS and (
            _SIZE.search(item.before) or _COUNTED.match(item.after)
        )
        if counted and not _DENIED.search(item.before[-12:]):
            yield bodies[0]
    if not {ast.Tuple, ast.Set} & item.nodes.kinds.keys():
        return
    for node in item.nodes:
        if isinstance(node, ast.Tuple | ast.Set) and len(node.items) > 2:
            yield from _last_index(node.items)


def _last_index(items: tuple[ast.Node, ...]) -> Iterator[ast.Name]:
    """The n of `x_1, ..., x_n` and of `1, ..., n`."""
    first, last = strip(items[0]), strip(items[-1])
    if not isinstance(items[-2], ast.Ellipsis):
        return
    if isinstance(first, ast.Number) and first.value == 1 and isinstance(last, ast.Name):
        yield last
    if isinstance(first, ast.Name) and isinstance(last, ast.Name) and first.base == last.base and first.base:
        ends = [n.subscript[0] for n in (first, last) if len(n.subscript) == 1]
        if len(ends) == 2 and isinstance(ends[0], ast.Number) and ends[0].value == 1:
            yield from (n for n in ends[1:] if isinstance(n, ast.Name))


__all__ = ["declare_counts"]
