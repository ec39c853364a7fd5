"""Differences of values and limits at infinity, primes behind brackets, factorials, literal indices."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import claims

INTEGRAL = "\\int_0^\\infty e^{-x} dx"


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("[x^2]_0^1 = \\int_0^1 2x dx", "add(pow(1, 2), neg(pow(0, 2))) = "),
        (f"[-e^{{-x}}]_0^\\infty = {INTEGRAL}", "integral(above(0), (\\ deriv((\\ "),
        ("\\left. -e^{-t} \\right|_{t=a}^{t=\\infty} = e^{-a}", "integral(above(a), (\\ deriv((\\ "),
        (f"[\\arctan x]_{{-\\infty}}^\\infty = \\pi + 0 {INTEGRAL}", "integral(reals, (\\ deriv((\\ "),
        (f"[e^x]_{{-\\infty}}^0 = {INTEGRAL}", "integral(below(0), (\\ deriv((\\ "),
    ],
)
def test_brackets(formula: str, found: str) -> None:
    assert claims(f"$$ {formula} $$")[0].startswith(found), claims(f"$$ {formula} $$")


@pytest.mark.parametrize(
    "formula",
    [
        # F may jump at the end, so that its limit there is not its value
        f"[\\operatorname{{sgn}}(x) e^{{-x}}]_0^\\infty = {INTEGRAL}",
        f"[\\lfloor x \\rfloor e^{{-x}}]_0^\\infty = {INTEGRAL}",
        f"[0^x]_0^\\infty = {INTEGRAL}",
        f"[f(x) e^{{-x}}]_0^\\infty = {INTEGRAL}",
        f"[e^{{-x}}]_\\infty^0 = {INTEGRAL}",
    ],
)
def test_brackets_at_infinity_that_are_not_read(formula: str) -> None:
    assert not claims(f"$$ {formula} $$")[0].startswith("integral(")


def test_a_prime_behind_brackets_is_the_derivative_by_the_one_name_in_them() -> None:
    assert claims("$$ (x \\ln x)' = \\ln x + 1 $$")[0].startswith("deriv((\\ ")
    assert claims("$$ (a x)' = a $$")[0].startswith("unread")
    assert claims("$$ (3)' = 0 $$")[0].startswith("unread")


def test_a_factorial_behind_the_brackets_of_a_logarithm_is_that_of_its_argument() -> None:
    assert claims("$$ \\ln(n-k)! = 0 $$") == ["ln(factorial(add(n, neg(k)))) = 0"]
    assert claims("$$ \\ln^2(n)! = 0 $$")[0].startswith("unread")


SOFTMAX = "$$ s_i = \\frac{e^{z_i}}{\\sum_{j=1}^K e^{z_j}} $$\n\n"


def test_terms_with_other_literal_indices_are_constants() -> None:
    body = "\\frac{\\partial}{\\partial z_1} e^{z_1 + z_2} = e^{z_1 + z_2}"
    assert claims(SOFTMAX + f"$$ {body} $$")[0].startswith("deriv((\\ exp(add(#0, $z(2))))")
    found = claims(SOFTMAX + "$$ \\frac{\\partial}{\\partial z_1} z_1 z_k = 1 $$")[0]
    assert found == "deriv((\\ mul(#0, ite(eq(k, 1), #0, $z(k)))), $z(1)) = 1"


def test_a_sibling_of_a_defined_name_is_no_constant() -> None:
    found = claims(SOFTMAX + "$$ \\frac{\\partial}{\\partial z_1} s_2 = -s_1 s_2 $$")[0]
    assert found.startswith("deriv((\\ div(exp($z(2)), sum(range(1, K)") and "s_2" not in found


def test_quotients_of_elementary_functions() -> None:
    assert claims("$$ \\cot x = \\sec y $$") == ["div(cos(x), sin(x)) = div(1, cos(y))"]
    assert claims("$$ \\coth^2 x = \\csc y $$") == ["pow(div(cosh(x), sinh(x)), 2) = div(1, sin(y))"]
