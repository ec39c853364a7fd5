"""What still stands of an earlier run: a whole page, or the steps of it that are claimed again."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Any

from kld_proof.record import replace

if TYPE_CHECKING:
    from kld_proof.cache.store import Past
    from kld_proof.document.model import Step
    from kld_proof.report.model import DocumentResult, StepResult


def whole(past: Past | None, text: str | None) -> DocumentResult | None:
    """The result on a text, where it is the one that was checked and all its steps still stand."""
    if past is None or text is None or past.text != text:
        return None
    for derivation in past.result.derivations:
        again = [*map(confirmed, derivation.steps)]
        derivation.steps = [result for result in again if result is not None]
        if len(derivation.steps) < len(again):
            return None
    return past.result


def confirmed(result: StepResult) -> StepResult | None:
    """The result with today's time: a proof that the kernel accepts, or an end that no time limit brought."""
    from kld_proof.kernel.judge import Proof, judge_proof
    from kld_proof.kernel.rules import KernelError
    from kld_proof.library.lookup import lookup

    start = perf_counter()
    if not result.settled:
        return None
    if result.verdict == "proved":
        if result.claim is None or result.certificate is None:
            return None
        try:
            judge_proof(result.claim, Proof(result.certificate, result.witness), lookup)
        except KernelError:
            return None
    return replace(result, seconds=perf_counter() - start)


class Known:
    """The results on the steps of a document, by what the verdict of a step depends on."""

    def __init__(self, past: Past | None) -> None:
        self._results: dict[Any, StepResult] = {}
        for derivation in past.result.derivations if past else ():
            for step, result in zip(derivation.derivation.steps, derivation.steps, strict=False):
                if result.step == step:  # no rereading, and with it no finding, has a part in it
                    self._results[_what_counts(step)] = result

    def recall(self, step: Step) -> StepResult | None:
        """The result on an equal step, wherever that stood, if it still stands."""
        result = self._results.get(_what_counts(step))
        return None if result is None else confirmed(replace(result, step=step))


def _what_counts(step: Step) -> tuple[object, ...]:
    """All of a step but its place and how it was written."""
    lines = step.through_lines if step.through else ()
    terms = step.left, step.relation, step.right, step.assumptions, step.rereadings
    help_ = step.hints, step.through, lines, step.shapes
    judged = step.sequences, step.variables, step.refutable, step.asserted
    return *terms, *help_, *judged, step.error, bool(step.place.line)
