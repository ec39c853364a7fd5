"""What a first look over a page finds."""

from __future__ import annotations

from kld_proof.document.latex.survey import survey
from kld_proof.document.latex.symbols import SymbolTable

from .sketch import reading


def test_letters_and_matrices_of_a_page() -> None:
    table = survey([r"t X^\mathrm{T} + \beta^\top", r"\int y \, dz", "\\"])
    assert table.seen >= {"t", "X", "y", "z"} and "d" not in table.seen
    assert table.matrices == {"X", "beta"}
    assert table.kind("X") == "matrix" and table.kind("t") == "seen" and table.kind("u") is None


def test_a_page_lets_letters_in_a_row_be_read() -> None:
    assert reading("e^{tX}", survey(["t + X"])) == "e^t*X"


def test_what_is_known_is_kept() -> None:
    assert survey(["x"], SymbolTable(functions=frozenset("x"))).kind("x") == "function"
