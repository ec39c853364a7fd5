"""`s^2 = ...` says what the square of a new name is; a relation between names in use says nothing new."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import assumed, claims, steps

VARIANCE = (
    "The sample variance of the $n$ observations is\n\n$$ s^2 = \\frac{1}{n} \\sum_{i=1}^n (x_i - m)^2 $$\n\n"
)


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


def test_the_square_of_a_new_name_is_a_premise_and_the_rest_of_the_chain_is_claimed() -> None:
    page = "Define\n\n$$ R^2 = 1 - \\frac{A}{T} = \\frac{T - A}{T} $$\n\nThen\n\n$$ T (1 - R^2) = A $$"
    assert verdicts(page) == ["proved", "proved"]
    wrong = page.replace("= A $$", "= T - A $$")
    assert verdicts(wrong)[-1] != "proved"


def test_it_is_used_in_what_follows() -> None:
    right = VARIANCE + "so that\n\n$$ n s^2 = \\sum_{i=1}^n (x_i - m)^2 $$"
    assert verdicts(right) == ["proved"]
    assert verdicts(right.replace("n s^2", "(n + 1) s^2"))[-1] != "proved"


def test_a_name_in_use_is_not_introduced() -> None:
    page = "Let $a > 0$.\n\n$$ a + b = b + a $$\n\n$$ a^2 = b $$\n\n$$ a^2 + 1 = b + 1 $$"
    assert claims(page)[1] == "pow(a, 2) = b"
    assert not any("eq" in p for s in steps(page) for p in assumed(s))


def test_a_square_in_terms_of_itself_is_not_introduced() -> None:
    assert claims("$$ u^2 = u + 1 $$") == ["pow(u, 2) = add(u, 1)"]


VARIANCES = (
    "Let $n > 1$ be a natural number. The sample variance is given by\n\n"
    "$$ s^2 = \\frac{1}{n-1} \\sum_{i=1}^n (x_i - m)^2 $$\n\n"
)


def test_a_square_alone_is_put_in_for_its_even_powers() -> None:
    page = VARIANCES + "Then\n\n$$ (n-1)^2 s^4 = \\left( \\sum_{i=1}^n (x_i - m)^2 \\right)^2 $$"
    assert verdicts(page) == ["proved"]
    assert "s" not in claims(page)[0].split()
    assert verdicts(page.replace("s^4", "s^6")) != ["proved"]


def test_the_root_of_a_variance_is_not_negative() -> None:
    page = VARIANCES + "Then\n\n$$ \\sqrt{s^2} = s $$"
    assert verdicts(page) == ["proved"]
    assert verdicts(page.replace("sample variance", "quantity")) != ["proved"]
    assert verdicts(page.replace("= s $$", "= -s $$")) != ["proved"]


def test_what_is_assumed_of_a_square_is_assumed_of_what_it_stands_for() -> None:
    page = VARIANCES + "Let $s^2 > 0$. Then\n\n$$ \\frac{s^2}{s^2} = 1 $$"
    assert verdicts(page) == ["proved"]
    assert verdicts(page.replace("Let $s^2 > 0$. ", "")) != ["proved"]


def test_the_solutions_of_an_equation_are_no_square() -> None:
    assert verdicts("$$ x^2 = 4 \\Rightarrow x = 2 $$") != ["proved"]


@pytest.mark.parametrize("head", [r"\frac{1}{t^2}", r"\frac1t", "t^{-1}", r"\ln t", r"\sqrt{t}", "1/t"])
def test_what_a_reciprocal_a_logarithm_or_a_root_of_a_new_name_is(head: str) -> None:
    page = f"The sum satisfies\n\n$$ m = a_1 + a_2, \\qquad {head} = \\frac{{1}}{{a_1}} + b $$\n\n"
    right = f"$$ 2 \\cdot {head} = \\frac{{2}}{{a_1}} + 2 b $$"
    assert verdicts(page + right) == ["proved"]
    assert verdicts(page + right.replace("2 b", "3 b")) == ["refuted"]


@pytest.mark.parametrize("head", [r"\frac{1}{b}", r"\ln b", r"\frac{1}{t} + t", r"\frac{s}{t}", r"\sin t"])
def test_what_other_left_sides_say_is_claimed(head: str) -> None:
    page = f"$$ c = b + 1 $$\n\n$$ {head} = 2 c + a $$"
    assert not any("eq" in p for s in steps(page) for p in assumed(s))
    assert verdicts(page)[-1] != "proved"


def test_a_number_below_another_letter_is_another_name() -> None:
    """Of `s_1` and `s` in one formula the second is new."""
    page = "With\n\n$$ m = s_1 + s_2, \\qquad s^2 = s_1^2 + s_2^2 $$\n\nwe have\n\n"
    assert verdicts(page + "$$ m^2 - s^2 = 2 s_1 s_2 $$") == ["proved"]
    assert verdicts(page + "$$ m^2 - s^2 = 3 s_1 s_2 $$") == ["refuted"]


PORTFOLIO = (
    "$$ \\mathrm{Var}(X + Y) = s^2 + t^2 + 2 r s t $$\n\nwhere $s^2 = \\mathrm{Var}(X)$, "
    "$t^2 = \\mathrm{Var}(Y)$ and $r = \\mathrm{Cov}(X, Y)/(s t)$."
)


def test_the_root_of_a_variance_and_what_the_variances_are_made_of_exists() -> None:
    assert verdicts(PORTFOLIO) == ["proved"]
    assert verdicts(PORTFOLIO.replace("2 r s t", "r s t")) != ["proved"]
    assert verdicts(PORTFOLIO.replace("(s t)", "(s^2 t^2)")) != ["proved"]


def test_what_is_said_of_a_known_function_is_claimed() -> None:
    softmax = "Let $p_i = \\frac{e^{z_i}}{\\sum_{j=1}^K e^{z_j}}$.\n\n"
    (wrong,) = verify(Markdown(softmax + "$$ \\log p_i = z_i + \\log \\sum_{j=1}^K e^{z_j} $$")).steps()
    assert wrong.verdict == "refuted"
    likelihood = (
        "Let $L(t) = t^2 e^t$, $t > 0$.\n\n$$ \\ln L(t) = 2 \\ln t + t $$\n\n$$ \\ln L = \\ln t + t $$"
    )
    assert [s.verdict for s in verify(Markdown(likelihood)).steps()] == ["proved", "not_proved"]
