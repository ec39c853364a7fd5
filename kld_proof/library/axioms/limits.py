"""Limits.  The set D says what is approached: the end of a half-line, the left end of an interval, a from both sides.

`tends(D, f, c)` and `limit(D, f)` are about x in D towards infinity for above(a) and from(a), towards minus infinity for
below(b), towards a for interval(a, b) and around(a, r), the x with 0 < |x - a| < r.  For an empty D nothing tends.
"""

from kld_proof.library.axioms import axiom

RUDIN = "Rudin, Principles of Mathematical Analysis, 4.1-4.7"
ENDS = "Rudin, Principles of Mathematical Analysis, 4.32-4.33: a limit depends on what is near its end alone"
BOUNDED = "Rudin, Principles of Mathematical Analysis, 4.4; |sin| and |cos| are at most 1"
LIMITS = "laws of limits"

AXIOMS = [
    axiom("limit_of_tends", "D $f c", "tends(D, f, c)", "limit(D, f) == c", RUDIN, LIMITS),
    axiom("defined_limit", "D $f c", "tends(D, f, c)", "defined(limit(D, f))", "docs/semantics.md"),
    axiom("around_defined", "a r", "0 < r", "defined(around(a, r))", "docs/semantics.md"),
    axiom("ne_of_mem_around", "x a r", "x in around(a, r)", "x != a", "definition of the set"),
    axiom("gt_of_mem_around", "x a r", "x in around(a, r)", "a - r < x", "definition of the set"),
    axiom("lt_of_mem_around", "x a r", "x in around(a, r)", "x < a + r", "definition of the set"),
    axiom("tends_congr", "D $f $g c", "all(D, lambda x: f(x) == g(x)); tends(D, g, c)", "tends(D, f, c)", RUDIN),
    axiom("tends_const_above", "a c", "", "tends(above(a), lambda x: c, c)", RUDIN),
    axiom("tends_const_interval", "a b c", "a < b", "tends(interval(a, b), lambda x: c, c)", RUDIN),
    axiom(
        "tends_add", "D $f $g c d", "tends(D, f, c); tends(D, g, d)", "tends(D, lambda x: f(x) + g(x), c + d)", RUDIN,
    ),
    axiom(
        "tends_mul", "D $f $g c d", "tends(D, f, c); tends(D, g, d)", "tends(D, lambda x: f(x)*g(x), c*d)", RUDIN,
    ),
    axiom(
        "tends_div", "D $f $g c d", "tends(D, f, c); tends(D, g, d); d != 0", "tends(D, lambda x: f(x)/g(x), c/d)",
        RUDIN,
    ),
    axiom(
        "tends_comp", "D $f $g c", "tends(D, f, c); continuous_at(g, c)", "tends(D, lambda x: g(f(x)), g(c))", RUDIN,
    ),
    axiom(
        "tends_of_continuous", "$f a b", "a < b; continuous_at(f, a)", "tends(interval(a, b), f, f(a))", RUDIN,
    ),
    axiom("tends_above", "$f a b c", "tends(above(b), f, c)", "tends(above(a), f, c)", ENDS),
    axiom("tends_from", "$f a b c", "tends(above(b), f, c)", "tends(from_(a), f, c)", ENDS),
    axiom("tends_below", "$f a b c", "tends(above(b), lambda u: f(-u), c)", "tends(below(a), f, c)", ENDS),
    axiom(
        "tends_interval", "$f a b s c", "a < b; tends(interval(0, s), lambda u: f(a + u), c)",
        "tends(interval(a, b), f, c)", ENDS,
    ),
    axiom(
        "tends_around", "$f a r s t c",
        "0 < r; tends(interval(0, s), lambda u: f(a + u), c); tends(interval(0, t), lambda u: f(a - u), c)",
        "tends(around(a, r), f, c)", ENDS,
    ),
    axiom(
        "tends_reciprocal", "$f a s c", "tends(interval(0, s), lambda u: f(1/u), c)", "tends(above(a), f, c)", ENDS,
    ),
    axiom(
        "tends_affine", "$f a b d c", "0 < b; tends(above(0), f, c)", "tends(above(a), lambda x: f(b*x + d), c)", ENDS,
    ),
    axiom(
        "tends_exp_decay", "s b p n", "0 < b; 0 < p; n in naturals",
        "tends(above(0), lambda x: ln(x)**n*(x**s*exp(-(b*x**p))), 0)",
        "Rudin, Principles of Mathematical Analysis, 8.6 (f)", "exponentials outgrow powers",
    ),
    axiom(
        "tends_power_decay", "s n", "0 < s; n in naturals", "tends(above(0), lambda x: ln(x)**n*x**(-s), 0)",
        "DLMF 4.4.13 and 4.4.14", "powers outgrow logarithms",
    ),
    axiom(
        "tends_power_zero", "s n b", "0 < s; n in naturals; 0 < b", "tends(interval(0, b), lambda x: ln(x)**n*x**s, 0)",
        "DLMF 4.4.13 and 4.4.14", "powers outgrow logarithms",
    ),
    axiom(
        "tends_rpow_zero", "D $f e", "tends(D, f, 0); all(D, lambda x: 0 < f(x)); 0 < e", "tends(D, lambda x: f(x)**e, 0)",
        "DLMF 4.2.26 and 4.4.14",
    ),
    axiom(
        "tends_sqrt", "D $f c", "tends(D, f, c); all(D, lambda x: 0 <= f(x))", "tends(D, lambda x: sqrt(f(x)), sqrt(c))",
        "DLMF 4.2.26: continuous on [0, infinity)",
    ),
    axiom("tends_mul_sin", "D $f $g", "tends(D, f, 0)", "tends(D, lambda x: f(x)*sin(g(x)), 0)", BOUNDED),
    axiom("tends_mul_cos", "D $f $g", "tends(D, f, 0)", "tends(D, lambda x: f(x)*cos(g(x)), 0)", BOUNDED),
    axiom(
        "tends_asin", "D $f c", "tends(D, f, c); all(D, lambda x: -1 < f(x)); all(D, lambda x: f(x) < 1)",
        "tends(D, lambda x: asin(f(x)), asin(c))", "DLMF 4.23.1: continuous on [-1, 1]",
    ),
    axiom("tends_erf", "", "", "tends(above(0), lambda x: erf(x), 1)", "DLMF 7.2.4", "the error function"),
    axiom("tends_atan", "", "", "tends(above(0), lambda x: atan(x), pi/2)", "DLMF 4.23.3 and 4.24.1"),
    axiom("tends_tanh", "", "", "tends(above(0), lambda x: tanh(x), 1)", "DLMF 4.31.1"),
    axiom(
        "lhopital", "$f $g $u $v b c",
        "0 < b; all(interval(0, b), lambda x: has_deriv(f, x, u(x))); all(interval(0, b), lambda x: has_deriv(g, x, v(x)));"
        "all(interval(0, b), lambda x: v(x) != 0); tends(interval(0, b), f, 0); tends(interval(0, b), g, 0);"
        "tends(interval(0, b), lambda x: u(x)/v(x), c)",
        "tends(interval(0, b), lambda x: f(x)/g(x), c)", "Rudin, Principles of Mathematical Analysis, 5.13",
        "l'Hopital's rule",
    ),
]  # fmt: skip
