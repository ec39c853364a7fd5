"""The pipeline in one screen: read, elaborate, search, judge, report."""

from __future__ import annotations

import os
from collections.abc import Generator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kld_proof.document.model import Derivation, Document, Finding
from kld_proof.frames import in_one_piece
from kld_proof.report.chains import summary
from kld_proof.report.model import DerivationResult, DocumentResult, Report, StepResult
from kld_proof.sources import Markdown, documents
from kld_proof.verdict import last_follows, verify_step

if TYPE_CHECKING:
    from kld_proof.cache.recall import Known
    from kld_proof.cache.store import Cache

Outcome = list[DocumentResult] | Exception


class Interrupted(KeyboardInterrupt):
    """Control-C; `done` is the result of the derivation or document as far as it was finished."""

    def __init__(self, done: Any) -> None:
        super().__init__()
        self.done = done


def verify(x: Any = None, *, strict: bool = False, timeout: float | None = None, jobs: int = 1) -> Report:
    """The report on a derivation, a path, `Markdown(...)`, a document, a list, or what is shipped (None).

    `timeout` bounds the search for one step, in seconds of processor time; `jobs` is the number of worker
    processes.  Raises InputError for what cannot be read.
    """
    results: dict[int, list[DocumentResult]] = {}
    for number, outcome in outcomes(list(x) if isinstance(x, list | tuple) else [x], timeout, jobs):
        if isinstance(outcome, Exception):
            raise outcome
        results[number] = outcome
    return Report([d for number in sorted(results) for d in results[number]], strict)


def outcomes(
    parts: Sequence[Any], timeout: float | None = None, jobs: int = 1, cache: Cache | None = None
) -> Generator[tuple[int, Outcome], None, None]:
    """The number of each part and its results, or the error that reading it ended with, as they are made."""
    work = partial(_outcome, timeout=timeout, cache=cache)
    if jobs > 1 and len(parts) > 1:
        from kld_proof.workers import in_parallel

        order = sorted(range(len(parts)), key=lambda n: -_size(parts[n]))  # no long one begins at the end
        for number, outcome in in_parallel(work, [parts[n] for n in order], jobs):
            yield order[number], outcome
    else:
        yield from enumerate(map(work, parts))


def _size(x: Any) -> int:
    """The bytes of a file; 0 for what is none, or cannot be read."""
    try:
        return os.path.getsize(x) if isinstance(x, str | os.PathLike) else 0
    except (OSError, ValueError):
        return 0


def _outcome(x: Any, timeout: float | None, cache: Cache | None) -> Outcome:
    try:
        if cache is not None and isinstance(x, Path):
            return [in_one_piece(verify_file, x, cache, timeout)]
        return [in_one_piece(verify_document, d, timeout) for d in documents(x)]
    except Exception as error:  # a file that cannot be read, or a bug, costs no other part its results
        return error


def verify_file(path: Path, cache: Cache, timeout: float | None = None) -> DocumentResult:
    """The verdict on every step of one file, with what still stands of an earlier run."""
    from kld_proof.cache.recall import Known, whole
    from kld_proof.cache.store import text_of

    past, text = cache.recall(path), text_of(path)
    unchanged = whole(past, text)
    if unchanged is not None:
        return unchanged
    (document,) = documents(path)
    try:
        result = verify_document(document, timeout, Known(past))
    except Interrupted as stop:
        cache.keep(path, None, stop.done)
        raise
    cache.keep(path, text if text == text_of(path) else None, result)  # it may have changed meanwhile
    return result


def verify_document(
    document: Document, timeout: float | None = None, known: Known | None = None
) -> DocumentResult:
    """The verdict on every step of one document; what is `known` of a step is not searched again."""
    result = DocumentResult(document, [], list(document.findings))
    try:
        for d in document.derivations:
            result.derivations.append(verify_derivation(d, result.findings, timeout, known))
    except Interrupted as stop:
        result.derivations.append(stop.done)
        raise Interrupted(result) from None
    return result


def verify_derivation(
    derivation: Derivation,
    findings: list[Finding] | None = None,
    timeout: float | None = None,
    known: Known | None = None,
) -> DerivationResult:
    """The verdict on every step of one derivation; notation slips that a proof needed go to `findings`."""
    results: list[StepResult] = []
    try:
        for step in derivation.steps:  # each with a search of its own: no verdict depends on another step
            recalled = known.recall(step) if known else None
            results.append(recalled or verify_step(step, findings, timeout))
        return DerivationResult(derivation, results, summary(results, last_follows))
    except KeyboardInterrupt:
        raise Interrupted(DerivationResult(derivation, results)) from None


__all__ = ["Markdown", "outcomes", "verify", "verify_derivation", "verify_document", "verify_step"]
