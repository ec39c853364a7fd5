"""Entries of matrices, and the column of ones.

`mat_entry(A, i, j)` is the entry of A in row i and column j, 0 where i or j is none of 1, 2, 3, ...;
`mat_ones(n)` is the column of n ones, zeros where n is no natural number.
"""

from kld_proof.library.axioms import axiom

RING = "Horn and Johnson, Matrix Analysis, 0.2"
SEMANTICS = "docs/semantics.md"
ENTRIES, ONES = "entries of matrices", "the column of ones"


def _written(n: int) -> object:
    """The column of n ones, written out."""
    units = "mat_unit(1, 1)"
    for i in range(2, n + 1):
        units = f"mat_add({units}, mat_unit({i}, 1))"
    return axiom(f"mat_ones_{n}", "", "", f"mat_ones({n}) == {units}", SEMANTICS, ONES)


AXIOMS = [
    axiom("mat_entry_add", "A B i j", "", "mat_entry(mat_add(A, B), i, j) == mat_entry(A, i, j) + mat_entry(B, i, j)", RING, ENTRIES),
    axiom("mat_entry_neg", "A i j", "", "mat_entry(mat_neg(A), i, j) == -mat_entry(A, i, j)", RING, ENTRIES),
    axiom("mat_entry_scale", "A c i j", "", "mat_entry(mat_scale(c, A), i, j) == c*mat_entry(A, i, j)", RING, ENTRIES),
    axiom("mat_entry_zero", "i j", "", "mat_entry(mat_zero(), i, j) == 0", RING, ENTRIES),
    axiom("mat_entry_transpose", "A i j", "", "mat_entry(mat_transpose(A), i, j) == mat_entry(A, j, i)", RING, ENTRIES),
    axiom(
        "mat_entry_unit", "i j", "i in naturals; 0 < i; j in naturals; 0 < j", "mat_entry(mat_unit(i, j), i, j) == 1",
        SEMANTICS, ENTRIES,
    ),
    axiom("mat_entry_unit_row", "i j k l", "i != k", "mat_entry(mat_unit(i, j), k, l) == 0", SEMANTICS, ENTRIES),
    axiom("mat_entry_unit_column", "i j k l", "j != l", "mat_entry(mat_unit(i, j), k, l) == 0", SEMANTICS, ENTRIES),
    axiom("mat_entry_ones", "k n", "k in range(1, n); n in naturals", "mat_entry(mat_ones(n), k, 1) == 1", SEMANTICS, ONES),
    axiom(
        "sum_entry_mul_entry", "A B n", "shape(A, n, 1)",
        "sum(range(1, n), lambda k: mat_entry(A, k, 1)*mat_entry(B, k, 1)) == mat_trace(mat_mul(mat_transpose(A), B))",
        RING, ENTRIES,
    ),
    axiom(
        "sum_entry", "A n", "shape(A, n, 1)",
        "sum(range(1, n), lambda k: mat_entry(A, k, 1)) == mat_trace(mat_mul(mat_transpose(mat_ones(n)), A))", RING, ENTRIES,
    ),
    axiom("sum_entry_diagonal", "A n", "shape(A, n, n)", "sum(range(1, n), lambda k: mat_entry(A, k, k)) == mat_trace(A)", RING, ENTRIES),
    axiom(
        "mat_trace_ones", "n", "n in naturals", "mat_trace(mat_mul(mat_transpose(mat_ones(n)), mat_ones(n))) == n",
        RING, ONES,
    ),
    axiom("shape_ones", "n", "", "shape(mat_ones(n), n, 1)", SEMANTICS, "the shapes fit"),
    *(_written(n) for n in range(1, 5)),
    axiom("mat_entry_defined", "A i j", "", "defined(mat_entry(A, i, j))", SEMANTICS),
    axiom("mat_ones_defined", "n", "", "defined(mat_ones(n))", SEMANTICS),
]  # fmt: skip
