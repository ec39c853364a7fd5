"""What each vertical bar does."""

from __future__ import annotations

import pytest

from kld_proof.document.latex.errors import LatexError
from kld_proof.document.latex.lexer import tokenize
from kld_proof.document.latex.rows import flatten


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("|x|", "left right"),
        ("p(x|z)", "middle"),
        ("a |x| b", "left right"),
        ("p(|x| | |y|)", "left right middle left right"),
        ("|a||b|", "left right left right"),
        ("||x||", "left right"),
        (r"\|x\|", "left right"),
        ("KL(p||q)", "middle"),
        (r"f \Big|_a", "eval"),
        (r"\ln |x|", "left right"),
        (r"\left. x \right| y", "middle"),
        (r"\left. x \right|_0", "right"),
        ("p(y^* | y)", "middle"),
        ("p(x_+ | y) a * |b|", "middle left right"),
        ("a^* |b^*|", "left right"),
    ],
)
def test_sides(text: str, sides: str) -> None:
    tokens, _ = flatten(tokenize(text))
    assert " ".join(t.side for t in tokens if t.kind in ("|", "||")) == sides


@pytest.mark.parametrize("text", ["|x", "(|x)", "a + |b + c", "|x - |y||"])
def test_a_bar_without_a_partner_is_refused(text: str) -> None:
    with pytest.raises(LatexError):
        flatten(tokenize(text))
