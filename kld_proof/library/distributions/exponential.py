"""The exponential law with rate l."""

from kld_proof.kernel.term import ONE, App, Num
from kld_proof.library.distributions import model as m

x, rate = m.v("x"), m.v("l")

DISTRIBUTION = m.Distribution(
    name="exponential",
    words=("exponential",),
    spellings=("Exp", "Exponential", "Expo"),
    parameters=("l",),
    conditions=(m.positive("l"),),
    support=App("above", Num(0)),
    density=m.mul(rate, m.exp(m.neg(m.mul(rate, x)))),
    mean=m.div(ONE, rate),
    variance=m.div(ONE, m.power(rate, 2)),
    convention="rate",
    generating=(m.lt(m.v("t"), rate),),
)
