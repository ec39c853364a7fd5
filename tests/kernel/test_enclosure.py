"""Every ball holds the true value; nothing is enclosed that is not certainly defined."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest
from flint import ctx
from hypothesis import given, settings
from hypothesis import strategies as st

from kld_proof.enclosure import NotEnclosed, enclose, fails, holds
from kld_proof.kernel.term import App, Bound, Lam, Num, Term, Var, bind

F = Fraction
X = Var("x")


def app(head: str, *args: Term | int | Fraction) -> App:
    return App(head, *[a if isinstance(a, Term) else Num(a) for a in args])


def integral(a: Term | int, b: Term | int, body: Term) -> Term:
    return app("integral", app("interval", a, b), bind(body, "x"))


def total(a: int, b: int, body: Term, head: str = "sum") -> Term:
    return app(head, app("range", a, b), bind(body, "x"))


def reference(t: Term, point: dict[str, Fraction], env: tuple[object, ...] = ()) -> mpmath.mpf:
    """The value by mpmath, written without a look at the code under test."""
    if isinstance(t, Num):
        return mpmath.mpf(t.value.numerator) / t.value.denominator
    if isinstance(t, Var):
        return mpmath.mpf(point[t.name].numerator) / point[t.name].denominator
    if isinstance(t, Bound):
        return env[t.index]
    assert isinstance(t, App)
    a = [reference(s, point, env) for s in t.args]
    functions = {
        "add": lambda *v: mpmath.fsum(v),
        "mul": lambda *v: mpmath.fprod(v),
        "neg": lambda v: -v,
        "div": lambda v, w: v / w,
        "pow": lambda v, w: mpmath.power(v, w),
        "ln": mpmath.log,
        "abs": mpmath.fabs,
        "beta": mpmath.beta,
        "ceil": mpmath.ceil,
        "min": min,
        "max": max,
    }
    return functions.get(t.head, getattr(mpmath, t.head, None))(*a)


LEAVES = st.one_of(
    st.fractions(-6, 6, max_denominator=12).map(Num),
    st.integers(-4, 4).map(Num),
    st.just(X),
    st.just(app("pi")),
)
UNARY = ["exp", "sin", "cos", "tan", "atan", "sinh", "cosh", "tanh", "erf", "abs", "sign", "floor", "ceil"]
PARTIAL = ["ln", "sqrt", "asin", "acos", "gamma", "digamma"]
BINARY = ["add", "mul", "div", "pow", "min", "max", "beta"]


def extend(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    return st.one_of(
        st.builds(App, st.sampled_from([*UNARY, *PARTIAL, "neg"]), inner),
        st.builds(App, st.sampled_from(BINARY), inner, inner),
        st.builds(lambda t, n: app("pow", t, n), inner, st.integers(-4, 4)),
    )


TERMS = st.recursive(LEAVES, extend, max_leaves=8)


@settings(max_examples=300, deadline=None)
@given(TERMS, st.fractions(-5, 5, max_denominator=9), st.sampled_from([32, 64, 128]))
def test_the_ball_holds_the_value(t: Term, x: Fraction, bits: int) -> None:
    """Every ball holds the value that mpmath finds at 120 digits."""
    try:
        ball = enclose(t, {"x": x}, bits)
    except NotEnclosed:
        return
    assert ball.is_finite()
    if float(abs(ball).upper()) > 1e300:
        return
    with mpmath.workdps(400):
        value = reference(t, {"x": x})
        middle, radius = (
            mpmath.mpf(ball.mid().str(200, radius=False)),
            mpmath.mpf(ball.rad().str(60, radius=False)),
        )
        assert abs(mpmath.im(value)) < mpmath.mpf(10) ** -200  # (-1)**9 with an exponent rounded by mpmath
        assert abs(mpmath.re(value) - middle) <= radius * (1 + mpmath.mpf(10) ** -20) + mpmath.mpf(10) ** -150


@settings(max_examples=200, deadline=None)
@given(TERMS, TERMS, st.fractions(-5, 5, max_denominator=9))
def test_a_relation_never_holds_and_fails(a: Term, b: Term, x: Fraction) -> None:
    """Of a relation and its negation at most one holds, and the other one then fails."""
    for p, q in ((app("eq", a, b), app("ne", a, b)), (app("lt", a, b), app("le", b, a))):
        for bits in (32, 128):
            outcome = [holds(p, {"x": x}, bits), holds(q, {"x": x}, bits)]
            assert outcome != [True, True]
            assert outcome == [fails(q, {"x": x}, bits), fails(p, {"x": x}, bits)]


UNDEFINED = [
    app("div", 0, 0), app("div", 0, app("add", 1, -1)), app("mul", 0, app("div", 0, 0)),
    app("div", 1, 0), app("ln", 0), app("ln", -1), app("sqrt", -1), app("pow", 0, 0), app("pow", 0, -1),
    app("pow", -8, F(1, 3)), app("pow", -8, F(1, 2)), app("gamma", 0), app("gamma", F(-1, 2)), app("asin", 2),
    app("acos", F(-3, 2)), app("digamma", 0), app("beta", -1, 2), app("factorial", F(1, 2)),
    app("factorial", -1),
    app("binom", -1, 2), app("mul", 0, app("div", 1, 0)), app("tan", app("div", app("pi"), 2)),
    app("ln", app("sin", app("pi"))), app("div", 1, app("add", app("pow", app("sqrt", 2), 2), -2)),
    app("pow", app("sin", app("pi")), 0),
    app("ite", app("lt", app("sin", app("pi")), 0), 1, app("ln", -1)), Var("unknown"), app("$p", 1),
    app("expect", Lam(Bound(0))), app("deriv", Lam(Bound(0)), 1), app("nonsense", 1), Lam(Bound(0)), Bound(0),
    Bound(-1), app("sin"), app("sin", 1, 2), app("div", 1), app("ite", 1, 2, 3),
    app("sum", 1, 2), app("integral"),
]  # fmt: skip


@pytest.mark.parametrize("t", UNDEFINED, ids=repr)
def test_what_is_not_certainly_defined_is_not_enclosed(t: Term) -> None:
    """No ball, and no verdict of a relation that the term stands in."""
    with pytest.raises(NotEnclosed):
        enclose(t, {}, 64)
    for relation in ("eq", "ne", "lt", "le"):
        assert not holds(app(relation, t, t), {}, 64)
        assert not fails(app(relation, t, t), {}, 64)


DEFINED = [
    (app("pow", 0, F(1, 2)), 0), (app("pow", -2, 3), -8), (app("pow", 0, 3), 0), (app("sqrt", 0), 0),
    (app("sqrt", F(9, 4)), F(3, 2)), (app("asin", 0), 0), (app("binom", 2, 5), 0), (app("factorial", 6), 720),
    (app("add"), 0), (app("mul"), 1), (app("ite", app("lt", 1, 2), 3, app("ln", -1)), 3),
    (app("gamma", 5), 24),
    (total(1, 0, X), 0), (total(1, 0, X, "prod"), 1), (total(1, 4, app("pow", X, 2)), 30),
    (total(1, 5, X, "prod"), 120),
    (total(3, 5, app("div", 60, X)), 47), (app("max", 1, 3, 2), 3), (app("sign", 0), 0),
    (app("floor", F(-1, 2)), -1),
    (app("pow", app("pow", 2, 3), 2), 64), (integral(2, 2, app("ln", X)), 0),
]  # fmt: skip


@pytest.mark.parametrize(("t", "value"), DEFINED, ids=repr)
def test_exact_values(t: Term, value: Fraction) -> None:
    """Rational values are found exactly, so that an equality can be seen to hold."""
    assert holds(app("eq", t, value), {}, 64)
    assert fails(app("eq", t, value + F(1, 10**12)), {}, 64)


SQUARE = app("integral", app("interval", 1, 2), Lam(App("div", Bound(1), Bound(0))))
TRIANGLE = app("integral", app("interval", 0, app("add", Bound(0), 1)), Lam(App("mul", Bound(0), Bound(1))))
KINK = app("integral", app("interval", 0, 1), Lam(App("abs", App("add", Bound(0), app("neg", Bound(1))))))
ZERO_BALL = app("sin", app("pi"))  # a ball around 0 that is not known to be 0


@pytest.mark.parametrize(
    ("base", "exponent", "defined"),
    [
        (ZERO_BALL, Num(1), True), (ZERO_BALL, Num(2), True), (ZERO_BALL, Num(0), False),
        (ZERO_BALL, Num(-1), False), (ZERO_BALL, X, False), (Num(0), X, True), (Num(-2), X, True),
        (app("neg", app("pi")), X, True), (app("pi"), app("neg", X), True), (Num(0), app("neg", X), False),
        (Num(-3), app("neg", X), True), (Num(0), app("add", X, -2), False), (Num(0), app("ln", X), True),
        (Num(0), app("neg", app("ln", X)), False), (Num(-1), app("ln", X), False),
        (ZERO_BALL, app("ln", X), False), (Num(0), app("add", X, F(-5, 2)), False),
        (Num(2), app("ln", X), True),
    ],
    ids=repr,
)  # fmt: skip
def test_powers_are_defined_where_the_semantics_says(base: Term, exponent: Term, defined: bool) -> None:
    """With x = 2: natural literals always, integers where the base is not 0, else a positive base."""
    try:
        enclose(app("pow", base, exponent), {"x": F(2)}, 64)
    except NotEnclosed:
        assert not defined
    else:
        assert defined


INTEGRALS = [
    (app("integral", app("interval", 0, 1), Lam(SQUARE)), lambda: mpmath.log(2) / 2),
    (app("integral", app("interval", 0, 1), Lam(TRIANGLE)), lambda: mpmath.mpf(17) / 24),
    (app("integral", app("interval", 2, 3), Lam(KINK)), lambda: 2),
    (integral(0, 1, app("exp", X)), lambda: mpmath.e - 1),
    (integral(1, 2, app("ln", X)), lambda: 2 * mpmath.log(2) - 1),
    (integral(1, 4, app("sqrt", X)), lambda: mpmath.mpf(14) / 3),
    (integral(1, 4, app("pow", X, F(1, 3))), lambda: mpmath.mpf(3) / 4 * (mpmath.cbrt(4) ** 4 - 1)),
    (integral(-1, 2, app("abs", X)), lambda: mpmath.mpf(5) / 2),
    (integral(0, 3, app("floor", X)), lambda: 3),
    (integral(-2, 1, app("sign", X)), lambda: -1),
    (integral(-2, 1, app("floor", app("div", X, 3))), lambda: -2),
    (integral(-2, 1, app("ceil", app("div", X, 3))), lambda: 1),
    (integral(-2, 1, app("min", app("mul", 0, X), X)), lambda: -2),
    (integral(-2, 1, app("ite", app("eq", X, 0), 5, 1)), lambda: 3),
    (integral(-2, 1, app("ite", app("in", X, app("above", F(1, 3))), 5, 1)), lambda: 3 + mpmath.mpf(8) / 3),
    (integral(-2, 1, app("ite", app("in", X, app("integers")), 5, 1)), lambda: 3),
    (integral(-2, 1, app("ite", app("le", app("sin", X), 0), 0, 1)), lambda: 1),
    (integral(0, 1, app("atan", app("mul", 5, X))), lambda: mpmath.atan(5) - mpmath.log(26) / 10),
    (integral(-1, 1, app("atan", app("mul", 5, X))), lambda: 0),
    (integral(0, app("pi"), app("sin", X)), lambda: 2),
    (integral(-1, 1, app("sqrt", app("add", app("pow", X, 2), F(1, 4)))),
     lambda: mpmath.quad(lambda x: mpmath.sqrt(x * x + 0.25), [-1, 0, 1])),
    (integral(0, 2, app("max", X, 1)), lambda: mpmath.mpf(5) / 2),
    (integral(0, 2, app("ite", app("lt", X, 1), X, app("div", 1, X))), lambda: 0.5 + mpmath.log(2)),
    (integral(F(-1, 2), F(1, 2), app("asin", X)), lambda: 0),
    (integral(1, 2, app("gamma", X)), lambda: mpmath.quad(mpmath.gamma, [1, 2])),
    (integral(-1, 1, app("tanh", app("mul", 9, X))), lambda: 0),
]  # fmt: skip


@pytest.mark.parametrize(("t", "value"), INTEGRALS, ids=lambda v: repr(v)[:60].partition(" at 0x")[0])
def test_integrals_obey_branch_cuts(t: Term, value: object) -> None:
    """The ball of an integral holds its value, and is narrow enough to be of use."""
    ball = enclose(t, {}, 64)
    with mpmath.workdps(40):
        expected = value()  # type: ignore[operator]
        middle, radius = (
            mpmath.mpf(ball.mid().str(40, radius=False)),
            mpmath.mpf(ball.rad().str(20, radius=False)),
        )
        assert abs(expected - middle) <= radius + mpmath.mpf(10) ** -30
        assert radius < 0.01


@pytest.mark.parametrize(
    "t",
    [
        integral(-1, 1, app("div", X, X)),
        integral(-1, 1, app("div", 1, X)),
        integral(-1, 1, app("ln", app("pow", X, 2))),
        integral(-1, 1, app("ln", X)),
        integral(-1, 1, app("sqrt", X)),
        integral(1, 0, X),
        integral(0, app("sin", app("pi")), X),
        integral(0, 4, app("tan", X)),
        total(1, 10**7, X),
    ],
    ids=repr,
)
def test_what_diverges_or_is_undefined_somewhere_is_not_enclosed(t: Term) -> None:
    """A point of the range at which the integrand is undefined is never stepped over."""
    with pytest.raises(NotEnclosed):
        enclose(t, {}, 64)


@pytest.mark.parametrize(
    ("p", "expected"),
    [
        (app("in", F(1, 2), app("reals")), True),
        (app("in", 3, app("interval", 1, 3)), False),
        (app("in", F(5, 2), app("interval", 1, 3)), True),
        (app("in", 0, app("naturals")), True),
        (app("in", -1, app("naturals")), False),
        (app("in", -1, app("integers")), True),
        (app("in", app("pi"), app("integers")), False),
        (app("in", app("mul", 2, app("sin", app("div", app("pi"), 6))), app("integers")), None),
        (app("in", 3, app("range", 1, 3)), True),
        (app("in", F(3, 2), app("range", 1, 3)), False),
        (app("in", 7, app("from", 3)), True),
        (app("in", 2, app("above", 2)), False),
        (app("in", app("pi"), app("above", 3)), True),
        (app("in", 1, app("below", 2)), True),
        (app("in", 1, app("interval", app("ln", -1), 3)), None),
        (app("integrable", app("reals"), Lam(Bound(0))), None),
        (app("eq", app("exp", app("ln", 2)), 2), None),
        (app("eq", app("exp", 1), app("exp", 1)), None),
        (app("ne", app("exp", 1), F(2718, 1000)), True),
        (app("lt", app("pi"), F(22, 7)), True),
        (Num(1), None),
    ],
    ids=repr,
)
def test_propositions(p: Term, expected: bool | None) -> None:
    """Certain truth, certain falsehood, or neither."""
    assert (holds(p, {}, 64), fails(p, {}, 64)) == (expected is True, expected is False)


TOWER = app("pow", 9, app("pow", 9, app("pow", 9, 9)))


@pytest.mark.parametrize(
    "t",
    [TOWER, app("exp", app("exp", app("exp", app("exp", 5)))), app("sin", TOWER), app("factorial", 10**9),
     app("gamma", 10**30), app("pow", 7, 10**40), app("floor", app("exp", app("exp", 50))),
     app("pow", app("add", 1, F(1, 10**50)), 10**60), app("pow", F(1, 3), 12345678901)],
    ids=repr,
)  # fmt: skip
def test_huge_numbers_are_cheap(t: Term) -> None:
    """A ball or a refusal, at once."""
    try:
        assert enclose(t, {}, 64).is_finite()
    except NotEnclosed as error:
        assert str(error)


def test_deep_terms_are_refused_and_the_precision_is_restored() -> None:
    """No RecursionError, and no trace of the precision that was asked for."""
    before, t = ctx.prec, X
    for _ in range(5000):
        t = app("sin", t)
    with pytest.raises(NotEnclosed):
        enclose(t, {"x": F(1)}, 999)
    assert ctx.prec == before
