"""Conditional expectation, as an integral over the outcomes where the condition has the value that it has.

`given(g, w)` is the set of the outcomes u with g(u) = g(w), with the conditional law given g on it: a regular
conditional probability, which depends on g(w) alone and has all its mass there (docs/semantics.md).  So E[X | Y]
at the outcome w is `integral(given(Y, w), X)`.  `integrable_rv(f, g)` says that g is measurable, and that f is integrable
over the outcomes and over given(g, w) for every outcome w.
"""

from kld_proof.library.axioms import axiom

CONDITIONAL = "Durrett, Probability: Theory and Examples, 4.1"
REGULAR = "Kallenberg, Foundations of Modern Probability, 6.3 and 6.4 (regular conditional probabilities)"
TOWER, KNOWN = "the law of total expectation", "taking out what is known"

AXIOMS = [
    axiom("integral_given_const", "$g w c", "w in space", "integral(given(g, w), lambda u: c) == c", REGULAR,
          "a law has total mass 1"),
    axiom("integrable_given_const", "$g w c", "w in space", "integrable(given(g, w), lambda u: c)", REGULAR),
    axiom("eq_of_mem_given", "$g u w", "u in given(g, w)", "g(u) == g(w)", "definition of the set", KNOWN),
    axiom(
        "integral_given_given", "$f $g u w", "u in given(g, w)",
        "integral(given(g, u), f) == integral(given(g, w), f)", REGULAR, KNOWN,
    ),
    axiom("integrable_of_conditional", "$f $g", "integrable_rv(f, g)", "integrable(space, f)", CONDITIONAL),
    axiom("integrable_given", "$f $g w", "integrable_rv(f, g); w in space", "integrable(given(g, w), f)", REGULAR),
    axiom(
        "integral_space_mul_given", "$f $g $r",
        "integrable_rv(f, g); integrable(space, lambda w: r(g(w))*f(w))",
        "integral(space, lambda w: r(g(w))*integral(given(g, w), f)) == integral(space, lambda w: r(g(w))*f(w))",
        f"{CONDITIONAL}.12-4.1.14", TOWER,
    ),
    axiom(
        "integrable_space_mul_given", "$f $g $r",
        "integrable_rv(f, g); integrable(space, lambda w: r(g(w))*f(w))",
        "integrable(space, lambda w: r(g(w))*integral(given(g, w), f))", f"{CONDITIONAL}.14",
    ),
    axiom(
        "integrable_space_given_mul_given", "$f $g $h",
        "integrable_rv(f, g); integrable_rv(h, g); integrable(space, lambda w: f(w)**2);"
        "integrable(space, lambda w: h(w)**2)",
        "integrable(space, lambda w: integral(given(g, w), f)*integral(given(g, w), h))",
        f"{CONDITIONAL}.11: the inequality of Jensen for the squares",
    ),
    axiom(
        "integral_space_mul_given_of_squares", "$f $g $h",
        "integrable_rv(f, g); integrable_rv(h, g); integrable(space, lambda w: f(w)**2);"
        "integrable(space, lambda w: h(w)**2)",
        "integral(space, lambda w: f(w)*integral(given(g, w), h))"
        " == integral(space, lambda w: integral(given(g, w), f)*integral(given(g, w), h))",
        f"{CONDITIONAL}.15: conditional expectation is a projection", TOWER,
    ),
    axiom(
        "integrable_space_mul_given_of_squares", "$f $g $h",
        "integrable_rv(f, g); integrable_rv(h, g); integrable(space, lambda w: f(w)**2);"
        "integrable(space, lambda w: h(w)**2)",
        "integrable(space, lambda w: f(w)*integral(given(g, w), h))", f"{CONDITIONAL}.15",
    ),
    axiom("mem_space_of_given", "$g u w", "u in given(g, w); w in space", "u in space", "definition of the set"),
    axiom("mem_space", "x", "0 < x; x < 1", "x in space", "the probability space is the unit interval"),
]  # fmt: skip
