"""Definitions and conditions behind a label, and words that are none."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify
from tests.document.elaborate.pages import claims, steps


def verdicts(text: str) -> list[str]:
    return [r.verdict for r in verify(Markdown(text)).steps()]


@pytest.mark.parametrize(
    ("words", "true", "false"),
    [
        ("RC circuit: $V(t) = A(1 - e^{-t/c})$, $c > 0$.", "c V'(t) + V(t) = A", "c V'(t) - V(t) = A"),
        ("Demand $Q(P) = a P^{-c}$, $a, P > 0$:", "P Q'(P) = -c Q(P)", "P Q'(P) = c Q(P)"),
        ("Harmonic oscillator: $x(t) = A\\cos(w t)$:", "x''(t) = -w^2 x(t)", "x''(t) = w^2 x(t)"),
        ("$u = a + b$ and $v = a - b$.", "u v = a^2 - b^2", "u v = a^2 + b^2"),
        ("- mean of the two: $m = (a + b)/2$", "2 m - a = b", "2 m - b = b"),
        ("Then $w = a - c$ satisfies", "w + c = a", "w - c = a"),
        ("The function $g(t) = e^{t/b}$, $b > 0$, solves", "b g'(t) = g(t)", "b g'(t) = -g(t)"),
        ("Logistic growth with $K > 0$: $f(t) = K e^t$ satisfies", "f'(t) = f(t)", "f'(t) = K f(t)"),
    ],
)
def test_a_label_introduces_a_definition(words: str, true: str, false: str) -> None:
    assert verdicts(f"{words}\n\n$$ {true} $$") == ["proved"]
    assert verdicts(f"{words}\n\n$$ {false} $$") == ["refuted"]


@pytest.mark.parametrize(
    "words",
    [
        "Identity: $u = a + b$.",
        "By the law of sums $u = a + b$.",
        "Never $u = a + b$.",
        "The result: $u = a + b$.",
        "Hence $u = a + b$.",
        "First guess: $u = a + b$.",
        "A typo: $u = a + b$.",
        "Then $u = a + b$ does not satisfy",
        "True or false: $u = a + b$?",
        "Sum: $u = a + b$ is wrong.",
        "Approximately $u = a + b$.",
        "The maximum of $u = a + b$.",
    ],
)
def test_other_words_define_nothing(words: str) -> None:
    assert verdicts(f"{words}\n\n$$ u - a = b $$") == ["not_proved"]


def test_a_label_introduces_no_name_in_use() -> None:
    page = "$$ (u - a)(u - a) = u^2 - 2 a u + a^2 $$\n\nSum: $u = a + b$.\n\n$$ u - a = b $$"
    assert verdicts(page) == ["proved", "not_proved"]


@pytest.mark.parametrize("words", ["Constant returns, $t > 0$:", "Scale: $s \\neq 2$, $t > 0$."])
def test_a_label_introduces_a_condition(words: str) -> None:
    assert verdicts(f"{words}\n\n$$ \\ln t^2 = 2 \\ln t $$") == ["proved"]


@pytest.mark.parametrize(
    "words", ["We conclude, $t > 0$:", "The claim, $t > 0$:", "The maximum $t > 0$ of it."]
)
def test_other_words_suppose_nothing(words: str) -> None:
    assert verdicts(f"{words}\n\n$$ \\ln t^2 = 2 \\ln t $$") == ["not_proved"]


def test_a_letter_with_a_value_is_a_factor() -> None:
    page = "The gain is $K = \\frac{P}{P + R}$ with $P, R > 0$.\n\n$$ x + K(z - x) = (1 - K) x + K z $$"
    assert verdicts(page) == ["proved"]
    assert verdicts(page.replace("+ K z", "- K z")) == ["refuted"]


@pytest.mark.parametrize(
    "formula", ["K(P + h) = h", "K(0) (1 - K) = 0", "K(x - z) - K(x) + K = 0", "K'(x - z) = K - 1"]
)
def test_a_letter_that_may_be_a_function_is_no_factor(formula: str) -> None:
    page = f"The gain is $K = \\frac{{P}}{{P + R}}$ with $P, R > 0$.\n\n$$ {formula} $$"
    assert "mul(div(P, add(P, R)), add" not in str(claims(page))


def test_a_scheme_defines_every_member_of_a_family() -> None:
    page = "Let $s_1, s_2 > 0$. With $v_i = \\ln s_i^2$,\n\n$$ \\ln\\frac{s_1}{s_2} = \\frac12 (v_1 - v_2) $$"
    assert verdicts(page) == ["proved"]
    assert verdicts(page.replace("v_1 - v_2", "v_2 - v_1")) == ["refuted"]
    shifted = "Ruin: $h_k = r^k$ with $r > 0$.\n\n$$ h_{k+1} = r h_k $$"
    assert verdicts(shifted) == ["proved"]
    assert verdicts(shifted.replace("r h_k", "h_k")) == ["refuted"]
    lone = steps("Let $w = x_i + s_i$.\n\n$$ w_1 - x_1 = s_1 $$")
    assert "$" not in str(lone[0].left)


def test_letters_in_a_row_of_both_sizes_are_known() -> None:
    assert verdicts("$$ \\frac12\\frac{GMm}{r} - \\frac{GMm}{r} = -\\frac{GMm}{2r} $$ for $r > 0$.") == [
        "proved"
    ]
    assert verdicts("Ideal gas: $n, R, T > 0$.\n\n$$ \\frac{nRT}{RT} = n $$") == ["proved"]
    for name in ("pH", "TPR", "Max", "MSE"):
        assert "no known name" in claims(f"$$ {name} + 1 = 2 {name} $$")[0]
