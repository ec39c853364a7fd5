"""SARIF 2.1.0, the form that code scanning services read (OASIS, 2020)."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kld_proof import __version__
from kld_proof.document.model import Place
from kld_proof.report.model import Report
from kld_proof.report.plain import json_text, one_line
from kld_proof.report.terminal import Style
from kld_proof.report.words import formula, headline, problems, remarks

MEDIA_TYPE = "application/sarif+json"

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_SHOWN = 5000  # as many as GitHub accepts in one run
_RULES = {
    "refuted": ("error", "The relation fails at a stated point inside the assumptions."),
    "unread": ("error", "The formula was not understood, so nothing is claimed about it."),
    "not_proved": ("warning", "Neither a proof nor a counterexample was found."),
    "finding": ("note", "A remark about the text, such as a notation slip."),
}


def render(report: Report, style: Style) -> str:
    """One run with a result for every step that is not proved and every finding, the worst first."""
    results = [*_results(report)]
    run = {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The folder the tool ran in."}}},
        "results": results[:_SHOWN],
        "properties": {"summary": dict(report.counts), "leftOut": max(0, len(results) - _SHOWN)},
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(log)


def _driver() -> dict[str, Any]:
    rules = [
        {"id": name, "shortDescription": {"text": text}, "defaultConfiguration": {"level": level}}
        for name, (level, text) in _RULES.items()
    ]
    return {"name": "kld-proof", "version": __version__, "semanticVersion": __version__, "rules": rules}


def _results(report: Report) -> list[dict[str, Any]]:
    seen: Counter[str] = Counter()
    results = []
    for document, result in problems(report):
        place, text = result.step.place, headline(result)
        results.append(_result(result.verdict, document.path, place, text, formula(result.step), seen))
    for document, finding in remarks(report):
        text = one_line(f"{finding.kind}: {finding.message}")
        results.append(_result("finding", document.path, finding.place, text, text, seen))
    return results


def _result(
    rule: str, path: str, place: Place, text: str, identity: str, seen: Counter[str]
) -> dict[str, Any]:
    """`identity` is what the fingerprint is made of: it survives when lines above are added."""
    key = "\0".join((rule, path, identity))
    seen[key] += 1
    mark = hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "backslashreplace")).hexdigest()
    return {
        "ruleId": rule,
        "ruleIndex": list(_RULES).index(rule),
        "level": _RULES[rule][0],
        "message": {"text": text},
        "locations": [_location(path, place)],
        "partialFingerprints": {"formula/v1": mark},
    }


def _location(path: str, place: Place) -> dict[str, Any]:
    """In a notebook the line is that of a cell, so the region is left out and the place is a message."""
    physical: dict[str, Any] = {"artifactLocation": _artifact(path)}
    if place.cell is not None:
        return {"physicalLocation": physical, "message": {"text": f"cell {place.cell}, line {place.line}"}}
    if place.line:
        physical["region"] = {
            "startLine": place.line,
            **({"startColumn": place.column} if place.column else {}),
        }
    return {"physicalLocation": physical}


def _artifact(path: str) -> dict[str, str]:
    """A URI relative to the folder the tool runs in, where the file is inside it."""
    place = Path(path)
    if place.is_absolute():
        if not place.is_relative_to(Path.cwd()):
            return {"uri": "file://" + quote(place.as_posix(), errors="backslashreplace")}
        place = place.relative_to(Path.cwd())
    return {"uri": quote(place.as_posix(), errors="backslashreplace"), "uriBaseId": "SRCROOT"}
