"""Names: canonical spelling, subscripts, labels, powers, transposition."""

from __future__ import annotations

import pytest

from kld_proof.document.latex import ast
from kld_proof.document.latex.errors import LatexError
from kld_proof.document.latex.statements import read
from kld_proof.document.latex.symbols import SymbolTable

from .sketch import notes, reading


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (r"\mu_1", "mu_1"),
        (r"\mu_{1}", "mu_1"),
        (r"\mu _ {1}", "mu_1"),
        (r"\sigma_{q}", "sigma_q"),
        (r"y_{ij}", "y_ij"),
        (r"y_{i,j}", "y_{i,j}"),
        (r"x_{i+1}", "x_{i+1}"),
        (r"n_{\bullet j}", "n_{•j}"),
        (r"x_\alpha", "x_alpha"),
        (r"\mathrm{SS}_\mathrm{tot}", "SS_tot"),
        (r"\text{BF}_{12}", "BF_12"),
        (r"\hat{\mu}_1", "hat(mu)_1"),
        (r"\hat\mu_1", "hat(mu)_1"),
        (r"\bar{x}'", "bar(x)'"),
        (r"\mathbf{x}", "bold(x)"),
        (r"\boldsymbol\mu", "bold(mu)"),
        (r"\mathcal{X}", "cal(X)"),
        (r"\mathbb{R}", "bb(R)"),
        (r"x^*", "x^*"),
        (r"\theta^{(t)}", "theta^(t)"),
        (r"\theta^{(t+1)}", "theta^(t+1)"),
        (r"x^{\mathrm{new}}", "x^new"),
        (r"{b}_0", "b_0"),
        (r"1_n", "1_n"),
        (r"\mathrm{log\_var}", "log_var"),
        ("σ", "sigma"),
    ],
)
def test_a_symbol_has_one_canonical_name(text: str, name: str) -> None:
    (statement,) = read(text).statements
    assert isinstance(statement.body, ast.Name)
    assert statement.body.name == name
    assert (statement.start, statement.end) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "name", "base", "indices"),
    [
        (r"\bar{y}_{i \bullet \bullet}", "bar(y)_{i••}", "bar(y)_{#••}", 1),
        (r"\bar y_{\bullet\bullet}", "bar(y)_{••}", "bar(y)_{••}", 0),
        (r"\bar x_{i.}", "bar(x)_{i•}", "bar(x)_{#•}", 1),
        (r"\bar x_{.j}", "bar(x)_{•j}", "bar(x)_{•#}", 1),
        (r"\bar x_{ij.}", "bar(x)_{ij•}", "bar(x)_{##•}", 2),
        (r"x_{i\cdot}", "x_{i•}", "x_{#•}", 1),
        (r"N_{+j}", "N_{•j}", "N_{•#}", 1),
        (r"N_{2+}", "N_{2•}", "N_{#•}", 1),
        (r"x_{i+1}", "x_{i+1}", "x", 1),
        (r"y_{i,j+1}", "y_{i,j+1}", "y", 2),
    ],
)
def test_indices_that_are_averaged_over_make_another_name(
    text: str, name: str, base: str, indices: int
) -> None:
    body = read(text).statements[0].body
    assert isinstance(body, ast.Name)
    assert (body.name, body.base, len(body.subscript)) == (name, base, indices)


@pytest.mark.parametrize("text", [r"x_{eff.}", r"R_{++}", r"x_{+}"])
def test_an_abbreviation_or_a_sign_is_no_dot_among_indices(text: str) -> None:
    body = read(text).statements[0].body
    assert isinstance(body, ast.Name) and "•" not in body.name


def test_subscripts_are_kept_as_nodes_too() -> None:
    body = read(r"y_{i,j+1}").statements[0].body
    assert isinstance(body, ast.Name)
    assert [type(n) for n in body.subscript] == [ast.Name, ast.Add]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\sigma^2_q", "sigma_q^2"),
        (r"\sigma_q^{2}", "sigma_q^2"),
        (r"e^{(x)}", "e^(x)"),
        (r"x^{(a+b)/2}", "x^div<(add<a, b>), 2>"),
        (r"2^{(n)}", "2^(n)"),
        (r"A^\top B", "transpose<A>*B"),
        (r"A^{\mathrm{T}}", "transpose<A>"),
        (r"\mathbf{x}^T y", "transpose<bold(x)>*y"),
        (r"x^2y", "x^2*y"),
    ],
)
def test_what_stands_above_a_name(text: str, expected: str) -> None:
    assert reading(text) == expected


def test_a_letter_T_transposes_only_what_is_known_to_be_a_matrix() -> None:
    assert reading("x^T", SymbolTable(matrices=frozenset("x"))) == "transpose<x>"
    assert reading("x^T") == "x^T" and notes("x^T") == ["power"]


@pytest.mark.parametrize("text", ["x_1_2", "x^2^3", "x^10", "x_10", "x^-y", r"x^\circ", r"\hat{ab}", "x_"])
def test_a_malformed_name_is_refused(text: str) -> None:
    with pytest.raises(LatexError):
        read(text)


def test_letters_in_a_row_are_a_product_only_if_each_is_known() -> None:
    assert reading("e^{tx} + t + x") == "add<e^t*x, t, x>"
    for text in ("e^{xy} + t", "e^{txy} + t + x", "e^{is} + i", "RT + R", "dx + x"):
        with pytest.raises(LatexError, match="no known name"):
            read(text)
    assert reading("tx", SymbolTable(seen=frozenset("tx"))) == "t*x"
    known = SymbolTable(seen=frozenset("rKAnRTmsMSE"))
    assert reading("rKAe^{-rs}", known) == "r*K*A*e^-r*s" and reading("nRT", known) == "n*R*T"
    for text in ("MSE", "mes", "Men", "SE"):
        with pytest.raises(LatexError, match="no known name"):
            read(text, known)
    assert reading("tx", SymbolTable(words=frozenset({"tx"}))) == "tx"


def test_one_letter_of_a_pair_may_be_new() -> None:
    """A letter that stands nowhere else makes the product as free as a name of two letters would be."""
    assert reading("e^{tx} + t") == "add<e^t*x, t>" and notes("e^{tx} + t") == ["product"]


def test_a_number_behind_a_name_is_noted_as_a_slip() -> None:
    assert reading(r"\mu2") == "mu*2" and notes(r"\mu2") == ["slip"]
    assert notes(r"2\mu") == [] and notes("y_{i1}") == []
