"""Models of assumptions about matrices and numbers together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from kld_proof.kernel.term import ONE, App, Term, names, substitute, subterms
from kld_proof.search.models.candidates import all_models, constant_function
from kld_proof.search.models.matrices import (
    constant,
    defined_names,
    entries,
    matrix_functions,
    matrix_models,
    random_models,
    shaped_models,
    shaped_sizes,
    sizes,
)

SHAPES = 4  # sizes under which matrices have different shapes
FEW = 3  # of the candidates for sizes, and for numbers


def mixed_models(
    concrete: list[App], free: Sequence[str], matrices: list[str], random: frozenset[str]
) -> Iterator[dict[str, Term]]:
    """Candidates for a model: matrices go with the first few values of sizes and numbers.

    What an equation says a matrix is, it is; the others are multiples of one identity, or have their shapes.
    """
    terms = {n: k for n, k in matrix_functions(concrete).items() if n not in random}
    others = [a for a in concrete if not names(a) & {*matrices, *random, *terms}]
    elsewhere = set(free).difference(*map(names, others))
    unknown = {n for n in elsewhere - random - terms.keys() if n.startswith("$")}
    functions = {n: constant_function(concrete, n) for n in unknown}
    functions |= {n: constant(ONE, k) for n, k in _on_diagonals(concrete).items()}
    others = [p for a in others if isinstance(p := substitute(a, functions), App)]
    defined = defined_names(concrete, matrices)
    open_ = [n for n in matrices if n not in defined]
    alike = ((small, size, False) for small, size in islice(sizes(concrete), FEW))
    shaped = ((small, size, True) for small, size in islice(shaped_sizes(concrete), SHAPES))
    for small, size, differ in chain(alike, shaped):
        known = {*matrices, *small, *functions, *random, *terms}
        rest = [n for n in free if n not in known]
        sequences = {n: constant(App("mat_identity", size), k) for n, k in terms.items()}
        many = 1 if differ else FEW
        for numbers in islice(all_models([substitute(a, small) for a in others], rest), many):
            found = shaped_models(concrete, open_, small, size) if differ else matrix_models(open_, size)
            for values in found:
                for variables in random_models(concrete, random, size):
                    whole = {**small, **functions, **numbers, **values, **variables, **sequences}
                    whole |= {n: substitute(t, whole) for n, t in defined.items()}
                    yield {**whole, **entries(concrete, whole)}


def _on_diagonals(concrete: Sequence[Term]) -> dict[str, int]:
    """The sequences on the diagonals of matrices, identities where all terms are 1: their arities."""
    diagonals = (s for a in concrete for s in subterms(a) if isinstance(s, App) and s.head == "mat_diagonal")
    terms = (t for s in diagonals for t in subterms(s.args[1]) if isinstance(t, App))
    return {t.head: len(t.args) for t in terms if t.head.startswith("$")}
