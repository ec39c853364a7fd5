"""The verdict on one step: its claim is searched and judged, read again where that failed, and explained."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from kld_proof.document.model import EITHER_ORDER, NOT_GOING_ON, Finding, Step
from kld_proof.record import replace
from kld_proof.report.model import StepResult
from kld_proof.search.limits import DEFAULT
from kld_proof.workers import OutOfTime, time_limit

if TYPE_CHECKING:
    from kld_proof.kernel.judge import Claim
    from kld_proof.report.evidence import Told
    from kld_proof.search.decide import Decision

SHOWN = 4  # names in a message
RELATIONS = {"=": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "lt", ">=": "le"}
EVERYWHERE = "the relation fails for all values that the assumptions allow"
TOO_LONG = (OutOfTime, SystemError)  # an alarm inside a callback of Arb comes out as SystemError


def verify_step(
    step: Step, findings: list[Finding] | None = None, timeout: float | None = None
) -> StepResult:
    """The verdict on one step; its rereadings are tried in order where it is not proved as written.

    Notation slips that the proof needed go to `findings`; `timeout` is the longest search, in seconds.
    """
    if step.left is None or step.right is None or step.error:
        return StepResult(step, "unread", message=step.error)
    start = time.perf_counter()
    limit = DEFAULT.seconds if timeout is None else timeout
    try:
        with time_limit(limit):
            result, decision = _with_rereadings(step, findings)
    except TOO_LONG:
        told = f"the time limit of {limit:g} s was reached"
        details = {"explanation": {"limit": told}}
        result = StepResult(step, "not_proved", message=told, details=details, settled=False)
    except Exception as error:  # a bug costs one step its proof, never the report
        result = StepResult(step, "not_proved", message=_internal("the search", error), settled=False)
    else:
        result = _explained(result, decision)
    return replace(result, seconds=time.perf_counter() - start)


def _internal(what: str, error: Exception) -> str:
    return f"an internal error stopped {what} ({type(error).__name__}: {error}); please report it"


def _with_rereadings(step: Step, findings: list[Finding] | None) -> tuple[StepResult, Decision]:
    """The step as written, or as a rereading proves it; refuted only where every reading is."""
    from kld_proof.document.display import relation

    result, decision = _judged(step)
    for left, right, message in step.rereadings if result.verdict != "proved" else ():
        reread, _ = _judged(replace(step, left=left, right=right))
        if reread.verdict == "proved":
            as_read = relation(left, step.relation, right)
            if findings is not None and message != EITHER_ORDER:  # that is no slip
                slips = step.slips or (Finding(message, "notation", step.place),)
                findings.extend(f for f in slips if f not in findings)
            told = f"proved under this reading: {message}"
            written = step.alone if message == NOT_GOING_ON and step.alone else step.left_text
            proved = replace(step, as_read=as_read, left_text=written)
            return replace(reread, step=proved, message=told), decision
        if result.verdict == "refuted" and reread.verdict != "refuted":
            told = f"the sides differ as they are read here, but perhaps not if {message}"
            result = StepResult(step, "not_proved", message=told, claim=result.claim)
    return result, decision


def _judged(step: Step) -> tuple[StepResult, Decision]:
    """The kernel's verdict on the step as it is read, and the decision that it rests on."""
    from kld_proof.kernel.term import names
    from kld_proof.search.decide import decide

    claim = claim_of(step)
    in_python = not step.place.line  # there a function without a definition is any function
    functions = {n for t in (claim.proposition, *claim.assumptions) for n in names(t) if n[:1] == "$"}
    decision = decide(
        claim,
        functions=in_python or functions - _samples(claim) <= step.sequences | step.variables,
        hints=step.hints,
        through=step.through,
        shapes=step.shapes,
    )
    if decision.verdict == "proved":
        return _proved(step, claim, decision), decision
    if decision.verdict == "refuted" and step.refutable:
        return _refuted(step, claim, decision), decision
    if step.asserted and (decision.verdict == "refuted" or claim.proposition in decision.open):
        against = _refuted_everywhere(step, claim, decision)
        if against is not None:
            return against, decision
    if decision.verdict == "not_proved":
        return StepResult(step, "not_proved", claim=claim), decision
    return StepResult(step, "not_proved", message=_unrefuted(step, claim, decision), claim=claim), decision


def _samples(claim: Claim) -> set[str]:
    """Independent variables of which the claim itself says nothing: a counterexample may choose them.

    It has to give them the mean and the variance that are assumed; of their law no more matters.
    """
    from kld_proof.kernel.term import App, names

    assumed = (a for a in claim.assumptions if type(a) is App and a.head == "independent")
    return {n for a in assumed for n in names(a) if n.startswith("$")} - names(claim.proposition)


def _refuted_everywhere(step: Step, claim: Claim, decision: Decision) -> StepResult | None:
    """Where the opposite of the claim is proved, with values at which the assumptions hold."""
    from kld_proof.kernel.term import Num
    from kld_proof.search.opposite import refuted_everywhere

    proof = refuted_everywhere(claim)
    if proof is None:
        return None
    if decision.verdict == "refuted":
        found = _refuted(step, claim, decision)
    else:
        numbers = {n: str(v.value) for n, v in proof.witness.items() if type(v) is Num}
        found = StepResult(step, "refuted", claim=claim)
        found = replace(found, counterexample=numbers if len(numbers) == len(proof.witness) else {})
    return replace(found, message=EVERYWHERE, details={"explanation": {"difference": EVERYWHERE}})


def _unrefuted(step: Step, claim: Claim, decision: Decision) -> str:
    """Where the sides differ, though that refutes nothing: the names may mean what makes it true."""
    from kld_proof.report.words import counterexample

    told = f"the sides differ at some values of the names, but {_left_open(step.unknown)}"
    where = counterexample(_refuted(step, claim, decision))
    return f"{told}: {where}" if where else told


def _left_open(unknown: tuple[str, ...]) -> str:
    """Why a point where the sides differ refutes nothing."""
    if not unknown:
        return "the formula may be an equation for its names, or hold for some of their values only"
    listed = ", ".join(f"${name}$" for name in unknown[:SHOWN])
    more = f" and {len(unknown) - SHOWN} more" if len(unknown) > SHOWN else ""
    return f"what {listed}{more} {'mean' if len(unknown) > 1 else 'means'} is not known here"


def _proved(step: Step, claim: Claim, decision: Decision) -> StepResult:
    from kld_proof.document.display import latex

    assert decision.proof is not None
    first, last = step.through_lines
    along = (f"the steps from line {first} to line {last}",) if decision.along else ()
    return StepResult(
        step, "proved", (*decision.reasons, *along), tuple(map(latex, step.assumptions)),
        certificate=decision.proof.certificate, claim=claim, witness=decision.proof.witness,
    )  # fmt: skip


def _refuted(step: Step, claim: Claim, decision: Decision) -> StepResult:
    enclosures = decision.enclosures
    if enclosures is not None and _turned(step):
        enclosures = (enclosures[1], enclosures[0])
    values = _values(decision, step)
    return StepResult(step, "refuted", counterexample=values, enclosures=enclosures, claim=claim)


def _values(decision: Decision, step: Step) -> dict[str, str]:
    """The counterexample as it is shown: numbers, functions, and the general term of a sequence.

    A random variable is a function of a w that is uniform on the unit interval.
    """
    from kld_proof.document.display import latex
    from kld_proof.kernel.term import Lam, Var, apply

    values = {}
    for name, term in decision.witness.items():
        if name in step.variables and type(term) is Lam:
            while type(term) is Lam:  # an index comes first
                term = apply(term, Var("k" if type(term.body) is Lam else "w"))
            values[f"{name[1:].partition('_{/')[0]}(w)"] = latex(term)
        elif name in step.sequences and type(term) is Lam and type(term.body) is not Lam:
            values[f"{name[1:]}_k"] = latex(apply(term, Var("k")))
        elif name not in decision.point:
            values[name.lstrip("$")] = latex(term)
    return values | {name: str(value) for name, value in decision.point.items()}


def _explained(result: StepResult, decision: Decision) -> StepResult:
    """The result with what to tell the writer: less of it where that takes long, never another verdict."""
    if result.verdict != decision.verdict or result.verdict == "proved" or result.claim is None:
        return result
    try:
        told = _told(result, result.claim, decision)
    except Exception as error:
        return replace(result, message=_internal("the explanation", error), settled=False)
    return replace(result, message=told.message, details=told.details)


def _told(result: StepResult, claim: Claim, decision: Decision) -> Told:
    from kld_proof.report.evidence import formula, tell
    from kld_proof.search.explain.claim import explain_claim
    from kld_proof.search.explain.step import Explanation

    # Closed forms at functions that were chosen are none of the claim: it is explained as an open one.
    chosen = any(name.startswith("$") for name in decision.witness)
    at_numbers = decision.verdict == "refuted" and not chosen
    point, forms = (decision.point, decision.forms) if at_numbers else (None, None)
    try:
        with time_limit(DEFAULT.explaining):
            found = explain_claim(claim, point, forms, formula, _turned(result.step))
    except TOO_LONG:
        found = Explanation()
    return tell(claim, decision, found)


def last_follows(first: StepResult, relation: str, last: StepResult) -> str:
    """Whether the last line of a chain follows from the first, in a sentence."""
    from kld_proof.search.explain.claim import Prove
    from kld_proof.search.explain.step import still_follows

    claim = claim_of(replace(last.step, left=first.step.left, relation=relation))
    try:
        with time_limit(DEFAULT.explaining):
            return still_follows(claim.assumptions, claim.relation, claim.left, claim.right, Prove())
    except TOO_LONG:
        return "whether the last line follows from the first was not decided in time"
    except Exception as error:
        return _internal("the search whether the last line follows from the first", error)


def claim_of(step: Step) -> Claim:
    """The step as the kernel's claim: `a > b` is `b < a`."""
    from kld_proof.document.kept import sealed
    from kld_proof.kernel.judge import Claim

    assert step.left is not None and step.right is not None
    sides = sealed(step.left), sealed(step.right)
    return Claim(step.assumptions, RELATIONS[step.relation], *(sides[::-1] if _turned(step) else sides))


def _turned(step: Step) -> bool:
    """Whether the claim has the sides of the step the other way round."""
    return step.relation in (">", ">=")


__all__ = ["claim_of", "last_follows", "verify_step"]
