"""The exponential law with rate l; written with its mean, where a density says so."""

from kld_proof.kernel.term import ONE, App, Num
from kld_proof.library.distributions import model as m
from kld_proof.record import replace

x, rate = m.v("x"), m.v("l")

_BY_RATE = m.Distribution(
    name="exponential",
    parameters=("l",),
    conditions=(m.positive("l"),),
    support=App("above", Num(0)),
    density=m.mul(rate, m.exp(m.neg(m.mul(rate, x)))),
    mean=m.div(ONE, rate),
    variance=m.div(ONE, m.power(rate, 2)),
    convention="rate",
    generating=(m.lt(m.v("t"), rate),),
)
_BY_MEAN = replace(
    _BY_RATE,
    density=m.mul(m.div(ONE, rate), m.exp(m.neg(m.div(x, rate)))),
    mean=rate,
    variance=m.power(rate, 2),
    convention="mean",
    generating=(m.lt(m.mul(rate, m.v("t")), ONE),),
)

DISTRIBUTION = replace(_BY_RATE, others=(_BY_MEAN,))
