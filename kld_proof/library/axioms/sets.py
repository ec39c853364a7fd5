"""Membership in the sets that binders range over."""

from kld_proof.library.axioms import axiom

DEFINITION = "definition of the set"

AXIOMS = [
    axiom("mem_reals", "x", "", "x in reals", DEFINITION),
    axiom("mem_interval", "x a b", "a < x; x < b", "x in interval(a, b)", DEFINITION),
    axiom("mem_above", "x a", "a < x", "x in above(a)", DEFINITION),
    axiom("mem_below", "x b", "x < b", "x in below(b)", DEFINITION),
    axiom("gt_of_mem_interval", "x a b", "x in interval(a, b)", "a < x", DEFINITION),
    axiom("lt_of_mem_interval", "x a b", "x in interval(a, b)", "x < b", DEFINITION),
    axiom("gt_of_mem_above", "x a", "x in above(a)", "a < x", DEFINITION),
    axiom("lt_of_mem_below", "x b", "x in below(b)", "x < b", DEFINITION),
    axiom("ge_of_mem_range", "k a b", "k in range(a, b)", "a <= k", DEFINITION),
    axiom("le_of_mem_range", "k a b", "k in range(a, b)", "k <= b", DEFINITION),
    axiom("integer_of_mem_range", "k a b", "k in range(a, b); a in integers", "k in integers", DEFINITION),
    axiom("mem_range", "k a b", "k in integers; a <= k; k <= b", "k in range(a, b)", DEFINITION),
    axiom("ge_of_mem_from", "k a", "k in from_(a)", "a <= k", DEFINITION),
    axiom("integer_of_mem_from", "k a", "k in from_(a)", "k in integers", DEFINITION),
    axiom("mem_from", "k a", "k in integers; a <= k", "k in from_(a)", DEFINITION),
    axiom("integer_of_natural", "n", "n in naturals", "n in integers", DEFINITION),
    axiom("nonneg_of_natural", "n", "n in naturals", "0 <= n", DEFINITION),
    axiom("natural_of_integer", "n", "n in integers; 0 <= n", "n in naturals", DEFINITION),
    axiom("natural_add", "m n", "m in naturals; n in naturals", "m + n in naturals", "Peano arithmetic"),
    axiom("natural_mul", "m n", "m in naturals; n in naturals", "m*n in naturals", "Peano arithmetic"),
    axiom("integer_add", "m n", "m in integers; n in integers", "m + n in integers", "Peano arithmetic"),
    axiom("integer_mul", "m n", "m in integers; n in integers", "m*n in integers", "Peano arithmetic"),
    axiom("integer_neg", "n", "n in integers", "-n in integers", "Peano arithmetic"),
    axiom("succ_le_of_lt", "m n", "m in integers; n in integers; m < n", "m + 1 <= n", "Peano arithmetic"),
]
