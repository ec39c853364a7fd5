"""What follows from an equation: multiples of it, and its images under inverse functions."""

from kld_proof.library.axioms import axiom as theorem

SOLVING = "the assumed equations"

THEOREMS = [
    theorem(
        "eq_of_sub_eq_mul_sub", "a b c d e", "a - b == c*(d - e); d == e", "a == b",
        "a multiple of zero is zero", SOLVING,
    ),
    theorem("eq_ln_of_exp_eq", "a b", "exp(a) == b", "a == ln(b)", "ln is the inverse of exp", SOLVING),
    theorem("eq_exp_of_ln_eq", "a b", "0 < a; ln(a) == b", "a == exp(b)", "exp is the inverse of ln", SOLVING),
    theorem(
        "eq_sqrt_of_sq_eq", "a b", "0 <= a; a**2 == b", "a == sqrt(b)", "the root of a square", SOLVING,
    ),
    theorem(
        "eq_sq_of_sqrt_eq", "a b", "0 <= a; sqrt(a) == b", "a == b**2", "the square of a root", SOLVING,
    ),
]  # fmt: skip
