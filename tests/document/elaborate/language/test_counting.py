"""What makes a name a whole number: words behind a formula, lists without an end, signs that alternate."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

WAVES = "\n\n$$ \\int_0^{2\\pi} \\cos((m - n) x)\\,dx = 0 $$"


def verdict(page: str) -> str:
    return list(verify(Markdown(page)).steps())[-1].verdict


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("For $m \\neq n$ positive integers,", "proved"),
        ("Let $m \\neq n$, both positive integers.", "proved"),
        ("For integers $m \\neq n$,", "not_proved"),
        ("Let $m, n$ be distinct positive integers.", "proved"),
        ("Let $m$ and $n$ be distinct positive integers.", "proved"),
        ("Let $m, n$ be positive integers.", "refuted"),
        ("Let $m \\neq n$ be real.", "refuted"),
    ],
)
def test_two_whole_numbers_are_distinct_where_the_text_says_so(said: str, expected: str) -> None:
    assert verdict(said + WAVES) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("For positive integers $n$,", "proved"),
        ("For $n = 1, 2, 3, \\ldots$", "proved"),
        ("For $n = 0, 1, 2, \\ldots$", "refuted"),
        ("For natural numbers $n$,", "refuted"),
    ],
)
def test_a_list_without_an_end_begins_with_its_first_number(said: str, expected: str) -> None:
    assert verdict(said + "\n\n$$ \\sum_{k=1}^n \\frac{1}{n} = 1 $$") == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("\\cos(n \\pi) = (-1)^n", "proved"),
        ("\\cos(n \\pi) = (-1)^{n+1}", "refuted"),
        ("(-1)^{n+1} (-1)^n = -1", "proved"),
        ("x^n x^n = x^{2n}", "not_proved"),
    ],
)
def test_the_exponent_of_a_negative_number_is_whole(claim: str, expected: str) -> None:
    assert verdict(f"$$ {claim} $$") == expected


def test_the_exponent_of_a_negative_number_is_as_the_text_says() -> None:
    assert verdict("Let $n$ be real.\n\n$$ \\cos(n \\pi) = (-1)^n $$") != "proved"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("\\frac{k!}{(k-1)!} = k", "proved"),
        ("\\frac{(n-k+1)!}{(n-k)!} = n - k + 1", "proved"),
        ("\\frac{k!}{(k-1)!} = k - 1", "refuted"),
    ],
)
def test_what_stands_below_a_factorial_is_counted(claim: str, expected: str) -> None:
    assert verdict(f"$$ {claim} $$") == expected
