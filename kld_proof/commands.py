"""What `verify` does: paths to a report, a report to its destination and an exit status."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from kld_proof import garbage
from kld_proof.document.model import Document
from kld_proof.errors import InputError, KldProofError, sentence
from kld_proof.report import forms
from kld_proof.report.model import DocumentResult, Report
from kld_proof.report.terminal import style_for
from kld_proof.report.words import summary
from kld_proof.report.write import check_destination, complain, to_file, to_stream
from kld_proof.request import VerifyRequest

if TYPE_CHECKING:
    from kld_proof.cache.store import Cache

Source = Path | Document
MANY = 8  # files that are worth more than one process


def run_verify(request: VerifyRequest) -> int:
    """The exit status, once the report is where it was asked for; what was done is kept when interrupted."""
    if request.output:
        check_destination(Path(request.output))
    if request.certificates is not None:
        from kld_proof.archive import make_folder

        make_folder(Path(request.certificates))
    sources: list[Source] = [*documents(request.paths)] if request.paths else [*shipped_documents()]
    request.jobs = request.jobs or _as_many_as_help(sources)
    if request.jobs > 1:
        _load_what_workers_need()
    garbage.resume()
    results: dict[int, list[DocumentResult]] = {}
    try:
        refused = _collect(sources, request, results)
    except KeyboardInterrupt as stop:
        begun = getattr(stop, "done", None)  # the document that was being checked, as far as it got
        report = _report(results, request, [begun] if isinstance(begun, DocumentResult) else [])
        if report.documents:
            _deliver(report, request)
        complain(f"interrupted after {len(results)} of {len(sources)} documents")
        return 130
    report = _report(results, request)
    if results or not refused:
        _deliver(report, request)
    return 2 if refused else report.exit_status


def _collect(
    sources: Sequence[Source], request: VerifyRequest, results: dict[int, list[DocumentResult]]
) -> bool:
    """Puts the results on each source under its number, as they are made; whether one could not be used."""
    from kld_proof.verify import outcomes

    refused: dict[int, Exception] = {}
    with closing(outcomes(sources, request.timeout, request.jobs, _cache(request))) as made:
        for number, outcome in made:
            if isinstance(outcome, Exception):
                refused[number] = outcome
            else:
                results[number] = outcome
    for number in sorted(refused):
        _complain_of(sources[number], refused[number])
    return bool(refused)


def _cache(request: VerifyRequest) -> Cache | None:
    """Where results of earlier runs are; None where nobody wants them, or nothing in files is checked."""
    if not request.cache or not request.paths:
        return None
    from kld_proof.cache.store import Cache, default_folder

    folder = default_folder()
    return Cache(folder) if folder else None


def _complain_of(source: Source, error: Exception) -> None:
    if isinstance(error, KldProofError):
        complain(str(error))  # it names the file, and the place in it
    elif os.environ.get("KLD_PROOF_TRACEBACK"):
        raise error
    else:
        complain(f"{getattr(source, 'path', source)}: {sentence(error)}")


def _report(
    results: Mapping[int, list[DocumentResult]],
    request: VerifyRequest,
    begun: Sequence[DocumentResult] | None = None,
) -> Report:
    """The results in the order of their sources; those of an interrupted run with what was begun."""
    done = [document for number in sorted(results) for document in results[number]]
    return Report([*done, *(begun or ())], strict=request.strict, interrupted=begun is not None)


def _as_many_as_help(sources: Sequence[Source]) -> int:
    """Worker processes: their start takes as long as a few short pages."""
    if len(sources) < MANY:
        return 1
    affinity = getattr(os, "sched_getaffinity", None)  # what the system lets this process use
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _load_what_workers_need() -> None:
    """What is loaded before the worker processes are made is not loaded in each of them."""
    for name in ("kld_proof.search.decide", "kld_proof.document.elaborate", "kld_proof.document.markdown"):
        importlib.import_module(name)


def shipped_documents() -> list[Document]:
    """The derivations of the package, the flagship first."""
    # SymPy is a way to write here and multiplies no polynomial: it need not look for a library that does.
    os.environ.setdefault("SYMPY_GROUND_TYPES", "python")
    from kld_proof.derivations import shipped

    return list(shipped())


def documents(names: Sequence[str]) -> list[Path]:
    """The files that the names stand for; folders are searched.  InputError where there is none."""
    from kld_proof.document.read import SUFFIXES, find_files

    if "" in names:
        raise InputError("a path is empty: is a variable of the shell not set?")
    found = find_files(names)
    if not found:
        raise InputError(f"{', '.join(names)}: no file here ends in {', '.join(SUFFIXES)}")
    return found


def _deliver(report: Report, request: VerifyRequest) -> None:
    _show(report, request)
    if request.certificates is not None:
        from kld_proof.archive import save

        save(report, Path(request.certificates))


def _show(report: Report, request: VerifyRequest) -> None:
    if request.format == "github":
        _step_summary(report)
    if request.output and request.output != "-":
        to_file(forms.render(request.format, report), Path(request.output))
        complain(f"{summary(report)}; the report is in {request.output}")
    else:
        to_stream(forms.render(request.format, report, style_for(sys.stdout)), sys.stdout)


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
