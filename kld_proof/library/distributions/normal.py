"""The normal law N(mu, v) with variance v > 0; written N(mu, s^2), its parameter is the scale s > 0."""

from kld_proof.kernel.term import ONE, Term
from kld_proof.library.distributions import model as m
from kld_proof.record import replace

x, mu, variance, scale = m.v("x"), m.v("mu"), m.v("v"), m.v("s")


def _density(normaliser: Term, twice_variance: Term) -> Term:
    return m.mul(m.div(ONE, normaliser), m.exp(m.neg(m.div(m.power(m.sub(x, mu), 2), twice_variance))))


_BY_VARIANCE = m.Distribution(
    name="normal",
    parameters=("mu", "v"),
    conditions=(m.positive("v"),),
    support=m.REALS,
    density=_density(m.sqrt(m.mul(m.TWO, m.PI, variance)), m.mul(m.TWO, variance)),
    mean=mu,
    variance=variance,
    convention="mean and variance",
)

_BY_DEVIATION = replace(
    _BY_VARIANCE,
    parameters=("mu", "s"),
    conditions=(m.positive("s"),),
    density=_density(m.mul(m.sqrt(m.mul(m.TWO, m.PI)), scale), m.mul(m.TWO, m.power(scale, 2))),
    variance=m.power(scale, 2),
)
_DEVIATION = (("mean", "location"), ("standard deviation", "scale"))

DISTRIBUTION = replace(
    _BY_VARIANCE,
    by_root=_BY_DEVIATION,
    others=(replace(_BY_DEVIATION, letters=((), ("sigma",)), roles=_DEVIATION),),
)
