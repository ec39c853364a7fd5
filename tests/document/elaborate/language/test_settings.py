"""What the words around a formula make of it: another arithmetic, an approximation, a curve, a mistake."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import claims, steps


@pytest.mark.parametrize(
    "sentence",
    [
        "In arithmetic modulo 7 we find",
        "We work modulo $p$ throughout.\n\n$$ a + b = b + a $$\n\nNow",
        "Over the finite field with two elements,",
        "In Boolean algebra",
        "On a clock,",
        "Written in binary,",
        "在模 $7$ 之下",
    ],
)
def test_in_another_arithmetic_nothing_is_claimed(sentence: str) -> None:
    assert "only real arithmetic is read" in claims(f"{sentence}\n\n$$ 1 + 1 = 10 $$")[-1]


@pytest.mark.parametrize(
    "sentence",
    [
        "Up to a constant, the model reads",
        "This is a module of the course.",
        "# Part 1\n\nWe work modulo 7.\n\n# Part 2\n\nHere",
        "The binary variable is counted:",
    ],
)
def test_elsewhere_it_is(sentence: str) -> None:
    assert claims(f"{sentence}\n\n$$ 1 + 1 = 10 $$")[-1] == "add(1, 1) = 10"


@pytest.mark.parametrize(
    "sentence",
    [
        "To first order",
        "Neglecting higher powers we get",
        "Numerically,",
        "Rounded to two digits:",
        "For small $x$,",
    ],
)
def test_a_rough_equality_is_not_refuted(sentence: str) -> None:
    assert not steps(f"{sentence}\n\n$$ (1 + x)^2 = 1 + 2 x $$")[0].refutable
    assert not steps(f"{sentence}\n\n$$ \\pi = 3.14 $$")[0].refutable
    assert not steps("$$ \\pi = 3.14 \\quad \\text{(approximately)} $$")[0].refutable


def test_an_equality_without_such_words_is() -> None:
    assert steps("We expand the square:\n\n$$ (1 + x)^2 = 1 + 2 x $$")[0].refutable
    assert steps("$$ \\pi = 3.14 $$\n\nNumerically this is fine.")[0].refutable


def test_an_equation_that_relates_names_is_no_identity() -> None:
    assert not steps("The gas law is\n\n$$ p V = n R T $$")[0].refutable
    assert steps("$$ p V + n = n R T $$")[0].refutable


@pytest.mark.parametrize("sentence", ["Points on the unit circle:", "minimise $a + b$ subject to"])
def test_a_curve_or_a_constraint_is_no_identity(sentence: str) -> None:
    assert not any(s.refutable for s in steps(f"{sentence}\n\n$$ x^2 + y^2 = 1 $$"))
    assert steps("Expanding gives\n\n$$ x^2 + y^2 = 1 $$")[0].refutable


@pytest.mark.parametrize(
    "sentence",
    [
        "A common mistake is to write",
        "Students often write",
        "One might naively expect",
        "It is tempting to conclude that",
        "Beware of the fallacy",
    ],
)
def test_what_the_text_calls_a_mistake_is_not_claimed(sentence: str) -> None:
    assert "the text says that this is false" in claims(f"{sentence}\n\n$$ (a + b)^2 = a^2 + b^2 $$")[0]


def test_what_follows_the_mistake_is() -> None:
    page = "A common mistake is to forget the middle term. In truth\n\n$$ (a + b)^2 = a^2 + b^2 $$"
    assert claims(page) == ["pow(add(a, b), 2) = add(pow(a, 2), pow(b, 2))"]


@pytest.mark.parametrize(
    "sentence",
    [
        "We use the summation convention.",
        "Repeated indices are summed over.",
        "Superscripts are indices here.",
    ],
)
def test_indices_that_are_summed_over_in_silence_are_not_read(sentence: str) -> None:
    assert claims(f"{sentence}\n\n$$ a_i b_i + c = c + b_i a_i $$")[0].startswith("unread")


@pytest.mark.parametrize(
    "sentence",
    [
        "Up to an additive constant,",
        "Dropping irrelevant constants,",
        "In the small-angle approximation",
        "Up to a normalising factor",
    ],
)
def test_an_equality_up_to_something_is_not_refuted(sentence: str) -> None:
    assert not steps(f"Let $x > 0$. {sentence}\n\n$$ x + 1 = x $$")[0].refutable


@pytest.mark.parametrize("sentence", ["Up to here", "A constant factor appears:", "Dropping the ball,"])
def test_other_words_leave_it_exact(sentence: str) -> None:
    assert steps(f"Let $x > 0$. {sentence}\n\n$$ x + 1 = x $$")[0].refutable


@pytest.mark.parametrize(
    "sentence",
    [
        "For some $x$ we have",
        "For at least one $x > 0$, the following is true.",
        "There is a real number $x$ with",
        "For suitable constants $x, y$,",
        "One can choose $x$ so that",
        "We look for $x$ and $y$ with",
        "存在 $x > 0$ 使得",
    ],
)
def test_what_holds_for_some_values_is_not_refuted(sentence: str) -> None:
    found = steps(sentence + "\n\n$$ x + y^2 + 1 = x^2 + 2 y $$")
    assert not any(s.refutable for s in found)
    assert steps("For all $x$ we have\n\n$$ x + y^2 + 1 = x^2 + 2 y $$")[0].refutable


def test_what_differs_somewhere_is_not_equal_in_general() -> None:
    wrong = "$$ (a + b)^2 \\neq a^2 + b^2 $$"
    assert not steps(wrong)[0].refutable
    assert not steps("Let $a > 0$. In general\n\n" + wrong)[0].refutable
    assert steps("Let $a > 0$. Then\n\n" + wrong)[0].refutable
