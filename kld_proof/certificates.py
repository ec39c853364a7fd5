"""Certificates to JSON and back.  Not trusted: what was read is replayed, and shown from its terms."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from kld_proof.kernel.certificate import Certificate, Line
from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import App, Bound, Lam, Num, Term, Var

MAX_DEPTH = 400


def to_json(certificate: Certificate) -> dict[str, Any]:
    """The certificate with every distinct term written once."""
    table: dict[Term, int] = {}
    rows: list[Any] = []
    return {"terms": rows, "lines": lines_rows(certificate, table, rows)}


def lines_rows(certificate: Certificate, table: dict[Term, int], rows: list[Any]) -> list[Any]:
    """The lines as lists, their terms as numbers of rows."""
    return [[r, list(p), [_encode(a, table, rows) for a in args]] for r, p, args in certificate.lines]


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


def from_json(data: Any) -> Certificate:
    """The certificate that `to_json` wrote.  Raises KernelError on anything else."""
    try:
        terms: list[Term] = []
        depth: list[int] = []
        for row in data["terms"]:
            terms.append(row_term(row, terms))
            depth.append(1 if _is_leaf(row) else 1 + max([depth[i] for i in row[1:]], default=0))
        if max(depth, default=0) > MAX_DEPTH:
            raise KernelError(f"a term is nested more than {MAX_DEPTH} deep")
        return rows_lines(data["lines"], terms)
    except (TypeError, ValueError, KeyError, IndexError, AttributeError, ZeroDivisionError) as error:
        raise KernelError(f"not a certificate: {error}") from None


def rows_lines(lines: Any, terms: list[Term]) -> Certificate:
    """The certificate with lines that `lines_rows` wrote."""
    return Certificate(
        [Line(r, tuple(p), tuple([_argument(a, terms) for a in args])) for r, p, args in lines]
    )


def row_term(row: Any, terms: list[Term]) -> Term:
    """The term of a row, given those of the rows before it."""
    head, *rest = row
    return _leaf(*rest) if _is_leaf(row) else _node(head, rest, terms)


def _is_leaf(row: Any) -> bool:
    return row[0] is None and len(row) == 3


def _node(head: Any, rest: list[int], terms: list[Term]) -> Term:
    if rest and min(rest) < 0:
        raise KernelError("arguments are earlier rows")
    if head is None:
        (body,) = rest
        return Lam(terms[body])
    if type(head) is not str:
        raise KernelError("a head is a string")
    return App(head, *[terms[i] for i in rest])


def _leaf(written: Any, kind: Any) -> Term:
    text = str(written)
    if kind == "num":
        if not set(text) <= set("-/0123456789"):  # no exponents: a short text must not be a huge number
            raise KernelError("a number is written in digits")
        return Num(Fraction(text))
    return Bound(abs(int(text[1:]))) if text.startswith("#") else Var(text)


def _argument(a: Any, terms: list[Term]) -> Any:
    if isinstance(a, dict):
        return {str(k): terms[v] for k, v in a.items()}
    return terms[a] if type(a) is int else str(a[0])
