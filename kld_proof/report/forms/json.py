"""`kld-proof-report`, version 1: fields may be added, never renamed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from kld_proof.document.model import Finding, Place, Premise
from kld_proof.report.model import DerivationResult, DocumentResult, Report, StepResult
from kld_proof.report.plain import json_text
from kld_proof.report.terminal import Style
from kld_proof.report.words import sides

MEDIA_TYPE = "application/json"


def render(report: Report, style: Style) -> str:
    """One JSON object in ASCII, so that no text of a document reaches a terminal unescaped."""
    return json_text(as_data(report))


def as_data(report: Report) -> dict[str, Any]:
    """The report as dictionaries, lists, strings and numbers."""
    return {
        "format": "kld-proof-report",
        "version": 1,
        "summary": dict(report.counts),
        "ok": report.ok,
        "strict": report.strict,
        "interrupted": report.interrupted,
        "documents": [_document(document) for document in report.documents],
    }


def _document(document: DocumentResult) -> dict[str, Any]:
    return {
        "path": document.path,
        "formulas": document.document.formulas,
        "excused": document.document.excused,
        "derivations": [_derivation(derivation) for derivation in document.derivations],
        "findings": [_finding(finding) for finding in document.findings],
    }


def _derivation(derivation: DerivationResult) -> dict[str, Any]:
    return {
        "title": derivation.title,
        "line": derivation.derivation.place.line,
        "summary": derivation.summary,
        "premises": [_premise(premise) for premise in derivation.premises],
        "steps": [_step(result) for result in derivation.steps],
    }


def _premise(premise: Premise) -> dict[str, Any]:
    return {**_place(premise.place), "text": premise.text, "inferred": premise.inferred}


def _step(result: StepResult) -> dict[str, Any]:
    step = result.step
    left, right = sides(step)
    return {
        **_place(step.place),
        "left": step.left_text or left,
        "relation": step.relation,
        "right": step.right_text or right,
        "as_read": step.as_read,
        "verdict": result.verdict,
        "reasons": list(result.reasons),
        "assumptions": list(result.assumptions),
        "counterexample": dict(result.counterexample),
        "enclosures": list(result.enclosures) if result.enclosures else None,
        "message": result.message or step.error,
        "note": step.note,
        "expect": step.expect,
        "details": _data(result.details),
        "seconds": round(result.seconds, 6),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {**_place(finding.place), "kind": finding.kind, "message": finding.message}


def _place(place: Place) -> dict[str, int]:
    cell = {} if place.cell is None else {"cell": place.cell}
    return {"line": place.line, "column": place.column, **cell}


def _data(value: object) -> Any:
    """`value` in the types that JSON has; anything else, infinities included, as its text."""
    if isinstance(value, Mapping):
        return {str(name): _data(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_data(item) for item in value]
    if value is None or isinstance(value, str | bool | int):
        return value
    return value if isinstance(value, float) and math.isfinite(value) else str(value)
