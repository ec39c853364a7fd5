"""Functions told by a number: `f_k(x)` under a sum over k."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import claims


def test_a_member_of_a_family_is_a_function_of_its_number() -> None:
    (claim,) = claims("$$ \\sum_{k=1}^K g_k(x) = \\sum_{j=1}^K g_j(x) $$")
    assert claim.count("$g_{*}_{/2}(#0, x)") == 2


@pytest.mark.parametrize(
    "page",
    [
        "Let $g_k(x) = x^k$.\n\n$$ \\sum_{k=1}^K g_k(x) = 3 $$",  # it has a value
        "$$ \\sum_{k=1}^K g_{k+1}(x) = 3 $$",
        "$$ \\sum_{k=1}^K g'_k(x) = 3 $$",
        "$$ \\sum_{k=1}^K E[X_k] g^{(k)}(x) = 3 $$",
    ],
)
def test_others_are_not_taken_for_members(page: str) -> None:
    assert not any("g_{*}" in c for c in claims(page))
