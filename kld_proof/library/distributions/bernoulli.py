"""The Bernoulli law: 1 with probability p, else 0."""

from kld_proof.kernel.term import ONE, App, Num
from kld_proof.library.distributions import model as m

x, p = m.v("x"), m.v("p")

DISTRIBUTION = m.Distribution(
    name="Bernoulli",
    parameters=("p",),
    conditions=(m.lt(Num(0), p), m.lt(p, ONE)),
    support=App("range", Num(0), ONE),
    density=m.mul(m.power(p, x), m.power(m.sub(ONE, p), m.sub(ONE, x))),
    mean=p,
    variance=m.mul(p, m.sub(ONE, p)),
    discrete=True,
    closed=True,
)
