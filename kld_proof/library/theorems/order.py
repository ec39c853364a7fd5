"""Order: absolute values, squares, and signs of logarithms, sines and cosines."""

from kld_proof.library.axioms import axiom as theorem

ABS, SQUARES, SIGN = "absolute value", "comparison of squares", "monotonicity of ln"
GROWTH = "monotonicity of exp"
CIRCLE = "the unit circle"

THEOREMS = [
    theorem("lt_of_abs_lt", "a b", "abs(a) < b", "a < b", "the two signs of a", ABS),
    theorem("neg_lt_of_abs_lt", "a b", "abs(a) < b", "-b < a", "the two signs of a", ABS),
    theorem("le_of_abs_le", "a b", "abs(a) <= b", "a <= b", "the two signs of a", ABS),
    theorem("neg_le_of_abs_le", "a b", "abs(a) <= b", "-b <= a", "the two signs of a", ABS),
    theorem("le_of_sq_le_sq", "a b", "0 <= b; a**2 <= b**2", "a <= b", "b < a makes b**2 < a**2", SQUARES),
    theorem("lt_of_sq_lt_sq", "a b", "0 <= b; a**2 < b**2", "a < b", "b <= a makes b**2 <= a**2", SQUARES),
    theorem("exp_tangent_le", "x m", "", "exp(m)*(1 + (x - m)) <= exp(x)", "ln a <= a - 1 at exp(x - m)", "the tangent of exp"),
    theorem("le_of_exp_le_exp", "a b", "exp(a) <= exp(b)", "a <= b", "b < a makes exp(b) < exp(a)", GROWTH),
    theorem("lt_of_exp_lt_exp", "a b", "exp(a) < exp(b)", "a < b", "b <= a makes exp(b) <= exp(a)", GROWTH),
    theorem("eq_zero_of_sum_of_squares", "a b", "a**2 + b**2 == 0", "a == 0", "neither square is negative", SQUARES),
    theorem("ln_ne_zero", "a", "0 < a; a != 1", "ln(a) != 0", "the two sides of 1", SIGN),
    theorem("sin_le_one", "a", "", "sin(a) <= 1", "sin(a)**2 = 1 - cos(a)**2", CIRCLE),
    theorem("neg_one_le_sin", "a", "", "-1 <= sin(a)", "sin(a)**2 = 1 - cos(a)**2", CIRCLE),
    theorem("cos_le_one", "a", "", "cos(a) <= 1", "cos(a)**2 = 1 - sin(a)**2", CIRCLE),
    theorem("neg_one_le_cos", "a", "", "-1 <= cos(a)", "cos(a)**2 = 1 - sin(a)**2", CIRCLE),
    theorem("abs_neg", "a", "", "abs(a) == abs(-a)", "the two signs of a", ABS),
    theorem("max_comm", "a b", "", "max(a, b) == max(b, a)", "a <= b and b < a", "maximum"),
    theorem("min_comm", "a b", "", "min(a, b) == min(b, a)", "a <= b and b < a", "minimum"),
    theorem("sqrt_mul", "a b", "0 <= a; 0 <= b", "sqrt(a*b) == sqrt(a)*sqrt(b)", "the squares agree", "roots of products"),
    theorem("sin_pos", "a", "0 < a; a < pi", "0 < sin(a)", "sin(a) = cos(a - pi/2)", "trigonometric identities"),
]  # fmt: skip
