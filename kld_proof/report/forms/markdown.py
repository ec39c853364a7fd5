"""Markdown, for a step summary or a comment: every formula stands in a code span, where nothing acts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kld_proof.report.model import DerivationResult, DocumentResult, Report, StepResult
from kld_proof.report.plain import inert, one_line
from kld_proof.report.terminal import Style
from kld_proof.report.words import (
    VERDICT_WORDS,
    compact,
    conclusion,
    explanation,
    formula,
    position,
    premises,
    reading,
    short_position,
    summary,
)

MEDIA_TYPE = "text/markdown"

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$&:@])")


def render(report: Report, style: Style) -> str:
    """A list of the steps of every derivation, with what is open or wrong below each."""
    lines = ["# kld-proof", "", f"**{_text(conclusion(report))}** {_text(summary(report))}", ""]
    for document in report.documents:
        lines += _document(document)
    return "".join(inert(line) + "\n" for line in lines)


def _document(document: DocumentResult) -> Iterator[str]:
    yield f"## {code(document.path)}"
    yield ""
    for derivation in document.derivations:
        yield from _derivation(derivation)
    for finding in document.findings:
        place = position(finding.place)
        yield f"- finding ({_text(finding.kind)}): {_text(finding.message)}" + (
            f" ({place})" if place else ""
        )
    if document.findings:
        yield ""


def _derivation(derivation: DerivationResult) -> Iterator[str]:
    if derivation.title:
        yield f"### {_text(derivation.title)}"
        yield ""
    for _, inferred, text in premises(derivation.derivation):
        yield f"- {'inferred' if inferred else 'given'} {code(text)}"
    for result in derivation.steps:
        yield from _step(result)
    if derivation.summary:
        yield ""
        yield _text(derivation.summary)
    yield ""


def _step(result: StepResult) -> Iterator[str]:
    where = short_position(result.step.place)
    word = VERDICT_WORDS[result.verdict]
    shown = word if result.verdict == "proved" else f"**{word}**"
    by = f" by {_text('; '.join(result.reasons))}" if result.reasons else ""
    yield f"- {where + ' ' if where else ''}{code(formula(result.step))} {shown}{by}"
    if reading(result.step):
        yield f"  - read as {code(reading(result.step))}"
    if result.assumptions:
        yield f"  - assuming {code(compact(', '.join(result.assumptions)))}"
    if explanation(result):
        yield f"  - {_text(explanation(result))}"


def code(text: str) -> str:
    """`text` in a code span whose fence is longer than any run of backticks inside (CommonMark 6.1)."""
    text = one_line(text)
    if not text:
        return ""
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence} {text} {fence}" if text[0] == "`" or text[-1] == "`" else f"{fence}{text}{fence}"


def _text(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", one_line(text))
