"""Sums over sets of integers, unordered: a sum converges absolutely or not at all.

D is any set.  A range holds finitely many integers for all real ends, so that everything is summable on it.
"""

from kld_proof.library.axioms import axiom

RUDIN = "Rudin, Principles of Mathematical Analysis, 3.41-3.55"
LINEAR = "linearity of the sum"
SHIFT = "shift of the index"
SPLIT = "splitting off a term of the sum"
FUBINI = "Rudin, Real and Complex Analysis, 8.8, with the counting measure; summable2 is summability over all pairs"

AXIOMS = [
    axiom("sum_congr", "D $f $g", "all(D, lambda k: f(k) == g(k))", "sum(D, f) == sum(D, g)", RUDIN, "equal summands"),
    axiom(
        "summable_congr", "D $f $g", "all(D, lambda k: f(k) == g(k)); summable(D, g)", "summable(D, f)", RUDIN,
    ),
    axiom(
        "sum_add", "D $f $g", "summable(D, f); summable(D, g)",
        "sum(D, lambda k: f(k) + g(k)) == sum(D, f) + sum(D, g)", RUDIN, LINEAR,
    ),
    axiom("summable_add", "D $f $g", "summable(D, f); summable(D, g)", "summable(D, lambda k: f(k) + g(k))", RUDIN),
    axiom(
        "sum_const_mul", "D c $f", "summable(D, f)", "sum(D, lambda k: c*f(k)) == c*sum(D, f)", RUDIN, LINEAR,
    ),
    axiom("summable_const_mul", "D c $f", "summable(D, f)", "summable(D, lambda k: c*f(k))", RUDIN),
    axiom("sum_zero", "D", "", "sum(D, lambda k: 0) == 0", RUDIN, LINEAR),
    axiom("summable_zero", "D", "", "summable(D, lambda k: 0)", RUDIN),
    axiom("sum_nonneg", "D $f", "all(D, lambda k: 0 <= f(k)); summable(D, f)", "0 <= sum(D, f)", RUDIN,
          "a sum of non-negative terms"),
    axiom("summable_range", "a b $f", "", "summable(range(a, b), f)", "a range is finite"),
    axiom(
        "sum_range_mul_single", "$f a b i", "i in range(a, b)",
        "sum(range(a, b), lambda k: f(k)*ite(k == i, 1, 0)) == f(i)", "all other terms are 0",
        "the one term that is not zero",
    ),
    axiom("sum_range_empty", "a b $f", "b < a", "sum(range(a, b), f) == 0", "the empty sum", "the empty sum"),
    axiom(
        "sum_range_last", "a b $f", "a in integers; b in integers; a <= b",
        "sum(range(a, b), f) == sum(range(a, b - 1), f) + f(b)", RUDIN, SPLIT,
    ),
    axiom(
        "sum_range_first", "a b $f", "a in integers; b in integers; a <= b",
        "sum(range(a, b), f) == f(a) + sum(range(a + 1, b), f)", RUDIN, SPLIT,
    ),
    axiom(
        "sum_range_shift", "a b c $f", "c in integers",
        "sum(range(a, b), f) == sum(range(a - c, b - c), lambda k: f(k + c))", "a bijection of the indices", SHIFT,
    ),
    axiom(
        "sum_range_reverse", "a b $f", "a in integers; b in integers",
        "sum(range(a, b), f) == sum(range(a, b), lambda k: f(a + b - k))", "a bijection of the indices",
        "the terms in opposite order",
    ),
    axiom(
        "sum_from_shift", "a $f", "a in integers", "sum(from_(a), f) == sum(naturals, lambda k: f(k + a))",
        "a bijection of the indices", SHIFT,
    ),
    axiom(
        "summable_from_shift", "a $f", "a in integers; summable(naturals, lambda k: f(k + a))",
        "summable(from_(a), f)", "a bijection of the indices",
    ),
    axiom(
        "sum_naturals_first", "$f", "summable(naturals, f)", "sum(naturals, f) == f(0) + sum(naturals, lambda k: f(k + 1))",
        RUDIN, SPLIT,
    ),
    axiom(
        "summable_of_summable_succ", "$f", "summable(naturals, lambda k: f(k + 1))", "summable(naturals, f)", RUDIN,
    ),
    axiom("exp_series", "z", "", "sum(naturals, lambda k: z**k/factorial(k)) == exp(z)", "DLMF 4.2.19",
          "the exponential series"),
    axiom(
        "summable_exp_moment", "z c j", "j in naturals", "summable(naturals, lambda k: (k + c)**j*(z**k/factorial(k)))",
        "Rudin, Principles of Mathematical Analysis, 3.34 (ratio test)",
    ),
    axiom(
        "summable_exp_moment_ln_factorial", "z j", "j in naturals",
        "summable(naturals, lambda k: ln(factorial(k))*(k**j*(z**k/factorial(k))))",
        "Rudin, Principles of Mathematical Analysis, 3.34 (ratio test), with 0 <= ln k! <= k**2",
    ),
    axiom(
        "binomial_theorem", "a b n", "n in naturals",
        "sum(range(0, n), lambda k: binom(n, k)*a**k*b**(n - k)) == (a + b)**n", "DLMF 1.2.2", "the binomial theorem",
    ),
    axiom(
        "geometric_series", "r", "-1 < r; r < 1", "sum(naturals, lambda k: r**k) == 1/(1 - r)",
        "Rudin, Principles of Mathematical Analysis, 3.26", "the geometric series",
    ),
    axiom(
        "summable_geometric_moment", "r c j", "-1 < r; r < 1; j in naturals", "summable(naturals, lambda k: (k + c)**j*r**k)",
        "Rudin, Principles of Mathematical Analysis, 3.34 (ratio test)",
    ),
    axiom(
        "sum_integral", "a b D $f", "all(range(a, b), lambda k: integrable(D, lambda x: f(k, x)))",
        "integral(D, lambda x: sum(range(a, b), lambda k: f(k, x))) == sum(range(a, b), lambda k: integral(D, lambda x: f(k, x)))",
        "Rudin, Real and Complex Analysis, 1.32; induction on the number of terms", "integral of a finite sum",
    ),
    axiom(
        "integrable_sum", "a b D $f", "all(range(a, b), lambda k: integrable(D, lambda x: f(k, x)))",
        "integrable(D, lambda x: sum(range(a, b), lambda k: f(k, x)))",
        "Rudin, Real and Complex Analysis, 1.32; induction on the number of terms",
    ),
    axiom(
        "sum_swap", "a b c d $f", "",
        "sum(range(a, b), lambda i: sum(range(c, d), lambda j: f(i, j)))"
        " == sum(range(c, d), lambda j: sum(range(a, b), lambda i: f(i, j)))",
        "both are finite", "exchange of two finite sums",
    ),
    axiom(
        "sum_swap_of_summable2", "D E $f", "summable2(D, E, lambda i, j: f(i, j))",
        "sum(D, lambda i: sum(E, lambda j: f(i, j))) == sum(E, lambda j: sum(D, lambda i: f(i, j)))",
        FUBINI, "exchange of two sums",
    ),
    axiom(
        "summable_of_summable2", "D E $f", "summable2(D, E, lambda i, j: f(i, j))",
        "summable(D, lambda i: sum(E, lambda j: f(i, j)))", FUBINI,
    ),
    axiom(
        "summable2_swap", "D E $f", "summable2(D, E, lambda i, j: f(i, j))",
        "summable2(E, D, lambda j, i: f(i, j))", FUBINI,
    ),
    axiom(
        "summable2_congr", "D E $f $g",
        "all(D, lambda i: all(E, lambda j: f(i, j) == g(i, j))); summable2(D, E, lambda i, j: g(i, j))",
        "summable2(D, E, lambda i, j: f(i, j))", FUBINI,
    ),
    axiom(
        "summable2_range", "a b c d $f", "", "summable2(range(a, b), range(c, d), lambda i, j: f(i, j))",
        "finitely many pairs",
    ),
]  # fmt: skip
