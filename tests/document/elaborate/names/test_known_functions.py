r"""`\mathrm{B}(a, b) = \ldots` is a claim about the beta function, and `\pi(10)` is no product."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

BETA = "Let $a > 0$ and $b > 0$.\n\n$$ \\mathrm{B}(a, b) = SIDE $$"


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        ("\\frac{\\Gamma(a) \\Gamma(b)}{\\Gamma(a + b)}", ["proved"]),
        ("\\frac{\\Gamma(a) \\Gamma(b)}{\\Gamma(a + b + 1)}", ["refuted"]),
        ("\\int_0^1 t^{a - 1} (1 - t)^{b - 1} dt", ["proved"]),
        ("\\frac{a}{a + b}", []),
    ],
)
def test_the_beta_function_is_not_defined_by_the_page(side: str, expected: list[str]) -> None:
    assert verdicts(BETA.replace("SIDE", side)) == expected


@pytest.mark.parametrize("claim", ["\\pi(10) = 4", "\\pi(2 n) - \\pi(n) \\ge 1", "x = 1 + \\pi(3)"])
def test_pi_before_a_single_name_or_number_is_unread(claim: str) -> None:
    assert verdicts(f"$$ {claim} $$") == ["unread"]


@pytest.mark.parametrize(
    "claim", ["\\pi (r + 1) = \\pi r + \\pi", "2 \\pi (r) = 2 \\pi r", "\\pi (r)^2 = \\pi r^2"]
)  # fmt: skip
def test_products_with_pi_are_read(claim: str) -> None:
    assert verdicts(f"$$ {claim} $$") == ["proved"]
