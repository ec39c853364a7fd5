"""The gamma and beta functions, the digamma function, and their integrals."""

from kld_proof.library.axioms import axiom

GAMMA = "the gamma function"
GAMMA_INTEGRAL = "the gamma integral"
BETA_INTEGRAL = "the beta integral"
LEIBNIZ = "DLMF 5.9.1 and 5.2.2, differentiated in the exponent"

AXIOMS = [
    axiom("gamma_pos", "a", "0 < a", "0 < gamma(a)", "DLMF 5.2.1"),
    axiom("gamma_succ", "a", "0 < a", "gamma(a + 1) == a*gamma(a)", "DLMF 5.5.1", GAMMA),
    axiom("gamma_natural", "n", "n in naturals", "gamma(n + 1) == factorial(n)", "DLMF 5.4.1", GAMMA),
    axiom("gamma_half", "", "", "gamma(1/2) == sqrt(pi)", "DLMF 5.4.6", GAMMA),
    axiom("digamma_succ", "a", "0 < a", "digamma(a + 1) == digamma(a) + 1/a", "DLMF 5.5.2", "the digamma function"),
    axiom("digamma_one", "", "", "digamma(1) == -euler_gamma", "DLMF 5.4.12", "the digamma function"),
    axiom(
        "digamma_half", "", "", "digamma(1/2) == -euler_gamma - 2*ln(2)", "DLMF 5.4.13", "the digamma function",
    ),
    axiom("beta_eq_gamma", "a b", "0 < a; 0 < b", "beta(a, b) == gamma(a)*gamma(b)/gamma(a + b)", "DLMF 5.12.1",
          "the beta function"),
    axiom(
        "has_deriv_ln_gamma", "$f x u", "has_deriv(f, x, u); 0 < f(x)",
        "has_deriv(lambda t: ln(gamma(f(t))), x, digamma(f(x))*u)", "DLMF 5.2.2",
    ),
    axiom(
        "has_deriv_gamma", "$f x u", "has_deriv(f, x, u); 0 < f(x)",
        "has_deriv(lambda t: gamma(f(t)), x, gamma(f(x))*digamma(f(x))*u)", "DLMF 5.2.2",
    ),
    axiom(
        "gamma_integral", "s p b", "0 < s; 0 < p; 0 < b",
        "integral(above(0), lambda x: x**(s - 1)*exp(-(b*x**p))) == gamma(s/p)/(p*b**(s/p))", "DLMF 5.9.1", GAMMA_INTEGRAL,
    ),
    axiom(
        "integrable_gamma_integral", "s p b", "0 < s; 0 < p; 0 < b",
        "integrable(above(0), lambda x: x**(s - 1)*exp(-(b*x**p)))", "DLMF 5.9.1",
    ),
    axiom(
        "incomplete_gamma_succ", "s c", "0 < s; 0 <= c",
        "integral(interval(0, c), lambda x: x**s*exp(-x))"
        " == s*integral(interval(0, c), lambda x: x**(s - 1)*exp(-x)) - c**s*exp(-c)",
        "DLMF 8.8.1", "the recurrence of the incomplete gamma function",
    ),
    axiom(
        "incomplete_gamma_half", "c", "0 <= c",
        "integral(interval(0, c), lambda x: x**(-1/2)*exp(-x)) == sqrt(pi)*erf(sqrt(c))", "DLMF 8.4.1",
        "the incomplete gamma function",
    ),
    axiom(
        "gamma_integral_ln", "s p b", "0 < s; 0 < p; 0 < b",
        "integral(above(0), lambda x: ln(x)*(x**(s - 1)*exp(-(b*x**p))))"
        " == gamma(s/p)/(p**2*b**(s/p))*(digamma(s/p) - ln(b))",
        LEIBNIZ, GAMMA_INTEGRAL,
    ),
    axiom(
        "integrable_gamma_integral_ln", "s p b n", "0 < s; 0 < p; 0 < b; n in naturals",
        "integrable(above(0), lambda x: ln(x)**n*(x**(s - 1)*exp(-(b*x**p))))", LEIBNIZ,
    ),
    axiom(
        "beta_integral", "a b", "0 < a; 0 < b",
        "integral(interval(0, 1), lambda x: x**(a - 1)*(1 - x)**(b - 1)) == gamma(a)*gamma(b)/gamma(a + b)",
        "DLMF 5.12.1", BETA_INTEGRAL,
    ),
    axiom(
        "integrable_beta_integral", "a b m n", "0 < a; 0 < b; m in naturals; n in naturals",
        "integrable(interval(0, 1), lambda x: ln(x)**m*ln(1 - x)**n*(x**(a - 1)*(1 - x)**(b - 1)))", "DLMF 5.12.1",
    ),
    axiom(
        "beta_integral_ln", "a b", "0 < a; 0 < b",
        "integral(interval(0, 1), lambda x: ln(x)*(x**(a - 1)*(1 - x)**(b - 1)))"
        " == gamma(a)*gamma(b)/gamma(a + b)*(digamma(a) - digamma(a + b))",
        "DLMF 5.12.1 and 5.2.2, differentiated in a", BETA_INTEGRAL,
    ),
    axiom(
        "beta_integral_ln_complement", "a b", "0 < a; 0 < b",
        "integral(interval(0, 1), lambda x: ln(1 - x)*(x**(a - 1)*(1 - x)**(b - 1)))"
        " == gamma(a)*gamma(b)/gamma(a + b)*(digamma(b) - digamma(a + b))",
        "DLMF 5.12.1 and 5.2.2, differentiated in b", BETA_INTEGRAL,
    ),
]  # fmt: skip
