"""What depends on a bound variable without showing it is unread; what shows it, or is defined, is read."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import claims


@pytest.mark.parametrize(
    "formula",
    [
        "\\sum_{i=1}^n x^{(i,j)} = n x^{(i,j)}",
        "\\sum_{i=1}^n f_i(x) = n f_i(x)",
        "\\sum_{i=1}^n a_{k_i} = n a_{k_i}",
        "\\frac{\\partial}{\\partial\\theta} D_{KL}(q_\\theta \\| p) = 0",
        "\\frac{d}{d\\theta} g_\\theta(y) = 0",
        "\\int_0^1 p_\\theta(y) d\\theta = p_\\theta(y)",
        "\\frac{d}{dt} x_t = 0",
    ],
)
def test_an_index_or_a_label_that_is_bound_leaves_the_formula_unread(formula: str) -> None:
    (found,) = claims(f"$$ {formula} $$")
    assert found.startswith("unread") and "write it as an argument" in found


def test_the_label_of_a_density_is_its_parameter() -> None:
    (found,) = claims("$$ \\frac{d}{d\\theta} p_\\theta(y) = 0 $$")
    assert found == "deriv((\\ $p_{theta,y}(#0, y)), theta) = 0"


def test_an_indexed_random_variable_is_not_one_variable() -> None:
    page = "Let $X_i \\sim N(m, s^2)$.\n\n$$ \\mathrm{Var}(\\sum_{i=1}^n X_i) = n^2 s^2 $$"
    assert claims(page)[0].startswith("unread")


def test_indices_that_are_arguments_are_read() -> None:
    assert claims("$$ \\sum_{i=1}^n x_i = s $$") == ["sum(range(1, n), (\\ $x(#0))) = s"]
    assert claims("$$ \\frac{d}{dt} x_s = 0 $$") == ["deriv((\\ x_s), t) = 0"]


@pytest.mark.parametrize(
    "page",
    [
        "$$ \\frac{dy}{dx} = 0 $$",
        "$$ \\frac{\\partial L}{\\partial w} = 7 \\frac{\\partial L}{\\partial z} $$",
        "Let $y$ be a function of $x$.\n\n$$ \\frac{d}{dx} y^2 = 0 $$",
        "Here $y$ depends on $x$.\n\n$$ \\frac{d}{dx} y^2 = 0 $$",
    ],
)
def test_a_dependent_name_is_not_held_fixed(page: str) -> None:
    assert "deriv" not in claims(page)[0]


def test_a_name_that_depends_on_nothing_is_held_fixed() -> None:
    assert claims("$$ \\frac{d}{dx} (c + x) = 1 $$") == ["deriv((\\ add(c, #0)), x) = 1"]


def test_a_function_of_the_page_stands_for_its_value_below_a_derivative() -> None:
    page = "$$ \\ell(m, s) = -\\ln s - m^2 $$\n\n$$ \\frac{\\partial \\ell}{\\partial m} = -2 m $$"
    assert claims(page) == ["deriv((\\ add(neg(ln(s)), neg(pow(#0, 2)))), m) = neg(mul(2, m))"]


@pytest.mark.parametrize(
    "page",
    [
        "Let $z = x y$ and $y = x^2$.\n\n$$ \\frac{dz}{dx} = y $$",
        "Let $z = x y$ and $y = x^2$.\n\n$$ \\int_0^1 z dx = \\frac{y}{2} $$",
        "$$ \\frac{d}{dx} (x y) = y $$\n\nwhere $y = y(x)$.",
        "$$ \\frac{d}{dx} y = 0 $$",
    ],
)
def test_what_varies_with_the_bound_name_is_not_held_fixed(page: str) -> None:
    assert not any("deriv" in c or "integral" in c for c in claims(page))


def test_a_value_without_the_bound_name_is_put_in() -> None:
    page = "Let $z = x y$ and $y = 3$.\n\n$$ \\frac{dz}{dx} = 3 $$"
    assert claims(page) == ["deriv((\\ mul(#0, 3)), x) = 3"]


def test_a_constant_alone_below_a_derivative_is_read() -> None:
    assert claims("$$ \\frac{d}{dx} c = 0 $$") == ["deriv((\\ c), x) = 0"]
    assert claims("Let $y$ be a real number.\n\n$$ \\frac{d}{dx} y = 0 $$") == ["deriv((\\ y), x) = 0"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Let $y$ be a function of $x$.",
        "The height $y$ depends on $x$.",
        "The heights $y$ and $z$ vary with $x$.",
        "Let $y, z$ be smooth functions of $x$.",
        "Let $y$ be the height at time $x$.",
        "Here $y$ is the time-dependent height.",
    ],
)
def test_a_dependent_name_is_held_fixed_under_no_binder(sentence: str) -> None:
    for body in ("\\int_0^1 y dx = y", "\\lim_{x \\to \\infty} y = y", "\\sum_{x=1}^{3} y = 3 y"):
        (found,) = claims(f"{sentence}\n\n$$ {body} $$")
        assert "`" in found, found


@pytest.mark.parametrize(
    "sentence",
    [
        "Here $y$ does not depend on $x$.",
        "The height $y$ is not a function of $x$.",
        "Let $y$ be the height of the step.",
    ],
)
def test_a_name_that_depends_on_nothing_is_held_fixed_under_binders(sentence: str) -> None:
    (found,) = claims(f"{sentence}\n\n$$ \\int_0^1 y dx = y $$")
    assert found == "integral(interval(0, 1), (\\ y)) = y"


TIED = "Let $x + y = 1$."


@pytest.mark.parametrize(
    "formula",
    [
        "\\frac{d}{dx} (x y) = y",
        "\\frac{d}{dx} (x y) = y - x",
        "\\int_0^1 y dx = y",
        "\\lim_{x \\to 0} y = y",
    ],
)
def test_a_name_tied_to_a_bound_one_is_not_held_fixed(formula: str) -> None:
    (found,) = claims(f"{TIED}\n\n$$ {formula} $$")
    assert found.startswith("unread") and "ties y to x" in found


def test_a_name_tied_to_no_bound_one_is_held_fixed() -> None:
    assert claims(f"{TIED}\n\n$$ \\frac{{d}}{{dt}} (t y) = y $$") == ["deriv((\\ mul(#0, y)), t) = y"]


def test_a_partial_derivative_holds_fixed_what_a_constraint_ties() -> None:
    page = f"{TIED}\n\n$$ \\frac{{\\partial}}{{\\partial x}} (x y) = y $$"
    assert claims(page) == ["deriv((\\ mul(#0, y)), x) = y"]


def test_a_partial_derivative_holds_nothing_fixed_that_an_equation_says_in_full() -> None:
    page = "Let $r^2 = x^2 + y^2$.\n\n$$ \\frac{\\partial}{\\partial x} (x r) = r $$"
    assert claims(page)[0].startswith("unread")


def test_a_square_that_is_defined_varies_with_what_defines_it() -> None:
    page = "Let $r^2 = x^2 + y^2$.\n\n$$ \\frac{\\partial}{\\partial x} (x r^2) = r^2 + 2 x^2 $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved"]
    fixed = page.replace("r^2 + 2 x^2 $$", "r^2 $$")
    assert [s.verdict for s in verify(Markdown(fixed)).steps()] == ["refuted"]


@pytest.mark.parametrize("accented", ["\\bar{x}", "\\hat{\\theta}", "\\tilde x"])
def test_an_estimate_is_not_held_fixed_beside_a_term_of_the_data(accented: str) -> None:
    (found,) = claims(f"$$ \\frac{{\\partial}}{{\\partial x_1}} (x_1 - {accented}) = 1 $$")
    assert "`" in found


def test_a_dot_or_two_primes_make_a_function() -> None:
    for said in ("\\dot{x} = v", "x'' = 0"):
        found = claims(f"$$ {said}, \\qquad \\frac{{d}}{{dt}} (t x) = x $$")[-1]
        assert "`" in found


def test_an_equation_that_says_what_a_name_is_ties_that_name_alone() -> None:
    page = "Let $x^3 = y - c$.\n\n$$ \\int_0^1 c dy = c, \\qquad \\int_0^1 x dy = x $$"
    first, second = claims(page)
    assert first == "integral(interval(0, 1), (\\ c)) = c" and "ties x to y" in second


NORMAL = "Let $s > 0$ and $p_\\theta(x) = \\frac{1}{\\sqrt{2\\pi}s} e^{-(x - \\theta)^2/(2s^2)}$.\n\n"


def test_a_density_that_is_written_out_shows_how_it_depends_on_its_parameter() -> None:
    (found,) = claims(
        NORMAL + "$$ \\frac{\\partial}{\\partial\\theta} \\ln p_\\theta(x) = (x - \\theta)/s^2 $$"
    )
    assert not found.startswith("unread") and "p_theta" not in found


@pytest.mark.parametrize(
    "page",
    [
        NORMAL + "$$ \\int_0^1 p_\\theta(x) d\\theta = p_\\theta(x) $$",
        "Let $h_\\theta(x) = \\theta g_\\theta(x)$.\n\n$$ \\frac{d}{d\\theta} h_\\theta(x) = g_\\theta(x) $$",
    ],
)
def test_what_the_definition_hides_is_not_held_fixed(page: str) -> None:
    (found,) = claims(page)
    assert found.startswith("unread")


def test_a_parameter_of_a_normal_law_below_a_sum_is_a_term() -> None:
    """A law has numbers in it: no outcome hides that the mean has the index of the sum."""
    laws = "\\mathcal{N}(m_i, s^2) \\| \\mathcal{N}(0, s^2)"
    page = f"Let $s > 0$.\n\n$$ \\sum_{{i=1}}^n KL({laws}) = \\sum_{{i=1}}^n %s $$"
    assert claims(page % "\\frac{m_i^2}{2 s^2}")[0].startswith("sum(range(1, n), (\\ ")
    for side, verdict in (("\\frac{m_i^2}{2 s^2}", "proved"), ("\\frac{m_i}{2 s^2}", "refuted")):
        assert [r.verdict for r in verify(Markdown(page % side)).steps()] == [verdict]
