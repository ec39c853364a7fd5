"""Matrices that are written out, with up to four rows and columns, as sums of multiples of units.

`mat_unit(i, j)` has a 1 in row i and column j and zeros elsewhere (all zeros where i or j is none of 1, 2, 3, ...);
`mat_grid(n, m, ...)` has the entries that follow, row by row, in its first n rows and m columns.
"""

from kld_proof.library.axioms import axiom

RING = "Horn and Johnson, Matrix Analysis, 0.2"
DETERMINANT = "Horn and Johnson, Matrix Analysis, 0.3"
SEMANTICS = "docs/semantics.md"
WRITTEN, DETERMINANTS = "matrices written out", "determinants"
LARGEST = 4


def _names(n: int, m: int) -> list[str]:
    return [f"a{i}{j}" for i in range(1, n + 1) for j in range(1, m + 1)]


def _sum(terms: list[str]) -> str:
    """The sum of matrices, bracketed to the left."""
    found = terms[0]
    for t in terms[1:]:
        found = f"mat_add({found}, {t})"
    return found


def _grid(n: int, m: int) -> list:  # type: ignore[type-arg]
    """What a grid of n rows and m columns is, and its shape."""
    entries = _names(n, m)
    written = f"mat_grid({n}, {m}, {', '.join(entries)})"
    units = _sum([f"mat_scale({a}, mat_unit({a[1]}, {a[2]}))" for a in entries])
    return [
        axiom(f"mat_grid_{n}_{m}", " ".join(entries), "", f"{written} == {units}", SEMANTICS, WRITTEN),
        axiom(
            f"shape_grid_{n}_{m}", " ".join(entries), "", f"shape({written}, {n}, {m})", SEMANTICS, WRITTEN
        ),
    ]


def _defined(k: int) -> object:
    entries = [f"a{i}" for i in range(k)]
    term = f"mat_grid(n, m, {', '.join(entries)})"
    return axiom(f"mat_grid_defined_{k}", " ".join(["n m", *entries]), "", f"defined({term})", SEMANTICS)


def _identity(n: int) -> object:
    units = _sum([f"mat_unit({i}, {i})" for i in range(1, n + 1)])
    return axiom(f"mat_identity_{n}", "", "", f"mat_identity({n}) == {units}", SEMANTICS, WRITTEN)


TWO = "mat_grid(2, 2, a11, a12, a21, a22)"
THREE = "mat_grid(3, 3, a11, a12, a13, a21, a22, a23, a31, a32, a33)"
SARRUS = "a11*a22*a33 + a12*a23*a31 + a13*a21*a32 - a13*a22*a31 - a12*a21*a33 - a11*a23*a32"
SIZES = range(1, LARGEST + 1)
COUNTS = sorted({n * m for n in SIZES for m in SIZES})

AXIOMS = [
    axiom("mat_unit_mul", "i j k", "j in naturals; 0 < j", "mat_mul(mat_unit(i, j), mat_unit(j, k)) == mat_unit(i, k)", RING, WRITTEN),
    axiom("mat_unit_mul_ne", "i j k l", "j != k", "mat_mul(mat_unit(i, j), mat_unit(k, l)) == mat_zero()", RING, WRITTEN),
    axiom("mat_transpose_unit", "i j", "", "mat_transpose(mat_unit(i, j)) == mat_unit(j, i)", RING, WRITTEN),
    axiom("mat_trace_unit", "i", "i in naturals; 0 < i", "mat_trace(mat_unit(i, i)) == 1", RING, WRITTEN),
    axiom("mat_trace_unit_ne", "i j", "i != j", "mat_trace(mat_unit(i, j)) == 0", RING, WRITTEN),
    axiom("shape_unit", "i j", "", "shape(mat_unit(i, j), i, j)", SEMANTICS, "the shapes fit"),
    axiom("mat_single", "A", "shape(A, 1, 1)", "A == mat_scale(mat_trace(A), mat_unit(1, 1))", SEMANTICS, "numbers among matrices"),
    axiom("mat_mul_unit_one", "A n", "shape(A, n, 1)", "mat_mul(A, mat_unit(1, 1)) == A", RING, WRITTEN),
    axiom("mat_unit_one_mul", "A m", "shape(A, 1, m)", "mat_mul(mat_unit(1, 1), A) == A", RING, WRITTEN),
    axiom("mat_mul_unit_beyond", "A n m i j", "shape(A, n, m); m < i", "mat_mul(A, mat_unit(i, j)) == mat_zero()", RING, WRITTEN),
    axiom("mat_unit_mul_beyond", "A n m i j", "shape(A, n, m); n < j", "mat_mul(mat_unit(i, j), A) == mat_zero()", RING, WRITTEN),
    axiom("mat_inject_one", "", "", "mat_inject(1, 1) == mat_unit(2, 1)", SEMANTICS, WRITTEN),
    axiom("mat_unit_defined", "i j", "", "defined(mat_unit(i, j))", SEMANTICS),
    axiom("mat_det_grid_1", "a11", "", "mat_det(1, mat_grid(1, 1, a11)) == a11", DETERMINANT, DETERMINANTS),
    axiom("mat_det_grid_2", " ".join(_names(2, 2)), "", f"mat_det(2, {TWO}) == a11*a22 - a12*a21", DETERMINANT, DETERMINANTS),
    axiom("mat_det_grid_3", " ".join(_names(3, 3)), "", f"mat_det(3, {THREE}) == {SARRUS}", DETERMINANT, DETERMINANTS),
    axiom(
        "positive_grid_2", "a11 a12 a22", "0 < a11; 0 < a11*a22 - a12*a12",
        "positive_definite(mat_grid(2, 2, a11, a12, a12, a22), 2)", "Horn and Johnson, Matrix Analysis, 7.2.5 (Sylvester)", "matrices written out",
    ),
    axiom("invertible_grid_2", " ".join(_names(2, 2)), "a11*a22 - a12*a21 != 0", f"invertible({TWO}, 2)", DETERMINANT, "inverse matrices"),
    axiom(
        "mat_inverse_grid_2", " ".join(_names(2, 2)), "a11*a22 - a12*a21 != 0",
        f"mat_inverse({TWO}) == mat_scale(1/(a11*a22 - a12*a21), mat_grid(2, 2, a22, -a12, -a21, a11))", DETERMINANT, "inverse matrices",
    ),
    *(entry for n in SIZES for m in SIZES for entry in _grid(n, m)),
    *(_defined(k) for k in COUNTS),
    *(_identity(n) for n in SIZES),
]  # fmt: skip
