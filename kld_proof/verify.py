"""The pipeline in one screen: read, elaborate, search, judge, report."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kld_proof.document.model import Derivation as Steps
from kld_proof.document.model import Document, Finding, Step
from kld_proof.errors import InputError
from kld_proof.report.model import DerivationResult, DocumentResult, Report, StepResult
from kld_proof.workers import OutOfTime, time_limit

if TYPE_CHECKING:
    from kld_proof.document.blocks import Block
    from kld_proof.document.python import Derivation
    from kld_proof.kernel.judge import Claim
    from kld_proof.search.decide import Decision

SECONDS, EXPLAINING = 20.0, 5.0
RELATIONS = {"=": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "lt", ">=": "le"}


@dataclass(frozen=True)
class Markdown:
    """Markdown text to verify, as if it were a file named `path`."""

    text: str
    path: str = "<text>"


class Interrupted(KeyboardInterrupt):
    """Control-C; `done` is the result of the derivation or document as far as it was finished."""

    def __init__(self, done: Any) -> None:
        super().__init__()
        self.done = done


def verify(x: Any = None, *, strict: bool = False, timeout: float | None = None, jobs: int = 1) -> Report:
    """The report on a derivation, a path, `Markdown(...)`, a document, a list, or what is shipped (None).

    `timeout` bounds the search for one step, in seconds; `jobs` is the number of worker processes.
    Raises InputError for what cannot be read.
    """
    parts = list(x) if isinstance(x, list | tuple) else [x]
    if jobs > 1 and len(parts) > 1:
        from kld_proof.workers import in_parallel

        reports = in_parallel(partial(_verified, timeout=timeout), parts, jobs)
        return Report([d for documents in reports for d in documents], strict)
    return Report([d for part in parts for d in _verified(part, timeout)], strict)


def _verified(x: Any, timeout: float | None) -> list[DocumentResult]:
    return [verify_document(d, timeout) for d in _documents(x)]


def _documents(x: Any) -> Iterator[Document]:
    from kld_proof.document.model import Derivation as ModelDerivation

    if x is None:
        from kld_proof.derivations import shipped

        yield from shipped()
    elif isinstance(x, Document):
        yield x
    elif isinstance(x, ModelDerivation):
        yield Document(x.title or "derivation", [x])
    elif isinstance(x, Markdown):
        yield _read_text(x)
    elif isinstance(x, (str, Path)):
        yield _read_file(Path(x))
    elif hasattr(x, "to_model"):
        yield Document(x.title or "derivation", [x.to_model()])
    elif isinstance(x, Iterable):
        for part in x:
            yield from _documents(part)
    else:
        raise InputError(f"cannot verify a {type(x).__name__}: give a Derivation, a path or Markdown(...)")


def _read_file(path: Path) -> Document:
    from kld_proof.document.read import read_blocks

    return _elaborated(*read_blocks(path), str(path))


def _read_text(text: Markdown) -> Document:
    from kld_proof.document.blocks import Source
    from kld_proof.document.markdown import read_markdown

    return _elaborated(*read_markdown(Source(text.text)), text.path)


def _elaborated(title: str, blocks: list[Block], path: str) -> Document:
    from kld_proof.document.blocks import Code
    from kld_proof.document.elaborate import elaborate

    document = elaborate(blocks, path, title)
    if any(isinstance(b, Code) for b in blocks):
        from kld_proof.code.blocks import add_code_steps

        add_code_steps(document, blocks)
    return document


def verify_document(document: Document, timeout: float | None = None) -> DocumentResult:
    """The verdict on every step of one document."""
    result = DocumentResult(document, [], list(document.findings))
    try:
        for d in document.derivations:
            result.derivations.append(verify_derivation(d, result.findings, timeout))
    except Interrupted as stop:
        result.derivations.append(stop.done)
        raise Interrupted(result) from None
    return result


def verify_derivation(
    derivation: Steps, findings: list[Finding] | None = None, timeout: float | None = None
) -> DerivationResult:
    """The verdict on every step of one derivation; notation slips that a proof needed go to `findings`."""
    from kld_proof.report.chains import summary

    results: list[StepResult] = []
    try:
        for step in derivation.steps:  # each with a search of its own: no verdict depends on another step
            results.append(verify_step(step, findings, timeout))
    except KeyboardInterrupt:
        raise Interrupted(DerivationResult(derivation, results)) from None
    return DerivationResult(derivation, results, summary(results, _whole))


def verify_step(
    step: Step, findings: list[Finding] | None = None, timeout: float | None = None
) -> StepResult:
    """The verdict on one step; its rereadings are tried in order where it is not proved as written."""
    if step.left is None or step.right is None or step.error:
        return StepResult(step, "unread", message=step.error)
    start = time.perf_counter()
    limit = SECONDS if timeout is None else timeout
    try:
        with time_limit(limit):
            result, decision = _with_rereadings(step, findings)
        result = _explained(result, decision)
    except (OutOfTime, SystemError):  # an alarm inside a callback of Arb comes out as SystemError
        told = f"the time limit of {limit:g} s was reached"
        result = StepResult(step, "not_proved", message=told, details={"explanation": {"limit": told}})
    except Exception as error:  # a bug costs one step its proof, never the report
        told = f"an internal error stopped the search ({type(error).__name__}: {error}); please report it"
        result = StepResult(step, "not_proved", message=told)
    return replace(result, seconds=time.perf_counter() - start)


def _whole(first: StepResult, relation: str, last: StepResult) -> str:
    """Whether the last line of a chain follows from the first, in a sentence."""
    from kld_proof.search.explain import still_follows
    from kld_proof.search.explain_claim import Prove

    claim = claim_of(replace(last.step, left=first.step.left, relation=relation))
    try:
        with time_limit(EXPLAINING):
            return still_follows(claim.assumptions, claim.relation, claim.left, claim.right, Prove())
    except (OutOfTime, SystemError):
        return "whether the last line follows from the first was not decided in time"


def _with_rereadings(step: Step, findings: list[Finding] | None) -> tuple[StepResult, Decision]:
    """The step as written, or as a rereading proves it; refuted only where every reading is."""
    from kld_proof.document.display import relation

    result, decision = _judged(step)
    for left, right, message in step.rereadings if result.verdict != "proved" else ():
        other = replace(step, left=left, right=right)
        reread, _ = _judged(other)
        if reread.verdict == "proved":
            as_read = relation(left, step.relation, right)
            if findings is not None:
                slips = step.slips or (Finding(message, "notation", step.place),)
                findings.extend(f for f in slips if f not in findings)
            told = f"proved under this reading: {message}"
            return replace(reread, step=replace(step, as_read=as_read), message=told), decision
        if result.verdict == "refuted" and reread.verdict != "refuted":
            told = f"the sides differ as they are read here, but perhaps not if {message}"
            result = StepResult(step, "not_proved", message=told, claim=result.claim)
    return result, decision


def _judged(step: Step) -> tuple[StepResult, Decision]:
    from kld_proof.document.display import latex
    from kld_proof.kernel.term import names
    from kld_proof.search.decide import decide

    claim = claim_of(step)
    in_python = not step.place.line  # there a function without a definition is any function
    functions = {n for t in (claim.proposition, *claim.assumptions) for n in names(t) if n[:1] == "$"}
    decision = decide(claim, functions=in_python or functions <= step.sequences)
    if decision.verdict == "proved":
        assert decision.proof is not None
        result = StepResult(
            step, "proved", decision.reasons, tuple(map(latex, step.assumptions)),
            certificate=decision.proof.certificate, claim=claim, witness=decision.proof.witness,
        )  # fmt: skip
        return result, decision
    if decision.verdict == "refuted" and not step.refutable:
        message = "the sides differ at some values of the names, but what the names mean is not known here"
        return StepResult(step, "not_proved", message=message, claim=claim), decision
    if decision.verdict == "refuted":
        values = _values(decision, step.sequences)
        enclosures = decision.enclosures
        if enclosures is not None and step.relation in (">", ">="):
            enclosures = (enclosures[1], enclosures[0])  # the claim has its sides the other way round
        return StepResult(
            step, "refuted", counterexample=values, enclosures=enclosures, claim=claim
        ), decision
    return StepResult(step, "not_proved", claim=claim), decision


def _values(decision: Decision, sequences: frozenset[str]) -> dict[str, str]:
    """The counterexample as it is shown: numbers, functions, and the general term of a sequence."""
    from kld_proof.document.display import latex
    from kld_proof.kernel.term import Lam, Var, apply

    values = {}
    for name, term in decision.witness.items():
        if name in sequences and type(term) is Lam and type(term.body) is not Lam:
            values[f"{name[1:]}_k"] = latex(apply(term, Var("k")))
        elif name not in decision.point:
            values[name.lstrip("$")] = latex(term)
    return values | {name: str(value) for name, value in decision.point.items()}


def _explained(result: StepResult, decision: Decision) -> StepResult:
    """The result with what to tell the writer: less of it where that takes long, never another verdict."""
    if result.verdict != decision.verdict or result.verdict == "proved" or result.claim is None:
        return result
    from kld_proof.report.evidence import formula, tell
    from kld_proof.search.explain import Explanation
    from kld_proof.search.explain_claim import explain_claim

    point = decision.point if decision.verdict == "refuted" else None
    swapped = result.step.relation in (">", ">=")
    try:
        with time_limit(EXPLAINING):
            found = explain_claim(result.claim, point, decision.forms, formula, swapped)
    except (OutOfTime, SystemError):
        found = Explanation()
    told = tell(result.claim, decision, found)
    return replace(result, message=told.message, details=told.details)


def claim_of(step: Step) -> Claim:
    """The step as the kernel's claim: `a > b` is `b < a`."""
    from kld_proof.document.kept import sealed
    from kld_proof.kernel.judge import Claim

    assert step.left is not None and step.right is not None
    sides = sealed(step.left), sealed(step.right)
    if step.relation in (">", ">="):
        sides = sides[::-1]
    return Claim(step.assumptions, RELATIONS[step.relation], *sides)


def __getattr__(name: str) -> Any:
    if name == "Derivation":
        from kld_proof.document.python import Derivation

        return Derivation
    raise AttributeError(name)


__all__ = ["Derivation", "Markdown", "verify", "verify_derivation", "verify_document", "verify_step"]
