"""The caps: nothing that a formula contains makes the reader slow or lets it crash."""

from __future__ import annotations

import gc
import time

import pytest

from kld_proof.document.latex.errors import LatexError
from kld_proof.document.latex.lexer import MAX_BYTES, tokenize
from kld_proof.document.latex.statements import read

from .sketch import reading

DEEP = [
    "(" * 3000 + "x" + ")" * 3000,
    "{" * 3000 + "x" + "}" * 3000,
    "-" * 5000 + "x",
    "- " * 5000 + "x",
    r"\ln" * 3000 + " x",
    r"\sum" * 2000 + " x",
    r"\sum_i" * 1500 + " x",
    r"\int" * 2000 + " x",
    r"\frac{d}{dx}" * 1000 + " x",
    r"\sqrt" * 3000 + " x",
    r"\frac" * 3000,
    r"\hat" * 3000 + " x",
    r"\mathbf" * 2000 + " x",
    r"\nabla" * 3000 + " x",
    r"\neg" * 3000 + " x",
    r"\left|" * 2000 + "x" + r"\right|" * 2000,
    "|" * 5000,
    "x" + "^{x" * 3000 + "}" * 3000,
    "x" + "_{x" * 3000 + "}" * 3000,
    "a" + "/a" * 3000,
    "a" + r"\otimes a" * 1500,
    "a" + r"\pm a" * 1500,
    "x" + "!" * 5000,
    "x" + "'" * 5000,
    r"\not" * 3000 + "=",
    r"\overset{a}{" * 1500 + "=" + "}" * 1500,
    r"\substack" * 2000,
    r"\sum_{\substack{" * 900 + "}" * 1800,
    r"\begin{cases}" * 1000 + r"\end{cases}" * 1000,
    r"E_{" * 3000 + "}" * 3000,
    r"\mathrm{a" * 2000 + "}" * 2000,
    r"\underset{x}" * 1500,
    r"\arg" * 3000,
]


@pytest.mark.parametrize("text", DEEP, ids=[t[:12] for t in DEEP])
def test_deep_nesting_is_refused_with_a_sentence(text: str) -> None:
    began = time.process_time()
    with pytest.raises(LatexError):
        read(text)
    assert time.process_time() - began < 2


WIDE = [
    "a" + " + a" * 3900,
    "a" + " a" * 7000,
    "a" + " = a" * 3900,
    "a" + r" \\ = a" * 2500,
    "a = b" + r" \\ a = b" * 1900,
    "a" + ", a" * 3900,
    r"\sum_i x_i" + r" + \sum_i x_i" * 700,
    "f(x) " * 1900,
    "a(b) " * 1900,
    "a(b + c) " * 1200,
    "P(b + c) " * 1200,
    r"x^\top " * 900 + "P(b + c)",
    r"p(x | y) " * 1000,
    r"E[\left. p \right| q] " * 600,
    r"{a \choose b} " * 900,
    "x_{i1} " * 1100,
    "e^{tx} " * 1100 + "t x",
    r"\int x dx " * 900,
    r"\ln x + " * 1200 + "1",
    r"a = b, \; " * 1300 + "c = d",
    "x2 " * 3900,
    "9^9^9^9".replace("^9^9^9", "^{9^{9^9}}"),
    "|a|" * 2500,
]


@pytest.mark.parametrize("text", WIDE, ids=[t[:12] for t in WIDE])
def test_wide_formulas_are_read_in_linear_time(text: str) -> None:
    gc.disable()  # a collection of what all tests before have left takes seconds
    try:
        began = time.process_time()
        read(text)
        assert time.process_time() - began < 2
    finally:
        gc.enable()


def test_towers_stay_terms() -> None:
    assert reading("9^{9^{9^9}}") == "9^9^9^9"


def test_length_tokens_and_digits_are_bounded() -> None:
    with pytest.raises(LatexError, match="bytes"):
        tokenize("x" * (MAX_BYTES + 1))
    with pytest.raises(LatexError, match="bytes"):
        tokenize("μ" * (MAX_BYTES // 2 + 1))
    with pytest.raises(LatexError, match="tokens"):
        tokenize("+" * 8001)
    with pytest.raises(LatexError, match="digits"):
        tokenize("1" * 401)
