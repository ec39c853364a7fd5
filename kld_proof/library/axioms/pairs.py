"""Integrals and sums over pairs: integrable2(D, E, f) says that f is integrable over the product of D and E.

The inner integral of such a function exists for almost all values of the outer variable; where it does not, on
a null set, its value changes no outer integral.
"""

from kld_proof.library.axioms import axiom

FUBINI = "Rudin, Real and Complex Analysis, 8.8 (Fubini, Tonelli); linearity over the product"
COUNTING = "Rudin, Real and Complex Analysis, 8.8, with the counting measure; linearity over all pairs"

AXIOMS = [
    axiom(
        "integral_swap_of_integrable2", "D E $f", "integrable2(D, E, lambda x, y: f(x, y))",
        "integral(D, lambda x: integral(E, lambda y: f(x, y))) == integral(E, lambda y: integral(D, lambda x: f(x, y)))",
        FUBINI, "exchange of two integrals",
    ),
    axiom(
        "integrable_of_integrable2", "D E $f", "integrable2(D, E, lambda x, y: f(x, y))",
        "integrable(D, lambda x: integral(E, lambda y: f(x, y)))", FUBINI,
    ),
    axiom(
        "integrable2_swap", "D E $f", "integrable2(D, E, lambda x, y: f(x, y))",
        "integrable2(E, D, lambda y, x: f(x, y))", FUBINI,
    ),
    axiom(
        "integrable2_congr", "D E $f $g",
        "all(D, lambda x: all(E, lambda y: f(x, y) == g(x, y))); integrable2(D, E, lambda x, y: g(x, y))",
        "integrable2(D, E, lambda x, y: f(x, y))", FUBINI,
    ),
    axiom(
        "integrable2_add", "D E $f $g",
        "integrable2(D, E, lambda x, y: f(x, y)); integrable2(D, E, lambda x, y: g(x, y))",
        "integrable2(D, E, lambda x, y: f(x, y) + g(x, y))", FUBINI,
    ),
    axiom(
        "integrable2_const_mul", "D E c $f", "integrable2(D, E, lambda x, y: f(x, y))",
        "integrable2(D, E, lambda x, y: c*f(x, y))", FUBINI,
    ),
    axiom(
        "integrable2_mul", "D E $f $g", "integrable(D, f); integrable(E, g)",
        "integrable2(D, E, lambda x, y: f(x)*g(y))", FUBINI,
    ),
    axiom(
        "summable2_mul", "D E $f $g", "summable(D, f); summable(E, g)",
        "summable2(D, E, lambda i, j: f(i)*g(j))", COUNTING,
    ),
    axiom(
        "integral_add_of_integrable2", "D E $f $g",
        "integrable2(D, E, lambda x, y: f(x, y)); integrable2(D, E, lambda x, y: g(x, y))",
        "integral(D, lambda x: integral(E, lambda y: f(x, y) + g(x, y)))"
        " == integral(D, lambda x: integral(E, lambda y: f(x, y))) + integral(D, lambda x: integral(E, lambda y: g(x, y)))",
        FUBINI, "linearity of the integral",
    ),
    axiom(
        "integral_const_mul_of_integrable2", "D E c $f", "integrable2(D, E, lambda x, y: f(x, y))",
        "integral(D, lambda x: integral(E, lambda y: c*f(x, y))) == c*integral(D, lambda x: integral(E, lambda y: f(x, y)))",
        FUBINI, "linearity of the integral",
    ),
    axiom(
        "sum_add_of_summable2", "D E $f $g",
        "summable2(D, E, lambda i, j: f(i, j)); summable2(D, E, lambda i, j: g(i, j))",
        "sum(D, lambda i: sum(E, lambda j: f(i, j) + g(i, j)))"
        " == sum(D, lambda i: sum(E, lambda j: f(i, j))) + sum(D, lambda i: sum(E, lambda j: g(i, j)))",
        COUNTING, "linearity of the sum",
    ),
    axiom(
        "sum_const_mul_of_summable2", "D E c $f", "summable2(D, E, lambda i, j: f(i, j))",
        "sum(D, lambda i: sum(E, lambda j: c*f(i, j))) == c*sum(D, lambda i: sum(E, lambda j: f(i, j)))",
        COUNTING, "linearity of the sum",
    ),
    axiom(
        "summable2_add", "D E $f $g",
        "summable2(D, E, lambda i, j: f(i, j)); summable2(D, E, lambda i, j: g(i, j))",
        "summable2(D, E, lambda i, j: f(i, j) + g(i, j))", COUNTING,
    ),
    axiom(
        "summable2_const_mul", "D E c $f", "summable2(D, E, lambda i, j: f(i, j))",
        "summable2(D, E, lambda i, j: c*f(i, j))", COUNTING,
    ),
]  # fmt: skip
