r"""`\gamma` is Euler's constant where the text says so, or where nothing explains it and a proof needs it."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

TRUE = r"$$ \int_0^\infty e^{-x} \ln x\,dx = -\gamma $$"
FALSE = r"$$ \int_0^\infty e^{-x} \ln x\,dx = \gamma $$"


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "Let $k > 0$.",
        r"Here $\gamma$ is Euler's constant.",
        r"Let $\gamma$ denote the Euler–Mascheroni constant.",
        r"Euler's constant $\gamma$ appears.",
        r"As usual $\gamma \approx 0.577$ is the Euler-Mascheroni constant.",
    ],
)
def test_euler_s_constant_is_meant(sentence: str) -> None:
    assert verdicts(f"{sentence}\n\n{TRUE}") == ["proved"]
    assert verdicts(f"{TRUE}\n\n{sentence}") == ["proved"]
    assert verdicts(f"{sentence}\n\n{FALSE}") == ["refuted"]


@pytest.mark.parametrize(
    "sentence",
    [
        r"Let $\gamma > 0$.",
        r"Let $\gamma$ be the discount factor.",
        r"The discount factor is $\gamma$.",
        r"With $\gamma = 2$ we have",
        r"Here $\gamma \in (0, 1)$.",
        r"Let $\gamma = a + b$.",
        r"Here $\gamma$ is not Euler's constant.",
        r"The matrices $\gamma^\mu$ are given.",
        r"$\gamma(t)$ is a curve, and $\gamma$ is smooth.",
    ],
)
def test_another_number_is_meant(sentence: str) -> None:
    assert "proved" not in verdicts(f"{sentence}\n\n{TRUE}")


def test_a_claim_about_any_number_is_one_first() -> None:
    (step,) = verify(Markdown(r"$$ 2 \gamma = \gamma + \gamma $$")).steps()
    assert step.verdict == "proved" and "Euler" not in step.message
    assert verdicts(r"$$ 2 \gamma = 3 \gamma $$") == ["refuted"]


def test_the_report_says_so() -> None:
    (step,) = verify(Markdown(TRUE)).steps()
    assert "Euler's constant" in step.message and "gamma_" in step.step.as_read


def test_another_meaning_in_another_section_stays_apart() -> None:
    page = "# A\n\nHere $\\gamma$ is Euler's constant.\n\n" + TRUE
    other = "\n\n# B\n\nLet $\\gamma$ be positive.\n\n$$ \\gamma < 0.6 $$"
    assert verdicts(page + other)[0] == "proved" != verdicts(page + other)[1]
    assert verdicts(page + "\n\n# B\n\n$$ \\gamma < 0.6 $$") == ["proved", "proved"]
