"""What is false is refuted at a small point that the kernel accepts; what is true or undefined is not."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kld_proof.kernel.judge import Claim, Refutation, judge_refutation
from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import Term, Var
from kld_proof.search.refuter.refute import enclosable, find_point, precision
from tests.search.terms import add, app, div, mul, neg, over, positive, power, sub, term

A, B, N, X, Y, T, M = map(Var, "abnxytm")
S1, S2, M1, M2 = map(Var, ("s1", "s2", "m1", "m2"))
SIGMAS = positive("s1", "s2")
NATURAL: list[Term] = [app("in", N, app("naturals"))]


def kl(inside: Term, ratio: Term | None = None, lost: str = "1/2") -> Term:
    ratio = ratio or div(S2, S1)
    return add(app("ln", ratio), div(inside, mul(2, power(S2, 2))), neg(lost))


GOOD = kl(add(power(S1, 2), power(sub(M1, M2), 2)))
FALSE: list[tuple[list[Term], str, Term, Term]] = [
    (SIGMAS, "eq", GOOD, kl(add(S1, power(sub(M1, M2), 2)))),
    (SIGMAS, "eq", GOOD, kl(power(sub(M1, M2), 2))),
    (SIGMAS, "eq", GOOD, kl(add(power(S1, 2), power(add(M1, M2), 2)))),
    (SIGMAS, "eq", GOOD, kl(add(power(S1, 2), power(sub(M1, M2), 2)), div(S1, S2))),
    (SIGMAS, "lt", term(0), GOOD),
    (SIGMAS, "le", term("1/1000"), GOOD),
    ([], "eq", app("sqrt", power(X, 2)), X),
    ([], "eq", app("ite", app("lt", 1000, X), add(X, 1), X), X),
    ([], "eq", app("ite", app("eq", X, 1), 5, X), X),
    ([], "eq", app("ite", app("eq", X, "355/113"), 5, X), X),
    ([], "eq", app("max", X, sub(Y, 17)), X),
    ([], "eq", app("abs", sub(X, 100)), sub(100, X)),
    ([], "eq", mul(X, add(1, Fraction(1, 10**30))), X),
    ([], "eq", mul(app("exp", X), add(1, Fraction(1, 10**30))), app("exp", X)),
    ([], "eq", mul(app("exp", X), add(1, Fraction(1, 10**99))), app("exp", X)),
    ([], "eq", app("ite", app("eq", X, Y), 0, 1), term(1)),
    ([], "le", X, power(X, 2)),
    ([], "le", add(1, X, "1/1000"), app("exp", X)),
    ([], "le", term(0), add(power(X, 2), neg(mul("53/10", X)), "70/10")),
    (positive("x"), "le", app("ln", X), sub(sub(X, 1), "1/1000000")),
    ([], "ne", mul(X, 3), term(2)),
    ([app("eq", add(A, B), 1), *positive("a", "b")], "eq", mul(A, B), term("1/4")),
    (positive("x"), "eq", over("integral", app("interval", 0, X), "t", app("exp", neg(power(T, 2)))),
     over("integral", app("interval", 0, X), "t", app("exp", neg(power(T, 3))))),
    (positive("x"), "eq", over("integral", app("interval", 1, add(X, 1)), "t", div(1, T)), app("ln", X)),
    (NATURAL, "eq", over("sum", app("range", 0, sub(N, 1)), "t", T), div(mul(N, add(N, 1)), 2)),
    (NATURAL, "eq", over("prod", app("range", 1, N), "t", T), power(N, 2)),
    ([], "eq", over("integral", app("reals"), "t", app("exp", neg(power(T, 2)))), term(1)),
    (positive("a"), "eq", over("integral", app("above", 0), "t", app("exp", neg(mul(A, T)))), A),
    (positive("a"), "le", over("integral", app("above", 0), "t", div(app("exp", neg(mul(A, T))), add(1, T))),
     div(1, mul(2, A))),
    ([app("lt", 1, A)], "eq", over("integral", app("above", 1), "t", power(T, neg(A))), div(1, A)),
    (positive("a"), "eq",
     over("integral", app("above", 0), "t", mul(app("ln", T), app("exp", neg(mul(A, T))))),
     neg(div(app("ln", A), A))),
    (positive("a"), "eq", over("sum", app("naturals"), "t", app("exp", neg(mul(A, T)))), div(1, A)),
    (NATURAL, "eq", over("sum", app("range", 0, N), "t", app("binom", N, T)), power(N, 2)),
]  # fmt: skip
NOT_FALSE: list[tuple[list[Term], str, Term, Term]] = [
    (SIGMAS, "eq", GOOD, GOOD),
    (SIGMAS, "le", term(0), GOOD),
    ([], "eq", app("ln", power(X, 2)), mul(2, app("ln", X))),  # undefined where it would differ
    ([], "eq", div(X, X), term(1)),
    ([], "eq", div(X, X), app("ite", app("eq", X, 0), 5, 1)),  # 0/0 is not 0
    ([], "eq", div(sub(X, X), sub(X, X)), app("ite", app("eq", X, 0), 5, 1)),
    ([], "eq", power(X, 0), app("ite", app("eq", X, 0), 5, 1)),
    ([], "eq", div(sub(power(X, 2), 1), sub(X, 1)), add(X, 1)),
    ([], "eq", power(X, 0), term(1)),
    (positive("x"), "eq", app("sqrt", power(X, 2)), X),
    ([app("ne", X, 1)], "eq", app("ite", app("eq", X, 1), 5, X), X),
    ([app("lt", X, 0), app("lt", 0, X)], "eq", X, add(X, 1)),  # nothing satisfies the assumptions
    ([], "eq", add(power(app("sin", X), 2), power(app("cos", X), 2)), term(1)),
    ([], "le", mul(2, X, Y), add(power(X, 2), power(Y, 2))),
    ([], "eq", app("$p", X), add(app("$p", X), 1)),
    ([], "eq", over("integral", app("reals"), "t", T), term(1)),  # it diverges
    ([], "le", over("integral", app("above", 1), "t", div(1, T)), term(1)),
    (positive("a"), "eq", over("integral", app("above", 0), "t", app("exp", neg(mul(A, T)))), div(1, A)),
    (NATURAL, "eq", over("sum", app("range", 0, N), "t", T), div(mul(N, add(N, 1)), 2)),
    ([], "eq", app("ln", neg(power(X, 2))), app("ln", neg(power(Y, 2)))),
]


@pytest.mark.parametrize(("assumptions", "relation", "left", "right"), FALSE, ids=repr)
def test_false_claims_are_refuted(assumptions: list[Term], relation: str, left: Term, right: Term) -> None:
    """The kernel accepts the point, and its values are small."""
    point = find_point(assumptions, relation, left, right)
    assert point is not None
    bits = precision(relation, left, right, point)
    assert bits is not None
    judge_refutation(Claim(tuple(assumptions), relation, left, right), Refutation(point), _no_lemma, bits)
    assert all(abs(v.numerator) + v.denominator <= 1002 for v in point.values())


@pytest.mark.parametrize(("assumptions", "relation", "left", "right"), NOT_FALSE, ids=repr)
def test_true_and_undefined_claims_are_not(
    assumptions: list[Term], relation: str, left: Term, right: Term
) -> None:
    """No point is found."""
    assert find_point(assumptions, relation, left, right) is None


def _no_lemma(name: str) -> object:
    raise KernelError(name)


def test_points_are_as_small_as_can_be() -> None:
    """The first simple value that shows the failure, not a random one."""
    assert find_point([], "eq", app("sqrt", power(X, 2)), X) == {"x": -1}
    assert find_point([], "eq", X, power(X, 2)) == {"x": 2}
    assert find_point([], "le", X, power(X, 2)) == {"x": Fraction(1, 2)}
    assert find_point([app("lt", 5, X)], "eq", X, add(X, 1)) == {"x": 6}


def test_the_kernel_rejects_a_point_outside_or_where_a_side_is_undefined() -> None:
    """Points are untrusted."""
    claim = Claim(tuple(positive("x")), "eq", app("sqrt", power(X, 2)), X)
    for point in ({"x": Fraction(-1)}, {"x": Fraction(2)}, {}, {"y": Fraction(1)}):
        with pytest.raises(KernelError):
            judge_refutation(claim, Refutation(point), _no_lemma)
    undefined = Claim((), "eq", app("ln", X), app("ln", sub(X, 1)))
    with pytest.raises(KernelError):
        judge_refutation(undefined, Refutation({"x": Fraction(1, 2)}), _no_lemma)


def test_what_has_no_enclosure_is_seen_at_once() -> None:
    """Function variables, expectations, derivatives and sets of another kind."""
    for domain in (app("interval", 0, 1), app("above", 0), app("below", X), app("reals")):
        assert enclosable(over("integral", domain, "t", T))
    wrong_sets = (over("integral", app("naturals"), "t", T), over("sum", app("reals"), "t", T))
    for t in (app("$p", X), *wrong_sets, over("prod", app("from", 1), "t", T)):
        assert not enclosable(add(1, t))
