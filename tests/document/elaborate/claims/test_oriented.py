"""Integrals whose ends may be in either order, and integrals over expressions."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

NORMAL = "Let $X \\sim \\mathcal{N}(m, s^2)$.\n\n"


def verdicts(page: str) -> list[str]:
    report = verify(Markdown(page))
    assert not any("integral" in f.message for d in report.documents for f in d.findings)
    return [s.verdict for s in report.steps()]


@pytest.mark.parametrize(
    "formula",
    [
        "\\int_0^x e^{-t^2} dt = \\frac{\\sqrt{\\pi}}{2} \\mathrm{erf}(x)",
        "\\int_a^b 2 t \\, dt = b^2 - a^2",
        "\\int_a^b 2 t \\, dt = - \\int_b^a 2 t \\, dt",
        "\\int_a^b \\cos t \\, dt + \\int_b^c \\cos t \\, dt = \\int_a^c \\cos t \\, dt",
        "\\int_{-a}^a t^3 \\, dt = 0",
    ],
)
def test_either_order_of_the_ends(formula: str) -> None:
    assert verdicts(f"$$ {formula} $$") == ["proved"]


@pytest.mark.parametrize(
    "formula",
    [
        "\\int_0^x e^{-t^2} dt = \\frac{\\sqrt{\\pi}}{2} |\\mathrm{erf}(x)|",
        "\\int_a^b 2 t \\, dt = \\int_b^a 2 t \\, dt",
        "\\int_{-a}^a t^2 \\, dt = \\frac{2}{3} |a|^3",
        "\\int_1^x \\frac{1}{t} dt = \\ln x",
        "\\int_a^b |\\cos t| \\, dt \\ge 0",
    ],
)
def test_what_holds_in_one_order_alone(formula: str) -> None:
    assert verdicts(f"$$ {formula} $$") in (["not_proved"], ["refuted"])


SUBSTITUTED = (
    "Let $b > 0$ and $x > 0$ and $a > 0$. Substituting $t = b z$, i.e. $z = t/b$, we have\n\n"
    "$$ \\begin{aligned} \\int_0^x z^{a-1} e^{-bz} dz &= \\int_{b \\cdot 0}^{b x} \\left( \\frac{t}{b} "
    "\\right)^{a-1} e^{-t} \\, \\mathrm{d}\\left( \\frac{t}{b} \\right) \\\\ "
    "&= b^{-a} \\int_0^{b x} t^{a-1} e^{-t} dt \\end{aligned} $$"
)


def test_a_substitution_that_is_written_out() -> None:
    assert verdicts(SUBSTITUTED) == ["proved", "proved"]
    assert verdicts(SUBSTITUTED.replace("}^{b x} \\left", "}^{x} \\left"))[0] != "proved"
    assert "proved" not in verdicts(
        SUBSTITUTED.replace("{d}\\left( \\frac{t}{b} \\right)", "{d}\\left( t \\right)")
    )


@pytest.mark.parametrize(("end", "right"), [("\\frac{x - m}{s}", True), ("\\frac{x + m}{s}", False)])
def test_an_infinite_end_in_an_expression(end: str, right: bool) -> None:
    page = NORMAL + (
        "$$ \\int_{-\\infty}^x e^{-\\frac12 \\left(\\frac{u - m}{s}\\right)^2} du = "
        f"\\int_{{\\frac{{-\\infty - m}}{{s}}}}^{{{end}}} e^{{-\\frac12 z^2}} \\, \\mathrm{{d}}(s z + m) $$"
        "\n\nwhere $\\int_{-\\infty}^\\infty e^{-z^2} dz = \\sqrt{\\pi}$."
    )
    assert verdicts(page)[0] == ("proved" if right else "not_proved")
