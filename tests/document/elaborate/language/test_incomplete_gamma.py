"""`\\Gamma(s, x)` is left open where the words of the page mean another function than the upper one."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

UPPER = r"$$ \Gamma(s, x) = \int_x^\infty t^{s-1} e^{-t} dt $$"


@pytest.mark.parametrize(
    "words",
    [
        "the lower incomplete gamma function $\\Gamma(s, x)$ is known.",
        "the regularized incomplete gamma function is written so.",
        "$\\Gamma(s, x)$, the lower incomplete gamma function, is known.",
        "the incomplete gamma function $\\Gamma(s, x)$ (the lower one, not $\\gamma(s, x)$) is known.",
        "die untere unvollständige Gammafunktion $\\Gamma(s, x)$ und die Zahl sind bekannt.",
        "设 $\\Gamma(s, x)$ 为下不完全伽玛函数。",
    ],
)
def test_another_function_is_left_open(words: str) -> None:
    page = f"Let $s > 0$ and $x > 0$. Here {words}\n\n{UPPER}"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["unread"]


@pytest.mark.parametrize(
    "words",
    [
        "the incomplete gamma function is written so.",
        "the upper incomplete gamma function $\\Gamma(s, x)$ and the lower one $\\gamma(s, x)$ are known.",
    ],
)
def test_the_upper_one_is_read(words: str) -> None:
    page = f"Let $s > 0$ and $x > 0$. Here {words}\n\n{UPPER}"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved"]
