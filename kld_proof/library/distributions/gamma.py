"""The gamma law with shape a and rate b; with a scale, where a density says so."""

from kld_proof.kernel.term import ONE, App, Num, Term
from kld_proof.library.distributions import model as m
from kld_proof.record import replace

x, a, b = m.v("x"), m.v("a"), m.v("b")


def _density(factor: Term, exponent: Term) -> Term:
    return m.mul(m.div(factor, App("gamma", a)), m.power(x, m.sub(a, ONE)), m.exp(m.neg(exponent)))


_BY_RATE = m.Distribution(
    name="gamma",
    parameters=("a", "b"),
    conditions=(m.positive("a"), m.positive("b")),
    support=App("above", Num(0)),
    density=_density(m.power(b, a), m.mul(b, x)),
    mean=m.div(a, b),
    variance=m.div(a, m.power(b, 2)),
    convention="shape and rate",
    generating=(m.lt(m.v("t"), b),),
)
_BY_SCALE = replace(
    _BY_RATE,
    density=_density(m.power(m.div(ONE, b), a), m.div(x, b)),
    mean=m.mul(a, b),
    variance=m.mul(a, m.power(b, 2)),
    convention="shape and scale",
    generating=(m.lt(m.mul(b, m.v("t")), ONE),),
)

DISTRIBUTION = replace(_BY_RATE, others=(_BY_SCALE,))
