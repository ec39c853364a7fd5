"""A function of the page with primes and without its argument: `y'' + y = 0`."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


WAVE = "Let $y(x) = A e^{2x} + B e^{3x}$.\n\n$$ CLAIM $$"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("y'' - 5 y' + 6 y = 0", "proved"),
        ("y' = 2 A e^{2x} + 3 B e^{3x}", "proved"),
        ("y''(x) - 5 y'(x) + 6 y(x) = 0", "proved"),
        ("y'' - 5 y' - 6 y = 0", "refuted"),
        ("y'' + 5 y' + 6 y = 0", "refuted"),
        ("y' + y'(0) = y' + 2 A + 3 B", "unread"),
        ("y' - 2 y = B e^{3x}, \\quad y(0) = A + B", "unread"),
    ],
)
def test_a_derivative_without_its_argument_is_that_at_the_argument_of_the_function(
    claim: str, verdict: str
) -> None:
    assert verdicts(WAVE.replace("CLAIM", claim))[0] == verdict


def test_a_prime_is_no_derivative_where_the_page_has_no_such_function() -> None:
    page = "Let $c > 0$.\n\n$$ x' = x - c t $$\n\n$$ x' + c t = x $$"
    assert verdicts(page) == ["proved"]


def test_a_relation_for_the_derivative_is_a_claim() -> None:
    assert verdicts("Let $u(t) = e^{-t}$.\n\n$$ u' = -u $$") == ["proved"]
    assert verdicts("Let $u(t) = e^{-t}$.\n\n$$ u' = u $$") == ["refuted"]
