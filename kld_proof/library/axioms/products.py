"""Finite products.  A range holds finitely many integers; the empty product is 1."""

from kld_proof.library.axioms import axiom

INDUCTION = "induction on the number of factors"
SPLIT = "splitting off a factor of the product"

AXIOMS = [
    axiom("prod_range_empty", "a b $f", "b < a", "prod(range(a, b), f) == 1", "the empty product", "the empty product"),
    axiom(
        "prod_range_last", "a b $f", "a in integers; b in integers; a <= b",
        "prod(range(a, b), f) == prod(range(a, b - 1), f)*f(b)", INDUCTION, SPLIT,
    ),
    axiom(
        "prod_eq_exp_sum", "a b $f", "all(range(a, b), lambda k: 0 < f(k))",
        "prod(range(a, b), f) == exp(sum(range(a, b), lambda k: ln(f(k))))", INDUCTION + "; DLMF 4.8.1",
        "ln of a product is the sum of ln",
    ),
    axiom(
        "prod_congr", "a b $f $g", "all(range(a, b), lambda k: f(k) == g(k))",
        "prod(range(a, b), f) == prod(range(a, b), g)", INDUCTION, "equal factors",
    ),
    axiom(
        "prod_mul", "a b $f $g", "",
        "prod(range(a, b), lambda k: f(k)*g(k)) == prod(range(a, b), f)*prod(range(a, b), g)", INDUCTION,
        "a product of products",
    ),
    axiom(
        "prod_range_const", "n c", "n in naturals", "prod(range(1, n), lambda k: c) == c**n", INDUCTION,
        "a product of equal factors",
    ),
    axiom(
        "prod_lt_one", "a b $f", "a in integers; a <= b; all(range(a, b), lambda k: 0 < f(k)); all(range(a, b), lambda k: f(k) < 1)",
        "prod(range(a, b), f) < 1", INDUCTION, "a product of factors below one",
    ),
    axiom(
        "prod_pos", "a b $f", "all(range(a, b), lambda k: 0 < f(k))", "0 < prod(range(a, b), f)", INDUCTION,
    ),
]  # fmt: skip
