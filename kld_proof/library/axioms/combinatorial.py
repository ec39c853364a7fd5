"""Binomial coefficients, and the sums and series in which they stand."""

from kld_proof.library.axioms import axiom

PASCAL = "DLMF 26.3.1 and 26.3.5; binom(n, k) is 0 where k > n"
COEFFICIENTS = "binomial coefficients"
SERIES = "DLMF 4.6.7"
NEGATIVE = "the negative binomial series"
RATIO = "Rudin, Principles of Mathematical Analysis, 3.34 (ratio test)"
CHU = "DLMF 26.3.7 and 15.4.24"
VANDERMONDE = "Vandermonde's identity"
BETA_BINOMIAL = "the beta-binomial law"

AXIOMS = [
    axiom("binom_zero", "n", "n in naturals", "binom(n, 0) == 1", PASCAL, COEFFICIENTS),
    axiom("binom_self", "n", "n in naturals", "binom(n, n) == 1", PASCAL, COEFFICIENTS),
    axiom("binom_of_lt", "n k", "n in naturals; k in naturals; n < k", "binom(n, k) == 0", PASCAL, COEFFICIENTS),
    axiom(
        "binom_succ_succ", "n k", "n in naturals; k in naturals",
        "binom(n + 1, k + 1) == (n + 1)/(k + 1)*binom(n, k)", PASCAL, COEFFICIENTS,
    ),
    axiom(
        "binom_succ_left", "n k", "n in naturals; k in naturals",
        "binom(n, k) == (n + 1 - k)/(n + 1)*binom(n + 1, k)", PASCAL, COEFFICIENTS,
    ),
    axiom(
        "binom_succ_right", "n k", "n in naturals; k in naturals", "binom(n, k + 1) == (n - k)/(k + 1)*binom(n, k)",
        PASCAL, COEFFICIENTS,
    ),
    axiom(
        "binomial_sum_moment_one", "a b n", "n in naturals; a + b != 0",
        "sum(range(0, n), lambda k: k*(a**k*b**(n - k)/(factorial(k)*factorial(n - k))))"
        " == n*a*(a + b)**(n - 1)/factorial(n)",
        "DLMF 1.2.2, differentiated in a", "moments of the binomial law",
    ),
    axiom(
        "binomial_sum_moment_two", "a b n", "n in naturals; a + b != 0",
        "sum(range(0, n), lambda k: k**2*(a**k*b**(n - k)/(factorial(k)*factorial(n - k))))"
        " == (n*a*(a + b)**(n - 1) + n*(n - 1)*a**2*(a + b)**(n - 2))/factorial(n)",
        "DLMF 1.2.2, differentiated in a", "moments of the binomial law",
    ),
    axiom(
        "negative_binomial_series", "q m", "-1 < q; q < 1; m in naturals",
        "sum(naturals, lambda k: factorial(k + m)/factorial(k)*q**k) == factorial(m)/(1 - q)**(m + 1)", SERIES, NEGATIVE,
    ),
    axiom(
        "summable_negative_binomial", "q m j", "-1 < q; q < 1; m in naturals; j in naturals",
        "summable(naturals, lambda k: k**j*(factorial(k + m)/factorial(k)*q**k))", RATIO,
    ),
    axiom(
        "negative_binomial_moment_one", "q m", "-1 < q; q < 1; m in naturals",
        "sum(naturals, lambda k: k*(factorial(k + m)/factorial(k)*q**k)) == factorial(m)*(m + 1)*q/(1 - q)**(m + 2)",
        f"{SERIES}, differentiated", NEGATIVE,
    ),
    axiom(
        "negative_binomial_moment_two", "q m", "-1 < q; q < 1; m in naturals",
        "sum(naturals, lambda k: k**2*(factorial(k + m)/factorial(k)*q**k))"
        " == factorial(m)*(m + 1)*q*(1 + (m + 1)*q)/(1 - q)**(m + 3)",
        f"{SERIES}, differentiated", NEGATIVE,
    ),
    axiom(
        "negative_binomial_moment_three", "q m", "-1 < q; q < 1; m in naturals",
        "sum(naturals, lambda k: k**3*(factorial(k + m)/factorial(k)*q**k))"
        " == factorial(m)*(m + 1)*q*(1 + (3*m + 4)*q + (m + 1)**2*q**2)/(1 - q)**(m + 4)",
        f"{SERIES}, differentiated", NEGATIVE,
    ),
    axiom(
        "vandermonde", "m n r", "m in naturals; n in naturals; r in naturals",
        "sum(range(0, r), lambda k: binom(m, k)*binom(n, r - k)) == binom(m + n, r)", CHU, VANDERMONDE,
    ),
    axiom(
        "vandermonde_moment_one", "m n r", "m in naturals; n in naturals; r in naturals; 1 <= m + n",
        "sum(range(0, r), lambda k: k*(binom(m, k)*binom(n, r - k))) == m*r/(m + n)*binom(m + n, r)", CHU, VANDERMONDE,
    ),
    axiom(
        "vandermonde_moment_two", "m n r", "m in naturals; n in naturals; r in naturals; 2 <= m + n",
        "sum(range(0, r), lambda k: k**2*(binom(m, k)*binom(n, r - k)))"
        " == (m*r/(m + n) + m*(m - 1)*r*(r - 1)/((m + n)*(m + n - 1)))*binom(m + n, r)",
        CHU, VANDERMONDE,
    ),
    axiom(
        "vandermonde_squares", "n", "n in naturals",
        "sum(range(0, n), lambda k: 1/(factorial(k)*factorial(n - k))**2) == factorial(2*n)/factorial(n)**4",
        CHU, VANDERMONDE,
    ),
    axiom(
        "beta_binomial_sum", "a b n", "0 < a; 0 < b; n in naturals",
        "sum(range(0, n), lambda k: gamma(a + k)*gamma(b + n - k)/(factorial(k)*factorial(n - k)))"
        " == gamma(a)*gamma(b)*gamma(a + b + n)/(gamma(a + b)*factorial(n))",
        CHU, BETA_BINOMIAL,
    ),
    axiom(
        "beta_binomial_moment_one", "a b n", "0 < a; 0 < b; n in naturals",
        "sum(range(0, n), lambda k: k*(gamma(a + k)*gamma(b + n - k)/(factorial(k)*factorial(n - k))))"
        " == n*a/(a + b)*gamma(a)*gamma(b)*gamma(a + b + n)/(gamma(a + b)*factorial(n))",
        CHU, BETA_BINOMIAL,
    ),
    axiom(
        "beta_binomial_moment_two", "a b n", "0 < a; 0 < b; n in naturals",
        "sum(range(0, n), lambda k: k**2*(gamma(a + k)*gamma(b + n - k)/(factorial(k)*factorial(n - k))))"
        " == n*a*(n*(1 + a) + b)/((a + b)*(1 + a + b))*gamma(a)*gamma(b)*gamma(a + b + n)/(gamma(a + b)*factorial(n))",
        CHU, BETA_BINOMIAL,
    ),
    axiom(
        "geometric_sum_below", "b r", "b + 1 in naturals; r != 1",
        "sum(range(0, b), lambda k: r**k) == (r**(b + 1) - 1)/(r - 1)",
        "Rudin, Principles of Mathematical Analysis, 3.26; the empty sum where b = -1", "the geometric sum",
    ),
    axiom(
        "log_series", "x", "-1 < x; x < 1; x != 0", "sum(naturals, lambda k: x**k/(k + 1)) == -(ln(1 - x)/x)",
        "DLMF 4.6.1", "the series of the logarithm",
    ),
    axiom(
        "summable_log_series", "x c", "-1 < x; x < 1; 0 < c", "summable(naturals, lambda k: x**k/(k + c))", RATIO,
    ),
    axiom(
        "telescoping_series", "a", "0 < a", "sum(naturals, lambda k: 1/((k + a)*(k + a + 1))) == 1/a",
        "Rudin, Principles of Mathematical Analysis, 3.21: partial sums 1/a - 1/(n + a)", "a telescoping series",
    ),
    axiom(
        "summable_reciprocal_squares", "a b", "0 < a; 0 < b", "summable(naturals, lambda k: 1/((k + a)*(k + b)))",
        "Rudin, Principles of Mathematical Analysis, 3.28",
    ),
    axiom(
        "zeta_two", "", "", "sum(naturals, lambda k: 1/(k + 1)**2) == pi**2/6", "DLMF 25.6.1", "the Basel series",
    ),
]  # fmt: skip
