"""The body of a report as HTML, shared by the page and the notebook.

Formulas are MathML printed from the terms, with what was written beside them in a `code` element,
which no typesetting script touches.  Text of a document is always escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from kld_proof.document.model import Derivation, Finding, Place, Step
from kld_proof.report.mathml import proposition_markup, sides_markup
from kld_proof.report.model import DerivationResult, DocumentResult, Report, StepResult
from kld_proof.report.plain import one_line
from kld_proof.report.words import (
    VERDICT_WORDS,
    compact,
    conclusion,
    explanation,
    formula,
    milliseconds,
    position,
    premise_text,
    premises,
    reading,
    short_position,
    sides,
    summary,
)

SIGNS = {"proved": "✓", "refuted": "✗", "not_proved": "?", "unread": "!"}


MANY = 8
"""More premises than these are folded."""


def report_markup(report: Report) -> Iterator[str]:
    """A summary, then every document with its derivations and findings."""
    state = "good" if report.ok else "bad"
    counts = text(summary(report))
    yield f'<p class="summary {state}"><strong>{text(conclusion(report))}</strong> {counts}</p>'
    for document in report.documents:
        yield from _document(document)


def _document(document: DocumentResult) -> Iterator[str]:
    yield f"<section><h2>{code(document.path)}</h2>"
    if not any(derivation.steps for derivation in document.derivations):
        yield "<p>No relation was found here, so nothing was checked.</p>"
    title = ""
    for derivation in document.derivations:
        yield from _derivation(derivation, title)
        title = derivation.derivation.title
    if document.findings:
        yield "<h3>Findings</h3><ul>"
        yield from map(_finding, document.findings)
        yield "</ul>"
    yield "</section>"


def _derivation(result: DerivationResult, above: str = "") -> Iterator[str]:
    """A derivation; its title only if the one above it has another."""
    yield from _opening(result.derivation, above)
    yield '<ol class="steps">'
    yield from _steps(result.steps)
    yield "</ol>"
    if result.summary:
        yield f"<p>{text(result.summary)}</p>"


def _opening(derivation: Derivation, above: str = "") -> Iterator[str]:
    if derivation.title and derivation.title != above:
        yield f"<h3>{text(derivation.title)}</h3>"
    given = premises(derivation)
    if given:
        items = (
            f"<li>{'inferred' if inferred else 'given'} {_premise(derivation, place, inferred, text)}</li>"
            for place, inferred, text in given
        )
        listed = f'<ul class="premises">{"".join(items)}</ul>'
        folded = f"<details><summary>{len(given)} premises</summary>{listed}</details>"
        yield folded if len(given) > MANY else listed


def _premise(derivation: Derivation, place: Place, inferred: bool, written: str) -> str:
    """What we printed ourselves, typeset where it is a relation; what was written, as it was written."""
    ours = inferred or not place.column
    for premise in derivation.premises if ours else ():
        if premise.prop is not None and (premise.place, premise_text(premise)) == (place, written):
            return proposition_markup(premise.prop, written) or code(written)
    return code(written)


def _steps(results: list[StepResult]) -> Iterator[str]:
    previous: Step | None = None
    for result in results:
        goes_on = previous is not None and _same(previous, result.step)
        yield _step(result, goes_on)
        previous = result.step


def _same(earlier: Step, later: Step) -> bool:
    """Whether the chain goes on, so that the left side stands on the line above already."""
    return earlier.right is not None and earlier.right == later.left and sides(earlier)[1] == sides(later)[0]


def _step(result: StepResult, goes_on: bool) -> str:
    step, word = result.step, VERDICT_WORDS[result.verdict]
    where = short_position(step.place)
    place = f'<span class="place" title="{text(position(step.place))}">{where}</span>'
    badge = f'<span class="verdict">{SIGNS[result.verdict]} {word}</span>'
    return (
        f'<li class="step {result.verdict}">{place}{_formula(step, goes_on)}{badge}'
        f'<div class="notes">{"".join(_notes(result))}</div></li>'
    )


def _formula(step: Step, goes_on: bool) -> str:
    """What was read, typeset, and what was written under it; that alone where nothing was read."""
    written, typeset = formula(step), _typeset(step)
    if typeset is None:
        return f'<div class="formula">{code(written)}</div>'
    left, right = typeset
    printed = not step.place.column and not reading(step)  # by us, for a derivation in Python
    source = "" if printed else code(written)
    shown = right if goes_on else left + right
    return f'<div class="formula">{shown}<div class="source">{source}</div></div>'


def _typeset(step: Step) -> tuple[str, str] | None:
    if step.left is None or step.right is None:
        return None
    return sides_markup(step.left, step.relation, step.right, sides(step))


def _notes(result: StepResult) -> Iterator[str]:
    if explanation(result):
        yield f'<p class="why">{sentence(explanation(result))}</p>'
    if result.reasons:
        yield f'<p class="by">by {text("; ".join(result.reasons))} ({milliseconds(result.seconds)})</p>'
    if result.assumptions:
        yield f'<p class="by">assuming {code(compact(", ".join(result.assumptions)))}</p>'
    if reading(result.step) and not _typeset(result.step):
        yield f'<p class="by">read as {code(reading(result.step))}</p>'
    for name, value in result.details.items():
        if isinstance(value, str | int | float):
            yield f'<p class="by">{text(name)}: {text(str(value))}</p>'


def _finding(finding: Finding) -> str:
    place = position(finding.place)
    return f"<li>{text(finding.kind)}: {text(finding.message)}{f' ({place})' if place else ''}</li>"


def text(value: str) -> str:
    """Escaped and on one line."""
    return escape(one_line(value))


def sentence(value: str) -> str:
    """Words, and the formulas between dollars in them as they are written."""
    parts = one_line(value).split("$")
    if len(parts) % 2 == 0:
        return escape(one_line(value))
    return "".join(code(part) if k % 2 else escape(part) for k, part in enumerate(parts))


def code(value: str) -> str:
    """A formula or a path as written, left to right and apart from the text around it."""
    return f'<code dir="ltr">{text(value)}</code>'
