"""How a report shows itself in Jupyter: as text, as HTML and as LaTeX.

The LaTeX is printed from terms only; what a person wrote could hold commands that a typesetter obeys.
"""

from __future__ import annotations

from kld_proof.document.display import latex
from kld_proof.document.model import Step
from kld_proof.kernel.term import Term, names, show
from kld_proof.report import forms, markup
from kld_proof.report.forms.html import stylesheet
from kld_proof.report.model import Report, Verdict
from kld_proof.report.plain import one_line
from kld_proof.report.words import VERDICT_WORDS, formula

_SIGNS = {"=": "=", "!=": r"\ne", "<": "<", "<=": r"\le", ">": ">", ">=": r"\ge"}
_TYPED = {c: rf"\char{ord(c)}{{}}" for c in "\\{}$&#^_~%"}


def bundle(report: Report) -> dict[str, str]:
    """The three forms, by media type."""
    body = "\n".join(markup.report_markup(report))
    rows = " \\\\\n".join(_row(result.step, result.verdict) for result in report.steps())
    opening = '<div class="kld-proof tex2jax_ignore mathjax_ignore">'  # dollars in it are no formulas
    return {
        "text/plain": forms.render("text", report),
        "text/html": f"<style>{stylesheet()}</style>{opening}{body}</div>",
        "text/latex": f"$$\\begin{{array}}{{rcll}}\n{rows}\n\\end{{array}}$$",
    }


def _row(step: Step, verdict: Verdict) -> str:
    word = rf"\text{{{VERDICT_WORDS[verdict]}}}"
    if step.left is None or step.right is None:
        return rf"& & {_typed(formula(step))} & {word}"
    sign = _SIGNS.get(step.relation, _typed(step.relation))
    return f"{term_latex(step.left)} & {sign} & {term_latex(step.right)} & {word}"


def term_latex(term: Term) -> str:
    """A term as LaTeX; in typewriter letters where it cannot be printed, or a name in it is a command."""
    if any(set(name.lstrip("$")) & set(_TYPED) - set("_{}^") for name in names(term)):
        return _typed(show(term))
    try:
        return latex(term)
    except (RecursionError, KeyError, ValueError, AssertionError):
        return _typed(show(term))


def _typed(text: str) -> str:
    return r"\texttt{" + "".join(_TYPED.get(c, c) for c in one_line(text)) + "}"
