"""Proofs to files: `verify --certificates` writes one for each document, `kld_proof.replay` reads them.

A file holds the lines of all proofs of a document, every line and every term once.  The claim of each proof
and the model of its assumptions follow as lines of their own, so that they share the table of terms.  The
formula as written is stored beside them for people; what `replay` says was proved is printed from the claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kld_proof.certificates import to_json
from kld_proof.errors import InputError
from kld_proof.kernel.certificate import Certificate, Line
from kld_proof.kernel.judge import Claim, Proof
from kld_proof.replay import FORMAT, VERSION
from kld_proof.report.model import DocumentResult, Report
from kld_proof.report.plain import json_text, one_line
from kld_proof.report.words import formula, short_position
from kld_proof.report.write import to_file

Saved = tuple[str, str, Claim, Proof]


def save(report: Report, folder: Path) -> list[Path]:
    """Writes one file for each document that has a proved step; the files written."""
    make_folder(folder)
    written: dict[Path, None] = {}
    for document in report.documents:
        proofs = [*_proofs(document)]
        if proofs:
            path = _free(folder, document.path, written)
            to_file(json_text(encode(proofs, document.path), indent=None), path)
            written[path] = None
    return list(written)


def make_folder(folder: Path) -> None:
    """Makes the folder where it is missing.  Raises InputError with one sentence where that fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot make the folder {one_line(str(folder))}: {error.strerror}") from None


def _proofs(document: DocumentResult) -> Iterator[Saved]:
    for derivation in document.derivations:
        for result in derivation.steps:
            if result.verdict == "proved" and result.claim is not None and result.certificate is not None:
                proof = Proof(result.certificate, result.witness)
                yield short_position(result.step.place), formula(result.step), result.claim, proof


def _free(folder: Path, name: str, taken: dict[Path, None]) -> Path:
    """A file name made of the document's path, different for every document of the run."""
    stem = re.sub(r"[^\w.-]+", "-", name).strip("-.")[:100] or "derivation"
    candidates = (
        folder / f"{stem}{suffix}.json" for suffix in ("", *(f"-{i}" for i in range(2, len(taken) + 3)))
    )
    return next(path for path in candidates if path not in taken)


def encode(proofs: Iterable[Saved], path: str = "") -> dict[str, Any]:
    """(place, formula as written, claim, proof) for each step, as the content of one file."""
    lines: dict[Any, Line] = {}
    numbers: dict[Any, int] = {}
    steps, claims = [], []
    for place, written, claim, proof in proofs:
        steps.append({"place": place, "written": written})
        used = _merge(proof.certificate, lines, numbers)
        claims.append(Line("claim", used, (claim.proposition, *claim.assumptions)))
        claims.append(Line("witness", (), (dict(proof.witness),)))
    data = to_json(Certificate([*lines.values(), *claims]))
    return {"format": FORMAT, "version": VERSION, "path": path, "proofs": steps, **data}


def _merge(certificate: Certificate, lines: dict[Any, Line], numbers: dict[Any, int]) -> tuple[int, ...]:
    """The numbers that the lines of `certificate` have among `lines`, to which the new ones are added."""
    at: list[int] = []
    for rule, premises, arguments in certificate.lines:
        line = Line(rule, tuple(at[i] for i in premises), arguments)
        key = (rule, line.premises, *(_frozen(a) if isinstance(a, Mapping) else a for a in arguments))
        lines.setdefault(key, line)
        at.append(numbers.setdefault(key, len(numbers)))
    return tuple(dict.fromkeys(at))


def _frozen(values: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(values.items())
