"""Integrals by change of variable and by splitting the set of integration."""

from kld_proof.library.axioms import axiom

CHANGE = "Rudin, Real and Complex Analysis, 7.26"
LEBESGUE = "Rudin, Real and Complex Analysis, 1.29: a point has measure 0"
SUBSET = "Rudin, Real and Complex Analysis, 1.24 and 1.30: a measurable subset"
SPLIT = "splitting the range of integration"

AXIOMS = [
    axiom(
        "integral_reals_split", "$f c", "integrable(below(c), f); integrable(above(c), f)",
        "integral(reals, f) == integral(below(c), f) + integral(above(c), f)", LEBESGUE, SPLIT,
    ),
    axiom(
        "integrable_reals_split", "$f c", "integrable(below(c), f); integrable(above(c), f)", "integrable(reals, f)",
        LEBESGUE,
    ),
    axiom(
        "integrable_interval_of_above", "$f a b c", "c <= a; integrable(above(c), f)", "integrable(interval(a, b), f)",
        SUBSET,
    ),
    axiom(
        "integrable_interval_of_interval", "$f a b c d", "c <= a; b <= d; integrable(interval(c, d), f)",
        "integrable(interval(a, b), f)", SUBSET,
    ),
    axiom(
        "integrable_above_of_above", "$f a c", "c <= a; integrable(above(c), f)", "integrable(above(a), f)", SUBSET,
    ),
    axiom(
        "integral_interval_split", "$f a b c", "a <= c; c <= b; integrable(interval(a, c), f); integrable(interval(c, b), f)",
        "integral(interval(a, b), f) == integral(interval(a, c), f) + integral(interval(c, b), f)", LEBESGUE, SPLIT,
    ),
    axiom(
        "integrable_interval_split", "$f a b c",
        "a <= c; c <= b; integrable(interval(a, c), f); integrable(interval(c, b), f)",
        "integrable(interval(a, b), f)", LEBESGUE,
    ),
    axiom(
        "integral_above_split", "$f a c", "a <= c; integrable(interval(a, c), f); integrable(above(c), f)",
        "integral(above(a), f) == integral(interval(a, c), f) + integral(above(c), f)", LEBESGUE, SPLIT,
    ),
    axiom(
        "integrable_above_split", "$f a c", "a <= c; integrable(interval(a, c), f); integrable(above(c), f)",
        "integrable(above(a), f)", LEBESGUE,
    ),
    axiom(
        "integral_above_rest", "$f a c", "c <= a; integrable(above(c), f)",
        "integral(above(a), f) == integral(above(c), f) - integral(interval(c, a), f)", LEBESGUE, SPLIT,
    ),
    axiom(
        "integral_interval_rest", "$f a b c", "c <= a; a <= b; integrable(interval(c, b), f)",
        "integral(interval(a, b), f) == integral(interval(c, b), f) - integral(interval(c, a), f)", LEBESGUE, SPLIT,
    ),
    axiom(
        "integral_below_split", "$f b c", "c <= b; integrable(below(c), f); integrable(interval(c, b), f)",
        "integral(below(b), f) == integral(below(c), f) + integral(interval(c, b), f)", LEBESGUE, SPLIT,
    ),
    axiom(
        "integrable_below_split", "$f b c", "c <= b; integrable(below(c), f); integrable(interval(c, b), f)",
        "integrable(below(b), f)", LEBESGUE,
    ),
    axiom(
        "integral_above_exp", "$f a", "0 < a; integrable(above(ln(a)), lambda u: f(exp(u))*exp(u))",
        "integral(above(a), f) == integral(above(ln(a)), lambda u: f(exp(u))*exp(u))", CHANGE, "substitution of exp(u)",
    ),
    axiom(
        "integrable_above_exp", "$f a", "0 < a; integrable(above(ln(a)), lambda u: f(exp(u))*exp(u))",
        "integrable(above(a), f)", CHANGE,
    ),
    axiom(
        "integral_positive_exp", "$f", "integrable(reals, lambda u: f(exp(u))*exp(u))",
        "integral(above(0), f) == integral(reals, lambda u: f(exp(u))*exp(u))", CHANGE, "substitution of exp(u)",
    ),
    axiom(
        "integrable_positive_exp", "$f", "integrable(reals, lambda u: f(exp(u))*exp(u))", "integrable(above(0), f)", CHANGE,
    ),
    axiom(
        "integral_interval_scale", "$f c", "0 < c; integrable(interval(0, 1), lambda u: f(c*u))",
        "integral(interval(0, c), f) == c*integral(interval(0, 1), lambda u: f(c*u))", CHANGE,
        "scaling of the variable of integration",
    ),
    axiom(
        "integral_interval_stretch", "$f b c", "0 < c; integrable(interval(0, b*c), lambda u: f(u/c))",
        "integral(interval(0, b), f) == integral(interval(0, b*c), lambda u: f(u/c))/c", CHANGE,
        "scaling of the variable of integration",
    ),
    axiom(
        "integrable_interval_stretch", "$f b c", "0 < c; integrable(interval(0, b*c), lambda u: f(u/c))",
        "integrable(interval(0, b), f)", CHANGE,
    ),
    axiom(
        "integral_interval_root", "$f b p", "0 <= b; 0 < p; integrable(interval(0, b**p), lambda u: f(u**(1/p))*u**(1/p - 1)/p)",
        "integral(interval(0, b), f) == integral(interval(0, b**p), lambda u: f(u**(1/p))*u**(1/p - 1)/p)", CHANGE,
        "substitution of a power",
    ),
    axiom(
        "integrable_interval_root", "$f b p", "0 <= b; 0 < p; integrable(interval(0, b**p), lambda u: f(u**(1/p))*u**(1/p - 1)/p)",
        "integrable(interval(0, b), f)", CHANGE,
    ),
    axiom(
        "integrable_interval_scale", "$f c", "0 < c; integrable(interval(0, 1), lambda u: f(c*u))",
        "integrable(interval(0, c), f)", CHANGE,
    ),
]  # fmt: skip
