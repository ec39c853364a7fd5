"""Names that the text calls no real numbers, and constants whose letter it uses as a name."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import claims

PRODUCT = "\n\n$$ A B = B A $$"


@pytest.mark.parametrize(
    "sentence",
    [
        "Let $A$ and $B$ be complex matrices of order 3.",
        "For operators $A, B$ on a Hilbert space we compute",
        "For all operators $A$ and $B$",
        "Let $G$ be a finite group and $A, B \\in G$.",
        "Here $A$ and $B$ denote linear maps.",
        "Take $A, B \\in GL_2(\\mathbb{R})$.",
        "Let $A, B$ be elements of a ring.",
        "Let $R$ be a commutative ring and $A, B \\in R$.",
        "Take $A, B \\in M_n(\\mathbb{R})$.",
        "Let $A$ and $B$ be orthogonal projections.",
        "For projectors $A$ and $B$",
        "Let $A$ be the stress tensor and $B$ the strain tensor.",
        "Let $A$ and $B$ be Grassmann numbers.",
        "Let $A$ and $B$ be words over an alphabet.",
        "Let $A, B$ be strings.",
        "Let $A$ and $B$ be regular languages.",
        "Let $V$ be a vector space and $A, B \\in V$.",
        "Let $A$ and $B$ be relations on a set.",
        "Let $A$ and $B$ be finite sets.",
        "For disjoint sets $A$ and $B$",
    ],
)
def test_what_does_not_commute_is_unread(sentence: str) -> None:
    assert all(c.startswith("unread") for c in claims(sentence + PRODUCT))
    assert all(c.startswith("unread") for c in claims(PRODUCT + "\n\n" + sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Let $A$ and $B$ be matrices of order 3.",
        "$A$ and $B$ are square matrices with integer entries.",
        "The letters $A$ and $B$ denote matrices that need not commute.",
    ],
)
def test_matrices_have_a_product_of_their_own(sentence: str) -> None:
    assert claims(sentence + PRODUCT) == ["mat_mul(A, B) = mat_mul(B, A)"]
    assert claims(PRODUCT + "\n\n" + sentence) == ["mat_mul(A, B) = mat_mul(B, A)"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Let $A$ and $B$ be real numbers.",
        "$A$ is not a matrix but a number, and so is $B$.",
        "In other words, $A$ and $B$ are numbers.",
        "The operators of addition act on $A$ and $B$.",
        "We set $A$ to 3 and $B$ to 4.",
        "Let $A$ be the projection of the demand for $B$ people.",
    ],
)
def test_numbers_stay_numbers(sentence: str) -> None:
    claim = "\n\n$$ A B + A = A (1 + B) $$"
    assert claims(sentence + claim) == ["add(mul(A, B), A) = mul(A, add(1, B))"]


def test_a_cross_product_of_vectors_is_no_product() -> None:
    assert claims("Let $u, v \\in \\mathbb{R}^3$.\n\n$$ u \\times v = v \\times u $$") != [
        "mul(u, v) = mul(v, u)"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "For every edge $e$ of the graph we have",
        "The elasticity $e$ is constant.",
        "for all $e \\in E$",
        "$e$ and $f$ are real numbers.",
        "Let $d, e > 0$.",
        "Here $e$ denotes the error.",
        "with the error $e = y - x$",
    ],
)
def test_an_e_that_is_a_name_is_not_eulers_number(sentence: str) -> None:
    assert claims(sentence + "\n\n$$ \\ln e = 1 $$")[-1].startswith("unread")


@pytest.mark.parametrize(
    "sentence",
    [
        "Here $e$ is Euler's number.",
        "where $e$ is the base of the natural logarithm.",
        "The number $e$ is irrational.",
        "We divide by $e$.",
        "Recall that $e \\approx 2.718$.",
        "Note that $e \\in \\mathbb{R}$.",
    ],
)
def test_eulers_number_stays(sentence: str) -> None:
    assert claims(sentence + "\n\n$$ \\ln e = 1 $$") == ["ln(exp(1)) = 1"]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("The prior $\\pi$ is flat.", "\\cos \\pi = -1"),
        ("Let $\\pi$ be a policy.", "\\cos \\pi = -1"),
        ("Denote by $\\pi(x)$ the number of primes up to $x$.", "\\pi(3) = 3 \\pi"),
        ("Let $\\Gamma$ be a curve.", "\\Gamma(3) = 2"),
        ("We integrate along the contour $\\Gamma$.", "\\Gamma(3) = 2"),
    ],
)
def test_other_constants_and_functions_that_are_names(sentence: str, claim: str) -> None:
    assert claims(f"{sentence}\n\n$$ {claim} $$")[-1].startswith("unread")


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("The angle is between $0$ and $\\pi$.", "\\cos \\pi = -1"),
        ("We multiply by the constant $\\pi$.", "\\cos \\pi = -1"),
        ("Here $\\Gamma$ is the gamma function.", "\\Gamma(3) = 2"),
        ("where $\\Gamma(x)$ denotes the gamma function.", "\\Gamma(3) = 2"),
    ],
)
def test_constants_and_functions_that_stay(sentence: str, claim: str) -> None:
    assert not claims(f"{sentence}\n\n$$ {claim} $$")[0].startswith("unread")


@pytest.mark.parametrize(
    "sentence",
    [
        "We work in the complex plane.",
        "Let $f: \\mathbb{C} \\to \\mathbb{C}$ be entire.",
        "Let $w = x + iy$.",
        "Let $w \\in \\mathbb{C}$.",
    ],
)
def test_the_square_of_a_modulus_is_not_the_square(sentence: str) -> None:
    claim = "\n\n$$ |w|^2 = w^2 $$"
    assert claims(sentence + claim) != claims(claim) == ["pow(abs(w), 2) = pow(w, 2)"]


def test_a_real_number_on_a_page_with_complex_ones_stays_real() -> None:
    page = "In the complex plane, let $t$ be a real number.\n\n$$ |t|^2 = t^2 $$"
    assert claims(page) == ["pow(abs(t), 2) = pow(t, 2)"]


def test_a_random_variable_that_is_given_a_value_has_no_law() -> None:
    page = "Let $X \\sim N(0, 1)$. Now let $X = 3$.\n\n$$ \\mathrm{E}(X^2) = 1 $$"
    assert "gives this random variable a value" in claims(page)[0]
    conditional = "Let $X \\sim N(0, 1)$. Given $X = 3$, more is known.\n\n$$ \\mathrm{E}(X^2) = 1 $$"
    assert not claims(conditional)[0].startswith("unread: nothing is read of X: the text gives")


@pytest.mark.parametrize("sentence", ["Let $A$ be a finite set.", "$A$ and $B$ are disjoint sets."])
def test_bars_around_a_set_are_no_absolute_value(sentence: str) -> None:
    claim = "\n\n$$ |A|^2 = A^2 $$"
    assert "abs(" not in claims(sentence + claim)[0]
    assert claims("Let $A$ be set to a number." + claim) == ["pow(abs(A), 2) = pow(A, 2)"]
