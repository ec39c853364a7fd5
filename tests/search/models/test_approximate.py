"""Values in floating point, which reject candidates before anything is proved of them."""

from __future__ import annotations

from kld_proof.kernel.term import App, Num
from kld_proof.search.models.approximate import rejected


def test_extrema_of_one_number_are_that_number() -> None:
    for head in ("min", "max"):
        assert rejected("lt", App(head, Num(2)), Num(1))
        assert not rejected("lt", App(head, Num(1)), Num(2))
