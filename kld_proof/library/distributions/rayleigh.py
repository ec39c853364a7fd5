"""The Rayleigh law with scale s: that of the length of two independent N(0, s^2) variables."""

from kld_proof.kernel.term import App, Num
from kld_proof.library.distributions import model as m

x, scale = m.v("x"), m.v("s")

DISTRIBUTION = m.Distribution(
    name="Rayleigh",
    parameters=("s",),
    conditions=(m.positive("s"),),
    support=App("above", Num(0)),
    density=m.mul(
        m.div(x, m.power(scale, 2)),
        m.exp(m.neg(m.div(m.power(x, 2), m.mul(m.TWO, m.power(scale, 2))))),
    ),
    mean=m.mul(scale, m.sqrt(m.div(m.PI, m.TWO))),
    variance=m.mul(m.div(m.sub(Num(4), m.PI), m.TWO), m.power(scale, 2)),
    convention="scale",
)
