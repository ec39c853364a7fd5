"""Code against a formula of the page: which one is meant, with which definitions and suppositions."""

from __future__ import annotations

import pytest

from tests.code.pages import step, verdict

LOGIT = r"\ell = -y \ln s(z) - (1 - y) \ln(1 - s(z)), \quad s(z) = \frac{1}{1 + e^{-z}}"


def test_the_definitions_behind_the_formula_are_put_in() -> None:
    assert verdict(LOGIT, "def loss(z, y):\n    return F.softplus(z) - z * y") == "proved"
    assert verdict(LOGIT, "def loss(z, y):\n    return F.softplus(z) + z * y") == "refuted"


def test_so_are_those_of_the_page() -> None:
    before = r"Let $b > 0$ and $h = a / b$."
    assert verdict("L = h^2 + 1", "def f(a, b):\n    return (a / b) ** 2 + 1", before=before) == "proved"
    assert verdict("L = h^2 + 1", "def f(a, b):\n    return a / b ** 2 + 1", before=before) == "refuted"


TWO = r"u = a + b, \quad v = a - b"


def test_of_several_equations_one_is_named() -> None:
    assert "several equations" in step(TWO, "def f(a, b):\n    return a - b").error
    assert verdict(TWO, "def f(a, b):\n    return a - b", "v") == "proved"
    assert verdict(TWO, "def f(a, b):\n    return a - b", "u") == "refuted"


@pytest.mark.parametrize("formula", ["L = a - b = c", r"\begin{aligned} L &= a + b \\ &= c \end{aligned}"])
def test_the_last_side_of_a_chain_is_meant(formula: str) -> None:
    assert verdict(formula, "def f(c):\n    return c") == "proved"


CASES = r"L(r) = \begin{cases} \frac12 r^2 & |r| \le d \\ d |r| - \frac12 d^2 & |r| > d \end{cases}"


def test_cases_keep_their_rows() -> None:
    code = (
        "def h(r, d):\n    return torch.where(torch.abs(r) <= d, r ** 2 / 2, d * torch.abs(r) - d ** 2 / 2)"
    )
    assert verdict(CASES, code, before="Let $d > 0$.") == "proved"
    assert verdict(CASES, code.replace("d ** 2 / 2", "d ** 2"), before="Let $d > 0$.") == "refuted"


def test_names_are_explained_in_latex() -> None:
    formula = r"x_t = \sqrt{\bar\alpha_t} x_0 + \sqrt{1 - \bar\alpha_t} \epsilon"
    code = "def q(x_start, ab, noise):\n    return torch.sqrt(ab) * x_start + torch.sqrt(1 - ab) * noise"
    said = r"above with x_start = x_0, ab = \bar\alpha_t, noise = \epsilon"
    before = r"Let $0 < \bar\alpha_t < 1$."
    assert verdict(formula, code, said, before) == "proved"
    assert verdict(formula, code.replace("1 - ab)", "ab)"), said, before) == "refuted"
    assert "is no name of the formula" in verdict(formula, code, said.replace("x_0", "x_1"), before)


def test_names_without_a_partner_on_both_sides_are_not_compared() -> None:
    assert "`w` of the code" in step("L = 2 a", "def f(w):\n    return 2 * w").error
    assert verdict("L = 2 a", "def f(w):\n    return 2 * w", "above with w = a") == "proved"
    assert verdict("L = 2 a", "def f(a, w):\n    return 2 * a + w") == "refuted"


def test_two_names_for_one_are_refused() -> None:
    formula = r"L = \mu^2 + \sigma^2"
    assert "both look like" in step(formula, "def f(mu, mean, sigma):\n    return mu * mean + sigma**2").error


def test_what_the_page_supposes_holds_for_the_code() -> None:
    before = "Let $p > 0$."
    assert verdict(r"L = \ln p", "def f(p):\n    return torch.log(p)", before=before) == "proved"
    assert verdict(r"\ln p", "def f(p):\n    return torch.log(p)") == "not_proved"


def test_without_a_formula_above_there_is_nothing_to_compare() -> None:
    assert "not understood" in step(r"\frac{1", "def f(a):\n    return a").error


def test_two_scales_of_one_law_are_told_apart() -> None:
    formula = r"L = \sigma_p - 2 \sigma_q"
    assert verdict(formula, "def f(sigma_p, sigma_q):\n    return sigma_p - 2 * sigma_q") == "proved"
    assert verdict(formula, "def f(sigma_p, sigma_q):\n    return sigma_q - 2 * sigma_p") == "refuted"
