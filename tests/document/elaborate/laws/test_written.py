"""Densities that a page writes out are the laws of their variables, and tell what parameters mean."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

SQUARE = "The random variable $X$ has density\n\n$$ f(x) = \\frac{3}{8} x^2, \\quad 0 < x < 2 $$\n\n"
PIECE = (
    "Let $W$ be a continuous random variable with pdf\n\n"
    "$$ f_W(w) = \\begin{cases} 2 w & 0 \\le w \\le 1 \\\\ 0 & \\text{otherwise} \\end{cases} $$\n\n"
)
TENT = (
    "Suppose that $V$ has the probability density function\n\n"
    "$$ f(v) = \\begin{cases} v & 0 < v < 1 \\\\ 2 - v & 1 \\le v < 2 \\\\ "
    "0 & \\text{otherwise} \\end{cases} $$\n\n"
)
GAMMA = (
    "Let $Y \\sim \\mathrm{Gamma}(k, \\theta)$ with density\n\n"
    "$$ f(y) = \\frac{y^{k-1} e^{-y/\\theta}}{\\Gamma(k) \\theta^k}, \\quad y > 0 $$\n\n"
)
WAITING = (
    "Let $T \\sim \\mathrm{Exp}(\\tau)$ with density\n\n"
    "$$ f_T(t) = \\frac{1}{\\tau} e^{-t/\\tau}, \\quad t > 0 $$\n\n"
)
FAILURES = (
    "Let $N \\sim \\mathrm{Geom}(p)$ with mass function\n\n"
    "$$ P(N = n) = p (1 - p)^n, \\quad n = 0, 1, 2, \\ldots $$\n\n"
)
WEIBULL = "Let $L \\sim \\mathrm{Weibull}(\\lambda, k)$.\n\n"
LEVY = (
    "Let $X \\sim \\mathrm{Stable}(c)$ with $c > 0$, whose density is\n\n"
    "$$ f(x) = \\sqrt{\\frac{c}{2 \\pi}} x^{-3/2} e^{-c/(2x)}, \\quad x > 0 $$\n\n"
)
PRECISION = (
    "Let $X \\sim N(m, t)$ with density\n\n"
    "$$ f(x) = \\sqrt{\\frac{t}{2 \\pi}} e^{-t (x - m)^2/2}, \\quad x \\in \\mathbb{R} $$\n\n"
)
INLINE = "Let $X \\sim \\mathrm{Rayleigh}(b)$ with $f(x) = \\frac{2 x}{b} e^{-x^2/b}$.\n\n"
ROW = "$X \\sim \\mathrm{Rayleigh}(b)$, $f(x) = \\frac{2 x}{b} e^{-x^2/b}$\n\n"
TRIALS = (
    "Let $N \\sim \\mathrm{NB}(r, p)$ with\n\n"
    "$$ P(N = n) = \\binom{n - 1}{r - 1} p^r (1 - p)^{n - r}, \\quad n = r, r + 1, \\ldots $$\n\n"
)
DEVIATION = "Let $Y \\sim \\mathrm{LogNormal}(\\mu, \\sigma)$.\n\n"
STEEP = "Let $X \\sim \\mathrm{Exp}(a)$ with density\n\n$$ f(x) = a^2 e^{-a x}, \\quad x > 0 $$\n\n"


def last(page: str) -> str:
    """The verdict of the last step of a page."""
    return list(verify(Markdown(page)).steps())[-1].verdict


@pytest.mark.parametrize(
    ("page", "true", "false"),
    [
        (SQUARE, "E[X] = \\frac{3}{2}", "E[X] = \\frac{3}{4}"),
        (SQUARE, "P(X \\le 1) = \\frac{1}{8}", "P(X \\le 1) = \\frac{1}{4}"),
        (PIECE, "F_W(w) = w^2", "F_W(w) = w"),
        (TENT, "E[V] = 1", "E[V] = \\frac{3}{2}"),
        (GAMMA, "\\mathrm{Var}(Y) = k \\theta^2", "\\mathrm{Var}(Y) = \\frac{k}{\\theta^2}"),
        (WAITING, "E[T] = \\tau", "E[T] = \\frac{1}{\\tau}"),
        (WAITING, "P(T > t) = e^{-t/\\tau}", "P(T > t) = e^{-\\tau t}"),
        (FAILURES, "E[N] = \\frac{1 - p}{p}", "E[N] = \\frac{1}{p}"),
        (WEIBULL, "E[L] = \\lambda \\Gamma(1 + \\frac{1}{k})", "E[L] = k \\Gamma(1 + \\frac{1}{\\lambda})"),
        (LEVY, "E[1/X] = \\frac{1}{c}", "E[1/X] = c"),
        (PRECISION, "\\mathrm{Var}(X) = \\frac1t", "\\mathrm{Var}(X) = t"),
        (INLINE, "E[X^2] = b", "E[X^2] = 2 b^2"),
        (ROW, "E[X^2] = b", "E[X^2] = 2 b^2"),
        (TRIALS, "E[N] = \\frac{r}{p}", "E[N] = \\frac{r (1 - p)}{p}"),
        (DEVIATION, "E[Y] = e^{\\mu + \\sigma^2/2}", "E[Y] = e^{\\mu + \\sigma/2}"),
        (STEEP, "E[X] = \\frac{1}{a}", "E[X] = 1"),
    ],
)
def test_the_written_density_is_that_of_the_variable(page: str, true: str, false: str) -> None:
    assert last(page + f"$$ {true} $$") == "proved"
    assert last(page + f"$$ {false} $$") == "refuted"


@pytest.mark.parametrize(
    "page",
    [
        SQUARE.replace("has density", "does not have the density"),
        SQUARE.replace("has density", "would have the density"),
        SQUARE.replace("The random", "If the random"),
        SQUARE.replace("has density", "given $Y$ has the conditional density"),
        SQUARE.replace(", \\quad 0 < x < 2", ""),
        SQUARE.replace("variable $X$ has", "variables $X$ and $Y$ have the joint"),
        SQUARE.replace("The random", "Show that the random"),
        SQUARE.replace("has density", "has charge density"),
        SQUARE.replace("< 2 $$", "< 2 $$\n\ngiven that $Z = 1$."),
        "Let $X = Z^2$. " + SQUARE,
        SQUARE.replace("The random variable $X$ has density", "We find that $X$ has the density"),
        "Let $X \\sim \\mathrm{Weibull}(\\alpha, \\beta)$.\n\n",
    ],
)
def test_what_gives_no_density_is_no_law(page: str) -> None:
    assert last(page + "$$ E[X] = \\frac{3}{2} $$") in (
        "not_proved",
        "unread",
    )


def test_a_probability_of_a_variable_that_is_not_read_is_unread_and_stops_nothing() -> None:
    page = "Let $X \\sim \\mathrm{Stable}(1, 0)$.\n\n$$ P(X \\le 0) = \\frac{1}{2} $$\n\n$$ 1 + 1 = 2 $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["unread", "proved"]


ANEW = (
    SQUARE
    + "$$ E[X] = \\frac{3}{2} $$\n\nNEW\n\n$$ f(x) = 3 x^2, \\quad 0 < x < 1 $$\n\n$$ E[X] = \\frac34 $$"
)


def test_a_second_density_takes_the_place_of_the_first_where_it_is_said_to_be_new() -> None:
    now = ANEW.replace("NEW", "Now let $X$ have density")
    assert [s.verdict for s in verify(Markdown(now)).steps()] == ["proved", "proved"]
    assert last(now.replace("\\frac34", "\\frac32")) == "refuted"


def test_two_densities_of_one_variable_without_such_a_word_cancel() -> None:
    assert last(ANEW.replace("NEW", "The random variable $X$ has density")) == "unread"
