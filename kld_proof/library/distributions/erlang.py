"""The Erlang law with shape k = 1, 2, ... and rate l: that of a sum of k exponential variables."""

from kld_proof.kernel.term import ONE, App, Num
from kld_proof.library.distributions import model as m

x, k, rate = m.v("x"), m.v("k"), m.v("l")

DISTRIBUTION = m.Distribution(
    name="Erlang",
    parameters=("k", "l"),
    conditions=(m.member(k, App("from", ONE)), m.positive("l")),
    support=App("above", Num(0)),
    density=m.div(
        m.mul(m.power(rate, k), m.power(x, m.sub(k, ONE)), m.exp(m.neg(m.mul(rate, x)))),
        App("factorial", m.sub(k, ONE)),
    ),
    mean=m.div(k, rate),
    variance=m.div(k, m.power(rate, 2)),
    convention="shape and rate",
    generating=(m.lt(m.v("t"), rate),),
)
