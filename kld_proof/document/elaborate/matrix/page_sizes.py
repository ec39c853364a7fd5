"""The sizes that hold for a whole page: what one formula says of a name holds for the others, if it fits."""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.document.elaborate.matrix.dimensions import Dimensions
from kld_proof.document.elaborate.matrix.exponents import with_exponents
from kld_proof.document.elaborate.matrix.fitting import equal, joined
from kld_proof.document.elaborate.matrix.parts import has_gradient, has_matrices, letters
from kld_proof.document.elaborate.matrix.sizes import letter
from kld_proof.document.elaborate.terms.context import ReadError, Vocabulary
from kld_proof.document.model import Step
from kld_proof.kernel.term import ONE, Term, Var

Equation = tuple[Term, Term]


def definitions(words: Vocabulary) -> Iterator[Equation]:
    """The names that the page defines by matrices, and what they stand for."""
    for key, value in words.definitions.items():
        try:
            t = value()
        except ReadError:
            continue
        if "(" not in key and has_matrices(t):
            yield Var(key), t


def page_sizes(
    declared: Dimensions, values: list[Equation], steps: list[Step], words: Vocabulary
) -> Dimensions:
    """What is declared, with what definitions and steps say; equations for gradients say nothing."""
    claims = [(s.left, s.right) for s in steps if s.left is not None and s.right is not None]
    sizes = declared
    for left, right in [*values, *(c for c in claims if not any(map(has_gradient, c)))]:
        sizes = joined(sizes, left, right) or sizes
    for left, right in claims:
        sizes = with_exponents(sizes, left, right)
    return _with_columns(sizes, {x.name for c in claims for t in c for x in letters(t)} & words.matrices)


def _with_columns(sizes: Dimensions, names: set[str]) -> Dimensions:
    """A vector by its small letter has one column, unless the page has it otherwise."""
    for name in names:
        if name.rpartition("(")[2][:1].islower():
            column = letter(Var(name))[1]
            root = sizes.find(column)
            same = {root, *(x for x in sizes.parent if sizes.find(x) == root)}
            if all(isinstance(x, tuple) and x[0] == "columns" for x in same):
                sizes = equal(sizes, (column, ONE))
    return sizes
