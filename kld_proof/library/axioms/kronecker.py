"""Kronecker products, and matrices written as one column.

`mat_kron(p, q, A, B)` has the entry A_ij B_kl in row (i - 1) p + k and column (j - 1) q + l, for k = 1, ..., p and
l = 1, ..., q; `mat_vec(n, A)` has A_ij in row (j - 1) n + i of its one column, for i = 1, ..., n.  Both are zeros where
p, q, n are no natural numbers.
"""

from kld_proof.library.axioms import axiom

KRON = "Horn and Johnson, Topics in Matrix Analysis, 4.2"
VEC = "Horn and Johnson, Topics in Matrix Analysis, 4.2.9 and 4.3.1"
SEMANTICS = "docs/semantics.md"
PRODUCTS, COLUMNS = "Kronecker products", "matrices as columns"

AXIOMS = [
    axiom("kron_add", "A B C p q", "", "mat_kron(p, q, mat_add(A, B), C) == mat_add(mat_kron(p, q, A, C), mat_kron(p, q, B, C))", KRON, PRODUCTS),
    axiom("kron_add_right", "A B C p q", "", "mat_kron(p, q, A, mat_add(B, C)) == mat_add(mat_kron(p, q, A, B), mat_kron(p, q, A, C))", KRON, PRODUCTS),
    axiom("kron_scale", "A B c p q", "", "mat_kron(p, q, mat_scale(c, A), B) == mat_scale(c, mat_kron(p, q, A, B))", KRON, PRODUCTS),
    axiom("kron_scale_right", "A B c p q", "", "mat_kron(p, q, A, mat_scale(c, B)) == mat_scale(c, mat_kron(p, q, A, B))", KRON, PRODUCTS),
    axiom("kron_zero", "A p q", "", "mat_kron(p, q, mat_zero(), A) == mat_zero()", KRON, PRODUCTS),
    axiom("kron_zero_right", "A p q", "", "mat_kron(p, q, A, mat_zero()) == mat_zero()", KRON, PRODUCTS),
    axiom("mat_transpose_kron", "A B p q", "", "mat_transpose(mat_kron(p, q, A, B)) == mat_kron(q, p, mat_transpose(A), mat_transpose(B))", KRON, PRODUCTS),
    axiom(
        "kron_mul_kron", "A B C D p q r", "shape(B, p, q)",
        "mat_mul(mat_kron(p, q, A, B), mat_kron(q, r, C, D)) == mat_kron(p, r, mat_mul(A, C), mat_mul(B, D))", KRON, PRODUCTS,
    ),
    axiom(
        "kron_identity", "n m", "n in naturals; m in naturals",
        "mat_kron(m, m, mat_identity(n), mat_identity(m)) == mat_identity(n*m)", KRON, PRODUCTS,
    ),
    axiom("mat_trace_kron", "A B m", "shape(B, m, m)", "mat_trace(mat_kron(m, m, A, B)) == mat_trace(A)*mat_trace(B)", KRON, PRODUCTS),
    axiom(
        "mat_det_kron", "A B n m", "shape(A, n, n); shape(B, m, m); n in naturals; m in naturals",
        "mat_det(n*m, mat_kron(m, m, A, B)) == mat_det(n, A)**m*mat_det(m, B)**n", KRON, PRODUCTS,
    ),
    axiom(
        "mat_inverse_kron", "A B n m", "invertible(A, n); invertible(B, m)",
        "mat_inverse(mat_kron(m, m, A, B)) == mat_kron(m, m, mat_inverse(A), mat_inverse(B))", KRON, PRODUCTS,
    ),
    axiom("invertible_kron", "A B n m", "invertible(A, n); invertible(B, m); n in naturals; m in naturals", "invertible(mat_kron(m, m, A, B), n*m)", KRON, PRODUCTS),
    axiom(
        "positive_kron", "A B n m", "positive_definite(A, n); positive_definite(B, m); n in naturals; m in naturals",
        "positive_definite(mat_kron(m, m, A, B), n*m)", KRON, PRODUCTS,
    ),
    axiom("shape_kron", "A B n m p q", "shape(A, n, m)", "shape(mat_kron(p, q, A, B), n*p, m*q)", SEMANTICS, "the shapes fit"),
    axiom("vec_add", "A B n", "", "mat_vec(n, mat_add(A, B)) == mat_add(mat_vec(n, A), mat_vec(n, B))", VEC, COLUMNS),
    axiom("vec_scale", "A c n", "", "mat_vec(n, mat_scale(c, A)) == mat_scale(c, mat_vec(n, A))", VEC, COLUMNS),
    axiom("vec_zero", "n", "", "mat_vec(n, mat_zero()) == mat_zero()", VEC, COLUMNS),
    axiom(
        "kron_mul_vec", "A B C n m", "shape(A, n, m)",
        "mat_mul(mat_kron(n, m, B, A), mat_vec(m, C)) == mat_vec(n, mat_mul(mat_mul(A, C), mat_transpose(B)))", VEC, COLUMNS,
    ),
    axiom(
        "mat_trace_vec_mul_vec", "A B n m", "shape(A, n, m)",
        "mat_trace(mat_mul(mat_transpose(mat_vec(n, A)), mat_vec(n, B))) == mat_trace(mat_mul(mat_transpose(A), B))", VEC, COLUMNS,
    ),
    axiom("vec_column", "A n", "shape(A, n, 1)", "mat_vec(n, A) == A", VEC, COLUMNS),
    axiom("shape_vec", "A n m", "shape(A, n, m)", "shape(mat_vec(n, A), n*m, 1)", SEMANTICS, "the shapes fit"),
    axiom("mat_kron_defined", "A B p q", "", "defined(mat_kron(p, q, A, B))", SEMANTICS),
    axiom("mat_vec_defined", "A n", "", "defined(mat_vec(n, A))", SEMANTICS),
]  # fmt: skip
