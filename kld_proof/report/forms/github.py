"""Annotations for GitHub Actions: workflow commands, of which it shows ten errors and ten warnings a step."""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.document.model import Place
from kld_proof.report.model import Report
from kld_proof.report.plain import inert, one_line
from kld_proof.report.terminal import Style
from kld_proof.report.words import VERDICT_WORDS, conclusion, headline, problems, remarks, summary

MEDIA_TYPE = "text/x-github-workflow-commands"

_SHOWN = 10


def render(report: Report, style: Style) -> str:
    """The worst ten steps as errors, ten findings as warnings, then a count of what was left out."""
    errors = [
        _annotation(
            "error", document.path, result.step.place, VERDICT_WORDS[result.verdict], headline(result)
        )
        for document, result in problems(report)
    ]
    warnings = [
        _annotation("warning", document.path, finding.place, finding.kind, finding.message)
        for document, finding in remarks(report)
    ]
    lines = [*errors[:_SHOWN], *warnings[:_SHOWN], *_left_out(len(errors), len(warnings))]
    lines += [inert(line) for line in (summary(report), conclusion(report))]
    return "".join(line + "\n" for line in lines)


def _left_out(errors: int, warnings: int) -> Iterator[str]:
    for number, noun in ((errors, "unproved relations"), (warnings, "findings")):
        if number > _SHOWN:
            yield f"{number - _SHOWN} more {noun} are in the step summary"


def _annotation(level: str, path: str, place: Place, title: str, message: str) -> str:
    properties = {"file": path}
    if place.line and place.cell is None:
        properties["line"] = str(place.line)
        if place.column:
            properties["col"] = str(place.column)
    elif place.cell is not None:
        message = f"cell {place.cell}, line {place.line}: {message}"
    properties["title"] = f"kld-proof: {title}"
    fields = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {fields}::{_data(message)}"


def _data(text: str) -> str:
    """Message text: `%`, CR and LF escaped as the runner wants them, the rest shown."""
    return one_line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
