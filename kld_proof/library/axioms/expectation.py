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
    axiom("integrable_space_const", "c", "", "integrable(space, lambda w: c)", SOURCE),
]
