"""Proofs as files: `verify --certificates` writes them, `replay` judges them again.

A file holds, for every proved step of one document, the claim and its proof as terms.  The formula as
written is stored beside them for people; what `replay` says was proved is printed from the claim.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kld_proof.certificates import from_json, to_json
from kld_proof.errors import InputError
from kld_proof.kernel.certificate import Certificate, Line
from kld_proof.kernel.judge import Claim, Proof, judge_proof
from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import App, Term, show
from kld_proof.report.model import DocumentResult, Report
from kld_proof.report.plain import json_text, one_line
from kld_proof.report.words import formula, short_position
from kld_proof.report.write import to_file

FORMAT, VERSION = "kld-proof-certificates", 1
LARGEST = 200_000_000


class Entry(NamedTuple):
    """One saved proof: where the step stood, the formula as written, the claim and the proof."""

    place: str
    written: str
    claim: Claim
    proof: Proof


def save(report: Report, folder: Path) -> list[Path]:
    """Writes one file for each document that has a proved step; the files written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot make the folder {one_line(str(folder))}: {error.strerror}") from None
    written: dict[Path, None] = {}
    for document in report.documents:
        proofs = [*_proofs(document)]
        if proofs:
            path = _free(folder, document.path, written)
            data = {"format": FORMAT, "version": VERSION, "path": document.path, "proofs": proofs}
            to_file(json_text(data), path)
            written[path] = None
    return list(written)


def _proofs(document: DocumentResult) -> Iterator[dict[str, Any]]:
    for derivation in document.derivations:
        for result in derivation.steps:
            if result.verdict == "proved" and result.claim is not None and result.certificate is not None:
                proof = Proof(result.certificate, result.witness)
                place, written = short_position(result.step.place), formula(result.step)
                yield {"place": place, "written": written, **encode(result.claim, proof)}


def _free(folder: Path, name: str, taken: dict[Path, None]) -> Path:
    """A file name made of the document's path, different for every document of the run."""
    stem = re.sub(r"[^\w.-]+", "-", name).strip("-.")[:100] or "derivation"
    candidates = (
        folder / f"{stem}{suffix}.json" for suffix in ("", *(f"-{i}" for i in range(2, len(taken) + 3)))
    )
    return next(path for path in candidates if path not in taken)


def encode(claim: Claim, proof: Proof) -> dict[str, Any]:
    """The claim and the witness ride behind the certificate's lines, so that all share one term table."""
    lines = [
        *proof.certificate.lines,
        Line("claim", (), (claim.proposition, *claim.assumptions)),
        Line("witness", (), (dict(proof.witness),)),
    ]
    return to_json(Certificate(lines))


def decode(data: Any) -> tuple[Claim, Proof]:
    """What `encode` wrote.  Raises KernelError on anything else."""
    lines = from_json(data).lines
    match [(line.rule, line.arguments) for line in lines[-2:]]:
        case [("claim", (App() as goal, *assumptions)), ("witness", (dict() as witness,))]:
            if len(goal.args) == 2 and all(isinstance(a, Term) for a in assumptions):
                claim = Claim(tuple(assumptions), goal.head, *goal.args)
                return claim, Proof(Certificate(lines[:-2]), witness)
    raise KernelError("not a saved proof: its last lines are not the claim and the witness")


def load(path: Path) -> list[Entry]:
    """The proofs in a file.  Raises InputError with one sentence on a file that holds none."""
    name = one_line(str(path))
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(f"{name}: larger than {LARGEST // 10**6} MB")
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != FORMAT or data["version"] != VERSION:
            raise InputError(f"{name}: not a file of certificates of version {VERSION}")
        return [Entry(str(p["place"]), str(p["written"]), *decode(p)) for p in data["proofs"]]
    except OSError as error:
        raise InputError(f"{name}: {error.strerror or 'cannot be read'}") from None
    except KernelError as error:
        raise InputError(f"{name}: {error}") from None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError(f"{name}: not a file of certificates") from None


def replay_files(paths: Sequence[Path]) -> Iterator[tuple[Path, Entry, str]]:
    """Every proof of every file, judged again; the text is empty where it was accepted, else the reason."""
    from kld_proof.library.lookup import lookup

    for path in paths:
        for entry in load(path):
            try:
                judge_proof(entry.claim, entry.proof, lookup)
            except KernelError as error:
                yield path, entry, one_line(str(error))
            else:
                yield path, entry, ""


def claimed(claim: Claim) -> str:
    """What the proof is about, printed from its terms alone."""
    under = ", ".join(map(show, claim.assumptions))
    return one_line(show(claim.proposition) + (f"  under {under}" if under else ""))
