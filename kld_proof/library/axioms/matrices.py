"""Matrices: a ring with transposes, traces, inverses in blocks, and determinants of blocks.

A matrix is coded as a real (docs/semantics.md): it has rows and columns 1, 2, 3, ... and finitely many entries
other than 0.  `mat_identity(n)` has ones at the first n places of its diagonal.  `shape(A, n, m)` says that A
is zero outside its first n rows and m columns, `invertible(A, n)` that moreover its block of the first n rows
and columns has an inverse.
"""

from kld_proof.library.axioms import axiom

RING = "Horn and Johnson, Matrix Analysis, 0.2"
TRACE = "Horn and Johnson, Matrix Analysis, 0.2.5"
INVERSE = "Horn and Johnson, Matrix Analysis, 0.5"
DETERMINANT = "Horn and Johnson, Matrix Analysis, 0.3"
SEMANTICS = "docs/semantics.md"
INNER = "mat_add(mat_inverse(C), mat_mul(mat_mul(D, mat_inverse(A)), B))"

ALGEBRA, TRANSPOSES, TRACES = "matrix algebra", "transposes", "traces"
INVERSES, DETERMINANTS, SHAPES = "inverse matrices", "determinants", "the shapes fit"

AXIOMS = [
    axiom("mat_add_mul", "A B C", "", "mat_mul(mat_add(A, B), C) == mat_add(mat_mul(A, C), mat_mul(B, C))", RING, ALGEBRA),
    axiom("mat_mul_add", "A B C", "", "mat_mul(A, mat_add(B, C)) == mat_add(mat_mul(A, B), mat_mul(A, C))", RING, ALGEBRA),
    axiom("mat_mul_assoc", "A B C", "", "mat_mul(mat_mul(A, B), C) == mat_mul(A, mat_mul(B, C))", RING, ALGEBRA),
    axiom("mat_neg_mul", "A B", "", "mat_mul(mat_neg(A), B) == mat_neg(mat_mul(A, B))", RING, ALGEBRA),
    axiom("mat_mul_neg", "A B", "", "mat_mul(A, mat_neg(B)) == mat_neg(mat_mul(A, B))", RING, ALGEBRA),
    axiom("mat_scale_mul", "A B c", "", "mat_mul(mat_scale(c, A), B) == mat_scale(c, mat_mul(A, B))", RING, ALGEBRA),
    axiom("mat_mul_scale", "A B c", "", "mat_mul(A, mat_scale(c, B)) == mat_scale(c, mat_mul(A, B))", RING, ALGEBRA),
    axiom("mat_zero_mul", "A", "", "mat_mul(mat_zero(), A) == mat_zero()", RING, ALGEBRA),
    axiom("mat_mul_zero", "A", "", "mat_mul(A, mat_zero()) == mat_zero()", RING, ALGEBRA),
    axiom(
        "mat_eq_of_trace", "A B", "all(reals, lambda z: mat_trace(mat_mul(A, z)) == mat_trace(mat_mul(B, z)))", "A == B",
        "the entry i, j of A is the trace of A times the matrix whose one entry is 1, at j, i", ALGEBRA,
    ),
    axiom("mat_trace_add", "A B", "", "mat_trace(mat_add(A, B)) == mat_trace(A) + mat_trace(B)", TRACE, TRACES),
    axiom("mat_trace_neg", "A", "", "mat_trace(mat_neg(A)) == -mat_trace(A)", TRACE, TRACES),
    axiom("mat_trace_scale", "A c", "", "mat_trace(mat_scale(c, A)) == c*mat_trace(A)", TRACE, TRACES),
    axiom("mat_trace_zero", "", "", "mat_trace(mat_zero()) == 0", TRACE, TRACES),
    axiom("mat_trace_comm", "A B", "", "mat_trace(mat_mul(A, B)) == mat_trace(mat_mul(B, A))", TRACE, TRACES),
    axiom("mat_trace_transpose", "A", "", "mat_trace(mat_transpose(A)) == mat_trace(A)", TRACE, TRACES),
    axiom("mat_trace_identity", "n", "n in naturals", "mat_trace(mat_identity(n)) == n", TRACE, TRACES),
    axiom("mat_scalar_eq_trace", "A", "", "mat_scalar(A) == mat_trace(A)", SEMANTICS),
    axiom("mat_transpose_add", "A B", "", "mat_transpose(mat_add(A, B)) == mat_add(mat_transpose(A), mat_transpose(B))", RING, TRANSPOSES),
    axiom("mat_transpose_neg", "A", "", "mat_transpose(mat_neg(A)) == mat_neg(mat_transpose(A))", RING, TRANSPOSES),
    axiom("mat_transpose_scale", "A c", "", "mat_transpose(mat_scale(c, A)) == mat_scale(c, mat_transpose(A))", RING, TRANSPOSES),
    axiom("mat_transpose_mul", "A B", "", "mat_transpose(mat_mul(A, B)) == mat_mul(mat_transpose(B), mat_transpose(A))", RING, TRANSPOSES),
    axiom("mat_transpose_transpose", "A", "", "mat_transpose(mat_transpose(A)) == A", RING, TRANSPOSES),
    axiom("mat_transpose_zero", "", "", "mat_transpose(mat_zero()) == mat_zero()", RING, TRANSPOSES),
    axiom("mat_transpose_identity", "n", "", "mat_transpose(mat_identity(n)) == mat_identity(n)", RING, TRANSPOSES),
    axiom("mat_transpose_inverse", "A", "", "mat_transpose(mat_inverse(A)) == mat_inverse(mat_transpose(A))", INVERSE, TRANSPOSES),
    axiom("mat_transpose_of_symmetric", "A", "symmetric(A)", "mat_transpose(A) == A", "definition", "symmetric matrices"),
    axiom("symmetric_of_transpose", "A", "mat_transpose(A) == A", "symmetric(A)", "definition"),
    axiom("mat_identity_mul", "A n m", "shape(A, n, m)", "mat_mul(mat_identity(n), A) == A", RING, SHAPES),
    axiom("mat_mul_identity", "A n m", "shape(A, n, m)", "mat_mul(A, mat_identity(m)) == A", RING, SHAPES),
    axiom("mat_mul_single", "A B n", "shape(A, n, 1); shape(B, 1, 1)", "mat_mul(A, B) == mat_scale(mat_trace(B), A)", RING, "numbers among matrices"),
    axiom("mat_single_mul", "A B n", "shape(A, 1, n); shape(B, 1, 1)", "mat_mul(B, A) == mat_scale(mat_trace(B), A)", RING, "numbers among matrices"),
    axiom("shape_add", "A B n m", "shape(A, n, m); shape(B, n, m)", "shape(mat_add(A, B), n, m)", RING, SHAPES),
    axiom("shape_neg", "A n m", "shape(A, n, m)", "shape(mat_neg(A), n, m)", RING, SHAPES),
    axiom("shape_scale", "A c n m", "shape(A, n, m)", "shape(mat_scale(c, A), n, m)", RING, SHAPES),
    axiom("shape_mul", "A B n k l m", "shape(A, n, k); shape(B, l, m)", "shape(mat_mul(A, B), n, m)", RING, SHAPES),
    axiom("shape_transpose", "A n m", "shape(A, n, m)", "shape(mat_transpose(A), m, n)", RING, SHAPES),
    axiom("shape_zero", "n m", "", "shape(mat_zero(), n, m)", RING, SHAPES),
    axiom("shape_identity", "n", "", "shape(mat_identity(n), n, n)", RING, SHAPES),
    axiom("shape_of_invertible", "A n", "invertible(A, n)", "shape(A, n, n)", INVERSE, SHAPES),
    axiom("mat_mul_inverse", "A n", "invertible(A, n)", "mat_mul(A, mat_inverse(A)) == mat_identity(n)", INVERSE, INVERSES),
    axiom("mat_inverse_mul", "A n", "invertible(A, n)", "mat_mul(mat_inverse(A), A) == mat_identity(n)", INVERSE, INVERSES),
    axiom("mat_inverse_inverse", "A", "", "mat_inverse(mat_inverse(A)) == A", INVERSE, INVERSES),
    axiom("mat_inverse_scale", "A c", "c != 0", "mat_inverse(mat_scale(c, A)) == mat_scale(1/c, mat_inverse(A))", INVERSE, INVERSES),
    axiom("mat_inverse_identity", "n", "", "mat_inverse(mat_identity(n)) == mat_identity(n)", INVERSE, INVERSES),
    axiom(
        "mat_inverse_of_mul", "A B n", "invertible(A, n); invertible(B, n)",
        "mat_inverse(mat_mul(A, B)) == mat_mul(mat_inverse(B), mat_inverse(A))", INVERSE, INVERSES,
    ),
    axiom("invertible_identity", "n", "", "invertible(mat_identity(n), n)", INVERSE, INVERSES),
    axiom("invertible_inverse", "A n", "invertible(A, n)", "invertible(mat_inverse(A), n)", INVERSE, INVERSES),
    axiom("invertible_transpose", "A n", "invertible(A, n)", "invertible(mat_transpose(A), n)", INVERSE, INVERSES),
    axiom("invertible_scale", "A c n", "c != 0; invertible(A, n)", "invertible(mat_scale(c, A), n)", INVERSE, INVERSES),
    axiom("invertible_mul", "A B n", "invertible(A, n); invertible(B, n)", "invertible(mat_mul(A, B), n)", INVERSE, INVERSES),
    axiom("invertible_of_scale", "A c n", "c != 0; invertible(mat_scale(c, A), n)", "invertible(A, n)", INVERSE, INVERSES),
    axiom("invertible_of_transpose", "A n", "invertible(mat_transpose(A), n)", "invertible(A, n)", INVERSE, INVERSES),
    axiom("invertible_of_inverse", "A n", "invertible(mat_inverse(A), n)", "invertible(A, n)", INVERSE, INVERSES),
    axiom("invertible_left_of_mul", "A B n", "shape(A, n, n); shape(B, n, n); invertible(mat_mul(A, B), n)", "invertible(A, n)", INVERSE, INVERSES),
    axiom("invertible_right_of_mul", "A B n", "shape(A, n, n); shape(B, n, n); invertible(mat_mul(A, B), n)", "invertible(B, n)", INVERSE, INVERSES),
    axiom(
        "invertible_of_mul_eq_identity", "A B n", "shape(A, n, n); shape(B, n, n); mat_mul(A, B) == mat_identity(n)",
        "invertible(A, n)", INVERSE, INVERSES,
    ),
    axiom(
        "mat_identity_of_mul_eq_identity", "A B n", "shape(A, n, n); shape(B, n, n); mat_mul(A, B) == mat_identity(n)",
        "mat_mul(B, A) == mat_identity(n)", INVERSE, INVERSES,
    ),
    axiom("mat_det_mul", "A B n", "shape(A, n, n); shape(B, n, n)", "mat_det(n, mat_mul(A, B)) == mat_det(n, A)*mat_det(n, B)", DETERMINANT, DETERMINANTS),
    axiom("mat_det_transpose", "A n", "", "mat_det(n, mat_transpose(A)) == mat_det(n, A)", DETERMINANT, DETERMINANTS),
    axiom("mat_det_scale", "A c n", "n in naturals", "mat_det(n, mat_scale(c, A)) == c**n*mat_det(n, A)", DETERMINANT, DETERMINANTS),
    axiom("mat_det_identity", "n", "", "mat_det(n, mat_identity(n)) == 1", DETERMINANT, DETERMINANTS),
    axiom("mat_det_inverse", "A n", "invertible(A, n)", "mat_det(n, mat_inverse(A)) == 1/mat_det(n, A)", DETERMINANT, DETERMINANTS),
    axiom("mat_det_ne_zero", "A n", "invertible(A, n)", "mat_det(n, A) != 0", DETERMINANT, DETERMINANTS),
    axiom(
        "mat_det_turned", "A B n m", "shape(A, n, m); shape(B, m, n); n in naturals; m in naturals",
        "mat_det(n, mat_add(mat_identity(n), mat_mul(A, B))) == mat_det(m, mat_add(mat_identity(m), mat_mul(B, A)))",
        "Horn and Johnson, Matrix Analysis, 1.3.P28 (Sylvester)", "the determinants of I + A B and I + B A",
    ),
    axiom(
        "mat_inverse_of_sum", "A B C D n m",
        "invertible(A, n); invertible(C, m); shape(B, n, m); shape(D, m, n);"
        f"invertible({INNER}, m)",
        "mat_inverse(mat_add(A, mat_mul(mat_mul(B, C), D))) == mat_add(mat_inverse(A), mat_neg("
        f"mat_mul(mat_mul(mat_mul(mat_mul(mat_inverse(A), B), mat_inverse({INNER})), D), mat_inverse(A))))",
        "Horn and Johnson, Matrix Analysis, 0.7.4 (Woodbury)", "the inverse of A + B C D",
    ),
    axiom(
        "mat_det_of_sum", "A B C D n m", "invertible(A, n); invertible(C, m); shape(B, n, m); shape(D, m, n)",
        f"mat_det(n, mat_add(A, mat_mul(mat_mul(B, C), D))) == mat_det(n, A)*mat_det(m, C)*mat_det(m, {INNER})",
        "Horn and Johnson, Matrix Analysis, 0.8.5", "the determinant of A + B C D",
    ),
    axiom("mat_det_single", "A", "shape(A, 1, 1)", "mat_det(1, A) == mat_trace(A)", DETERMINANT, DETERMINANTS),
    axiom("symmetric_of_positive", "A n", "positive_definite(A, n)", "symmetric(A)", "definition"),
    axiom("invertible_of_positive", "A n", "positive_definite(A, n)", "invertible(A, n)", "Horn and Johnson, Matrix Analysis, 7.1", INVERSES),
    axiom("mat_det_pos", "A n", "positive_definite(A, n)", "0 < mat_det(n, A)", "Horn and Johnson, Matrix Analysis, 7.1", DETERMINANTS),
    axiom("mat_trace_square_nonneg", "A", "", "0 <= mat_trace(mat_mul(mat_transpose(A), A))", "the sum of the squares of all entries", "squares are not negative"),
    axiom(
        "mat_trace_form_nonneg", "A B n", "positive_definite(B, n)", "0 <= mat_trace(mat_mul(mat_mul(mat_transpose(A), B), A))",
        "Horn and Johnson, Matrix Analysis, 7.1", "positive definite matrices",
    ),
    axiom(
        "positive_add", "A B n", "positive_definite(A, n); positive_definite(B, n)", "positive_definite(mat_add(A, B), n)",
        "Horn and Johnson, Matrix Analysis, 7.1", "positive definite matrices",
    ),
    axiom(
        "positive_add_square", "A B n m", "shape(A, m, n); positive_definite(B, n)",
        "positive_definite(mat_add(mat_mul(mat_transpose(A), A), B), n)",
        "Horn and Johnson, Matrix Analysis, 7.1", "positive definite matrices",
    ),
    axiom(
        "positive_add_form", "A B C n m", "shape(A, m, n); positive_definite(C, m); positive_definite(B, n)",
        "positive_definite(mat_add(mat_mul(mat_mul(mat_transpose(A), C), A), B), n)",
        "Horn and Johnson, Matrix Analysis, 7.1", "positive definite matrices",
    ),
    axiom(
        "positive_square", "A n m", "shape(A, m, n); invertible(mat_mul(mat_transpose(A), A), n)",
        "positive_definite(mat_mul(mat_transpose(A), A), n)", "Horn and Johnson, Matrix Analysis, 7.1", "positive definite matrices",
    ),
    axiom(
        "positive_form", "A C n m",
        "shape(A, m, n); positive_definite(C, m); invertible(mat_mul(mat_transpose(A), A), n)",
        "positive_definite(mat_mul(mat_mul(mat_transpose(A), C), A), n)", "Horn and Johnson, Matrix Analysis, 7.1", "positive definite matrices",
    ),
    axiom(
        "mat_root_mul_root", "A n", "positive_definite(A, n)", "mat_mul(mat_root(A), mat_root(A)) == A",
        "Horn and Johnson, Matrix Analysis, 7.2.6", "roots of positive definite matrices",
    ),
    axiom(
        "positive_root", "A n", "positive_definite(A, n)", "positive_definite(mat_root(A), n)",
        "Horn and Johnson, Matrix Analysis, 7.2.6", "roots of positive definite matrices",
    ),
    axiom("positive_identity", "n", "", "positive_definite(mat_identity(n), n)", "definition"),
    axiom("positive_scale", "A c n", "0 < c; positive_definite(A, n)", "positive_definite(mat_scale(c, A), n)", "definition"),
    axiom("positive_inverse", "A n", "positive_definite(A, n)", "positive_definite(mat_inverse(A), n)", "Horn and Johnson, Matrix Analysis, 7.1"),
    axiom("mat_add_defined", "A B", "", "defined(mat_add(A, B))", SEMANTICS),
    axiom("mat_neg_defined", "A", "", "defined(mat_neg(A))", SEMANTICS),
    axiom("mat_mul_defined", "A B", "", "defined(mat_mul(A, B))", SEMANTICS),
    axiom("mat_scale_defined", "A c", "", "defined(mat_scale(c, A))", SEMANTICS),
    axiom("mat_transpose_defined", "A", "", "defined(mat_transpose(A))", SEMANTICS),
    axiom("mat_zero_defined", "", "", "defined(mat_zero())", SEMANTICS),
    axiom("mat_identity_defined", "n", "", "defined(mat_identity(n))", SEMANTICS),
    axiom("mat_trace_defined", "A", "", "defined(mat_trace(A))", SEMANTICS),
    axiom("mat_scalar_defined", "A", "", "defined(mat_scalar(A))", SEMANTICS),
    axiom("mat_root_defined", "A", "", "defined(mat_root(A))", SEMANTICS),
    axiom("mat_det_defined", "A n", "", "defined(mat_det(n, A))", SEMANTICS),
    axiom("mat_add_defined_around", "A B", "", "defined_around(mat_add(A, B))", SEMANTICS),
    axiom("mat_neg_defined_around", "A", "", "defined_around(mat_neg(A))", SEMANTICS),
    axiom("mat_mul_defined_around", "A B", "", "defined_around(mat_mul(A, B))", SEMANTICS),
    axiom("mat_scale_defined_around", "A c", "", "defined_around(mat_scale(c, A))", SEMANTICS),
    axiom("mat_transpose_defined_around", "A", "", "defined_around(mat_transpose(A))", SEMANTICS),
    axiom("mat_trace_defined_around", "A", "", "defined_around(mat_trace(A))", SEMANTICS),
    axiom("mat_scalar_defined_around", "A", "", "defined_around(mat_scalar(A))", SEMANTICS),
    axiom("mat_det_defined_around", "A n", "", "defined_around(mat_det(n, A))", SEMANTICS),
    axiom(
        "has_deriv_det", "A B n", "invertible(A, n)",
        "has_deriv(lambda t: mat_det(n, mat_add(A, mat_scale(t, B))), 0, mat_det(n, A)*mat_trace(mat_mul(mat_inverse(A), B)))",
        "Magnus and Neudecker, Matrix Differential Calculus, 8.3 (Jacobi)", "the derivative of a determinant",
    ),
    axiom(
        "has_deriv_trace_inverse", "A B C n", "invertible(A, n); shape(B, n, n)",
        "has_deriv(lambda t: mat_trace(mat_mul(mat_inverse(mat_add(A, mat_scale(t, B))), C)), 0, "
        "-mat_trace(mat_mul(mat_mul(mat_mul(mat_inverse(A), B), mat_inverse(A)), C)))",
        "Magnus and Neudecker, Matrix Differential Calculus, 8.4", "the derivative of an inverse",
    ),
    axiom("mat_inverse_defined", "A n", "invertible(A, n)", "defined(mat_inverse(A))", SEMANTICS),
    axiom("mat_inverse_defined_around", "A n", "invertible(A, n)", "defined_around(mat_inverse(A))", SEMANTICS),
]  # fmt: skip
