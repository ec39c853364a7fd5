"""What definitions need is assumed with them; claims are given nothing."""

from __future__ import annotations

import pytest

from kld_proof.document.elaborate.names.needs import needs
from kld_proof.kernel.term import show
from kld_proof.library.statement import statement
from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import assumed, document, inferred, steps


def proved(page: str) -> int:
    """How many steps of a page are proved."""
    (result,) = verify(Markdown(page)).documents
    return sum(s.verdict == "proved" for d in result.derivations for s in d.steps)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 - a/b", ["ne(b, 0)"]),
        ("a/(2*b*c**2)", ["ne(b, 0)", "ne(c, 0)"]),
        ("a/sqrt(2*pi*b)", ["lt(0, b)"]),
        ("1/(n - 1)", ["ne(add(n, neg(1)), 0)"]),
        ("ln(2*a)", ["lt(0, a)"]),
        ("ln(a**2)", ["ne(a, 0)"]),
        ("exp(a)/exp(b)", []),
        ("a**(-2)", ["ne(a, 0)"]),
        ("sum(range(1, n), lambda k: k/a)", ["ne(a, 0)"]),
        ("sum(range(1, n), lambda k: a/k)", []),
        ("ite(a < b, 1/a, 1/b)", []),
        ("a/(b/c)", ["ne(b, 0)", "ne(c, 0)"]),
    ],
)
def test_the_conditions_under_which_a_term_has_a_meaning(text: str, expected: list[str]) -> None:
    assert [show(p) for p in needs(statement(text))] == expected


def test_a_definition_needs_its_denominators() -> None:
    page = "Define $R = 1 - \\frac{A}{T}$. Then\n\n$$ T R = T - A $$"
    assert inferred(page) == {"ne(T, 0)"}
    (premise,) = [p for d in document(page).derivations for p in d.premises if p.inferred]
    assert premise.place.line == 1
    assert proved(page) == 1


def test_the_arguments_of_a_function_are_not_restricted() -> None:
    page = "Let $g(x) = \\frac{c}{x}$. Then\n\n$$ x g(x) = c $$"
    assert inferred(page) == set()
    assert proved(page) == 0


def test_a_claim_is_given_nothing() -> None:
    assert proved("$$ \\frac{x}{x} = 1 $$") == 0
    assert proved("$$ \\frac{x^2}{x} = x $$\n\nDefine $y = \\frac{1}{z}$.") == 0


def test_it_gives_way_to_what_the_text_says() -> None:
    page = "Assume $T = 0$, $a > 0$.\n\nDefine $R = \\frac{a}{T}$.\n\n$$ T R = a $$"
    assert proved(page) == 0
    page = "Let $b < 0$. Define $y = \\ln b$.\n\n$$ e^y = b $$"
    assert "contradicts" in " ".join(f.message for f in document(page).findings)
    assert proved(page) == 0


@pytest.mark.parametrize(
    "text",
    [
        "We have $n$ independent observations.",
        "Consider a sample of size $n$.",
        "Let $n$ be the number of trials.",
        "The number of trials is $n$.",
        "Let $x_1, \\ldots, x_n$ be real numbers.",
    ],
)
def test_what_counts_is_a_positive_integer(text: str) -> None:
    found = assumed(steps(f"{text}\n\n$$ \\frac{{n}}{{n}} = 1 $$")[0])
    assert {"in(n, naturals)", "lt(0, n)"} <= found or text.startswith("Let $n$")


@pytest.mark.parametrize(
    "text",
    [
        "We have no $n$ observations.",
        "For all $x$ values.",
        "The number of failures is $k$.",
        "The $y$ observations follow.",
        "Let $n$ be a real number; the sample has mean $n$.",
    ],
)
def test_other_numbers_are_not(text: str) -> None:
    letter = text[text.index("$") + 1]
    found = assumed(steps(f"{text}\n\n$$ \\frac{{{letter}}}{{{letter}}} = 1 $$")[0])
    assert f"in({letter}, naturals)" not in found
