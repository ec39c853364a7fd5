"""A plain T above: transposed on pages of vectors and matrices, a power beside a name T or above numbers."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import claims

SIZES = "Let $Z \\in \\mathbb{R}^{n \\times p}$ and $y \\in \\mathbb{R}^n$ and $b \\in \\mathbb{R}^p$."


@pytest.mark.parametrize(
    ("page", "term"),
    [
        (
            f"{SIZES}\n\n$$ s t = (y - Z b)^T (y - Z b) $$",
            "mat_transpose(mat_add(y, mat_neg(mat_mul(Z, b))))",
        ),
        ("Let $u$ and $v$ be column vectors.\n\n$$ s t = u^T v $$", "mat_transpose(u)"),
        ("Let $A$ be a matrix.\n\n$$ A^T = C $$", "mat_transpose(A)"),
    ],
)
def test_it_transposes_on_pages_of_vectors_and_matrices(page: str, term: str) -> None:
    assert term in claims(page)[-1]


@pytest.mark.parametrize(
    "page",
    [
        "$$ s t = u^T v $$",  # nothing says that u is a vector
        "A vector of rates. After $T$ years:\n\n$$ s t = u^T v $$",
        "A vector of rates.\n\n$$ V = (1 + r)^T $$\n\n$$ s t = u^T v $$",
        "A vector of rates.\n\n$$ W_T = 2 w $$\n\n$$ s t = u^T v $$",
        "A vector of powers.\n\n$$ s t = 2^T v $$",
    ],
)
def test_it_is_a_power_elsewhere(page: str) -> None:
    assert "mat_transpose" not in claims(page)[-1]
