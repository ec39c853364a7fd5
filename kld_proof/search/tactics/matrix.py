"""Numbers made of matrices, and matrices that stand as arguments: their canonical forms."""

from __future__ import annotations

from kld_proof.kernel.term import App
from kld_proof.search.context import Context
from kld_proof.search.matrix.determinant import determinant
from kld_proof.search.matrix.equality import canonical
from kld_proof.search.matrix.expand import Expansion
from kld_proof.search.matrix.words import MATRICES
from kld_proof.search.normal_form.normalise import Conversion


def trace_conversion(ctx: Context, t: App) -> int | None:
    """A trace as a sum of multiples of traces of words."""
    return Expansion(ctx, True).of(t.args[0]).line


def scalar_conversion(ctx: Context, t: App) -> int | None:
    """The entry of a matrix with one row and one column is its trace."""
    return ctx.builder.lemma("mat_scalar_eq_trace", {"A": t.args[0]})


def matrix_conversion(ctx: Context, t: App) -> int | None:
    """A matrix as a sum of multiples of words."""
    return canonical(ctx, t)[1]


def entry_conversion(ctx: Context, t: App) -> int | None:
    """An entry of a sum as a sum of entries."""
    from kld_proof.search.matrix import entries

    return entries.entry_conversion(ctx, t)


CONVERSIONS: list[tuple[str, Conversion]] = [
    ("mat_trace", trace_conversion),
    ("mat_scalar", scalar_conversion),
    ("mat_det", determinant),
    ("mat_entry", entry_conversion),
    *((head, matrix_conversion) for head in sorted(MATRICES)),
]
