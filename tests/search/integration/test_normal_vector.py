"""Claims of search.integration.normal_vector: Gaussian integrals over columns, and nothing near them."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

GIVEN = (
    "n in naturals", "positive_definite(S, n)", "positive_definite(P, n)", "shape(m, n, 1)", "shape(t, n, 1)",
    "shape(B, n, n)",
)  # fmt: skip


def form(left: str, *middle: str) -> str:
    """left^T middle..., a number."""
    found = f"mat_transpose({left})"
    for x in middle:
        found = f"mat_mul({found}, {x})"
    return f"mat_scalar({found})"


def minus(x: str, y: str) -> str:
    return f"mat_add({x}, mat_neg({y}))"


APART = minus("x", "m")
DENSITY = f"sqrt(1/((2*pi)**n*mat_det(n, S)))*exp(-1/2*{form(APART, 'mat_inverse(S)', APART)})"
POSTERIOR = "mat_add(P, mat_inverse(S))"


LINEAR = f"exp({form('t', 'x')})"


def gaussian(matrix: str) -> str:
    return f"exp(-{form('x', matrix, 'x')}/2)"


def integral(integrand: str) -> str:
    return f"integral(columns(n), lambda x: {integrand})"


@pytest.mark.parametrize(
    ("integrand", "value"),
    [
        (DENSITY, "1"),
        (f"exp({form('t', 'x')})*{DENSITY}", f"exp({form('t', 'm')} + {form('t', 'S', 't')}/2)"),
        (f"{form('t', 'x')}*{DENSITY}", form("t", "m")),
        (f"{form('x', 'B', 'x')}*{DENSITY}", f"{form('m', 'B', 'm')} + mat_trace(mat_mul(B, S))"),
        (f"{form(APART, 'mat_inverse(S)', APART)}*{DENSITY}", "n"),
        (gaussian("P"), "sqrt((2*pi)**n/mat_det(n, P))"),
        (f"exp(-{form('x', 'x')}/2)", "(2*pi)**(n/2)"),
        (
            f"{gaussian('P')}*exp(-{form('x', 'mat_inverse(S)', 'x')}/2 + {form('t', 'x')})",
            f"sqrt((2*pi)**n/mat_det(n, {POSTERIOR}))*exp({form('t', f'mat_inverse({POSTERIOR})', 't')}/2)",
        ),
    ],
)  # fmt: skip
def test_the_value_is_proved_and_no_other(integrand: str, value: str) -> None:
    assert verdict(f"{integral(integrand)} == {value}", *GIVEN) == "proved"
    for wrong in (f"({value})/2", f"({value}) + 1", f"({value})*mat_det(n, S)"):
        assert verdict(f"{integral(integrand)} == {wrong}", *GIVEN) == "not_proved"


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        (f"{integral(gaussian('B'))} == sqrt((2*pi)**n/mat_det(n, B))", GIVEN),
        (f"{integral(gaussian('P').replace('-', ''))} == sqrt((2*pi)**n/mat_det(n, P))", GIVEN),
        (f"{integral(LINEAR)} == 0", GIVEN),
        (f"{integral('1')} == 1", GIVEN),
        (f"{integral(DENSITY)} == 1", ("symmetric(S)", "invertible(S, n)", *GIVEN[::3])),
        (f"{integral(DENSITY)} == 1", ("positive_definite(S, k)", "n in naturals", "shape(m, n, 1)")),
        (f"integral(reals, lambda x: {DENSITY}) == 1", GIVEN),
        (f"{integral(gaussian('P'))} == {integral(gaussian('S'))}", GIVEN),
    ],
)  # fmt: skip
def test_what_is_no_such_integral_is_not_proved(claim: str, given: tuple[str, ...]) -> None:
    assert verdict(claim, *given) == "not_proved"
