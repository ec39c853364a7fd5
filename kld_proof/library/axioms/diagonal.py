"""Diagonal matrices by their entries.

`mat_diagonal(range(1, n), u)` has u(k) in row k and column k for every whole k with 1 <= k <= n, and zeros
elsewhere; what a range from another number on has below 1 is left out.
"""

from kld_proof.library.axioms import axiom

DIAGONAL = "Horn and Johnson, Matrix Analysis, 0.9.1"
SEMANTICS = "docs/semantics.md"
NAME = "diagonal matrices"


def _of(entry: str) -> str:
    return f"mat_diagonal(range(1, n), lambda k: {entry})"


WHOLE = "mat_diagonal(range(1, n), u)"

AXIOMS = [
    axiom("mat_trace_diagonal", "n $u", "", f"mat_trace({WHOLE}) == sum(range(1, n), u)", DIAGONAL, NAME),
    axiom(
        "mat_trace_diagonal_form", "A B m n $u", "shape(A, m, 1)",
        f"mat_trace(mat_mul(mat_mul({WHOLE}, A), mat_transpose(B)))"
        " == sum(range(1, n), lambda k: u(k)*(mat_entry(A, k, 1)*mat_entry(B, k, 1)))", DIAGONAL, NAME,
    ),
    axiom("mat_diagonal_mul", "n $u $v", "", f"mat_mul({_of('u(k)')}, {_of('v(k)')}) == {_of('u(k)*v(k)')}", DIAGONAL, NAME),
    axiom("mat_diagonal_const", "n c", "n in naturals", f"{_of('c')} == mat_scale(c, mat_identity(n))", DIAGONAL, NAME),
    axiom("mat_transpose_diagonal", "n $u", "", f"mat_transpose({WHOLE}) == {WHOLE}", DIAGONAL, NAME),
    axiom(
        "mat_inverse_diagonal", "n $u", "all(range(1, n), lambda k: u(k) != 0)",
        f"mat_inverse({WHOLE}) == {_of('1/u(k)')}", DIAGONAL, NAME,
    ),
    axiom("mat_det_diagonal", "n $u", "n in naturals", f"mat_det(n, {WHOLE}) == prod(range(1, n), u)", DIAGONAL, NAME),
    axiom("shape_diagonal", "n $u", "n in naturals", f"shape({WHOLE}, n, n)", SEMANTICS, "the shapes fit"),
    axiom(
        "positive_diagonal", "n $u", "n in naturals; all(range(1, n), lambda k: 0 < u(k))",
        f"positive_definite({WHOLE}, n)", DIAGONAL, NAME,
    ),
    axiom(
        "invertible_diagonal", "n $u", "n in naturals; all(range(1, n), lambda k: u(k) != 0)",
        f"invertible({WHOLE}, n)", DIAGONAL, NAME,
    ),
    axiom("mat_diagonal_defined", "n m $u", "", "defined(mat_diagonal(range(n, m), u))", SEMANTICS),
    axiom("mat_diagonal_defined_around", "n m $u", "", "defined_around(mat_diagonal(range(n, m), u))", SEMANTICS),
]  # fmt: skip
