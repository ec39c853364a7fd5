"""Moments of exp(-a x**2) over the real line, from the Gaussian integral."""

from kld_proof.library.axioms import axiom as theorem

MOMENTS = "moments of the normal law"
NORMAL_QUADRATIC = "(A*(x - m)**2 + B*(x - m) + C)*exp(-((x - m)**2/(2*s**2)))"

THEOREMS = [
    theorem(
        "integrable_gaussian_moment", "a n", "0 < a; n in naturals",
        "integrable(reals, lambda x: x**n*exp(-(a*x**2)))", "scaling of DLMF 7.7.1",
    ),
    theorem(
        "gaussian_integral_scaled", "a", "0 < a", "integral(reals, lambda x: exp(-(a*x**2))) == sqrt(pi/a)",
        "DLMF 7.7.1", "the Gaussian integral",
    ),
    theorem(
        "gaussian_first_moment", "a", "0 < a", "integral(reals, lambda x: x*exp(-(a*x**2))) == 0",
        "the integrand is odd", MOMENTS,
    ),
    theorem(
        "gaussian_second_moment", "a", "0 < a",
        "integral(reals, lambda x: x**2*exp(-(a*x**2))) == sqrt(pi/a)/(2*a)", "integration by parts", MOMENTS,
    ),
    theorem(
        "gaussian_recurrence", "a n", "0 < a; n in naturals",
        "integral(reals, lambda x: x**(n + 2)*exp(-(a*x**2)))"
        " == (n + 1)/(2*a)*integral(reals, lambda x: x**n*exp(-(a*x**2)))",
        "integration by parts", MOMENTS,
    ),
    theorem(
        "gaussian_moment_even", "a k", "0 < a; k in naturals",
        "integral(reals, lambda x: x**(2*k)*exp(-(a*x**2)))"
        " == factorial(2*k)/(factorial(k)*4**k*a**k)*sqrt(pi/a)",
        "DLMF 5.9.1 at half-integers", MOMENTS,
    ),
    theorem(
        "gaussian_moment_odd", "a k", "0 < a; k in naturals",
        "integral(reals, lambda x: x**(2*k + 1)*exp(-(a*x**2))) == 0",
        "the integrand is odd", MOMENTS,
    ),
    theorem(
        "integrable_normal_quadratic", "m s A B C", "0 < s",
        f"integrable(reals, lambda x: {NORMAL_QUADRATIC})", "scaling of DLMF 7.7.1",
    ),
    theorem(
        "normal_quadratic", "m s A B C", "0 < s",
        f"integral(reals, lambda x: {NORMAL_QUADRATIC}) == (A*s**2 + C)*(s*sqrt(2*pi))",
        "normalisation, mean and variance of the normal law", MOMENTS,
    ),
]  # fmt: skip
