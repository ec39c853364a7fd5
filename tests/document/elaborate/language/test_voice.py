"""Who assumes, for how long, and what takes an assumption back."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import assumed, claims, steps

CLAIM = "\n\n$$ |x| = x $$"


def last(page: str) -> set[str]:
    """The assumptions of the last step."""
    return assumed(steps(page + CLAIM)[-1])


@pytest.mark.parametrize(
    "sentence",
    [
        "We assume $x > 0$.",
        "We have assumed $x > 0$.",
        "It was assumed that $x > 0$.",
        "As required, $x > 0$ is supposed; assumed $x > 0$.",
        'Call $x$ "the width", and let $x > 0$.',
        "If $x > 0$, the following identity is true.",
        "In particular, let $x > 0$.",
        "Here we may assume that $x > 0$.",
        "Now suppose $x > 0$.",
        "We shall tacitly assume $x > 0$.",
        "For the proof, assume $x > 0$.",
        "In this part, suppose that $x > 0$.",
        "It is assumed that $x > 0$.",
        "Let $x > 0$ be arbitrary.",
        "Let $x > 0$ and let $y$ be arbitrary.",
        "If $x > 0$, then we find",
        "Student's law with $x > 0$ degrees of freedom:",
    ],
)
def test_what_the_writer_assumes_is_assumed(sentence: str) -> None:
    assert last(sentence) == {"lt(0, x)"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody assumes $x > 0$.",
        "Students often assume $x > 0$.",
        "It is tempting to assume $x > 0$.",
        "The reader could assume $x > 0$ in a first reading.",
        "Smith and others wrongly suppose $x > 0$.",
        "Unlike before, where $x > 0$, here",
        "Assuming the contrary of $x > 0$,",
        "Let $x$ be the smaller root, with $x > 0$ only for large $a$.",
        "If $x > 0$, then $|x| = x$. In any case",
        "Gauss assumed $x > 0$.",
        "The committee required $x > 0$.",
        "If $x > 0$ we are done. Now",
        "If $x > 0$, the result is trivial. Otherwise",
        'He wrote "let $x > 0$" on the board.',
        "In “let $x > 0$” the variable is real.",
        "The same is also true for $x > 0$.",
        "This holds in particular for $x > 0$.",
        "For all $x$, including $x > 0$,",
        "For $x$ other than $x > 0$,",
        "The requirement that $x > 0$ is superfluous.",
        "It used to be required that $x > 0$.",
        "<del>Let $x > 0$.</del>",
    ],
)
def test_what_others_assume_is_not(sentence: str) -> None:
    assert last(sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Now $x$ is arbitrary.",
        "For general $x$ we have",
        "Returning to arbitrary real $x$:",
        "We now allow negative $x$.",
        "From now on $x$ is any real number.",
    ],
)
def test_a_name_that_is_free_again_has_no_assumption(sentence: str) -> None:
    assert last(f"Let $x > 0$.{CLAIM}\n\n{sentence}") == set()
    assert last(f"Let $x > 0$. {sentence}") == set()


@pytest.mark.parametrize(
    "sentence", ["For general $y$ we have", "Now $y$ is arbitrary.", "We now allow negative $y$."]
)
def test_another_name_keeps_it(sentence: str) -> None:
    assert last(f"Let $x > 0$.\n\n{sentence}") == {"lt(0, x)"}


@pytest.mark.parametrize(
    "sentence",
    [
        "More generally,",
        "In all cases",
        "The same is true for negative $x$:",
        "Conversely,",
    ],
)
def test_a_case_ends_where_a_sentence_goes_on_to_others(sentence: str) -> None:
    assert last(f"For $x > 0$ we have{CLAIM}\n\n{sentence}") == set()
    assert last(f"Let $x > 0$. Then{CLAIM}\n\n{sentence}") == {"lt(0, x)"}
    assert last(f"For $x > 0$ we have{CLAIM}\n\nand so") == {"lt(0, x)"}


@pytest.mark.parametrize("label", ["Case", "**Case", "Example", "*Exercise"])
def test_what_a_case_or_an_example_supposes_ends_at_the_next_one(label: str) -> None:
    mark = "*" * label.count("*")
    first, second = (f"{label} {k}.{mark}" for k in (1, 2))
    page = f"Let $y > 0$.\n\n{first} Let $x > 0$.\n\n$$ |x y| = x y $$"
    assert last(page) == {"lt(0, x)"}
    assert last(f"{page}\n\n{second} Nothing is said of $x$.") == set()
    again = f"{page}\n\n{second} Let $x > 1$.\n\n$$ |x y| = x y $$"
    assert assumed(steps(again)[-1]) == {"lt(1, x)", "lt(0, y)"}


def test_a_case_in_a_theorem_keeps_what_the_theorem_supposes() -> None:
    assert last("**Theorem 1.** Let $x > 0$.\n\nCase 1. Let $y > 0$.") == {"lt(0, x)"}


def test_an_example_ends_with_its_formula() -> None:
    page = "For example, let $x > 0$."
    assert last(page) == {"lt(0, x)"}
    assert last(f"{page}{CLAIM}\n\nIn general,") == set()


def test_for_all_values_an_equation_for_one_holds_no_more() -> None:
    page = "There is an $x$ with $x^2 = x$. {} $x$,\n\n$$ x^2 = x $$"
    assert assumed(steps(page.format("For all"))[-1]) == set()
    assert assumed(steps(page.format("With this"))[-1]) == {"eq(pow(x, 2), x)"}


@pytest.mark.parametrize(
    "before",
    [
        "\\begin{remark} If $x > 0$ the rest is simple. \\end{remark}",
        "\\begin{figure}\\caption{A curve for $x > 0$.}\\end{figure}",
        "\\begin{table*}\\caption{Values where $x > 0$.}\\end{table*}",
    ],
)
def test_what_a_remark_or_a_caption_supposes_stays_in_it(before: str) -> None:
    assert last(before) == set()


def test_a_formula_behind_a_list_item_goes_on_with_it() -> None:
    assert last("1) If $x > 0$:") == {"lt(0, x)"}
    assert last("- If $x > 0$, then") == {"lt(0, x)"}


def test_in_case_is_a_condition_of_the_next_formula() -> None:
    assert last("In case $x > 0$ the claim is") == {"lt(0, x)"}
    assert last("Nothing more is said in the case that $x > 0$ fails.") == set()


def test_an_example_ends_where_the_text_goes_on_in_general() -> None:
    page = "Let $y > 0$.\n\nExample 1. Let $x > 0$.\n\n$$ |x y| = x y $$\n\n"
    assert last(page + "Hence") == {"lt(0, x)"}
    assert last(page + "Returning to the general setting,") == set()
    value = "Let $y z = z y$.\n\nExample 1. With $y = 2$ we get\n\n$$ y^3 = 8 $$\n\n"
    assert claims(value + "In general,\n\n$$ y^3 = y y y $$")[-1] == "pow(y, 3) = mul(y, y, y)"


def test_all_but_one_is_not_all() -> None:
    assert last("Let all variables but $x$ be positive.") == set()
