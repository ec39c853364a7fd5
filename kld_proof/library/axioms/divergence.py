"""Functions that tend to infinity.  f does so exactly if atan(f) tends to pi/2, which is how it is written here."""

from kld_proof.library.axioms import axiom

RUDIN = "Rudin, Principles of Mathematical Analysis, 4.32-4.34, with DLMF 4.23.3 and 4.24.1 (atan)"
LIMITS = "limits at infinity"

AXIOMS = [
    axiom(
        "grows_of_reciprocal", "D $f", "tends(D, lambda x: 1/f(x), 0); all(D, lambda x: 0 < f(x))",
        "tends(D, lambda x: atan(f(x)), pi/2)", RUDIN, LIMITS,
    ),
    axiom(
        "grows_add", "D $f $g c", "tends(D, lambda x: atan(f(x)), pi/2); tends(D, g, c)",
        "tends(D, lambda x: atan(f(x) + g(x)), pi/2)", RUDIN, LIMITS,
    ),
    axiom(
        "grows_add_grows", "D $f $g", "tends(D, lambda x: atan(f(x)), pi/2); tends(D, lambda x: atan(g(x)), pi/2)",
        "tends(D, lambda x: atan(f(x) + g(x)), pi/2)", RUDIN, LIMITS,
    ),
    axiom(
        "grows_mul", "D $f $g c", "tends(D, lambda x: atan(f(x)), pi/2); tends(D, g, c); 0 < c",
        "tends(D, lambda x: atan(f(x)*g(x)), pi/2)", RUDIN, LIMITS,
    ),
    axiom(
        "grows_mul_grows", "D $f $g", "tends(D, lambda x: atan(f(x)), pi/2); tends(D, lambda x: atan(g(x)), pi/2)",
        "tends(D, lambda x: atan(f(x)*g(x)), pi/2)", RUDIN, LIMITS,
    ),
    axiom(
        "grows_exp", "D $f", "tends(D, lambda x: atan(f(x)), pi/2)", "tends(D, lambda x: atan(exp(f(x))), pi/2)", RUDIN,
        LIMITS,
    ),
    axiom(
        "grows_ln", "D $f", "tends(D, lambda x: atan(f(x)), pi/2)", "tends(D, lambda x: atan(ln(f(x))), pi/2)", RUDIN,
        LIMITS,
    ),
    axiom(
        "falls_of_grows", "D $f", "tends(D, lambda x: atan(f(x)), pi/2)", "tends(D, lambda x: atan(-f(x)), -(pi/2))",
        RUDIN, LIMITS,
    ),
    axiom(
        "falls_ln", "D $f", "tends(D, f, 0); all(D, lambda x: 0 < f(x))", "tends(D, lambda x: atan(ln(f(x))), -(pi/2))",
        RUDIN, LIMITS,
    ),
    axiom(
        "tends_exp_of_falls", "D $f", "tends(D, lambda x: atan(f(x)), -(pi/2))", "tends(D, lambda x: exp(f(x)), 0)",
        RUDIN, LIMITS,
    ),
]  # fmt: skip
