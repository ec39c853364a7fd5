"""The gamma law with shape a and rate b."""

from kld_proof.kernel.term import ONE, App, Num
from kld_proof.library.distributions import model as m

x, a, b = m.v("x"), m.v("a"), m.v("b")

DISTRIBUTION = m.Distribution(
    name="gamma",
    words=("gamma",),
    spellings=("Gam", "Gamma", "Ga", "G"),
    parameters=("a", "b"),
    conditions=(m.positive("a"), m.positive("b")),
    support=App("above", Num(0)),
    density=m.mul(
        m.div(m.power(b, a), App("gamma", a)), m.power(x, m.sub(a, ONE)), m.exp(m.neg(m.mul(b, x)))
    ),
    mean=m.div(a, b),
    variance=m.div(a, m.power(b, 2)),
    convention="shape and rate",
    generating=(m.lt(m.v("t"), b),),
)
