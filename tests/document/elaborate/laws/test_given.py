"""Laws that the page defines by a conditional density."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

LAWS = "Let $q(z|x) = \\mathcal N(z; m, s^2)$ and $p(z) = \\mathcal N(z; 0, 1)$ with $s > 0$.\n\n"
RIGHT = "\\frac12 (m^2 + s^2 - 1 - \\log s^2)"
WRONG = "\\frac12 (m^2 + s^2 - 1 - \\log s)"


def verdicts(text: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(text)).steps()]


@pytest.mark.parametrize(
    "left", ["KL(q(z|x) \\| p(z))", "D_{KL}(q \\| p)", "E_{q(z|x)}[\\log q(z|x) - \\log p(z)]"]
)
def test_the_divergence_of_a_conditional_density(left: str) -> None:
    assert verdicts(f"{LAWS}$$ {left} = {RIGHT} $$") == ["proved"]
    assert verdicts(f"{LAWS}$$ {left} = {WRONG} $$") == ["refuted"]


def test_a_divergence_of_given_laws_is_claimed_and_not_defined() -> None:
    first, second = verdicts(f"{LAWS}$$ KL(q \\| p) = E_q[\\log q(z|x) - \\log p(z)] = {RIGHT} $$")
    assert (first, second) == ("proved", "proved")


def test_the_mean_of_a_letter_is_over_what_its_density_is_of() -> None:
    assert verdicts(f"{LAWS}$$ E_q[z + x] = m + x $$") == ["proved"]
    assert verdicts(f"{LAWS}$$ E_q[z + x] = m $$") != ["proved"]


def test_what_the_density_is_conditioned_on_is_a_parameter() -> None:
    page = "Let $q(z|x) = \\mathcal N(z; \\mu(x), \\sigma(x)^2)$ with $\\sigma(x) > 0$.\n\n"
    assert verdicts(f"{page}$$ E_{{q(z|x)}}[z^2] = \\mu(x)^2 + \\sigma(x)^2 $$") == ["proved"]
    assert verdicts(f"{page}$$ E_{{q(z|x)}}[z^2] = \\mu(x)^2 + \\sigma(x) $$") != ["proved"]


def test_a_mass_function_is_no_density() -> None:
    page = "The mass function is $p(k|t) = t^k (1-t)^{1-k}$ for the discrete variable.\n\n"
    assert "proved" not in verdicts(f"{page}$$ E_{{p(k|t)}}[k] = \\int k p(k|t) dk $$")


def test_two_definitions_of_a_letter_leave_it_open() -> None:
    page = LAWS + "Let $q(z|y) = \\mathcal N(z; y, 1)$.\n\n"
    assert verdicts(f"{page}$$ E_q[z] = m $$") != ["proved"]
