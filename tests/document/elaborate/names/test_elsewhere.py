"""Sections with functions of their own, and claims about those of others."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


SECTIONS = (
    "# Theory\n\n$$ f(t) = -S'(t) $$\n\n{}"
    "# One\n\nLet $a > 0$ and $t > 0$.\n\n$$ f(t) = a e^{{-a t}} $$\n\n{}"
)
HAZARD = "$$ S(t) = e^{-a t} $$\n\n$$ h(t) = \\frac{f(t)}{S(t)} = a $$\n\n"
MORE = (
    "# Two\n\nLet $a > 0$, $k > 0$ and $t > 0$.\n\n"
    "$$ f(t) = a k t^{k-1} e^{-a t^k} $$\n\n$$ S(t) = e^{-a t^k} $$\n\n$$ h(t) = \\frac{f(t)}{S(t)} = SIDE $$"
)


def test_sections_have_functions_of_their_own_where_no_identity_could_join_them() -> None:
    theory = "$$ h(t) = \\frac{f(t)}{S(t)} $$\n\n"
    page = SECTIONS.format(theory, HAZARD + MORE.replace("SIDE", "a k t^{k-1}"))
    assert verdicts(page) == ["proved", "proved"]
    wrong = SECTIONS.format(theory, HAZARD + MORE.replace("SIDE", "a k t^k"))
    assert verdicts(wrong) == ["proved", "refuted"]


@pytest.mark.parametrize(
    "second",
    [
        "# B\n\n$$ Z = 1 - e^b $$",
        "# B\n\nLet $b = \\ln c$ and $c > 0$.\n\n$$ Z = 1 - c $$",
        "# B\n\nHence\n\n$$ Z = 1 + c $$",
        "## B\n\n$$ Z = 1 + c $$",
        "# Proof\n\n$$ Z = 1 + c $$",
    ],
)
def test_a_formula_in_names_that_are_known_is_a_claim(second: str) -> None:
    assert verdicts(f"# A\n\n$$ Z = 1 + e^b $$\n\n{second}")[-1] in ("refuted", "not_proved")


def test_for_another_function_the_names_are_others() -> None:
    page = (
        "Let $n$ be a positive integer. For $f(x) = x$:\n\n"
        "$$ c_n = \\int_0^1 x^n x dx = \\frac{1}{n + 2} $$\n\n"
        "For $f(x) = x^2$:\n\n$$ c_n = \\int_0^1 x^n x^2 dx = \\frac{1}{n + 3} $$"
    )
    assert verdicts(page) == ["proved", "proved"]
    assert verdicts(page.replace("For $f(x) = x^2$:", "Hence"))[-2:] != ["proved", "proved"]
    assert verdicts(page.replace("n + 3", "n + 2"))[-1] == "refuted"


TOPICS = (
    "Let $b > 0$. The Laplace density is $f(x) = \\frac{1}{2b} e^{-|x - m|/b}$.\n\n"
    "$$ h = \\int_{-\\infty}^\\infty |x - m| f(x) dx = b $$\n\n"
    "LABEL\n\n$$ h = \\int_0^a \\frac{x}{a} dx = \\frac{a}{2} $$"
)


def test_behind_a_title_other_letters_make_another_thing() -> None:
    assert verdicts(TOPICS.replace("LABEL", "Let $a > 0$.\n\nUniform law:"))[-1] == "proved"
    wrong = TOPICS.replace("LABEL", "Let $a > 0$.\n\nUniform law:").replace("\\frac{a}{2}", "\\frac{a}{3}")
    assert verdicts(wrong)[-1] == "refuted"


@pytest.mark.parametrize("words", ["Hence:", "We find:", "The value is:", "", "Substituting the density:"])
def test_in_a_sentence_they_are_claimed_to_be_the_same(words: str) -> None:
    found = verdicts(TOPICS.replace("LABEL", "Let $a > 0$.\n\n" + words))
    assert found == ["proved", found[1], "proved"] and found[1] != "proved"


def test_letters_that_are_joined_to_older_ones_are_no_other_ones() -> None:
    page = "Let $s > 0$ and $t > 0$.\n\n$$ L = s^2 $$\n\n"
    page += "We put $s = 1/t$.\n\nSecond form:\n\n$$ L = t^{-2} $$"
    assert verdicts(page) == ["proved"]
    assert verdicts(page.replace("t^{-2}", "t^{-3}")) == ["refuted"]
