"""Where p(y | a) and a normal p(a) are defined, so are p(y, a), p(y) and p(a | y)."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

NUMBERS = (
    "Let $p(x | z) = \\mathcal{N}(x; z, r^2)$ with $r > 0$ and $p(z) = \\mathcal{N}(z; m, s^2)$ with $s > 0$."
)
VECTORS = (
    "Let $x \\in \\mathbb{R}^d$, $y \\in \\mathbb{R}^n$, $p(x) = \\mathcal{N}(x; m, P)$ and "
    "$p(y | x) = \\mathcal{N}(y; H x, R)$ with an $n \\times d$ matrix $H$."
)
POSTERIOR = "Let $C = (P^{-1} + H^T R^{-1} H)^{-1}$ and $c = C (P^{-1} m + H^T R^{-1} y)$."


LAW = "\\mathcal{N}(w; m, (\\tau L)^{-1})"
GAMMA = (
    "Let $y \\in \\mathbb{R}^n$, $w \\in \\mathbb{R}^k$, $\\tau > 0$ and let $L$ be positive definite. "
    "The prior is\n\n"
    "$$ p(w, \\tau) = \\mathcal{N}(w; m, (\\tau L)^{-1}) \\, \\mathrm{Gam}(\\tau; a, b) . $$\n\n"
    "The evidence $p(y) = \\iint p(y | w, \\tau) p(w, \\tau) dw d\\tau$ needs the likelihood\n\n"
    "$$ p(y | w, \\tau) = \\mathcal{N}(y; X w, \\tau^{-1} I_n) , $$\n\nwhere $X$ is an $n \\times k$ matrix."
)


def verdict(before: str, formula: str) -> str:
    return list(verify(Markdown(f"{before}\n\n$$ {formula} $$")).steps())[-1].verdict


@pytest.mark.parametrize(
    ("before", "right", "wrong"),
    [
        (
            NUMBERS,
            "\\int p(x | z) p(z) \\, dz = \\mathcal{N}(x; m, r^2 + s^2)",
            "\\int p(x | z) p(z) \\, dz = \\mathcal{N}(x; m, r^2 - s^2)",
        ),
        (NUMBERS, "p(z | x) = \\frac{p(x | z) p(z)}{p(x)}", "p(z | x) = \\frac{p(x | z) p(x)}{p(z)}"),
        (
            VECTORS,
            "p(y) = \\int p(y | x) p(x) \\, dx = \\mathcal{N}(y; H m, H P H^T + R)",
            "p(y) = \\int p(y | x) p(x) \\, dx = \\mathcal{N}(y; H m, H P^{-1} H^T + R)",
        ),
        (
            VECTORS,
            "p(y) = \\int p(y | x) p(x) \\, dx = \\mathcal{N}(y; H m, H P H^T + R)",
            "p(y) = \\int p(y | x) p(x) \\, dx = \\mathcal{N}(y; m, H P H^T + R)",
        ),
        (
            f"{VECTORS} {POSTERIOR}",
            "\\frac{p(y | x) p(x)}{p(y)} = \\mathcal{N}(x; c, C)",
            "\\frac{p(y | x) p(x)}{p(y)} = \\mathcal{N}(x; c, C^{-1})",
        ),
        (
            GAMMA,
            "p(y, w, \\tau) = p(y | w, \\tau) p(w, \\tau)",
            "p(y, w, \\tau) = p(y | w, \\tau) p(w, \\tau) \\tau",
        ),
        (
            GAMMA,
            f"p(w, \\tau) = {LAW} \\frac{{b^a}}{{\\Gamma(a)}} \\tau^{{a - 1}} e^{{-b \\tau}}",
            f"p(w, \\tau) = {LAW} \\frac{{b^a}}{{\\Gamma(a)}} \\tau^{{a}} e^{{-b \\tau}}",
        ),
        (
            f"{VECTORS} {POSTERIOR}",
            "p(x | y) = \\mathcal{N}(x; c, C)",
            "p(x | y) = \\mathcal{N}(x; H^T R^{-1} y, C)",
        ),
    ],
)
def test_what_the_factors_say_is_proved_alone(before: str, right: str, wrong: str) -> None:
    assert verdict(before, right) == "proved"
    assert verdict(before, wrong) in ("not_proved", "refuted", "unread")


@pytest.mark.parametrize(
    ("before", "formula"),
    [
        ("Let $p(x | z) = \\mathcal{N}(x; z, r^2)$ with $r > 0$.", "p(x) = \\mathcal{N}(x; 0, r^2 + 1)"),
        (NUMBERS, "p(x | w) = \\mathcal{N}(x; m, r^2 + s^2)"),
        (NUMBERS, "p(x) = \\sum_z p(x | z) p(z)"),
        (
            "Let $p(z) = \\mathcal{N}(z; m, s^2)$ with $s > 0$ and $p(x | z) = \\mathcal{N}(x; z, 1)$. "
            "Let $p(z | x) = \\mathcal{N}(z; x, 1)$.",
            "p(x, z) = \\mathcal{N}(z; x, 1)",
        ),
        (NUMBERS, "p(x) q(z) = \\int p(x | z) q(z) p(z) \\, dz"),
    ],
)
def test_other_densities_are_not_known_by_them(before: str, formula: str) -> None:
    verdicts = {s.verdict for s in verify(Markdown(f"{before}\n\n$$ {formula} $$")).steps()}
    assert "proved" not in verdicts
