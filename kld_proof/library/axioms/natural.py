"""Powers with natural exponents, factorials and binomial coefficients."""

from kld_proof.library.axioms import axiom

POWERS = "laws of powers"
INDUCTION = "Rudin, Principles of Mathematical Analysis, 1.20-1.22; induction on the exponent"

AXIOMS = [
    axiom("pow_add_natural", "a m n", "m in naturals; n in naturals", "a**(m + n) == a**m*a**n", INDUCTION, POWERS),
    axiom("pow_mul_natural", "a m n", "m in naturals; n in naturals", "a**(m*n) == (a**m)**n", INDUCTION, POWERS),
    axiom("mul_pow_natural", "a b n", "n in naturals", "(a*b)**n == a**n*b**n", INDUCTION, POWERS),
    axiom("one_pow", "e", "", "1**e == 1", "DLMF 4.2.26", POWERS),
    axiom("factorial_zero", "", "", "factorial(0) == 1", "DLMF 5.4.1", "factorials"),
    axiom(
        "factorial_succ", "n", "n in naturals", "factorial(n + 1) == (n + 1)*factorial(n)", "DLMF 5.4.1", "factorials",
    ),
    axiom("factorial_pos", "n", "n in naturals", "0 < factorial(n)", "DLMF 5.4.1"),
    axiom(
        "binom_eq", "n k", "n in naturals; k in naturals; k <= n",
        "binom(n, k) == factorial(n)/(factorial(k)*factorial(n - k))", "DLMF 1.2.1", "binomial coefficients",
    ),
]  # fmt: skip
