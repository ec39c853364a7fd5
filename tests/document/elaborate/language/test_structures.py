"""Sections about something else than real numbers: residues, Boolean values, products that do not commute."""

from __future__ import annotations

import pytest

from kld_proof.document.elaborate.language.settings import speaks
from kld_proof.document.elaborate.language.structures import Scope
from tests.document.elaborate.pages import claims, steps

PRODUCT = "\n\n$$ x y = y x $$"


@pytest.mark.parametrize(
    "sentence",
    [
        "We compute in $\\mathbb{Z}_5$.",
        "All equations hold in $\\mathbb{Z}/5\\mathbb{Z}$ where",
        "Let $F = \\mathbb{F}_5$.",
        "The field $\\mathrm{GF}(5)$ has five elements. Then",
        "Take a field with five elements. Adding,",
        "Addition in a field of characteristic 5:",
        "The rules of tropical arithmetic are simple. They give",
        "Unsigned 3-bit arithmetic wraps around.",
        "Two inputs enter an OR gate. The output is",
        "Cardinal addition is defined by disjoint unions.",
        "# Modular arithmetic\n\nA first sum:",
        "# Galois fields\n\n## Examples\n\nA first sum:",
    ],
)
def test_in_another_arithmetic_no_sum_is_read(sentence: str) -> None:
    assert all("only real arithmetic is read" in c for c in claims(f"{sentence}\n\n$$ 3 + 4 = 2 $$"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Unlike modular arithmetic, this uses numbers.",
        "We do not work in a finite field but over the reals.",
        "# Finite fields\n\nDefinitions.\n\n# Numbers\n\nNow",
        "A finite field has no order. We now return to real numbers.",
        "For $n \\in \\mathbb{Z}_{\\ge 0}$ we have",
        "The index set is $\\mathbb{Z}$.",
        "The precision is the inverse of the variance.",
    ],
)
def test_elsewhere_a_sum_is_one_of_numbers(sentence: str) -> None:
    assert claims(f"{sentence}\n\n$$ 3 + 4 = 2 $$") == ["add(3, 4) = 2"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Multiplication is not commutative here.",
        "The variables do not commute.",
        "Grassmann variables anticommute.",
        "Recall the Pauli matrices.",
        "Consider a group $G$ with identity $1$.",
        "Consider the symmetric group on $n$ letters. There",
        "Let $R$ be a ring with unit. For $x, y$ in $R$",
        "The ladder operators satisfy",
        "Observables of quantum mechanics satisfy",
        "For the composition of maps we find",
    ],
)
def test_a_product_that_may_not_commute_is_unread(sentence: str) -> None:
    assert claims(sentence + PRODUCT)[0].startswith("unread")
    assert claims(f"{sentence}\n\n$$ c = x y $$\n\n$$ d = y x $$\n\n$$ c = d $$")[-1].startswith("unread")


def test_numbers_commute_there_as_well() -> None:
    page = "Let $a, b$ be real numbers. Consider a group $G$.\n\n$$ 2 a b \\cos(t) = 2 b a \\cos(t) $$"
    assert claims(page) == ["mul(2, a, b, cos(t)) = mul(2, b, a, cos(t))"]
    assert not steps("The operators commute up to a phase.\n\n$$ x + y = x - y $$")[0].refutable


@pytest.mark.parametrize(
    "sentence",
    [
        "The mean of the treatment group $A$ and the control group:",
        "The expectation is a linear operator.",
        "In other words",
        "The group means are compared.",
        "The number of strings of length $n$ grows. Here",
    ],
)
def test_words_of_statistics_do_not_forbid_products(sentence: str) -> None:
    assert claims(sentence + PRODUCT) == ["mul(x, y) = mul(y, x)"]


def test_a_scope_ends_with_its_section() -> None:
    scope = Scope()
    scope.enter(1, "Rings")
    scope.read("Everything is modulo 7.")
    scope.enter(2, "Sums")
    assert scope.arithmetic == "modulo"
    scope.read("Back to real numbers.")
    assert not scope.arithmetic
    scope.enter(2, "Products")
    assert scope.arithmetic
    scope.enter(1, "Real analysis")
    assert not scope.arithmetic


def test_plain_words_need_no_pattern() -> None:
    assert not speaks("Let the variance be positive; the density is then bounded by its value at the mean.")
