"""Dots between terms without indices: read where one name and one beginning give the written terms."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import claims, inferred


def left(formula: str) -> str:
    return claims(f"Let $a, r, n, m$ be numbers.\n\n$$ {formula} = 1 $$")[0].removesuffix(" = 1")


@pytest.mark.parametrize(
    ("written", "body"),
    [
        (r"1 + 3 + 5 + \dots + (2n - 1)", "range(1, n)"),
        (r"2 + 4 + \cdots + 2n", "range(1, n)"),
        (r"2 + 4 + \cdots + 2^n", "range(1, n)"),
        (r"1 + r + r^2 + \dots + r^n", "range(0, n)"),
        (r"1 + r + \dots + r^{n - 1}", "range(1, n)"),
        (r"1 + \frac{r}{1!} + \frac{r^2}{2!} + \dots + \frac{r^n}{n!}", "range(0, n)"),
        (r"2^2 + 3^2 + \dots + n^2", "range(2, n)"),
        (r"1 + \dots + n", "range(1, n)"),
    ],
)
def test_the_last_term_gives_the_others(written: str, body: str) -> None:
    assert left(written).startswith(f"sum({body}")


def test_a_product_likewise() -> None:
    assert left(r"1 \cdot 2 \cdots n").startswith("prod(range(1, n)")


@pytest.mark.parametrize(
    "written",
    [
        r"1 + 3 + \dots + 2n",  # the last term is even
        r"1 + 2 + 4 + \dots + n",  # what is the rule?
        r"1 + 2 + 3 + \dots + n m",  # two names
        r"r + \dots + r^n",  # one term says too little
        r"1 + 3 + 4 + \dots + (2n - 1)",
        r"1 + r + r^2 + \dots",
        r"4 + 5 + \dots + n",  # begins too late
    ],
)
def test_what_leaves_a_doubt_is_kept_as_written(written: str) -> None:
    assert "range(" not in left(written)


def test_the_last_index_is_inferred_to_be_natural() -> None:
    assert "in(n, naturals)" in inferred("$$ 1 + 2 + \\dots + n = 5 $$")
