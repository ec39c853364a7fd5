"""Matrices that are written out: their products, traces, determinants and inverses are worked out."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

A = "\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}"
B = "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}"
DET = "\\begin{vmatrix} a & b \\\\ c & d \\end{vmatrix}"


def column(*entries: str) -> str:
    return "\\begin{bmatrix} " + " \\\\ ".join(entries) + " \\end{bmatrix}"


def verdict(formula: str, before: str = "") -> str:
    return list(verify(Markdown(f"{before}\n\n$$ {formula} $$")).steps())[-1].verdict


@pytest.mark.parametrize(
    "right",
    [
        f"{A} {column('x', 'y')} = {column('x + 2 y', '3 x + 4 y')}",
        f"{A}^\\top = \\begin{{bmatrix}} 1 & 3 \\\\ 2 & 4 \\end{{bmatrix}}",
        f"{A}^{{-1}} {A} = I_2",
        f"{A} {B} = \\begin{{pmatrix}} a + 2 c & b + 2 d \\\\ 3 a + 4 c & 3 b + 4 d \\end{{pmatrix}}",
        f"{DET} = a d - b c",
        f"\\mathrm{{tr}} {B} = a + d",
        f"\\det {A} = -2",
        f"{column('x', 'y')}^\\top {column('x', 'y')} = x^2 + y^2",
        f"{A} - {A} = 0",
        f"2 {column('x', 'y')} = {column('2 x', '2 y')}",
    ],
)
def test_what_is_worked_out_is_proved(right: str) -> None:
    assert verdict(right) == "proved"


@pytest.mark.parametrize(
    "wrong",
    [
        f"{A} {column('x', 'y')} = {column('x + 3 y', '2 x + 4 y')}",
        f"{A}^\\top = {A}",
        f"{A} {B} = {B} {A}",
        "\\begin{bmatrix} 1 & 2 \\\\ 2 & 4 \\end{bmatrix}^{-1} \\begin{bmatrix} 1 & 2 \\\\ 2 & 4 \\end{bmatrix} = I_2",
        f"{B}^{{-1}} {B} = I_2",
        f"{A} {column('x', 'y', 'z')} = {column('x', 'y')}",
        f"{column('x', 'y')} = {column('x', 'y', '0')}",
        f"{column('x', 'y')} {column('x', 'y')}^\\top = x^2 + y^2",
    ],
)
def test_what_is_wrong_is_not_proved(wrong: str) -> None:
    assert verdict(wrong) in ("not_proved", "unread")


def test_a_wrong_number_is_refuted() -> None:
    assert verdict(f"\\det {A} = 2") == "refuted"
    assert verdict(f"\\mathrm{{tr}} {A} = 4") == "refuted"


def test_a_name_can_be_a_matrix_that_is_written_out() -> None:
    model = f"Let $M = {A}$ and $N = {column('1', '0')}$."
    assert verdict(f"M N = {column('1', '3')}", model) == "proved"
    assert verdict("M^2 - 5 M - 2 I = 0", model) == "proved"
    assert verdict(f"M N = {column('1', '2')}", model) == "not_proved"


def test_the_determinant_of_an_inverse_needs_one() -> None:
    assert verdict(f"\\left| {B}^{{-1}} \\right| = \\frac{{1}}{{a d - b c}}") != "refuted"
