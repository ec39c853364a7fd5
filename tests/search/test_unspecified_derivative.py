"""Derivatives of functions of which nothing is known but that they have one."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

PAGE = "Let $f$ and $g$ be functions with $f(t) > 0$.\n\n$$ %s $$"


def verdict(formula: str, page: str = PAGE) -> str:
    (result,) = verify(Markdown(page % formula)).steps()
    return result.verdict


@pytest.mark.parametrize(
    ("true", "false"),
    [
        (r"\frac{d}{dt} \ln f(t) = \frac{f'(t)}{f(t)}", r"\frac{d}{dt} \ln f(t) = f'(t)"),
        (r"\frac{d}{dt} (f(t) g(t)) = f'(t) g(t) + f(t) g'(t)", r"\frac{d}{dt} (f(t) g(t)) = f'(t) g'(t)"),
        (r"\frac{d}{dt} f(g(t)) = f'(g(t)) g'(t)", r"\frac{d}{dt} f(g(t)) = f'(t) g'(t)"),
        (r"\frac{d}{dt} f(t^2) = 2 t f'(t^2)", r"\frac{d}{dt} f(t^2) = f'(t^2)"),
        (r"f'(t) = f(t) \frac{d}{dt} \ln f(t)", r"f'(t) = \frac{d}{dt} \ln f(t)"),
    ],
)
def test_rules_of_differentiation(true: str, false: str) -> None:
    assert verdict(true) == "proved"
    assert verdict(false) == "not_proved"


def test_a_function_that_is_not_differentiable_is_not_assumed_to_be() -> None:
    formula = r"\frac{d}{dt} (f(t) g(t)) = f'(t) g(t) + f(t) g'(t)"
    page = "Let $f$ and $g$ be functions. Here $g$ is not differentiable at $0$.\n\n$$ %s $$"
    assert verdict(formula, page) == "not_proved"
