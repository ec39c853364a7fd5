"""Moments of the binomial law, up to the factors that do not depend on the index."""

from kld_proof.library.axioms import axiom as theorem

THEOREM = "the binomial theorem"
MOMENTS = "moments of the binomial law"
CASES = "k/k! = 1/(k - 1)! and a shift of the index"

THEOREMS = [
    theorem(
        "binomial_sum", "a b n", "n in naturals",
        "sum(range(0, n), lambda k: a**k*b**(n - k)/(factorial(k)*factorial(n - k))) == (a + b)**n/factorial(n)",
        "DLMF 1.2.2", THEOREM,
    ),
    theorem(
        "binomial_moment_zero", "z n", "n in naturals",
        "sum(range(0, n), lambda k: z**k/(factorial(k)*factorial(n - k))) == (1 + z)**n/factorial(n)", "DLMF 1.2.2", THEOREM,
    ),
    theorem(
        "binomial_moment_one", "z n", "n in naturals",
        "sum(range(0, n), lambda k: k*(z**k/(factorial(k)*factorial(n - k)))) == n*z*(1 + z)**(n - 1)/factorial(n)",
        CASES, MOMENTS,
    ),
    theorem(
        "binomial_moment_two", "z n", "n in naturals",
        "sum(range(0, n), lambda k: k**2*(z**k/(factorial(k)*factorial(n - k))))"
        " == (n*z*(1 + z)**(n - 1) + n*(n - 1)*z**2*(1 + z)**(n - 2))/factorial(n)",
        CASES, MOMENTS,
    ),
    theorem(
        "binomial_moment_three", "z n", "n in naturals",
        "sum(range(0, n), lambda k: k**3*(z**k/(factorial(k)*factorial(n - k))))"
        " == (n*z*(1 + z)**(n - 1) + 3*n*(n - 1)*z**2*(1 + z)**(n - 2)"
        " + n*(n - 1)*(n - 2)*z**3*(1 + z)**(n - 3))/factorial(n)",
        CASES, MOMENTS,
    ),
]  # fmt: skip
