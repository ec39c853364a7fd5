"""Tokens: every character is in a token, in a gap, or an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kld_proof.document.latex.errors import LatexError
from kld_proof.document.latex.lexer import tokenize


def _kinds(text: str) -> list[tuple[str, str]]:
    return [(t.kind, t.text) for t in tokenize(text)[:-1]]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        (r"\alpha x", [("cmd", "alpha"), ("word", "x")]),
        ("2.5x", [("num", "2.5"), ("word", "x")]),
        ("x = 1.", [("word", "x"), ("=", "="), ("num", "1"), (".", ".")]),
        (r"a \\[2pt] b", [("word", "a"), ("row", "\\\\"), ("word", "b")]),
        (r"\\ln", [("row", "\\\\"), ("word", "ln")]),
        (r"\mathrm{SS}", [("name", "SS")]),
        (r"\mathcal N", [("name", "cal(N)")]),
        (r"\operatorname*{arg\,max}", [("name", "argmax")]),
        (r"\text{for  all }", [("text", "for all")]),
        (r"\label{eq:1} x \tag{2}", [("word", "x")]),
        (r"\left\{ x \right.", [("\\{", "\\{"), ("word", "x"), (".", ".")]),
        (r"\begin{array}{rl} x \end{array}", [("begin", "array"), ("word", "x"), ("end", "array")]),
        ("x % remark\n y", [("word", "x"), ("word", "y")]),
        ("x≤y", [("word", "x"), ("cmd", "≤"), ("word", "y")]),
    ],
)
def test_tokens(text: str, tokens: list[tuple[str, str]]) -> None:
    assert _kinds(text) == tokens


def test_gaps_and_sides() -> None:
    tokens = tokenize(r"a\,b \quad \bigl| c \mid d")
    assert [t.gap for t in tokens] == [0, 2, 3, 1, 1, 1, 0]
    assert [t.side for t in tokens] == ["", "", "left", "", "middle", "", ""]


@pytest.mark.parametrize(
    "text", ["\\", r"\left x", r"\begin x", r"\text{a", "\x00", "\\%", "1,000", "x ☃", r"\label{"]
)
def test_what_is_no_token(text: str) -> None:
    with pytest.raises(LatexError):
        tokenize(text)


@given(st.text(alphabet=r"\{}[]()|^_&'!/+-=<>,.;: ablnxdE12", max_size=50))
def test_tokens_stand_in_order_with_only_space_and_dropped_commands_between(text: str) -> None:
    try:
        tokens = tokenize(text)
    except LatexError:
        return
    at = 0
    for token in tokens:
        assert at <= token.start <= token.end <= len(text)
        assert not text[at : token.start].strip(" \\,;:>!/~")
        at = token.end


@pytest.mark.parametrize(
    "text", ["1.5e3", "2e-3 x", "x + 1E6", ".5e2", r"0.\overline{3}", r"0.1\dot{6}", "0.(3)"]
)
def test_powers_of_ten_and_repeating_decimals_are_errors(text: str) -> None:
    with pytest.raises(LatexError):
        tokenize(text)


@pytest.mark.parametrize("text", ["2e", "2e^3", "2 e3", "3 x2", "1. (2)", r"2. \dot x", "e3", "2.5 E"])
def test_numbers_before_letters_and_brackets_are_none_of_these(text: str) -> None:
    assert _kinds(text)
