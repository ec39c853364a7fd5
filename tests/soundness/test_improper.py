"""Integrals over unbounded ranges, enclosed: what is true is never refuted, what is near it is."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kld_proof.kernel.term import App, Num
from kld_proof.search.refuter.refute import find_point
from tests.soundness.reader import read, read_props

TRUE = """
a>0; Integral(x**2*exp(-a*x),(x,0,oo)); 2/a**3
a>0; Integral(exp(-a*x),(x,3,oo)); exp(-3*a)/a
s>0; Integral(exp(-(x-m)**2/(2*s**2)),(x,-oo,oo)); s*sqrt(2*pi)
s>0; Integral((x-m)**4*exp(-(x-m)**2/(2*s**2))/(s*sqrt(2*pi)),(x,-oo,oo)); 3*s**4
s>0; Integral(abs(x)*exp(-x**2/(2*s**2)),(x,-oo,oo)); 2*s**2
s>0; Integral(exp(-abs(x-m)/s)/(2*s),(x,-oo,oo)); 1
; Integral(exp(-x**2+2*x*t),(x,-oo,oo)); sqrt(pi)*exp(t**2)
a>1; Integral(x**(-a),(x,1,oo)); 1/(a-1)
a>0; Integral(1/(x**2+a**2),(x,-oo,oo)); pi/a
a>1; Integral(log(x)*x**(-a),(x,1,oo)); 1/(a-1)**2
a>0; Integral(sin(x)*exp(-a*x),(x,0,oo)); 1/(1+a**2)
s>0; Integral(exp(x/s)/(s*(1+exp(x/s))**2),(x,-oo,oo)); 1
a>0; Integral(log(x),(x,0,a)); a*log(a)-a
a>0; Integral(x**(-Rational(1,2)),(x,0,a)); 2*sqrt(a)
a>0; Integral(1/sqrt(a-x),(x,0,a)); 2*sqrt(a)
a>0; Integral(exp(-a/x)/x**2,(x,0,oo)); 1/a
b>0; Integral(exp(x),(x,-oo,b)); exp(b)
a>0; Sum(exp(-a*k),(k,0,oo)); 1/(1-exp(-a))
0<p<1; Sum(k*p**k,(k,1,oo)); p/(1-p)**2
; Sum(1/k**2,(k,1,oo)); pi**2/6
"""
CASES = [tuple(part.strip() for part in line.split(";")) for line in TRUE.strip().splitlines()]


@pytest.mark.parametrize(("assumptions", "left", "right"), CASES, ids=[c[1] for c in CASES])
def test_true_relations_are_not_refuted(assumptions: str, left: str, right: str) -> None:
    """Nor is one side said to be less than the other; larger by a hundredth, it is refuted."""
    given, one, two = read_props(assumptions), read(left), read(right)
    assert find_point(given, "eq", one, two) is None
    if "oo" in left:  # of the others more points are tried than a test has time for
        assert find_point(given, "le", one, two) is None
        assert find_point(given, "le", two, one) is None
    near = App("mul", Num(1 + Fraction(1, 100)), two)
    assert find_point(given, "eq", one, near) is not None
    assert find_point(given, "ne", one, two) is None


DIVERGENT = [
    ("a>0", "Integral(x**(-a),(x,0,oo))"), ("", "Integral(exp(t*x),(x,-oo,oo))"),
    ("a<0", "Integral(exp(-a*x),(x,0,oo))"),
    ("0<a<=1", "Integral(x**(-a),(x,1,oo))"), ("a>=1", "Integral(x**(-a),(x,0,1))"),
    ("", "Sum(1/k,(k,1,oo))"),
    ("a>0", "Integral(1/(x-a),(x,0,oo))"), ("a>0", "Integral(1/(x-a)**2,(x,-oo,oo))"),
    ("a>0", "Integral(log(x-a)*exp(-x),(x,0,oo))"), ("p>=1", "Sum(p**k,(k,0,oo))"),
]  # fmt: skip


@pytest.mark.parametrize(("assumptions", "left"), DIVERGENT)
def test_nothing_is_said_of_what_does_not_converge(assumptions: str, left: str) -> None:
    """Whatever relation to whatever number: there is no value, so no point."""
    given, one = read_props(assumptions), read(left)
    for right in (Num(0), Num(10**6), Num(-(10**6))):
        for relation in ("eq", "ne", "lt", "le"):
            assert find_point(given, relation, one, right) is None
            assert find_point(given, relation, right, one) is None
