"""Formulas that people wrote, where a checkout has them beside it: most are read, and nothing is dropped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kld_proof.document.elaborate.items import collect, parse
from kld_proof.document.elaborate.names.scan import scan, symbols
from kld_proof.document.latex import ast
from kld_proof.document.latex.lexer import tokenize
from kld_proof.document.read import read_blocks

PAGES = sorted((Path(__file__).parents[3] / "../shared/corpus").resolve().rglob("*.md"))
pytestmark = pytest.mark.skipif(len(PAGES) < 10, reason="the corpus is not here")

_PLACE_ONLY = {"d", "T", "dx", "argmax", "argmin", "max", "min", "2"}


def _formulas() -> Iterator[tuple[str, ast.Formula | None]]:
    for path in PAGES:
        page = collect(read_blocks(path)[1])
        parse(page)
        parse(page, symbols(scan(page)))
        yield from ((item.block.text, item.tree) for item in page.items if item.display)


def _leaves(formula: ast.Formula) -> Iterator[tuple[int, int]]:
    stack: list[object] = [formula.statements]
    while stack:
        item = stack.pop()
        if isinstance(item, ast.Node):
            if isinstance(item, (ast.Number, ast.Name, ast.Relation)):
                yield item.start, item.end
            fields: tuple[str, ...] = type(item).__match_args__
            stack.extend(getattr(item, each) for each in fields)
        elif isinstance(item, tuple):
            stack.extend(item)


def test_most_display_formulas_are_read_and_every_number_and_name_is_in_the_tree() -> None:
    formulas = list(_formulas())
    unread = sum(1 for _, formula in formulas if formula is None)
    assert unread <= 0.02 * len(formulas)
    for text, formula in formulas:
        if formula is None:
            continue
        covered: set[int] = set()
        for start, end in _leaves(formula):
            covered.update(range(start, end))
        for note in formula.notes:
            if note.kind == "comment":
                covered.update(range(note.start, note.end))
        for token in tokenize(text):
            if token.kind in ("num", "word", "name") and token.text not in _PLACE_ONLY:
                assert covered.issuperset(range(token.start, token.end)), (text, token)
