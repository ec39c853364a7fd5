"""Models of assumptions about matrices: every size is 1, and each matrix a multiple of the identity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from kld_proof.kernel.term import ONE, App, Num, Term, Var, subterms

IDENTITY = App("mat_identity", ONE)
MULTIPLES = (1, 2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)
POSITIONS = {
    "mat_scale": (1,), "mat_det": (1,), "shape": (0,), "invertible": (0,), "positive_definite": (0,),
    "mat_identity": (),
}  # fmt: skip
"""Which arguments are matrices, where not all of them are."""


PROPOSITIONS = frozenset({"shape", "invertible", "symmetric", "positive_definite"})


@lru_cache(1 << 12)
def has_matrices(t: Term) -> bool:
    """Whether `t` speaks of matrices."""
    return any(type(s) is App and (s.head.startswith("mat_") or s.head in PROPOSITIONS) for s in subterms(t))


def matrix_names(assumptions: Sequence[Term]) -> frozenset[str]:
    """The names that stand for matrices."""
    found = set[str]()
    for a in assumptions:
        for s in subterms(a):
            if type(s) is App and (s.head.startswith("mat_") or s.head in POSITIONS or s.head == "symmetric"):
                places = POSITIONS.get(s.head, range(len(s.args)))
                found |= {x.name for i in places if type(x := s.args[i]) is Var}
    for a in assumptions:  # an equation between a name and a matrix
        if type(a) is App and a.head == "eq" and any(type(x) is App and _is_matrix(x) for x in a.args):
            found |= {x.name for x in a.args if type(x) is Var}
    return frozenset(found)


def _is_matrix(t: App) -> bool:
    return t.head.startswith("mat_") and t.head not in ("mat_trace", "mat_scalar", "mat_det")


def matrix_models(names: Sequence[str]) -> Iterator[dict[str, Term]]:
    """Values for the names of matrices: identities, then different multiples, also with a zero among them."""
    yield dict.fromkeys(names, IDENTITY)
    different = [App("mat_scale", Num(c), IDENTITY) for c in islice(MULTIPLES, len(names))]
    if len(different) == len(names):
        yield dict(zip(names, different, strict=True))
    for name in names:
        yield {**dict.fromkeys(names, IDENTITY), name: App("mat_zero")}
