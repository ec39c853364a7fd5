"""Bounds on a ray hold at every point of it that is tried; a wrong bound is noticed."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import mpmath
import pytest
from flint import arb, ctx, fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from kld_proof.enclosure import NotEnclosed, growth, tails
from kld_proof.enclosure.balls import _Evaluation
from kld_proof.enclosure.growth import Bounds, Growth, Ray
from kld_proof.kernel.term import App, Bound, Num, Term
from tests.kernel.test_enclosure import app, reference

F = Fraction
Y = Bound(0)
RAYS: dict[str, tuple[dict[int, fmpq], Callable[[mpmath.mpf], mpmath.mpf]]] = {
    "up": ({1: fmpq(1)}, lambda y: y),
    "down": ({1: fmpq(-1)}, lambda y: -y),
    "to 0": ({-1: fmpq(1)}, lambda y: 1 / y),
    "to 2 from below": ({0: fmpq(2), -1: fmpq(-1)}, lambda y: 2 - 1 / y),
}
STEPS = [F(1), F(9, 8), F(3, 2), F(4), F(50)]


def number(t: Term) -> object:
    return _Evaluation({}).value(t, (fmpq(0),))


def at(g: Growth, y: mpmath.mpf, up: bool) -> mpmath.mpf:
    c, a, b = (_end(v, up) for v in (g.c, g.a, g.b))
    k = mpmath.mpf(int(g.k.p)) / int(g.k.q)
    return c * y**k * mpmath.exp(a * y**2 + b * y)


def _end(v: arb, up: bool) -> mpmath.mpf:
    return mpmath.mpf((v.upper() if up else v.lower()).mid().str(60, radius=False))


def wrong(t: Term, ray: str, start: int) -> list[str]:
    """What is wrong with the bounds of `t` at some points of the ray; nothing where it has none."""
    x, point = RAYS[ray]
    with ctx.workprec(96):
        try:
            found = Ray(fmpq(start), x, number).bounds(t)
        except NotEnclosed:
            return []
    return [problem for step in STEPS if (problem := _wrong_at(t, found, start * step, point))]


def _wrong_at(t: Term, found: Bounds, y: Fraction, point: Callable[[mpmath.mpf], mpmath.mpf]) -> str:
    with mpmath.workdps(60):
        here = mpmath.mpf(y.numerator) / y.denominator
        value = reference(t, {}, (point(here),))
        if mpmath.im(value) != 0 or not mpmath.isfinite(value):
            return f"not defined at {y}"
        slack = 1 + mpmath.mpf(10) ** -20
        if abs(value) > at(found.above, here, True) * slack:
            return f"above at {y}"
        if found.below is not None and abs(value) * slack < at(found.below, here, False):
            return f"below at {y}"
        return f"sign at {y}" if found.sign * value < 0 else ""


LEAVES = st.one_of(
    st.just(Y), st.just(Y), st.fractions(-3, 3, max_denominator=4).map(Num), st.just(app("pi"))
)


def extend(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    return st.one_of(
        st.builds(App, st.sampled_from(["add", "add", "mul", "div"]), inner, inner),
        st.builds(App, st.sampled_from(["neg", "exp", "ln", "sqrt", "abs", "sin", "tanh", "atan"]), inner),
        st.builds(
            lambda t, n: app("pow", t, n), inner, st.sampled_from([2, 3, -1, -2, 0, F(1, 2), F(-3, 2)])
        ),
        st.builds(lambda n, t: app("pow", n, t), st.sampled_from([2, F(1, 3)]), inner),
        st.builds(lambda t: app("exp", app("neg", app("pow", t, 2))), inner),
    )


@settings(max_examples=400, deadline=None)
@given(
    st.recursive(LEAVES, extend, max_leaves=7),
    st.sampled_from(sorted(RAYS)),
    st.sampled_from([1, 2, 16, 256]),
)
def test_bounds_hold(t: Term, ray: str, start: int) -> None:
    """At five points of the ray, by mpmath at 60 digits."""
    try:
        assert wrong(t, ray, start) == []
    except (OverflowError, ValueError, ZeroDivisionError):
        return  # mpmath has no value of such a size


MINUS = app("neg", Y)
SQUARE = app("pow", Y, 2)
CASES = [
    (app("add", SQUARE, app("mul", -2, Y), 5), "up", 4),
    (app("add", app("exp", Y), -1), "up", 1),
    (app("add", app("exp", MINUS), app("mul", SQUARE, app("exp", app("neg", SQUARE)))), "up", 2),
    (app("add", app("exp", MINUS), app("mul", app("pow", Y, 9), app("exp", app("neg", SQUARE)))), "up", 1),
    (app("add", app("mul", 3, Y), app("mul", -7, app("pow", Y, F(1, 2)))), "up", 16),
    (app("div", 1, app("add", 1, app("exp", MINUS))), "up", 1),
    (app("div", app("exp", Y), app("pow", app("add", 1, app("exp", Y)), 2)), "up", 2),
    (app("ln", app("mul", 5, app("pow", Y, 3))), "up", 1),
    (app("ln", app("exp", app("neg", SQUARE))), "up", 3),
    (app("ln", app("exp", app("mul", -3, Y))), "up", 3),
    (app("ln", Y), "to 0", 8),
    (app("exp", app("neg", app("pow", Y, 4))), "up", 2),
    (app("exp", app("neg", app("pow", Y, F(3, 2)))), "up", 4),
    (app("exp", app("add", app("div", -3, Y), app("mul", 2, Y))), "up", 2),
    (app("exp", app("sin", Y)), "up", 1),
    (app("exp", app("add", SQUARE, app("mul", -1, Y))), "down", 2),
    (app("pow", app("abs", app("add", Y, -3)), -2), "up", 8),
    (app("abs", app("add", Y, -3)), "down", 1),
    (app("pow", app("add", 2, MINUS), F(-1, 2)), "to 2 from below", 4),
    (app("pow", F(1, 3), app("mul", 2, Y)), "up", 1),
    (app("atan", app("exp", Y)), "up", 1),
]  # fmt: skip


@pytest.mark.parametrize(("t", "ray", "start"), CASES, ids=repr)
def test_bounds_of_textbook_terms(t: Term, ray: str, start: int) -> None:
    """Each has bounds, and they hold."""
    Ray(fmpq(start), RAYS[ray][0], number).bounds(t)
    assert wrong(t, ray, start) == []


NO_BOUNDS = [
    app("exp", app("exp", Y)), app("exp", app("pow", Y, 3)), app("ln", app("neg", Y)),
    app("ln", app("sin", Y)),    app("div", 1, app("sin", Y)), app("div", 1, app("add", Y, -1000)),
    app("sqrt", app("add", 1, app("neg", Y))),
    app("pow", app("sin", Y), F(1, 2)), app("pow", app("sin", Y), 0), app("pow", app("add", Y, -9), 0),
    app("pow", Y, app("pi")), app("tan", Y), app("floor", Y), app("pow", -2, Y), app("$p", Y),
    app("div", 1, app("add", app("exp", Y), app("neg", app("exp", Y)))),
    app("sin", app("div", 1, app("add", Y, -9))),
    app("ite", app("lt", Y, 9), app("exp", Y), 0),
]  # fmt: skip


@pytest.mark.parametrize("t", NO_BOUNDS, ids=repr)
def test_what_is_undefined_somewhere_or_grows_too_fast_has_no_bounds(t: Term) -> None:
    """From 4 on: a pole at 9 or 1000 is on the ray."""
    with pytest.raises(NotEnclosed):
        Ray(fmpq(4), {1: fmpq(1)}, number).bounds(t)


def test_a_pole_ahead_is_passed_only_beyond_it() -> None:
    """1/(y - 1000) has bounds once y > 1000 is certain."""
    t = app("div", 1, app("add", Y, -1000))
    assert Ray(fmpq(1024), {1: fmpq(1)}, number).bounds(t).sign == 1


def _halved(found: Bounds) -> Bounds:
    return found._replace(above=found.above._replace(c=found.above.c / 2))


PLANTED: list[tuple[object, str, object]] = [
    (Growth, "rate", lambda g, x: -arb(1)),  # everything is said to fall
    (Growth, "at", lambda g, x: arb(0)),
    (growth, "_logarithm", lambda p: [Bounds(Growth(abs(g.c.log()))) for g in (p.above, p.positive())]),
    (growth, "_power", lambda p, e: Bounds(p.above.power(e), p.below and p.below.power(e), 1)),
    (growth, "_largest", lambda parts: parts[0]),
    (growth, "constant", lambda value: Bounds(Growth(arb(1)), Growth(arb(1)), 1)),
    (growth, "BOUNDED", {"sin": arb(0.5), "atan": arb(1)}),
    (growth, "_product", lambda p, q: _halved(Bounds(p.above.times(q.above), None, p.sign * q.sign))),
]  # fmt: skip


@pytest.mark.parametrize(("owner", "name", "new"), PLANTED, ids=lambda v: v if isinstance(v, str) else "")
def test_a_planted_wrong_bound_is_noticed(
    owner: object, name: str, new: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of these mistakes in the trusted file is seen by the cases above."""
    monkeypatch.setattr(owner, name, new)
    assert any(wrong(*case) for case in CASES)


TAILS = [
    (Growth(arb(1), fmpq(0), arb(0), arb(-1)), 1), (Growth(arb(2), fmpq(3), arb(0), arb(-2)), 4),
    (Growth(arb(1), fmpq(2), arb(-1), arb(3)), 4), (Growth(arb(1), fmpq(-2)), 1),
    (Growth(arb(1), fmpq(-3, 2), arb(-1, 0), arb(0)), 2), (Growth(arb(5), fmpq(-3)), 8),
    (Growth(arb(1), fmpq(-2), arb(0), arb(-1)), 2),
]  # fmt: skip


@pytest.mark.parametrize(("g", "start"), TAILS)
def test_the_tail_is_at_most_its_bound(g: Growth, start: int) -> None:
    """The integral from `start` on and the sum beyond it, the bound is at most ten times as large."""
    with mpmath.workdps(30):
        bound = mpmath.mpf(tails.tail(g, fmpq(start)).mid().str(30, radius=False))
        value = mpmath.quad(lambda y: at(g, y, True), [start, 2 * start, 10 * start, mpmath.inf])
        total = mpmath.nsum(lambda n: at(g, n, True), [start + 1, mpmath.inf])
        assert total <= value <= bound <= 10 * value


@pytest.mark.parametrize(
    "g",
    [Growth(arb(1)), Growth(arb(1), fmpq(-1)), Growth(arb(1), fmpq(0), arb(0), arb(1)),
     Growth(arb(1), fmpq(-2), arb(0), arb(1)), Growth(arb(1), fmpq(9), arb(0), arb(-1)),
     Growth(arb(1), fmpq(-2), arb(1), arb(-9)), Growth(arb(1), fmpq(-2), arb(0, 0.1), arb(0))],
)  # fmt: skip
def test_what_may_diverge_has_no_tail(g: Growth) -> None:
    """From 1 on nothing here is known to fall fast enough."""
    with pytest.raises(NotEnclosed):
        tails.tail(g, fmpq(1))
