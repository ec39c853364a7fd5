"""What `verify` does: paths to a report, a report to its destination and an exit status."""

from __future__ import annotations

import importlib
import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from kld_proof import garbage
from kld_proof.document.model import Document
from kld_proof.errors import InputError, KldProofError
from kld_proof.report import forms
from kld_proof.report.model import DocumentResult, Report
from kld_proof.report.terminal import style_for
from kld_proof.report.words import summary
from kld_proof.report.write import check_destination, complain, to_file, to_stream

_BATCH = 8
Source = Path | Document


def run_verify(options: Namespace) -> int:
    """The exit status, once the report is where it was asked for; what was done is kept when interrupted."""
    if options.output:
        check_destination(Path(options.output))
    sources: list[Source] = [*documents(options.paths)] if options.paths else [*shipped_documents()]
    results: list[DocumentResult] = []
    status = 0
    if options.jobs > 1:
        _load_what_workers_need()
    garbage.resume()
    try:
        for batch in _batches(sources, options.jobs):
            status = max(status, _verify_batch(batch, options, results))
    except KeyboardInterrupt as stop:
        finished = len(results)
        results += _begun(stop)
        if results:
            _deliver(Report(results, strict=options.strict, interrupted=True), options)
        complain(f"interrupted after {finished} of {len(sources)} documents")
        return 130
    report = Report(results, strict=options.strict)
    if results or not status:
        _deliver(report, options)
    return status or report.exit_status


def _begun(stop: KeyboardInterrupt) -> list[DocumentResult]:
    """The document that was being checked, as far as it got."""
    done = getattr(stop, "done", None)
    return [done] if isinstance(done, DocumentResult) else []


def _batches(sources: Sequence[Source], jobs: int) -> Iterator[Sequence[Source]]:
    """The sources in groups: whatever a group has finished survives an interruption of the next."""
    size = 1 if jobs == 1 else _BATCH * jobs
    for start in range(0, len(sources), size):
        yield sources[start : start + size]


def _load_what_workers_need() -> None:
    """Worker processes are made for every batch: what is loaded before is not loaded in each of them."""
    for name in ("kld_proof.search.decide", "kld_proof.document.elaborate", "kld_proof.document.markdown"):
        importlib.import_module(name)


def _verify_batch(batch: Sequence[Source], options: Namespace, results: list[DocumentResult]) -> int:
    """Adds the batch's results; a file that cannot be used costs status 2, not the other files' results."""
    from kld_proof.verify import verify

    try:
        report = verify(list(batch), strict=options.strict, timeout=options.timeout, jobs=options.jobs)
    except KldProofError as error:
        if len(batch) < 2:
            complain(str(error))
            return 2
        return max(_verify_batch([path], options, results) for path in batch)
    results += report.documents
    return 0


def shipped_documents() -> list[Document]:
    """The derivations of the package, the flagship first."""
    # SymPy is a way to write here and multiplies no polynomial: it need not look for a library that does.
    os.environ.setdefault("SYMPY_GROUND_TYPES", "python")
    from kld_proof.derivations import shipped

    return list(shipped())


def documents(names: Sequence[str]) -> list[Path]:
    """The files that the names stand for; folders are searched.  InputError where there is none."""
    from kld_proof.document.read import SUFFIXES, find_files

    found = find_files(names)
    if not found:
        raise InputError(f"{', '.join(names)}: no file here ends in {', '.join(SUFFIXES)}")
    return found


def _deliver(report: Report, options: Namespace) -> None:
    if options.certificates:
        from kld_proof.archive import save

        save(report, Path(options.certificates))
    if options.format == "github":
        _step_summary(report)
    if options.output and options.output != "-":
        to_file(forms.render(options.format, report), Path(options.output))
        complain(f"{summary(report)}; the report is in {options.output}")
    else:
        to_stream(forms.render(options.format, report, style_for(sys.stdout)), sys.stdout)


def _step_summary(report: Report) -> None:
    """GitHub shows ten errors a step; the whole report goes to the job's summary page."""
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if not target:
        return
    try:
        with open(target, "a", encoding="utf-8") as stream:
            stream.write(forms.render("markdown", report))
    except OSError as error:
        complain(f"cannot write the step summary: {error.strerror}")
