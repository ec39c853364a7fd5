"""Models of assumptions about matrices and numbers together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from kld_proof.kernel.term import App, Term, names, substitute
from kld_proof.search.models.candidates import all_models, constant_function
from kld_proof.search.models.matrices import (
    defined_names,
    matrix_models,
    random_models,
    shaped_models,
    shaped_sizes,
    sizes,
)

FEW = 3  # of the candidates for sizes, and for numbers


def mixed_models(
    concrete: list[App], free: Sequence[str], matrices: list[str], random: frozenset[str]
) -> Iterator[dict[str, Term]]:
    """Candidates for a model: matrices go with the first few values of sizes and numbers.

    What an equation says a matrix is, it is; the others are multiples of one identity, or have their shapes.
    """
    others = [a for a in concrete if not names(a) & {*matrices, *random}]
    elsewhere = set(free).difference(*map(names, others))
    functions = {n: constant_function(concrete, n) for n in elsewhere - random if n.startswith("$")}
    defined = defined_names(concrete, matrices)
    open_ = [n for n in matrices if n not in defined]
    alike = ((small, size, False) for small, size in islice(sizes(concrete), FEW))
    shaped = ((small, size, True) for small, size in islice(shaped_sizes(concrete), 2))
    for small, size, differ in chain(alike, shaped):
        rest = [
            n for n in free if n not in matrices and n not in small and n not in functions and n not in random
        ]
        many = 1 if differ else FEW
        for numbers in islice(all_models([substitute(a, small) for a in others], rest), many):
            found = shaped_models(concrete, open_, small) if differ else matrix_models(open_, size)
            for values in found:
                for variables in random_models(concrete, random, size):
                    whole = {**small, **functions, **numbers, **values, **variables}
                    yield {**whole, **{n: substitute(t, whole) for n, t in defined.items()}}
