"""Lebesgue integrals over intervals, half-lines, the line and a probability space.

D is any of these sets.  f, g are arbitrary functions: integrability (measurable, with a finite integral of the absolute
value) is a hypothesis wherever it is needed.
"""

from kld_proof.library.axioms import axiom

LEBESGUE = "Rudin, Real and Complex Analysis, 1.32-1.39"
LINEAR = "linearity of the integral"

AXIOMS = [
    axiom(
        "integral_congr", "D $f $g", "all(D, lambda x: f(x) == g(x))", "integral(D, f) == integral(D, g)",
        LEBESGUE, "equal integrands",
    ),
    axiom(
        "integrable_congr", "D $f $g", "all(D, lambda x: f(x) == g(x)); integrable(D, g)", "integrable(D, f)",
        LEBESGUE,
    ),
    axiom(
        "integral_add", "D $f $g", "integrable(D, f); integrable(D, g)",
        "integral(D, lambda x: f(x) + g(x)) == integral(D, f) + integral(D, g)", LEBESGUE, LINEAR,
    ),
    axiom(
        "integrable_add", "D $f $g", "integrable(D, f); integrable(D, g)", "integrable(D, lambda x: f(x) + g(x))",
        LEBESGUE,
    ),
    axiom(
        "integral_const_mul", "D c $f", "integrable(D, f)",
        "integral(D, lambda x: c*f(x)) == c*integral(D, f)", LEBESGUE, LINEAR,
    ),
    axiom(
        "integrable_const_mul", "D c $f", "integrable(D, f)", "integrable(D, lambda x: c*f(x))", LEBESGUE,
    ),
    axiom("integrable_zero", "D", "", "integrable(D, lambda x: 0)", LEBESGUE),
    axiom("integral_zero", "D", "", "integral(D, lambda x: 0) == 0", LEBESGUE, LINEAR),
    axiom(
        "integral_nonneg", "D $f", "all(D, lambda x: 0 <= f(x)); integrable(D, f)", "0 <= integral(D, f)",
        LEBESGUE, "an integral of a non-negative function",
    ),
    axiom(
        "integral_shift", "$f c", "", "integral(reals, f) == integral(reals, lambda x: f(x + c))",
        "Rudin, Real and Complex Analysis, 2.20", "shift of the variable of integration",
    ),
    axiom(
        "integrable_shift", "$f c", "integrable(reals, lambda x: f(x + c))", "integrable(reals, f)",
        "Rudin, Real and Complex Analysis, 2.20",
    ),
    axiom(
        "integral_scale", "$f c", "0 < c", "integral(reals, lambda x: f(c*x)) == integral(reals, f)/c",
        "Rudin, Real and Complex Analysis, 2.20", "scaling of the variable of integration",
    ),
    axiom(
        "integrable_scale", "$f c", "0 < c; integrable(reals, f)", "integrable(reals, lambda x: f(c*x))",
        "Rudin, Real and Complex Analysis, 2.20",
    ),
    axiom(
        "integral_above_scale", "$f c", "0 < c",
        "integral(above(0), lambda x: f(c*x)) == integral(above(0), f)/c",
        "Rudin, Real and Complex Analysis, 2.20", "scaling of the variable of integration",
    ),
    axiom(
        "integrable_above_scale", "$f c", "0 < c; integrable(above(0), f)",
        "integrable(above(0), lambda x: f(c*x))", "Rudin, Real and Complex Analysis, 2.20",
    ),
    axiom(
        "integral_above_shift", "$f a", "", "integral(above(a), f) == integral(above(0), lambda x: f(x + a))",
        "Rudin, Real and Complex Analysis, 2.20", "shift of the variable of integration",
    ),
    axiom(
        "integrable_above_shift", "$f a", "integrable(above(0), lambda x: f(x + a))", "integrable(above(a), f)",
        "Rudin, Real and Complex Analysis, 2.20",
    ),
    axiom(
        "integral_below_reflect", "$f a", "", "integral(below(a), f) == integral(above(-a), lambda x: f(-x))",
        "Rudin, Real and Complex Analysis, 2.20", "reflection of the variable of integration",
    ),
    axiom(
        "integrable_below_reflect", "$f a", "integrable(above(-a), lambda x: f(-x))", "integrable(below(a), f)",
        "Rudin, Real and Complex Analysis, 2.20",
    ),
    axiom(
        "integral_deriv_eq_zero", "$F $f",
        "all(reals, lambda x: has_deriv(F, x, f(x))); integrable(reals, f); integrable(reals, F)",
        "integral(reals, f) == 0",
        "Rudin, Real and Complex Analysis, 7.21: F has limits at both ends, which are 0 as F is integrable",
        "integration by parts",
    ),
    axiom(
        "integral_interval", "$F $f a b",
        "a <= b; all(interval(a, b), lambda x: has_deriv(F, x, f(x))); continuous_at(F, a); continuous_at(F, b);"
        "integrable(interval(a, b), f)",
        "integral(interval(a, b), f) == F(b) - F(a)",
        "Rudin, Real and Complex Analysis, 7.21", "fundamental theorem of calculus",
    ),
    axiom(
        "integrable_interval", "$f a b",
        "all(interval(a, b), lambda x: continuous_at(f, x)); continuous_at(f, a); continuous_at(f, b)",
        "integrable(interval(a, b), f)", "Rudin, Principles of Mathematical Analysis, 6.8",
    ),
    axiom(
        "gaussian_integral", "", "", "integral(reals, lambda x: exp(-x**2)) == sqrt(pi)", "DLMF 7.7.1",
        "the Gaussian integral",
    ),
    axiom(
        "integrable_pow_mul_gaussian", "n", "n in naturals", "integrable(reals, lambda x: x**n*exp(-x**2))",
        "DLMF 7.7.1; Rudin, Principles of Mathematical Analysis, 8.6",
    ),
]  # fmt: skip
