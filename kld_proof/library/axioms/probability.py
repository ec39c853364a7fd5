"""Laws of random variables: densities, mass functions and independence.

A random variable is a function X of the outcome.  `has_density(X, D, f)` says that its law has the density f on D
and no mass elsewhere, `has_mass(X, D, f)` that it takes the value k in D with probability f(k) and no other value.
`independent(X, Y)` is independence of the pair, `independent(D, X)` with a set D that of all the X(k, .) with k in D
together, and `independent(D, X, a)` says further that all of them have the law of X(a, .).  The probability space is the unit interval with Lebesgue measure.
"""

from kld_proof.library.axioms import axiom

TRANSFER = "Durrett, Probability: Theory and Examples, 1.6.9"
INDEPENDENCE = "Durrett, Probability: Theory and Examples, 2.1.12-2.1.13"
DEFINITION = "Durrett, Probability: Theory and Examples, 1.2: a law with this density or mass function exists"
FAMILY = "Durrett, Probability: Theory and Examples, 2.1.10-2.1.13: a family of independent random variables"
IDENTICAL = (
    "Durrett, Probability: Theory and Examples, 1.6.9: the mean of g(X) depends on the law of X alone; as Lebesgue measure"
    " is perfect (Bogachev, Measure Theory, 7.5.6), g is measurable for the law of X where g(X) is measurable"
)
SAME_LAW = "means of identically distributed variables"
FUNCTIONS = (
    "Durrett, Probability: Theory and Examples, 2.1.10; Bogachev, Measure Theory, 7.5.6: Lebesgue measure is perfect,"
    " so that f is measurable for the law of X where f(X) is measurable"
)
UNCONSCIOUS = "law of the unconscious statistician"
PRODUCT = "means of independent factors"
MEMBER = (
    "independent(range(a, b), lambda k, w: X(k, w)); i in range(a, b); integrable(space, lambda w: f(X(i, w)));"
    "all(range(a, b), lambda k: integrable(space, lambda w: g(k, X(k, w))))"
)

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
        "independent_comp", "$X $Y $f", "independent(X, Y); integrable(space, lambda w: f(X(w)))",
        "independent(lambda w: f(X(w)), Y)", FUNCTIONS,
    ),
    axiom(
        "integral_space_of_independent", "$X $Y $f $g",
        "independent(X, Y); integrable(space, lambda w: f(X(w))); integrable(space, lambda w: g(Y(w)))",
        "integral(space, lambda w: f(X(w))*g(Y(w)))"
        " == integral(space, lambda w: f(X(w)))*integral(space, lambda w: g(Y(w)))",
        INDEPENDENCE, PRODUCT,
    ),
    axiom(
        "integrable_space_of_independent", "$X $Y $f $g",
        "independent(X, Y); integrable(space, lambda w: f(X(w))); integrable(space, lambda w: g(Y(w)))",
        "integrable(space, lambda w: f(X(w))*g(Y(w)))", INDEPENDENCE,
    ),
    axiom(
        "independent_of_family", "$X D i j",
        "independent(D, lambda k, w: X(k, w)); i in D; j in D; i != j",
        "independent(lambda w: X(i, w), lambda w: X(j, w))", FAMILY,
    ),
    axiom(
        "integral_space_mul_sum_of_family", "$X $f $g a b i",
        f"{MEMBER}; integrable(space, lambda w: f(X(i, w))*g(i, X(i, w)))",
        "integral(space, lambda w: f(X(i, w))*sum(range(a, b), lambda k: g(k, X(k, w))))"
        " == integral(space, lambda w: f(X(i, w))*g(i, X(i, w)))"
        " - integral(space, lambda w: f(X(i, w)))*integral(space, lambda w: g(i, X(i, w)))"
        " + integral(space, lambda w: f(X(i, w)))"
        "*sum(range(a, b), lambda k: integral(space, lambda w: g(k, X(k, w))))",
        f"{FAMILY}, term by term", PRODUCT,
    ),
    axiom(
        "integrable_space_mul_sum_of_family", "$X $f $g a b i",
        f"{MEMBER}; integrable(space, lambda w: f(X(i, w))*g(i, X(i, w)))",
        "integrable(space, lambda w: f(X(i, w))*sum(range(a, b), lambda k: g(k, X(k, w))))",
        f"{FAMILY}, term by term",
    ),
    axiom(
        "integral_space_prod_of_family", "$X $g a b",
        "independent(range(a, b), lambda k, w: X(k, w));"
        "all(range(a, b), lambda k: integrable(space, lambda w: g(k, X(k, w))))",
        "integral(space, lambda w: prod(range(a, b), lambda k: g(k, X(k, w))))"
        " == prod(range(a, b), lambda k: integral(space, lambda w: g(k, X(k, w))))",
        FAMILY, PRODUCT,
    ),
    axiom(
        "integrable_space_prod_of_family", "$X $g a b",
        "independent(range(a, b), lambda k, w: X(k, w));"
        "all(range(a, b), lambda k: integrable(space, lambda w: g(k, X(k, w))))",
        "integrable(space, lambda w: prod(range(a, b), lambda k: g(k, X(k, w))))", FAMILY,
    ),
    axiom(
        "independent_subfamily", "$X D E", "independent(D, lambda k, w: X(k, w)); all(E, lambda k: k in D)",
        "independent(E, lambda k, w: X(k, w))", FAMILY,
    ),
    axiom(
        "independent_of_identical", "$X D a", "independent(D, lambda k, w: X(k, w), a)",
        "independent(D, lambda k, w: X(k, w))", IDENTICAL,
    ),
    axiom(
        "integral_space_of_identical", "$X D a k $g",
        "independent(D, lambda k, w: X(k, w), a); k in D; integrable(space, lambda w: g(X(a, w)))",
        "integral(space, lambda w: g(X(k, w))) == integral(space, lambda w: g(X(a, w)))", IDENTICAL, SAME_LAW,
    ),
    axiom(
        "integrable_space_of_identical", "$X D a k $g",
        "independent(D, lambda k, w: X(k, w), a); k in D; integrable(space, lambda w: g(X(a, w)))",
        "integrable(space, lambda w: g(X(k, w)))", IDENTICAL,
    ),
    axiom(
        "integral_space_exp_sum_of_family", "$X $g a b",
        "independent(range(a, b), lambda k, w: X(k, w));"
        "all(range(a, b), lambda k: integrable(space, lambda w: exp(g(k, X(k, w)))))",
        "integral(space, lambda w: exp(sum(range(a, b), lambda k: g(k, X(k, w)))))"
        " == prod(range(a, b), lambda k: integral(space, lambda w: exp(g(k, X(k, w)))))",
        FAMILY, PRODUCT,
    ),
    axiom(
        "integrable_space_exp_sum_of_family", "$X $g a b",
        "independent(range(a, b), lambda k, w: X(k, w));"
        "all(range(a, b), lambda k: integrable(space, lambda w: exp(g(k, X(k, w)))))",
        "integrable(space, lambda w: exp(sum(range(a, b), lambda k: g(k, X(k, w)))))", FAMILY,
    ),
    axiom(
        "independent_const", "c $Y", "integrable(space, Y)", "independent(lambda w: c, Y)",
        f"{INDEPENDENCE}: an event about a constant has the probability 0 or 1",
    ),
    axiom(
        "identical_of_const", "c a b i", "", "independent(range(a, b), lambda k, w: c, i)",
        f"{INDEPENDENCE}: an event about a constant has the probability 0 or 1",
    ),
    axiom(
        "identical_of_one", "$X a", "integrable(space, lambda w: X(a, w))",
        "independent(range(a, a), lambda k, w: X(k, w), a)",
        f"{INDEPENDENCE}: nothing is asked of a family with one member",
    ),
    axiom(
        "outcome_uniform", "", "", "has_density(lambda w: w, interval(0, 1), lambda x: 1)",
        "the probability space is the unit interval (docs/semantics.md)",
    ),
]  # fmt: skip
