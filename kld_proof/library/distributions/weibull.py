"""The Weibull laws with a shape k and a scale l, or a rate."""

from kld_proof.kernel.term import ONE, App, Num, Term
from kld_proof.library.distributions import model as m
from kld_proof.record import replace

x, shape, scale = m.v("x"), m.v("k"), m.v("l")
_SHAPES, _SCALES = ("k", "kappa", "c"), ("lambda", "eta")


def _moment(k: int) -> Term:
    return m.mul(m.power(scale, k), App("gamma", m.add(ONE, m.div(Num(k), shape))))


_SHAPE_FIRST = m.Distribution(
    name="Weibull",
    parameters=("k", "l"),
    conditions=(m.positive("k"), m.positive("l")),
    support=App("above", Num(0)),
    density=m.mul(
        m.div(shape, scale),
        m.power(m.div(x, scale), m.sub(shape, ONE)),
        m.exp(m.neg(m.power(m.div(x, scale), shape))),
    ),
    mean=_moment(1),
    variance=m.sub(_moment(2), m.power(_moment(1), 2)),
    convention="shape and scale",
    usual=False,
    letters=(_SHAPES, _SCALES),
)
_SCALE_FIRST = replace(
    _SHAPE_FIRST, parameters=("l", "k"), convention="scale and shape", letters=(_SCALES, _SHAPES)
)

DISTRIBUTION = replace(_SHAPE_FIRST, others=(_SCALE_FIRST,))
