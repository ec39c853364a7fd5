"""Derivations written in Python: chains, assumptions, definitions, instances."""

from __future__ import annotations

import pytest
import sympy as sp

from kld_proof import Derivation, verify
from kld_proof.errors import InputError
from tests.search.contexts import term

x, m = sp.symbols("x m", real=True)
s, t = sp.symbols("s t", positive=True)
p = sp.Function("p")


def verdicts(d: Derivation) -> list[str]:
    return [
        step.verdict for document in verify(d).documents for r in document.derivations for step in r.steps
    ]


def test_each_line_is_compared_with_the_one_before() -> None:
    d = Derivation("logs", sp.log(s / t, evaluate=False), sp.log(s) - sp.log(t)).line(-sp.log(t) + sp.log(s))
    assert verdicts(d) == ["proved", "proved"]
    assert [step.relation for step in d.to_model().steps] == ["=", "="]


def test_a_wrong_line_is_refuted_and_the_others_are_not() -> None:
    d = Derivation("square", (x + m) ** 2, x**2 + m**2, x**2 + m**2 + 0)
    assert verdicts(d)[0] == "refuted"
    assert verdicts(Derivation("", sp.sqrt(x**2, evaluate=False), sp.Abs(x))) == ["proved"]


def test_a_start_begins_a_new_chain() -> None:
    d = Derivation("two", s, s).start(t).line(t)
    assert len(d.to_model().steps) == 2
    assert verdicts(d) == ["proved", "proved"]


@pytest.mark.parametrize(
    ("relation", "right", "expected"),
    [
        (">=", 0, "proved"),
        (">", 0, "refuted"),
        ("<=", 0, "refuted"),
        ("!=", -1, "proved"),
        ("<", -1, "refuted"),
    ],
)
def test_relations(relation: str, right: int, expected: str) -> None:
    assert verdicts(Derivation("", x**2).line(sp.Integer(right), relation)) == [expected]


def test_an_unknown_relation_is_refused() -> None:
    with pytest.raises(InputError, match="not a relation"):
        Derivation("", x).line(x, "==")


def test_assumptions_and_declared_signs_count() -> None:
    u = sp.Symbol("u", real=True)
    assert verdicts(Derivation("", sp.exp(sp.log(u)), u)) in (["not_proved"], ["proved"])
    d = Derivation("", sp.log(u**2), 2 * sp.log(u), assume=[u > 0])
    assert verdicts(d) == ["proved"]
    assert term("0 < u") in d.to_model().steps[0].assumptions
    assert verdicts(Derivation("", sp.log(u**2), 2 * sp.log(u))) != ["proved"]


def test_contradictory_assumptions_prove_nothing() -> None:
    assert verdicts(Derivation("", x, x + 1, assume=[x > 1, x < 0])) == ["not_proved"]


def test_a_definition_is_put_in() -> None:
    d = Derivation("", p(2), sp.Integer(5), define={p(x): x**2 + 1})
    assert verdicts(d) == ["proved"]
    assert [premise.text for premise in d.to_model().premises] == ["p\\left( x \\right) = 1 + x^{2}"]


def test_an_instance_is_judged_again() -> None:
    d = Derivation("square", (x + m) ** 2, x**2 + 2 * m * x + m**2)
    assert verdicts(d.instance({m: 3})) == ["proved"]
    with pytest.raises(InputError, match="do not satisfy"):
        Derivation("", x, x, assume=[x > 0]).instance({x: -1})


def test_a_derivation_shows_itself_with_verdicts() -> None:
    shown = Derivation("", x, x)._repr_mimebundle_()
    assert {"text/plain", "text/html"} <= set(shown)
    assert Derivation("", x, x).verify().ok
