"""Derivatives of finite sums and of further functions, and locality of the derivative."""

from kld_proof.library.axioms import axiom

RUDIN = "Rudin, Principles of Mathematical Analysis, 5.3-5.5"
LOCAL = "Rudin, Principles of Mathematical Analysis, 5.1: a limit at x depends on a neighbourhood of x alone"

AXIOMS = [
    axiom(
        "has_deriv_sum", "$f $g a b x", "all(range(a, b), lambda k: has_deriv(lambda t: f(k, t), x, g(k)))",
        "has_deriv(lambda t: sum(range(a, b), lambda k: f(k, t)), x, sum(range(a, b), g))", RUDIN + "; induction",
        "derivative of a finite sum",
    ),
    axiom(
        "has_deriv_ite", "P $f $g x u v", "has_deriv(f, x, u); has_deriv(g, x, v)",
        "has_deriv(lambda t: ite(P, f(t), g(t)), x, ite(P, u, v))", "one of the two functions, whatever t is",
    ),
    axiom(
        "has_deriv_congr_above", "$f $g a x v", "a < x; all(above(a), lambda t: f(t) == g(t)); has_deriv(g, x, v)",
        "has_deriv(f, x, v)", LOCAL,
    ),
    axiom(
        "has_deriv_congr_below", "$f $g b x v", "x < b; all(below(b), lambda t: f(t) == g(t)); has_deriv(g, x, v)",
        "has_deriv(f, x, v)", LOCAL,
    ),
    axiom(
        "has_deriv_congr_interval", "$f $g a b x v",
        "a < x; x < b; all(interval(a, b), lambda t: f(t) == g(t)); has_deriv(g, x, v)", "has_deriv(f, x, v)", LOCAL,
    ),
    axiom(
        "has_deriv_erf", "$f x u", "has_deriv(f, x, u)",
        "has_deriv(lambda t: erf(f(t)), x, 2/sqrt(pi)*exp(-f(x)**2)*u)", "DLMF 7.2.1",
    ),
    axiom(
        "has_deriv_sinh", "$f x u", "has_deriv(f, x, u)", "has_deriv(lambda t: sinh(f(t)), x, cosh(f(x))*u)", "DLMF 4.34.1",
    ),
    axiom(
        "has_deriv_cosh", "$f x u", "has_deriv(f, x, u)", "has_deriv(lambda t: cosh(f(t)), x, sinh(f(x))*u)", "DLMF 4.34.2",
    ),
    axiom(
        "has_deriv_tanh", "$f x u", "has_deriv(f, x, u)",
        "has_deriv(lambda t: tanh(f(t)), x, (1 - tanh(f(x))**2)*u)", "DLMF 4.34.3 and 4.35.12",
    ),
    axiom(
        "has_deriv_atan", "$f x u", "has_deriv(f, x, u)",
        "has_deriv(lambda t: atan(f(t)), x, u/(1 + f(x)**2))", "DLMF 4.24.9",
    ),
    axiom(
        "has_deriv_asin", "$f x u", "has_deriv(f, x, u); -1 < f(x); f(x) < 1",
        "has_deriv(lambda t: asin(f(t)), x, u/sqrt(1 - f(x)**2))", "DLMF 4.24.7",
    ),
    axiom(
        "has_deriv_acos", "$f x u", "has_deriv(f, x, u); -1 < f(x); f(x) < 1",
        "has_deriv(lambda t: acos(f(t)), x, -u/sqrt(1 - f(x)**2))", "DLMF 4.24.8",
    ),
    axiom(
        "has_deriv_tan", "$f x u", "has_deriv(f, x, u); cos(f(x)) != 0",
        "has_deriv(lambda t: tan(f(t)), x, u/cos(f(x))**2)", "DLMF 4.20.3",
    ),
]  # fmt: skip
