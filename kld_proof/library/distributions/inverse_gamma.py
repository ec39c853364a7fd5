"""The inverse gamma law with shape a and scale b: that of 1 / X for X ~ Gamma(a, b).

Its mean exists for a > 1.
"""

from kld_proof.kernel.term import ONE, App, Num
from kld_proof.library.distributions import model as m

x, a, b = m.v("x"), m.v("a"), m.v("b")

DISTRIBUTION = m.Distribution(
    name="inverse gamma",
    parameters=("a", "b"),
    conditions=(m.positive("a"), m.positive("b")),
    support=App("above", Num(0)),
    density=m.mul(
        m.div(m.power(b, a), App("gamma", a)),
        m.power(x, m.sub(m.neg(a), ONE)),
        m.exp(m.neg(m.div(b, x))),
    ),
    mean=None,
    variance=None,
    convention="shape and scale",
    generating=(m.le(m.v("t"), Num(0)),),
)
