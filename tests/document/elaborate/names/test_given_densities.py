"""`q(z|x) = N(z; m, s^2)` on a page of its own gives a density; a posterior is claimed."""

from __future__ import annotations

from tests.document.elaborate.pages import claims

MEAN = "$$E_{q(z|x)}[z] = m$$"


def test_the_condition_need_not_stand_on_the_right() -> None:
    """The parameters may depend on it."""
    (mean,) = claims(f"$$q(z|x) = \\mathcal{{N}}(z; m, s^2)$$\n\n{MEAN}")
    assert "$q" not in mean and "exp" in mean


def test_beside_another_density_of_the_two_it_is_a_claim() -> None:
    found = claims("Let $p(x, z)$ be a density.\n\n$$p(z|x) = \\mathcal{N}(z; m, s^2)$$")
    assert len(found) == 1 and "$p_{x,z}" in found[0]
