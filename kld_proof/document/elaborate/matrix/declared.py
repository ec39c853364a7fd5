"""What a page says of its matrices outside of its claims: shapes in formulas and in words, laws.

Main statement: `Declared(page, words)` has the `sizes` that are declared, the names of the `covariances` of
normal laws and of densities written out, which are positive definite, and as `scales` that the numbers in
front of the first ones are positive.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language.matrices import of_sizes, of_spaces, told_shapes
from kld_proof.document.elaborate.matrix.densities import positive_factors
from kld_proof.document.elaborate.matrix.dimensions import Dimensions
from kld_proof.document.elaborate.matrix.fitting import equal, learnt
from kld_proof.document.elaborate.matrix.sizes import letter
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.matrices.reading import matrix
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import strip, walk
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ONE, App, Num, Term, Var

NORMAL = frozenset({"N", "cal(N)"})
MATRIX_NORMAL = frozenset({"MN", "cal(MN)"})


class Declared:
    """What is declared; of two declarations that do not fit the first one counts."""

    def __init__(self, page: Page, words: Vocabulary) -> None:
        self.words = words
        self.sizes = Dimensions()
        self.covariances: set[str] = set()
        self.scales: dict[Term, None] = {}
        for item in page.items:
            for chain in item.nodes.of(ast.Chain):
                self._member(item, chain)
            for applied in item.nodes.of(ast.Apply):
                self._law(item, applied)
            self.covariances |= set(_of_densities(item)) & words.matrices
        self._told(page)
        self._distributed()
        for name in sorted(words.columns & words.matrices):
            self.sizes = equal(self.sizes, (letter(Var(name))[1], ONE))

    def _member(self, item: Item, chain: ast.Chain) -> None:
        r"""`X \in \mathbb{R}^{n \times p}`, `y \in \mathbb{R}^n`."""
        link = chain.links[0]
        side = strip(link.side)
        if link.relation.op != "in" or not isinstance(side, ast.Power) or chain.first is None:
            return
        heads = chain.first.items if isinstance(chain.first, ast.Tuple) else (chain.first,)
        try:
            n, m = _sizes(side, Context(self.words, item.nodes))
        except ReadError:
            return
        for head in map(strip, heads):
            if isinstance(head, ast.Name):
                self._declare(head.name, n, m)

    def _told(self, page: Page) -> None:
        r"""The $n \times p$ matrix $X$, the $n$-dimensional vector $y$."""
        for name, sizes in (*told_shapes(page, self.words), *of_sizes(page, self.words)):
            try:
                n, m = (read(s, Context(self.words)) if isinstance(s, ast.Node) else s for s in sizes)
            except ReadError:
                continue
            self._declare(name, n, m)
        for name, space in of_spaces(page, self.words):
            with suppress(ReadError):
                self._declare(name, *_sizes(space, Context(self.words)))

    def _declare(self, name: str, n: Term, m: Term) -> None:
        rows, columns = letter(Var(name))
        self.sizes = equal(self.sizes, (rows, n), (columns, m))

    def _distributed(self) -> None:
        """A normal vector, its mean and its covariance have the same number of rows."""
        labelled = ((name, law.args) for name, law in self.words.normals.values())
        for name, said in (*self.words.moments.items(), *labelled):
            context = Context(self.words)
            try:
                values = [matrix(a, context) for a in said]
            except ReadError:
                continue
            if len(values) == 2:
                self.sizes = learnt(self.sizes, App("mat_add", Var(name), values[0]))
                self.sizes = learnt(self.sizes, App("mat_mul", values[1], Var(name)))

    def _law(self, item: Item, node: ast.Apply) -> None:
        """The covariance of a normal law is positive definite, or what it is a multiple or the inverse of."""
        for side in _covariances(node):
            body = strip(side.base) if isinstance(side, ast.Power) and _is_inverse(side) else side
            factors = body.factors if isinstance(body, ast.Mul) else (body,)
            named = [f.name for f in map(strip, factors) if isinstance(f, ast.Name)]
            matrices = [name for name in named if name in self.words.matrices]
            if len(matrices) != 1 or not isinstance(strip(factors[-1]), ast.Name):
                continue
            self.covariances.add(matrices[0])
            try:
                term = matrix(side, Context(self.words, item.nodes))
            except ReadError:
                continue
            self.scales |= dict.fromkeys(positive_factors(term))


def _sizes(space: ast.Power, context: Context) -> tuple[Term, Term]:
    r"""The rows and columns of `\mathbb{R}^{n \times p}`; `\mathbb{R}^n` has one column."""
    exponent = strip(space.exponent)
    if isinstance(exponent, ast.Mul) and exponent.signs == ("times",):
        return read(exponent.factors[0], context), read(exponent.factors[1], context)
    return read(exponent, context), ONE


def _of_densities(item: Item) -> Iterator[str]:
    r"""The S of densities that are written out: `|S|^{-1/2} \exp(-\frac12 (x - m)^T S^{-1} (x - m))`."""
    exponentials = [n.args[0] for n in item.nodes.of(ast.Apply) if n.function.name == "exp" and n.args]
    exponentials += [n.exponent for n in item.nodes.of(ast.Power) if strip(n.base) == ast.Name("e")]
    inverted = {
        base.name
        for e in exponentials
        if any(isinstance(n, ast.Transpose) for n in walk(e))
        for n in walk(e)
        if isinstance(n, ast.Power) and _is_inverse(n) and isinstance(base := strip(n.base), ast.Name)
    }
    if not inverted:
        return
    dets = [n.args[0] for n in item.nodes.of(ast.Apply) if n.function.name == "det" and len(n.args) == 1]
    for body in (*dets, *(n.body for n in item.nodes.of(ast.Abs))):
        body = strip(body)
        last = strip(body.factors[-1]) if isinstance(body, ast.Mul) else body
        if isinstance(last, ast.Name) and last.name in inverted:
            yield last.name


def _covariances(node: ast.Apply) -> list[ast.Node]:
    """What is written for the covariance of a normal law, for both of a normal matrix."""
    name, args = node.function.name, node.args
    if name in NORMAL and len(args) in (2, 3):
        return [strip(args[-1])]
    if name in MATRIX_NORMAL and len(args) in (3, 4):
        return [strip(a) for a in args[-2:]]
    return []


def _is_inverse(node: ast.Power) -> bool:
    e = strip(node.exponent)
    return isinstance(e, ast.Neg) and e.body == ast.Number(Num(1).value)
