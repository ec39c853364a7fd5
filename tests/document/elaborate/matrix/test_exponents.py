r"""The power of 2 pi in a density tells how many rows a vector has where nothing else does."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import claims, inferred

LAW = "Let $x$ be a vector with $x \\sim \\mathcal{N}(\\mu, \\Sigma)$.\n\n"
FORM = "(x - \\mu)^\\top \\Sigma^{-1} (x - \\mu)"
DENSITY = "\\mathcal{N}(x; \\mu, \\Sigma)"
BELL = f"\\exp( -\\frac{{1}}{{2}} {FORM} )"
REST = f"- \\frac{{1}}{{2}} \\ln|\\Sigma| - \\frac{{1}}{{2}} {FORM}"
MATRIX = "\\exp\\left[ -\\frac{1}{2} \\mathrm{tr}( V^{-1} (X - M)^\\top U^{-1} (X - M) ) \\right]"


def verdicts(text: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(text)).steps()]


@pytest.mark.parametrize(
    "formula",
    [
        f"{DENSITY} = \\frac{{1}}{{(2\\pi)^{{d/2}} |\\Sigma|^{{1/2}}}} {BELL}",
        f"{DENSITY} = \\frac{{1}}{{\\sqrt{{(2\\pi)^k |\\Sigma|}}}} {BELL}",
        f"\\ln {DENSITY} = -\\frac{{d}}{{2}} \\ln 2\\pi {REST}",
        f"-2 \\ln {DENSITY} = d \\ln(2\\pi) + \\ln|\\Sigma| + {FORM}",
    ],
)
def test_the_power_of_two_pi_is_the_number_of_rows(formula: str) -> None:
    assert verdicts(f"{LAW}$$ {formula} $$") == ["proved"]
    name = "k" if ")^k" in formula else "d"
    assert f"shape(mu, {name}, 1)" in inferred(f"{LAW}$$ {formula} $$")


@pytest.mark.parametrize(
    "wrong",
    [
        f"{DENSITY} = \\frac{{1}}{{(2\\pi)^{{d}} |\\Sigma|^{{1/2}}}} {BELL}",
        f"{DENSITY} = \\frac{{1}}{{\\sqrt{{2\\pi |\\Sigma|}}}} {BELL}",
        f"\\ln {DENSITY} = -\\frac{{N d}}{{2}} \\ln 2\\pi {REST}",
        f"\\ln {DENSITY} = -d \\ln 2\\pi {REST}",
    ],
)
def test_a_wrong_power_is_not_proved(wrong: str) -> None:
    assert verdicts(f"{LAW}$$ {wrong} $$") == ["not_proved"]


def test_what_is_declared_goes_before() -> None:
    """A page that says that x has n entries is not believed to mean p of them."""
    text = f"Let $x \\in \\mathbb{{R}}^n$.\n\n{LAW}"
    wrong = f"{DENSITY} = \\frac{{1}}{{(2\\pi)^{{p/2}} |\\Sigma|^{{1/2}}}} {BELL}"
    assert verdicts(f"{text}$$ {wrong} $$") == ["not_proved"]


def test_a_power_of_a_product_tells_the_other_factor() -> None:
    text = "Let $X$ and $M$ be $n \\times p$ matrices.\n\n"
    right = "\\mathcal{MN}(X; M, U, V) = \\frac{1}{\\sqrt{(2\\pi)^{np} |V|^n |U|^p}}" + MATRIX
    assert verdicts(f"{text}$$ {right} $$") == ["proved"]
    alone = text.replace("$n \\times p$ ", "")
    assert verdicts(f"{alone}$$ {right} $$") == ["proved"]
    assert verdicts(f"{alone}$$ {right.replace('|V|^n |U|^p', '|V|^p |U|^n')} $$") == ["proved"]
    assert verdicts(f"{text}$$ {right.replace('|V|^n |U|^p', '|V|^p |U|^n')} $$") == ["not_proved"]


def test_zeros_and_identities_with_their_sizes() -> None:
    text = "Let $A \\in \\mathbb{R}^{n \\times p}$ and let $B$ be a matrix.\n\n"
    assert claims(f"{text}$$ A 0_{{p \\times q}} = B $$") == ["mat_mul(A, mat_zero) = B"]
    assert claims(f"{text}$$ A 0_{{p,q}} = B $$") == ["mat_mul(A, mat_zero) = B"]
    assert claims(f"{text}$$ A I_{{p \\times p}} = B $$") == ["mat_mul(A, mat_identity(p)) = B"]
    for wrong in ("0_{n \\times q}", "0_{n,p}", "I_{n \\times n}"):
        (found,) = claims(f"{text}$$ A {wrong} = B $$")
        assert "would have to be equal" in found


WRITTEN = "\\frac{1}{(2\\pi)^{n/2} |S|^{1/2}} \\exp( -\\frac{1}{2} (x - m)^\\top S^{-1} (x - m) )"
LOGARITHM = "-\\frac{n}{2} \\ln(2\\pi) - \\frac{1}{2} \\ln|S| - \\frac{1}{2} (x - m)^\\top S^{-1} (x - m)"


def test_the_covariance_of_a_density_that_is_written_out_is_positive_definite() -> None:
    text = f"Let $x$ be a vector.\n\n$$ p(x) = {WRITTEN} $$\n\nThen\n\n"
    wrong = LOGARITHM.replace("- \\frac{1}{2} \\ln", "+ \\frac{1}{2} \\ln")
    assert verdicts(f"{text}$$ \\ln p(x) = {LOGARITHM} $$") == ["proved"]
    assert "positive_definite(S, n)" in inferred(f"{text}$$ \\ln p(x) = {LOGARITHM} $$")
    assert verdicts(f"{text}$$ \\ln p(x) = {wrong} $$") == ["not_proved"]


def test_a_determinant_beside_another_exponential_says_nothing() -> None:
    other = WRITTEN.replace("S^{-1}", "S")
    text = f"Let $x$ be a vector.\n\n$$ g(x) = {other} $$\n\n"
    assert "positive_definite(S, n)" not in inferred(f"{text}$$ \\ln g(x) = {LOGARITHM} $$")


def test_the_density_of_a_normal_vector_is_claimed_not_defined() -> None:
    """Written with a matrix that is not inverted it is another law, and a definition."""
    text = "Let $x \\in \\mathbb{R}^n$.\n\n$$ \\mathcal{N}(x | m, S) = "
    assert verdicts(f"{text}{WRITTEN} $$") == ["proved"]
    wrong = WRITTEN.replace("|S|^{1/2}", "|S|")
    assert verdicts(f"{text}{wrong} $$") == ["not_proved"]
    precise = "\\frac{|S|^{1/2}}{(2\\pi)^{n/2}} \\exp( -\\frac{1}{2} (x - m)^\\top S (x - m) )"
    assert verdicts(f"{text}{precise} $$") == []
