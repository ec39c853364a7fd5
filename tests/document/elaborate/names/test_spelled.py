"""Capitals in a row that the text spells out are one name, where they are nothing else."""

from __future__ import annotations

from kld_proof.verify import Markdown, verify

VALUE = (
    "The price is $P(y) = \\frac{1}{y}$ for $y > 0$. With $r > 0$ the {words} is\n\n"
    "$$ PV = \\sum_{k=1}^n \\frac{C}{(1+r)^k} = \\frac{C}{r}\\left(1 - \\frac{SIGN}{(1+r)^n}\\right) $$"
)


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


def test_the_initials_of_words_in_a_row_are_a_name() -> None:
    page = VALUE.replace("{words}", "present value")
    assert verdicts(page.replace("SIGN", "1")) == ["proved"]
    assert verdicts(page.replace("SIGN", "2")) == ["refuted"]


def test_other_capitals_are_not() -> None:
    page = VALUE.replace("{words}", "value at present").replace("SIGN", "1")
    assert verdicts(page)[0] == "unread"


def test_a_product_of_known_letters_is_no_name() -> None:
    page = "A pressure vessel. Let $P > 0$ and $V > 0$.\n\n$$ \\frac{PV}{P} = V $$"
    assert verdicts(page) == ["proved"]
