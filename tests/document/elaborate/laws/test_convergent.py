"""What a definition brings in exists, and a double integral exists over the pairs."""

from __future__ import annotations

from tests.document.elaborate.pages import assumed, claims, steps

PAGE = "Let $q(z)$ be a density.\n\n$$ L(q) = \\int q(z) \\ln \\frac{p(x, z)}{q(z)} dz $$\n\n"


def test_definitions_bring_in_what_exists() -> None:
    (step,) = steps(PAGE + "$$ 2 L(q) = L(q) + L(q) $$")
    assert any(a.startswith("integrable(reals, (\\ mul($q(#0)") for a in assumed(step))


def test_a_density_as_an_argument_varies_nothing() -> None:
    assert "unread" not in claims(PAGE + "$$ 2 L(q) = L(q) + L(q) $$")[0]


def test_two_densities_as_arguments_do() -> None:
    assert "unread" in claims(PAGE + "$$ L(q) = L(p) $$")[0]


def test_double_integrals_exist_over_the_pairs() -> None:
    (step,) = steps("$$ \\iint p(x, y) \\ln p(x, y) dx dy = \\iint p(x, y) \\ln p(x, y) dy dx $$")
    assert any(a.startswith("integrable2(reals, reals") for a in assumed(step))


def test_a_finite_sum_needs_no_assumption() -> None:
    (step,) = steps("$$ \\sum_{i=1}^n \\sum_{j=1}^m a_{ij} = \\sum_{j=1}^m \\sum_{i=1}^n a_{ij} $$")
    assert not any("summable" in a for a in assumed(step))
