"""What the text asks for is not given: "solve for x" before `x = 3` makes that a claim."""

import pytest

from tests.document.elaborate.pages import claims, inferred, premises

ASKED = ["Solve for $x$:", "Now solve $2 x = 6$ for $x$.", "Find $x$."]


@pytest.mark.parametrize("words", ASKED)
def test_what_is_asked_for_is_claimed(words: str) -> None:
    page = f"{words}\n\n$$ x = 3 $$\n\n$$ x + 1 = 4 $$"
    assert claims(page) == ["x = 3", "add(x, 1) = 4"]
    assert not premises(page) | inferred(page)


@pytest.mark.parametrize("words", ["Let", "The solution for $y$ uses"])
def test_what_is_given_is_put_in(words: str) -> None:
    assert claims(f"{words}\n\n$$ x = 3 $$\n\n$$ x + 1 = 4 $$") == ["add(3, 1) = 4"]


LOSS = "Let $L(w) = (y - w x)^2 + c w^2$. "


@pytest.mark.parametrize(
    "words",
    [
        "Setting the derivative to zero gives",
        "The first-order condition gives",
        "Equating $L'$ to zero we obtain",
    ],
)
def test_the_solution_of_a_condition_is_claimed_and_defines_nothing(words: str) -> None:
    page = f"{LOSS}{words}\n\n$$ w = \\frac{{x y}}{{x^2 - c}} $$"
    assert claims(page) == ["w = div(mul(x, y), add(pow(x, 2), neg(c)))"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Setting the derivative to zero gives", "\\hat w"),  # a name for the solution
        ("We set", "w"),
        ("Setting the derivative to zero gives", "v"),  # no argument of a function
    ],
)
def test_other_names_are_defined(words: str, name: str) -> None:
    page = f"{LOSS}{words}\n\n$$ {name} = \\frac{{x y}}{{x^2 + c}} $$\n\n$$ {name} (x^2 + c) = x y $$"
    assert claims(page) == ["mul(div(mul(x, y), add(pow(x, 2), c)), add(pow(x, 2), c)) = mul(x, y)"]


def test_the_rate_of_what_the_page_defines_is_claimed() -> None:
    page = "Let $V = x^2$ and $\\dot x = -x$. Then\n\n$$ \\dot V = 2 x $$"
    assert claims(page) == ["dot(V) = mul(2, x)"]
    assert claims("The dynamics are\n\n$$ \\dot x = -x $$\n\n$$ 2 \\dot x = -2 x $$") == [
        "mul(2, neg(x)) = neg(mul(2, x))"
    ]
