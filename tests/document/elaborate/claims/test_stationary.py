"""`f'(x) = ... = 0` behind which the section says what x is: the zero is a condition, the rest is claimed."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

GAIN = (
    "The error is $s(K) = (1-K)^2 a + K^2 r$ with $a > 0$, $r > 0$.\n\n"
    "$$ \\frac{ds}{dK} = %s = 0 $$\n\nThe gain is\n\n$$ %s $$"
)
RIGHT = "-2(1-K) a + 2 K r"


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize("name", ["K", "K^*", "\\hat K", "K_{\\mathrm{opt}}"])
def test_the_zero_is_a_condition_under_which_the_point_is_claimed(name: str) -> None:
    expected = ["proved"] if "opt" in name else ["proved", "proved"]
    found = verdicts(GAIN % (RIGHT, name + " = \\frac{a}{a+r}"))
    assert [v for v in found if v == "proved"] == expected and "refuted" not in found


@pytest.mark.parametrize("name", ["K", "K^*", "\\hat K"])
def test_a_wrong_point_is_not_proved(name: str) -> None:
    first, second = verdicts(GAIN % (RIGHT, name + " = \\frac{r}{a+r}"))
    assert first == "proved" and second in ("refuted", "not_proved")


def test_the_derivative_is_claimed() -> None:
    assert verdicts(GAIN % ("-2(1-K) a + K r", "K^* = \\frac{2a}{2a+r}"))[0] == "refuted"


def test_a_zero_that_nothing_is_said_of_stays_a_claim() -> None:
    page = "Let $f(x) = \\sin^2 x + \\cos^2 x$.\n\n$$ f'(x) = 2 \\sin x \\cos x - 2 \\cos x \\sin x = 0 $$"
    assert verdicts(page) == ["proved", "proved"]
    wrong = page.replace("- 2", "- 3") + "\n\n$$ y = 3 $$"
    assert "proved" not in verdicts(wrong)


def test_of_several_estimates_none_is_claimed_by_one_condition() -> None:
    page = (
        "Let $f(a, b) = (a - b)^2 + (a - 1)^2$.\n\n"
        "$$ \\frac{\\partial f}{\\partial a} = 2 (a - b) + 2 (a - 1) = 0 $$\n\n"
        "$$ \\frac{\\partial f}{\\partial b} = -2 (a - b) = 0 $$\n\nso\n\n"
        "$$ \\hat a = \\hat b $$\n\n$$ \\hat b = 1 $$"
    )
    found = list(verify(Markdown(page)).steps())
    assert [s.verdict for s in found[:2]] == ["proved", "proved"]
    assert all("where the derivative is 0" not in s.step.note for s in found)


RIDGE = (
    "With $X \\in \\mathbb{R}^{n \\times p}$, $y \\in \\mathbb{R}^n$, $b \\in \\mathbb{R}^p$,\n\n"
    "$$ J(b) = (y - X b)^T (y - X b) $$\n\n"
    "$$ \\nabla_b J = -2 X^T y + %s X^T X b = 0 \\implies \\hat b = (X^T X)^{-1} X^T y $$"
)


def test_the_zero_of_a_gradient_is_a_condition_too() -> None:
    assert verdicts(RIDGE % "2") == ["proved"]
    assert verdicts(RIDGE % "3")[0] != "proved"
