"""Integrals and sums over unbounded sets, and integrands without a value at an end."""

from __future__ import annotations

from collections.abc import Callable

import mpmath
import pytest

from kld_proof.enclosure import NotEnclosed, enclose, fails, holds, tails
from kld_proof.kernel.term import App, Bound, Lam, Term
from tests.kernel.test_enclosure import app
from tests.soundness.reader import read

inf, quad = mpmath.inf, mpmath.quad
VALUES: list[tuple[str, Callable[[], mpmath.mpf]]] = [
    ("Integral(exp(-x**2),(x,-oo,oo))", lambda: mpmath.sqrt(mpmath.pi)),
    ("Integral(exp(-(x-1)**2/(2*3**2))/(sqrt(2*pi)*3),(x,-oo,oo))", lambda: 1),
    ("Integral((x-1)**2*exp(-(x-1)**2/(2*3**2))/(sqrt(2*pi)*3),(x,-oo,oo))", lambda: 9),
    ("Integral(exp(-x**2/2)/sqrt(2*pi)*log(exp(-x**2/2)/sqrt(2*pi)),(x,-oo,oo))",
     lambda: -(1 + mpmath.log(2 * mpmath.pi)) / 2),
    ("Integral(exp(-x),(x,0,oo))", lambda: 1),
    ("Integral(exp(-x),(x,7,oo))", lambda: mpmath.exp(-7)),
    ("Integral(exp(x),(x,-oo,Rational(1,2)))", lambda: mpmath.exp(mpmath.mpf(1) / 2)),
    ("Integral(x**3*exp(-x/3),(x,0,oo))", lambda: 486),
    ("Integral(x**(Rational(5,2))*exp(-x),(x,0,oo))", lambda: mpmath.gamma(3.5)),
    ("Integral(x**(-Rational(1,2))*exp(-x),(x,0,oo))", lambda: mpmath.sqrt(mpmath.pi)),
    ("Integral(log(x)*exp(-x),(x,0,oo))", lambda: -mpmath.euler),
    ("Integral(sin(x)*exp(-x),(x,0,oo))", lambda: mpmath.mpf(1) / 2),
    ("Integral(exp(-abs(x-3)/2)/4,(x,-oo,oo))", lambda: 1),
    ("Integral(exp(-x**4),(x,-oo,oo))", lambda: 2 * mpmath.gamma(1.25)),
    ("Integral(exp(x)/(1+exp(x))**2,(x,-oo,oo))", lambda: 1),
    ("Integral(x**3/(exp(x)-1),(x,1,oo))", lambda: quad(lambda x: x**3 / mpmath.expm1(x), [1, 5, 20, inf])),
    ("Integral(1/x**2,(x,1,oo))", lambda: 1),
    ("Integral(1/x**3,(x,-oo,-2))", lambda: -mpmath.mpf(1) / 8),
    ("Integral(1/(1+x**2),(x,-oo,oo))", lambda: mpmath.pi),
    ("Integral(log(x)/x**2,(x,1,oo))", lambda: 1),
    ("Integral(exp(-1/x)/x**2,(x,0,oo))", lambda: 1),
    ("Integral(log(x),(x,0,1))", lambda: -1),
    ("Integral(log(1-x),(x,0,1))", lambda: -1),
    ("Integral(sqrt(x),(x,0,1))", lambda: mpmath.mpf(2) / 3),
    ("Integral(1/sqrt(x-5),(x,5,6))", lambda: 2),
    ("Integral(1/sqrt(x*(1-x)),(x,0,1))", lambda: mpmath.pi),
    ("Sum(1/2**k,(k,0,oo))", lambda: 2),
    ("Sum(k*exp(-k),(k,3,oo))", lambda: mpmath.nsum(lambda k: k * mpmath.exp(-k), [3, inf])),
    ("Sum(1/k**2,(k,1,oo))", lambda: mpmath.pi**2 / 6),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), VALUES, ids=lambda v: v if isinstance(v, str) else "")
@pytest.mark.parametrize("bits", [64, 128])
def test_the_ball_holds_the_value(text: str, value: Callable[[], mpmath.mpf], bits: int) -> None:
    """And is narrow enough to be of use."""
    ball = enclose(read(text), {}, bits)
    with mpmath.workdps(40):
        middle = mpmath.mpf(ball.mid().str(40, radius=False))
        radius = mpmath.mpf(ball.rad().str(20, radius=False))
        assert abs(value() - middle) <= radius + mpmath.mpf(10) ** -25
        assert radius < 0.005


@pytest.mark.parametrize(
    "text",
    [
        "Integral(1/x,(x,1,oo))", "Integral(1/x,(x,0,1))", "Integral(1/x**2,(x,0,1))",
        "Integral(x,(x,-oo,oo))",
        "Integral(sin(x),(x,0,oo))", "Integral(exp(x),(x,0,oo))", "Integral(exp(x**2),(x,-oo,oo))",
        "Integral(1/x**2,(x,-1,oo))", "Integral(1/(x-1000)**2,(x,0,oo))", "Integral(1/(x*log(x)),(x,2,oo))",
        "Integral(log(x)*exp(-x),(x,-1,oo))", "Integral(sqrt(x)*exp(-x**2),(x,-oo,oo))",
        "Integral(0/x,(x,-1,oo))", "Integral(exp(-x)*(x-700)**0,(x,0,oo))", "Integral(1,(x,0,oo))",
        "Integral(1/(1+exp(-x)),(x,-oo,oo))", "Sum(1/k,(k,1,oo))", "Sum(1/(k-5000)**2,(k,1,oo))",
        "Sum(1/2**k/(k-3),(k,0,oo))", "Integral(x**(-1),(x,0,oo))", "Integral(1/sqrt(x*(1-x)),(x,-1,1))",
    ],
)  # fmt: skip
def test_what_diverges_or_is_undefined_somewhere_has_no_ball(text: str) -> None:
    """Neither a value nor a verdict of a relation."""
    t = read(text)
    with pytest.raises(NotEnclosed):
        enclose(t, {}, 64)
    assert not any(
        decided(app(relation, t, 0), {}, 64) for relation in ("lt", "ne") for decided in (holds, fails)
    )


def test_a_tail_that_is_forgotten_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it the ball of the sum of 1/k^2 does not hold pi^2/6."""
    true = app("eq", read("Sum(1/k**2,(k,1,oo))"), read("pi**2/6"))
    assert not fails(true, {}, 64)
    monkeypatch.setattr(tails, "around_zero", lambda radius: radius - radius)
    assert fails(true, {}, 64)


def test_a_tail_on_a_rectangle_is_refused() -> None:
    """A ball for the tail is no analytic function of the outer variable, so nested ones are not enclosed."""
    inner = read("Integral(exp(-x**2),(x,-oo,oo))")
    assert isinstance(inner, App)
    t = read("Integral(Integral(exp(-x**2-y**2),(x,-oo,oo)),(y,0,1))")
    with pytest.raises(NotEnclosed):
        enclose(t, {}, 64)
    enclose(app("mul", 2, inner), {}, 64)


def deep(n: int) -> Term:
    t: Term = Bound(0)
    for _ in range(n):
        t = app("neg", app("sin", t))
    return app("integral", app("reals"), Lam(t))


@pytest.mark.parametrize("n", [80, 3000])
def test_deep_integrands_are_refused(n: int) -> None:
    """No RecursionError leaves the enclosure."""
    with pytest.raises(NotEnclosed):
        enclose(deep(n), {}, 64)
