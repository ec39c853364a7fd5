"""Matrices: how one factor of a product is worked out under a trace, and equal factors of equal products."""

from kld_proof.library.axioms import axiom as theorem

ALGEBRA, TRACES = "matrix algebra", "traces"
INSIDE = "the ring of matrices, and linearity of the trace"

THEOREMS = [
    theorem("mat_mul_congr_left", "A B C", "A == B", "mat_mul(A, C) == mat_mul(B, C)", "equal factors"),
    theorem("mat_mul_congr_right", "A B C", "A == B", "mat_mul(C, A) == mat_mul(C, B)", "equal factors"),
    theorem("mat_trace_congr", "A B", "A == B", "mat_trace(A) == mat_trace(B)", "equal matrices"),
    theorem("trace_add_before", "A B R", "", "mat_trace(mat_mul(mat_add(A, B), R)) == mat_trace(mat_mul(A, R)) + mat_trace(mat_mul(B, R))", INSIDE, ALGEBRA),
    theorem("trace_add_behind", "W A B", "", "mat_trace(mat_mul(W, mat_add(A, B))) == mat_trace(mat_mul(W, A)) + mat_trace(mat_mul(W, B))", INSIDE, ALGEBRA),
    theorem("trace_add_between", "W A B R", "", "mat_trace(mat_mul(W, mat_mul(mat_add(A, B), R))) == mat_trace(mat_mul(W, mat_mul(A, R))) + mat_trace(mat_mul(W, mat_mul(B, R)))", INSIDE, ALGEBRA),
    theorem("trace_neg_before", "A R", "", "mat_trace(mat_mul(mat_neg(A), R)) == -mat_trace(mat_mul(A, R))", INSIDE, ALGEBRA),
    theorem("trace_neg_behind", "W A", "", "mat_trace(mat_mul(W, mat_neg(A))) == -mat_trace(mat_mul(W, A))", INSIDE, ALGEBRA),
    theorem("trace_neg_between", "W A R", "", "mat_trace(mat_mul(W, mat_mul(mat_neg(A), R))) == -mat_trace(mat_mul(W, mat_mul(A, R)))", INSIDE, ALGEBRA),
    theorem("trace_scale_before", "A R c", "", "mat_trace(mat_mul(mat_scale(c, A), R)) == c*mat_trace(mat_mul(A, R))", INSIDE, ALGEBRA),
    theorem("trace_scale_behind", "W A c", "", "mat_trace(mat_mul(W, mat_scale(c, A))) == c*mat_trace(mat_mul(W, A))", INSIDE, ALGEBRA),
    theorem("trace_scale_between", "W A R c", "", "mat_trace(mat_mul(W, mat_mul(mat_scale(c, A), R))) == c*mat_trace(mat_mul(W, mat_mul(A, R)))", INSIDE, ALGEBRA),
    theorem("trace_zero_before", "R", "", "mat_trace(mat_mul(mat_zero(), R)) == 0", INSIDE, ALGEBRA),
    theorem("trace_zero_behind", "W", "", "mat_trace(mat_mul(W, mat_zero())) == 0", INSIDE, ALGEBRA),
    theorem("trace_zero_between", "W R", "", "mat_trace(mat_mul(W, mat_mul(mat_zero(), R))) == 0", INSIDE, ALGEBRA),
    theorem("trace_mul_before", "A B R", "", "mat_trace(mat_mul(mat_mul(A, B), R)) == mat_trace(mat_mul(A, mat_mul(B, R)))", INSIDE, ALGEBRA),
    theorem("trace_mul_between", "W A B R", "", "mat_trace(mat_mul(W, mat_mul(mat_mul(A, B), R))) == mat_trace(mat_mul(W, mat_mul(A, mat_mul(B, R))))", INSIDE, ALGEBRA),
    theorem("trace_mul_shift", "W A R", "", "mat_trace(mat_mul(W, mat_mul(A, R))) == mat_trace(mat_mul(mat_mul(W, A), R))", INSIDE, ALGEBRA),
]  # fmt: skip
