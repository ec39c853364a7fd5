"""Signs to which the text gives another meaning, and signs that keep theirs."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import claims


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("where $*$ denotes convolution", "f * g = g * f"),
        ("Here $*$ is the convolution.", "(u * v) \\cdot w = u * (v \\cdot w)"),
        ("We convolve $u$ with $v$:", "u * v = v * u"),
        ("Define $a * b = a + b + ab$.", "a * (b + c) = a * b + a * c"),
        ("Let $x \\cdot y := x - y$.", "x \\cdot y = y \\cdot x"),
        ("We use $+$ for exclusive or.", "a + b - b = a"),
        ("We write $st$ for the concatenation of $s$ and $t$.", "s t = t s"),
        ("We write $ab$ for $a \\circ b$.", "a b = b a"),
        ("Let $fg$ denote their composition.", "f g = g f"),
        ("We write $a / b$ for the integer part of the quotient.", "\\frac{7}{2} = 3.5"),
        ("Here $[x]$ is the floor of $x$.", "[x] = x"),
        ("where $[\\cdot]$ denotes the integer part", "[x] + 1 = x + 1"),
        ("The torque is the cross product of lever and force.", "r \\times F = F \\times r"),
        ("The Cartesian product satisfies", "A \\times B = B \\times A"),
        ("The sign $\\times$ stands for the direct product.", "K \\times L = L \\times K"),
    ],
)
def test_a_sign_with_another_meaning_is_unread(sentence: str, claim: str) -> None:
    assert claims(f"{sentence}\n\n$$ {claim} $$")[-1].startswith("unread")
    hidden = f"{sentence}\n\n$$ p = {claim.partition('=')[0]} $$\n\n$$ p = {claim.partition('=')[2]} $$"
    assert all(c.startswith("unread") for c in claims(hidden))


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Here $\\cdot$ denotes the ordinary product.", "x \\cdot y = y \\cdot x"),
        ("Here $*$ denotes multiplication.", "x * y = y * x"),
        ("Here $[0, 1]$ is the unit interval.", "2 [x + 1] = 2 x + 2"),
        ("Here $[a + b]$ is a bracket.", "2 [x + 1] = 2 x + 2"),
        ("We write $xy$ for the product of $x$ and $y$.", "x y = y x"),
        ("We write $x / y$ for the quotient of $x$ and $y$.", "x / y = x / y"),
        ("Let $x y = 3$.", "x y = y x"),
        ("We define $z = x y$ as usual.", "x y = y x"),
        ("The cross product of vectors is defined elsewhere.", "x \\cdot y = y \\cdot x"),
        ("The cross product of vectors is defined elsewhere.", "2 \\times 3 = 6"),
        ("# Convolutions\n\nHere $*$ denotes convolution.\n\n# Numbers\n\nNow", "x * y = y * x"),
    ],
)
def test_a_sign_that_keeps_its_meaning_is_read(sentence: str, claim: str) -> None:
    assert not claims(f"{sentence}\n\n$$ {claim} $$")[-1].startswith("unread")
