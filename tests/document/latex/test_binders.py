"""Sums, integrals, limits, derivatives: bounds, scope, differentials."""

from __future__ import annotations

import pytest

from kld_proof.document.latex.errors import LatexError
from kld_proof.document.latex.statements import read
from kld_proof.document.latex.symbols import SymbolTable

from .sketch import notes, reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\sum_{i=1}^n x_i + y", "add<sum[i 1..n]<x_i>, y>"),
        (r"\sum_{i=1}^n a_i b_i / n", "sum[i 1..n]<div<a_i*b_i, n>>"),
        (r"\sum_i x_i", "sum[i]<x_i>"),
        (r"\sum_{x \in \mathcal{X}} p(x)", "sum[x over cal(X)]<p<x>>"),
        (r"\sum_{\substack{t \in A \\ t \leq x}} t", "sum[t over logic<and; A, t <= x>]<t>"),
        (r"\sum_i \sum_j y_{ij}", "sum[i]<sum[j]<y_ij>>"),
        (r"\prod_{i=1}^n x_i \cdot c", "prod[i 1..n]<x_i>*c"),
        (r"\prod_{i=1}^n \frac{1}{c} e^{-x_i}", "prod[i 1..n]<div<1, c>*e^-x_i>"),
        (r"\lim_{n \to \infty} a_n", "lim[n infty.._]<a_n>"),
        (r"\arg\max_\theta f(\theta)", "argmax[theta]<f<theta>>"),
        (r"\operatorname*{arg\,min}_{x \in A} f(x)", "argmin[x over A]<f<x>>"),
        (r"\underset{x}{\max} f(x)", "max[x]<f<x>>"),
    ],
)
def test_signs_that_bind(text: str, expected: str) -> None:
    assert reading(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\int_a^b f(x) dx", "int[x a..b]<f<x>>"),
        (r"\int f(x) + g(x) \, \mathrm{d}x + c", "add<int[x]<add<f<x>, g<x>>>, c>"),
        (r"\int_0^1 \frac{dx}{x} + 1", "add<int[x 0..1]<div<1, x>>, 1>"),
        (r"\int_0^1 \frac{2 x \, dx}{1+x}", "int[x 0..1]<div<2*x, add<1, x>>>"),
        (r"\int dx\, f(x)", "int[x]<f<x>>"),
        (r"\int_0^1 \int_0^2 x y \, dx \, dy", "int[y 0..1]<int[x 0..2]<x*y>>"),
        (r"\iint_D f(x,y) \, dx \, dy", "int[x y over D]<f<x , y>>"),
        (r"\int_{\mathcal{X}} p(x) dx", "int[x over cal(X)]<p<x>>"),
        (r"\int x \, d\mu", "int[mu]<x>"),
        (r"\int xdx + x", "add<int[x]<x>, x>"),
        (r"\int p(Y) \int X \, \mathrm{d}X \, \mathrm{d}Y", "int[Y]<p<Y>*int[X]<X>>"),
    ],
)
def test_integrals_end_at_their_differential(text: str, expected: str) -> None:
    assert reading(text) == expected


def test_a_sum_is_widened_only_with_a_note() -> None:
    text = r"\sum_{i=1}^n x_i + y_i"
    assert reading(text) == "sum[i 1..n]<add<x_i, y_i>>" and notes(text) == ["scope"]
    with pytest.raises(LatexError, match="scope of the sum is ambiguous"):
        read(r"\sum_{i=1}^n x_i + i", SymbolTable(variables=frozenset("i")))


def test_a_second_sum_over_the_same_index_is_no_use_of_the_first() -> None:
    assert reading(r"\sum_i x_i + \sum_i y_i") == "add<sum[i]<x_i>, sum[i]<y_i>>"


def test_a_product_ends_where_the_next_one_over_its_index_begins() -> None:
    text = r"\prod_i x_i \prod_i y_i"
    assert reading(text) == "prod[i]<x_i>*prod[i]<y_i>" and notes(text) == ["scope"]


def test_a_bracket_behind_the_sign_may_end_a_product() -> None:
    text = r"\prod_i \left( x_i \right) y"
    assert reading(text) == "prod[i]<(x_i)>*y" and notes(text) == ["scope"]
    assert reading(r"\prod_i \left( x_i \right) y_i") == "prod[i]<(x_i)*y_i>"


@pytest.mark.parametrize(
    "text",
    [
        r"\int f(x)",
        r"\int_0^1",
        r"\sum_{i=1}^n",
        r"\sum_i + 1",
        r"\prod_i x_i y",
        r"f(x) dx",
        r"\int f(x) dx dy = \int",
        r"\sum_i x_i^",
    ],
)
def test_an_unfinished_or_ambiguous_binder_is_refused(text: str) -> None:
    with pytest.raises(LatexError):
        read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\frac{d}{dx} f(x)", "d<f<x>; x1>"),
        (r"\frac{\mathrm{d}}{\mathrm{d}x} \left[ x^2 + 1 \right]", "d<[add<x^2, 1>]; x1>"),
        (r"\frac{dy}{dx}", "d<y; x1>"),
        (r"\frac{d^2 f(x)}{dx^2}", "d<f<x>; x2>"),
        (r"\frac{\partial^2 f}{\partial x \partial y}", "d<f; x1 y1>"),
        (r"\frac{\partial}{\partial w} g(w) + 1", "add<d<g<w>; w1>, 1>"),
        (r"\frac{d}{n}", "div<d, n>"),
        (r"\frac{d_1}{d_2}", "div<d_1, d_2>"),
        (r"\frac{d}{d+1}", "div<d, add<d, 1>>"),
    ],
)
def test_fractions_that_are_derivatives(text: str, expected: str) -> None:
    assert reading(text) == expected


@pytest.mark.parametrize(
    "text", [r"\frac{d^2 f}{dx}", r"\frac{d}{dx}", r"\frac{d}{dx} (x)(y)", r"\frac{d^n}{dx^n} f"]
)
def test_a_derivative_that_does_not_add_up_is_refused(text: str) -> None:
    with pytest.raises(LatexError):
        read(text)


@pytest.mark.parametrize(
    "d",
    [
        "dx",
        "d x",
        r"\,dx",
        r"\mathrm{d}x",
        r"\, \mathrm d x",
        r"{\rm d}x",
        r"\text{d}x",
        r"\operatorname{d}\!x",
    ],
)
def test_a_differential_has_many_spellings(d: str) -> None:
    assert reading(rf"\int f(x) {d} + 1") == "add<int[x]<f<x>>, 1>"


def test_a_differential_without_an_integral_stands_behind_a_thin_space() -> None:
    assert reading(r"\cos\theta\,d\theta") == "cos<theta>*differential<theta>"


def test_bars_in_bounds_are_read() -> None:
    assert reading(r"\int_{|a|}^{b} x dx") == "int[x abs<a>..b]<x>"
