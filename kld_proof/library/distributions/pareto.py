"""The Pareto law with smallest value m and shape a; its mean exists for a > 1."""

from kld_proof.kernel.term import ONE, App, Num
from kld_proof.library.distributions import model as m
from kld_proof.record import replace

x, least, shape = m.v("x"), m.v("m"), m.v("a")

_LEAST_FIRST = m.Distribution(
    name="Pareto",
    parameters=("m", "a"),
    conditions=(m.positive("m"), m.positive("a")),
    support=App("above", least),
    density=m.div(m.mul(shape, m.power(least, shape)), m.power(x, m.add(shape, ONE))),
    mean=None,
    variance=None,
    convention="the smallest value and the shape",
    generating=(m.le(m.v("t"), Num(0)),),
    usual=False,
    letters=(("x", "m"), ("a", "alpha", "theta", "k")),
)
_SHAPE_FIRST = replace(
    _LEAST_FIRST,
    parameters=("a", "m"),
    convention="the shape and the smallest value",
    letters=_LEAST_FIRST.letters[::-1],
)

DISTRIBUTION = replace(_LEAST_FIRST, others=(_SHAPE_FIRST,))
