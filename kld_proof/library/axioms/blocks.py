"""Matrices made of blocks.

`mat_inject(n, m)` has ones at the places (n + 1, 1), ..., (n + m, m) where n and m are natural numbers, and zeros
elsewhere: J = mat_inject(n, m) moves m rows down by n places.  With J and K = mat_inject(p, q) the blocks A (n rows,
p columns) and B beside, C and D below them make the matrix A + B K^T + J C + J D K^T.
"""

from kld_proof.library.axioms import axiom

RING = "Horn and Johnson, Matrix Analysis, 0.7"
SCHUR = "Horn and Johnson, Matrix Analysis, 0.8.5"
SEMANTICS = "docs/semantics.md"
BLOCKS = "block matrices"

UP = "mat_transpose(mat_inject(n, m))"
BESIDE = f"mat_mul(B, {UP})"
BELOW = "mat_mul(mat_inject(n, m), C)"
LAST = f"mat_mul(mat_mul(mat_inject(n, m), D), {UP})"
SQUARE = f"mat_add(mat_add(mat_add(A, {BESIDE}), {BELOW}), {LAST})"
SHAPES = "shape(B, n, m); shape(C, m, n); shape(D, m, m); n in naturals; m in naturals"

AXIOMS = [
    axiom("mat_inject_inverse", "n m", "n in naturals", f"mat_mul({UP}, mat_inject(n, m)) == mat_identity(m)", RING, BLOCKS),
    axiom("mat_inject_before", "A n m k", "shape(A, n, k)", f"mat_mul({UP}, A) == mat_zero()", RING, BLOCKS),
    axiom("mat_inject_behind", "A n m k", "shape(A, k, n)", "mat_mul(A, mat_inject(n, m)) == mat_zero()", RING, BLOCKS),
    axiom("shape_inject", "n m", "n in naturals; m in naturals", "shape(mat_inject(n, m), n + m, m)", RING, BLOCKS),
    axiom("shape_enlarged", "A n m k j", "shape(A, n, m); k in naturals; j in naturals", "shape(A, n + k, m + j)", RING, BLOCKS),
    axiom(
        "mat_identity_of_blocks", "n m", "n in naturals; m in naturals",
        f"mat_identity(n + m) == mat_add(mat_identity(n), mat_mul(mat_inject(n, m), {UP}))", RING, BLOCKS,
    ),
    axiom(
        "mat_det_blocks", "A B C D n m", f"invertible(A, n); {SHAPES}",
        f"mat_det(n + m, {SQUARE}) == mat_det(n, A)*mat_det(m, mat_add(D, mat_neg(mat_mul(mat_mul(C, mat_inverse(A)), B))))",
        SCHUR, "the Schur complement",
    ),
    axiom(
        "mat_det_blocks_below", "A B C D n m",
        "invertible(D, m); shape(A, n, n); shape(B, n, m); shape(C, m, n); n in naturals; m in naturals",
        f"mat_det(n + m, {SQUARE}) == mat_det(m, D)*mat_det(n, mat_add(A, mat_neg(mat_mul(mat_mul(B, mat_inverse(D)), C))))",
        SCHUR, "the Schur complement",
    ),
    axiom(
        "invertible_blocks", "A B C D n m",
        f"invertible(A, n); invertible(mat_add(D, mat_neg(mat_mul(mat_mul(C, mat_inverse(A)), B))), m); {SHAPES}",
        f"invertible({SQUARE}, n + m)", SCHUR, "the Schur complement",
    ),
    axiom("mat_inject_defined", "n m", "", "defined(mat_inject(n, m))", SEMANTICS),
]  # fmt: skip
