"""The judge: what a claim has to establish, and that nothing less is accepted."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from kld_proof.kernel.certificate import Certificate, Line
from kld_proof.kernel.judge import Claim, Proof, Refutation, judge_proof, judge_refutation, obligations
from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import App, Num, Term, Var
from kld_proof.library.lookup import lookup
from tests.kernel.sequents import body, term


def claim(left: str, right: str, *assumptions: str, relation: str = "eq") -> Claim:
    return Claim(tuple(map(term, assumptions)), relation, term(left), term(right))


def refl(t: str) -> Line:
    return Line("refl", (), (term(t),))


def accepts(c: Claim, *lines: Line, witness: Mapping[str, Term] | None = None) -> bool:
    try:
        judge_proof(c, Proof(Certificate(list(lines)), witness or {}), lookup)
    except KernelError:
        return False
    return True


# What has to be established -------------------------------------------------------------------------

DEFINED = [
    ("1/a", "a != 0"),
    ("ln(a)", "0 < a"),
    ("sqrt(a)", "0 <= a"),
    ("tan(a)", "cos(a) != 0"),
    ("asin(a)", "-1 <= a and a <= 1"),
    ("acos(a)", "-1 <= a and a <= 1"),
    ("gamma(a)", "0 < a"),
    ("digamma(a)", "0 < a"),
    ("beta(a, b)", "0 < a and 0 < b"),
    ("factorial(a)", "a in naturals"),
    ("binom(a, b)", "a in naturals and b in naturals"),
    ("a**0", "a != 0"),
    ("a**-2", "a != 0"),
    ("integral(reals, f)", "integrable(reals, f)"),
    ("integral(interval(a, b), f)", "a <= b and integrable(interval(a, b), f)"),
    ("sum(naturals, f)", "summable(naturals, f)"),
    ("deriv(f, a)", "differentiable(f, a)"),
    ("expect(f)", "integrable_rv(f)"),
]


def conditions(left: str) -> list[tuple[tuple[Term, ...], ...]]:
    return [o.alternatives for o in obligations(claim(left, "0"))[1:]]


@pytest.mark.parametrize(("text", "condition"), DEFINED)
def test_the_condition_of_each_head(text: str, condition: str) -> None:
    assert conditions(text) == [(tuple(map(term, condition.split(" and "))),)]


@pytest.mark.parametrize(
    "text", ["a + b*exp(a)", "a**2", "-a", "abs(a)", "max(a, b)", "f(a)", "sin(a)", "sum(range(a, b), f)"]
)
def test_what_is_always_defined(text: str) -> None:
    assert conditions(text) == []


def test_a_power_has_alternatives() -> None:
    assert conditions("a**b") == [
        (
            (term("0 < a"),),
            (term("a != 0"), term("b in integers")),
            (term("1 <= b"), term("b in integers")),
            (term("0 <= a"), term("0 < b")),
        )
    ]


def test_a_product_over_an_infinite_set_is_never_defined() -> None:
    assert conditions("prod(naturals, f)") == [()]
    assert not accepts(claim("prod(naturals, f)", "prod(naturals, f)"), refl("prod(naturals, f)"))


def test_conditions_under_a_binder_may_use_its_domain() -> None:
    found = obligations(claim("integral(above(0), lambda x: ln(x))", "0"))[1:]
    assert (frozenset((term("_0 in above(0)"),)), ((term("0 < _0"),),)) in [
        (o.extra, o.alternatives) for o in found
    ]


def test_bound_names_are_fresh() -> None:
    """A free variable that is called like the judge's own is no outcome of the domain."""
    found = obligations(claim("integral(above(0), lambda x: ln(x*_0))", "0"))[1:]
    assert any(o.extra == {term("_1 in above(0)")} for o in found)
    nested = obligations(claim("sum(range(0, 3), lambda i: sum(range(0, 3), lambda j: 1/(i + j)))", "0"))[1:]
    assert [o.alternatives[0][0] for o in nested] == [term("_0 + _1 != 0")]


def test_conditions_of_a_case_hold_in_that_case_only() -> None:
    found = obligations(claim("ite(a < 0, ln(-a), ln(a))", "0"))[1:]
    assert [(set(o.extra), o.alternatives[0][0]) for o in found] == [
        ({term("a < 0")}, term("0 < -a")),
        ({term("0 <= a")}, term("0 < a")),
    ]


def test_conditions_of_both_sides_and_of_the_ends_of_sets() -> None:
    assert [c[0][0] for c in conditions("integral(interval(1/a, ln(b)), f)")] == [
        term("a != 0"), term("0 < b"), term("1/a <= ln(b)"),
    ]  # fmt: skip
    assert [o.alternatives[0][0] for o in obligations(claim("0", "1/a"))[1:]] == [term("a != 0")]


# Acceptance ------------------------------------------------------------------------------------------


def test_an_undefined_side_is_not_accepted() -> None:
    """1/0 = 1/0 is a theorem of the kernel and never a proved step."""
    for t in (
        "1/0",
        "ln(-1)",
        "sqrt(-1)",
        "0**0",
        "0**-1",
        "factorial(-1)",
        "gamma(0)",
        "asin(2)",
        "1/a",
        "0*(1/a)",
    ):
        assert not accepts(claim(t, t), refl(t))


def test_an_assumption_is_enough_for_a_condition() -> None:
    positive = Line("evaluate", (), (term("0 < 1"),))
    assert accepts(claim("ln(a)", "ln(a)", "0 < a"), refl("ln(a)"), positive, witness={"a": Num(1)})
    assert not accepts(
        claim("ln(a)", "ln(a)", "0 <= a"),
        refl("ln(a)"),
        Line("evaluate", (), (term("0 <= 1"),)),
        witness={"a": Num(1)},
    )


def test_a_sequent_with_other_hypotheses_is_not_enough() -> None:
    a_is_b = Line("assume", (), (term("a == b"),))
    assert not accepts(claim("a", "b"), a_is_b)
    assert not accepts(
        claim("a", "b", "a <= b"),
        a_is_b,
        Line("evaluate", (), (term("0 <= 0"),)),
        witness={"a": Num(0), "b": Num(0)},
    )


@pytest.mark.parametrize("relation", ["lt", "ne", "le"])
def test_another_relation_is_not_enough(relation: str) -> None:
    assert accepts(claim("a", "a"), refl("a"))
    assert not accepts(claim("a", "a", relation=relation), refl("a"))


def test_contradictory_assumptions_prove_nothing() -> None:
    """0 < a and a < 0 would prove 0 = 1."""
    lines = [
        Line("assume", (), (term("0 < a"),)), Line("assume", (), (term("a < 0"),)),
        Line("instantiate", (1,), ("le_of_lt", {"a": Var("a"), "b": Num(0)})),
        Line("absurd", (0, 2), (term("0 == 1"),)),
        Line("evaluate", (), (term("0 < 1"),)), Line("evaluate", (), (term("-1 < 0"),)),
    ]  # fmt: skip
    bad = claim("0", "1", "0 < a", "a < 0")
    for witness in ({}, {"a": Num(1)}, {"a": Num(-1)}, {"a": Num(0)}):
        assert not accepts(bad, *lines, witness=witness)


def test_a_witness_is_proved_and_not_taken_at_its_word() -> None:
    c = claim("a", "a", "0 < a")
    shown = Line("evaluate", (), (term("0 < 1"),))
    assert accepts(c, refl("a"), shown, witness={"a": Num(1)})
    assert not accepts(c, refl("a"), witness={"a": Num(1)})
    assert not accepts(c, refl("a"), shown, witness={"a": Num(-1)})
    assert not accepts(c, refl("a"), shown, witness={})
    assert not accepts(c, refl("a"), Line("assume", (), (term("0 < b"),)), witness={"a": Var("b")})


def test_a_witness_satisfies_all_assumptions_at_once() -> None:
    c = claim("a", "a", "0 < a", "a < 0")
    lines = [refl("a"), Line("evaluate", (), (term("0 < 1"),)), Line("evaluate", (), (term("-1 < 0"),))]
    assert not accepts(c, *lines, witness={"a": Num(1)})


def test_an_odd_witness_is_refused_in_a_sentence() -> None:
    c = claim("f(0)", "f(0)", "0 < f(1)")
    for value in (Num(1), body("lambda x, y: x")):
        assert not accepts(c, refl("f(0)"), witness={"$f": value})


def test_an_empty_certificate_proves_nothing() -> None:
    assert not accepts(claim("a", "a"))


# Refutation ------------------------------------------------------------------------------------------


def refutes(c: Claim, point: dict[str, str], **more: object) -> bool:
    values = {k: Fraction(v) for k, v in point.items()}
    try:
        judge_refutation(c, Refutation(values, **more), lookup)  # type: ignore[arg-type]
    except KernelError:
        return False
    return True


def test_a_false_claim_is_refuted_at_a_point() -> None:
    c = claim("(a + b)**2", "a**2 + b**2")
    assert refutes(c, {"a": "1", "b": "1"})
    assert not refutes(c, {"a": "0", "b": "1"})
    assert not refutes(c, {"a": "1"})


def test_a_true_claim_is_refuted_nowhere() -> None:
    for a in ("-1", "0", "1/3"):
        assert not refutes(claim("sin(a)**2 + cos(a)**2", "1"), {"a": a})


def test_a_point_lies_inside_the_assumptions() -> None:
    c = claim("sqrt(a**2)", "a", "0 < a")
    assert not refutes(c, {"a": "-1"})
    assert refutes(claim("sqrt(a**2)", "a"), {"a": "-1"})
    assert not refutes(claim("a", "1", "0 < f(a)"), {"a": "2"})
    assert not refutes(claim("a", "1", "all(reals, lambda x: x == x)"), {"a": "2"})


@pytest.mark.parametrize("left", ["1/a", "ln(a)", "a**-1", "0*(1/a)", "a**0", "ite(a == 0, 1/a, 2)"])
def test_an_undefined_side_is_not_refuted(left: str) -> None:
    assert not refutes(claim(left, "3"), {"a": "0"})


def test_sides_that_are_too_close_are_not_refuted() -> None:
    assert not refutes(claim("exp(1)", "exp(1 + 1/10**100)"), {})
    assert refutes(claim("exp(1)", "exp(1 + 1/10**10)"), {})


@pytest.mark.parametrize(
    ("relation", "left", "right", "refuted"),
    [("lt", "1", "1", True), ("le", "1", "1", False), ("ne", "1", "1", True), ("eq", "1", "1", False),
     ("lt", "2", "1", True), ("le", "2", "1", True), ("lt", "1", "2", False), ("ne", "1", "2", False)],
)  # fmt: skip
def test_each_relation(relation: str, left: str, right: str, refuted: bool) -> None:
    assert refutes(claim(left, right, relation=relation), {}) is refuted


def test_closed_forms_have_to_be_proved() -> None:
    """The closed forms are equal to the sides by the certificate, or they are not used."""
    c = claim("integral(reals, lambda x: 0)", "1")
    zero = Line("instantiate", (), ("integral_zero", {"D": App("reals")}))
    integrable = Line("instantiate", (), ("integrable_zero", {"D": App("reals")}))
    forms = {"left": Num(0), "right": Num(1)}
    whole = Certificate([zero, integrable, refl("1")])
    assert refutes(c, {}, **forms, certificate=whole)
    assert not refutes(c, {}, **forms, certificate=Certificate([zero, refl("1")]))
    assert not refutes(c, {}, left=Num(5), right=Num(1), certificate=whole)
    assert not refutes(c, {}, **forms)


def test_closed_forms_hold_under_the_assumptions_only() -> None:
    c = claim("f(0)", "1")
    lines = Certificate([Line("assume", (), (term("f(0) == 0"),)), refl("1")])
    assert not refutes(c, {}, left=Num(0), right=Num(1), certificate=lines)
