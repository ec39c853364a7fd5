"""Names that words explain by others are not held fixed; constants and slopes are."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import claims


def is_kept(page: str) -> bool:
    """Whether the left side of the last claim is unread, or kept as it is written."""
    claim = claims(page)[-1]
    return claim.startswith(("unread", "$`", "add($`", "mul($`"))


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Here $S$ is the sum of the $x_i$.", "\\frac{\\partial}{\\partial x_1} S = 0"),
        ("Let $T$ be the total of $x$ and $y$.", "\\frac{d}{dx} (x T) = T"),
        ("Let $r$ be the radius and $A$ the area of the circle.", "\\frac{d}{dr} (A r) = A"),
        ("The area $A$ of a disc with radius $r$ grows.", "\\frac{d}{dr} (A r) = A"),
        ("The difference $D$ between $x$ and $y$ is small.", "\\frac{\\partial}{\\partial x} (D x) = D"),
        ("Let $m$ be the mean of $x_1, \\ldots, x_n$.", "\\frac{\\partial}{\\partial x_1} (x_1 - m) = 1"),
        ("Write $R$ for the residual of $y$ over $b$.", "\\frac{d}{db} R^2 = 0"),
        ("The label $y$ is $w$ squared.", "\\frac{d}{dw} (y w) = y"),
        ("where $j$ is $n$ minus $k$", "\\sum_{k=0}^{n} j = (n + 1) j"),
        ("where $s$ is twice $t$ and", "\\int_0^1 s t \\, dt = s / 2"),
        ("Here $l$ runs from $n$ down to $0$ as $k$ runs up.", "\\sum_{k=0}^n l k = l n (n + 1) / 2"),
        ("Let $R$ be the revenue at the price $p$.", "\\frac{d}{dp} (R p) = R"),
    ],
)
def test_what_words_explain_by_others_is_not_held_fixed(sentence: str, claim: str) -> None:
    assert is_kept(f"{sentence}\n\n$$ {claim} $$")


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("where $a$ is the slope of $y$ against $x$", "\\frac{d}{dx} (a x) = a"),
        ("Let $c$ be a constant between $x$ and $y$.", "\\frac{d}{dx} (c x) = c"),
        ("where $k$ is the rate of decay of $t$", "\\frac{d}{dt} (k t) = k"),
        ("Let $m$ be the mean of the distribution of $x$.", "\\frac{d}{dx} (x - m)^2 = 2 (x - m)"),
        ("Let $T$ be the total of $u$ and $v$.", "\\frac{d}{dx} (x T) = T"),
        ("Let $n$ be the number of terms $x_i$.", "\\frac{d}{dt} (n t) = n"),
        ("The loss with label $y$ is $w$ squared.", "\\frac{d}{dw} (y w) = y"),
    ],
)
def test_what_depends_on_nothing_that_varies_is_held_fixed(sentence: str, claim: str) -> None:
    assert not is_kept(f"{sentence}\n\n$$ {claim} $$")
