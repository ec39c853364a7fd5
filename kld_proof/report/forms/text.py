"""The report for a terminal: every line, its verdict, what proved it, and a summary."""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.document.model import Finding, Place
from kld_proof.report.model import DerivationResult, DocumentResult, Report, StepResult, Verdict
from kld_proof.report.plain import inert, one_line
from kld_proof.report.terminal import Style, wrap
from kld_proof.report.words import (
    VERDICT_WORDS,
    compact,
    conclusion,
    counterexample,
    milliseconds,
    position,
    premises,
    reading,
    reason_against,
    short_position,
    sides,
    summary,
)

MEDIA_TYPE = "text/plain"

_COLOURS: dict[Verdict, tuple[str, ...]] = {
    "proved": ("green",),
    "refuted": ("bold", "red"),
    "not_proved": ("yellow",),
    "unread": ("yellow",),
}
_GUTTER = 10


def render(report: Report, style: Style) -> str:
    """Lines of at most `style.width` columns (one word that is wider is broken)."""
    lines: list[str] = []
    for document in report.documents:
        lines += _document(document, style)
    lines += _closing(report, style)
    return "".join(inert(line) + "\n" for line in lines)


def _closing(report: Report, style: Style) -> Iterator[str]:
    seconds = sum(result.seconds for result in report.steps())
    colour = ("green",) if report.ok else ("bold", "red")
    yield from wrap(f"{summary(report)} ({milliseconds(seconds)})", style.width)
    for line in wrap(conclusion(report), style.width):
        yield style.paint(line, *colour)


def _document(document: DocumentResult, style: Style) -> Iterator[str]:
    for line in wrap(one_line(document.path), style.width):
        yield style.paint(line, "bold")
    excused = document.document.excused
    if excused:
        yield from wrap(
            f"{excused} of {document.document.formulas} formulas are excused by a directive",
            style.width,
            "  ",
        )
    if not any(derivation.steps for derivation in document.derivations):
        yield from wrap("no relation was found here, so nothing was checked", style.width, "  ")
    yield ""
    shown: tuple[object, object] = (document.path, None)
    for derivation in document.derivations:
        yield from _opening(derivation, shown, style)
        yield from _steps(derivation, style)
        shown = (derivation.title, premises(derivation.derivation))
    for finding in document.findings:
        yield from _finding(finding, style)
    if document.findings:
        yield ""


def _opening(derivation: DerivationResult, shown: tuple[object, object], style: Style) -> Iterator[str]:
    """The title and the premises, but for those that the derivation above had as well."""
    title, given = shown
    if derivation.title and derivation.title != title:
        yield from wrap(one_line(derivation.title), style.width, "  ")
    if premises(derivation.derivation) != given:
        for place, inferred, text in premises(derivation.derivation):
            yield from _premise(place, inferred, text, style)


def _steps(derivation: DerivationResult, style: Style) -> Iterator[str]:
    previous = ""
    for result in derivation.steps:
        yield from _step(result, previous, style)
        previous = sides(result.step)[1]
    if derivation.summary:
        yield from wrap(one_line(derivation.summary), style.width, "  ")
    yield ""


def _premise(place: Place, inferred: bool, text: str, style: Style) -> Iterator[str]:
    label = "inferred " if inferred else "given "
    start = f"  {short_position(place):<{_GUTTER - 3}} {label}"
    for line in wrap(text, style.width, start, " " * (_GUTTER + 2)):
        yield style.paint(line, "dim")


def _step(result: StepResult, previous: str, style: Style) -> Iterator[str]:
    step = result.step
    left, right = sides(step)
    where = f"  {short_position(step.place):<{_GUTTER - 3}} "
    indent = " " * _GUTTER
    if left != previous:
        yield from wrap(left, style.width, where, indent + "  ")
        where = indent
    if right:
        yield from wrap(f"{step.relation} {right}", style.width, where + "  ", indent + "    ")
    yield from _verdict(result, style, indent + "    ")


def _verdict(result: StepResult, style: Style, indent: str) -> Iterator[str]:
    word = VERDICT_WORDS[result.verdict]
    why = f" by {one_line('; '.join(result.reasons))}" if result.reasons else ""
    told = reason_against(result)
    head = f"{word}{why}" + (f": {told}" if told else "") + f" ({milliseconds(result.seconds)})"
    first, *rest = wrap(head, style.width, indent, indent + "  ")
    start = indent + word
    yield indent + style.paint(word, *_COLOURS[result.verdict]) + first[len(start) :]
    yield from rest
    for name, text in _notes(result):
        yield from wrap(f"{name} {text}".strip(), style.width, indent + "  ", indent + "    ")


def _notes(result: StepResult) -> Iterator[tuple[str, str]]:
    if counterexample(result):
        yield "", counterexample(result)
    if result.assumptions:
        yield "assuming", compact(one_line(", ".join(result.assumptions)))
    if reading(result.step):
        yield "read as", reading(result.step)
    if result.step.note:
        yield "note:", one_line(result.step.note)
    for name, value in result.details.items():
        if isinstance(value, str | int | float):
            yield f"{one_line(name)}:", one_line(str(value))
    if result.step.expect and result.step.expect != result.verdict:
        yield "expected", one_line(result.step.expect)


def _finding(finding: Finding, style: Style) -> Iterator[str]:
    place = position(finding.place)
    where = f" ({place})" if place else ""
    text = f"{one_line(finding.kind)}: {one_line(finding.message)}{where}"
    for line in wrap(text, style.width, "  ", "    "):
        yield style.paint(line, "yellow")
