"""Sums and means over some indices, `x_{i.}`, `n_{i \\bullet}`: each pattern of dots is a sequence."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import steps

TABLE = (
    "Let $x_{ij}$ be numbers, with\n\n$$ \\bar{x}_{i.} = \\frac{1}{b} \\sum_{j=1}^b x_{ij}, \\quad "
    "\\bar{x}_{.j} = \\frac{1}{a} \\sum_{i=1}^a x_{ij}, \\quad "
    "\\bar{x}_{..} = \\frac{1}{ab} \\sum_{i=1}^a \\sum_{j=1}^b x_{ij} $$\n\nThen\n\n"
)
GROUPS = (
    "Denote sample sizes as\n\n$$ \\begin{split} n_{ij} &- \\text{number of samples in} \\; (i,j) \\\\ "
    "n_{i \\bullet} &= \\sum_{j=1}^b n_{ij} \\end{split} $$\n\nand means as\n\n$$ \\begin{split} "
    "\\bar{y}_{i \\bullet \\bullet} &= "
    "\\frac{1}{n_{i \\bullet}} \\sum_{j=1}^b \\sum_{k=1}^{n_{ij}} y_{ijk} \\\\ "
    "\\bar{y}_{ij \\bullet} &= \\frac{1}{n_{ij}} \\sum_{k=1}^{n_{ij}} y_{ijk} \\end{split} $$\n\nThen\n\n"
)


def verdict(page: str) -> str:
    return list(verify(Markdown(page)).steps())[-1].verdict


@pytest.mark.parametrize(
    "formula",
    [
        "\\bar{x}_{..} = \\frac{1}{a} \\sum_{i=1}^a \\bar{x}_{i.}",
        "\\bar{x}_{..} = \\frac{1}{b} \\sum_{j=1}^b \\bar{x}_{.j}",
        "\\sum_{i=1}^a (x_{ij} - \\bar{x}_{.j}) = 0",
    ],
)
def test_means_of_rows_and_of_columns(formula: str) -> None:
    assert verdict(f"{TABLE}$$ {formula} $$") == "proved"


@pytest.mark.parametrize(
    "formula",
    [
        "\\bar{x}_{i.} = \\bar{x}_{.i}",
        "\\sum_{i=1}^a (x_{ij} - \\bar{x}_{i.}) = 0",
        "\\bar{x}_{..} = \\frac{1}{a} \\sum_{i=1}^a \\bar{x}_{.i}",
    ],
)
def test_rows_are_no_columns(formula: str) -> None:
    assert verdict(f"{TABLE}$$ {formula} $$") != "proved"


def test_groups_of_several_sizes() -> None:
    row = "n_{i \\bullet} \\bar{y}_{i \\bullet \\bullet} = \\sum_{j=1}^b n_{ij} \\bar{y}_{ij \\bullet}"
    assert verdict(f"{GROUPS}$$ {row} $$") == "proved"
    assert verdict(f"{GROUPS}$$ {row.replace('n_{ij} ', '')} $$") != "proved"
    assert (
        verdict(f"{GROUPS}$$ \\sum_{{k=1}}^{{n_{{ij}}}} (y_{{ijk}} - \\bar{{y}}_{{ij \\bullet}}) = 0 $$")
        == "proved"
    )


def test_what_the_terms_of_a_sequence_need_is_inferred_and_listed() -> None:
    (step,) = steps(
        f"{GROUPS}$$ n_{{ij}} \\bar{{y}}_{{ij \\bullet}} = \\sum_{{k=1}}^{{n_{{ij}}}} y_{{ijk}} $$"
    )
    quantified = [p for p in step.assumptions if getattr(p, "head", "") == "all"]
    assert any("ne($n(#1, #0), 0)" in str(p) for p in quantified)


def test_an_index_alone_is_not_said_to_differ_from_zero() -> None:
    """`1/k` in the terms of a sequence says nothing of k."""
    page = "Let $h_n = \\sum_{k=1}^n c_k$ and $c_k = 1/k$.\n\n$$ c_k k = 1 $$"
    assert verdict(page) != "proved"


def test_a_count_that_words_explain_is_no_condition_of_a_mean() -> None:
    page = (
        "Let $\\bar{y}_i = \\frac{1}{n_i} \\sum_{j=1}^{n_i} y_{ij}$ and "
        "$m = \\frac{1}{n} \\sum_{i=1}^k n_i \\bar{y}_i$ where "
        "$n = \\sum_{i=1}^k n_i$.\n\n$$ \\sum_{j=1}^{n_i} (y_{ij} - \\bar{y}_i) = 0 $$"
    )
    assert verdict(page) == "proved"
