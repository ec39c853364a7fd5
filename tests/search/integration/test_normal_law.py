"""Claims of search.integration.normal_law: quadratics under a normal law by one theorem, and nothing else."""

from __future__ import annotations

import pytest

from kld_proof.search.integration.normal_law import normal_integrable, normal_integral
from kld_proof.search.normal_form.normalise import prove_equal
from tests.search.contexts import application, context, term

LAW = "exp(-((x - m)**2/(2*s**2)))"
DENSITY = f"{LAW}/(sqrt(2*pi)*s)"


@pytest.mark.parametrize(
    ("integrand", "value"),
    [
        (DENSITY, "1"),
        (f"x*{DENSITY}", "m"),
        (f"x**2*{DENSITY}", "s**2 + m**2"),
        (f"(a*x**2 + b*x + c)*{DENSITY}", "a*(s**2 + m**2) + b*m + c"),
        (f"ln({DENSITY})*{DENSITY}", "-ln(2*pi)/2 - ln(s) - 1/2"),
        (f"x**2*{LAW}", "(s**2 + m**2)*s*sqrt(2*pi)"),
        ("x*exp(-(x**2/2) + 3*x - 9/2)", "3*sqrt(2*pi)"),
    ],
)
def test_the_theorem_gives_the_value(integrand: str, value: str) -> None:
    ctx = context("0 < s")
    body = application(f"integral(reals, lambda x: {integrand})").args[1]
    line = normal_integral(ctx, body)
    assert line is not None
    assert prove_equal(ctx, ctx.builder.right(line), term(value)) is not None
    exists = normal_integrable(ctx, body)
    assert exists is not None and ctx.builder.conclusion(exists).args[1] == body
    wrong = term(f"({value}) + s")
    assert prove_equal(ctx, ctx.builder.right(line), wrong) is None


@pytest.mark.parametrize(
    ("integrand", "assumptions"),
    [
        ("x**2*exp((x - m)**2/(2*s**2))", ("0 < s",)),  # grows
        (f"x**2*{LAW}", ()),  # the sign of s is unknown
        (f"x**3*{LAW}", ("0 < s",)),
        (f"1/x*{LAW}", ("0 < s",)),
        (f"sin(x)*{LAW}", ("0 < s",)),
        (f"x**2*{LAW}*exp(x)", ("0 < s",)),
        ("exp(-(x - m)/(2*s**2))", ("0 < s",)),
        ("exp(-((x - m)**2/(2*s**2)) + 1)", ("0 < s",)),  # the square is not completed
        ("x**2 + 1", ("0 < s",)),
    ],
)
def test_near_misses_are_left_to_others(integrand: str, assumptions: tuple[str, ...]) -> None:
    ctx = context(*assumptions)
    body = application(f"integral(reals, lambda x: {integrand})").args[1]
    assert normal_integral(ctx, body) is None
    assert normal_integrable(ctx, body) is None
