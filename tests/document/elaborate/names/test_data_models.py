"""`y_i = a + b x_i + e_i` with random errors: how data arise, beside functions of a and b."""

from __future__ import annotations

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import assumed, steps

MODEL = "Let $$ y_i = a + b x_i + e_i, \\; e_i \\sim \\mathcal{N}(0, s^2), \\; i = 1, \\ldots, n $$\n\n"
SQUARES = (
    "The residual sum of squares is defined as\n\n"
    "$$ \\mathrm{RSS}(a, b) = \\sum_{i=1}^n r_i^2 = \\sum_{i=1}^n (y_i - a - b x_i)^2 $$\n\n"
)
SLOPE = "$$ \\frac{d \\mathrm{RSS}(a, b)}{d b} = -2 \\sum_{i=1}^n (x_i y_i - a x_i - b x_i^2) $$"


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


def test_the_data_do_not_depend_on_the_arguments() -> None:
    """What defines the residuals stays open; the derivative by b is that of the sum for given data."""
    assert verdicts(MODEL + SQUARES + SLOPE) == ["not_proved", "proved"]
    assert verdicts(MODEL + SQUARES + SLOPE.replace("-2", "2"))[1] != "proved"
    assert verdicts(MODEL + SQUARES + SLOPE.replace("b x_i^2", "b x_i"))[1] != "proved"


def test_a_function_is_defined_by_the_side_that_has_its_arguments() -> None:
    page = "Define $$ f(a, b) = \\sum_{i=1}^n r_i = a + b^2 $$\n\n$$ \\frac{d}{d b} f(a, b) = 2 b $$"
    assert verdicts(page)[-1] == "proved"
    assert verdicts(page.replace("= 2 b", "= b"))[-1] == "refuted"


def test_without_such_functions_the_model_says_what_the_data_are() -> None:
    page = MODEL + "$$ \\sum_{i=1}^n (y_i - a - b x_i) = \\sum_{i=1}^n e_i $$"
    assert verdicts(page) == ["proved"]


def test_the_model_is_a_premise_beside_them() -> None:
    (*_, last) = steps(MODEL + SQUARES + "$$ \\sum_{i=1}^n (y_i - a - b x_i) = \\sum_{i=1}^n e_i $$")
    assert any(p.startswith("all(") and "$y(" in p and "$e(" in p for p in assumed(last))
