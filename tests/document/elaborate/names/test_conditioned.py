"""What stands beside a definition and is not about its arguments holds from there to the section's end."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import assumed, claims, steps

LOGISTIC = "$$ y(t) = \\frac{K}{1 + a e^{-rt}}, \\quad K > 0,\\ a > 0,\\ r > 0 $$\n\n"


def test_conditions_on_parameters_are_assumed() -> None:
    page = LOGISTIC + "$$ \\lim_{t \\to \\infty} y(t) = K $$\n\n$$ y'(t) = r y(t) (1 - y(t)/K) $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved", "proved"]
    wrong = LOGISTIC + "$$ y'(t) = r y(t) (1 - y(t)) $$"
    assert [s.verdict for s in verify(Markdown(wrong)).steps()] == ["refuted"]


def test_they_end_with_the_section() -> None:
    (step,) = steps("# First\n\n" + LOGISTIC + "# Other\n\n$$ \\ln a^2 = 2 \\ln a $$")
    assert "lt(0, a)" not in assumed(step)


def test_they_are_of_one_row() -> None:
    page = "$$ \\begin{aligned} f(x) &= a x, \\quad a > 0 \\\\ g(x) &= b x \\end{aligned} $$\n\n$$ |b| = b $$"
    assert not any("b" in a for a in assumed(steps(page)[-1]))


def test_a_definition_in_cases_is_not_read() -> None:
    page = "$$ g(x) = a x, \\quad a > 0 $$\n\n$$ g(x) = -a x, \\quad a < 0 $$\n\n$$ g(1) = a $$"
    assert all(c.startswith("unread") for c in claims(page))


@pytest.mark.parametrize(
    "between",
    ["Now for general $a$:", "Let $a$ be any real number.", "We now drop this assumption."],
)
def test_they_end_where_the_text_takes_them_back(between: str) -> None:
    found = steps(f"The solution is\n\n$$ y = a x, \\quad a > 0 $$\n\n{between}\n\n$$ |a| = a $$")
    assert "lt(0, a)" not in assumed(found[-1])


def test_what_is_asked_supposes_nothing() -> None:
    found = steps("Is\n\n$$ y = a x, \\quad a > 0 $$\n\na solution?\n\n$$ |a| = a $$")
    assert "lt(0, a)" not in assumed(found[-1])
