"""What is told of steps that are not proved, through the whole pipeline."""

from __future__ import annotations

import pytest

from kld_proof.kernel.term import App, Num, Var
from kld_proof.report.evidence import tidy
from kld_proof.report.model import StepResult
from kld_proof.verify import Markdown, verify


def only_step(page: str) -> StepResult:
    (result,) = verify(Markdown(page)).steps()
    return result


@pytest.mark.parametrize(
    ("page", "verdict", "parts"),
    [
        ("$$ x + 1 = x + \\frac{3}{2} $$", "refuted", ["larger by 1/2"]),
        (
            "Let $a>0$.\n\n$$ \\int_0^a x^2 \\, dx = \\frac{a^3}{2} $$",
            "refuted",
            ["3/2 times", "read as $3$"],
        ),
        ("$$ (a+b)^2 = a^2+b^2 $$", "refuted", ["$2 a b$", "cross term"]),
        ("$$ \\frac{x^2}{x} = x $$", "not_proved", ["$x \\neq 0$ is assumed", "at x = 0"]),
        ("$$ \\int_0^\\infty e^{-x} \\lfloor x \\rfloor dx = 2 $$", "not_proved", ["left to show", "differ"]),
        ("$$ \\sum_{j=1}^n \\ln s_j^2 = \\sum_{j=1}^n (\\ln s_j^2 + 0) $$", "not_proved", ["for every $k$"]),
        ("Let $t > 1$ and $t < 0$.\n\n$$ t = t + 1 $$", "not_proved", ["contradict"]),
    ],
)
def test_a_step_says_what_it_lacks(page: str, verdict: str, parts: list[str]) -> None:
    """The sentence names the difference, the repair, the assumption or what is open."""
    result = only_step(page)
    assert result.verdict == verdict
    assert [p for p in parts if p not in result.message] == []


def test_the_same_facts_as_data() -> None:
    """Difference, repair and the repaired claim by name; nothing for what is proved."""
    facts = only_step("Let $s > 0$.\n\n$$ \\ln(s^2) = \\ln(s) $$").details["explanation"]
    assert {"difference", "repair", "repaired"} <= set(facts)
    assert not only_step("$$ x + x = 2x $$").details


def test_a_written_greater_keeps_its_sides() -> None:
    """`a >= b` is the claim `b <= a`: the sentence speaks of the sides as written."""
    assert "on the right" in only_step("Let $a > 0$.\n\n$$ a + \\frac{1}{a} \\ge 3 $$").message


def test_signs_and_quotients_as_people_write_them() -> None:
    """`(-2) x^{-1}` is shown as `-2 (1/x)`."""
    x = Var("x")
    shown = tidy(App("mul", Num(-2), App("pow", x, Num(-1))))
    assert shown == App("neg", App("mul", Num(2), App("div", Num(1), x)))
