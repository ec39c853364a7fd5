"""Fenced Python in Markdown, under the directive, becomes a step of the page."""

from __future__ import annotations

import pytest

from kld_proof.code.blocks import code_derivations
from kld_proof.document.blocks import Source
from kld_proof.document.markdown import read_markdown
from kld_proof.document.model import Step
from kld_proof.verify import Markdown, verify
from tests.code.judges import judge

PAGE = """# A loss

$$D = \\frac12(\\mu^2 + \\sigma^2 - 1) - \\ln\\sigma$$

<!-- kld_proof: code equals gaussian_kl_standard{lets} -->
```{language}
{code}
```
"""


def steps(code: str, lets: str = "", language: str = "python") -> list[Step]:
    text = PAGE.replace("{lets}", lets).replace("{language}", language).replace("{code}", code)
    _, blocks = read_markdown(Source(text))
    return [s for d in code_derivations(blocks) for s in d.steps]


@pytest.mark.parametrize(
    ("code", "lets", "verdict"),
    [
        ("kl = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())", "", "proved"),
        ("def kl(mu, lv):\n    return (-0.5 * (1 + lv - mu**2 - np.exp(lv))).sum(1).mean()", "", "proved"),
        ("0.5 * (mu**2 + np.exp(s) - 1 - s)", " with s = 2*ln(sigma)", "proved"),
        ("kl = 0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())", "", "refuted"),
        ("kl = -0.5 * torch.mean(1 + logvar - mu.pow(2) - logvar.exp())", "", "refuted"),
        ("kl = -0.5 * torch.sum(1 + std - mu.pow(2) - std.exp())", "", "refuted"),
    ],
)
def test_block_is_judged(code: str, lets: str, verdict: str) -> None:
    (step,) = steps(code, lets)
    assert not step.error and judge(step).verdict == verdict


@pytest.mark.parametrize(
    ("code", "lets", "language", "line"),
    [
        ("x = 1\nkl = torch.foo(mu)", "", "python", 8),
        ("kl = mu +", "", "python", 5),
        ("kl = mu", " with mu", "python", 5),
        ("kl = mu", " with mu = tau", "python", 5),
        ("kl = mu", "", "r", 5),
    ],
)
def test_block_that_is_not_read_says_where(code: str, lets: str, language: str, line: int) -> None:
    (step,) = steps(code, lets, language)
    assert step.error and step.left is None and step.place.line == line


@pytest.mark.parametrize(
    ("equals", "code", "verdict"),
    [
        ("above", "0.5 * (mu**2 + sigma**2 - 1) - np.log(sigma)", "proved"),
        ("above", "0.5 * (mu**2 + std**2 - 1 - np.log(std**2))", "proved"),
        ("above", "0.5 * (mu**2 + std - 1 - np.log(std))", "refuted"),
        ("above", "0.5 * (mu**2 + var - 1 - np.log(var))", "proved"),
        (r"-\frac12(1 + v - \mu^2 - e^v)", "-0.5 * torch.sum(1 + v - mu**2 - torch.exp(v), dim=1)", "proved"),
        (r"-\frac12(1 + v - \mu^2 - e^v)", "-0.5 * torch.sum(1 + v - mu - torch.exp(v), dim=1)", "refuted"),
    ],
)
def test_a_formula_of_the_page(equals: str, code: str, verdict: str) -> None:
    text = PAGE.replace("gaussian_kl_standard{lets}", equals).replace("{language}", "python")
    _, blocks = read_markdown(Source(text.replace("{code}", code)))
    (derivation,) = code_derivations(blocks)
    assert not derivation.steps[0].error, derivation.steps[0].error
    assert judge(derivation.steps[0]).verdict == verdict


def test_a_directive_without_a_block_and_an_unknown_formula_are_errors() -> None:
    _, blocks = read_markdown(Source("<!-- kld_proof: code equals gaussian_kl_standard -->\n\ntext\n"))
    (derivation,) = code_derivations(blocks)
    assert derivation.steps[0].error
    page = PAGE.replace("gaussian_kl_standard{lets}", "nonsense").replace("{language}", "python")
    _, blocks = read_markdown(Source(page.replace("{code}", "mu")))
    (derivation,) = code_derivations(blocks)
    assert "there is no formula `nonsense`" in derivation.steps[0].error


FENCE = "<!-- kld_proof: code equals above -->\n```python\nCODE\n```\n"
FOCAL = "Let $0 < p < 1$.\n\n$$ -(1-p)^g \\ln p $$\n\n" + FENCE


def verdicts(page: str) -> list[str]:
    """The verdicts of a page's code."""
    return [s.verdict for s in verify(Markdown(page)).steps()]


def test_what_the_page_supposes_of_the_formula_above_holds_for_the_code() -> None:
    right = FOCAL.replace("CODE", "def focal(p, g):\n    return (1 - p) ** g * -torch.log(p)")
    assert verdicts(right) == ["proved"]
    assert verdicts(right.replace("Let $0 < p < 1$.", "Here it is.")) == ["not_proved"]
    assert verdicts(FOCAL.replace("CODE", "def focal(p, g):\n    return p ** g * -torch.log(p)")) == [
        "refuted"
    ]


def test_what_ended_with_its_section_does_not() -> None:
    page = "# One\n\nLet $0 < p < 1$.\n\n# Two\n\n" + FOCAL.partition("\n\n")[2]
    code = "def focal(p, g):\n    return (1 - p) ** g * -torch.log(p)"
    assert verdicts(page.replace("CODE", code)) == ["not_proved"]


RAMP = "$$ \\ln(1 + e^{-x}) $$\n\n" + FENCE


def test_a_clamp_at_zero_is_the_ramp_and_no_condition() -> None:
    body = "def f(x):\n    return torch.clamp(x, min=0) - x + torch.log(1 + torch.exp(INSIDE))"
    assert verdicts(RAMP.replace("CODE", body.replace("INSIDE", "-torch.abs(x)"))) == ["proved"]
    assert verdicts(RAMP.replace("CODE", body.replace("INSIDE", "-x"))) == [
        "refuted"
    ]  # right for x >= 0 alone


def test_methods_of_a_normal_law() -> None:
    page = (
        "$$ \\frac12 \\ln(2\\pi\\sigma^2) + \\frac{(x-\\mu)^2}{2\\sigma^2} $$\n\n" + RAMP.partition("\n\n")[2]
    )
    body = "def nll(x, mu, sigma):\n    return -torch.distributions.Normal(mu, SCALE).log_prob(x)"
    assert verdicts(page.replace("CODE", body.replace("SCALE", "sigma"))) == ["proved"]
    assert verdicts(page.replace("CODE", body.replace("SCALE", "sigma ** 2"))) == ["refuted"]
    wrong = body.replace("SCALE", "sigma").replace("-torch", "torch")
    assert verdicts(page.replace("CODE", wrong)) == ["refuted"]


HUBER = (
    "Let $c > 0$.\n\n$$ h(r) = \\begin{cases} \\frac12 r^2 & \\text{if } |r| \\le c \\\\"
    " c |r| - \\frac12 c^2 & \\text{if } |r| > c \\end{cases} $$\n\n"
    "<!-- kld_proof: code equals above -->\n```python\na = np.abs(r)\n{code}\n```\n"
)


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        ("np.where(a <= c, 0.5 * r**2, c * (a - 0.5 * c))", "proved"),
        ("torch.where(a > c, c * a - c**2 / 2, r * r / 2)", "proved"),
        ("jnp.where(c >= a, 0.5 * r**2, c * (a - 0.5 * c))", "proved"),
        ("np.where(a <= c, 0.5 * r**2, c * (a - c))", "refuted"),
        ("np.where(a > c, 0.5 * r**2, c * (a - 0.5 * c))", "refuted"),
        ("np.where(r <= c, 0.5 * r**2, c * (a - 0.5 * c))", "refuted"),
        ("np.where(a == c, 0.5 * r**2, c * (a - 0.5 * c))", "unread"),
        ("np.where(a <= c)", "unread"),
        ("c * a if a > c else r**2 / 2", "unread"),
    ],
)
def test_a_choice_between_elements(code: str, verdict: str) -> None:
    report = verify(Markdown(HUBER.replace("{code}", code)))
    assert [s.verdict for s in report.steps()] == [verdict]
    assert not [f for d in report.documents for f in d.findings]


@pytest.mark.parametrize(("code", "verdict"), [("lam - k * np.log(lam)", "proved"), ("lam - k", "refuted")])
def test_the_letter_lambda_is_written_out(code: str, verdict: str) -> None:
    page = (
        "Let $\\lambda > 0$.\n\n$$ P = \\lambda - k \\ln\\lambda $$\n\n"
        f"<!-- kld_proof: code equals above with lam = lambda -->\n```python\n{code}\n```\n"
    )
    assert [s.verdict for s in verify(Markdown(page)).steps()] == [verdict]
