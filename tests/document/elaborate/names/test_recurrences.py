"""Recurrences are assumed for all indices from the first, and what they give has no other definition."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import assumed, steps

LINEAR = "Let $a \\neq 1$. The sequence is given by $x_0 = c$ and\n\n$$ x_{n+1} = a x_n + b $$\n\n"
FREE = LINEAR.replace("$x_0 = c$ and", "")
AVERAGE = (
    "Let $0 \\le \\beta < 1$ and $m_0 = 0$. With the gradients $g_t$\n\n"
    "$$ m_t = \\beta m_{t-1} + (1 - \\beta) g_t $$\n\nHence\n\n"
)


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (LINEAR + "$$ x_n = a^n c + b \\frac{1 - a^n}{1 - a} $$", "proved"),
        (LINEAR + "$$ x_n = a^n c + b \\frac{1 - a^{n+1}}{1 - a} $$", "refuted"),
        (LINEAR + "$$ x_{n+2} = a^2 x_n + (a + 1) b $$", "proved"),
        (LINEAR.replace("$x_0 = c$ and", "") + "$$ x_n = a^n x_0 + b \\frac{1 - a^n}{1 - a} $$", "proved"),
        (
            LINEAR.replace("$x_0 = c$ and", "") + "$$ x_n = a^n x_1 + b \\frac{1 - a^n}{1 - a} $$",
            "not_proved",
        ),
        (AVERAGE + "$$ m_t = (1 - \\beta) \\sum_{i=1}^t \\beta^{t-i} g_i $$", "proved"),
        (AVERAGE + "$$ m_t = (1 - \\beta) \\sum_{i=1}^t \\beta^{t-i+1} g_i $$", "refuted"),
        (AVERAGE + "$$ m_2 = (1 - \\beta) (\\beta g_1 + g_2) $$", "proved"),
        (AVERAGE + "$$ m_2 = (1 - \\beta) (g_1 + \\beta g_2) $$", "refuted"),
    ],
)
def test_what_follows_from_a_recurrence(page: str, expected: str) -> None:
    found = verdicts(page)[-1]
    assert found == expected or (expected == "not_proved" and found != "proved")


def test_the_range_that_is_stated_is_the_range_assumed() -> None:
    page = "$x_0 = 1$, $x_1 = 5$ and\n\n$$ x_n = 2 x_{n-1} $$\n\nfor $n \\ge 2$.\n\nThen\n\n$$ x_n = 2^n $$"
    assert verdicts(page)[-1] != "proved"
    assert verdicts(page.replace("x_n = 2^n", "x_3 = 4 x_1")) == ["proved"]


def test_what_the_page_defines_before_is_claimed_of_its_terms() -> None:
    page = "Let $x_t = t^2$ and $x_0 = 0$.\n\n$$ x_t = x_{t-1} + 2 t - 1 $$"
    assert verdicts(page)[-1] == "proved"
    assert verdicts(page.replace("2 t - 1", "2 t"))[-1] == "refuted"


def test_an_equation_for_one_index_alone_stays_one() -> None:
    (step,) = steps("$$ x_t = a x_{t-1} + b $$\n\n$$ x_t - b = a x_{t-1} $$")
    assert "all(" not in assumed(step)


def test_the_terms_of_random_sequences_are_no_numbers() -> None:
    drawn = "Let $e_t \\sim \\mathcal{N}(0, s^2)$ and $x_0 = 0$.\n\n"
    page = drawn + "$$ x_t = a x_{t-1} + e_t $$\n\n$$ x_2 = a e_1 + e_2 $$"
    assert not any("all(" in assumed(s) and "x(" in assumed(s) for s in steps(page))


BOUND = "Let $0 < q < 1$. Suppose that the errors satisfy\n\n$$ e_{k+1} \\le q e_k $$\n\nThen\n\n"


def test_a_bound_that_is_supposed_holds_for_every_index() -> None:
    assert verdicts(BOUND + "$$ e_k \\le q^k e_0 $$") == ["proved"]
    assert verdicts(BOUND + "$$ e_k \\le q^{k+1} e_0 $$") != ["proved"]


def test_a_bound_that_is_not_supposed_is_claimed() -> None:
    page = BOUND.replace("Suppose that the errors satisfy", "Now") + "$$ e_k \\le q^k e_0 $$"
    assert "proved" not in verdicts(page) and len(verdicts(page)) == 2


def test_first_values_and_ranges_stand_where_authors_put_them() -> None:
    page = "Then $T_1 = 1$ and\n\n$$ T_n = 2 T_{n-1} + 1, \\quad n \\ge 2. $$\n\n$$ T_n = 2^n - 1 $$"
    assert verdicts(page) == ["proved"]
    assert verdicts(page.replace("T_1 = 1", "T_1 = 2")) != ["proved"]


def test_terms_may_be_given_by_later_ones() -> None:
    page = "$$ G_t = r_{t+1} + c G_{t+1} $$\n\n$$ G_t = r_{t+1} + c r_{t+2} + c^2 G_{t+2} $$"
    assert verdicts(page) == ["proved"]
    assert verdicts(page.replace("c^2 G", "c G")) != ["proved"]


def test_each_section_has_its_own_recurrence() -> None:
    walk = "\n\n# Walk\n\nLet $x_0 = 0$.\n\n$$ x_t = x_{t-1} + e_t $$\n\n"
    page = "# Powers\n\n$$ x_{k+1} = a x_k $$\n\n$$ x_k = a^k x_0 $$" + walk + "$$ x_t = \\sum_{i=1}^t e_i $$"
    assert verdicts(page) == ["proved", "proved"]
    crossed = page.replace("$$ x_t = \\sum_{i=1}^t e_i $$", "$$ x_t = a^t x_0 $$")
    assert verdicts(crossed)[-1] != "proved"


def test_an_index_is_one_of_a_term_that_there_is() -> None:
    (step,) = steps(LINEAR + "$$ x_{n-1} = x_{n-1} $$")
    assert "le(1, n)" in assumed(step) and "in(n, integers)" in assumed(step)


def test_what_is_claimed_for_all_indices_is_no_value_of_the_name() -> None:
    """The words "for all" belong to the formula behind them, not to the display."""
    page = (
        AVERAGE.replace("Hence", "Then for all $t \\ge 1$")
        + "$$ m_t = (1 - \\beta) \\sum_{i=1}^t \\beta^{t-i} g_i $$"
    )
    assert verdicts(page) == ["proved"]


def test_what_is_announced_behind_a_recurrence_is_the_definition() -> None:
    page = "The squares satisfy\n\n$$ q_n = q_{n-1} + 2 n - 1 $$\n\nwhere $q_n = n^2$. So\n\n$$ q_3 = 9 $$"
    assert verdicts(page) == ["proved", "proved"]
    assert verdicts(page.replace("2 n - 1", "2 n + 1"))[0] != "proved"


def test_a_closed_form_behind_a_recurrence_is_no_definition() -> None:
    page = "$b_0 = 1$ and $b_n = 2 b_{n-1}$ for $n \\ge 1$.\n\n$$ b_n = 3^n $$\n\n$$ b_2 = 9 $$"
    assert "proved" not in verdicts(page)


SOLVED = "Let $a \\neq 1$. GIVEN\n\n$$ u_n = a^n u_0 + b \\frac{1 - a^n}{1 - a} $$"


@pytest.mark.parametrize(
    "given",
    [
        "The recurrence $u_n = a u_{n-1} + b$ has the solution",
        "The numbers satisfy $u_n = a u_{n-1} + b$. Hence",
        "Let $u_n = a u_{n-1} + b$. Then",
        "Consider the sequence with $u_n = a u_{n-1} + b$ for $n \\ge 1$. Then",
    ],
)
def test_a_recurrence_in_a_sentence_is_assumed_and_a_closed_form_claimed(given: str) -> None:
    page = SOLVED.replace("GIVEN", given)
    assert verdicts(page) == ["proved"]
    assert verdicts(page.replace("1 - a^n", "1 + a^n")) != ["proved"]


@pytest.mark.parametrize(
    "given",
    [
        "The recurrence $u_n = a u_{n-1} + b$ does not hold. Still",
        "If the recurrence $u_n = a u_{n-1} + b$ held, it would be wrong that",
        "We show that the recurrence $u_n = a u_{n-1} + b$ holds. Now",
        "Unless $u_n = a u_{n-1} + b$,",
        "Nobody knows whether the recurrence $u_n = a u_{n-1} + b$ is true. Now",
    ],
)
def test_a_recurrence_that_is_denied_or_shown_is_not_assumed(given: str) -> None:
    found = verdicts(SOLVED.replace("GIVEN", given))
    assert "proved" not in found and "refuted" not in found


def test_a_first_term_belongs_to_the_sequence() -> None:
    page = "$u_n = a u_{n-1}$ is the rule.\n\n$$ u_n = 3 u_0 $$"
    assert "refuted" not in verdicts(page)


@pytest.mark.parametrize(
    "given",
    [
        "Does the sequence satisfy $x_{n+1} = 2 x_n$?",
        "For even $n$, the sequence satisfies $x_{n+1} = 2 x_n$.",
        "The sequence satisfies $x_{n+1} = 2 x_n$ for odd $n$.",
        "Let $x_{n+1} = 2 x_n$ for large $n$.",
    ],
)
def test_a_recurrence_for_some_indices_or_in_a_question_is_not_assumed(given: str) -> None:
    claim = " Let $x_0 = 1$.\n\n$$ x_3 + 1 = 9 $$"
    assert verdicts(given + claim) == ["not_proved"]
    assert verdicts("The sequence satisfies $x_{n+1} = 2 x_n$." + claim) == ["proved"]
