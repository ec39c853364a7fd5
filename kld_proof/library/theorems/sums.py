"""Finite sums of powers, the binomial law, and the first moments of the two great series."""

from kld_proof.library.axioms import axiom as theorem

POWERS = "sum of the first powers"
GEOMETRIC = "the geometric sum"
INDUCTION = "induction on n"

THEOREMS = [
    theorem("sum_one", "n", "n in naturals", "sum(range(1, n), lambda k: 1) == n", INDUCTION, "number of terms"),
    theorem("sum_id", "n", "n in naturals", "sum(range(1, n), lambda k: k) == n*(n + 1)/2", INDUCTION, POWERS),
    theorem(
        "sum_squares", "n", "n in naturals", "sum(range(1, n), lambda k: k**2) == n*(n + 1)*(2*n + 1)/6", INDUCTION, POWERS,
    ),
    theorem(
        "sum_cubes", "n", "n in naturals", "sum(range(1, n), lambda k: k**3) == n**2*(n + 1)**2/4", INDUCTION, POWERS,
    ),
    theorem(
        "sum_fourth_powers", "n", "n in naturals",
        "sum(range(1, n), lambda k: k**4) == n*(n + 1)*(2*n + 1)*(3*n**2 + 3*n - 1)/30", INDUCTION, POWERS,
    ),
    theorem(
        "geometric_sum", "n r", "n in naturals; r != 1",
        "sum(range(0, n), lambda k: r**k) == (r**(n + 1) - 1)/(r - 1)", INDUCTION, GEOMETRIC,
    ),
    theorem(
        "geometric_moment_one", "r", "-1 < r; r < 1", "sum(naturals, lambda k: k**1*r**k) == r/(1 - r)**2",
        "shift of the index", "the geometric series",
    ),
    theorem(
        "geometric_moment_two", "r", "-1 < r; r < 1",
        "sum(naturals, lambda k: k**2*r**k) == r*(1 + r)/(1 - r)**3", "shift of the index", "the geometric series",
    ),
    theorem(
        "exp_moment_succ", "z j", "j in naturals",
        "sum(naturals, lambda k: k**(j + 1)*(z**k/factorial(k)))"
        " == z*sum(naturals, lambda k: (k + 1)**j*(z**k/factorial(k)))",
        "shift of the index", "shift of the index",
    ),
]  # fmt: skip
