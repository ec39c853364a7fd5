"""Distribution functions of discrete laws: sums of the masses up to a value."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify


def verdicts(text: str) -> list[str]:
    return [r.verdict for r in verify(Markdown(text)).steps()]


BINOMIAL = "Let $X \\sim \\mathrm{Bin}(n, p)$.\n\n"
GEOMETRIC = "Let $X \\sim \\mathrm{Geom}(p)$ be a variable with probability mass function $f$.\n\n"


@pytest.mark.parametrize(
    "page",
    [
        BINOMIAL + "$$ F_X(x) = \\sum_{k=0}^{x} \\binom{n}{k} p^k (1 - p)^{n - k} $$",
        GEOMETRIC + "$$ F_X(x) = \\sum_{k=1}^{x} (1 - p)^{k - 1} p = 1 - (1 - p)^x $$",
        GEOMETRIC + "$$ F_X(x) = 1 - (1 - p)^x $$",
        "Let $X \\sim \\mathrm{Poiss}(\\lambda)$.\n\n"
        "$$ F_X(x) = e^{-\\lambda} \\sum_{k=0}^{x} \\frac{\\lambda^k}{k!} $$",
    ],
)
def test_it_is_the_sum_of_the_masses(page: str) -> None:
    assert set(verdicts(page)) == {"proved"}


@pytest.mark.parametrize(
    "page",
    [
        BINOMIAL + "$$ F_X(x) = \\sum_{k=1}^{x} \\binom{n}{k} p^k (1 - p)^{n - k} $$",
        BINOMIAL + "$$ F_X(x) = \\sum_{k=0}^{n} \\binom{n}{k} p^k (1 - p)^{n - k} $$",
        GEOMETRIC + "$$ F_X(x) = 1 - (1 - p)^{x - 1} $$",
        GEOMETRIC + "$$ F_X(x) = 1 - p^x $$",
    ],
)
def test_a_wrong_one_is_refuted(page: str) -> None:
    assert verdicts(page) == ["refuted"]


@pytest.mark.parametrize(
    "page",
    [
        GEOMETRIC + "For $x < 1$ we have $$ F_X(x) = 1 - (1 - p)^x $$",
        GEOMETRIC + "$$ F_X(x) = 1 - (1 - p)^{\\lfloor x \\rfloor} $$",
    ],
)
def test_elsewhere_nothing_is_said(page: str) -> None:
    assert verdicts(page)[0] in ("not_proved", "unread")


def test_a_law_with_some_probability_is_not_used() -> None:
    page = GEOMETRIC.replace("mass function $f$", "$1/2$") + "$$ \\mathrm{E}[X] = \\frac{1}{p} $$"
    assert verdicts(page) == ["unread"]
    assert verdicts(GEOMETRIC + "$$ \\mathrm{E}[X] = \\frac{1}{p} $$") == ["proved"]
