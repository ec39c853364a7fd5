"""Divergences between densities of the page are claimed about; others get their meaning from a relation."""

from __future__ import annotations

from tests.document.elaborate.pages import claims

POSTERIOR = "Let $p(x, z)$ and $q(z)$ be densities.\n\n"


def test_a_first_relation_is_a_claim() -> None:
    found = claims(POSTERIOR + "$$ KL(q(z) \\| p(z|x)) = E_q[\\ln p(z|x)] - E_q[\\ln q(z)] $$")  # a lost sign
    assert len(found) == 1 and found[0].startswith("integral(reals")


def test_letters_with_several_densities_are_explained_by_the_page() -> None:
    page = (
        "For any distribution $q(z)$:\n\n$$ \\ln p(x|t) = L(q, t) + KL(q \\| p) $$\n\nwhere\n\n"
        "$$ L(q, t) = \\sum_z q(z) \\ln \\frac{p(x, z|t)}{q(z)} $$\n\n"
        "$$ KL(q \\| p) = -\\sum_z q(z) \\ln \\frac{p(z|x, t)}{q(z)} $$"
    )
    (found,) = claims(page)
    assert "KL" not in found and found.startswith("ln(")
