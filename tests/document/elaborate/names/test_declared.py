"""What is assumed, where, and for which steps."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import assumed, claims, inferred, premises, steps

CLAIM = "\n\n$$ \\ln(a b) = \\ln a + \\ln b $$"


def test_conditions_in_the_sentence_before_are_assumed() -> None:
    assert assumed(steps("Let $a > 0$ and $b > 0$." + CLAIM)[0]) == {"lt(0, a)", "lt(0, b)"}


def test_conditions_after_the_formula_are_assumed() -> None:
    assert assumed(steps(CLAIM + "\n\nfor $a, b > 0$.")[0]) == {"lt(0, a)", "lt(0, b)"}


def test_a_condition_that_is_denied_or_only_mentioned_is_not() -> None:
    for sentence in (
        "It is undefined for $a < 0$.",
        "Hence $a > 0$.",
        "Note $a > 0$ here.",
        "This is not so for $a > 0$.",
    ):
        assert assumed(steps(sentence + CLAIM)[0]) == set(), sentence


def test_a_step_gets_only_what_its_names_are_connected_with() -> None:
    page = "Let $a > 0$, $b > 0$ and $c > 0$."
    assert assumed(steps(page + "\n\n$$ \\ln a^2 = 2 \\ln a $$")[0]) == {"lt(0, a)"}


def test_connected_through_another_condition() -> None:
    page = "Let $a > b$ and $b > 0$."
    assert assumed(steps(page + "\n\n$$ \\ln a^2 = 2 \\ln a $$")[0]) == {"lt(b, a)", "lt(0, b)"}


def test_a_display_is_an_assumption_only_right_behind_a_cue() -> None:
    assert claims("$$ 0 < a < 1 $$") == ["0 < a", "a < 1"]
    assert claims("This gives\n\n$$ a > 1 $$") == ["a > 1"]
    assert claims("Let $b$ be known. The last line means\n\n$$ a > 1 $$") == ["a > 1"]
    assert claims("Assume that\n\n$$ 0 < a < 1 $$") == []
    assert claims("Let us not assume that\n\n$$ a > 1 $$") == ["a > 1"]
    assert claims("$$ a^2 \\geq 0 $$") == ["pow(a, 2) >= 0"]


def test_a_conclusion_is_no_assumption() -> None:
    page = "Let $a > 0$.\n\nHence\n\n$$ a \\geq b $$"
    assert claims(page) == ["a >= b"]
    assert assumed(steps(page)[0]) == {"lt(0, a)"}


def test_intervals_and_memberships() -> None:
    page = "Let $a \\in (0, 1]$ and $n \\in \\mathbb{N}$." + "\n\n$$ \\ln a^n = n \\ln a $$"
    assert assumed(steps(page)[0]) == {"lt(0, a)", "le(a, 1)", "in(n, naturals)"}


def test_the_scale_of_a_normal_law_is_positive_and_so_is_a_bare_variance() -> None:
    mean = "\n\n$$ \\mathrm{E}(X) = m $$"
    assert inferred("Let $X \\sim N(m, s^2)$." + mean) == {"lt(0, s)"}
    assert inferred("Let $X \\sim N(m, v)$." + mean) == {"lt(0, v)"}


def test_a_square_that_is_positive_has_a_positive_root() -> None:
    page = "Let $\\sigma^2 > 0$." + "\n\n$$ \\ln \\sigma^2 = 2 \\ln \\sigma $$"
    assert "lt(0, sigma)" in assumed(steps(page)[0])


def test_the_normaliser_of_a_written_density_makes_its_scale_positive() -> None:
    page = (
        "$$ \\because p(x) = \\frac{1}{\\sqrt{2\\pi} s} e^{-\\frac{x^2}{2 s^2}} $$\n\n$$ \\int p(x) dx = 1 $$"
    )
    assert inferred(page) == {"lt(0, s)"}
    other = "$$ \\because p(x) = \\frac{1}{2 s} e^{-|x|/s} $$\n\n$$ \\int p(x) dx = 1 $$"
    assert inferred(other) == {"ne(s, 0)"}  # what the definition needs, and no sign


def test_a_value_for_a_name_in_use_holds_for_the_next_formula_or_from_let_on() -> None:
    formulas = "$$ a b = b a $$\n\n{} $a = 1$ we get\n\n$$ a c = c a $$\n\nand\n\n$$ a d = d a $$"
    once = claims(formulas.format("For"))
    assert once == ["mul(a, b) = mul(b, a)", "mul(1, c) = mul(c, 1)", "mul(a, d) = mul(d, a)"]
    lasting = claims(formulas.format("Now let"))
    assert lasting == ["mul(a, b) = mul(b, a)", "mul(1, c) = mul(c, 1)", "mul(1, d) = mul(d, 1)"]
    assert "a = 1" in premises(formulas.format("For"))


def test_a_value_that_is_a_condition_is_a_premise_and_no_definition() -> None:
    page = "$$ a b = b a $$\n\nWe set $a = 1$.\n\n$$ a c = c $$"
    assert "a = 1" in premises(page)
    assert claims(page)[1] == "mul(1, c) = c"


def test_the_condition_beside_a_formula_holds_for_it_alone() -> None:
    page = "$$ \\ln a^2 = 2 \\ln a, \\quad \\text{if } a > 0 $$\n\n$$ \\ln a^4 = 4 \\ln a $$"
    assert [assumed(s) for s in steps(page)] == [{"lt(0, a)"}, set()]


def test_a_law_can_be_declared_by_an_equation() -> None:
    for head in ("P = N(m, s^2)", "p(x) = N(m, s^2)"):
        page = f"Let ${head}$.\n\n$$ E_p[x] = m $$"
        assert inferred(page) == {"lt(0, s)"}, head
        assert claims(page)[0].startswith("integral(reals, (\\ mul(mul(div(1, ")


@pytest.mark.parametrize(
    ("words", "claim"),
    [("a positive number", "lt(0, c)"), ("negative", "lt(c, 0)"), ("a non-negative real number", "le(0, c)")],
)
def test_the_sign_that_words_give_a_name_is_assumed(words: str, claim: str) -> None:
    assert assumed(steps(f"Let $c$ be {words}.\n\n$$ |c| = c $$")[0]) == {claim}


@pytest.mark.parametrize(
    "text",
    [
        "Let $c$ be an even integer.",
        "Let $c$ be odd.",
        "For all positive $c$,",
    ],
)
def test_what_words_say_beyond_that_forbids_a_refutation(text: str) -> None:
    assert not steps(text + "\n\n$$ 2 c = c + 1 $$")[-1].refutable


def test_an_equation_that_is_supposed_is_an_assumption() -> None:
    found = steps("Let $c + b = 1$.\n\n$$ 2 c = c + 1 $$")[0]
    assert found.refutable and assumed(found) == {"eq(add(c, b), 1)"}


def test_real_numbers_stay_free() -> None:
    assert steps("Let $c$ be a real number.\n\n$$ |c| = c + c $$")[0].refutable


def test_a_law_that_the_text_names_needs_its_conditions() -> None:
    claim = "\n\n$$ \\ln \\sigma^2 = 2 \\ln \\sigma $$"
    law = "$\\mathcal N(\\mu, \\sigma^2)$"
    assert inferred(f"Take samples from {law}.{claim}") >= {"lt(0, sigma)"}
    assert "lt(0, sigma)" not in inferred(f"The data are not from {law}.{claim}")


def test_a_law_holds_from_where_it_is_stated() -> None:
    general = "$$ \\mathrm{Var}(X) = \\mathrm{E}[X] $$"
    page = f"# All\n\n{general}\n\n# One\n\nLet $X \\sim \\mathrm{{Poiss}}(\\lambda)$.\n\n{general}"
    before, behind = claims(page)
    assert "lambda" not in before and "lambda" in behind


def test_a_law_that_explains_a_formula_holds_for_it() -> None:
    (claim,) = claims("$$ \\mathrm{E}[X] = \\mu $$\n\nwhere $X \\sim \\mathcal N(\\mu, \\sigma^2)$.")
    assert "sigma" in claim


def test_a_density_is_that_of_a_variable_of_its_own_section_where_it_has_several_meanings() -> None:
    law = "# A\n\nLet $X \\sim \\mathcal N(0, 1)$.\n\n"
    joint = "$$ p(x, y) = p(x) p(y) $$"
    assert "pi" in claims(law + joint)[0]
    assert "pi" not in claims(law + "# B\n\n" + joint)[0]


def test_a_line_right_behind_a_formula_goes_on_with_it() -> None:
    formula = "Text.\n\n$$ \\ln(a b) = \\ln a + \\ln b $$\n"
    for line in ("for $a, b > 0$.", "where $a > 0$ and $b > 0$."):
        assert assumed(steps(formula + line)[0]) == {"lt(0, a)", "lt(0, b)"}
        assert assumed(steps(formula + "\n" + line)[0]) == {"lt(0, a)", "lt(0, b)"}
    assert assumed(steps(formula + "This fails for $a, b < 0$.")[0]) == set()
