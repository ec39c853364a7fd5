"""Terms get the sizes of their identities and determinants from the shapes around these."""

from __future__ import annotations

from kld_proof.document.elaborate.matrix.dimensions import Dimensions
from kld_proof.document.elaborate.matrix.sizes import letter
from kld_proof.kernel.term import ONE, App, Num, Var
from kld_proof.library.statement import statement

A = Var("A")


def test_identities_and_determinants_get_their_sizes() -> None:
    sizes = Dimensions()
    rows, columns = letter(A)
    sizes.unify(rows, Num(3))
    t = App("eq", App("$mat_det", App("mat_mul", A, App("$mat_identity"))), ONE)
    sizes.learn(t)
    assert sizes.resolved(t) == statement("mat_det(3, mat_mul(A, mat_identity(3))) == 1")
    assert sizes.term(columns) == Num(3)
