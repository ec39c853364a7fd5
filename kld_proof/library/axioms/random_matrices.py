"""Means of random matrices, entry by entry.

`mat_expect(f)` is the matrix of the means of the entries of f(w) over the outcomes w.  `has_moments(f)` says that
f is a random matrix with a bounded number of rows and columns, and that all its entries have moments of every order.
"""

from kld_proof.library.axioms import axiom

MEAN = "Seber and Lee, Linear Regression Analysis, 1.4"
HOLDER = (
    "sums and products of variables with all moments have all moments (Rudin, Real and Complex Analysis, 3.5)"
)
SEMANTICS = "docs/semantics.md"
LINEAR = "linearity of the expectation of matrices"

AXIOMS = [
    axiom("has_moments_const", "A", "", "has_moments(lambda w: A)", HOLDER),
    axiom("has_moments_add", "$f $g", "has_moments(f); has_moments(g)", "has_moments(lambda w: mat_add(f(w), g(w)))", HOLDER),
    axiom("has_moments_neg", "$f", "has_moments(f)", "has_moments(lambda w: mat_neg(f(w)))", HOLDER),
    axiom("has_moments_scale", "$f c", "has_moments(f)", "has_moments(lambda w: mat_scale(c, f(w)))", HOLDER),
    axiom("has_moments_mul", "$f $g", "has_moments(f); has_moments(g)", "has_moments(lambda w: mat_mul(f(w), g(w)))", HOLDER),
    axiom("has_moments_transpose", "$f", "has_moments(f)", "has_moments(lambda w: mat_transpose(f(w)))", HOLDER),
    axiom("has_moments_outcome", "A", "", "has_moments(lambda w: mat_scale(w, A))", "the outcome lies between 0 and 1"),
    axiom("mat_expect_congr", "$f $g", "all(space, lambda w: f(w) == g(w))", "mat_expect(f) == mat_expect(g)", SEMANTICS),
    axiom("mat_expect_const", "A", "", "mat_expect(lambda w: A) == A", MEAN, LINEAR),
    axiom(
        "mat_expect_add", "$f $g", "has_moments(f); has_moments(g)",
        "mat_expect(lambda w: mat_add(f(w), g(w))) == mat_add(mat_expect(f), mat_expect(g))", MEAN, LINEAR,
    ),
    axiom(
        "mat_expect_scale", "$f c", "has_moments(f)",
        "mat_expect(lambda w: mat_scale(c, f(w))) == mat_scale(c, mat_expect(f))", MEAN, LINEAR,
    ),
    axiom(
        "mat_expect_mul_left", "$f A", "has_moments(f)",
        "mat_expect(lambda w: mat_mul(A, f(w))) == mat_mul(A, mat_expect(f))", MEAN, LINEAR,
    ),
    axiom(
        "mat_expect_mul_right", "$f A", "has_moments(f)",
        "mat_expect(lambda w: mat_mul(f(w), A)) == mat_mul(mat_expect(f), A)", MEAN, LINEAR,
    ),
    axiom(
        "mat_expect_transpose", "$f", "has_moments(f)",
        "mat_expect(lambda w: mat_transpose(f(w))) == mat_transpose(mat_expect(f))", MEAN, LINEAR,
    ),
    axiom(
        "mat_expect_number", "$u A", "integrable(space, u)",
        "mat_expect(lambda w: mat_scale(u(w), A)) == mat_scale(integral(space, u), A)", MEAN, LINEAR,
    ),
    axiom(
        "integral_space_trace", "$f", "has_moments(f)",
        "integral(space, lambda w: mat_trace(f(w))) == mat_trace(mat_expect(f))", MEAN, LINEAR,
    ),
    axiom("integrable_space_trace", "$f", "has_moments(f)", "integrable(space, lambda w: mat_trace(f(w)))", MEAN),
    axiom("shape_expect", "$f n m", "all(space, lambda w: shape(f(w), n, m))", "shape(mat_expect(f), n, m)", SEMANTICS),
    axiom("mat_expect_defined", "$f", "has_moments(f)", "defined(mat_expect(f))", SEMANTICS),
]  # fmt: skip
