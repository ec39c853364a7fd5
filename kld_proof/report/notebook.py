"""How a report and a derivation show themselves in Jupyter: as text, as HTML and as LaTeX.

The LaTeX is printed from terms only; what a person wrote could hold commands that a typesetter obeys.
"""

from __future__ import annotations

from collections.abc import Iterable

from kld_proof.document.model import Derivation, Step
from kld_proof.kernel.term import Term, show
from kld_proof.report import forms, markup
from kld_proof.report.forms.html import stylesheet
from kld_proof.report.model import Report, Verdict
from kld_proof.report.plain import one_line
from kld_proof.report.words import VERDICT_WORDS, formula

_SIGNS = {"=": "=", "!=": r"\ne", "<": "<", "<=": r"\le", ">": ">", ">=": r"\ge"}
_TYPED = {c: rf"\char{ord(c)}{{}}" for c in "\\{}$&#^_~%"}


def report_bundle(report: Report) -> dict[str, str]:
    """The three forms of a report."""
    rows = (_row(result.step, result.verdict) for result in report.steps())
    return _bundle(forms.render("text", report), markup.report_markup(report), rows)


def derivation_bundle(derivation: Derivation) -> dict[str, str]:
    """The three forms of a derivation that nobody has checked yet."""
    lines = [one_line(derivation.title)] if derivation.title else []
    lines += [formula(step) for step in derivation.steps]
    rows = (_row(step, None) for step in derivation.steps)
    return _bundle("\n".join(lines), markup.derivation_markup(derivation), rows)


def _bundle(plain: str, body: Iterable[str], rows: Iterable[str]) -> dict[str, str]:
    inside = "\n".join(body)
    return {
        "text/plain": plain,
        "text/html": f'<style>{stylesheet()}</style><div class="kld-proof tex2jax_ignore">{inside}</div>',
        "text/latex": "$$\\begin{array}{rcll}\n" + " \\\\\n".join(rows) + "\n\\end{array}$$",
    }


def _row(step: Step, verdict: Verdict | None) -> str:
    word = rf"\text{{{VERDICT_WORDS[verdict]}}}" if verdict else ""
    if step.left is None or step.right is None:
        return rf"& & {_typed(formula(step))} & {word}"
    sign = _SIGNS.get(step.relation, _typed(step.relation))
    return f"{term_latex(step.left)} & {sign} & {term_latex(step.right)} & {word}"


def term_latex(term: Term) -> str:
    """A term as LaTeX; in typewriter letters where it cannot be printed."""
    try:
        from kld_proof.document.latex.printer import to_latex

        return to_latex(term)
    except (ImportError, RecursionError, ValueError):
        return _typed(show(term))


def _typed(text: str) -> str:
    return r"\texttt{" + "".join(_TYPED.get(c, c) for c in one_line(text)) + "}"
