"""The exponential function, the natural logarithm, real powers and roots."""

from kld_proof.library.axioms import axiom

AXIOMS = [
    axiom("exp_pos", "a", "", "0 < exp(a)", "DLMF 4.2.19"),
    axiom("exp_zero", "", "", "exp(0) == 1", "DLMF 4.2.19", "laws of exp"),
    axiom("exp_add", "a b", "", "exp(a + b) == exp(a)*exp(b)", "DLMF 4.8.12", "laws of exp"),
    axiom("exp_mul", "n a", "n in integers", "exp(n*a) == exp(a)**n", "DLMF 4.8.13", "laws of exp"),
    axiom("exp_lt_exp", "a b", "a < b", "exp(a) < exp(b)", "DLMF 4.2.19"),
    axiom("exp_ln", "a", "0 < a", "exp(ln(a)) == a", "DLMF 4.2.30", "exp and ln are inverse"),
    axiom("exp_sub_one_ne_zero", "a", "a != 0", "exp(a) - 1 != 0", "DLMF 4.2.19: exp is injective"),
    axiom("ln_exp", "a", "", "ln(exp(a)) == a", "DLMF 4.2.31", "exp and ln are inverse"),
    axiom("ln_mul", "a b", "0 < a; 0 < b", "ln(a*b) == ln(a) + ln(b)", "DLMF 4.8.1", "laws of the logarithm"),
    axiom("ln_div", "a b", "0 < a; 0 < b", "ln(a/b) == ln(a) - ln(b)", "DLMF 4.8.3", "laws of the logarithm"),
    axiom("ln_pow", "a e", "0 < a", "ln(a**e) == e*ln(a)", "DLMF 4.8.5", "laws of the logarithm"),
    axiom("ln_one", "", "", "ln(1) == 0", "DLMF 4.2.2", "laws of the logarithm"),
    axiom("ln_lt_ln", "a b", "0 < a; a < b", "ln(a) < ln(b)", "DLMF 4.2.2"),
    axiom("ln_le_sub_one", "a", "0 < a", "ln(a) <= a - 1", "DLMF 4.5.4", "ln a <= a - 1"),
    axiom("ln_lt_sub_one", "a", "0 < a; a != 1", "ln(a) < a - 1", "DLMF 4.5.4", "ln a < a - 1 unless a = 1"),
    axiom("pow_eq_exp", "a e", "0 < a", "a**e == exp(e*ln(a))", "DLMF 4.2.26", "laws of powers"),
    axiom("sqrt_eq_exp", "a", "0 < a", "sqrt(a) == exp(ln(a)/2)", "DLMF 4.2.26", "laws of powers"),
    axiom("sqrt_pos", "a", "0 < a", "0 < sqrt(a)", "Rudin, Principles, 1.21"),
    axiom("sqrt_nonneg", "a", "0 <= a", "0 <= sqrt(a)", "Rudin, Principles, 1.21"),
    axiom("sqrt_zero", "", "", "sqrt(0) == 0", "Rudin, Principles, 1.21", "square root"),
    axiom("sq_sqrt", "a", "0 <= a", "sqrt(a)**2 == a", "Rudin, Principles, 1.21", "square root"),
    axiom("sqrt_sq", "a", "", "sqrt(a**2) == abs(a)", "Rudin, Principles, 1.21", "square root"),
    axiom("zero_pow", "e", "0 < e", "0**e == 0", "DLMF 4.2.26", "laws of powers"),
]
