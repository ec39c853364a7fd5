"""`x_t = a x_{t-1} + b` says what x_{t-1} is as well: no step with it is refuted."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import assumed, claim, steps


@pytest.mark.parametrize(
    ("rows", "free"),
    [
        (r"x_t = a x_{t-1} + b \\ &= a (a x_{t-2} + b) + b", False),
        (r"g_t = r_{t+1} + c g_{t+1} \\ &= r_{t+1} + c r_{t+2} + c^2 g_{t+2}", False),
        (r"y_t = 2 a_t + a_t \\ &= 4 a_t", True),
        (r"x_{t+1} = x_t + x_t \\ &= 3 x_t", True),
    ],
)
def test_siblings_of_what_an_equation_is_for(rows: str, free: bool) -> None:
    *_, last = steps(f"Let $a > 0$, $b > 0$, $c > 0$.\n\n$$\\begin{{aligned}}{rows}\\end{{aligned}}$$")
    assert last.refutable == free


def test_what_is_said_of_all_times_is_put_in_at_others() -> None:
    (step,) = steps("$$d_t = r_t + c V_{t+1} - V_t$$\n\n$$d_{t+1} + V_{t+1} = r_{t+1} + c V_{t+2}$$")
    assert "$r(add(t, 1))" in claim(step) and "in(t, integers)" in assumed(step)


def test_a_total_is_no_member_of_a_family() -> None:
    """`S_t = S_a + S_b`: nothing is added to t."""
    (step,) = steps("$$S_t = S_a + S_b$$\n\n$$S_t - S_a = S_b$$")
    assert "$" not in claim(step)


SAMPLES = "Let $x_1, \\dots, x_n$ be samples, $n > 0$.\n\n"


def test_an_equation_for_the_terms_of_a_sequence_is_given_and_no_circle() -> None:
    page = "$$ x_t = a x_{t-1} + b $$\n\n$$ x_t - b = a x_{t-1} $$\n\n" + SAMPLES
    first = verify(Markdown(page + "$$ \\sum_{i=1}^n 2 x_i = 2 \\sum_{i=1}^n x_i $$"))
    assert [s.verdict for s in first.steps()] == ["proved", "proved"] and not first.documents[0].findings
    wrong = verify(Markdown(page.replace("- b = a", "- a = a") + "$$ \\sum_{i=1}^n x_i = n x_1 $$"))
    assert not any(s.verdict == "proved" for s in wrong.steps())


def test_an_equation_for_the_terms_of_a_known_sequence_is_claimed() -> None:
    page = SAMPLES + "Let $x_t = t^2$.\n\n$$ x_t = x_{t-1} + 2 t - 1 $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved"]
    assert [s.verdict for s in verify(Markdown(page.replace("2 t - 1", "2 t"))).steps()] == ["refuted"]


def test_a_closed_form_of_a_recurrence_is_not_refuted() -> None:
    page = "$$ m_t = a m_{t-1} + (1 - a) g $$\n\nIf $m_0 = 0$ then\n\n$$ m_t = (1 - a^t) g $$"
    assert all(s.verdict != "refuted" for s in verify(Markdown(page)).steps())
    wrong = page.replace("(1 - a^t) g", "a m_{t-1} + g + a g")
    assert [s.verdict for s in verify(Markdown(wrong)).steps()] == ["refuted"]
