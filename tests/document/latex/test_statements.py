"""Rows, environments, words and commas."""

from __future__ import annotations

import pytest

from kld_proof.document.latex.errors import LatexError
from kld_proof.document.latex.statements import read

from .sketch import notes, reading


def _align(rows: str) -> str:
    return r"\begin{align}" + rows + r"\end{align}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_align(r"a &= b \\ &= c"), "a = b = c"),
        (_align(r"a &= b \\ c &= d"), "a = b ;; c = d"),
        (_align(r"a &= b \\ &+ c \\ &= d"), "a = add<b, c> = d"),
        (_align(r"a &= b \cdot \\ & c"), "a = b*c"),
        (_align(r"a &= b \\ - c \\ &= d"), "a = add<b, -c> = d"),
        (_align(r"a &= b \\ -x &= c"), "a = b ;; -x = c"),
        (_align(r"a &= \left[ b + \right. \\ & \left. c \right] \\ &= d"), "a = [add<b, c>] = d"),
        (_align(r"a &= (b \\ &+ c)"), "a = (add<b, c>)"),
        (_align(r"a &= b & c &= d \\ e &= f & g &= h"), "a = b ;; c = d ;; e = f ;; g = h"),
        (r"\begin{eqnarray} a &=& b \\ &=& c \nonumber \end{eqnarray}", "a = b = c"),
        (r"\begin{equation}\begin{split} a &= b \\ &= c \; . \end{split}\end{equation}", "a = b = c"),
        (r"\label{eq:x} a = b \tag{1} \; ,", "a = b"),
        (r"a = b \\[2pt] = c", "a = b = c"),
        (r"\begin{array}{rcl} a &=& b \\ &=& c \end{array} .", "a = b = c"),
        (r"\begin{array}{cc} a & b \end{array}", "matrix<a, b; >"),
        (r"\begin{gather*} a = b \\ c = d \end{gather*}", "a = b ;; c = d"),
    ],
)
def test_rows(text: str, expected: str) -> None:
    assert reading(text) == expected


def test_a_row_break_before_ln_is_no_command() -> None:
    assert reading(r"a = b \\ln x = c") == "a = b ;; ln<x> = c"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"a = b \because c = d \\ \therefore e = f", "a = b ;; because c = d ;; therefore e = f"),
        (r"x = y \quad \Rightarrow \quad x^2 = y^2", "x = y ;; implies x^2 = y^2"),
        (r"a = b \quad \text{where} \quad c = d", "a = b ;; where c = d"),
        (r"a = b \ and \ c = d", "a = b ;; and c = d"),
        (r"a_i = 0 \quad \text{for all} \quad i = 1, \ldots, n", "a_i = 0 if i = tuple<1, ellipsis<>, n>"),
        (r"x \in \mathbb{R}, \; \sigma > 0", "x in bb(R) ;; sigma > 0"),
        (r"X_1, \ldots, X_n \sim P", "tuple<X_1, ellipsis<>, X_n> ~ P"),
        (r"x, y > 0", "tuple<x, y> > 0"),
        (r"X \mid Y \sim P", "given<X; Y> ~ P"),
        (r"H_0: \; \mu = 0", "H_0: mu = 0"),
        (r"y = f(x), \quad x = 1, \ldots, n", "y = f<x> ;; x = tuple<1, ellipsis<>, n>"),
    ],
)
def test_words_and_commas(text: str, expected: str) -> None:
    assert reading(text) == expected


def test_running_text_is_left_out_with_a_note() -> None:
    assert reading(r"a = b \quad \text{(by symmetry)}") == "a = b"
    assert notes(r"a = b \quad \text{(by symmetry)}") == ["comment"]


@pytest.mark.parametrize(
    "text",
    [
        r"a = 1, b, c = 2",
        r"a = b, \quad c = d \\ = e",
        r"a = b \quad \text{where} \quad c = d \\ = e",
        r"a = b \therefore",
        r"\begin{align} a &= b \end{split}",
    ],
)
def test_a_layout_with_two_readings_is_refused(text: str) -> None:
    with pytest.raises(LatexError):
        read(text)


def test_nothing_reads_as_no_statement() -> None:
    assert read("  \\label{x} ").statements == ()


def test_an_arrow_to_the_left_is_turned() -> None:
    turned = [(s.connective, type(s.body).__name__) for s in read("a = 1 \\Leftarrow b = 2").statements]
    assert turned == [("", "Chain"), ("implies", "Chain")]
    left, right = (read(text).statements for text in ("a = 1 \\impliedby b = 2", "b = 2 \\implies a = 1"))
    assert [s.body for s in left] == [s.body for s in right]


@pytest.mark.parametrize("text", ["1 \\frac{1}{2}", "x = 2\\frac34"])
def test_a_number_before_a_proper_fraction_is_ambiguous(text: str) -> None:
    with pytest.raises(LatexError, match="a mixed number or a product"):
        read(text)


@pytest.mark.parametrize(
    "text", ["1 \\cdot \\frac{1}{2}", "2 \\frac{1}{2} x", "2 \\frac{3}{2}", "2 \\frac{x}{2}"]
)
def test_other_factors_before_fractions_are_products(text: str) -> None:
    assert read(text)
