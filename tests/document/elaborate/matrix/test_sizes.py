"""Classes of equal sizes have one value at most."""

from __future__ import annotations

import pytest

from kld_proof.document.elaborate.matrix.sizes import Misfit, Sizes, letter
from kld_proof.kernel.term import App, Num, Var

ROWS, COLUMNS = letter(Var("A"))


def test_equal_sizes_have_the_value_of_each() -> None:
    sizes = Sizes()
    sizes.unify(ROWS, COLUMNS)
    assert sizes.value(ROWS) is None and sizes.term(ROWS) == sizes.term(COLUMNS) == Var("d_1")
    sizes.unify(COLUMNS, Num(3))
    assert sizes.value(ROWS) == sizes.term(COLUMNS) == Num(3)


def test_two_values_do_not_fit_and_sizes_are_equal_only_where_that_was_said() -> None:
    sizes = Sizes()
    sizes.unify(ROWS, Var("n"))
    assert sizes.value(COLUMNS) is None
    with pytest.raises(Misfit):
        sizes.unify(ROWS, Var("p"))


def test_a_copy_learns_alone() -> None:
    known = Sizes()
    trial = Sizes(known)
    trial.unify(ROWS, Num(2))
    assert known.value(ROWS) is None


def test_a_size_that_is_made_of_itself_has_a_name_of_its_own() -> None:
    """As where n k = n: that is no way to write n."""
    sizes = Sizes()
    sizes.products["n"] = ("n", "k")
    assert sizes.term("n") == Var("d_1")
    sizes = Sizes()
    sizes.sums["n"], sizes.products["m"] = ("m", "k"), ("n", "j")
    assert {type(sizes.term("n")), type(sizes.term("m"))} == {Var}
    sizes = Sizes()
    sizes.sums["n"] = ("m", "k")
    assert sizes.term("n") == App("add", sizes.term("m"), sizes.term("k"))
