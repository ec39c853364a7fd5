"""The geometric law: the number of the first success, from 1 on, with probability p each time."""

from kld_proof.kernel.term import ONE, App, Num
from kld_proof.library.distributions import model as m

x, p = m.v("x"), m.v("p")

DISTRIBUTION = m.Distribution(
    name="geometric",
    words=("geometric",),
    spellings=("Geom", "Geo", "Geometric"),
    parameters=("p",),
    conditions=(m.lt(Num(0), p), m.lt(p, ONE)),
    support=App("from", ONE),
    density=m.mul(m.power(m.sub(ONE, p), m.sub(x, ONE)), p),
    mean=m.div(ONE, p),
    variance=m.div(m.sub(ONE, p), m.power(p, 2)),
    discrete=True,
    convention="trials up to the first success, from 1 on",
    generating=(m.lt(m.mul(m.sub(ONE, p), m.exp(m.v("t"))), ONE),),
)
