"""Saved proofs, judged again with the kernel and the library alone.

Neither the search nor SymPy nor the reader of documents is imported here, and little else: most of the
time of a short replay is the start of Python.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kld_proof.certificates import from_json
from kld_proof.errors import InputError
from kld_proof.kernel.certificate import Certificate, replay
from kld_proof.kernel.judge import Claim, judge_sequents
from kld_proof.kernel.rules import KernelError, Sequent
from kld_proof.kernel.term import App, Term, show
from kld_proof.report.plain import inert, one_line
from kld_proof.report.write import to_stream

FORMAT, VERSION = "kld-proof-certificates", 1
LARGEST = 200_000_000
FAILURES = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


class Entry(NamedTuple):
    """One proof of a file: where the step stood, the formula as written, the claim, a model, its lines."""

    place: str
    written: str
    claim: Claim
    witness: Mapping[str, Term]
    lines: tuple[int, ...]


def run_replay(names: Sequence[str]) -> int:
    """0 where every proof is accepted, 1 where one is rejected, 2 where there is none."""
    accepted = rejected = 0
    for path in _files(names):
        shown = []
        for entry, reason in judged(*load(path)):
            shown += [f"{one_line(path)}  {one_line(entry.place)}  {one_line(entry.written)}"]
            shown += [f"  proves  {claimed(entry.claim)}"]
            shown += [f"  {f'rejected: {reason}' if reason else 'accepted'} ({len(entry.lines)} lines)"]
            accepted, rejected = accepted + (not reason), rejected + bool(reason)
        to_stream("".join(inert(line) + "\n" for line in shown), sys.stdout)
    to_stream(f"{accepted} accepted, {rejected} rejected\n", sys.stdout)
    return 1 if rejected else 0 if accepted else 2


def _files(names: Sequence[str]) -> list[str]:
    """The files named, and the .json files of the folders named."""
    found: list[str] = []
    for name in names:
        if not os.path.exists(name):
            raise InputError(f"{one_line(name) or 'an empty name'}: no such file or folder")
        inside = sorted(os.listdir(name)) if os.path.isdir(name) else None
        found += [name] if inside is None else [os.path.join(name, n) for n in inside if n.endswith(".json")]
    return found


def load(path: str | os.PathLike[str]) -> tuple[Certificate, list[Entry]]:
    """The lines and the proofs in a file.  Raises InputError with one sentence on a file that holds none."""
    name = one_line(str(path))
    try:
        if os.stat(path).st_size > LARGEST:
            raise InputError(f"{name}: larger than {LARGEST // 10**6} MB")
        with open(path, encoding="utf-8") as stream:
            data = json.load(stream)
        if data["format"] != FORMAT or data["version"] != VERSION:
            raise InputError(f"{name}: not a file of certificates of version {VERSION}")
        return decode(data)
    except OSError as error:
        raise InputError(f"{name}: {error.strerror or 'cannot be read'}") from None
    except KernelError as error:
        raise InputError(f"{name}: {error}") from None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError(f"{name}: not a file of certificates") from None


def decode(data: Mapping[str, object]) -> tuple[Certificate, list[Entry]]:
    """What `archive.encode` wrote.  Raises KernelError (or what a strange type gives) otherwise."""
    lines, steps = from_json(data).lines, data["proofs"]
    if not isinstance(steps, list) or len(lines) < 2 * len(steps):
        raise KernelError("not saved proofs: a claim or a witness is missing")
    certificate, ends = (
        Certificate(lines[: len(lines) - 2 * len(steps)]),
        lines[len(lines) - 2 * len(steps) :],
    )
    entries = []
    for step, claim, witness in zip(steps, ends[::2], ends[1::2], strict=True):
        match (claim.rule, claim.arguments, witness.rule, witness.arguments):
            case (
                "claim",
                (App(head=relation, args=(left, right)), *assumptions),
                "witness",
                (dict() as model,),
            ):
                if not all(isinstance(a, Term) for a in assumptions) or not _within(
                    claim.premises, certificate
                ):
                    raise KernelError("not saved proofs: a claim refers to what is not there")
                said = Claim(tuple(assumptions), relation, left, right)
                entries.append(Entry(str(step["place"]), str(step["written"]), said, model, claim.premises))
            case _:
                raise KernelError("not saved proofs: the last lines are not claims and witnesses")
    return certificate, entries


def _within(numbers: Sequence[object], certificate: Certificate) -> bool:
    return all(type(i) is int and 0 <= i < len(certificate.lines) for i in numbers)


def judged(certificate: Certificate, entries: Sequence[Entry]) -> Iterator[tuple[Entry, str]]:
    """Every proof, judged again; the text is empty where it was accepted, else the reason.

    All lines are replayed once.  Where one of them is rejected, each proof is judged by what precedes the
    last line that it uses.
    """
    from kld_proof.library.lookup import lookup

    try:
        common: list[Sequent] | None = replay(certificate, lookup)
    except KernelError:
        common = None
    for entry in entries:
        try:
            known = common
            if known is None:
                known = replay(Certificate(certificate.lines[: max(entry.lines, default=-1) + 1]), lookup)
            judge_sequents(entry.claim, entry.witness, [known[i] for i in entry.lines])
        except FAILURES as error:
            yield entry, one_line(str(error))
        else:
            yield entry, ""


def claimed(claim: Claim) -> str:
    """What the proof is about, printed from its terms alone."""
    under = ", ".join(map(show, claim.assumptions))
    return one_line(show(claim.proposition) + (f"  under {under}" if under else ""))
