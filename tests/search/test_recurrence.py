"""Sequences given by recurrences: closed forms and identities that hold for all indices, and false ones."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

T, N, K = "t in naturals", "n in naturals", "k in naturals"
MEAN = ("0 <= b", "b < 1", "m(0) == 0", "all(from_(1), lambda k: m(k) == b*m(k - 1) + (1 - b)*g(k))")
LINEAR = ("a != 1", "x(0) == c", "all(naturals, lambda k: x(k + 1) == a*x(k) + d)")
FIBONACCI = ("F(0) == 0", "F(1) == 1", "all(naturals, lambda k: F(k + 2) == F(k + 1) + F(k))")
MIXED = ("v(0) == 0", "all(from_(1), lambda k: v(k) == a(k)*v(k - 1) + 1 - a(k))")
DOUBLED = ("x(0) == 0", "all(from_(1), lambda k: x(k) == 2*x(k - 1) + 1)")
SHRINKING = ("0 <= q", "all(naturals, lambda k: e(k + 1) <= q*e(k))")
NOISY = ("0 < q", "q < 1", "0 <= c", "all(naturals, lambda k: e(k + 1) <= q*e(k) + c)")
TWO_ROOTS = ("x(0) == 2", "x(1) == 5", "all(naturals, lambda k: x(k + 2) == 5*x(k + 1) - 6*x(k))")
DESCENT = ("all(naturals, lambda k: f(k + 1) <= f(k) - g(k))",)
RETURN = ("t in integers", "0 < c", "all(integers, lambda j: g(j) == r(j + 1) + c*g(j + 1))")
SMOOTH = ("0 < a", "a < 1", "s(0) == x(0)", "all(from_(1), lambda k: s(k) == a*x(k) + (1 - a)*s(k - 1))")
WEIGHTS = "sum(range(0, t - 1), lambda k: (1 - a)**k*x(t - k))"
SUM = "sum(range(0, n - 1), lambda k: c**k*r(t + k + 1))"
STEPS = ("v(0) == 0", "0 < u", "u < 1", "all(naturals, lambda k: v(k + 1) == u*v(k) - e*g(k))")


@pytest.mark.parametrize(
    ("claim", "assumptions", "functions"),
    [
        ("m(t) == (1 - b)*sum(range(1, t), lambda i: b**(t - i)*g(i))", (T, *MEAN), "m g"),
        ("m(2) == (1 - b)*(b*g(1) + g(2))", MEAN, "m g"),
        ("x(n + 2) == a**2*x(n) + (a + 1)*d", (N, *LINEAR), "x"),
        ("x(n) == a**n*c + d*(1 - a**n)/(1 - a)", (N, *LINEAR), "x"),
        ("sum(range(1, n), lambda k: F(k)) == F(n + 2) - 1", (N, *FIBONACCI), "F"),
        ("sum(range(1, n), lambda k: F(k)**2) == F(n)*F(n + 1)", (N, *FIBONACCI), "F"),
        ("F(n + 1)*F(n - 1) - F(n)**2 == (-1)**n", (N, "1 <= n", *FIBONACCI), "F"),
        ("v(t) == 1 - prod(range(1, t), lambda k: a(k))", (T, *MIXED), "v a"),
        ("v(k) == -e*sum(range(0, k - 1), lambda i: u**(k - 1 - i)*g(i))", (K, *STEPS), "v g"),
        ("x(n) == 2**n - 1", (N, *DOUBLED), "x"),
        ("x(n) == factorial(n)", (N, "x(0) == 1", "all(from_(1), lambda k: x(k) == k*x(k - 1))"), "x"),
        ("x(n) == 2**n + 3**n", (N, *TWO_ROOTS), "x"),
        ("e(n) <= q**n*e(0)", (N, *SHRINKING), "e"),
        ("e(n) <= q**n*e(0) + c/(1 - q)", (N, *NOISY), "e"),
        ("sum(range(0, n - 1), lambda k: g(k)) <= f(0) - f(n)", (N, *DESCENT), "f g"),
        ("x(n) <= 2", (N, "x(0) == 1", "all(naturals, lambda k: x(k + 1) == x(k)/2 + 1)"), "x"),
        ("g(t) == r(t + 1) + c*r(t + 2) + c**2*g(t + 2)", RETURN, "g r"),
        (f"g(t) == {SUM} + c**n*g(t + n)", (N, *RETURN), "g r"),
        (f"s(t) == a*{WEIGHTS} + (1 - a)**t*x(0)", (T, *SMOOTH), "s x"),
    ],
)
def test_proved_from_a_recurrence(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) == "proved"


@pytest.mark.parametrize(
    ("claim", "assumptions", "functions"),
    [
        ("m(t) == (1 - b)*sum(range(1, t), lambda i: b**(t - i + 1)*g(i))", (T, *MEAN), "m g"),
        ("m(t) == (1 - b)*sum(range(1, t), lambda i: b**(t - i)*g(i))", MEAN, "m g"),  # t may be any number
        ("x(n) == a**n*c + d*(1 - a**(n + 1))/(1 - a)", (N, *LINEAR), "x"),
        ("x(n) == a**n*c + d*(1 - a**n)/(1 - a)", (N, *LINEAR[1:]), "x"),  # a may be 1
        ("x(n) == a**n*c + d*(1 - a**n)/(1 - a)", (N, LINEAR[0], LINEAR[2]), "x"),  # x(0) may be anything
        ("sum(range(1, n), lambda k: F(k)) == F(n + 2)", (N, *FIBONACCI), "F"),
        ("F(n + 1)*F(n - 1) - F(n)**2 == (-1)**n", (N, *FIBONACCI), "F"),  # nothing is known of F(-1)
        ("x(n) == 2**n", (N, *DOUBLED), "x"),
        ("x(n - 1) == 2*x(n - 2) + 1", (N, *DOUBLED), "x"),  # there is no x(-1)
        ("x(n) == 2**n + 4**n", (N, *TWO_ROOTS), "x"),
        ("g(t) == r(t + 1) + c*r(t + 2) + c*g(t + 2)", RETURN, "g r"),
        (f"g(t) == {SUM} + c**n*g(t + n + 1)", (N, *RETURN), "g r"),
        (f"s(t) == a*{WEIGHTS} + (1 - a)**(t + 1)*x(0)", (T, *SMOOTH), "s x"),
        ("x(n) == 2**n + 3**n", (N, TWO_ROOTS[0], TWO_ROOTS[2]), "x"),  # x(1) may be anything
        ("e(n) <= q**n*e(0)", (N, SHRINKING[1]), "e"),  # q may be negative
        ("e(n) <= q**(n + 1)*e(0)", (N, *SHRINKING), "e"),
        ("q**n*e(0) <= e(n)", (N, *SHRINKING), "e"),
        ("e(n) <= q**n*e(0)", (N, *NOISY), "e"),
        ("e(n) <= q**n*e(0) + c/(1 - q)", (N, *NOISY[:2], NOISY[3]), "e"),  # c may be negative
        ("sum(range(0, n), lambda k: g(k)) <= f(0) - f(n)", (N, *DESCENT), "f g"),
        ("x(n) <= 1", (N, "x(0) == 1", "all(naturals, lambda k: x(k + 1) == x(k)/2 + 1)"), "x"),
    ],
)
def test_not_proved_from_a_recurrence(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) != "proved"


def test_what_is_assumed_of_the_index_is_no_part_of_the_induction() -> None:
    assert verdict("x(n) == 3", N, "n == y", "2 <= y", *DOUBLED, functions="x") != "proved"
