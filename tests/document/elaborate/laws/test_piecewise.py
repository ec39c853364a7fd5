"""Beside cases a density is 0 outside of its support, and a distribution function 0 below and 1 above it."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import assumed, steps

UNIFORM = "Let $X \\sim \\mathcal{U}(a,b)$.\n\n"
EXPONENTIAL = "Let $X \\sim \\mathrm{Exp}(l)$.\n\n"
RAMP = "\\frac{x-a}{b-a} & \\text{if } a \\leq x \\leq b"


def verdict(before: str, head: str, *rows: str) -> str:
    cases = " \\\\ ".join(rows)
    page = f"{before}$$ {head} = \\begin{{cases}} {cases} \\end{{cases}} $$"
    return list(verify(Markdown(page)).steps())[-1].verdict


@pytest.mark.parametrize(
    ("below", "above", "expected"),
    [("0", "1", "proved"), ("0", "2", "refuted"), ("1", "1", "refuted"), ("0", "0", "refuted")],
)
def test_the_distribution_function_of_a_bounded_law(below: str, above: str, expected: str) -> None:
    rows = (f"{below} & \\text{{if }} x < a", RAMP, f"{above} & \\text{{if }} x > b")
    assert verdict(UNIFORM, "F_X(x)", *rows) == expected


@pytest.mark.parametrize(
    ("outside", "inside", "right"),
    [("0", "1 - e^{-l x}", True), ("7", "1 - e^{-l x}", False), ("0", "1 + e^{-l x}", False)],
)
def test_the_distribution_function_of_a_law_on_a_ray(outside: str, inside: str, right: bool) -> None:
    rows = (f"{outside} & \\text{{if }} x < 0", f"{inside} & \\text{{if }} x \\geq 0")
    assert verdict(EXPONENTIAL, "F_X(x)", *rows) == ("proved" if right else "refuted")


@pytest.mark.parametrize("relations", [("<", "\\geq"), ("\\leq", ">")])
@pytest.mark.parametrize(("outside", "right"), [("0", True), ("7", False)])
def test_a_density_outside_of_its_support(relations: tuple[str, str], outside: str, right: bool) -> None:
    """What it is at the end of the support is a convention, and both are right."""
    low, high = relations
    rows = (f"{outside} & \\text{{if }} x {low} 0", f"l e^{{-l x}} & \\text{{if }} x {high} 0")
    assert verdict(EXPONENTIAL, "f_X(x)", *rows) == ("proved" if right else "refuted")


def test_beside_other_cases_the_argument_is_in_the_support() -> None:
    (step,) = steps(EXPONENTIAL + "$$ f_X(x) = l e^{-l x} $$")
    assert "in(x, above(0))" in assumed(step)
    (step,) = steps(EXPONENTIAL + "$$ f_X(x) = \\begin{cases} l & l = 1 \\\\ 2 & l = 2 \\end{cases} $$")
    assert "in(x, above(0))" in assumed(step)


@pytest.mark.parametrize("formula", ["F_X'(2) = 1", "\\int_0^2 F_X'(x) dx = 2", "F_X(2) = 2", "F_X'(2) = 2"])
def test_nothing_grows_outside_of_the_support(formula: str) -> None:
    page = "Let $X \\sim \\mathcal{U}(0, 1)$.\n\n$$ " + formula + " $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] != ["proved"]


def test_at_a_number_it_is_known() -> None:
    page = "Let $X \\sim \\mathcal{U}(0, 1)$.\n\n"
    page += "$$ F_X(2) = 1, \\quad F_X(-1) = 0, \\quad F_X(\\tfrac12) = \\tfrac12 $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved"] * 3


@pytest.mark.parametrize(
    ("supposed", "formula", "expected"),
    [
        ("x < 0", "F_X(x) = 0", "proved"),
        ("x < 0", "f_X(x) = 0", "proved"),
        ("x \\geq 0", "F_X(x) = 1 - e^{-l x}", "proved"),
        ("x < 0", "F_X(x) = 1 - e^{-l x}", "refuted"),
        ("x < 0", "f_X(x) = l e^{-l x}", "refuted"),
        ("x < 1", "F_X(x) = 0", "refuted"),
        ("x \\geq 0", "F_X(x) = 0", "refuted"),
    ],
)
def test_where_the_text_supposes_the_argument_to_lie(supposed: str, formula: str, expected: str) -> None:
    page = EXPONENTIAL + f"If ${supposed}$, we have\n\n$$ {formula} $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == [expected]


def test_cases_that_the_text_goes_through_one_by_one() -> None:
    page = UNIFORM + (
        "The distribution function is\n\n$$ F_X(x) = \\int_{-\\infty}^x \\mathcal{U}(z; a, b) \\, dz $$\n\n"
        "If $x < a$, we have\n\n$$ F_X(x) = \\int_{-\\infty}^x 0 \\, dz = 0 $$\n\n"
        "If $x > b$, we have\n\n$$ F_X(x) = F_X(b) + \\int_b^x 0 \\, dz = 1 $$\n"
    )
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved"] * 5
    wrong = page.replace("0 \\, dz = 0", "0 \\, dz = 1")
    assert [s.verdict for s in verify(Markdown(wrong)).steps()][2] == "refuted"
