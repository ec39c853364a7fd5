r"""Means of data in groups that no formula of the page gives: `\bar y_{i \bullet}`, `\bar y_i`, `\bar y`.

Data `y_{ij}` that the page sums over i = 1, ..., k and j = 1, ..., n_i have the group means `\bar y_i` (or
`\bar y_{i \bullet}`) and the mean `\bar y` (`\bar y_{\bullet\bullet}`, `\bar{\bar y}`) of all of them; the
number of data in group i of `n_{ij}` is `n_{i \bullet}`, their sum.  They are listed as inferred.

Main statement: `choose(page, words, taken)`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.names.candidates import Candidate
from kld_proof.document.elaborate.names.statistics import written_out
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import children, strip, walk
from kld_proof.document.latex import ast
from kld_proof.document.latex.spelling import DOT, PLACE
from kld_proof.kernel.term import ONE
from kld_proof.record import record, replace


@record
class Data:
    """Numbers with several indices: each runs from 1 to a bound, which may have earlier indices."""

    base: str
    indices: tuple[str, ...]
    bounds: tuple[str, ...]
    within: tuple[frozenset[str], ...]  # the names in each bound

    def total(self, over: Collection[str]) -> str | None:
        """How many data there are for given other indices; None where a kept index runs with one of these."""
        kept = [k for k, i in enumerate(self.indices) if i not in over]
        if any(self.within[k] & {*over} for k in kept):
            return None
        last = max(k for k, i in enumerate(self.indices) if i in over)
        uneven = self.within[last] & {*over}
        rest = "".join(s for i, s in self.sums(over) if i != self.indices[last])
        if uneven:
            return f"{rest} {self.bounds[last]}"
        return " ".join(self.bounds[k] for k, i in enumerate(self.indices) if i in over)

    def sums(self, over: Collection[str]) -> Iterator[tuple[str, str]]:
        """The signs of the sums over these indices."""
        for i, end in zip(self.indices, self.bounds, strict=True):
            if i in over:
                yield i, rf"\sum_{{{i}=1}}^{{{end}}} "

    def mean(self, over: Collection[str]) -> str | None:
        """The mean over these indices."""
        total = self.total(over)
        signs = "".join(s for _, s in self.sums(over))
        return rf"\frac{{1}}{{{total}}} {signs}{self.base}_{{{''.join(self.indices)}}}" if total else None


def choose(page: Page, words: Vocabulary, taken: Collection[str]) -> dict[str, Candidate]:
    """The definitions of the means that no formula defines."""
    data = {d.base: d for d in _data(page, words)}
    found: dict[str, Candidate] = {}
    for item in formulas(page) if data else ():
        for name in item.nodes.of(ast.Name):
            key = name.base + "()" if name.subscript else name.name
            if key in found or key in taken or name.name in taken:
                continue
            form = _form(name, data)
            if form is None:
                continue
            text, indices = form
            made = written_out(key, f"{item.block.text[name.start : name.end]} = {text}", item, name, words)
            found[key] = replace(made, parameters=indices)
    return found


def _form(name: ast.Name, data: dict[str, Data]) -> tuple[str, tuple[str, ...]] | None:
    """What a name stands for, and the indices that it keeps."""
    inner, depth = name.base.partition("_{")[0], 0
    while inner.startswith("bar(") and inner.endswith(")"):
        inner, depth = inner[4:-1], depth + 1
    indices = tuple(s.name for s in map(strip, name.subscript) if isinstance(s, ast.Name))
    if len(indices) != len(name.subscript) or len({*indices}) != len(indices) or name.label or name.primes:
        return None
    if depth == 0:
        return _count(name, inner, indices, data)
    own = data.get(inner)
    if own is None or depth > 2 or (depth == 2 and (indices or DOT in name.base)):
        return None
    kept = _kept(name, own, indices)
    if kept is None or tuple(own.indices[k] for k in kept) != indices:
        return None
    text = own.mean([i for i in own.indices if i not in indices])
    return (text, indices) if text else None


def _kept(name: ast.Name, own: Data, indices: tuple[str, ...]) -> list[int] | None:
    """The places of the indices that a mean keeps: those without a dot, else those of its letters."""
    if DOT in name.base:
        marks = name.base.partition("_{")[2][:-1]
        return [k for k, c in enumerate(marks) if c == PLACE] if len(marks) == len(own.indices) else None
    if len(indices) >= len(own.indices):
        return None
    places = [own.indices.index(i) for i in indices if i in own.indices]
    return places if len(places) == len(indices) else None


def _count(
    name: ast.Name, inner: str, indices: tuple[str, ...], data: dict[str, Data]
) -> tuple[str, tuple[str, ...]] | None:
    """`n_{i \\bullet}`, the sum of numbers `n_{ij}` of data."""
    marks = name.base.partition("_{")[2][:-1]
    for own in data.values() if DOT in name.base else ():
        for end, within in zip(own.bounds, own.within, strict=True):
            letters = [i for i in own.indices if i in within]
            if end.partition("_")[0].strip() != inner or len(marks) != len(letters):
                continue
            if tuple(i for i, c in zip(letters, marks, strict=True) if c == PLACE) != indices:
                continue
            over = [i for i, c in zip(letters, marks, strict=True) if c == DOT]
            return "".join(s for _, s in own.sums(over)) + end, indices
    return None


def _data(page: Page, words: Vocabulary) -> Iterator[Data]:
    """The data with two to four indices that the page sums over all of them, always to the same bounds."""
    found: dict[str, list[Data]] = {}
    for item in formulas(page):
        for statement in item.tree.statements:  # type: ignore[union-attr]
            for own in _summed(item, statement, ()):
                found.setdefault(own.base, []).append(own)
    for base, forms in found.items():
        letters = {frozenset(f.indices) for f in forms}
        if base in words.indexed and base not in words.random and len(letters) == 1:
            own = forms.pop()
            if all(_same(own, other) for other in forms):
                yield own


def _same(one: Data, other: Data) -> bool:
    return dict(zip(one.indices, one.bounds, strict=True)) == dict(
        zip(other.indices, other.bounds, strict=True)
    )


def _summed(item: Item, node: ast.Node, sums: tuple[tuple[str, ast.Node], ...]) -> Iterator[Data]:
    """The data below sums over all their indices."""
    if isinstance(node, ast.BigOp) and node.op == "sum" and len(node.variables) == 1:
        index, first, last = strip(node.variables[0]), node.lower, node.upper
        one = first is not None and strip(first) == ast.Number(ONE.value)
        if one and last is not None and isinstance(index, ast.Name):
            sums = (*sums, (index.name, strip(last)))
    if isinstance(node, ast.Name):
        ends = dict(sums)
        indices = tuple(s.name for s in map(strip, node.subscript) if isinstance(s, ast.Name))
        if (
            2 <= len(indices) == len(node.subscript) <= 4
            and {*indices} <= ends.keys()
            and node.base.isalpha()
        ):
            texts = tuple(item.block.text[ends[i].start : ends[i].end] for i in indices)
            within = tuple(
                frozenset(n.name for n in walk(ends[i]) if isinstance(n, ast.Name)) & {*indices}
                for i in indices
            )
            if all(isinstance(ends[i], ast.Name) for i in indices):
                yield Data(node.base, indices, texts, within)
        return
    for child in children(node):
        yield from _summed(item, child, sums)
