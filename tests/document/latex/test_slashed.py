"""Derivatives with a slash are those of the fraction; other quotients with a d are left alone."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify
from kld_proof.document.elaborate.terms.syntax import walk
from kld_proof.document.latex.ast import Derivative
from kld_proof.document.latex.errors import LatexError
from kld_proof.document.latex.statements import read


@pytest.mark.parametrize(
    ("slash", "fraction"),
    [
        ("\\partial f/\\partial x", "\\frac{\\partial f}{\\partial x}"),
        ("\\partial^2 f/\\partial x\\partial y", "\\frac{\\partial^2 f}{\\partial x \\partial y}"),
        ("d^2y/dx^2", "\\frac{d^2 y}{dx^2}"),
        ("dy/dx", "\\frac{dy}{dx}"),
        ("d/dx (x^2)", "\\frac{d}{dx} (x^2)"),
        ("d\\ell(t)/dt", "\\frac{d\\ell(t)}{dt}"),
        ("\\mathrm{d}f/\\mathrm{d}x", "\\frac{\\mathrm{d}f}{\\mathrm{d}x}"),
        ("\\partial L/\\partial w_1", "\\frac{\\partial L}{\\partial w_1}"),
        (
            "\\partial J/\\partial a \\, \\partial a/\\partial z",
            "\\frac{\\partial J}{\\partial a} \\, \\frac{\\partial a}{\\partial z}",
        ),
    ],
)
def test_a_slash_is_read_as_the_fraction(slash: str, fraction: str) -> None:
    found = read(slash).statements[0].body
    assert found == read(fraction).statements[0].body
    assert any(isinstance(n, Derivative) for n in walk(found))


@pytest.mark.parametrize("text", ["a/d", "d/2 + d/d_1", "3/d + 1"])
def test_other_quotients_stay(text: str) -> None:
    found = read(text).statements[0].body
    assert not any(isinstance(n, Derivative) for n in walk(found))


@pytest.mark.parametrize("text", ["\\partial f/x", "\\partial^2 f/\\partial x"])
def test_what_is_no_derivative_is_an_error(text: str) -> None:
    with pytest.raises(LatexError):
        read(text)


def test_slashed_derivatives_are_worked_out() -> None:
    page = "Let $f(x, y) = x^2 y$.\n\n$$ \\partial f/\\partial x = "
    assert [s.verdict for s in verify(Markdown(f"{page} 2 x y $$")).steps()] == ["proved"]
    assert [s.verdict for s in verify(Markdown(f"{page} x y $$")).steps()] == ["refuted"]
