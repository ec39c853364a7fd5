"""Where a law says that a number lies: inferred for the rows that need it, and for no others."""

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import assumed, steps

GAMMA = "Let $X \\sim \\mathrm{Gam}(a, b)$.\n\n"


def test_the_point_of_a_density_stays_in_the_support_along_a_chain() -> None:
    page = (
        GAMMA
        + "$$ f_X(x) x = \\frac{b^a}{\\Gamma(a)} x^{a-1} e^{-b x} x = \\frac{b^a}{\\Gamma(a)} x^a e^{-b x} $$"
    )
    assert all("in(x, above(0))" in assumed(s) for s in steps(page))


def test_a_chain_without_a_density_assumes_nothing_of_its_names() -> None:
    page = GAMMA + "$$ f_X(x) = \\frac{b^a}{\\Gamma(a)} x^{a-1} e^{-b x} $$\n\n$$ x^{a-1} x = x^a $$"
    assert "in(x, above(0))" not in assumed(steps(page)[-1])


def test_a_random_variable_that_stands_as_a_number_is_a_value_of_its_law() -> None:
    page = "Let $\\theta \\sim \\mathrm{Beta}(a, b)$.\n\n$$ \\theta^a \\theta^b = \\theta^{a+b} $$"
    assert "in(theta, interval(0, 1))" in assumed(steps(page)[0])


def test_another_name_is_not() -> None:
    page = "Let $\\theta \\sim \\mathrm{Beta}(a, b)$.\n\n$$ y^a y^b = y^{a+b} $$"
    assert not any("in(y" in p for p in assumed(steps(page)[0]))


def test_a_law_on_the_line_says_nothing() -> None:
    page = "Let $X \\sim \\mathcal{N}(\\mu, \\sigma^2)$.\n\n$$ X X = X^2 $$"
    assert not any(p.startswith("in(X") for p in assumed(steps(page)[0]))


def test_a_moment_generating_function_exists_where_it_is_written() -> None:
    page = (
        "Let $X \\sim \\mathrm{Exp}(\\lambda)$.\n\n"
        "$$ M_X(t) = \\mathrm{E}(e^{tX}) = \\frac{\\lambda}{\\lambda - t} $$"
    )
    assert all("lt(t, lambda)" in assumed(s) for s in steps(page))
    assert "lt(t, lambda)" not in assumed(steps(page.replace("M_X(t) =", "t ="))[0])


@pytest.mark.parametrize(
    ("law", "closed", "holds", "fails"),
    [
        (r"\mathrm{Bernoulli}(p)", r"p \in [0, 1]", "E[X] = p", "H(X) > 0"),
        (r"\mathrm{Bin}(n, p)", r"0 \le p \le 1", r"\mathrm{Var}(X) = n p (1 - p)", r"\frac{E[X]}{p} = n"),
        (r"\mathrm{Poisson}(r)", r"r \ge 0", "E[X] = r", r"\frac{E[X]}{r} = 1"),
    ],
)
def test_a_law_has_the_edges_of_its_parameters_where_the_text_says_so(
    law: str, closed: str, holds: str, fails: str
) -> None:
    """A coin may be certain: nothing is inferred that the writer allows to fail."""
    edge = f"Let $X \\sim {law}$ with ${closed}$.\n\n$$ {holds} $$\n\n$$ {fails} $$"
    assert [s.verdict for s in verify(Markdown(edge)).steps()] == ["proved", "not_proved"]
    inside = f"Let $X \\sim {law}$.\n\n$$ {holds} $$\n\n$$ {fails} $$"
    assert [s.verdict for s in verify(Markdown(inside)).steps()] == ["proved", "proved"]


def test_a_density_needs_its_scale() -> None:
    page = "Let $X \\sim \\mathcal{N}(m, s^2)$ with $s \\ge 0$.\n\n$$ E[X] = m $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved"]


@pytest.mark.parametrize(
    ("right", "expected"), [("e^{-l-m}", "proved"), ("e^{-l}", "refuted"), ("e^{l-m}", "refuted")]
)
def test_masses_at_differences_below_a_sum(right: str, expected: str) -> None:
    """n - k is a whole number where k runs to n, and the mass is 0 where it is negative."""
    page = (
        "Let $X \\sim \\mathrm{Poiss}(l)$ and $Y \\sim \\mathrm{Poiss}(m)$.\n\n"
        "$$ \\sum_{k=0}^n \\Pr(X = k) \\Pr(Y = n - k) = \\frac{(l + m)^n}{n!} " + right + " $$"
    )
    assert [s.verdict for s in verify(Markdown(page)).steps()] == [expected]


def test_a_mass_at_what_may_be_no_whole_number_is_not_read_as_one() -> None:
    page = (
        "Let $Y \\sim \\mathrm{Poiss}(m)$.\n\n$$ \\sum_{k=0}^n \\Pr(Y = n - k/2) = "
        "\\sum_{k=0}^n \\frac{m^{n-k/2} e^{-m}}{(n - k/2)!} $$"
    )
    assert [s.verdict for s in verify(Markdown(page)).steps()] != ["proved"]
