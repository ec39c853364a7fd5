"""Integrals over the positive reals of powers of x and of c + d*x**p, and of exp(-(a*x + b/x)).

With t = (d/c)*x**p the first are the beta integral of the second kind, which is differentiated in r and in m.
The others are Bessel functions of the second kind of half an odd order.
"""

from kld_proof.library.axioms import axiom

BETA = "the beta integral of the second kind"
GIVEN = "p != 0; 0 < r; r < m; 0 < c; 0 < d"
DENSITY = "(x**(p*r - 1)*(c + d*x**p)**(-m))"
VALUE = "(c/d)**r*c**(-m)*gamma(r)*gamma(m - r)/(abs(p)*gamma(m))"
BESSEL = "DLMF 10.32.10 and 10.39.2"
INVERSE_GAUSSIAN = "the inverse Gaussian integral"

AXIOMS = [
    axiom(
        "beta_prime_integral", "r m p c d", GIVEN, f"integral(above(0), lambda x: {DENSITY}) == {VALUE}",
        "DLMF 5.12.3", BETA,
    ),
    axiom(
        "beta_prime_integral_ln", "r m p c d", GIVEN,
        f"integral(above(0), lambda x: ln(x)*{DENSITY}) == {VALUE}*(digamma(r) - digamma(m - r) + ln(c/d))/p",
        "DLMF 5.12.3 and 5.2.2, differentiated in r", BETA,
    ),
    axiom(
        "beta_prime_integral_ln_sum", "r m p c d", GIVEN,
        f"integral(above(0), lambda x: ln(c + d*x**p)*{DENSITY}) == {VALUE}*(digamma(m) - digamma(m - r) + ln(c))",
        "DLMF 5.12.3 and 5.2.2, differentiated in m", BETA,
    ),
    axiom(
        "logistic_integral_ln_sq", "p c d", "p != 0; 0 < c; 0 < d",
        "integral(above(0), lambda x: ln(x)**2*(x**(p*1 - 1)*(c + d*x**p)**(-2)))"
        " == (ln(c/d)**2 + pi**2/3)/(abs(p)**3*c*d)",
        "Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions, volume 2, 23.3 (variance of the logistic law)",
        "the variance of the logistic law",
    ),
    axiom(
        "integrable_beta_prime_integral", "r m p c d j k", f"{GIVEN}; j in naturals; j <= 2; k in naturals; k <= 1",
        f"integrable(above(0), lambda x: ln(x)**j*ln(c + d*x**p)**k*{DENSITY})",
        "DLMF 5.12.3; logarithms grow less than powers",
    ),
    axiom(
        "inverse_gaussian_integral", "a b", "0 < a; 0 < b",
        "integral(above(0), lambda x: x**(-3/2)*exp(-(a*x + b/x))) == sqrt(pi/b)*exp(-(2*sqrt(a*b)))",
        BESSEL, INVERSE_GAUSSIAN,
    ),
    axiom(
        "inverse_gaussian_integral_one", "a b", "0 < a; 0 < b",
        "integral(above(0), lambda x: x**(-1/2)*exp(-(a*x + b/x))) == sqrt(pi/a)*exp(-(2*sqrt(a*b)))",
        BESSEL, INVERSE_GAUSSIAN,
    ),
    axiom(
        "inverse_gaussian_integral_two", "a b", "0 < a; 0 < b",
        "integral(above(0), lambda x: x**(1/2)*exp(-(a*x + b/x)))"
        " == sqrt(pi/a)*exp(-(2*sqrt(a*b)))*(1/(2*a) + sqrt(b/a))",
        BESSEL, INVERSE_GAUSSIAN,
    ),
    axiom(
        "inverse_gaussian_integral_inverse", "a b", "0 < a; 0 < b",
        "integral(above(0), lambda x: x**(-5/2)*exp(-(a*x + b/x)))"
        " == sqrt(pi/b)*exp(-(2*sqrt(a*b)))*(1/(2*b) + sqrt(a/b))",
        BESSEL, INVERSE_GAUSSIAN,
    ),
    axiom(
        "integrable_inverse_gaussian", "s a b j", "0 < a; 0 < b; j in naturals",
        "integrable(above(0), lambda x: ln(x)**j*(x**s*exp(-(a*x + b/x))))", "DLMF 10.32.10",
    ),
]  # fmt: skip
