"""Laws of random variables: densities, mass functions and independence.

A random variable is a function X of the outcome.  `has_density(X, D, f)` says that its law has the density f on D
and no mass elsewhere, `has_mass(X, D, f)` that it takes the value k in D with probability f(k) and no other value.
`independent(X, Y)` is independence of the pair.  The probability space is complete.
"""

from kld_proof.library.axioms import axiom

TRANSFER = "Durrett, Probability: Theory and Examples, 1.6.9"
INDEPENDENCE = "Durrett, Probability: Theory and Examples, 2.1.12-2.1.13"
DEFINITION = "Durrett, Probability: Theory and Examples, 1.2: a law with this density or mass function exists"
UNCONSCIOUS = "law of the unconscious statistician"
PRODUCT = "means of independent factors"

AXIOMS = [
    axiom(
        "is_density_of_total_one", "D $f",
        "all(D, lambda x: 0 <= f(x)); integrable(D, f); integral(D, f) == 1", "is_density(D, f)", DEFINITION,
    ),
    axiom(
        "is_mass_of_total_one", "D $f",
        "all(D, lambda k: 0 <= f(k)); summable(D, f); sum(D, f) == 1", "is_mass(D, f)", DEFINITION,
    ),
    axiom(
        "integral_space_of_density", "$X D $f $g", "has_density(X, D, f); integrable(D, lambda x: f(x)*g(x))",
        "integral(space, lambda w: g(X(w))) == integral(D, lambda x: f(x)*g(x))", TRANSFER, UNCONSCIOUS,
    ),
    axiom(
        "integrable_space_of_density", "$X D $f $g", "has_density(X, D, f); integrable(D, lambda x: f(x)*g(x))",
        "integrable(space, lambda w: g(X(w)))", TRANSFER,
    ),
    axiom(
        "integral_space_of_mass", "$X D $f $g", "has_mass(X, D, f); summable(D, lambda k: f(k)*g(k))",
        "integral(space, lambda w: g(X(w))) == sum(D, lambda k: f(k)*g(k))", TRANSFER, UNCONSCIOUS,
    ),
    axiom(
        "integrable_space_of_mass", "$X D $f $g", "has_mass(X, D, f); summable(D, lambda k: f(k)*g(k))",
        "integrable(space, lambda w: g(X(w)))", TRANSFER,
    ),
    axiom("independent_symm", "$X $Y", "independent(X, Y)", "independent(Y, X)", INDEPENDENCE),
    axiom(
        "independent_exp", "$X $Y c", "independent(X, Y)", "independent(lambda w: exp(c*X(w)), Y)",
        "Durrett, Probability: Theory and Examples, 2.1.10: functions of independent random variables",
    ),
    axiom(
        "integral_space_of_independent", "$X $Y m n",
        "independent(X, Y); m in naturals; n in naturals; integrable(space, lambda w: X(w)**m);"
        "integrable(space, lambda w: Y(w)**n)",
        "integral(space, lambda w: X(w)**m*Y(w)**n)"
        " == integral(space, lambda w: X(w)**m)*integral(space, lambda w: Y(w)**n)",
        INDEPENDENCE, PRODUCT,
    ),
    axiom(
        "integrable_space_of_independent", "$X $Y m n",
        "independent(X, Y); m in naturals; n in naturals; integrable(space, lambda w: X(w)**m);"
        "integrable(space, lambda w: Y(w)**n)",
        "integrable(space, lambda w: X(w)**m*Y(w)**n)", INDEPENDENCE,
    ),
]  # fmt: skip
