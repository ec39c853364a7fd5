"""Sine and cosine: values, parity, addition and the unit circle."""

from kld_proof.library.axioms import axiom

TRIG = "trigonometric identities"
INVERSE = "inverse trigonometric functions"

AXIOMS = [
    axiom("sin_zero", "", "", "sin(0) == 0", "DLMF 4.17.1", TRIG),
    axiom("cos_zero", "", "", "cos(0) == 1", "DLMF 4.17.2", TRIG),
    axiom("sin_half_pi", "", "", "sin(pi/2) == 1", "DLMF Table 4.17.1", TRIG),
    axiom("cos_half_pi", "", "", "cos(pi/2) == 0", "DLMF Table 4.17.1", TRIG),
    axiom("sin_sixth_pi", "", "", "sin(pi/6) == 1/2", "DLMF Table 4.17.1", TRIG),
    axiom("cos_sixth_pi", "", "", "cos(pi/6) == sqrt(3)/2", "DLMF Table 4.17.1", TRIG),
    axiom("sin_quarter_pi", "", "", "sin(pi/4) == sqrt(2)/2", "DLMF Table 4.17.1", TRIG),
    axiom("cos_quarter_pi", "", "", "cos(pi/4) == sqrt(2)/2", "DLMF Table 4.17.1", TRIG),
    axiom("sin_third_pi", "", "", "sin(pi/3) == sqrt(3)/2", "DLMF Table 4.17.1", TRIG),
    axiom("cos_third_pi", "", "", "cos(pi/3) == 1/2", "DLMF Table 4.17.1", TRIG),
    axiom("cos_pos", "a", "-(pi/2) < a; a < pi/2", "0 < cos(a)", "DLMF Table 4.16.1", TRIG),
    axiom("atan_tan", "a", "-(pi/2) < a; a < pi/2", "atan(tan(a)) == a", "DLMF 4.23(ii)", INVERSE),
    axiom("asin_sin", "a", "-(pi/2) <= a; a <= pi/2", "asin(sin(a)) == a", "DLMF 4.23(ii)", INVERSE),
    axiom("acos_cos", "a", "0 <= a; a <= pi", "acos(cos(a)) == a", "DLMF 4.23(ii)", INVERSE),
    axiom("tan_atan", "a", "", "tan(atan(a)) == a", "DLMF 4.23(ii)", INVERSE),
    axiom("sin_asin", "a", "-1 <= a; a <= 1", "sin(asin(a)) == a", "DLMF 4.23(ii)", INVERSE),
    axiom("cos_acos", "a", "-1 <= a; a <= 1", "cos(acos(a)) == a", "DLMF 4.23(ii)", INVERSE),
    axiom("acos_eq", "a", "-1 <= a; a <= 1", "acos(a) == pi/2 - asin(a)", "DLMF 4.23.19", INVERSE),
    axiom("atan_reciprocal", "a", "0 < a", "atan(1/a) == pi/2 - atan(a)", "DLMF 4.24.15", INVERSE),
    axiom("atan_neg", "a", "", "atan(-a) == -atan(a)", "DLMF 4.23.12", INVERSE),
    axiom("asin_neg", "a", "-1 <= a; a <= 1", "asin(-a) == -asin(a)", "DLMF 4.23.10", INVERSE),
    axiom("sin_neg", "a", "", "sin(-a) == -sin(a)", "DLMF 4.14.1", TRIG),
    axiom("cos_neg", "a", "", "cos(-a) == cos(a)", "DLMF 4.14.2", TRIG),
    axiom("sin_add", "a b", "", "sin(a + b) == sin(a)*cos(b) + cos(a)*sin(b)", "DLMF 4.21.2", TRIG),
    axiom("cos_add", "a b", "", "cos(a + b) == cos(a)*cos(b) - sin(a)*sin(b)", "DLMF 4.21.3", TRIG),
    axiom("sin_sq", "a", "", "sin(a)**2 == 1 - cos(a)**2", "DLMF 4.21.12", TRIG),
    axiom("tan_eq_div", "a", "cos(a) != 0", "tan(a) == sin(a)/cos(a)", "DLMF 4.14.4", TRIG),
    axiom("sinh_eq_exp", "a", "", "sinh(a) == (exp(a) - exp(-a))/2", "DLMF 4.28.1", "hyperbolic functions"),
    axiom("cosh_eq_exp", "a", "", "cosh(a) == (exp(a) + exp(-a))/2", "DLMF 4.28.2", "hyperbolic functions"),
    axiom(
        "tanh_eq_exp", "a", "", "tanh(a) == (exp(2*a) - 1)/(exp(2*a) + 1)", "DLMF 4.28.4", "hyperbolic functions",
    ),
    axiom("erf_neg", "a", "", "erf(-a) == -erf(a)", "DLMF 7.4.1", "the error function is odd"),
    axiom("erf_zero", "", "", "erf(0) == 0", "DLMF 7.2.1", "the error function"),
]  # fmt: skip
