"""Integrals over sets at whose ends the integrand or the set is unbounded, from limits of an antiderivative.

A derivative that is nowhere negative, of a function with limits at both ends, is integrable: on bounded parts its
integral is the growth of that function, which is bounded, and parts that grow have a limit.
"""

from kld_proof.library.axioms import axiom

FUNDAMENTAL = "Rudin, Real and Complex Analysis, 7.21, and 1.34 (dominated convergence)"
MONOTONE = "Rudin, Real and Complex Analysis, 7.21 and 1.26 (monotone convergence)"
WORDS = "fundamental theorem of calculus, with limits"
ABOVE = (
    "all(above(a), lambda x: has_deriv(F, x, f(x))); tends(interval(a, a + 1), F, c); tends(above(a), F, d)"
)
REALS = "all(reals, lambda x: has_deriv(F, x, f(x))); tends(below(0), F, c); tends(above(0), F, d)"
INTERVAL = (
    "a < b; all(interval(a, b), lambda x: has_deriv(F, x, f(x))); tends(interval(a, b), F, c);"
    "tends(interval(0, b - a), lambda u: F(b - u), d)"
)

AXIOMS = [
    axiom(
        "integral_above_of_tends", "$F $f a c d", f"{ABOVE}; integrable(above(a), f)",
        "integral(above(a), f) == d - c", FUNDAMENTAL, WORDS,
    ),
    axiom(
        "integrable_above_of_tends", "$F $f a c d", f"{ABOVE}; all(above(a), lambda x: 0 <= f(x))",
        "integrable(above(a), f)", MONOTONE,
    ),
    axiom(
        "integral_reals_of_tends", "$F $f c d", f"{REALS}; integrable(reals, f)", "integral(reals, f) == d - c",
        FUNDAMENTAL, WORDS,
    ),
    axiom(
        "integrable_reals_of_tends", "$F $f c d", f"{REALS}; all(reals, lambda x: 0 <= f(x))", "integrable(reals, f)",
        MONOTONE,
    ),
    axiom(
        "integral_interval_of_tends", "$F $f a b c d", f"{INTERVAL}; integrable(interval(a, b), f)",
        "integral(interval(a, b), f) == d - c", FUNDAMENTAL, WORDS,
    ),
    axiom(
        "integrable_interval_of_tends", "$F $f a b c d", f"{INTERVAL}; all(interval(a, b), lambda x: 0 <= f(x))",
        "integrable(interval(a, b), f)", MONOTONE,
    ),
    axiom(
        "integrable_mul_sin", "a $f $g", "integrable(above(a), f); all(above(a), lambda x: continuous_at(g, x))",
        "integrable(above(a), lambda x: f(x)*sin(g(x)))", "Rudin, Real and Complex Analysis, 1.33: |f sin g| <= |f|",
    ),
    axiom(
        "integrable_mul_cos", "a $f $g", "integrable(above(a), f); all(above(a), lambda x: continuous_at(g, x))",
        "integrable(above(a), lambda x: f(x)*cos(g(x)))", "Rudin, Real and Complex Analysis, 1.33: |f cos g| <= |f|",
    ),
    axiom(
        "integral_positive_reciprocal", "$f", "integrable(above(0), lambda u: f(1/u)/u**2)",
        "integral(above(0), f) == integral(above(0), lambda u: f(1/u)/u**2)",
        "Rudin, Real and Complex Analysis, 7.26", "substitution of 1/u",
    ),
    axiom(
        "integral_reals_ln", "$f", "integrable(above(0), lambda u: f(ln(u))/u)",
        "integral(reals, f) == integral(above(0), lambda u: f(ln(u))/u)", "Rudin, Real and Complex Analysis, 7.26",
        "substitution of ln(u)",
    ),
    axiom(
        "integrable_reals_ln", "$f", "integrable(above(0), lambda u: f(ln(u))/u)", "integrable(reals, f)",
        "Rudin, Real and Complex Analysis, 7.26",
    ),
    axiom(
        "integrable_positive_reciprocal", "$f", "integrable(above(0), lambda u: f(1/u)/u**2)", "integrable(above(0), f)",
        "Rudin, Real and Complex Analysis, 7.26",
    ),
]  # fmt: skip
