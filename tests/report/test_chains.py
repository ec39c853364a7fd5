"""What is said of a whole chain in which a line is wrong."""

from __future__ import annotations

import pytest

from kld_proof.report.chains import relation
from kld_proof.verify import Markdown, verify


def summary(*lines: str) -> str:
    first, *rest = lines
    page = (
        "Let $x$ and $y$ be real.\n\n$$\\begin{aligned}\n"
        + first
        + "".join(f" \\\\\n{line}" for line in rest)
        + "\n\\end{aligned}$$"
    )
    (document,) = verify(Markdown(page)).documents
    (derivation,) = document.derivations
    return derivation.summary


def test_errors_that_cancel() -> None:
    """The middle line is wrong, the last one right again."""
    assert "still follows" in summary("(x+y)^2 &= x^2 + y^2", "&= x^2 + 2xy + y^2")


def test_an_error_that_stays() -> None:
    assert "does not follow" in summary("(x+y)^2 &= x^2 + y^2", "&= y^2 + x^2")


def test_nothing_is_said_of_a_chain_that_is_proved() -> None:
    assert summary("(x+y)^2 &= (x+y)(x+y)", "&= x^2 + 2xy + y^2") == ""


@pytest.mark.parametrize(("last", "word"), [("&\\ge 0", "still follows"), ("&\\ge 1", "does not follow")])
def test_a_chain_with_an_inequality(last: str, word: str) -> None:
    """`a = b >= c` claims `a >= c`."""
    assert word in summary("x^2 + y^2 &= x^2 + y^2 + 1 - 2", last)


def test_relations_that_cannot_be_joined() -> None:
    """`a < b > c` says nothing of a and c."""
    (document,) = verify(Markdown("$$ x < x + 1 > x $$")).documents
    assert relation(document.derivations[0].steps) is None
