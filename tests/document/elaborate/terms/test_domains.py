"""Which names are inferred to be whole numbers, and where."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import assumed, claims, inferred, steps

SUM = "\n\n$$ \\sum_{i=1}^n 1 = n $$"


def test_an_upper_bound_is_natural_and_a_lower_one_an_integer() -> None:
    assert inferred(SUM) == {"in(n, naturals)"}
    assert inferred("$$ \\sum_{i=m}^n 1 = n - m + 1 $$") == {"in(n, naturals)", "in(m, integers)"}
    assert inferred("Let $n \\geq 1$." + SUM) == {"in(n, naturals)"}


@pytest.mark.parametrize(
    ("sentence", "given"),
    [
        ("Let $n$ be an integer.", {"in(n, integers)"}),
        ("Let $n \\in \\mathbb{Z}$.", {"in(n, integers)"}),
        ("設 $n$ 為整數。", {"in(n, integers)"}),
        ("Let $n \\geq 1$ be real.", {"le(1, n)"}),
        ("Let $n$ be a natural number.", {"in(n, naturals)"}),
    ],
)
def test_what_the_text_calls_a_name_is_kept(sentence: str, given: set[str]) -> None:
    assert assumed(steps(sentence + SUM)[0]) == given
    assert inferred(sentence + SUM) == set()


def test_a_bound_that_a_definition_brings_in_is_natural_from_there_on() -> None:
    page = "Let $n \\geq 1$ be given.\n\n$$ a n = n a $$\n\n$$ g(t) = \\sum_{i=1}^n t $$\n\n"
    page += "$$ g'(t) = n $$\n\n$$ n n = n^2 $$"
    whole = [("in(n, naturals)" in assumed(s)) for s in steps(page)]
    assert whole == [False, True, True]
    assert not any("in(m, naturals)" in assumed(s) for s in steps(page + "\n\n$$ m m = m^2 $$"))


def test_the_terms_of_a_sequence_in_a_factorial_are_natural() -> None:
    page = "Let $x_1, \\dots, x_n$ be counts.\n\n$$ \\prod_{i=1}^n x_i! = \\exp \\sum_{i=1}^n \\ln(x_i!) $$"
    (step,) = steps(page)
    natural = "all(range(1, n), (\\ in($x(#0), naturals)))"
    assert natural in assumed(step)
    defined = "Let $f(x, t) = t^{x} / x!$.\n\n$$ \\sum_{i=1}^n f(x_i, t) = \\sum_{i=1}^n f(x_i, t) $$"
    assert natural in assumed(steps(defined)[0])


def test_the_terms_of_a_sequence_elsewhere_are_not() -> None:
    page = "Let $x_1, \\dots, x_n$ be data.\n\n$$ \\sum_{i=1}^n 2 x_i = 2 \\sum_{i=1}^n x_i $$"
    assert not any("$x" in a for a in assumed(steps(page)[0]))


def test_an_integral_over_its_variable_is_over_all_its_values() -> None:
    page = "Let $X \\sim \\mathrm{Exp}(r)$ have the density $p(x)$.\n\n$$ \\int_x x p(x) dx = \\frac{1}{r} $$"
    (claim,) = claims(page)
    assert claim.startswith("integral(above(0)")
    (other,) = claims("$$ \\int_y p(x) dx = 1 $$")
    assert "reals" not in other
