"""Which inequalities are conditions by their form, beside a statement or in a sentence of their own."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import assumed, claims, steps

CLAIM = "$$ \\ln x^2 = 2 \\ln x $$"


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("|x| < 1", "lt(abs(x), 1)"),
        ("x \\ge -1", "le(neg(1), x)"),
        ("|x| \\le \\pi/2", "le(abs(x), div(pi, 2))"),
        ("x > y + 1", "lt(add(y, 1), x)"),
        ("\\cos x \\ne 0", "ne(cos(x), 0)"),
        ("x + y \\neq 0", "ne(add(x, y), 0)"),
    ],
)
def test_a_condition_beside_a_statement(condition: str, found: str) -> None:
    page = f"$$ x + y = y + x, \\quad {condition} $$"
    assert [assumed(s) for s in steps(page)] == [{found}]


@pytest.mark.parametrize("claim", ["x^2 \\ge 0", "x + y \\ge 2", "\\cos x \\le 1", "xy > 0", "\\sqrt{x} > 0"])
def test_a_claim_beside_a_statement(claim: str) -> None:
    found = steps(f"$$ x + y = y + x, \\quad {claim} $$")
    assert len(found) == 2 and not any(assumed(s) for s in found)


@pytest.mark.parametrize(
    "sentence",
    ["**Gamma.** $x > 0$, $y > 0$.", "Pareto: $x > 0$.", "Two names: $y \\ne 1$ and $x > 0$:"],
)
def test_a_sentence_of_formulas_is_an_assumption(sentence: str) -> None:
    assert list(map(assumed, steps(f"{sentence}\n\n{CLAIM}"))) == [{"lt(0, x)"}]


@pytest.mark.parametrize(
    "sentence",
    [
        "We find $x > 0$.",
        "Claim: $x > 0$.",
        "Result: $x > 0$.",
        "Hence: $x > 0$.",
        "**Not true.** $x > 0$.",
        "$x > 0$?",
        "$x > 0$ fails.",
        "$x > 0$ is what we want.",
    ],
)
def test_other_sentences_are_none(sentence: str) -> None:
    assert not any(map(assumed, steps(f"{sentence}\n\n{CLAIM}")))
    assert claims(f"{sentence}\n\n{CLAIM}") == ["ln(pow(x, 2)) = mul(2, ln(x))"]


@pytest.mark.parametrize(
    "words", ["To minimise", "Consider", "The derivative of", "Gradient descent on the loss"]
)
def test_a_function_that_the_text_takes_up_is_defined(words: str) -> None:
    page = f"{words} $f(x) = x^2$ is a good exercise.\n\n$$ f(3) = 9 $$"
    assert claims(page) == ["pow(3, 2) = 9"]


@pytest.mark.parametrize(
    "words", ["Hence we get", "We solve", "Hence the derivative of", "The roots and the minimum of"]
)
def test_other_words_define_no_function(words: str) -> None:
    page = f"{words} $f(x) = x^2$ is a good exercise.\n\n$$ f(3) = 9 $$"
    assert claims(page) == ["$f(3) = 9"]
