"""The sentences that all forms share, so that they never disagree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kld_proof.document.model import Derivation, Finding, Place, Premise, Step
from kld_proof.kernel.term import Term, show
from kld_proof.report.model import DocumentResult, Report, StepResult, Verdict
from kld_proof.report.plain import one_line

VERDICT_WORDS: dict[Verdict, str] = {
    "proved": "proved",
    "refuted": "refuted",
    "not_proved": "not proved",
    "unread": "unread",
}
LONGEST = 2000
_OPENING = re.compile(r"\\left\s*([(\[|])\s*")
_CLOSING = re.compile(r"\s*\\right\s*([)\]|])")
_ROUND = re.compile(r"\A(-?\d+(?=\.0+\Z)|-?\d+\.\d*[1-9](?=0+\Z))\.?0+\Z")
_SINGLE = re.compile(r"([_^])\{(\w)\}(?!\w)")
WORST_FIRST: tuple[Verdict, ...] = ("refuted", "unread", "not_proved", "proved")


def sides(step: Step) -> tuple[str, str]:
    """The two sides as the writer wrote them, or printed from the terms where nothing was written.

    A formula that was not read may be all left side; its right side is empty then.
    """
    left, right = (_side(*side) for side in ((step.left_text, step.left), (step.right_text, step.right)))
    return (left, right) if step.place.column else (compact(left), compact(right))


def _side(written: str, term: Term | None) -> str:
    return shortened(written or ("" if term is None else show(term)))


@lru_cache(512)  # a form asks for the sides of a step several times
def compact(latex: str) -> str:
    """LaTeX that we printed, with fewer letters for a terminal: `\\left( x \\right)_{1}` as `(x)_1`."""
    latex = _OPENING.sub(r"\1", latex.replace(r"\, \mathrm{d}", "d"))
    return _SINGLE.sub(r"\1\2", _CLOSING.sub(r"\1", latex))


def premises(derivation: Derivation) -> list[tuple[Place, bool, str]]:
    """(place, inferred, text) of each premise; a text that gives two propositions (`0 < p < 1`) once."""
    return list(dict.fromkeys((p.place, p.inferred, premise_text(p)) for p in derivation.premises))


def premise_text(premise: Premise) -> str:
    """What the writer wrote, or what we printed for something inferred, on one line."""
    written = premise.place.column and not premise.inferred
    return one_line(premise.text if written else compact(premise.text))


def shortened(text: str) -> str:
    """`text` on one line; the middle of a very long one is left out, and said to be."""
    text = one_line(text)
    if len(text) <= LONGEST:
        return text
    half = LONGEST // 2
    return f"{text[:half]} ... {text[-half:]} ({len(text)} characters)"


def formula(step: Step) -> str:
    """The whole step on one line, as written."""
    left, right = sides(step)
    return one_line(f"{left} {step.relation} {right}") if right else left


def reading(step: Step) -> str:
    """What was read, where that is not letter for letter what was written."""
    read = compact(shortened(step.as_read))
    return "" if read.replace(" ", "") == compact(formula(step)).replace(" ", "") else read


def position(place: Place) -> str:
    """`cell 2, line 12, column 3`, as far as it is known."""
    parts = [("cell", place.cell), ("line", place.line), ("column", place.column)]
    return ", ".join(f"{name} {number}" for name, number in parts if number)


def short_position(place: Place) -> str:
    """`2:12:3` or `12:3`, as compilers print it; empty where nothing is known."""
    numbers = [n for n in (place.cell, place.line or None, place.column or None) if n]
    return ":".join(map(str, numbers))


def counterexample(result: StepResult) -> str:
    """`at mu = 1, sigma = 1/2 the left side is [..] and the right side is [..]`; empty if there is none."""
    values = ", ".join(f"{one_line(n)} = {one_line(v)}" for n, v in result.counterexample.items())
    at = f"at {values}" if values else ""
    if not result.enclosures:
        return at
    left, right = (_ROUND.sub(r"\1", one_line(side)) for side in result.enclosures)
    return f"{at} the left side is {left} and the right side is {right}".strip()


def reason_against(result: StepResult) -> str:
    """What is missing, what fails or what was not understood, in a sentence."""
    told = one_line(result.message or result.step.error)
    return told if result.verdict == "unread" else compact(told)


def explanation(result: StepResult) -> str:
    """All that speaks against the step, without the verdict itself."""
    return "; ".join(part for part in (reason_against(result), counterexample(result)) if part)


def headline(result: StepResult) -> str:
    """`refuted: A = B; at x = 1; ...`: everything of importance in one line."""
    why = explanation(result)
    return f"{VERDICT_WORDS[result.verdict]}: {formula(result.step)}" + (f" ({why})" if why else "")


def milliseconds(seconds: float) -> str:
    """A duration that a person can read."""
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


def summary(report: Report) -> str:
    """`12 proved, 0 refuted, 0 not proved, 0 unread; 3 findings`."""
    counts = ", ".join(f"{number} {VERDICT_WORDS[verdict]}" for verdict, number in report.counts.items())
    findings = len(report.findings)
    noun = "finding" if findings == 1 else "findings"
    return f"{counts}; {findings} {noun}" if findings else counts


def conclusion(report: Report) -> str:
    """The sentence that ends every report for people."""
    total = sum(report.counts.values())
    if report.interrupted:
        return "Interrupted: what follows was not checked."
    if not total:
        return "Nothing was checked: no relation was found."
    if report.ok:
        return "Every relation is proved." if total > 1 else "The relation is proved."
    if report.counts["proved"] == total:
        return "Every relation is proved, but there are findings and --strict was given."
    if total == 1:
        return "The relation is not established."
    return f"{total - report.counts['proved']} of {total} relations are not established."


def problems(report: Report) -> Iterator[tuple[DocumentResult, StepResult]]:
    """Every step that is not proved, the refuted ones first, then unread, then not proved."""
    for verdict in WORST_FIRST[:-1]:
        for document in report.documents:
            for derivation in document.derivations:
                for result in derivation.steps:
                    if result.verdict == verdict:
                        yield document, result


def remarks(report: Report) -> Iterator[tuple[DocumentResult, Finding]]:
    """Every finding with its document."""
    for document in report.documents:
        for finding in document.findings:
            yield document, finding
