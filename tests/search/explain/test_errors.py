"""The errors that people make, each as a line of a page: the hint names what was meant, and it is proved."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify
from kld_proof.kernel.judge import Claim
from kld_proof.report.words import compact
from kld_proof.search.decide import decide
from kld_proof.search.explain.claim import explain_claim
from kld_proof.search.prove import prove
from kld_proof.verdict import claim_of

LET = (
    "Let $a > 0$, $b > 0$, $s > 0$, $\\sigma > 0$, $\\sigma_1 > 0$, $\\sigma_2 > 0$, $m \\in \\mathbb{R}$, "
    "$v \\in \\mathbb{R}$, $\\mu \\in \\mathbb{R}$, $n \\in \\mathbb{N}$.\n\n"
)
KL = r"\ln\frac{1}{s} + \frac{s^2 + m^2}{2} - \frac12"

PAGES = [
    ("sign", KL + r" = -\frac12\left(\ln s^2 - 1 - m^2 - s^2\right)", "sign of $1$ is changed on the right"),
    ("factor 1/2", r"\int_0^a x\,dx = a^2", r"read as $\frac{a^2}{2}$ on the right"),
    ("factor 2", r"\frac{d}{da} a^2 = a", "$a$ is read as $2 a$ on the right"),
    ("sigma for sigma^2", KL + r" = -\frac12\left(\ln s + 1 - m^2 - s^2\right)", "$s$ is read as $s^2$"),
    ("variance for log-variance", r"-\frac12 (v + 1 - m^2 - e^{v}) = -\frac12 (v + 1 - m^2 - v)",
     r"$v$ is read as $\exp(v)$ on the right"),
    ("swapped indices",
     r"\ln \sigma_2 + \frac{\sigma_1^2}{2\sigma_2^2} = \ln \sigma_2 + \frac{\sigma_2^2}{2\sigma_1^2}",
     r"$\sigma_1$ and $\sigma_2$ are swapped in"),
    ("p and q swapped", r"a\ln\frac{a}{b} + b - a = b \ln\frac{b}{a} + b - a", "$a$ and $b$ are swapped in"),
    ("lost cross term", r"(\mu - m)^2 + s^2 = \mu^2 + m^2 + s^2",
     r"cross term $-2 \mu \cdot m$ is added on the right"),
    ("lost cross terms", "(a+b)^3 = a^3 + b^3", "cross terms $3 a^2 b + 3 a b^2$ are added on the right"),
    ("lost cross term with a number", "(2m + 3)^2 = 4m^2 + 9", "is added on the right"),
    ("lost Jacobian", r"\int_{-\infty}^{\infty} e^{-x^2/(2\sigma^2)}\,dx = \sqrt{2\pi}",
     r"the factor $\sigma$ is put before $\sqrt{2 \pi}$"),
    ("lost inner derivative",
     r"\frac{d}{da} \ln (a^2 + 1) = \frac{1}{a^2+1}", "the factor $2 a$ is put before"),
    ("lost inner derivative of exp",
     r"\frac{d}{dm} e^{-m^2/2} = e^{-m^2/2}", "the factor $-m$ is put before"),
    ("ratio upside down", r"\ln \sigma_2 - \ln \sigma_1 = \ln \frac{\sigma_1}{\sigma_2}",
     r"is read as $\frac{\sigma_2}{\sigma_1}$ on the right"),
    ("binary logarithm", r"\log_2 a = \ln a", "logarithm to base 2"),
    ("upper bound", r"\sum_{k=0}^{n} k = \sum_{k=0}^{n+1} k", "upper bound"),
    ("off by one", r"\sum_{k=1}^{n} k = \frac{n(n-1)}{2}", "sign of $1$ is changed on the right"),
    ("sum of fractions", r"\frac1a + \frac1b = \frac{1}{a+b}", r"read as $\frac{a + b}{a b}$ on the right"),
    ("mediant", r"\frac{a}{b} + \frac{s}{\sigma} = \frac{a + s}{b + \sigma}",
     r"read as $\frac{a \sigma + s b}{b \sigma}$"),
    ("split denominator", r"\frac{a}{b + s} = \frac{a}{b} + \frac{a}{s}",
     r"read as $\frac{a}{b + s}$ on the right"),
    ("double angle", r"\sin 2v = 2 \sin v", r"read as $2 \sin(v) \cos(v)$ on the right"),
    ("double angle, cosine", r"\cos 2v = 2 \cos v", r"read as $(\cos(v))^2 - (\sin(v))^2$ on the right"),
    ("sine of a sum", r"\sin(a + b) = \sin a + \sin b", r"read as $\sin(a) \cos(b) + \cos(a) \sin(b)$"),
    ("cosine of a sum", r"\cos(a + b) = \cos a + \cos b", r"read as $\cos(a) \cos(b) - \sin(a) \sin(b)$"),
    ("root of a sum", r"\sqrt{a^2 + b^2} = a + b", "cross term $2 a b$ is added on the left"),
    ("root of a product", r"\sqrt{a b} = \sqrt a + \sqrt b", r"read as $\sqrt{a} \sqrt{b}$ on the right"),
    ("ln of a sum", r"\ln(a+b) = \ln a + \ln b", "$a + b$ is read as $a b$ on the left"),
    ("ln of a ratio", r"\ln \frac{a}{b} = \frac{\ln a}{\ln b}", r"read as $\ln(a) - \ln(b)$ on the right"),
    ("ratio of ln", r"\frac{\ln a}{\ln b} = \ln a - \ln b", r"read as $\ln(\frac{a}{b})$ on the left"),
    ("ln of a power", r"\ln a^2 = (\ln a)^2", r"read as $2 \ln(a)$ on the right"),
    ("power of ln", r"(\ln a)^2 = 2 \ln a", r"read as $\ln(a^2)$ on the left"),
    ("exp of a sum", "e^{a+b} = e^a + e^b", r"read as $\exp(a) \exp(b)$ on the right"),
    ("exp of a difference", "e^{a-b} = e^a - e^b", r"read as $\frac{\exp(a)}{\exp(b)}$ on the right"),
    ("exp of a product", "e^{a v} = e^a e^v", r"read as $\exp(a + v)$ on the left"),
    ("exp of twice", "e^{2v} = 2 e^v", r"read as $(\exp(v))^2$ on the right"),
    ("negative power", "a^{-2} = -a^2", r"read as $\frac{1}{a^2}$ on the right"),
    ("power of a power", "(a^2)^3 = a^5", "$5$ is read as $6$ on the right"),
    ("sign of a bracket", "-(a - b) = -a - b", "sign of $b$ is changed on the right"),
    ("absolute value", "|a - b| = a - b", "absolute value"),
    ("second moment", "E[X^2] = E[X]^2", "the variance"),
    ("mean for its square", r"\mathrm{Var}(X) = E[X^2] - E[X]", r"read as $(\mathrm{E}[X])^2$ on the right"),
    ("scaled variance", r"\mathrm{Var}(2X) = 2\mathrm{Var}(X)", "$2$ is read as $4$ on the right"),
    ("variance of a sum", r"\mathrm{Var}(X+Y) = \mathrm{Var}(X) + \mathrm{Var}(Y)",
     r"$\mathrm{E}[X \cdot Y] = \mathrm{E}[X] \mathrm{E}[Y]$ is assumed"),
    ("mean of a product", "E[XY] = E[X]E[Y]", "$X$ and $Y$ are independent"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "hint"), [p[1:] for p in PAGES], ids=[p[0] for p in PAGES])
def test_the_hint_names_what_was_meant(line: str, hint: str) -> None:
    """On the page the sentence; behind it a claim that is proved once more here."""
    variables = "Let $X$ and $Y$ be random variables.\n\n" if "X" in line else LET
    (document,) = verify(Markdown(f"{variables}$$ {line} $$")).documents
    ((step,),) = [d.steps for d in document.derivations]
    assert step.verdict in ("refuted", "not_proved")
    said = compact(step.message)
    assert "proved if " in said and hint in said, said
    claim = claim_of(step.step)
    decision = decide(claim)
    point = decision.point if decision.verdict == "refuted" else None
    found = explain_claim(claim, point, decision.forms)
    mended = found.repaired
    if mended is not None:
        assert prove(
            Claim(claim.assumptions, mended.relation or claim.relation, mended.left, mended.right)
        ).proof
    else:
        assert found.missing is not None
        assert prove(claim._replace(assumptions=(*claim.assumptions, found.missing))).proof


TRUE_OR_FAR = [
    r"\sin a = a^7 + 19",
    r"\sqrt{a} + \ln b = a^3 - 7 e^{b}",
    r"\int_0^a e^{-x^2}\,dx = \ln(a + 17)",
]


@pytest.mark.parametrize("line", TRUE_OR_FAR)
def test_where_nothing_near_is_true_there_is_no_hint(line: str) -> None:
    """A repair that is not proved is not named."""
    (document,) = verify(Markdown(f"{LET}$$ {line} $$")).documents
    ((step,),) = [d.steps for d in document.derivations]
    assert step.verdict == "refuted"
    assert "proved if" not in step.message
