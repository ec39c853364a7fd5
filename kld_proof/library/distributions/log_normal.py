"""The log-normal law: exp(X) for X ~ N(mu, v)."""

from kld_proof.kernel.term import ONE, App, Num, Term
from kld_proof.library.distributions import model as m
from kld_proof.record import replace

x, mu, variance, scale = m.v("x"), m.v("mu"), m.v("v"), m.v("s")


def _density(normaliser: Term, twice_variance: Term) -> Term:
    exponent = m.neg(m.div(m.power(m.sub(m.ln(x), mu), 2), twice_variance))
    return m.mul(m.div(ONE, m.mul(x, normaliser)), m.exp(exponent))


def _variance(variance: Term) -> Term:
    factor = m.exp(m.add(m.mul(m.TWO, mu), variance))
    return m.mul(m.sub(m.exp(variance), ONE), factor)


_BY_VARIANCE = m.Distribution(
    name="log-normal",
    parameters=("mu", "v"),
    conditions=(m.positive("v"),),
    support=App("above", Num(0)),
    density=_density(m.sqrt(m.mul(m.TWO, m.PI, variance)), m.mul(m.TWO, variance)),
    mean=m.exp(m.add(mu, m.div(variance, m.TWO))),
    variance=_variance(variance),
    convention="mean and variance of the logarithm",
    generating=(m.le(m.v("t"), Num(0)),),
)

_BY_DEVIATION = replace(
    _BY_VARIANCE,
    parameters=("mu", "s"),
    conditions=(m.positive("s"),),
    density=_density(m.mul(m.sqrt(m.mul(m.TWO, m.PI)), scale), m.mul(m.TWO, m.power(scale, 2))),
    mean=m.exp(m.add(mu, m.div(m.power(scale, 2), m.TWO))),
    variance=_variance(m.power(scale, 2)),
)
_DEVIATION = (("mean", "location"), ("standard deviation", "scale"))

DISTRIBUTION = replace(
    _BY_VARIANCE,
    by_root=_BY_DEVIATION,
    others=(replace(_BY_DEVIATION, letters=((), ("sigma",)), roles=_DEVIATION),),
)
