"""Dots over a function that the page writes out are its derivatives; over others they name something."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import claims

COSINE = "Let $x(t) = A \\cos(w t)$.\n\n"


def verdicts(page: str) -> list[str]:
    """The verdicts of the steps of a page."""
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("\\dot x(t) = -A w \\sin(w t)", "\\dot x(t) = A w \\sin(w t)"),
        ("\\ddot{x}(t) = -w^2 x(t)", "\\ddot{x}(t) = w^2 x(t)"),
        ("\\dot x(t)^2 + w^2 x(t)^2 = w^2 A^2", "\\dot x(t)^2 - w^2 x(t)^2 = w^2 A^2"),
        ("\\dot x = -A w \\sin(w t)", "\\dot x = -A \\sin(w t)"),
    ],
)
def test_dots_are_derivatives(right: str, wrong: str) -> None:
    assert verdicts(f"{COSINE}$$ {right} $$") == ["proved"]
    assert verdicts(f"{COSINE}$$ {wrong} $$") == ["refuted"]


def test_the_rate_of_what_is_not_written_out_is_no_derivative_of_it() -> None:
    assert verdicts("$$ \\dot u(t) = -u(t) $$\n\n$$ \\ddot u(t) = u(t) $$") == []


def test_a_label_makes_another_name() -> None:
    page = COSINE + "$$ \\dot x_1(t) = 0 $$\n\n$$ \\dot x_1(2) = 0 $$"
    assert not any("deriv" in c for c in claims(page))


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("let $f'$ be another function", "unread"),
        ("let $f'$ denote the frequency of the observer", "unread"),
        ("let $f'$ denote the derivative of $f$", "proved"),
        ("note that $f'$ is a linear function", "proved"),
    ],
)
def test_a_prime_is_a_mark_where_the_text_says_what_it_is(said: str, verdict: str) -> None:
    page = f"Let $f(x) = x^2$ and {said}.\n\n$$ f'(x) = 2 x $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == [verdict]
