"""Integrals without bounds: antiderivatives where their variable stands outside, else over the line."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify
from tests.document.elaborate.pages import claims


def verdicts(text: str) -> list[str]:
    return [r.verdict for r in verify(Markdown(text)).steps()]


@pytest.mark.parametrize(
    ("true", "false"),
    [
        (r"\int x e^x dx = (x - 1) e^x + C", r"\int x e^x dx = (x + 1) e^x + C"),
        (r"\int x e^x dx = x e^x - \int e^x dx", r"\int x e^x dx = x e^x + \int e^x dx"),
        (r"2 \int \sin x \cos x\,dx = \sin^2 x + C", r"\int \sin x \cos x\,dx = \sin^2 x + C"),
        (r"\frac{\int 2 t\,dt}{2} = \frac{t^2}{2}", r"\frac{\int 2 t\,dt}{2} = t^2"),
        (r"-\int \frac{dx}{1 + x^2} = c - \arctan x", r"-\int \frac{dx}{1 + x^2} = c + \arctan x"),
    ],
)
def test_derivatives_are_compared(true: str, false: str) -> None:
    assert verdicts(f"$$ {true} $$") == ["proved"]
    assert verdicts(f"$$ {false} $$") == ["refuted"]


def test_a_chain_goes_on() -> None:
    page = "$$ I = \\int x e^x dx = x e^x - \\int e^x dx $$\n\nHence\n\n$$ = x e^x - e^x + C $$"
    assert verdicts(page) == ["proved", "proved"]
    assert verdicts(page.replace("- e^x + C", "+ e^x + C")) == ["proved", "refuted"]
    said = next(iter(verify(Markdown(page)).steps())).step
    assert "derivatives of both sides by x" in said.note


def test_a_name_for_an_antiderivative_has_no_value() -> None:
    page = "$$ I = \\int e^{-x^2} dx = g + x $$\n\n$$ 2 I = 2 g $$"
    assert "up to a constant" in claims(page)[-1]


@pytest.mark.parametrize(
    ("formula", "read"),
    [
        (r"\int e^{-x^2/2} dx = \sqrt{2\pi}", "integral(reals"),
        (r"f(x) = \frac{e^{-x^2}}{\int e^{-x^2} dx} + x", "integral(reals"),
        (r"x \int e^{-x^2} dx = x \sqrt\pi", "integral(reals"),
        (r"\int e^{-x^2} dx \le x^2 + 4", "integral(reals"),
        (r"\mathbb{E}_{x \sim p}[x^2] = \int p(x) x^2 dx", "integral(reals"),
        (r"\left\langle x \right\rangle_{p(x)} = \int x p(x) dx", "integral(reals"),
        (r"D(p(x) \| q(x)) = \int p(x) \ln\frac{p(x)}{q(x)} dx", "integral(reals"),
        (r"\int_0^1 x\,dx + x = x + \frac12", "integral(interval"),
    ],
)
def test_other_integrals_are_numbers(formula: str, read: str) -> None:
    found = "".join(claims(f"$$ {formula} $$\n\n$$ f(1) = f(1) $$"))
    assert read in found and "deriv" not in found
