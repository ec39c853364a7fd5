"""The result of a run: a verdict for every step, document by document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from kld_proof.document.model import Derivation, Document, Finding, Premise, Step
from kld_proof.record import field, record

if TYPE_CHECKING:
    from kld_proof.kernel.certificate import Certificate
    from kld_proof.kernel.judge import Claim
    from kld_proof.kernel.term import Term

Verdict = Literal["proved", "refuted", "not_proved", "unread"]
VERDICTS: tuple[Verdict, ...] = ("proved", "refuted", "not_proved", "unread")


@record
class StepResult:
    """One step with its verdict and the evidence for it.

    `reasons` says in words what the proof used, or nothing.  `assumptions` are the assumptions the
    proof used, as text.  `counterexample` maps variables to exact rationals as text, and `enclosures`
    gives the two sides there.  `message` is one sentence for a person: what is missing, or what fails.
    `certificate` proves `claim`, whose assumptions hold at `witness`: with these three the step is judged
    again by `replay`.  `details` holds further facts by name (difference, nearest repair, numerical
    evidence) and is written to JSON.  `settled` is False where a time limit or a bug ended the search:
    another run may end otherwise.
    """

    step: Step
    verdict: Verdict
    reasons: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    counterexample: Mapping[str, str] = field(default_factory=dict)
    enclosures: tuple[str, str] | None = None
    message: str = ""
    seconds: float = 0.0
    certificate: Certificate | None = None
    claim: Claim | None = None
    witness: Mapping[str, Term] = field(default_factory=dict)
    details: Mapping[str, Any] = field(default_factory=dict)
    settled: bool = True


@record
class DerivationResult:
    """A derivation with the results of its steps, in order; `summary` speaks of the whole chain."""

    derivation: Derivation
    steps: list[StepResult]
    summary: str = ""

    @property
    def title(self) -> str:
        return self.derivation.title

    @property
    def premises(self) -> list[Premise]:
        return self.derivation.premises


@record
class DocumentResult:
    """A document with its derivations' results and all findings, those of the proof search included."""

    document: Document
    derivations: list[DerivationResult]
    findings: list[Finding] = field(default_factory=list)

    @property
    def path(self) -> str:
        return self.document.path


@record
class Report:
    """The results of one run.  `ok` is what an `assert` or a CI job wants: all proved, and something was.

    `interrupted` says that the documents are only those that were finished.
    """

    documents: list[DocumentResult]
    strict: bool = False
    interrupted: bool = False

    def steps(self) -> Iterator[StepResult]:
        """Every step's result, in reading order."""
        for document in self.documents:
            for derivation in document.derivations:
                yield from derivation.steps

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many steps got each verdict."""
        counter = Counter(result.verdict for result in self.steps())
        return {verdict: counter[verdict] for verdict in VERDICTS}

    @property
    def findings(self) -> list[Finding]:
        return [f for document in self.documents for f in document.findings]

    @property
    def ok(self) -> bool:
        counts = self.counts
        bad = counts["refuted"] + counts["not_proved"] + counts["unread"]
        flawed = self.interrupted or (self.strict and self.findings)
        return counts["proved"] > 0 and not bad and not flawed

    @property
    def exit_status(self) -> int:
        """0: all proved.  1: something was not, or (strict) there are findings.  2: nothing was checked."""
        if not any(True for _ in self.steps()):
            return 2
        return 0 if self.ok else 1

    def __bool__(self) -> bool:
        return self.ok

    def __str__(self) -> str:
        """The report as a terminal shows it."""
        from kld_proof.report import forms

        return forms.render("text", self)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """What a notebook shows: the formulas typeset, each with its verdict."""
        from kld_proof.report.notebook import bundle

        return bundle(self)
