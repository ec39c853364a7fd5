"""Numbered random variables of which a law is stated: what holds of every member."""

import pytest

from kld_proof import Markdown, verify

SUM, MEAN = "\\sum_{i=1}^n X_i", "\\frac{1}{n} \\sum_{i=1}^n X_i"
NORMAL = "Let $X_1, \\ldots, X_n \\sim \\mathcal{N}(m, s^2)$ be independent.\n\n"
INDEXED = "Let $X_i \\sim \\mathrm{Poisson}(r_i)$ be independent for $i = 1, \\ldots, n$.\n\n"
WORDS = "Let $X_1, \\ldots, X_n$ be independent exponential random variables with rate $r$.\n\n"
DRAWN = (
    "Let $X_1, \\ldots, X_n$ be a random sample of size $n$ "
    "from a normal distribution with mean $m$ and variance $v$.\n\n"
)
SIGN = "Let $X_1, \\ldots, X_n \\overset{\\text{iid}}{\\sim} \\mathrm{Bern}(q)$.\n\n"
NORMAL_SQUARES = f"$$ E\\left[\\sum_{{i=1}}^n \\left(X_i - {MEAN}\\right)^2\\right] = (n - 1) s^2 $$"
LIST = "Let the random variables $X_1, \\ldots, X_n$ be independent {}.\n\n"
SUM_OF_VARIANCES = f"$$ \\mathrm{{Var}}\\left({SUM}\\right) = \\sum_{{i=1}}^n \\mathrm{{Var}}(X_i) $$"
FOLLOWS = [
    LIST.format("of each other") + SUM_OF_VARIANCES,
    NORMAL + f"$$ E\\left[{MEAN}\\right] = m $$",
    NORMAL + f"$$ \\mathrm{{Var}}\\left({MEAN}\\right) = \\frac{{s^2}}{{n}} $$",
    NORMAL + NORMAL_SQUARES,
    NORMAL.replace(" be independent", "") + f"$$ E\\left[{MEAN}\\right] = m $$",
    INDEXED + f"$$ \\mathrm{{Var}}\\left({SUM}\\right) = \\sum_{{i=1}}^n r_i $$",
    WORDS + f"$$ \\mathrm{{Var}}\\left({SUM}\\right) = \\frac{{n}}{{r^2}} $$",
    DRAWN + f"$$ \\mathrm{{Var}}\\left({MEAN}\\right) = \\frac{{v}}{{n}} $$",
    SIGN + f"$$ \\mathrm{{Var}}\\left({SUM}\\right) = n q (1 - q) $$",
]
FAILS = [
    NORMAL + f"$$ E\\left[{MEAN}\\right] = s $$",
    NORMAL + f"$$ \\mathrm{{Var}}\\left({MEAN}\\right) = \\frac{{s^2}}{{n^2}} $$",
    NORMAL.replace(" be independent", "") + f"$$ \\mathrm{{Var}}\\left({SUM}\\right) = n s^2 $$",
    INDEXED + f"$$ \\mathrm{{Var}}\\left({SUM}\\right) = n r_1 $$",
    INDEXED.replace("independent", "dependent")
    + f"$$ \\mathrm{{Var}}\\left({SUM}\\right) = \\sum_{{i=1}}^n r_i $$",
    NORMAL.replace("independent", "independent of $Z$")
    + f"$$ \\mathrm{{Var}}\\left({SUM}\\right) = n s^2 $$",
    LIST.format("of $Z$") + SUM_OF_VARIANCES,
    NORMAL.replace("independent", "pairwise independent") + f"$$ E[e^{{{SUM}}}] = (E[e^{{X_1}}])^n $$",
    NORMAL.replace("be independent", "be given, and let $Y_1, \\ldots, Y_n$ be independent")
    + f"$$ \\mathrm{{Var}}\\left({SUM}\\right) = n s^2 $$",
    WORDS.replace("rate", "mean") + f"$$ \\mathrm{{Var}}\\left({SUM}\\right) = \\frac{{n}}{{r^2}} $$",
    WORDS.replace("independent ", "") + f"$$ \\mathrm{{Var}}\\left({SUM}\\right) = \\frac{{n}}{{r^2}} $$",
    # the mean of a normal law is random itself: whether the means are taken given m, nothing says
    "Let $m \\sim \\mathcal{N}(0, 1)$. " + NORMAL + f"$$ E\\left[{MEAN}\\right] = m $$",
]
REFUTED = [
    NORMAL + NORMAL_SQUARES.replace("(n - 1)", "n"),
    SIGN + f"$$ \\mathrm{{Var}}\\left({SUM}\\right) = n q $$",
]


@pytest.mark.parametrize("page", FOLLOWS)
def test_follows(page: str) -> None:
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved"]


@pytest.mark.parametrize("page", FAILS)
def test_does_not_follow(page: str) -> None:
    assert not {"proved", "refuted"} & {s.verdict for s in verify(Markdown(page)).steps()}


@pytest.mark.parametrize("page", REFUTED)
def test_what_fails_for_the_law_is_refuted(page: str) -> None:
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["refuted"]


def test_a_law_ends_where_another_one_begins() -> None:
    """Under both laws at once, the variance m of the first would be the second one's s^2."""
    poisson = NORMAL.replace("\\mathcal{N}(m, s^2)", "\\mathrm{Poisson}(r)")
    claim = f"$$ \\mathrm{{Var}}\\left({SUM}\\right) = n r $$\n\n"
    page = f"# One\n\n{poisson}{claim}# Two\n\n{NORMAL}{claim}"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved", "not_proved"]


def test_two_laws_in_one_section_are_none() -> None:
    other = NORMAL.replace("\\mathcal{N}(m, s^2)", "\\mathrm{Poisson}(r)")
    page = f"{NORMAL}{other}$$ E\\left[{MEAN}\\right] = m $$"
    assert "proved" not in [s.verdict for s in verify(Markdown(page)).steps()]
