"""Arithmetic, brackets, bars, relations."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kld_proof.document.latex import ast
from kld_proof.document.latex.errors import LatexError
from kld_proof.document.latex.statements import read

from .sketch import notes, reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a - b + c", "add<a, -b, c>"),
        ("-a b", "-a*b"),
        (r"a \cdot -b", "a*-b"),
        (r"\frac12 x", "div<1, 2>*x"),
        (r"\tfrac{1}{2}x^{10}", "div<1, 2>*x^10"),
        ("a/b + c", "add<div<a, b>, c>"),
        ("a/b/c", "div<div<a, b>, c>"),
        (r"a/b \cdot c", "div<a, b>*c"),
        (r"\sqrt[3]{x}\sqrt2", "sqrt<x; 3>*sqrt<2; _>"),
        (r"\binom{n}{k} + {n \choose k}", "add<binom<n; k>, binom<n; k>>"),
        ("x!y", "factorial<x>*y"),
        ("0.5 x", "1/2*x"),
        (r"|x| |y| + |x y|", "add<abs<x>*abs<y>, abs<x*y>>"),
        ("|a||b|", "abs<a>*abs<b>"),
        (r"\|x - y\|_2^2", "norm<add<x, -y>; 2>^2"),
        (r"E[|X| \mid Y]", "E<abs<X> | Y>"),
        (r"F(x) \Big|_a^b", "evaluation<F<x>; a; b; _>"),
        (r"\left[ F(x) \right]_a^b", "evaluation<[F<x>]; a; b; _>"),
        (r"\left[ F(x) \right]_{x=0}", "evaluation<[F<x>]; _; _; x = 0>"),
        (r"\left[ A^{-1} \right]_{jj}", "index_jj<[A^-1]>"),
        (r"(W e)_i^2", "index_i<(W*e)>^2"),
        (r"\left. F(x) \right|_{x=0}", "evaluation<F<x>; _; _; x = 0>"),
        (r"x \in (0, \infty)", "x in interval<0; infty; False; False>"),
        ("y = [0, 1)", "y = interval<0; 1; True; False>"),
        ("(a, b) = c", "tuple<a, b> = c"),
        (r"\{x \in A \mid x > 0\}", "set<x in A; x > 0>"),
        (r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "matrix<a, b, c, d; (>"),
        (r"\left[ \begin{matrix} a \\ b \end{matrix} \right]", "matrix<a, b; [>"),
        (r"A \otimes B", "binary<otimes; A; B>"),
        (r"\begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}", "cases<x, x > 0, 0, _>"),
        (r"\left\{ \begin{array}{rl} 1 , & \text{if} \; x = 1 \end{array} \right.", "cases<1, x = 1>"),
        (r"\lfloor x \rfloor", "floor<x>"),
    ],
)
def test_expressions(text: str, expected: str) -> None:
    assert reading(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"a \leq b < c", "a <= b < c"),
        (r"a := b \equiv c", "a := b == c"),
        (r"f \propto g \approx h", "f propto g ~= h"),
        (r"a \overset{(3)}{=} b \stackrel{d}{=} c", "a = b = c"),
        (r"a \not= b \neq c", "a != b != c"),
        (r"= b", "_ = b"),
    ],
)
def test_relations(text: str, expected: str) -> None:
    assert reading(text) == expected


def test_what_stands_over_a_relation_is_kept() -> None:
    body = read(r"a \overset{(3)}{=} b").statements[0].body
    assert isinstance(body, ast.Chain) and body.links[0].relation.over == "(3)"


def test_decimals_are_exact() -> None:
    body = read("0.1").statements[0].body
    assert isinstance(body, ast.Number) and body.value == Fraction(1, 10)


@pytest.mark.parametrize(
    "text",
    [
        "a/b c",
        "1/2x",
        "x/2 y",
        "x/y2z",
        "x/2(y + z)",
        "x/2f(y)",
        "x/2y!",
        r"x/2\sin y",
        r"x/2\pi r s t u v(w)",
        "a = = b",
        "a +",
        "(a + b",
        "a + b)",
        "(a]",
        r"\left( a",
        r"\frac{a}{b",
        r"\frac{a}",
        "n!!",
        r"x \foo y",
        r"x\%",
        "x + |y",
        r"\begin{align} a",
        r"a \end{align}",
        r"\begin{tikzpicture} a \end{tikzpicture}",
        "x \\",
        "a , , = b =",
        "日",
        r"f(x + y) \Big|_a \Big|",
        r"x + y \Big|_0^1",
        r"\text{number of samples} + 1 = n",
    ],
)
def test_what_is_not_understood_is_refused(text: str) -> None:
    with pytest.raises(LatexError) as caught:
        read(text)
    assert 0 <= caught.value.offset <= len(text)
    assert str(caught.value).endswith((".", "?"))


@pytest.mark.parametrize(
    ("text", "bracketed"),
    [
        (r"-(x-\mu)^2/2\sigma^2", "-div<(add<x, -mu>)^2, 2*sigma^2>"),
        (r"a/2\pi r^2 + 1", "add<div<a, 2*pi*r^2>, 1>"),
        (r"x/2\hat s", "div<x, 2*hat(s)>"),
        (r"x/2 \cdot y", "div<x, 2>*y"),
        ("a/2b/c", "div<div<a, 2*b>, c>"),
    ],
)
def test_names_close_behind_a_number_are_divided_by_as_well(text: str, bracketed: str) -> None:
    """As the style guides of physics journals have it: a product without a sign binds closer than a slash."""
    assert reading(text) == bracketed


def test_slashes_before_a_sign_are_noted() -> None:
    assert notes("a/a + b") == ["slash"]
    assert notes(r"\frac{a}{a} + b") == []


def test_every_node_knows_its_place() -> None:
    text = r"a + \frac{b}{c} = d"
    body = read(text).statements[0].body
    assert isinstance(body, ast.Chain) and body.first is not None
    side = body.links[0].side
    assert text[body.first.start : body.first.end] == r"a + \frac{b}{c}"
    assert text[side.start : side.end] == "d"


def test_a_logical_sign_joins_statements_alone() -> None:
    for text in (r"u \wedge v = v \wedge u", r"u \wedge v = w", r"a \vee b = b"):
        with pytest.raises(LatexError, match="no statement"):
            read(text)
    for text in (r"x = 1 \wedge y = 2", r"(x = 1) \land (y = 2)"):
        assert isinstance(read(text).statements[0].body, ast.Logic)
