"""What sentences say of matrices in few words, and the spaces that they put names in."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import assumed, claims, steps

SYMMETRIC = "eq(mat_transpose(A), A)"


@pytest.mark.parametrize(
    "sentence",
    [
        "With $A$ symmetric we have",
        "For symmetric $A$,",
        "Since $A$ is symmetric,",
        "Let $A$ be symmetric and let $b$ be a vector.",
    ],
)
def test_a_property_is_supposed(sentence: str) -> None:
    (step,) = steps(f"Here $A$ is a matrix. {sentence}\n\n$$ x^\\top A^\\top = x^\\top A $$")
    assert {SYMMETRIC, "symmetric(A)"} & assumed(step)


@pytest.mark.parametrize(
    "sentence",
    [
        "Here $A$ is not symmetric.",
        "We show that $A$ is symmetric:",
        "Then $A$ is symmetric, as",
        "Since $A$ is not symmetric,",
    ],
)
def test_a_property_is_not_supposed(sentence: str) -> None:
    (step,) = steps(f"Here $A$ is a matrix. {sentence}\n\n$$ x^\\top A^\\top = x^\\top A $$")
    assert not {SYMMETRIC, "symmetric(A)"} & assumed(step)


def test_a_vector_in_a_space_has_its_rows() -> None:
    """ "The vectors x and y in R^n", "x ~ N(m, S) is a random vector in R^n"."""
    for sentence in (
        "Let $x$ and $y$ be vectors in $\\mathbb{R}^n$.",
        "Let $x \\sim \\mathcal{N}(m, S)$ be a random vector in $\\mathbb{R}^n$.",
    ):
        (step,) = steps(f"{sentence}\n\n$$ x x^\\top I = x x^\\top $$")
        assert "shape(x, n, 1)" in assumed(step)
    (step,) = steps(
        "Let $x$ be a vector. The rows of $B$ lie in $\\mathbb{R}^n$.\n\n$$ x x^\\top I = x x^\\top $$"
    )
    assert "shape(x, n, 1)" not in assumed(step)


def test_a_raised_letter_ends_before_the_next_one() -> None:
    (claim,) = claims("Let $x$ be a vector.\n\n$$ x^Tx = x^\\top x $$")
    assert claim == "mat_scalar(mat_mul(mat_transpose(x), x)) = mat_scalar(mat_mul(mat_transpose(x), x))"


def test_forms_show_vectors_where_no_word_does() -> None:
    (claim,) = claims("$$ (t - w)^T (t - w) = t^T t - 2 t^T w + w^T w $$")
    assert claim.startswith("mat_scalar(")
    (claim,) = claims("$$ (1 + r)^T (1 + r) = (1 + r)^{T + 1} $$")
    assert "mat_" not in claim


def test_what_has_an_inverse_in_capitals_is_a_matrix() -> None:
    (claim,) = claims("Let $A$ and $C$ be invertible.\n\n$$ (A C)^{-1} = C^{-1} A^{-1} $$")
    assert claim.startswith("mat_inverse(")
    (claim,) = claims("Let $F$ be invertible and $a > 0$.\n\n$$ a F = F a $$")
    assert "mat_" not in claim
