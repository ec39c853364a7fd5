"""The half-normal law with scale s: that of |X| for X ~ N(0, s^2)."""

from kld_proof.kernel.term import ONE, App, Num
from kld_proof.library.distributions import model as m

x, scale = m.v("x"), m.v("s")

DISTRIBUTION = m.Distribution(
    name="half-normal",
    parameters=("s",),
    conditions=(m.positive("s"),),
    support=App("above", Num(0)),
    density=m.mul(
        m.div(m.sqrt(m.TWO), m.mul(scale, m.sqrt(m.PI))),
        m.exp(m.neg(m.div(m.power(x, 2), m.mul(m.TWO, m.power(scale, 2))))),
    ),
    mean=m.mul(scale, m.sqrt(m.div(m.TWO, m.PI))),
    variance=m.mul(m.power(scale, 2), m.sub(ONE, m.div(m.TWO, m.PI))),
    convention="the standard deviation of the normal law",
)
