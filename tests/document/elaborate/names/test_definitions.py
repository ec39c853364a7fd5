"""One relation at most is spent on a name; every other one is a step (docs/reading.md, rules 1 and 3)."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import claims, premises, steps


def test_a_fresh_name_is_defined_and_put_in() -> None:
    page = "$$ s = a + b $$\n\n$$ s^2 = a^2 + 2ab + b^2 $$"
    assert claims(page) == ["pow(add(a, b), 2) = add(pow(a, 2), mul(2, a, b), pow(b, 2))"]
    assert premises(page) == {"s = a + b"}


def test_a_second_value_is_a_step_and_no_second_definition() -> None:
    assert claims("$$ s = a + b $$\n\nand\n\n$$ s = a - b $$") == ["add(a, b) = add(a, neg(b))"]


def test_the_rest_of_a_defining_chain_is_claimed() -> None:
    assert claims("$$ s = a b = b a $$") == ["mul(a, b) = mul(b, a)"]


def test_a_name_in_use_is_not_defined_by_a_later_relation() -> None:
    (first, second) = steps("$$ (x - 1) (x + 1) = x^2 - 1 $$\n\nso that\n\n$$ x = 1 $$")
    assert not second.refutable and second.left is not None
    assert claims("$$ (x - 1)(x + 1) = x^2 - 1 $$\n\nso that\n\n$$ x = 1 $$")[0].startswith("mul(add(x")
    assert not first.refutable


def test_a_definition_that_mentions_itself_is_none() -> None:
    assert claims("$$ t = t + 1 $$") == ["t = add(t, 1)"]


def test_a_function_is_defined_at_its_parameters() -> None:
    page = "$$ g(x) = x^2 $$\n\n$$ g(a + b) = a^2 + 2ab + b^2 $$"
    assert claims(page) == ["pow(add(a, b), 2) = add(pow(a, 2), mul(2, a, b), pow(b, 2))"]


def test_a_value_of_a_function_at_a_number_defines_nothing() -> None:
    assert claims("$$ g(x) = x^2 $$\n\n$$ g(2) = 5 $$") == ["pow(2, 2) = 5"]


def test_the_relation_that_is_announced_defines() -> None:
    page = "The result is\n\n$$ s = b + a $$\n\nwhere s is defined as\n\n$$ s = a + b $$"
    assert premises(page) == {"s = a + b"}
    assert claims(page) == ["add(a, b) = add(b, a)"]


def test_a_theorem_of_a_known_law_is_a_claim_and_defines_nothing() -> None:
    page = (
        "Let $X$ be a random variable with\n\n$$ X \\sim \\mathrm{Bern}(p) $$\n\n"
        "Then\n\n$$ \\mathrm{E}(X) = 2 p $$"
        "\n\n**Proof:**\n\n$$ \\mathrm{E}(X) = 0 \\cdot (1-p) + 1 \\cdot p = p $$"
    )
    found = claims(page)
    assert len(found) == 3
    assert all(c.startswith("sum(range(0, 1)") for c in found[:2])
    assert found[0].endswith("= mul(2, p)")


def test_a_definition_turned_round_is_a_claim() -> None:
    assert claims("$$ s = t + 1 $$\n\n$$ t = s - 1 $$") == ["t = add(add(t, 1), neg(1))"]


def test_definitions_of_functions_by_each_other_are_an_error() -> None:
    (found,) = claims("Let $k(x) = g(x) - 1$ and\n\n$$ g(x) = k(x) + 1 $$\n\n$$ g(1) = g(1) $$")
    assert "goes round in a circle" in found


def test_an_unread_definition_makes_every_use_of_the_name_an_error() -> None:
    (step,) = steps("$$ s = \\lg y $$\n\n$$ s + s = 3 s $$")
    assert "the definition of s was not understood" in step.error


def test_an_unparsed_definition_does_too() -> None:
    found = steps("$$ s = \\frac{1 $$\n\n$$ s + s = 3 s $$")
    assert [bool(s.error) for s in found] == [True, True]


def test_a_bound_variable_never_captures_a_definition() -> None:
    (step,) = steps("$$ s = x^2 $$\n\n$$ \\int_0^1 s\\, dx = s $$")
    assert (
        step.left is not None
        and "integral(interval(0, 1), (\\ pow(x, 2)))"
        in claims("$$ s = x^2 $$\n\n$$ \\int_0^1 s\\, dx = s $$")[0]
    ) or "bound" in step.error


def test_an_indexed_name_is_defined_for_every_index() -> None:
    page = "$$ z_i = 2 x_i $$\n\n$$ \\sum_{i=1}^n z_i = 2 \\sum_{i=1}^n x_i $$"
    assert claims(page) == ["sum(range(1, n), (\\ mul(2, $x(#0)))) = mul(2, sum(range(1, n), (\\ $x(#0))))"]


def test_a_conclusion_about_functions_in_use_defines_nothing() -> None:
    page = "$$ f(x) + g(x) = 2 f(x) $$\n\n$$ f(x) = g(x) $$"
    assert claims(page)[0] == "add($f(x), $g(x)) = mul(2, $f(x))"


def test_a_value_at_one_argument_defines_no_function() -> None:
    assert claims("$$ g(a) = 0 $$\n\n$$ g(b) = 0 $$") == ["$g(a) = 0", "$g(b) = 0"]


def test_a_later_row_of_an_equation_being_solved_defines_nothing() -> None:
    rows = "$$\n\\begin{aligned}\n0 &= a - b x \\\\\nb x &= a \\\\\nx &= a / b\n\\end{aligned}\n$$"
    found = steps(rows)
    assert len(found) == 3 and not any(s.refutable for s in found)
    assert claims(rows)[1] == "mul(b, x) = a"


def test_a_functional_stated_before_a_proof_is_not_its_own_proof() -> None:
    page = (
        "Let $X$ be a random variable. Then\n\n$$ \\mathrm{median}(X) = a $$\n\n**Proof:** It is\n\n"
        "$$ \\mathrm{median}(X) = a + b - b $$"
    )
    assert premises(page) == {"\\mathrm{median}(X) = a + b - b"}
    assert claims(page) == ["add(a, b, neg(b)) = a"]


def test_a_directive_wins_over_the_text() -> None:
    assert claims("<!-- kld_proof: let s = 2 -->\n\n$$ s = a + b $$") == ["2 = add(a, b)"]


def test_a_function_that_is_defined_under_a_condition_is_unknown_elsewhere() -> None:
    for condition in (", \\quad x > 3 $$", "\\text{ for } x > 3 $$", "$$\n\nfor $x > 3$."):
        page = "$$ f(x) = \\frac{1}{x} " + condition + "\n\n$$ f(1) = f(2) $$"
        left, right = "ite(lt(3, 1), div(1, 1), $f(1))", "ite(lt(3, 2), div(1, 2), $f(2))"
        assert claims(page) == [f"{left} = {right}"], condition


def test_a_density_is_0_outside_of_its_range() -> None:
    page = "Let $X$ have the density $f(x) = e^{-x}$ for $x > 0$.\n\n$$ f(-1) = e $$"
    assert claims(page) == ["ite(lt(0, neg(1)), exp(neg(neg(1))), 0) = exp(1)"]


def test_a_claim_about_a_known_functional_defines_nothing() -> None:
    page = "$$ KL(p\\|q) = KL(q\\|p) $$"
    assert len(claims(page)) == 1


def test_a_function_may_be_defined_for_a_power_of_its_parameter() -> None:
    page = "Define $\\ell(\\mu, \\sigma^2) = -\\frac{\\mu^2}{2 \\sigma^2}$.\n\n"
    (claim,) = claims(page + "$$ \\ell(\\mu, \\sigma^2) + 1 = c $$")
    assert claim == "add(neg(div(pow(mu, 2), mul(2, pow(sigma, 2)))), 1) = c"
    (other,) = claims(page + "$$ \\ell(\\mu, \\tau^2) = \\ell(\\mu, \\tau) $$")
    assert "pow(tau" not in other


SEQUENCE = "We have $n$ observations\n\n$$ y_i = \\mu + \\varepsilon_i $$\n\nand their mean\n\n"
SEQUENCE += "$$ \\bar{y} = \\frac{1}{n} \\sum_{i=1}^n y_i $$\n\n"


def test_what_has_the_index_of_a_sequence_in_its_equation_varies_with_it() -> None:
    page = SEQUENCE + "so that\n\n$$ \\sum_{i=1}^n (y_i - \\bar{y}) = 0 $$"
    (claim,) = claims(page)
    assert "add(mu, $varepsilon(#0))" in claim
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved"]


def test_the_terms_of_such_a_sequence_are_not_all_equal() -> None:
    page = SEQUENCE + "so that\n\n$$ \\sum_{i=1}^n (y_i - \\bar{y})^2 = 0 $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] != ["proved"]


def test_a_label_that_carries_the_index_of_a_function_leaves_it_unread() -> None:
    page = "$$ f(i) = a_i + 1 $$\n\n$$ \\sum_{k=1}^n (f(k) - f(1)) = 0 $$"
    assert all("unread" in c for c in claims(page))


@pytest.mark.parametrize(
    "sentence",
    ["The median $m$ of the exponential distribution with rate $r$ is", "The mean of this distribution is"],
)
def test_what_a_law_has_is_a_claim_and_no_definition(sentence: str) -> None:
    assert (
        claims(f"{sentence}\n\n$$ m = \\frac{{1}}{{r}} $$\n\nHence\n\n$$ r m = 1 $$")[-1] == "mul(r, m) = 1"
    )


@pytest.mark.parametrize("sentence", ["Let the median be", "We write the mode as", "The sample median is"])
def test_a_name_that_is_given_to_it_is_a_definition(sentence: str) -> None:
    page = f"{sentence}\n\n$$ m = \\frac{{1}}{{r}} $$\n\nHence\n\n$$ r m = 1 $$"
    assert claims(page)[-1] == "mul(r, div(1, r)) = 1"


def test_a_mean_is_explained_at_the_end_of_its_formula() -> None:
    page = "Let $n > 0$.\n\n$$ \\sum_{i=1}^n (x_i - m) = n (\\bar x - m), "
    page += "\\quad \\bar x = \\frac1n \\sum_{i=1}^n x_i $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved"]
    wrong = page.replace("n (\\bar x - m)", "n \\bar x - m")
    assert [s.verdict for s in verify(Markdown(wrong)).steps()] != ["proved"]


def test_where_something_is_defines_nothing() -> None:
    page = "With $s > 0$ the curve has inflection points at $x = m - s$ and $x = m + s$.\n\n"
    results = list(verify(Markdown(page + "$$ x - m + m = x $$\n\n$$ x = m - s $$")).steps())
    assert [s.verdict for s in results] == ["proved", "not_proved"]


@pytest.mark.parametrize("between", ["$, $", "$ and $", "$. Let $"])
def test_a_definition_behind_a_comma_is_no_range_of_the_one_before(between: str) -> None:
    """A condition in its place is one."""
    listed = f"Let $a_t = 1 - b_t{between}c_t = \\prod_{{s=1}}^t a_s$.\n\n$$ a_t - c_2 = 1 - b_t - c_2 $$"
    assert claims(listed)[0].startswith("add(add(1, neg($b(t)))")
    ranged = "Let $f(x) = 1 - x$, $x > 3$.\n\n$$ f(2) = -1 $$"
    assert "proved" not in [r.verdict for r in verify(Markdown(ranged)).steps()]


def test_what_turns_a_definition_round_is_a_claim() -> None:
    """The odds of a chance, and the chance by its odds."""
    page = "Let $0 < b < 1$ and $s = \\frac{b}{1 - b}$. Then\n\n$$ b = \\frac{s}{1 %s s} $$"
    for sign, verdict in (("+", "proved"), ("-", "not_proved")):
        assert [r.verdict for r in verify(Markdown(page % sign)).steps()] == [verdict]
