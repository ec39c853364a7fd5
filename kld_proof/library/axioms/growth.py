"""Inequalities from the sign of a derivative, and the bounds of sine and cosine."""

from kld_proof.library.axioms import axiom

MEAN_VALUE = "Rudin, Principles of Mathematical Analysis, 5.11 (mean value theorem)"
GROWTH = "the sign of the derivative"
BOUNDED = "DLMF 4.21.12"

AXIOMS = [
    axiom(
        "nonneg_of_growth", "$f $g a x",
        "a <= x; continuous_at(f, a); all(above(a), lambda t: has_deriv(f, t, g(t)));"
        "all(above(a), lambda t: 0 <= g(t)); 0 <= f(a)", "0 <= f(x)", MEAN_VALUE, GROWTH,
    ),
    axiom(
        "pos_of_growth", "$f $g a x",
        "a < x; continuous_at(f, a); all(above(a), lambda t: has_deriv(f, t, g(t)));"
        "all(above(a), lambda t: 0 < g(t)); 0 <= f(a)", "0 < f(x)", MEAN_VALUE, GROWTH,
    ),
    axiom(
        "nonneg_of_fall", "$f $g b x",
        "x <= b; continuous_at(f, b); all(below(b), lambda t: has_deriv(f, t, g(t)));"
        "all(below(b), lambda t: g(t) <= 0); 0 <= f(b)", "0 <= f(x)", MEAN_VALUE, GROWTH,
    ),
    axiom(
        "pos_of_fall", "$f $g b x",
        "x < b; continuous_at(f, b); all(below(b), lambda t: has_deriv(f, t, g(t)));"
        "all(below(b), lambda t: g(t) < 0); 0 <= f(b)", "0 < f(x)", MEAN_VALUE, GROWTH,
    ),
    axiom(
        "nonneg_of_growth_interval", "$f $g a b x",
        "a <= x; x < b; continuous_at(f, a); all(interval(a, b), lambda t: has_deriv(f, t, g(t)));"
        "all(interval(a, b), lambda t: 0 <= g(t)); 0 <= f(a)", "0 <= f(x)", MEAN_VALUE, GROWTH,
    ),
    axiom(
        "pos_of_growth_interval", "$f $g a b x",
        "a < x; x < b; continuous_at(f, a); all(interval(a, b), lambda t: has_deriv(f, t, g(t)));"
        "all(interval(a, b), lambda t: 0 < g(t)); 0 <= f(a)", "0 < f(x)", MEAN_VALUE, GROWTH,
    ),
    axiom("one_sub_sin_nonneg", "a", "", "0 <= 1 - sin(a)", BOUNDED),
    axiom("one_add_sin_nonneg", "a", "", "0 <= 1 + sin(a)", BOUNDED),
    axiom("one_sub_cos_nonneg", "a", "", "0 <= 1 - cos(a)", BOUNDED),
    axiom("one_add_cos_nonneg", "a", "", "0 <= 1 + cos(a)", BOUNDED),
]  # fmt: skip
