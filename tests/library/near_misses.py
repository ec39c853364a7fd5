"""False statements, each one change away from an axiom: a sign, a constant, a hypothesis, a strictness."""

from __future__ import annotations

from kld_proof.library.axioms import Axiom, axiom


def near_miss(name: str, variables: str, hypotheses: str, conclusion: str) -> Axiom:
    return axiom(name, variables, hypotheses, conclusion, "planted")


FALSE = [
    # hypothesis dropped
    near_miss("ln_mul_any", "a b", "0 < a", "ln(a*b) == ln(a) + ln(b)"),
    near_miss("exp_ln_any", "a", "", "exp(ln(a)) == a"),
    near_miss("sq_sqrt_any", "a", "", "sqrt(a)**2 == a"),
    near_miss("sqrt_sq_without_abs", "a", "", "sqrt(a**2) == a"),
    near_miss("ln_pow_any", "a e", "a != 0", "ln(a**e) == e*ln(a)"),
    near_miss("sq_pos", "a", "", "0 < a**2"),
    near_miss("mul_pos_half", "a b", "0 < a", "0 < a*b"),
    near_miss("div_ne_zero_any", "a b", "a != 0", "a/b != 0"),
    near_miss("pow_ne_zero_any", "a n", "n in integers", "a**n != 0"),
    near_miss("factorial_succ_any", "n", "n in integers", "factorial(n + 1) == (n + 1)*factorial(n)"),
    near_miss(
        "binom_eq_any",
        "n k",
        "n in naturals; k in naturals",
        "binom(n, k) == factorial(n)/(factorial(k)*factorial(n - k))",
    ),
    near_miss(
        "integral_space_pos_weak",
        "$f",
        "integrable(space, f); all(space, lambda w: 0 <= f(w))",
        "0 < integral(space, f)",
    ),
    near_miss("mem_from_any", "k a", "k in integers", "k in from_(a)"),
    near_miss("natural_of_integer_any", "n", "n in integers", "n in naturals"),
    near_miss(
        "integral_add_any",
        "D $f $g",
        "",
        "integral(D, lambda x: f(x) + g(x)) == integral(D, f) + integral(D, g)",
    ),
    near_miss("integral_nonneg_any", "D $f", "integrable(D, f)", "0 <= integral(D, f)"),
    near_miss("has_deriv_of_any", "$f x", "", "has_deriv(f, x, deriv(f, x))"),
    near_miss(
        "has_deriv_comp_without_inner", "$f $g x u v", "has_deriv(g, x, u); has_deriv(f, g(x), v)",
        "has_deriv(lambda t: f(g(t)), x, v)",
    ),
    near_miss(
        "has_deriv_comp_elsewhere", "$f $g x u v", "has_deriv(g, x, u); has_deriv(f, x, v)",
        "has_deriv(lambda t: f(g(t)), x, v*u)",
    ),
    near_miss("has_deriv_any", "$f x v", "", "has_deriv(f, x, v)"),
    near_miss("has_deriv_ln_any", "$f x u", "has_deriv(f, x, u)", "has_deriv(lambda t: ln(f(t)), x, u/f(x))"),
    near_miss(
        "deriv_zero_without_decay",
        "$F $f",
        "all(reals, lambda x: has_deriv(F, x, f(x))); integrable(reals, f)",
        "integral(reals, f) == 0",
    ),
    near_miss(
        "geometric_series_at_one", "r", "-1 <= r; r <= 1", "sum(naturals, lambda k: r**k) == 1/(1 - r)"
    ),
    near_miss(
        "sum_range_last_empty",
        "a b $f",
        "a in integers; b in integers",
        "sum(range(a, b), f) == sum(range(a, b - 1), f) + f(b)",
    ),
    near_miss(
        "prod_add", "a b $f $g", "",
        "prod(range(a, b), lambda k: f(k) + g(k)) == prod(range(a, b), f) + prod(range(a, b), g)",
    ),
    near_miss("mem_from_number", "k a", "a <= k", "k in from_(a)"),
    near_miss(
        "sum_range_reverse_shifted",
        "a b $f",
        "a in integers; b in integers",
        "sum(range(a, b), f) == sum(range(a, b), lambda k: f(a + b - k - 1))",
    ),
    near_miss("mem_range_any", "k a b", "a <= k; k <= b", "k in range(a, b)"),
    near_miss(
        "means_multiply_any",
        "$X $Y",
        "integrable(space, X); integrable(space, Y)",
        "integral(space, lambda w: X(w)*Y(w)) == integral(space, X)*integral(space, Y)",
    ),
    near_miss(
        "independent_of_its_function",
        "$X $Y c",
        "independent(X, Y)",
        "independent(lambda w: exp(c*X(w)), lambda w: X(w))",
    ),
    near_miss(
        "sums_swap_with_their_factor",
        "D E $f",
        "summable2(D, E, lambda i, j: f(i, j))",
        "sum(D, lambda i: sum(E, lambda j: f(i, j))) == sum(E, lambda j: sum(D, lambda i: f(j, i)))",
    ),
    near_miss(
        "integrals_swap_without_their_sets",
        "$f",
        "integrable2(interval(0, 1), interval(0, 2), lambda x, y: f(x, y))",
        "integral(interval(0, 1), lambda x: integral(interval(0, 2), lambda y: f(x, y)))"
        " == integral(interval(0, 1), lambda y: integral(interval(0, 2), lambda x: f(x, y)))",
    ),
    near_miss(
        "integrable2_of_rows",
        "D E $f",
        "all(D, lambda x: integrable(E, lambda y: f(x, y)))",
        "integrable2(D, E, lambda x, y: f(x, y))",
    ),
    near_miss("summable2_any", "a b D $f", "", "summable2(range(a, b), D, lambda i, j: f(i, j))"),
    near_miss(
        "means_multiply_in_a_family_at_one_index",
        "$X D i j",
        "independent(D, lambda k, w: X(k, w)); i in D; j in D",
        "independent(lambda w: X(i, w), lambda w: X(j, w))",
    ),
    near_miss(
        "sum_of_family_without_its_own_term",
        "$X $f $g a b i",
        "independent(range(a, b), lambda k, w: X(k, w)); i in range(a, b);"
        "integrable(space, lambda w: f(X(i, w)));"
        "all(range(a, b), lambda k: integrable(space, lambda w: g(k, X(k, w))))",
        "integral(space, lambda w: f(X(i, w))*sum(range(a, b), lambda k: g(k, X(k, w))))"
        " == integral(space, lambda w: f(X(i, w)))"
        "*sum(range(a, b), lambda k: integral(space, lambda w: g(k, X(k, w))))",
    ),
    near_miss(
        "product_of_any_family",
        "$X $g a b",
        "all(range(a, b), lambda k: integrable(space, lambda w: g(k, X(k, w))))",
        "integral(space, lambda w: prod(range(a, b), lambda k: g(k, X(k, w))))"
        " == prod(range(a, b), lambda k: integral(space, lambda w: g(k, X(k, w))))",
    ),
    near_miss(
        "independent_of_its_own_function",
        "$X $Y $f",
        "independent(X, Y); integrable(space, lambda w: f(X(w)))",
        "independent(lambda w: f(X(w)), X)",
    ),
    near_miss("outcome_with_another_law", "", "", "has_density(lambda w: w, interval(0, 1), lambda x: 2*x)"),
    near_miss(
        "integrable_space_product_with_indicator",
        "$f $g",
        "integrable(space, g); all(space, lambda w: g(w)**2 == g(w))",
        "integrable(space, lambda w: f(w)*g(w))",
    ),
    near_miss(
        "sq_integral_le_without_squares",
        "D $f $g",
        "integrable(D, lambda x: f(x)**2); integrable(D, lambda x: g(x)**2);"
        "integrable(D, lambda x: f(x)*g(x))",
        "integral(D, lambda x: f(x)*g(x))**2 <= integral(D, lambda x: f(x)**2)*integral(D, g)",
    ),
    near_miss(
        "independent_of_any_with_a_mean",
        "$X $Y",
        "integrable(space, X); integrable(space, Y)",
        "independent(X, Y)",
    ),
    near_miss("family_of_one_variable", "$X a b", "", "independent(range(a, b), lambda k, w: X(w))"),
    near_miss(
        "identical_of_two", "$X a", "all(range(a, a + 1), lambda k: integrable(space, lambda w: X(k, w)))",
        "independent(range(a, a + 1), lambda k, w: X(k, w), a)",
    ),
    near_miss("identical_of_consts", "$f a b i", "", "independent(range(a, b), lambda k, w: f(k), i)"),
    near_miss("independent_reflexive", "$X $Y", "independent(X, Y)", "independent(X, X)"),
    near_miss(
        "density_without_weight",
        "$X D $f $g",
        "has_density(X, D, f); integrable(D, lambda x: f(x)*g(x))",
        "integral(space, lambda w: g(X(w))) == integral(D, g)",
    ),
    near_miss(
        "mass_at_the_wrong_value",
        "$X D $f $g",
        "has_mass(X, D, f); summable(D, lambda k: f(k)*g(k))",
        "integral(space, lambda w: g(X(w))) == sum(D, lambda k: f(k)*g(k + 1))",
    ),
    near_miss("sqrt_defined_everywhere", "a", "", "defined(sqrt(a))"),
    near_miss("sqrt_defined_around_zero", "a", "0 <= a", "defined_around(sqrt(a))"),
    near_miss("div_defined_everywhere", "a b", "", "defined(a/b)"),
    # sign flipped
    near_miss("ln_div_plus", "a b", "0 < a; 0 < b", "ln(a/b) == ln(a) + ln(b)"),
    near_miss("abs_of_nonpos_sign", "a", "a <= 0", "abs(a) == a"),
    near_miss("max_eq_wrong", "a b", "b <= a", "max(a, b) == b"),
    near_miss(
        "has_deriv_cos_sign", "$f x u", "has_deriv(f, x, u)", "has_deriv(lambda t: cos(f(t)), x, sin(f(x))*u)"
    ),
    near_miss(
        "has_deriv_div_sign",
        "$f $g x u v",
        "has_deriv(f, x, u); has_deriv(g, x, v); g(x) != 0",
        "has_deriv(lambda t: f(t)/g(t), x, (u*g(x) + f(x)*v)/g(x)**2)",
    ),
    near_miss(
        "integral_reflect_sign", "$f a", "", "integral(below(a), f) == -integral(above(-a), lambda x: f(-x))"
    ),
    near_miss(
        "integral_interval_sign",
        "$F $f a b",
        "a <= b; all(interval(a, b), lambda x: has_deriv(F, x, f(x)))",
        "integral(interval(a, b), f) == F(a) - F(b)",
    ),
    near_miss("cos_pos_too_wide", "a", "-pi < a; a < pi", "0 < cos(a)"),
    near_miss("sin_third_pi_swapped", "", "", "sin(pi/3) == 1/2"),
    near_miss("atan_tan_any", "a", "cos(a) != 0", "atan(tan(a)) == a"),
    near_miss("asin_sin_too_wide", "a", "0 <= a; a <= pi", "asin(sin(a)) == a"),
    near_miss("acos_is_odd", "a", "-1 <= a; a <= 1", "acos(-a) == -acos(a)"),
    near_miss(
        "has_deriv_acos_sign",
        "$f x u",
        "has_deriv(f, x, u); -1 < f(x); f(x) < 1",
        "has_deriv(lambda t: acos(f(t)), x, u/sqrt(1 - f(x)**2))",
    ),
    near_miss(
        "has_deriv_asin_factor",
        "$f x u",
        "has_deriv(f, x, u); -1 < f(x); f(x) < 1",
        "has_deriv(lambda t: asin(f(t)), x, u/(1 - f(x)**2))",
    ),
    near_miss("neg_pos", "a", "0 < a", "0 < -a"),
    near_miss("ite_wrong_branch", "P a b", "P", "ite(P, a, b) == b"),
    # constant or factor changed
    near_miss("gaussian_integral_without_root", "", "", "integral(reals, lambda x: exp(-x**2)) == pi"),
    near_miss("gaussian_integral_wide", "", "", "integral(reals, lambda x: exp(-x**2)) == sqrt(2*pi)"),
    near_miss("exp_add_sum", "a b", "", "exp(a + b) == exp(a) + exp(b)"),
    near_miss(
        "has_deriv_mul_lost",
        "$f $g x u v",
        "has_deriv(f, x, u); has_deriv(g, x, v)",
        "has_deriv(lambda t: f(t)*g(t), x, u*v)",
    ),
    near_miss(
        "has_deriv_pow_factor",
        "$f x u n",
        "has_deriv(f, x, u); n in integers; 1 <= n",
        "has_deriv(lambda t: f(t)**n, x, f(x)**(n - 1)*u)",
    ),
    near_miss(
        "has_deriv_sqrt_factor",
        "$f x u",
        "has_deriv(f, x, u); 0 < f(x)",
        "has_deriv(lambda t: sqrt(f(t)), x, u/sqrt(f(x)))",
    ),
    near_miss(
        "integral_scale_times", "$f c", "0 < c", "integral(reals, lambda x: f(c*x)) == c*integral(reals, f)"
    ),
    near_miss(
        "integral_const_mul_square",
        "D c $f",
        "integrable(D, f)",
        "integral(D, lambda x: c*f(x)) == c**2*integral(D, f)",
    ),
    near_miss("space_has_mass_two", "c", "", "integral(space, lambda w: c) == 2*c"),
    near_miss("exp_series_shifted", "z", "", "sum(naturals, lambda k: z**(k + 1)/factorial(k)) == exp(z)"),
    near_miss("integrable_pow", "n", "n in naturals", "integrable(reals, lambda x: x**n*exp(x**2))"),
    # strictness and direction
    near_miss("ln_lt_sub_one_at_one", "a", "0 < a", "ln(a) < a - 1"),
    near_miss("lt_of_le", "a b", "a <= b", "a < b"),
    near_miss("lt_trans_le", "a b c", "a <= b; b <= c", "a < c"),
    near_miss("exp_anti", "a b", "a < b", "exp(b) < exp(a)"),
    near_miss("succ_lt_of_lt", "m n", "m in integers; n in integers; m < n", "m + 1 < n"),
    near_miss("mem_closed_interval", "x a b", "a <= x; x < b", "x in interval(a, b)"),
    near_miss(
        "integral_shift_half_line",
        "$f c",
        "",
        "integral(above(0), f) == integral(above(0), lambda x: f(x + c))",
    ),
    near_miss("has_deriv_at_a_kink", "$f x u", "continuous_at(f, x)", "differentiable(f, x)"),
    near_miss(
        "integrable_unbounded",
        "$f a b",
        "all(interval(a, b), lambda x: continuous_at(f, x))",
        "integrable(interval(a, b), f)",
    ),
    # limits
    near_miss(
        "tends_div_by_zero",
        "D $f $g c d",
        "tends(D, f, c); tends(D, g, d)",
        "tends(D, lambda x: f(x)/g(x), c/d)",
    ),
    near_miss("tends_comp_discontinuous", "D $f $g c", "tends(D, f, c)", "tends(D, lambda x: g(f(x)), g(c))"),
    near_miss("tends_of_continuous_empty", "$f a b", "continuous_at(f, a)", "tends(interval(a, b), f, f(a))"),
    near_miss(
        "tends_at_the_right_end", "$f a b", "a < b; continuous_at(f, b)", "tends(interval(a, b), f, f(b))"
    ),
    near_miss(
        "tends_around_one_side",
        "$f a r s c",
        "0 < r; tends(interval(0, s), lambda u: f(a + u), c)",
        "tends(around(a, r), f, c)",
    ),
    near_miss(
        "tends_affine_backwards",
        "$f a b d c",
        "b != 0; tends(above(0), f, c)",
        "tends(above(a), lambda x: f(b*x + d), c)",
    ),
    near_miss(
        "tends_exp_growth",
        "s b p n",
        "0 < p; n in naturals",
        "tends(above(0), lambda x: ln(x)**n*(x**s*exp(-(b*x**p))), 0)",
    ),
    near_miss("tends_power_growth", "s n", "n in naturals", "tends(above(0), lambda x: ln(x)**n*x**(-s), 0)"),
    near_miss(
        "lhopital_without_zero",
        "$f $g $u $v b c",
        "0 < b; all(interval(0, b), lambda x: has_deriv(f, x, u(x)));"
        "all(interval(0, b), lambda x: has_deriv(g, x, v(x))); all(interval(0, b), lambda x: v(x) != 0);"
        "tends(interval(0, b), g, 0); tends(interval(0, b), lambda x: u(x)/v(x), c)",
        "tends(interval(0, b), lambda x: f(x)/g(x), c)",
    ),
    # improper integrals
    near_miss(
        "integral_above_of_tends_swapped", "$F $f a c d",
        "all(above(a), lambda x: has_deriv(F, x, f(x))); tends(interval(a, a + 1), F, c);"
        "tends(above(a), F, d); integrable(above(a), f)",
        "integral(above(a), f) == c - d",
    ),
    near_miss(
        "integrable_above_of_one_limit", "$F $f a c",
        "all(above(a), lambda x: has_deriv(F, x, f(x))); tends(interval(a, a + 1), F, c);"
        "all(above(a), lambda x: 0 <= f(x))",
        "integrable(above(a), f)",
    ),
    near_miss(
        "integral_interval_of_tends_at_one_end", "$F $f a b c d",
        "a < b; all(interval(a, b), lambda x: has_deriv(F, x, f(x))); tends(interval(a, b), F, c);"
        "tends(interval(0, b - a), lambda u: F(a + u), d); integrable(interval(a, b), f)",
        "integral(interval(a, b), f) == d - c",
    ),
    near_miss(
        "integral_positive_reciprocal_without_jacobian", "$f", "integrable(above(0), f)",
        "integral(above(0), f) == integral(above(0), lambda u: f(1/u))",
    ),
    near_miss("tends_sqrt_any", "D $f c", "tends(D, f, c)", "tends(D, lambda x: sqrt(f(x)), sqrt(c))"),
    near_miss("tends_mul_sin_any", "D $f $g c", "tends(D, f, c)", "tends(D, lambda x: f(x)*sin(g(x)), c)"),
    near_miss(
        "tends_rpow_zero_any", "D $f e", "tends(D, f, 0); all(D, lambda x: 0 < f(x))",
        "tends(D, lambda x: f(x)**e, 0)",
    ),
    near_miss(
        "integral_reals_ln_without_jacobian", "$f", "integrable(reals, f)",
        "integral(reals, f) == integral(above(0), lambda u: f(ln(u)))",
    ),
    near_miss(
        "gamma_integral_ln_without_square", "s p b", "0 < s; 0 < p; 0 < b",
        "integral(above(0), lambda x: ln(x)*(x**(s - 1)*exp(-(b*x**p))))"
        " == gamma(s/p)/(p*b**(s/p))*(digamma(s/p) - ln(b))",
    ),
    # beta integrals of the second kind, and inverse Gaussian ones
    near_miss(
        "beta_prime_integral_without_scale", "r m p c d", "p != 0; 0 < r; r < m; 0 < c; 0 < d",
        "integral(above(0), lambda x: x**(p*r - 1)*(c + d*x**p)**(-m))"
        " == c**(-m)*gamma(r)*gamma(m - r)/(abs(p)*gamma(m))",
    ),
    near_miss(
        "beta_prime_integral_ln_swapped", "r m p c d", "p != 0; 0 < r; r < m; 0 < c; 0 < d",
        "integral(above(0), lambda x: ln(x)*(x**(p*r - 1)*(c + d*x**p)**(-m)))"
        " == (c/d)**r*c**(-m)*gamma(r)*gamma(m - r)/(abs(p)*gamma(m))"
        "*(digamma(m - r) - digamma(r) + ln(c/d))/p",
    ),
    near_miss(
        "integrable_beta_prime_integral_any", "r m p c d", "p != 0; 0 < r; 0 < m; 0 < c; 0 < d",
        "integrable(above(0), lambda x: x**(p*r - 1)*(c + d*x**p)**(-m))",
    ),
    near_miss(
        "logistic_integral_ln_sq_half", "p c d", "p != 0; 0 < c; 0 < d",
        "integral(above(0), lambda x: ln(x)**2*(x**(p*1 - 1)*(c + d*x**p)**(-2)))"
        " == (ln(c/d)**2 + pi**2/6)/(abs(p)**3*c*d)",
    ),
    near_miss(
        "inverse_gaussian_integral_other_root", "a b", "0 < a; 0 < b",
        "integral(above(0), lambda x: x**(-3/2)*exp(-(a*x + b/x))) == sqrt(pi/a)*exp(-(2*sqrt(a*b)))",
    ),
    near_miss(
        "inverse_gaussian_integral_two_swapped", "a b", "0 < a; 0 < b",
        "integral(above(0), lambda x: x**(1/2)*exp(-(a*x + b/x)))"
        " == sqrt(pi/a)*exp(-(2*sqrt(a*b)))*(1/(2*b) + sqrt(b/a))",
    ),
    # binomial coefficients and series
    near_miss("binom_of_le", "n k", "n in naturals; k in naturals; n <= k", "binom(n, k) == 0"),
    near_miss(
        "binom_succ_succ_up", "n k", "n in naturals; k in naturals",
        "binom(n + 1, k + 1) == (n + 1)/(n + 1 - k)*binom(n, k)",
    ),
    near_miss(
        "binom_succ_left_always", "n k", "n in naturals; k in naturals",
        "binom(n + 1, k) == (n + 1)/(n + 1 - k)*binom(n, k)",
    ),
    near_miss(
        "binomial_sum_moment_two_first_part", "a b n", "n in naturals; a + b != 0",
        "sum(range(0, n), lambda k: k**2*(a**k*b**(n - k)/(factorial(k)*factorial(n - k))))"
        " == n*(n - 1)*a**2*(a + b)**(n - 2)/factorial(n)",
    ),
    near_miss(
        "negative_binomial_series_one_less", "q m", "-1 < q; q < 1; m in naturals",
        "sum(naturals, lambda k: factorial(k + m)/factorial(k)*q**k) == factorial(m)/(1 - q)**m",
    ),
    near_miss(
        "negative_binomial_moment_two_plain", "q m", "-1 < q; q < 1; m in naturals",
        "sum(naturals, lambda k: k**2*(factorial(k + m)/factorial(k)*q**k))"
        " == factorial(m)*(m + 1)*q*(1 + m*q)/(1 - q)**(m + 3)",
    ),
    near_miss(
        "vandermonde_moment_two_falling", "m n r",
        "m in naturals; n in naturals; r in naturals; 2 <= m + n",
        "sum(range(0, r), lambda k: k**2*(binom(m, k)*binom(n, r - k)))"
        " == m*(m - 1)*r*(r - 1)/((m + n)*(m + n - 1))*binom(m + n, r)",
    ),
    near_miss(
        "vandermonde_moment_one_same_top", "m n r",
        "m in naturals; n in naturals; r in naturals; 1 <= m; 1 <= r",
        "sum(range(0, r), lambda k: k*(binom(m, k)*binom(n, r - k))) == m*binom(m + n, r - 1)",
    ),
    near_miss(
        "beta_binomial_moment_one_swapped", "a b n", "0 < a; 0 < b; n in naturals",
        "sum(range(0, n), lambda k: k*(gamma(a + k)*gamma(b + n - k)/(factorial(k)*factorial(n - k))))"
        " == n*b/(a + b)*gamma(a)*gamma(b)*gamma(a + b + n)/(gamma(a + b)*factorial(n))",
    ),
    near_miss(
        "log_series_other_sign", "x", "-1 < x; x < 1; x != 0",
        "sum(naturals, lambda k: x**k/(k + 1)) == ln(1 + x)/x",
    ),
    near_miss(
        "telescoping_series_by_two", "a", "0 < a",
        "sum(naturals, lambda k: 1/((k + a)*(k + a + 2))) == 1/a",
    ),
    # functions that tend to infinity
    near_miss(
        "grows_of_reciprocal_any_sign", "D $f", "tends(D, lambda x: 1/f(x), 0)",
        "tends(D, lambda x: atan(f(x)), pi/2)",
    ),
    near_miss(
        "grows_mul_any_sign", "D $f $g c", "tends(D, lambda x: atan(f(x)), pi/2); tends(D, g, c)",
        "tends(D, lambda x: atan(f(x)*g(x)), pi/2)",
    ),
    near_miss(
        "falls_ln_of_limit", "D $f c", "tends(D, f, c); all(D, lambda x: 0 < f(x))",
        "tends(D, lambda x: atan(ln(f(x))), -(pi/2))",
    ),
    near_miss(
        "tends_exp_of_grows", "D $f", "tends(D, lambda x: atan(f(x)), pi/2)",
        "tends(D, lambda x: exp(f(x)), 0)",
    ),
    near_miss("abs_le_of_le", "a b", "a <= b", "abs(a) <= b"),
    # initial parts of sums
    near_miss(
        "sum_part_lt_to_the_end", "c $f", "c in integers",
        "sum(naturals, lambda k: f(k)*ite(k < c, 1, 0)) == sum(range(0, c), f)",
    ),
    near_miss(
        "sum_range_part_le_beyond", "a b c $f", "b <= c",
        "sum(range(a, b), lambda k: f(k)*ite(k <= c, 1, 0)) == sum(range(a, c), f)",
    ),
    near_miss("atan_reciprocal_any_sign", "a", "a != 0", "atan(1/a) == pi/2 - atan(a)"),
    # moving ends
    near_miss(
        "has_deriv_integral_upper_without_slope", "$f $g a b x u",
        "has_deriv(g, x, u); a < g(x); g(x) < b; integrable(interval(a, b), f); continuous_at(f, g(x))",
        "has_deriv(lambda t: integral(interval(a, g(t)), f), x, f(g(x)))",
    ),
    near_miss(
        "has_deriv_integral_above_sign", "$f $g a x u",
        "has_deriv(g, x, u); a < g(x); integrable(above(a), f); continuous_at(f, g(x))",
        "has_deriv(lambda t: integral(above(g(t)), f), x, f(g(x))*u)",
    ),
    # growth
    near_miss(
        "nonneg_of_growth_from_below", "$f $g a x",
        "a <= x; continuous_at(f, a); all(above(a), lambda t: has_deriv(f, t, g(t)));"
        "all(above(a), lambda t: 0 <= g(t))",
        "0 <= f(x)",
    ),
    near_miss(
        "nonneg_of_growth_backwards", "$f $g a x",
        "x <= a; continuous_at(f, a); all(above(a), lambda t: has_deriv(f, t, g(t)));"
        "all(above(a), lambda t: 0 <= g(t)); 0 <= f(a)",
        "0 <= f(x)",
    ),
    near_miss(
        "pos_of_weak_growth", "$f $g a x",
        "a < x; continuous_at(f, a); all(above(a), lambda t: has_deriv(f, t, g(t)));"
        "all(above(a), lambda t: 0 <= g(t)); 0 <= f(a)",
        "0 < f(x)",
    ),
    near_miss("one_sub_sin_pos", "a", "", "0 < 1 - cos(a)"),
    near_miss(
        "conditional_mean_is_the_mean", "$f $g w", "integrable_rv(f, g); w in space",
        "integral(given(g, w), f) == integral(space, f)",
    ),
    near_miss(
        "taking_out_another_variable", "$f $g $r w", "integrable_rv(f, g); w in space",
        "integral(given(g, w), lambda u: r(u)*f(u)) == r(w)*integral(given(g, w), f)",
    ),
    near_miss(
        "total_expectation_of_squares", "$f $g", "integrable_rv(f, g); integrable(space, lambda w: f(w)**2)",
        "integral(space, lambda w: integral(given(g, w), f)**2) == integral(space, lambda w: f(w)**2)",
    ),
    near_miss(
        "total_expectation_with_another_factor", "$f $g $r",
        "integrable_rv(f, g); integrable(space, lambda w: r(w)*f(w))",
        "integral(space, lambda w: r(w)*integral(given(g, w), f)) == integral(space, lambda w: r(w)*f(w))",
    ),
    near_miss("same_value_same_outcome", "$g u w", "u in given(g, w)", "u == w"),
    near_miss(
        "conditional_means_multiply", "$f $g $h w", "integrable_rv(f, g); integrable_rv(h, g); w in space",
        "integral(given(g, w), lambda u: f(u)*h(u)) == integral(given(g, w), f)*integral(given(g, w), h)",
    ),
    near_miss("the_outcomes_are_all_numbers", "x", "0 < x", "x in space"),
    near_miss("one_term_that_may_be_missing", "$f a b i", "i in integers",
              "sum(range(a, b), lambda k: f(k)*ite(k == i, 1, 0)) == f(i)"),
    near_miss("the_other_value", "$f i k", "", "ite(k == i, f(k), f(i)) == f(k)"),
    near_miss("has_deriv_of_the_other_case", "P $f $g x u v", "has_deriv(f, x, u); has_deriv(g, x, v)",
              "has_deriv(lambda t: ite(P, f(t), g(t)), x, ite(P, v, u))"),
    near_miss(
        "incomplete_gamma_succ_sign", "s c", "0 < s; 0 <= c",
        "integral(interval(0, c), lambda x: x**s*exp(-x))"
        " == s*integral(interval(0, c), lambda x: x**(s - 1)*exp(-x)) + c**s*exp(-c)",
    ),
    near_miss("incomplete_gamma_half_of_c", "c", "0 <= c",
              "integral(interval(0, c), lambda x: x**(-1/2)*exp(-x)) == sqrt(pi)*erf(c)"),
    near_miss("integral_interval_stretch_without_factor", "$f b c",
              "0 < c; 0 < b; integrable(interval(0, b*c), lambda u: f(u/c))",
              "integral(interval(0, b), f) == integral(interval(0, b*c), lambda u: f(u/c))"),
    near_miss("integral_interval_root_of_the_end", "$f b p",
              "0 <= b; 0 < p; integrable(interval(0, b), lambda u: f(u**(1/p))*u**(1/p - 1)/p)",
              "integral(interval(0, b), f)"
              " == integral(interval(0, b), lambda u: f(u**(1/p))*u**(1/p - 1)/p)"),
    near_miss("prod_lt_one_of_no_factors", "a b $f",
              "a in integers; all(range(a, b), lambda k: 0 < f(k)); all(range(a, b), lambda k: f(k) < 1)",
              "prod(range(a, b), f) < 1"),
    near_miss("prod_lt_one_of_any_sign", "a b $f",
              "a in integers; a <= b; all(range(a, b), lambda k: f(k) < 1)", "prod(range(a, b), f) < 1"),
    near_miss("integral_above_rest_added", "$f a c", "c <= a; integrable(above(c), f)",
              "integral(above(a), f) == integral(above(c), f) + integral(interval(c, a), f)"),
    near_miss("integral_interval_rest_outside", "$f a b c", "c <= a; integrable(interval(c, b), f)",
              "integral(interval(a, b), f) == integral(interval(c, b), f) - integral(interval(c, a), f)"),
]  # fmt: skip
