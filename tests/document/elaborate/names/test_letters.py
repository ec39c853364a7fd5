"""Letters of functionals that are functions of numbers, and letters that are numbers before a bracket."""

from __future__ import annotations

from tests.document.elaborate.pages import claims


def test_a_letter_of_functionals_with_a_number_is_the_function_that_the_page_defines() -> None:
    page = "Let $V(k) = (1 - k)^2 + k^2$.\n\n$$ V(2) = 5 $$"
    assert claims(page) == ["add(pow(add(1, neg(2)), 2), pow(2, 2)) = 5"]
    page = "Let $H(s) = (1 + s)^2$.\n\n$$ 4 = H(1) $$"
    assert claims(page) == ["4 = pow(add(1, 1), 2)"]


def test_beside_a_random_variable_it_is_the_functional() -> None:
    page = "Let $X \\sim N(0, 1)$ and $V(x) = x^2$.\n\n$$ V(X) = 1 $$"
    assert "integral" in claims(page)[0]


def test_a_letter_between_numbers_is_no_function() -> None:
    page = "Let $0 < p < 1$ and $n \\ge 2$.\n\n$$ n p (1 - p) = np(1 - p) $$\n\n$$ p(p + s) = p^2 + p s $$"
    assert all("unread" not in c for c in claims(page))
    assert claims(page)[1] == "mul(p, add(p, s)) = add(pow(p, 2), mul(p, s))"


def test_a_letter_that_is_applied_to_a_name_stays_a_function() -> None:
    page = "Let $f > 0$.\n\n$$ f(x) = f(x) + 0 $$\n\n$$ f(x + 1) = f(1 + x) $$"
    assert "f(" in claims(page)[1] and "mul" not in claims(page)[1]
