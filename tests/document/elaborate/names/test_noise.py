"""Models of numbered data: the data stay free, and the usual statistics of them need no words."""

from __future__ import annotations

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import claims

MODEL = """In simple linear regression the model is

$$ y_i = a + b x_i + \\varepsilon_i, \\; i = 1, \\ldots, n $$

and the least squares estimates are

$$ \\hat{b} = \\frac{s_{xy}}{s_x^2}, \\quad \\hat{a} = \\bar{y} - \\hat{b} \\bar{x} . $$

Then

"""
RESIDUALS = "\\sum_{i=1}^n (y_i - \\hat{a} - \\hat{b} x_i)"


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


def test_the_normal_equations_hold_for_all_data() -> None:
    assert verdicts(f"{MODEL}$$ {RESIDUALS} = 0 $$") == ["proved"]
    (claim,) = claims(f"{MODEL}$$ {RESIDUALS} = 0 $$")
    assert "$y(#0)" in claim and "varepsilon" not in claim


def test_sums_of_squares_by_the_usual_letters() -> None:
    squares = RESIDUALS.replace("x_i)", "x_i)^2")
    right = "(n-1) \\left( s_y^2 - \\frac{s_{xy}^2}{s_x^2} \\right)"
    assert verdicts(f"{MODEL}$$ {squares} = {right} $$") == ["proved"]
    assert verdicts(f"{MODEL}$$ {squares} = (n-1) (1 - r_{{xy}}^2) s_y^2 $$") == ["proved"]


def test_a_wrong_sum_of_squares_is_not_proved_nor_refuted() -> None:
    """Another book may divide by n: what is inferred refutes nothing."""
    squares = RESIDUALS.replace("x_i)", "x_i)^2")
    for wrong in ("n \\left( s_y^2 - \\frac{s_{xy}^2}{s_x^2} \\right)", "(n-1) (1 - r_{xy}) s_y^2"):
        assert verdicts(f"{MODEL}$$ {squares} = {wrong} $$") == ["not_proved"]


def test_elsewhere_the_letters_mean_nothing() -> None:
    page = MODEL.replace("simple linear regression", "this section")
    assert verdicts(f"{page}$$ {RESIDUALS} = 0 $$") == ["proved"]  # by the definition of the intercept
    (claim,) = claims(f"{page}$$ \\sum_{{i=1}}^n (x_i - \\bar{{x}})^2 = (n-1) s_x^2 $$")
    assert claim.endswith("pow(s_x, 2))")


DEFINED = (
    "The model is\n\n$$ y_i = a + b x_i $$\n\nThen\n\n$$ \\sum_{i=1}^n y_i = n a + b \\sum_{i=1}^n x_i $$"
)


def test_an_equation_without_noise_defines_the_data() -> None:
    assert verdicts(DEFINED) == ["proved"]
    assert verdicts(DEFINED.replace("b x_i $$", "b x_i + \\varepsilon_i $$", 1)) != ["proved"]


def test_noise_that_a_claim_speaks_of_defines_the_data_too() -> None:
    noisy = DEFINED.replace("b x_i $$", "b x_i + \\varepsilon_i $$", 1)
    whole = noisy.replace("x_i $$", "x_i + \\sum_{i=1}^n \\varepsilon_i $$")
    assert whole.count("varepsilon") == 2
    assert verdicts(whole) == ["proved"]
    assert verdicts(whole.replace("n a", "2 n a")) == ["refuted"]
