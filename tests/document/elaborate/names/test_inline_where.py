"""What follows "where" in a sentence explains the inline formula before it."""

from __future__ import annotations

from kld_proof import Markdown, verify

PAGE = (
    "Let $X$ and $Y$ be random variables. The correlation is $\\rho = \\frac{\\mathrm{Cov}(X, Y)}{s t}$, "
    "where $s = \\sqrt{\\mathrm{Var}(X)}$ and $t = \\sqrt{\\mathrm{Var}(Y)}$ are positive.\n\n"
    "$$ \\rho^2 = \\frac{\\mathrm{Cov}(X, Y)^2}{\\mathrm{Var}(X) \\mathrm{Var}(Y)} $$\n\n"
    "$$ -1 \\le \\rho \\le 1 $$"
)


def verdicts(text: str) -> list[str]:
    return [r.verdict for r in verify(Markdown(text)).steps()]


def test_where_behind_an_inline_formula() -> None:
    assert verdicts(PAGE) == ["proved"] * 3
    assert verdicts(PAGE.replace("\\rho \\le 1", "\\rho \\le \\frac12"))[-1] == "not_proved"
    assert verdicts(PAGE.replace("\\sqrt{\\mathrm{Var}(Y)}", "\\mathrm{Var}(Y)"))[0] != "proved"
