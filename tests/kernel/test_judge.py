"""The judge: what a claim has to establish, and that nothing less is accepted."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from kld_proof.kernel.certificate import Certificate, Line
from kld_proof.kernel.judge import Claim, Proof, Refutation, judge_proof, judge_refutation, obligations
from kld_proof.kernel.rules import KernelError, Sequent
from kld_proof.kernel.term import App, Bound, Lam, Num, Term, Var
from kld_proof.library.lookup import lookup
from kld_proof.search.builder import Builder
from kld_proof.search.context import Context
from kld_proof.search.goals import prove_goal
from kld_proof.search.prove import Prover
from tests.kernel.sequents import body, term


def claim(left: str, right: str, *assumptions: str, relation: str = "eq") -> Claim:
    return Claim(tuple(map(term, assumptions)), relation, term(left), term(right))


def refl(t: str) -> Line:
    return Line("rewrite", (), (term(t),))


def accepts(c: Claim, *lines: Line, witness: Mapping[str, Term] | None = None) -> bool:
    try:
        judge_proof(c, Proof(Certificate(list(lines)), witness or {}), lookup)
    except KernelError:
        return False
    return True


# What has to be established -------------------------------------------------------------------------

DEFINED = [
    ("1/a", "a != 0"), ("ln(a)", "0 < a"), ("sqrt(a)", "0 <= a"), ("tan(a)", "cos(a) != 0"),
    ("asin(a)", "-1 <= a and a <= 1"), ("acos(a)", "-1 <= a and a <= 1"), ("gamma(a)", "0 < a"),
    ("digamma(a)", "0 < a"), ("beta(a, b)", "0 < a and 0 < b"), ("factorial(a)", "a in naturals"),
    ("binom(a, b)", "a in naturals and b in naturals"), ("a**0", "a != 0"), ("a**-2", "a != 0"),
    ("a**b", "0 < a"), ("a**b", "a != 0 and b in integers"), ("a**b", "0 <= a and 0 < b"),
    ("a**b", "1 <= b and b in integers"), ("integral(reals, f)", "integrable(reals, f)"),
    ("sum(naturals, f)", "summable(naturals, f)"), ("expect(f)", "integrable_rv(f)"),
    ("integral(interval(a, b), f)", "a <= b and integrable(interval(a, b), f)"),
]  # fmt: skip


def proved(left: str, *assumptions: str) -> bool:
    """Whether the search finds what the judge accepts for left = left."""
    goals = obligations(claim(left, left, *assumptions))
    prover = Prover(tuple(map(term, assumptions)))
    return all(prove_goal(prover.context, g.conclusion) is not None for g in goals)


@pytest.mark.parametrize(("text", "condition"), DEFINED)
def test_the_condition_of_each_head(text: str, condition: str) -> None:
    """It is enough, and none of its parts can be left out."""
    parts = condition.split(" and ")
    assert proved(text, *parts)
    for i in range(len(parts)):
        assert not proved(text, *parts[:i], *parts[i + 1 :])


def conditions(left: str) -> list[Term]:
    return [o.conclusion for o in obligations(claim(left, "0"))[1:]]


@pytest.mark.parametrize(
    "text", ["a + b*exp(a)", "a**2", "-a", "abs(a)", "max(a, b)", "f(a)", "sin(a)", "sum(range(a, b), f)"]
)
def test_what_is_always_defined(text: str) -> None:
    assert proved(text)


def test_a_power_needs_what_its_exponent_needs() -> None:
    """A natural literal nothing, another integer a base that is not 0, a fraction `defined`."""
    for text, expected in [
        ("a**1", []), ("a**2", []), ("a**0", ["a != 0"]), ("a**-1", ["a != 0"]),
        ("a**(1/2)", ["defined(a**(1/2))"]), ("a**(3/2)", ["defined(a**(3/2))"]),
    ]:  # fmt: skip
        base, exponent = text.split("**")
        value = Fraction(exponent.strip("()"))
        found = obligations(Claim((), "eq", App("pow", Var(base), Num(value)), Num(0)))[1:]
        power = App("pow", Var(base), Num(value))
        wanted = [App("defined", power) if e.startswith("defined") else term(e) for e in expected]
        assert [o.conclusion for o in found] == wanted


def test_an_unknown_operation_is_never_defined() -> None:
    assert not proved("nonsense(a)")
    assert not proved("prod(naturals, f)")


def test_definedness_does_not_travel_along_equations() -> None:
    """(1/0)/1 is a quotient by 1 and equal to 1/0; it lends 1/0 no value."""
    quotient = ("div_defined", {"a": term("1/0"), "b": Num(1)})
    lines = [
        Line("evaluate", (), (term("1 != 0"),)), Line("instantiate", (0,), quotient),
        Line("field", (), (term("1/0/1"), term("1/0"))), Line("replace", (1, 2), ()), refl("1/0"),
    ]  # fmt: skip
    assert not accepts(claim("1/0", "1/0"), *lines)
    through = Line("rewrite", (2,), (term("defined(1/0/1)"),))
    assert not accepts(claim("1/0", "1/0"), *lines[:3], through, Line("replace", (1, 3), ()), refl("1/0"))


def test_conditions_under_a_binder_may_use_its_domain() -> None:
    found = obligations(claim("integral(above(0), lambda x: ln(x))", "0"))[1:]
    assert Sequent(frozenset((term("_0 in above(0)"),)), term("defined(ln(_0))")) in found


def test_conditions_under_a_mean_hold_for_every_outcome() -> None:
    """What is known there of the outcome is that it is one."""
    found = obligations(claim("expect(lambda w: ln(f(w)))", "0"))[1:]
    assert Sequent(frozenset((App("in", Var("_0"), App("space")),)), term("defined(ln(f(_0)))")) in found


def test_bound_names_are_fresh() -> None:
    """A free variable that is called like the judge's own is no outcome of the domain."""
    found = obligations(claim("integral(above(0), lambda x: ln(x*_0))", "0"))[1:]
    assert any(o.hypotheses == {term("_1 in above(0)")} for o in found)
    nested = conditions("sum(range(0, 3), lambda i: sum(range(0, 3), lambda j: 1/(i + j)))")
    assert term("defined(1/(_0 + _1))") in nested


def test_what_a_derivative_varies_is_defined_around_the_point_and_the_rest_as_it_stands() -> None:
    found = obligations(claim("deriv(lambda x: ln(x)/factorial(n), a)", "0", "0 < b"))[1:]
    wanted = ["defined_around(ln(a))", "defined(factorial(n))", "defined_around(ln(a)/factorial(n))"]
    assert {o.conclusion for o in found} >= {term(w) for w in wanted}
    assert all(o.hypotheses == {term("0 < b")} for o in found)
    assert term("defined(ln(a))") not in {o.conclusion for o in found}
    assert not {term("defined_around(factorial(n))"), term("defined(ln(_0))")} & {o.conclusion for o in found}


def test_below_two_derivatives_it_is_the_point_of_each() -> None:
    nested = "deriv(lambda x: deriv(lambda y: ln(x*y) + factorial(k), x), a)"
    found = {o.conclusion for o in obligations(claim(nested, "0"))[1:]}
    assert term("defined_around(ln(a*a))") in found and term("defined(factorial(k))") in found
    assert term("defined_around(deriv(lambda y: ln(a*y) + factorial(k), a))") in found
    assert not {term("defined(ln(a*a))"), term("defined_around(factorial(k))")} & found


def test_a_binder_below_a_derivative_has_a_name_of_its_own() -> None:
    """Neither that of the derivative's variable nor that of a free variable."""
    inner = "deriv(lambda x: sum(range(1, n), lambda k: ln(x*k)), a)"
    found = obligations(claim(inner, "0"))[1:]
    assert Sequent(frozenset({term("_1 in range(1, n)")}), term("defined_around(ln(a*_1))")) in found
    free = obligations(claim(inner, "_1"))[1:]
    assert Sequent(frozenset({term("_2 in range(1, n)")}), term("defined_around(ln(a*_2))")) in free


def test_a_case_under_a_derivative_is_that_of_the_point() -> None:
    found = obligations(claim("deriv(lambda x: ite(x < c, 1/c, ln(x)), a)", "0"))[1:]
    assert Sequent(frozenset({term("a < c")}), term("defined(1/c)")) in found
    assert Sequent(frozenset({term("c <= a")}), term("defined_around(ln(a))")) in found


def test_conditions_of_a_case_hold_in_that_case_only() -> None:
    found = obligations(claim("ite(a < 0, ln(-a), ln(a))", "0"))[1:]
    assert [(set(o.hypotheses), o.conclusion) for o in found] == [
        ({term("a < 0")}, term("defined(ln(-a))")),
        ({term("0 <= a")}, term("defined(ln(a))")),
    ]


def test_conditions_of_both_sides_and_of_the_ends_of_sets() -> None:
    found = conditions("integral(interval(1/a, ln(b)), f)")
    assert {term("defined(1/a)"), term("defined(ln(b))")} <= set(found)
    assert [o.conclusion for o in obligations(claim("0", "1/a"))[1:]] == [term("defined(1/a)")]


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
    shown = [Line("evaluate", (), (term("0 < 1"),)), Line("assume", (), (term("0 < a"),))]
    defined = Line("instantiate", (1,), ("ln_defined", {"a": Var("a")}))
    lines = [*shown, defined, refl("ln(a)")]
    assert accepts(claim("ln(a)", "ln(a)", "0 < a"), *lines, witness={"a": Num(1)})
    assert not accepts(claim("ln(a)", "ln(a)", "0 <= a"), *lines, witness={"a": Num(1)})
    assert not accepts(claim("ln(a)", "ln(a)", "0 < a"), *shown, refl("ln(a)"), witness={"a": Num(1)})


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
        Line("instantiate", (0, 2), ("absurd_lt", {"a": Num(0), "b": Var("a"), "Q": term("0 == 1")})),
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


def test_what_is_assumed_of_unspecified_laws_needs_no_witness() -> None:
    """That a mean exists has no point to be shown at; an assumption about a number beside it has."""
    exists = App("integrable_rv", body("lambda w: f(w)"))
    assert accepts(Claim((exists,), "eq", Var("a"), Var("a")), refl("a"))
    both = Claim((exists, term("0 < a")), "eq", Var("a"), Var("a"))
    assert not accepts(both, refl("a"))
    assert accepts(both, refl("a"), Line("evaluate", (), (term("0 < 1"),)), witness={"a": Num(1)})


def test_a_claim_with_a_loose_variable_is_refused() -> None:
    """It would be about no binder; so would a witness."""
    loose = App("lt", Num(0), Bound(0))
    for c, witness in (
        (Claim((), "lt", Num(0), Bound(0)), {}),
        (Claim((loose,), "eq", Num(0), Num(0)), {}),
        (claim("a", "a"), {"a": Bound(0)}),
    ):
        with pytest.raises(KernelError, match="not closed"):
            judge_proof(c, Proof(Certificate([refl("a"), refl("0")]), witness), lookup)


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


def test_a_law_has_to_have_total_mass_one() -> None:
    """exp(-x**2) is no density on the line: under it 1 = sqrt(pi), and everything would follow."""
    law = App("has_density", body("lambda w: f(w)"), App("reals"), body("lambda x: exp(-x**2)"))
    density = {"$X": law.args[0], "D": App("reals"), "$f": law.args[2], "$g": Lam(Num(1))}
    prover = Prover((law,))
    b, goal = prover.builder, prove_goal
    integrable = goal(prover.context, term("integrable(reals, lambda x: exp(-x**2)*1)"))
    total = goal(prover.context, term("integral(reals, lambda x: exp(-x**2)*1) == sqrt(pi)"))
    assert integrable is not None and total is not None
    mean = b.lemma("integral_space_of_density", density, [b.add("assume", (), law), integrable])
    one = b.add("replace", (b.add("replace", (b.lemma("integral_space_const", {"c": Num(1)}), mean)), total))
    false = {"a": term("sqrt(pi)"), "b": Num(1), "Q": term("0 == 1")}
    zero = b.lemma("absurd_eq", false, [one, b.add("evaluate", (), term("sqrt(pi) != 1"))])
    bad = Claim((law,), "eq", Num(0), Num(1))
    with pytest.raises(KernelError):
        judge_proof(bad, Proof(b.certificate([zero])), lookup)


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
    defined = Line("instantiate", (1,), ("integral_defined_reals", {"$f": Lam(Num(0))}))
    forms = {"left": Num(0), "right": Num(1)}
    whole = Certificate([zero, integrable, defined, refl("1")])
    assert refutes(c, {}, **forms, certificate=whole)
    assert not refutes(c, {}, **forms, certificate=Certificate([zero, refl("1")]))
    assert not refutes(c, {}, left=Num(5), right=Num(1), certificate=whole)
    assert not refutes(c, {}, **forms)


def test_closed_forms_hold_under_the_assumptions_only() -> None:
    c = claim("f(0)", "1")
    lines = Certificate([Line("assume", (), (term("f(0) == 0"),)), refl("1")])
    assert not refutes(c, {}, left=Num(0), right=Num(1), certificate=lines)


def theorem(*propositions: str) -> Certificate:
    """Lines for propositions that hold without hypotheses."""
    b = Builder()
    lines = [prove_goal(Context(b, ()), term(p)) for p in propositions]
    assert None not in lines
    return b.certificate([i for i in lines if i is not None])


def test_a_name_may_stand_for_a_closed_form() -> None:
    """v = ln(s^2) holds at s = 2 for the irrational v = ln 4, and v = s fails there."""
    c = claim("v", "s", "0 < s", "v == ln(s**2)")
    values = {"s": Num(2), "v": term("ln(2**2)")}
    proof = theorem("ln(2**2) == ln(2**2)", "defined(ln(2**2))")
    assert refutes(c, {}, witness=values, certificate=proof)
    assert not refutes(c, {}, witness=values)
    assert not refutes(c, {}, witness=values, certificate=theorem("ln(2**2) == ln(2**2)"))
    assert not refutes(c, {}, witness={"s": Num(2), "v": term("ln(5)")}, certificate=proof)
    assert not refutes(claim("v", "ln(s**2)"), {}, witness={"s": Num(2), "v": term("ln(2**2)")})


def test_an_undefined_value_refutes_nothing() -> None:
    """1/0 is some real in the kernel, and nobody's counterexample."""
    assert not refutes(claim("v", "v + 1"), {}, witness={"v": term("1/0")})
    c = claim("a**2", "1 + a**2", "v == 1/a")
    assert not refutes(c, {"a": "0"}, witness={"v": term("1/a")}, certificate=theorem("1/a == 1/a"))
    assert refutes(c, {"a": "1", "v": "1"})


def test_a_function_may_be_given() -> None:
    """f(x)^2 = f(x) fails for the constant 2; a function is no number, and a loose term is neither."""
    c = claim("f(x)**2", "f(x)")
    assert refutes(c, {"x": "1"}, witness={"$f": Lam(Num(2))})
    assert not refutes(c, {"x": "1"}, witness={"$f": Lam(Num(1))})
    assert not refutes(c, {"x": "1"}, witness={"$f": Num(2)})
    assert not refutes(c, {"$f": "2", "x": "1"})
    assert not refutes(claim("x**2", "x"), {}, witness={"x": Lam(Num(2))})


def test_an_assumption_about_a_function_is_proved_of_the_one_given() -> None:
    """Without the proof that it is integrable the function is outside the assumptions."""
    c = Claim((App("integrable_rv", Lam(App("$X", Bound(0)))),), "eq", Num(0), Num(1))
    constant = {"$X": Lam(Num(2))}
    assert not refutes(c, {}, witness=constant)
    b = Builder()
    line = prove_goal(Context(b, ()), App("integrable_rv", Lam(Num(2))))
    assert line is not None
    assert refutes(c, {}, witness=constant, certificate=b.certificate([line]))
    assert not refutes(c, {}, witness={"$X": Lam(Num(3))}, certificate=b.certificate([line]))


def test_a_theorem_with_hypotheses_is_no_theorem() -> None:
    """0 < a, assumed in the certificate, does not put the point -1 inside 0 < a."""
    assumed = Certificate([Line("assume", (), (term("0 < a"),))])
    assert not refutes(claim("a", "3", "0 < a"), {"a": "-1"}, certificate=assumed)


def law_of(name: str, density: Term) -> App:
    return App("has_density", Lam(App(name, Bound(0))), App("reals"), density)


def test_a_random_variable_has_one_law() -> None:
    """Two densities for one variable are refused; one for each of two variables is not."""
    bell = body("lambda x: exp(-x**2)")
    laws = [law_of(name, bell) for name in ("$f", "$g")]
    other = law_of("$f", body("lambda x: exp(-x**4)"))
    moved = App("has_density", body("lambda w: f(w) + 0"), App("reals"), bell)
    within = App("has_density", laws[1].args[0], term("above(f(0))"), bell)
    known = term("expect(lambda w: f(w)) == 5")
    for bad in ((laws[0], other), (laws[0], moved), (moved,), (laws[0], within), (laws[0], known)):
        with pytest.raises(KernelError, match="different random variables"):
            obligations(Claim(bad, "eq", Num(1), Num(1)))
    masses = [
        s
        for s in obligations(Claim((laws[0], laws[1]), "eq", Num(1), Num(1)))
        if s.conclusion.head == "is_density"
    ]  # type: ignore[attr-defined]
    assert masses == [Sequent(frozenset(), App("is_density", App("reals"), bell))] * 2


def test_a_law_is_one_under_the_assumptions_about_numbers_alone() -> None:
    """That another variable has a law helps nobody to show that this one's density has mass 1."""
    law = law_of("$X", body("lambda x: exp(-x**2)"))
    c = Claim((law, term("0 < a")), "eq", Num(1), Num(1))
    (mass,) = [s for s in obligations(c) if s.conclusion.head == "is_density"]  # type: ignore[attr-defined]
    assert mass.hypotheses == frozenset({term("0 < a")})
