"""Names, arithmetic, indices and cases as terms."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import assumed, claims, steps


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("a - b + c", "add(a, neg(b), c)"),
        ("e^{-x}", "exp(neg(x))"),
        ("x^{-1}", "pow(x, -1)"),
        ("\\sqrt[3]{x}", "pow(x, div(1, 3))"),
        ("0.5 x", "mul(1/2, x)"),
        ("\\ln^2 x", "pow(ln(x), 2)"),
        ("\\log_2 x", "div(ln(x), ln(2))"),
        ("\\Gamma(a) \\psi(a)", "mul(gamma(a), digamma(a))"),
        ("\\mathrm{B}(a, b)", "beta(a, b)"),
        ("\\binom{n}{k} + k!", "add(binom(n, k), factorial(k))"),
        ("|x|", "abs(x)"),
        ("\\sum_{k=0}^\\infty q^k", "sum(naturals, (\\ pow(q, #0)))"),
        ("\\sum_{i=1}^n x_i y_{i1}", "sum(range(1, n), (\\ mul($x(#0), $y(#0, 1))))"),
        ("\\int_0^\\infty e^{-t} dt", "integral(above(0), (\\ exp(neg(#0))))"),
        ("\\int_1^0 t\\, dt", "neg(integral(interval(0, 1), (\\ #0)))"),
        ("\\int_a^a t\\, dt", "0"),
        ("\\frac{d}{dx} x^2", "deriv((\\ pow(#0, 2)), x)"),
        ("\\left[ t^2 \\right]_{t=0}^{t=b}", "add(pow(b, 2), neg(pow(0, 2)))"),
    ],
)
def test_what_is_written_is_the_term(written: str, term: str) -> None:
    assert claims(f"$$ 1 + c = {written} $$")[0] == f"add(1, c) = {term}"


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("a + \\infty", "infinity is no real number"),
        ("\\ln^{-1} x", "could be an inverse"),
        ("\\pm a", "two values"),
        ("\\lg x", "base 10 or 2"),
    ],
)
def test_what_has_no_meaning_is_an_error(written: str, sentence: str) -> None:
    (found,) = claims(f"$$ 1 + c = {written} $$")
    assert found.startswith("unread") and sentence in found


def test_cases_are_tested_in_order() -> None:
    page = "$$ 1 + c = \\begin{cases} x & x > 0 \\\\ 0 & \\text{otherwise} \\end{cases} $$"
    assert claims(page) == ["add(1, c) = ite(lt(0, x), x, 0)"]


def test_an_unknown_case_is_an_unspecified_value() -> None:
    page = "$$ 1 + c = \\begin{cases} x & x > 0 \\\\ 0 & x < -1 \\end{cases} $$"
    assert "$unspecified" in claims(page)[0] and not steps(page)[0].refutable


def test_counts_are_natural_numbers() -> None:
    (step,) = steps("$$ (n - k)! \\binom{n}{k} = n! / k! $$")
    assert assumed(step) == {"in(n, naturals)", "in(k, naturals)", "in(add(n, neg(k)), naturals)"}


def test_a_derivative_acts_on_the_names_in_a_definition_and_a_law() -> None:
    page = "$$ g(x) = a x^2 $$\n\n$$ \\frac{\\partial}{\\partial a} g(x) = x^2 $$"
    assert claims(page) == ["deriv((\\ mul(#0, pow(x, 2))), a) = pow(x, 2)"]
    law = "Let $X \\sim \\mathrm{Exp}(r)$.\n\n$$ \\frac{\\partial}{\\partial r} \\ln f_X(x) = 1/r - x $$"
    assert claims(law)[0].startswith("deriv((\\ ln(mul(#0, exp(neg(mul(#0, x)))))), r)")


def test_an_integral_over_a_name_in_a_definition_is_an_error() -> None:
    page = "$$ g(x) = a x^2 $$\n\n$$ \\int_0^1 g(x)\\, da = x^2 / 2 $$"
    assert "which is bound here" in claims(page)[0]


def test_one_name_with_two_numbers_of_arguments_is_two_functions() -> None:
    (found,) = claims("$$ 2 f(x) + 1 = f(x, y) $$")
    assert found == "add(mul(2, $f(x)), 1) = $f_{/2}(x, y)"


def test_a_variable_never_has_the_name_of_a_set_or_constant_of_the_kernel() -> None:
    for word in ("reals", "naturals", "space"):
        (found,) = claims(f"$$ 1 + x = 2 \\mathrm{{{word}}} $$")
        assert "write another name" in found


@pytest.mark.parametrize(
    "formula",
    [
        "\\int_0^1 x y \\, dx \\, dy = 1",
        "\\{x\\} = x",
        "f(x+1) = 2 f",
        "1~000 = 10",
        "1\\,000 = 10",
        "1.000.000 = 1",
        "o(1) = 0",
        "e^x = 1 + x + O(x)",
    ],
)
def test_notation_with_a_second_reading_is_unread(formula: str) -> None:
    assert claims(f"$$ {formula} $$")[0].startswith("unread")


def test_its_plain_neighbours_are_read() -> None:
    assert claims("$$ n(n+1) = n^2 + n $$") == ["mul(n, add(n, 1)) = add(pow(n, 2), n)"]
    assert claims("$$ \\int_0^1 \\int_0^1 x y \\, dx \\, dy = 1 $$")[0].startswith("integral(")


@pytest.mark.parametrize("side", ["V[aX]", "\\sigma^2(2X)", "S^2(2X)"])
def test_what_may_be_a_moment_is_no_product(side: str) -> None:
    assert claims(f"Let $X \\sim N(0, 1)$.\n\n$$ {side} = 4 $$")[0].startswith("unread")


def test_the_order_of_arguments_counts() -> None:
    assert claims("$$ p(x,y) = p(y,x) $$")[0].startswith("unread")
    assert not claims("$$ p(x,y) = p(x,y) $$")[0].startswith("unread")


@pytest.mark.parametrize(
    "page",
    [
        "Let $u$ be a smooth function.\n\n$$ u(x + 1) = u x + u $$",
        "where $w(x)$ is the weight of $x$.\n\n$$ w(x + 1) = w x + w $$",
        "$$ T(n) = 2 T(n - 1) + 1 $$\n\n$$ T(4) + T = 5 T $$",
    ],
)
def test_a_function_before_a_bracket_is_no_factor(page: str) -> None:
    assert claims(page)[-1].startswith("unread")


def test_a_number_before_a_bracket_is_a_factor() -> None:
    page = "Let $c$ be a number and $y$ a function of $t$.\n\n$$ c(x + 1) = c x + c $$"
    assert claims(page) == ["mul(c, add(x, 1)) = add(mul(c, x), c)"]


def test_a_function_of_one_section_may_be_a_number_in_another() -> None:
    page = "# Sigmoid\n\nLet $\\sigma(x) = \\frac{1}{1 + e^{-x}}$.\n\n$$ \\sigma(0) = \\frac12 $$\n\n"
    scale = "# Scale\n\n$$ \\sigma^2 + \\sigma^2 = 2 \\sigma^2 $$"
    assert claims(page + scale)[1] == "add(pow(sigma, 2), pow(sigma, 2)) = mul(2, pow(sigma, 2))"
    same = page + "$$ \\sigma^2 + \\sigma^2 = 2 \\sigma^2 $$"
    assert claims(same)[1] == "add(pow(sigma, 2), pow(sigma, 2)) = mul(2, pow(sigma, 2))"
    assert not steps(same)[1].refutable
    binders = (
        "\\int_0^1 \\sigma \\, dx",
        "\\sum_{x=1}^n \\sigma",
        "\\int_0^1 (x^2 + \\sigma) \\, dx",
    )
    for binder in binders:
        assert "needs an argument" in claims(f"{page}$$ {binder} = \\sigma $$")[1]
    mixed = page + "# Slope\n\n$$ \\sigma(x) (1 - \\sigma) = y $$"
    assert claims(mixed)[1].startswith("unread")


@pytest.mark.parametrize(
    ("page", "verdict"),
    [
        ("Let $y(x) = e^{kx}$.\n\n$$ \\frac{dy}{dx} = k y $$", "proved"),
        ("Let $y(x) = e^{kx}$.\n\n$$ \\frac{dy}{dx} = y $$", "refuted"),
        ("Let $Q(P) = c P^{-2}$, $P > 0$, $c > 0$.\n\n$$ \\frac{dQ}{dP} \\frac{P}{Q} = -2 $$", "proved"),
        ("Let $Q(P) = c P^{-2}$, $P > 0$, $c > 0$.\n\n$$ \\frac{dQ}{dP} \\frac{P}{Q} = 2 $$", "refuted"),
        ("Let $y(x) = e^{kx}$.\n\n$$ \\left.\\frac{dy}{dx}\\right|_{x=0} = k y $$", "not_proved"),
        ("Let $y(x) = e^{kx}$.\n\n$$ k y = k e^{kx} $$", "proved"),
        ("Let $y(x) = e^{kx}$.\n\n$$ k y = k e^{kt} $$", "not_proved"),
    ],
)
def test_a_function_that_is_differentiated_stands_for_its_value(page: str, verdict: str) -> None:
    assert [s.verdict for s in verify(Markdown(page)).steps()] == [verdict]


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("\\mathrm{E}(X^2)", "\\mu \\mathrm{E}(X^2) - \\mu^3", "proved"),
        ("\\mathrm{E}(X^2)", "\\mu \\mathrm{E}(X^2) - \\mu^3 + 1", "refuted"),
        ("X^2", "0", "unread"),
    ],
)
def test_a_bracket_with_means_alone_holds_a_number(left: str, right: str, verdict: str) -> None:
    page = f"Let $X$ have the mean $\\mu$.\n\n$$ \\mu [ {left} - \\mu \\mathrm{{E}}(X) ] = {right} $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == [verdict]
