"""Integrals of Gaussian functions over half-lines, by the error function."""

from kld_proof.library.axioms import axiom

AXIOMS = [
    axiom(
        "gaussian_tail", "a b", "0 < a",
        "integral(above(0), lambda x: exp(-(a*x**2) - b*x)) == sqrt(pi/a)/2*exp(b**2/(4*a))*(1 - erf(b/(2*sqrt(a))))",
        "DLMF 7.7.6", "the error function",
    ),
    axiom(
        "integrable_gaussian_tail", "a b n", "0 < a; n in naturals",
        "integrable(above(0), lambda x: x**n*exp(-(a*x**2) - b*x))", "DLMF 7.7.6",
    ),
]  # fmt: skip
