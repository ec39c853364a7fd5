"""Letters of functionals that are functions of numbers, and letters that are numbers before a bracket."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import claims, steps


def test_a_letter_of_functionals_with_a_number_is_the_function_that_the_page_defines() -> None:
    page = "Let $V(k) = (1 - k)^2 + k^2$.\n\n$$ V(2) = 5 $$"
    assert claims(page) == ["add(pow(add(1, neg(2)), 2), pow(2, 2)) = 5"]
    page = "Let $H(s) = (1 + s)^2$.\n\n$$ 4 = H(1) $$"
    assert claims(page) == ["4 = pow(add(1, 1), 2)"]


def test_beside_a_random_variable_it_is_the_functional() -> None:
    page = "Let $X \\sim N(0, 1)$ and $V(x) = x^2$.\n\n$$ V(X) = 1 $$"
    assert "integral" in claims(page)[0]


def test_a_letter_between_numbers_is_no_function() -> None:
    page = "Let $0 < p < 1$ and $n \\ge 2$.\n\n$$ n p (1 - p) = np(1 - p) $$\n\n$$ p(p + s) = p^2 + p s $$"
    assert all("unread" not in c for c in claims(page))
    assert claims(page)[1] == "mul(p, add(p, s)) = add(pow(p, 2), mul(p, s))"


def test_a_letter_that_is_applied_to_a_name_stays_a_function() -> None:
    page = "Let $f > 0$.\n\n$$ f(x) = f(x) + 0 $$\n\n$$ f(x + 1) = f(1 + x) $$"
    assert "f(" in claims(page)[1] and "mul" not in claims(page)[1]


RESERVED = ["h", "H", "E", "D", "V", "\\psi", "\\Gamma"]


@pytest.mark.parametrize("letter", RESERVED)
@pytest.mark.parametrize("relation", ["=", ":="])
def test_a_letter_of_functionals_may_be_that_of_a_function(letter: str, relation: str) -> None:
    page = f"Define\n\n$$ {letter}(x) {relation} x^2 + 1. $$\n\nThen\n\n"
    page += f"$$ {letter}'(x) = 2x $$\n\n$$ {letter}(2) = N $$"
    assert [s.verdict for s in verify(Markdown(page.replace("N", "5"))).steps()] == ["proved"] * 2
    assert [s.verdict for s in verify(Markdown(page.replace("N", "6"))).steps()] == ["proved", "refuted"]


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("\\Gamma(n) = (n - 1)!", "proved"),
        ("\\Gamma(x) = (x - 1) \\Gamma(x - 1)", "proved"),
        ("\\psi(x) = \\psi(x + 1) - \\frac{1}{x}", "proved"),
        ("\\Gamma(x) = x \\Gamma(x - 1)", "refuted"),
    ],
)
def test_the_gamma_function_stays_one(claim: str, verdict: str) -> None:
    page = f"Let $x > 1$ and let $n$ be a positive integer.\n\n$$ {claim} $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == [verdict]


def test_an_entropy_stays_one() -> None:
    page = "Let $X$ have density $p$.\n\n$$ h(X) = -\\int p(x) \\ln p(x) dx $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved"]
    assert [s.verdict for s in verify(Markdown(page.replace("= -", "= "))).steps()] != ["proved"]


def test_h_is_any_function_where_it_is_applied_to_numbers() -> None:
    rule = "$$ \\frac{d}{dx} (g(x) h(x)) = g'(x) h(x) + g(x) h'(x) $$"
    assert [s.verdict for s in verify(Markdown(rule)).steps()] == ["proved"]
    assert [s.verdict for s in verify(Markdown(rule.replace("+ g(x)", "- g(x)"))).steps()] != ["proved"]
    (kept,) = verify(Markdown("The entropy is studied.\n\n$$ h(x) + h(x) = 2 h(x) $$")).steps()
    assert "kept as it is written" in kept.step.note


@pytest.mark.parametrize("argument", ["x", "0", "t"])
def test_e_in_front_of_a_bracket_may_be_a_function(argument: str) -> None:
    (step,) = steps(f"$$ e({argument}) = 2 $$")
    assert "a product or e applied" in step.error
