"""Equations behind "with" are conditions of the formula that they explain."""

from __future__ import annotations

from kld_proof import Markdown, verify

PRODUCT = (
    "Let $a, b > 0$. Then\n\n"
    r"$$ -\frac{(x-\mu)^2}{2a} - \frac{(\mu-k)^2}{2b} = -\frac{(\mu-m)^2}{2s^2} - \frac{(x-k)^2}{2(a+b)} $$"
    "\n\nwith\n\n"
    r"$$ \frac1{s^2} = \frac1a + \frac1b, \qquad m = s^2 \left( \frac{x}{a} + \frac{k}{b} \right). $$"
)


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


def test_they_are_conditions_of_the_formula_before() -> None:
    assert verdicts(PRODUCT) == ["proved"]
    assert verdicts(PRODUCT.replace("2(a+b)", "(a+b)")) != ["proved"]
    assert verdicts(PRODUCT.replace("\n\nwith", "\n\nNow another thing. Suppose"))[0] != "proved"


def test_what_they_leave_open_refutes_nothing() -> None:
    page = "$$ x^2 + 2 x y + y^2 = 1 $$\n\nwhere\n\n$$ x + y = 1. $$"
    assert "refuted" not in verdicts(page)


def test_what_explains_may_be_unreadable() -> None:
    page = "$$ x^2 = x x $$\n\nwhere\n\n$$ \\simmu = 0 $$"
    assert verdicts(page) == ["proved", "unread"]
