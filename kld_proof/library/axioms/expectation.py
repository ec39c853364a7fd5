"""Expectation: the integral over a probability space."""

from kld_proof.library.axioms import axiom

SOURCE = "Durrett, Probability: Theory and Examples, 1.6"

AXIOMS = [
    axiom(
        "expect_eq_integral",
        "$f",
        "",
        "expect(f) == integral(space, f)",
        SOURCE,
        "definition of the expectation",
    ),
    axiom("integrable_rv_of_integrable", "$f", "integrable(space, f)", "integrable_rv(f)", SOURCE),
    axiom("integrable_of_integrable_rv", "$f", "integrable_rv(f)", "integrable(space, f)", SOURCE),
    axiom(
        "integral_space_const", "c", "", "integral(space, lambda w: c) == c", SOURCE, "a law has total mass 1"
    ),
    axiom(
        "integrable_space_mul_of_idempotent",
        "$f $g",
        "integrable(space, f); integrable(space, g); all(space, lambda w: g(w)**2 == g(w))",
        "integrable(space, lambda w: f(w)*g(w))",
        f"{SOURCE}: g is measurable with the values 0 and 1",
    ),
    axiom(
        "sq_integral_le",
        "D $f $g",
        "integrable(D, lambda x: f(x)**2); integrable(D, lambda x: g(x)**2);"
        "integrable(D, lambda x: f(x)*g(x))",
        "integral(D, lambda x: f(x)*g(x))**2 <= integral(D, lambda x: f(x)**2)*integral(D, lambda x: g(x)**2)",
        "Rudin, Real and Complex Analysis, 3.5, of |f| and |g|",
        "the Cauchy-Schwarz inequality",
    ),
    axiom(
        "integral_space_pos",
        "$f",
        "integrable(space, f); all(space, lambda w: 0 < f(w))",
        "0 < integral(space, f)",
        "Rudin, Real and Complex Analysis, 1.39: a mean of 0 would make f vanish almost everywhere",
        "the mean of what is positive",
    ),
    axiom("integrable_space_const", "c", "", "integrable(space, lambda w: c)", SOURCE),
]
