from __future__ import annotations

import pytest

from kld_proof.document.blocks import Formula, Source
from kld_proof.document.delimiters import Hit, formula_at, looks_like_prose


def opened(text: str, start: int = 0) -> Hit | None:
    return formula_at(Source(text).excerpt(), start, set())


def formula(text: str, start: int = 0) -> Formula:
    hit = opened(text, start)
    assert hit is not None and isinstance(hit.block, Formula)
    return hit.block


@pytest.mark.parametrize(
    ("text", "inside", "display", "environment"),
    [
        ("$x_1$ rest", "x_1", False, "$"),
        ("$ x $", "x", False, "$"),
        ("$1/2$", "1/2", False, "$"),
        ("$`a+b`$", "a+b", False, "$"),
        ("$5$", "5", False, "$"),
        ("$$a = \\$5$$", "a = \\$5", True, "$$"),
        ("$$a\n= b$$ rest", "a\n= b", True, "$$"),
        ("$$ \\text{if $x$ is} $$", "\\text{if $x$ is}", True, "$$"),
        ("$a &lt; b$", "a < b", False, "$"),
        ("$$a &amp;= b &ltc &\\alpha;$$", "a &= b &ltc &\\alpha;", True, "$$"),
        ("\\(a\\)", "a", False, "\\("),
        ("\\[a \\\\[2pt] b\\]", "a \\\\[2pt] b", True, "\\["),
        ("\\\\[ a \\\\]", "a", True, "\\["),
        ("\\\\( a \\\\)", "a", False, "\\("),
        ("\\begin{align*}a\\end{align*}x", "\\begin{align*}a\\end{align*}", True, "align*"),
    ],
)
def test_a_formula_ends_at_its_own_closer(text: str, inside: str, display: bool, environment: str) -> None:
    found = formula(text)
    assert (found.text, found.display, found.environment, found.error) == (inside, display, environment, "")


def test_an_environment_ends_at_the_end_of_the_same_depth() -> None:
    nested = "\\begin{array}\\begin{array}a\\end{array}\\end{array}"
    assert formula(nested + " \\end{array}").text == nested


@pytest.mark.parametrize(
    "text",
    [
        "$5 and $6", "$5 a month and $6", "$5, $6", "$ sign", "$", "$x\n\ny$", "$5 million and 6$",
        "$4 to US$5", "$20 (a_b) and $x$", "$x `$` y", "\\[1, 2\\] says", "\\[link\\](url)", "\\[ \\] to do",
        "\\[note]", "\\begin{itemize}a\\end{itemize}", "plain",
    ],
)  # fmt: skip
def test_text_that_is_no_formula_opens_none(text: str) -> None:
    hit = opened(text)
    assert hit is None or hit.block is None


def test_a_dollar_sign_behind_a_digit_opens_nothing() -> None:
    assert opened("5$ or 6$", 1) is None


@pytest.mark.parametrize("text", ["$$ a = b", "\\[ a = b", "\\\\[ a = b", "\\begin{align} a = b"])
def test_a_display_formula_that_is_never_closed_is_an_error(text: str) -> None:
    found = formula(text)
    assert found.text == "a = b" and found.display and "opens a formula here that no" in found.error


@pytest.mark.parametrize("text", ["$$$$", "$$ \n $$", "\\\\[ \\\\]"])
def test_an_empty_display_formula_is_an_error(text: str) -> None:
    assert formula(text).error == "the formula is empty"


def test_a_formula_may_cross_a_blank_line_but_not_prose_and_not_the_next_opening() -> None:
    assert formula("$$ a\n\n= b $$").text == "a\n\n= b"
    assert formula("$$ a\n\n= \\text{two words} $$").error == ""
    assert formula("$$ a\n\nSome words follow.\n\n$$ b $$").error
    assert formula("$$ a\n\n$$ b $$").error
    assert formula("$$ a\n\n$$\nb\n$$").error
    assert formula("\\[ a\n\n\\[ b \\]").error


def test_prose_is_two_words_outside_of_text_commands() -> None:
    assert looks_like_prose("a = b which is true")
    assert not looks_like_prose("a = b \\text{which is true} \\ln x")
