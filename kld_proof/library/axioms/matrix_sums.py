"""Sums of finitely many matrices over a range of an index, entry by entry.

`mat_sum(range(i, j), f)` is the sum of the matrices f(k) with i <= k <= j; there are zeros where i > j.
"""

from kld_proof.library.axioms import axiom

SUM = "Horn and Johnson, Matrix Analysis, 0.2"
SEMANTICS = "docs/semantics.md"
LINEAR = "sums of matrices"

AXIOMS = [
    axiom(
        "mat_trace_sum", "i j $f", "",
        "mat_trace(mat_sum(range(i, j), f)) == sum(range(i, j), lambda k: mat_trace(f(k)))", SUM, LINEAR,
    ),
    axiom(
        "mat_sum_mul", "i j A $f", "",
        "mat_mul(mat_sum(range(i, j), f), A) == mat_sum(range(i, j), lambda k: mat_mul(f(k), A))", SUM, LINEAR,
    ),
    axiom(
        "mat_transpose_sum", "i j $f", "",
        "mat_transpose(mat_sum(range(i, j), f)) == mat_sum(range(i, j), lambda k: mat_transpose(f(k)))", SUM, LINEAR,
    ),
    axiom(
        "shape_sum", "i j n m $f", "all(range(i, j), lambda k: shape(f(k), n, m))",
        "shape(mat_sum(range(i, j), f), n, m)", SUM, "the shapes fit",
    ),
    axiom("mat_sum_defined", "i j $f", "", "defined(mat_sum(range(i, j), f))", SEMANTICS),
    axiom("mat_sum_defined_around", "i j $f", "", "defined_around(mat_sum(range(i, j), f))", SEMANTICS),
]  # fmt: skip
