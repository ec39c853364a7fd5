"""Sine and cosine at whole multiples of pi, and the signs that they bring."""

from kld_proof.library.axioms import axiom as theorem

MULTIPLES = "sine and cosine at multiples of pi"

THEOREMS = [
    theorem("sin_nat_mul_pi", "n", "n in naturals", "sin(n*pi) == 0", "induction on n", MULTIPLES),
    theorem("cos_nat_mul_pi", "n", "n in naturals", "cos(n*pi) == (-1)**n", "induction on n", MULTIPLES),
    theorem(
        "neg_one_pow_sq", "n", "n in naturals", "((-1)**n)**2 == 1", "powers of powers", "laws of powers"
    ),
]
