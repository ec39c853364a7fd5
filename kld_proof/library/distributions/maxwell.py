"""The Maxwell law with scale s: that of the length of three independent N(0, s^2) variables."""

from kld_proof.kernel.term import App, Num
from kld_proof.library.distributions import model as m

x, scale = m.v("x"), m.v("s")

DISTRIBUTION = m.Distribution(
    name="Maxwell",
    parameters=("s",),
    conditions=(m.positive("s"),),
    support=App("above", Num(0)),
    density=m.mul(
        m.sqrt(m.div(m.TWO, m.PI)),
        m.div(m.power(x, 2), m.power(scale, 3)),
        m.exp(m.neg(m.div(m.power(x, 2), m.mul(m.TWO, m.power(scale, 2))))),
    ),
    mean=m.mul(m.TWO, scale, m.sqrt(m.div(m.TWO, m.PI))),
    variance=m.mul(m.power(scale, 2), m.sub(Num(3), m.div(Num(8), m.PI))),
    convention="scale",
)
