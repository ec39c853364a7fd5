"""Where the operations of docs/semantics.md are defined.

`defined(f(a))` says that f is defined at the value of a; an operation without an entry is never proved
to be defined.  `defined_around` is for what stands under a derivative: defined in a neighbourhood.
An entry is named after the operation, so that `HEAD_defined...` are the alternatives for HEAD.
"""

from kld_proof.library.axioms import axiom

SEMANTICS = "docs/semantics.md"


def _entries(predicate: str) -> list:  # type: ignore[type-arg]
    """The operations whose conditions are open, so that they hold around a point if they hold at it."""
    suffix = predicate

    def entry(head: str, variables: str, hypotheses: str, term: str, which: str = ""):  # type: ignore[no-untyped-def]
        return axiom(f"{head}_{suffix}{which}", variables, hypotheses, f"{predicate}({term})", SEMANTICS)

    return [
        entry("div", "a b", "b != 0", "a/b"),
        entry("ln", "a", "0 < a", "ln(a)"),
        entry("gamma", "a", "0 < a", "gamma(a)"),
        entry("digamma", "a", "0 < a", "digamma(a)"),
        entry("beta", "a b", "0 < a; 0 < b", "beta(a, b)"),
        entry("tan", "a", "cos(a) != 0", "tan(a)"),
        entry("pow", "a e", "0 < a", "a**e", "_of_pos"),
        entry("integral", "$f", "integrable(reals, f)", "integral(reals, f)", "_reals"),
        entry("integral", "$f a", "integrable(above(a), f)", "integral(above(a), f)", "_above"),
        entry("integral", "$f a", "integrable(below(a), f)", "integral(below(a), f)", "_below"),
        entry("sum", "$f a b", "", "sum(range(a, b), f)", "_range"),
        entry("sum", "D $f", "summable(D, f)", "sum(D, f)", "_set"),
        entry("prod", "$f a b", "", "prod(range(a, b), f)", "_range"),
        entry("deriv", "$f x", "differentiable(f, x)", "deriv(f, x)"),
        entry("expect", "$f", "integrable_rv(f)", "expect(f)"),
    ]


AXIOMS = [
    *_entries("defined"),
    *_entries("defined_around"),
    axiom("sqrt_defined", "a", "0 <= a", "defined(sqrt(a))", SEMANTICS),
    axiom("sqrt_defined_around", "a", "0 < a", "defined_around(sqrt(a))", SEMANTICS),
    axiom("asin_defined", "a", "-1 <= a; a <= 1", "defined(asin(a))", SEMANTICS),
    axiom("asin_defined_around", "a", "-1 < a; a < 1", "defined_around(asin(a))", SEMANTICS),
    axiom("acos_defined", "a", "-1 <= a; a <= 1", "defined(acos(a))", SEMANTICS),
    axiom("acos_defined_around", "a", "-1 < a; a < 1", "defined_around(acos(a))", SEMANTICS),
    axiom("factorial_defined", "n", "n in naturals", "defined(factorial(n))", SEMANTICS),
    axiom("binom_defined", "n k", "n in naturals; k in naturals", "defined(binom(n, k))", SEMANTICS),
    axiom("pow_defined_of_ne", "a e", "a != 0; e in integers", "defined(a**e)", SEMANTICS),
    axiom("pow_defined_of_natural", "a e", "e in naturals", "defined(a**e)", SEMANTICS),
    axiom("pow_defined_of_nonneg", "a e", "0 <= a; 0 < e", "defined(a**e)", SEMANTICS),
    axiom(
        "integral_defined_interval", "$f a b", "a <= b; integrable(interval(a, b), f)",
        "defined(integral(interval(a, b), f))", SEMANTICS,
    ),
    axiom("integrable_rv_defined", "$f", "", "defined(integrable_rv(f))", f"{SEMANTICS}: what it says may be false"),
    axiom("given_defined", "$g w", "", "defined(given(g, w))", SEMANTICS),
    axiom(
        "integral_defined_given", "$f $g w", "integrable(given(g, w), f)", "defined(integral(given(g, w), f))",
        SEMANTICS,
    ),
    axiom(
        "integral_defined_around_interval", "$f a b", "a < b; integrable(interval(a, b), f)",
        "defined_around(integral(interval(a, b), f))", SEMANTICS,
    ),
]  # fmt: skip
