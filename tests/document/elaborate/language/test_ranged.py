"""For which arguments a property of a function holds supposes nothing of the arguments."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import assumed, steps


@pytest.mark.parametrize(
    "said",
    [
        "Let $f$ be a function with $f(x) > 0$ for $x > 1$.",
        "Suppose that $f(x) \\ge 0$ for all $x \\ge 0$.",
        "Assume $f(x) \\neq 0$ whenever $x > 0$.",
        "Suppose $f(x) \\ge 0$ for $x \\ge 0$, and $f(x) = 0$ for $x < 0$.",
    ],
)
def test_what_limits_a_property_is_not_assumed(said: str) -> None:
    (step,) = steps(f"{said}\n\n$$ |x| + f(x) = x + f(x) $$")
    assert not any(" x" in p or "(0, x)" in p or "$f" in p for p in assumed(step)), assumed(step)
    (result,) = verify(Markdown(f"{said}\n\n$$ |x| = x $$")).steps()
    assert result.verdict != "proved"


@pytest.mark.parametrize(
    ("said", "prop"),
    [
        ("Suppose $f(x) > 0$ and $x > 1$.", "lt(1, x)"),
        ("Suppose $a > x$ for $x > 1$.", "lt(1, x)"),
        ("Let $x > 1$ and $f(x) > 0$.", "lt(0, $f(x))"),
        ("Let $p(x) > 0$ for all $x \\in \\mathbb{R}$ and $x > 1$.", "lt(1, x)"),
    ],
)
def test_what_is_said_beside_a_property_is_assumed(said: str, prop: str) -> None:
    (step,) = steps(f"{said}\n\n$$ |x| + f(x) + p(x) = x + f(x) + p(x) $$")
    assert prop in assumed(step)


def test_beside_the_definition_of_a_function_it_limits_the_parameters() -> None:
    page = "The density is $f(x) = \\frac{1}{b} e^{-x/b}$, $b > 0$.\n\n$$ \\int_0^\\infty f(x) dx = 1 $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved"]
    (step,) = steps(page)
    assert "lt(0, b)" in assumed(step)


@pytest.mark.parametrize(
    "said",
    [
        "Hence $f(x) = \\frac{1}{b} e^{-x/b}$, $b > 0$.",
        "The density is $f(x) = \\frac{1}{b} e^{-x/b}$, $b > 0$?",
        "The density is $f(x) = \\frac{1}{b} e^{-x/b}$, not $b > 0$.",
        "The density is $f(x) = \\frac{1}{b} e^{-x/b}$, $c > 0$.",
    ],
)
def test_beside_a_conclusion_a_question_or_other_names_it_limits_nothing(said: str) -> None:
    found = steps(f"{said}\n\n$$ |b| + |c| = b + c $$")
    assert not any("0, b" in p or "0, c" in p for s in found for p in assumed(s))
