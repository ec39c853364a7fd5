"""JUnit XML: one test case a step, with the file as its class name."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from kld_proof.document.model import Finding
from kld_proof.report.model import DocumentResult, Report, StepResult
from kld_proof.report.plain import inert, one_line
from kld_proof.report.terminal import Style
from kld_proof.report.words import explanation, formula, headline, short_position

MEDIA_TYPE = "application/xml"


def render(report: Report, style: Style) -> str:
    """A `testsuites` element; refuted and not proved are failures, unread is an error."""
    bodies = [_suite(document, report.strict) for document in report.documents]
    steps = list(report.steps())
    attributes = _attributes(
        name="kld-proof",
        tests=len(steps) + (len(report.findings) if report.strict else 0),
        failures=_failures(steps) + (len(report.findings) if report.strict else 0),
        errors=sum(result.verdict == "unread" for result in steps),
        time=f"{sum(result.seconds for result in steps):.6f}",
    )
    inside = "".join(bodies)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites {attributes}>\n{inside}</testsuites>\n'


def _failures(steps: list[StepResult]) -> int:
    return sum(result.verdict in ("refuted", "not_proved") for result in steps)


def _suite(document: DocumentResult, strict: bool) -> str:
    steps = [result for derivation in document.derivations for result in derivation.steps]
    failing = document.findings if strict else []
    attributes = _attributes(
        name=document.path,
        tests=len(steps) + len(failing),
        failures=_failures(steps) + len(failing),
        errors=sum(result.verdict == "unread" for result in steps),
        time=f"{sum(result.seconds for result in steps):.6f}",
    )
    cases = "".join(_case(document.path, result) for result in steps)
    cases += "".join(_failing_finding(document.path, finding) for finding in failing)
    if document.findings and not strict:
        lines = (f"{short_position(f.place)} {one_line(f.message)}".strip() for f in document.findings)
        remarks = "\n".join(map(inert, lines))
        cases += f" <system-out>{escape(remarks)}</system-out>\n"
    return f" <testsuite {attributes}>\n{cases} </testsuite>\n"


def _case(path: str, result: StepResult) -> str:
    name = f"{short_position(result.step.place)} {formula(result.step)}".strip()
    attributes = _attributes(classname=path, name=name, time=f"{result.seconds:.6f}")
    if result.verdict == "proved":
        return f"  <testcase {attributes}/>\n"
    element = "error" if result.verdict == "unread" else "failure"
    why = _attributes(type=result.verdict, message=explanation(result) or result.verdict)
    where = f"{one_line(path)}:{short_position(result.step.place)}"
    body = f"{inert(where)}\n{headline(result)}"
    return f"  <testcase {attributes}>\n   <{element} {why}>{escape(body)}</{element}>\n  </testcase>\n"


def _failing_finding(path: str, finding: Finding) -> str:
    name = _attributes(classname=path, name=f"{short_position(finding.place)} {finding.kind}".strip())
    why = _attributes(type=finding.kind, message=finding.message)
    return f"  <testcase {name}>\n   <failure {why}/>\n  </testcase>\n"


def _attributes(**values: object) -> str:
    return " ".join(f"{name}={quoteattr(one_line(str(value)))}" for name, value in values.items())
