"""Raised and lowered characters and fractions, as a keyboard types them."""

from __future__ import annotations

import pytest

from kld_proof.document.latex.errors import LatexError
from kld_proof.document.latex.lexer import tokenize
from kld_proof.document.latex.statements import read
from kld_proof.document.latex.typed import FRACTIONS, LOWERED, RAISED


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("x²", "x^{2}"),
        ("σ₁₂", "\\sigma_{12}"),
        ("x₁²", "x_{1}^{2}"),
        ("x⁻¹", "x^{-1}"),
        ("xⁿ⁺¹", "x^{n+1}"),
        ("½ x", "\\frac{1}{2} x"),
    ],
)
def test_typed_characters_are_the_tokens_that_they_stand_for(typed: str, written: str) -> None:
    assert [(t.kind, t.text) for t in tokenize(typed)] == [(t.kind, t.text) for t in tokenize(written)]


@pytest.mark.parametrize("typed", ["2½", "x^2²", "x₁₂₃_4"])
def test_what_is_ambiguous_or_doubled_stays_unread(typed: str) -> None:
    with pytest.raises(LatexError):
        read(typed)


def test_places_are_those_of_the_characters() -> None:
    assert [(t.start, t.end) for t in tokenize("x²+y") if t.kind in ("num", "+")] == [(1, 2), (2, 3)]


@pytest.mark.parametrize("char", sorted({*RAISED, *LOWERED, *FRACTIONS}))
def test_the_lexer_knows_every_one_of_them(char: str) -> None:
    assert len(tokenize("x" + char)) > 3
