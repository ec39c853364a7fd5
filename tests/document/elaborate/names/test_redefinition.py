"""A name that is defined anew is another one from there on; the same definition twice is one."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import claims, document


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize(
    "page",
    [
        "Let $f(x) = x^2$.\n\n$$ f(3) = 9 $$\n\nLet $f(x) = x^3$.\n\n$$ f(3) = 27 $$",
        "$$ f(x) := x^2 $$\n\n$$ f(3) = 9 $$\n\nNow redefine $f(x) = x^3$.\n\n$$ f(3) = 27 $$",
        "Let $f(x) = x^2$.\n\n$$ f(3) = 9 $$\n\n# Next\n\nLet $f(x) = x^3$.\n\n$$ f(3) = 27 $$",
    ],
)
def test_each_definition_holds_from_where_it_stands(page: str) -> None:
    assert claims(page) == ["pow(3, 2) = 9", "pow(3, 3) = 27"]
    assert any("defined anew" in f.message for f in document(page).findings)


def test_three_definitions_and_the_derivative() -> None:
    page = "Let $f(x) = x^2$. Let $f(x) = x^3$. Let $f(x) = x^4$.\n\n$$ f(3) = 81 $$\n\n$$ f'(x) = 4 x^3 $$"
    assert claims(page) == ["pow(3, 4) = 81", "deriv((\\ pow(#0, 4)), x) = mul(4, pow(x, 3))"]


def test_a_value_that_is_set_anew_replaces_the_one_before() -> None:
    page = "Let $x = 1$.\n\n$$ x + 1 = 2 $$\n\nNow let $x = 2$.\n\n$$ x + 1 = 3 $$"
    assert claims(page) == ["add(1, 1) = 2", "add(2, 1) = 3"]


def test_the_same_definition_twice_and_a_claim_are_no_new_definition() -> None:
    page = "Let $f(x) = x^2$. Let $f(x) = x^2$.\n\n$$ f(3) = 9 $$"
    assert claims(page) == ["pow(3, 2) = 9"] and not document(page).findings
    claim = "Let $f(x) = x^2$. Then\n\n$$ f(x) = x x $$"
    assert claims(claim) == ["pow(x, 2) = mul(x, x)"] and not document(claim).findings


def test_what_follows_a_wrong_chain_is_tried_by_itself() -> None:
    page = "$$ (a+b)^2 = a^2 + b^2 $$\n\n$$ (a+b)^2 = a^2 + 2 a b + b^2 $$"
    (document_result,) = verify(Markdown(page)).documents
    assert [s.verdict for d in document_result.derivations for s in d.steps] == ["refuted", "proved"]


@pytest.mark.parametrize("text", ["Let $f(x) = f(x) + 1$.", "Let $a = b + 1$ and $b = a$."])
def test_a_definition_that_goes_round_in_a_circle_is_reported(text: str) -> None:
    assert any("in a circle" in f.message for f in document(text + "\n\n$$ 1 = 1 $$").findings)


TWO = (
    "# A\n\n$$ L(a) = 2 a $$\n\n$$ L(3) = 6 $$\n\n"
    "{heading}\n\n$$ L({letter}) = 5 {letter} $$\n\n$$ L(3) = 15 $$"
)


def test_under_another_heading_and_with_another_letter_a_function_is_another_one() -> None:
    page = TWO.format(heading="# B", letter="b")
    assert claims(page) == ["mul(2, 3) = 6", "mul(5, 3) = 15"]
    assert any("defined anew" in f.message for f in document(page).findings)


@pytest.mark.parametrize(("heading", "letter"), [("# B", "a"), ("## B", "b"), ("# Proof", "b"), ("Now", "b")])
def test_elsewhere_it_is_a_claim_about_the_same_function(heading: str, letter: str) -> None:
    page = TWO.format(heading=heading, letter=letter)
    assert f"mul(2, {letter}) = mul(5, {letter})" in claims(page)
    assert "mul(5, 3) = 15" not in claims(page)


SQUARE = "Consider $f(x) = x^2$.\n\n$$ f(3) = 9 $$"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("# Squares", "# Cubes\n\nConsider $f(x) = x^3$."),
        ("# Squares", "# Cubes\n\nThe function is $f(x) = x^3$."),
        ("# Example 1", "# Example 2\n\n$$ f(x) = x^3 $$"),
        ("**Example 1.**", "**Example 2.** $f(x) = x^3$."),
        ("Exercise 1.", "Exercise 2. Let us look at $f(x) = x^3$."),
    ],
)
def test_a_function_that_is_introduced_in_another_section_is_another_one(first: str, second: str) -> None:
    page = f"{first}\n\n{SQUARE}\n\n{second}\n\n$$ f(3) = 27 $$"
    assert claims(page)[-1] == "pow(3, 3) = 27"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("# Squares", "# Cubes\n\n$$ f(x) = x^3 $$"),
        ("# Squares", "# Summary\n\nWe have found\n\n$$ f(x) = x^3 $$"),
        ("# Step 1", "# Step 2\n\nHence\n\n$$ f(x) = x^3 $$"),
        ("# Squares", "## Cubes\n\nThe function is\n\n$$ f(x) = x^3 $$"),
        ("**Example 1.**", "**Example 2.** Recall that\n\n$$ f(x) = x^3 $$"),
    ],
)
def test_what_is_not_introduced_is_a_claim_about_the_first(first: str, second: str) -> None:
    page = f"{first}\n\n{SQUARE}\n\n{second}"
    assert claims(page)[-1] == "pow(x, 2) = pow(x, 3)"


ITEMS = (
    "Consider these functions.\n\n- $f(x) = x^2$, for which\n  $$ f'(x) = 2 x $$\n"
    "- $f(x) = e^{2x}$, for which\n  $$ f'(x) = FIRST $$\n- $f(x) = x^3$, with\n  $$ f'(x) = SECOND $$\n"
)


def test_each_item_of_a_list_that_begins_with_a_function_has_its_own() -> None:
    right = ITEMS.replace("FIRST", "2 e^{2x}").replace("SECOND", "3 x^2")
    assert verdicts(right) == ["proved", "proved", "proved"]
    assert verdicts(ITEMS.replace("FIRST", "e^{2x}").replace("SECOND", "2 x")) == [
        "proved",
        "refuted",
        "refuted",
    ]


def test_the_steps_of_a_list_are_claims_about_one_function() -> None:
    steps = "The function $f(x) = x^2 + 2x$ is rewritten:\n\n1. First, $$ f(x) = x (x + 2) $$\n"
    steps += "2. then $$ f(x) = (x + 1)^2 CLAIM $$\n"
    assert verdicts(steps.replace("CLAIM", "- 1")) == ["proved", "proved"]
    assert verdicts(steps.replace("CLAIM", "+ 1"))[1] == "refuted"


def test_a_sentence_in_another_section_introduces_a_function_of_another_letter() -> None:
    page = "## Squares\n\nLet $f(x) = x^2$.\n\n$$ f'(x) = 2 x $$\n\n"
    page += "## Circles\n\nThe area is $f(r) = \\pi r^2$.\n\n$$ f'(r) = CLAIM $$"
    assert verdicts(page.replace("CLAIM", "2 \\pi r")) == ["proved", "proved"]
    assert verdicts(page.replace("CLAIM", "2 r"))[1] == "refuted"
    assert verdicts(page.replace("The area is", "Hence the area is").replace("CLAIM", "2 r"))[1] == "proved"


NEWTON = (
    "## Setting\n\nLet $f(x) = x^2 - a$ with $a > 0$.\n\n"
    "## Step\n\nThe step is $g(x) = x - \\frac{f(x)}{2 x}$.\n\n"
    "## Fixed point\n\nWith $s = \\sqrt{a}$ and $a > 0$,\n\n$$ f(s) = 0 $$\n\n$$ CLAIM $$"
)


def test_a_value_at_a_point_of_another_section_is_a_claim() -> None:
    assert verdicts(NEWTON.replace("CLAIM", "g(s) = s")) == ["proved", "proved"]
    assert verdicts(NEWTON.replace("CLAIM", "g(s) = 2 s"))[1] not in ("proved",)
    assert len(verdicts(NEWTON.replace("CLAIM", "g(s) = 2 s"))) == 2
    assert len(verdicts(NEWTON.replace("CLAIM", "f(t) = 1"))) == 2


DENSITIES = (
    "GIVEN $f(x) = 2 x$ for $0 < x < 1$.\n\n$$ f(1/2) = 1 $$\n\nAGAIN $f(x) = 3 x^2$.\n\n$$ f(1/2) = CLAIM $$"
)


@pytest.mark.parametrize(
    ("given", "again"),
    [
        ("Let $X$ have density", "Now $X$ has density"),
        ("The random variable $X$ has pdf", "The random variable $Y$ has pdf"),
        ("The density of $X$ is", "The density of $X$ is now"),
        ("If the density is instead", "And if it is"),
        ("Suppose that the density is", "Suppose instead that the density is"),
    ],
)
def test_a_sentence_that_gives_a_density_defines_its_letter_anew(given: str, again: str) -> None:
    page = DENSITIES.replace("GIVEN", given).replace("AGAIN", again)
    assert verdicts(page.replace("CLAIM", "\\frac34")) == ["proved", "proved"]
    assert verdicts(page.replace("CLAIM", "1")) == ["proved", "refuted"]


@pytest.mark.parametrize(
    "again", ["Thus $X$ has density", "Solve", "It is wrong that the density is", "At points where"]
)
def test_a_density_that_is_concluded_or_denied_is_no_new_definition(again: str) -> None:
    page = DENSITIES.replace("GIVEN", "Let $X$ have density").replace("AGAIN", again)
    assert verdicts(page.replace("CLAIM", "1"))[1] == "proved"
