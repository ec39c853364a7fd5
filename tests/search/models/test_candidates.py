"""Claims of search.model and of the model in a proof: assumptions are shown to hold somewhere."""

from __future__ import annotations

import pytest

from kld_proof.kernel.term import names, substitute
from kld_proof.search.builder import Builder
from kld_proof.search.models.candidates import candidate_models
from kld_proof.search.prove import find_model
from tests.search.contexts import term


def model_of(*assumptions: str) -> dict[str, object] | None:
    """The values of a model, whose lines show every assumption."""
    given, builder = tuple(map(term, assumptions)), Builder()
    found = find_model(builder, given)
    if found is None:
        return None
    values, lines = found
    shown = {builder.conclusion(i) for i in lines}
    assert {substitute(a, values) for a in given} <= shown
    assert all(not builder.sequents[i].hypotheses for i in lines)
    return dict(values)


@pytest.mark.parametrize(
    "assumptions",
    [
        ("0 < s", "m < s"),
        ("a + b == 1", "0 < a", "0 < b"),
        ("x in interval(2, 3)",),
        ("n in naturals", "k in range(1, n)"),
        ("m**2 + s**2 - 1 - ln(s**2) == 0", "0 < s"),
        ("x != 0", "x <= 0"),
        ("all(reals, lambda x: 0 < f(x))", "integrable(reals, lambda x: f(x))"),
    ],
)
def test_models(assumptions: tuple[str, ...]) -> None:
    assert model_of(*assumptions) is not None


@pytest.mark.parametrize(
    "assumptions",
    [
        ("0 < s", "s < 0"),
        ("x**2 < 0",),
        ("n in naturals", "n < 0"),
        ("a == 1", "a == 2"),
        ("exp(x) == 0",),
    ],
)
def test_contradictions_have_none(assumptions: tuple[str, ...]) -> None:
    assert model_of(*assumptions) is None


def test_simple_values_come_first_and_every_name_has_one() -> None:
    given = [term("0 < s"), term("m == m")]
    free = sorted(set[str]().union(*map(names, given)))
    first = next(iter(candidate_models(given, free)))
    assert set(first) == {"m", "s"} and first["s"] == term("1")


def test_functions_beside_matrices_have_their_arguments() -> None:
    assert model_of("f(c, A) == 0", "invertible(A, n)", "n in naturals") is not None
    assert model_of("f(c, A) == 0", "f(c, A) == 1", "invertible(A, n)") is None


def test_an_equation_between_terms_of_a_sequence_holds_of_zeros() -> None:
    recurrence = "f(t) == sqrt(1 - g(t))*f(t - 1) + sqrt(g(t))*X(t - 1)"
    bounds = ("all(integers, lambda k: 0 < g(k))", "all(integers, lambda k: g(k) < 1)")
    assert model_of("t in integers", recurrence, *bounds) is not None
    contradiction = ("f(t) == f(t - 1) + 1", "f(t) == f(t - 1) + 2")
    assert model_of("t in integers", *contradiction) is None
