"""Signs of means, binomial coefficients and special functions."""

from kld_proof.library.axioms import axiom

AXIOMS = [
    axiom("abs_nonneg", "a", "", "0 <= abs(a)", "Rudin, Principles of Mathematical Analysis, 1.33"),
    axiom("beta_pos", "a b", "0 < a; 0 < b", "0 < beta(a, b)", "DLMF 5.12.1"),
    axiom("binom_pos", "n k", "n in naturals; k in naturals; k <= n", "0 < binom(n, k)", "DLMF 1.2.1"),
    axiom("exp_le_exp", "a b", "a <= b", "exp(a) <= exp(b)", "DLMF 4.2.19"),
    axiom("ln_le_ln", "a b", "0 < a; a <= b", "ln(a) <= ln(b)", "DLMF 4.2.2"),
    axiom("cosh_pos", "a", "", "0 < cosh(a)", "DLMF 4.28.2"),
]
