"""Whatever the field rule accepts holds at every point; identities of rational functions are accepted."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kld_proof import enclosure
from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import App, Num, Term, Var
from tests.kernel.sequents import rejects, run, sequent, term

TRUE = [
    ("a - a", "0", ()),
    ("a*b", "b*a", ()),
    ("a - (b - c)", "a - b + c", ()),
    ("-(-a)", "a", ()),
    ("(a - b)*(a + b)", "a**2 - b**2", ()),
    ("1/(a*b)", "1/a*(1/b)", ("a != 0", "b != 0")),
    ("a/(b/c)", "a*c/b", ("b != 0", "c != 0")),
    ("1/(a + 1) + 1/(a - 1)", "2*a/(a**2 - 1)", ("a + 1 != 0", "a - 1 != 0", "a**2 - 1 != 0")),
    ("(a**2 - 1)/(a - 1)", "a + 1", ("a - 1 != 0",)),
    ("(a**2 - 1)/(a - 1)", "a + 1", ("0 < a - 1",)),
    ("1/a**3", "a**-3", ("a != 0",)),
    ("1/0 - 1/0", "0", ()),
    ("0*(1/0)", "0", ()),
    ("1/(a - a)", "1/0", ()),
    ("1/(a + b)", "1/(b + a)", ()),
    ("ln(a)*2", "ln(a) + ln(a)", ()),
    ("1/(1/a)", "a", ("a != 0",)),
    ("1/(1/(a + 1))", "a + 1", ("a + 1 != 0",)),
    ("1/(2*a + 2)", "1/2*(1/(a + 1))", ("2*a + 2 != 0",)),
    ("1/(2*a + 2)**2", "1/4*(1/(a + 1))**2", ("a + 1 != 0",)),
    ("1/(1/(a + 1) + 1)", "(a + 1)/(a + 2)", ("a + 1 != 0", "a + 2 != 0", "1/(a + 1) + 1 != 0")),
    ("factorial(0)", "1", ()),
    ("factorial(5)/factorial(3)", "20", ()),
    ("binom(5, 2)", "10", ()),
]
FALSE = [
    ("a", "b", ()),
    ("a - (b - c)", "a - b - c", ()),
    ("(a + b)**2", "a**2 + b**2", ()),
    ("a/a", "1", ()),
    ("a/a", "1", ("a*0 != 0",)),
    ("a*(1/a)", "1", ("a + 1 != 0",)),
    ("0/0", "1", ()),
    ("1/0", "0", ()),
    ("1/(1/a)", "a", ()),
    ("(a**2 - 1)/(a - 1)", "a + 1", ("a + 1 != 0",)),
    ("1/(a*b)", "1/a*(1/b)", ("a != 0",)),
    ("a**-1*a", "1", ()),
    ("ln(a*b)", "ln(a) + ln(b)", ()),
    ("sqrt(a)**2", "a", ()),
    ("a**b*a**c", "a**(b + c)", ()),
    ("a**(1/2)*a**(1/2)", "a", ()),
    ("ln(a + b)", "ln(b + a)", ()),
    ("1/(2*a + 2)", "2*(1/(a + 1))", ("2*a + 2 != 0",)),
    ("1/(a + 1)**(1/2)", "1", ("a + 1 != 0",)),
    ("1/(a + 1)**(3/2)", "1/(a + 1)", ("a + 1 != 0",)),
    ("binom(5, 1/2)", "0", ()),
    ("binom(5, -1)", "0", ()),
    ("factorial(-1)", "0", ()),
    ("factorial(1/2)", "1", ()),
    ("binom(-1, 2)", "1", ()),
    ("factorial(n + 1)", "(n + 1)*factorial(n)", ()),
]


def accepts(a: str, b: str, nonzero: tuple[str, ...]) -> bool:
    try:
        return run("field", [sequent(p) for p in nonzero], term(a), term(b)).conclusion == App(
            "eq", term(a), term(b)
        )
    except KernelError:
        return False


@pytest.mark.parametrize(("a", "b", "nonzero"), TRUE)
def test_an_identity_is_accepted(a: str, b: str, nonzero: tuple[str, ...]) -> None:
    assert accepts(a, b, nonzero)


@pytest.mark.parametrize(("a", "b", "nonzero"), FALSE)
def test_what_is_no_identity_is_rejected(a: str, b: str, nonzero: tuple[str, ...]) -> None:
    assert not accepts(a, b, nonzero)


@pytest.mark.parametrize("premise", ["a == 1", "0 <= a", "a < 0", "a != 1", "1 < a", "a in reals"])
def test_only_nonzero_and_positive_premises_serve(premise: str) -> None:
    rejects("field", [sequent(premise)], term("a/a"), term("1"))


NAMES = ["x", "y"]
LEAVES = st.one_of(
    st.sampled_from(NAMES).map(Var), st.integers(-3, 3).map(Num), st.just(App("add")), st.just(App("mul"))
)


def extend(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    return st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: App("add", *parts)),
        st.lists(inner, max_size=3).map(lambda parts: App("mul", *parts)),
        st.builds(lambda a: App("neg", a), inner),
        st.builds(lambda a, b: App("div", a, b), inner, inner),
        st.builds(lambda a, n: App("pow", a, Num(n)), inner, st.integers(-2, 3)),
        st.builds(lambda a: App("ln", a), inner),
    )


TERMS = st.recursive(LEAVES, extend, max_leaves=7)
POINTS = [Fraction(v) for v in ("-2", "-1", "0", "1", "1/2", "3")]


@settings(max_examples=400, deadline=None)
@given(
    TERMS, TERMS, st.lists(TERMS, max_size=2), st.sampled_from(POINTS), st.sampled_from(POINTS), st.booleans()
)
def test_what_is_accepted_holds(
    a: Term, b: Term, nonzero: list[Term], x: Fraction, y: Fraction, rearranged: bool
) -> None:
    """At a point where the premises certainly hold, an accepted equation does not certainly fail."""
    if rearranged:
        b = App("add", App("mul", a, b), App("neg", App("mul", App("add", b, Num(-1)), a)))
    premises = [sequent("0 != 0")._replace(conclusion=App("ne", d, Num(0))) for d in nonzero]
    try:
        found = run("field", premises, a, b)
    except KernelError:
        assert not rearranged  # a*b - (b - 1)*a is a, wherever b is defined or not
        return
    point = {"x": x, "y": y}
    if all(enclosure.holds(p.conclusion, point, 64) for p in premises):
        assert not enclosure.fails(found.conclusion, point, 128)


@settings(max_examples=200, deadline=None)
@given(TERMS, st.sampled_from(NAMES))
def test_an_equation_off_by_one_is_never_accepted(a: Term, name: str) -> None:
    """t = t + 1 and t = t + x fail for every t."""
    rejects("field", [], a, App("add", a, Num(1)))
    rejects("field", [], a, App("add", a, Var(name)))


@pytest.mark.parametrize(
    "text", ["(a + b + c)**9999", "2**(9999999999)", "(a + 1)**100000", "factorial(99999)/factorial(99999)"]
)
def test_what_is_too_large_is_given_up_soon(text: str) -> None:
    start = time.perf_counter()
    rejects("field", [], term(text), term("1"))
    assert time.perf_counter() - start < 5


def root(base: str, exponent: Fraction) -> Term:
    """A power whose exponent is one number; `1/2` in a text is a quotient."""
    return App("pow", term(base), Num(exponent))


HALF, A_HALF = Fraction(1, 2), Fraction(3, 2)
FRACTIONAL = [
    (root("a", HALF), Num(1)), (root("a", A_HALF), Var("a")), (root("a", -HALF), Num(1)),
    (root("a", -A_HALF), term("1/a")), (App("div", Num(1), root("a + 1", HALF)), Num(1)),
    (App("div", Num(1), root("a + 1", A_HALF)), term("1/(a + 1)")),
    (App("div", Num(1), root("a + 1", -HALF)), Num(1)),
    (App("div", Num(1), root("a + 1", -A_HALF)), term("a + 1")),
    (App("factorial", Num(HALF)), Num(1)), (App("factorial", Num(-1)), Num(1)),
    (App("binom", Num(5), Num(HALF)), Num(1)), (App("binom", Num(A_HALF), Num(1)), Num(1)),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), FRACTIONAL, ids=repr)
def test_a_power_with_a_fraction_is_a_generator(a: Term, b: Term) -> None:
    """Its exponent is not cut down to an integer, neither alone nor below a fraction; nor are counts."""
    rejects("field", [sequent("a != 0"), sequent("a + 1 != 0")], a, b)
    assert run("field", [], App("add", a, a), App("mul", Num(2), a)).hypotheses == frozenset()


def test_every_factor_of_a_denominator_has_to_be_nonzero() -> None:
    """1/((a + 1) (b + 1)) is not 1/(a + 1), and needs both premises to be the product of two reciprocals."""
    product, parts = "1/((a + 1)*(b + 1))", "1/(a + 1)*(1/(b + 1))"
    assert accepts(product, parts, ("a + 1 != 0", "b + 1 != 0"))
    assert accepts("1/((a + 1)*(b + 1))**1", parts, ("a + 1 != 0", "b + 1 != 0"))
    for one in ("a + 1 != 0", "b + 1 != 0"):
        assert not accepts(product, parts, (one,))
        assert not accepts(product, "1/(a + 1)", (one,))
        assert not accepts(product, "1/(b + 1)", (one,))


def test_negative_powers_below_a_fraction() -> None:
    """1/(a + 1)^(-2) is (a + 1)^2, and not its reciprocal."""
    assert accepts("1/(a + 1)**-2", "(a + 1)**2", ("a + 1 != 0",))
    assert not accepts("1/(a + 1)**-2", "1/(a + 1)**2", ("a + 1 != 0",))
    assert not accepts("1/(a + 1)**-2", "(a + 1)**2", ())


def test_the_order_of_the_premises_does_not_matter() -> None:
    """1/a + 1 != 0 is understood once a != 0 is known, also when that comes later."""
    for premises in (("a != 0", "1/a + 1 != 0"), ("1/a + 1 != 0", "a != 0")):
        assert accepts("1/(1/a + 1)*(1/a + 1)", "1", premises)
        assert accepts("1/(1/a + 1)*(a**-1 + 1)", "1", premises)
