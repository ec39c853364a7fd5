"""Densities by letters alone, p and q, with the range of their argument: laws without a random variable."""

from __future__ import annotations

import pytest

from kld_proof.document.elaborate.laws.named import supported
from kld_proof.kernel.term import ZERO, App, Bound, Lam, Num, Term
from kld_proof.verify import Markdown, verify

CHAIN = (
    "\n\n$$ D_{KL}(p\\|q) = \\int_0^\\infty p(x) \\ln\\frac{p(x)}{q(x)} dx"
    " = \\ln\\frac{a}{c} + (c - a) E_p[x] = \\ln\\frac{a}{c} + \\frac{c}{a} - 1 $$"
)


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize(
    "said",
    [
        "Let $p(x) = a e^{-a x}$ and $q(x) = c e^{-c x}$ for $x \\ge 0$ with $a, c > 0$.",
        "Let $a, c > 0$, $p(x) = a e^{-a x}$ and $q(x) = c e^{-c x}$ be two densities on $[0, \\infty)$.",
        "Let $X \\sim \\mathrm{Exp}(a)$ with density $p(x) = a e^{-a x}$, $x \\ge 0$, and $q(x) = c e^{-c x}$"
        " for $x \\ge 0$ with $a, c > 0$.",
        "The densities are\n\n$$ p(x) = a e^{-a x}, \\qquad q(x) = c e^{-c x}, \\qquad x \\ge 0, $$\n\n"
        "with $a, c > 0$.",
    ],
)
def test_divergences_and_means_are_over_the_range_of_the_argument(said: str) -> None:
    assert verdicts(said + CHAIN) == ["proved"] * 3
    wrong = CHAIN.replace("(c - a) E", "(a - c) E")
    found = verdicts(said + wrong)
    assert found[0] == "proved" and "proved" not in found[1:]


def test_a_density_beside_its_law_has_to_be_its_density() -> None:
    page = "Let $a > 0$ and $X \\sim \\mathrm{Exp}(a)$ with density $p(x) = SIDE$, $x \\ge 0$.\n\n"
    page += "$$ \\int_0^\\infty x p(x) dx = \\frac{1}{a} $$"
    assert verdicts(page.replace("SIDE", "a e^{-a x}")) == ["proved"]
    assert verdicts(page.replace("SIDE", "a e^{a x}")) != ["proved"]


X, ONE = Bound(0), Num(1)


@pytest.mark.parametrize(
    ("body", "support"),
    [
        (App("ite", App("le", ZERO, X), App("exp", X), ZERO), App("above", ZERO)),
        (App("ite", App("lt", X, ONE), X, ZERO), App("below", ONE)),
        (
            App("ite", App("le", ZERO, X), App("ite", App("le", X, ONE), X, ZERO), ZERO),
            App("interval", ZERO, ONE),
        ),
    ],
)
def test_what_is_zero_beyond_an_interval_has_it_as_support(body: Term, support: Term) -> None:
    found, density = supported(Lam(body))
    assert found == support and "ite" not in str(density)


@pytest.mark.parametrize(
    "body",
    [
        App("ite", App("le", ZERO, X), X, ONE),
        App("ite", App("le", X, X), X, ZERO),
        App("ite", App("eq", X, ZERO), X, ZERO),
        App("ite", App("le", ZERO, X), App("ite", App("lt", ONE, X), X, ZERO), ZERO),
        App("ite", App("le", ZERO, X), App("ite", App("le", X, ONE), X, ONE), ZERO),
        App("exp", X),
    ],
)
def test_what_is_something_else_elsewhere_is_over_the_reals(body: Term) -> None:
    assert supported(Lam(body)) == (App("reals"), Lam(body))
