"""What a limit approaches, and through which set."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import claims, steps


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("\\lim_{x \\to \\infty} e^{-x}", "limit(above(0), (\\ exp(neg(#0))))"),
        ("\\lim_{x \\to -\\infty} e^{x}", "limit(below(0), (\\ exp(#0)))"),
        ("\\lim_{n \\to \\infty} \\frac1n", "limit(from(1), (\\ div(1, #0)))"),
        ("\\lim_{x \\to 2} x", "limit(around(2, 1), (\\ #0))"),
        ("\\lim_{x \\rightarrow 0^+} x", "limit(interval(0, add(0, 1)), (\\ #0))"),
        ("\\lim_{x \\to 0^{+}} x", "limit(interval(0, add(0, 1)), (\\ #0))"),
        ("\\lim_{x \\downarrow 0} x", "limit(interval(0, add(0, 1)), (\\ #0))"),
        ("\\lim_{x \\to 3^-} x", "limit(interval(0, 1), (\\ add(3, neg(#0))))"),
        (
            "\\lim_{x \\to \\infty} \\frac{1}{x^2 - 3}",
            "limit(above(4), (\\ div(1, add(pow(#0, 2), neg(3)))))",
        ),
        ("\\lim_{x \\to \\infty} \\frac{1}{x^2 + 3}", "limit(above(0), (\\ div(1, add(pow(#0, 2), 3))))"),
        ("\\lim_{n \\to \\infty} \\frac{1}{n - 5}", "limit(from(6), (\\ div(1, add(#0, neg(5)))))"),
        ("\\lim_{x \\to -\\infty} \\frac{1}{x + 3}", "limit(below(-4), (\\ div(1, add(#0, 3))))"),
        (
            "\\lim_{x \\to 2} \\frac{1}{x^2 - 3 x}",
            "limit(around(2, 2/3), (\\ div(1, add(pow(#0, 2), neg(mul(3, #0))))))",
        ),
        ("\\lim_{x \\to 0} x \\ln x", "limit(interval(0, 1), (\\ mul(#0, ln(#0))))"),
    ],
)
def test_the_set_of_a_limit(written: str, read: str) -> None:
    assert claims(f"$$ {written} = 0 $$")[0].partition(" = ")[0] == read


def test_an_integral_up_to_the_variable_begins_the_set() -> None:
    page = "$$ \\lim_{T \\to \\infty} \\int_a^T e^{-x} dx = e^{-a} $$"
    assert claims(page)[0].startswith("limit(above(a),")


def test_a_limit_of_an_unspecified_function_is_kept_as_written() -> None:
    (step,) = steps("$$ \\lim_{x \\to \\infty} F(x) = 1 $$")
    assert "limit(" not in str(step.left) and not step.refutable


def test_a_limit_under_a_further_condition_is_kept_as_written() -> None:
    assert "limit(" not in claims("$$ \\lim_{\\substack{x \\to 0 \\\\ a < 1}} x^a = 0 $$")[0]
