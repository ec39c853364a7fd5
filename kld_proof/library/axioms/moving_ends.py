"""Derivatives of integrals by their ends."""

from kld_proof.library.axioms import axiom

FUNDAMENTAL = "Rudin, Real and Complex Analysis, 7.11, and the chain rule"
WORDS = "fundamental theorem of calculus"

AXIOMS = [
    axiom(
        "has_deriv_integral_upper", "$f $g a b x u",
        "has_deriv(g, x, u); a < g(x); g(x) < b; integrable(interval(a, b), f); continuous_at(f, g(x))",
        "has_deriv(lambda t: integral(interval(a, g(t)), f), x, f(g(x))*u)", FUNDAMENTAL, WORDS,
    ),
    axiom(
        "has_deriv_integral_both", "$f $g $h a b x u v",
        "has_deriv(g, x, u); has_deriv(h, x, v); a < g(x); g(x) < h(x); h(x) < b; integrable(interval(a, b), f);"
        "continuous_at(f, g(x)); continuous_at(f, h(x))",
        "has_deriv(lambda t: integral(interval(g(t), h(t)), f), x, f(h(x))*v - f(g(x))*u)", FUNDAMENTAL, WORDS,
    ),
    axiom(
        "has_deriv_integral_above", "$f $g a x u",
        "has_deriv(g, x, u); a < g(x); integrable(above(a), f); continuous_at(f, g(x))",
        "has_deriv(lambda t: integral(above(g(t)), f), x, -(f(g(x))*u))", FUNDAMENTAL, WORDS,
    ),
    axiom(
        "has_deriv_integral_below", "$f $g b x u",
        "has_deriv(g, x, u); g(x) < b; integrable(below(b), f); continuous_at(f, g(x))",
        "has_deriv(lambda t: integral(below(g(t)), f), x, f(g(x))*u)", FUNDAMENTAL, WORDS,
    ),
]  # fmt: skip
