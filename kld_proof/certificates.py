"""Certificates to JSON; reading them back is the kernel's."""

from __future__ import annotations

from typing import Any

from kld_proof.kernel.certificate import Certificate
from kld_proof.kernel.term import App, Lam, Num, Term


def to_json(certificate: Certificate) -> dict[str, Any]:
    """The certificate with every distinct term written once."""
    table: dict[Term, int] = {}
    rows: list[Any] = []
    lines = [[r, list(p), [_encode(a, table, rows) for a in args]] for r, p, args in certificate.lines]
    return {"terms": rows, "lines": lines}


def _encode(a: Any, table: dict[Term, int], rows: list[Any]) -> Any:
    if isinstance(a, Term):
        return term_row(a, table, rows)
    return {k: term_row(v, table, rows) for k, v in a.items()} if isinstance(a, dict) else [a]


def term_row(t: Term, table: dict[Term, int], rows: list[Any]) -> int:
    """The row of `t` in the table of terms; rows of its parts come first."""
    if t not in table:
        if type(t) is App:
            row: list[Any] = [t.head, *[term_row(a, table, rows) for a in t.args]]
        elif type(t) is Lam:
            row = [None, term_row(t.body, table, rows)]
        else:
            row = [None, str(t.value), "num"] if type(t) is Num else [None, repr(t), "leaf"]
        table[t] = len(rows)
        rows.append(row)
    return table[t]
