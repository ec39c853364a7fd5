"""The Poisson law with rate l."""

from kld_proof.kernel.term import App
from kld_proof.library.distributions import model as m

x, rate = m.v("x"), m.v("l")

DISTRIBUTION = m.Distribution(
    name="Poisson",
    parameters=("l",),
    conditions=(m.positive("l"),),
    support=m.NATURALS,
    density=m.div(m.mul(m.power(rate, x), m.exp(m.neg(rate))), App("factorial", x)),
    mean=rate,
    variance=rate,
    discrete=True,
    closed=True,
)
