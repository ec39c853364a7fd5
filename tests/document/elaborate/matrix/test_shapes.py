"""Sizes that meet are equal, and sizes of different names do not meet."""

from __future__ import annotations

import pytest

from kld_proof.document.elaborate.matrix.shapes import Shapes
from kld_proof.document.elaborate.matrix.sizes import Misfit, letter
from kld_proof.kernel.term import ONE, Term, Var
from kld_proof.library.statement import statement

A, B = Var("A"), Var("B")


def shape(text: str, **known: tuple[Term, Term]) -> tuple[Term, Term]:
    """The shape of a matrix, given those of some letters."""
    sizes = Shapes()
    for name, (n, m) in known.items():
        rows, columns = letter(Var(name))
        sizes.unify(rows, n)
        sizes.unify(columns, m)
    found = sizes.learn(statement(text))
    assert found is not None
    return sizes.term(found[0]), sizes.term(found[1])


TALL = (Var("n"), Var("p"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mat_transpose(X)", (Var("p"), Var("n"))),
        ("mat_mul(mat_transpose(X), X)", (Var("p"), Var("p"))),
        ("mat_add(X, Y)", TALL),
        ("mat_inverse(mat_mul(X, mat_transpose(X)))", (Var("n"), Var("n"))),
        ("mat_scale(c, X)", TALL),
    ],
)
def test_shapes_of_operations(text: str, expected: tuple[Term, Term]) -> None:
    assert shape(text, X=TALL) == expected


@pytest.mark.parametrize(
    "text",
    [
        "mat_mul(X, X)",
        "mat_add(X, mat_transpose(X))",
        "mat_inverse(X)",
        "mat_mul(mat_identity(p), X)",
        "mat_scale(mat_trace(X), X)",
        "mat_scale(mat_scalar(X), X)",
    ],
)
def test_shapes_that_do_not_fit(text: str) -> None:
    with pytest.raises(Misfit, match="do not fit"):
        shape(text, X=TALL)


def test_a_number_of_one_entry_has_one_row_and_column() -> None:
    sizes = Shapes()
    sizes.learn(statement("mat_scalar(mat_mul(mat_transpose(A), B))"))
    assert sizes.value(letter(A)[1]) == sizes.value(letter(B)[1]) == ONE
    assert sizes.find(letter(A)[0]) == sizes.find(letter(B)[0])
