"""Means, variances, entropies and divergences by their definitions."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import assumed, claim, claims, inferred, steps

NORMAL = "Let $X \\sim \\mathcal{N}(\\mu, \\sigma^2)$.\n\n"
EXPONENTIAL = "Let $X \\sim \\mathrm{Exp}(\\lambda)$.\n\n"


def left(page: str) -> str:
    return claims(page)[0].partition(" = ")[0]


def test_the_mean_under_a_known_law_is_an_integral_over_the_support() -> None:
    page = EXPONENTIAL + "$$ \\mathrm{E}(X) = 1/\\lambda $$"
    assert left(page) == "integral(above(0), (\\ mul(mul(lambda, exp(neg(mul(lambda, #0)))), #0)))"
    assert inferred(page) == {"lt(0, lambda)"}


def test_a_mean_inside_a_mean_is_a_number() -> None:
    page = EXPONENTIAL + "$$ \\mathrm{Var}(X) = 1/\\lambda^2 $$"
    inner = "integral(above(0), (\\ mul(mul(lambda, exp(neg(mul(lambda, #0)))), #0)))"
    assert f"pow(add(#0, neg({inner})), 2)" in left(page)


@pytest.mark.parametrize("written", ["\\mathrm{E}", "E", "\\mathbb{E}", "\\operatorname{E}"])
def test_spellings_of_the_mean_agree(written: str) -> None:
    page = EXPONENTIAL + f"$$ {written}[X] = 1/\\lambda $$"
    assert left(page) == left(EXPONENTIAL + "$$ \\mathrm{E}(X) = 1/\\lambda $$")


def test_a_mean_without_a_law_is_expect_and_is_assumed_to_exist() -> None:
    page = (
        "Let $X$ and $Y$ be random variables.\n\n$$ \\mathrm{E}(X + Y) = \\mathrm{E}(X) + \\mathrm{E}(Y) $$"
    )
    assert claims(page) == [
        "expect((\\ add($X(#0), $Y(#0)))) = add(expect((\\ $X(#0))), expect((\\ $Y(#0))))"
    ]
    assert "integrable_rv((\\ add($X(#0), $Y(#0))))" in assumed(steps(page)[0])
    assert steps(page)[0].variables == {"$X", "$Y"}


def test_a_constant_beside_declared_variables_is_no_random_variable() -> None:
    page = "Let $X$ be a random variable.\n\n$$ \\mathrm{E}(a X) = a \\mathrm{E}(X) $$"
    assert claims(page) == ["expect((\\ mul(a, $X(#0)))) = mul(a, expect((\\ $X(#0))))"]


def test_means_under_a_density_that_is_written_out() -> None:
    page = "Let $p(x) = e^{-x^2}$.\n\n"
    written = "integral(reals, (\\ mul(exp(neg(pow(#0, 2))), pow(#0, 2))))"
    for mean in (
        "E_p(X^2)",
        "E_P[X^2]",
        "\\mathbb{E}_{x \\sim p}[x^2]",
        "\\left\\langle x^2 \\right\\rangle_{p(x)}",
    ):
        assert left(page + f"$$ {mean} = \\int p(x) x^2 dx $$") == written


def test_a_mean_under_an_unknown_density_assumes_that_it_is_one() -> None:
    page = "$$ E_p[x] = \\int p(x)\\, x\\, dx $$"
    assert "eq(integral(reals, (\\ $p(#0))), 1)" in assumed(steps(page)[0])
    assert not steps(page)[0].refutable


def test_the_divergence_of_two_laws_is_over_the_first_support() -> None:
    page = (
        "$$\n\\begin{split}\nP: \\; X &\\sim \\mathrm{Exp}(a) \\\\\nQ: \\; X &\\sim \\mathrm{Exp}(b)\n"
        "\\end{split}\n$$\n\n"
        "$$ \\mathrm{KL}[P\\,||\\,Q] = \\ln a - \\ln b + \\frac{b}{a} - 1 $$"
    )
    assert left(page).startswith("integral(above(0), (\\ mul(mul(a, exp(neg(mul(a, #0)))), ln(div(")
    assert inferred(page) == {"lt(0, a)", "lt(0, b)"}


def test_the_divergence_of_uniform_laws_assumes_that_one_support_holds_the_other() -> None:
    page = (
        "$$ P: X \\sim \\mathcal{U}(a, b) $$\n\n$$ Q: X \\sim \\mathcal{U}(c, d) $$\n\n"
        "$$ \\mathrm{KL}[P\\,||\\,Q] = \\ln \\frac{d-c}{b-a} $$"
    )
    assert {"le(c, a)", "le(b, d)"} <= inferred(page)


def test_a_divergence_between_unlike_supports_is_an_error() -> None:
    page = (
        "$$ P: X \\sim \\mathcal{N}(0, 1) $$\n\n$$ Q: X \\sim \\mathrm{Exp}(b) $$\n\n"
        "$$ \\mathrm{KL}[P\\,||\\,Q] = b $$"
    )
    assert claims(page) == ["unread: the supports of the two laws differ"]


def test_an_entropy_is_in_nats_unless_the_page_takes_binary_logarithms() -> None:
    page = "Let $X \\sim \\mathrm{Bern}(p)$.\n\n"
    nats = left(page + "$$ \\mathrm{H}(X) = -p \\ln p - (1-p) \\ln (1-p) $$")
    bits = left(page + "$$ \\mathrm{H}(X) = -p \\log_2 p - (1-p) \\log_2 (1-p) $$")
    assert "ln(2)" not in nats and "ln(2)" in bits


def test_a_density_is_zero_outside_its_support() -> None:
    page = EXPONENTIAL + "$$ \\int_{-\\infty}^{\\infty} f_X(x)\\, dx = 1 $$"
    assert left(page).startswith("integral(reals, (\\ ite(lt(0, #0), ")


def test_at_a_free_point_the_support_is_assumed() -> None:
    page = EXPONENTIAL + "$$ f_X(x) = \\lambda e^{-\\lambda x} $$"
    assert "in(x, above(0))" in inferred(page)


def test_a_value_at_the_end_of_the_support_is_kept_and_never_refuted() -> None:
    (step,) = steps(EXPONENTIAL + "$$ f_X(0) = \\lambda $$")
    assert claim(step) == "$`f_{X}(0)(lambda) = lambda" and not step.refutable


def test_masses_at_numbers() -> None:
    page = (
        "Let $X \\sim \\mathrm{Bern}(p)$.\n\n$$ \\mathrm{Pr}(X = 1) = p $$\n\n$$ \\mathrm{Pr}(X = 2) = 0 $$"
    )
    assert claims(page)[1] == "0 = 0"
    assert claims(page)[0].startswith("mul(pow(p, 1)")


@pytest.mark.parametrize(
    ("formula", "sentence"),
    [
        ("\\mathrm{E}(X | Y) = 1 + 1", "$`E(X \\mid #1)(Y, mu, sigma) = add(1, 1)"),
        ("X + 1 = 2", "add(X, 1) = 2"),
        ("1 = \\mathrm{H}(W)", "1 = $`H(#1)(W)"),
    ],
)
def test_what_has_no_meaning_is_kept_as_written_and_never_refuted(formula: str, sentence: str) -> None:
    (step,) = steps(NORMAL + f"$$ {formula} $$")
    assert claim(step) == sentence and not step.refutable


def test_two_laws_for_one_name_cancel() -> None:
    page = "$$ X \\sim \\mathrm{Exp}(a) $$\n\n$$ X \\sim \\mathrm{Exp}(b) $$\n\n$$ \\mathrm{E}(X) = 1/a $$"
    assert claims(page)[0].startswith("unread")


def test_probabilities_of_events_without_a_law_are_unspecified_masses() -> None:
    page = "$$ \\Pr(X = x | Y = y) = \\frac{\\Pr(X = x, Y = y)}{\\Pr(Y = y)} $$"
    joint, marginal = "$Pr_{X,Y}(x, y)", "$Pr_{Y}(y)"
    assert claims(page) == [f"div({joint}, {marginal}) = div({joint}, {marginal})"]
    assert not steps(page)[0].refutable


def test_a_divergence_from_itself_upside_down_is_no_other_divergence() -> None:
    laws = "Let $P = N(0, 1)$ and $Q = N(m, 1)$.\n\n"
    first = left(laws + "$$ KL(P \\| Q) = m $$")
    assert first != left(laws + "$$ KL(Q \\| P) = m $$")
