"""Lebesgue integrals over the columns of n numbers, by the density of the normal law.

`columns(n)` are the columns with n entries, with Lebesgue measure in n dimensions; for n = 0 the one empty column,
with measure 1, and none where n is no natural number.  What is said of integrals over any set holds over it.
"""

from kld_proof.library.axioms import axiom

NORMAL = (
    "Bishop, Pattern Recognition and Machine Learning, 2.3; Petersen and Pedersen, The Matrix Cookbook, 8.1"
)
SEMANTICS = "docs/semantics.md"
INTEGRAL, MOMENTS = "the Gaussian integral over vectors", "moments of a normal vector"
GAUSSIAN = (
    "exp(-mat_trace(mat_mul(mat_mul(mat_transpose(x), A), x))/2 + mat_trace(mat_mul(mat_transpose(M), x)))"
)
VALUE = (
    "sqrt((2*pi)**n/mat_det(n, A))*exp(mat_trace(mat_mul(mat_mul(mat_transpose(M), mat_inverse(A)), M))/2)"
)
POSITIVE = "n in naturals; positive_definite(A, n)"

AXIOMS = [
    axiom("shape_of_columns", "X n", "X in columns(n)", "shape(X, n, 1)", SEMANTICS, "the shapes fit"),
    axiom("columns_defined", "n", "", "defined(columns(n))", SEMANTICS),
    axiom("columns_defined_around", "n", "", "defined_around(columns(n))", SEMANTICS),
    axiom("integral_defined_columns", "$f n", "integrable(columns(n), f)", "defined(integral(columns(n), f))", SEMANTICS),
    axiom("integrable_gaussian_vector", "A M n", POSITIVE, f"integrable(columns(n), lambda x: {GAUSSIAN})", NORMAL),
    axiom(
        "gaussian_vector_integral", "A M n", f"{POSITIVE}; shape(M, n, 1)",
        f"integral(columns(n), lambda x: {GAUSSIAN}) == {VALUE}", NORMAL, INTEGRAL,
    ),
    axiom(
        "integrable_gaussian_vector_linear", "A M B n", POSITIVE,
        f"integrable(columns(n), lambda x: mat_trace(mat_mul(B, x))*{GAUSSIAN})", NORMAL,
    ),
    axiom(
        "gaussian_vector_linear", "A M B n", f"{POSITIVE}; shape(M, n, 1)",
        f"integral(columns(n), lambda x: mat_trace(mat_mul(B, x))*{GAUSSIAN})"
        f" == mat_trace(mat_mul(mat_mul(B, mat_inverse(A)), M))*({VALUE})", NORMAL, MOMENTS,
    ),
    axiom(
        "integrable_gaussian_vector_form", "A M B n", POSITIVE,
        f"integrable(columns(n), lambda x: mat_trace(mat_mul(mat_mul(mat_transpose(x), B), x))*{GAUSSIAN})", NORMAL,
    ),
    axiom(
        "gaussian_vector_form", "A M B n", f"{POSITIVE}; shape(M, n, 1)",
        f"integral(columns(n), lambda x: mat_trace(mat_mul(mat_mul(mat_transpose(x), B), x))*{GAUSSIAN})"
        " == (mat_trace(mat_mul(B, mat_inverse(A)))"
        " + mat_trace(mat_mul(mat_mul(mat_mul(mat_mul(mat_transpose(M), mat_inverse(A)), B), mat_inverse(A)), M)))"
        f"*({VALUE})", NORMAL, MOMENTS,
    ),
]  # fmt: skip
