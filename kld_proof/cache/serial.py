"""Results to JSON and back: nothing that is read from a file is run.

A value is itself where JSON has it, else a list that begins with what it is: a container, the row of a term
in the table of terms, the lines of a certificate, or one of the `KINDS` with its fields in order.
"""

from __future__ import annotations

import json
from typing import Any

from kld_proof.certificates import lines_rows, row_term, rows_lines, term_row
from kld_proof.document.model import Derivation, Document, Finding, Place, Premise, Step
from kld_proof.kernel.certificate import Certificate
from kld_proof.kernel.judge import Claim
from kld_proof.kernel.term import Term
from kld_proof.record import fields
from kld_proof.report.model import DerivationResult, DocumentResult, StepResult

KINDS: tuple[type[Any], ...] = (
    DocumentResult, Document, DerivationResult, Derivation, StepResult, Step, Place, Premise, Finding,
    Claim,
)  # fmt: skip
CONTAINERS: dict[str, Any] = {"list": list, "tuple": tuple, "set": frozenset, "dict": dict}
TERM, PROOF = "term", "certificate"
FIELDS = {kind: getattr(kind, "_fields", None) or [f.name for f in fields(kind)] for kind in KINDS}


def dumps(value: Any) -> str:
    """The value as JSON.  Raises TypeError for a value of any other type."""
    table: dict[Term, int] = {}
    rows: list[Any] = []
    written = _written(value, table, rows)
    return json.dumps([rows, written], separators=(",", ":"))


def _written(value: Any, table: dict[Term, int], rows: list[Any]) -> Any:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Term):
        return [TERM, term_row(value, table, rows)]
    kind = type(value)
    if kind is Certificate:
        return [PROOF, lines_rows(value, table, rows)]
    if kind in FIELDS:
        parts, said = [getattr(value, name) for name in FIELDS[kind]], KINDS.index(kind)
        return [said, *[_written(p, table, rows) for p in parts]]
    for name, container in CONTAINERS.items():
        if kind is container:
            parts = [*value.items()] if kind is dict else [*value]
            return [name, *[_written(p, table, rows) for p in parts]]
    raise TypeError(f"a {kind.__name__} is not kept")


def loads(text: str | bytes) -> Any:
    """What `dumps` wrote.  Raises some exception on anything else."""
    rows, written = json.loads(text)
    terms: list[Term] = []
    for row in rows:
        terms.append(row_term(row, terms))
    return _read(written, terms)


def _read(written: Any, terms: list[Term]) -> Any:
    if type(written) is not list:
        return written
    said = written[0]
    if said == TERM:
        return terms[written[1]]
    if said == PROOF:
        return rows_lines(written[1], terms)
    parts = [_read(p, terms) if type(p) is list else p for p in written[1:]]
    return KINDS[said](*parts) if type(said) is int else CONTAINERS[said](parts)
