"""Claims of search.sign.factors."""

from __future__ import annotations

from kld_proof.search.sign.factors import nonzero_as_factor
from tests.search.contexts import context, term


def test_a_factor_of_what_is_not_zero() -> None:
    assert nonzero_as_factor(context("0 < s/k", "k != 0"), term("s")) is not None
    assert nonzero_as_factor(context("0 < s + k"), term("s")) is None


def test_a_factor_that_is_no_single_name_is_left_to_other_ways() -> None:
    assert nonzero_as_factor(context("(a*b)*c != 0"), term("a*b")) is None
    assert nonzero_as_factor(context("2*c != 0"), term("2")) is None
