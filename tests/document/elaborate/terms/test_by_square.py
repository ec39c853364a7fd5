"""The derivative by the square of a name, as a variance is what a likelihood varies with."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

LIKELIHOOD = "Let $L(m, s^2) = -\\frac n2 \\log(2\\pi s^2) - \\frac{1}{2 s^2} S$.RANGE\n\n$$ STEP $$"


def verdict(page: str) -> str:
    *_, step = verify(Markdown(page)).steps()
    return step.verdict


def of_likelihood(step: str, range_of_s: str = "") -> str:
    return verdict(LIKELIHOOD.replace("RANGE", range_of_s).replace("STEP", step))


@pytest.mark.parametrize("range_of_s", ["", " Let $s > 0$."])
@pytest.mark.parametrize("variable", ["s^2", "(s^2)"])
def test_by_a_variance(variable: str, range_of_s: str) -> None:
    step = rf"\frac{{\partial L}}{{\partial {variable}}} = -\frac{{n}}{{2 s^2}} + \frac{{S}}{{2 s^4}}"
    assert of_likelihood(step, range_of_s) == "proved"
    by_the_root = step.replace(r"\frac{n}{2 s^2}", r"\frac{n}{s}").replace("{2 s^4}", "{s^3}")
    assert of_likelihood(by_the_root, range_of_s) == "refuted"


def test_twice() -> None:
    step = r"\frac{\partial^2 L}{\partial (s^2)^2} = \frac{n}{2 s^4} - \frac{S}{s^6}"
    assert of_likelihood(step) == "proved"
    assert of_likelihood(step.replace("s^6", "2 s^6")) == "refuted"


def test_by_the_name_itself() -> None:
    step = r"\frac{\partial L}{\partial s} = -\frac{n}{s} + \frac{S}{s^3}"
    assert of_likelihood(step) == "proved"


@pytest.mark.parametrize(
    "step",
    [
        r"\frac{d}{d\tau^2} (\tau^2 + \tau) = 1 + \tau",
        r"\frac{d}{d\tau^2} (\tau^2 + \tau) = 1",
        r"\frac{d}{dx^2} x^4 = 2 x^2",  # it could be meant to be the second derivative
        r"\frac{d}{dx^2} x^4 = 12 x^2",
    ],
)
def test_what_is_no_function_of_the_square(step: str) -> None:
    assert verdict(f"$$ {step} $$") in ("not_proved", "unread")


def test_a_square_below_a_second_derivative_is_its_order() -> None:
    assert verdict(r"$$ \frac{d^2}{d\tau^2} \tau^4 = 12 \tau^2 $$") == "proved"
    assert verdict(r"$$ \frac{d^2}{d\tau^2} \tau^4 = 2 \tau^2 $$") == "refuted"
