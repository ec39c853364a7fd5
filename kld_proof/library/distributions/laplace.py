"""The Laplace law with location mu and scale b."""

from kld_proof.kernel.term import ONE, App
from kld_proof.library.distributions import model as m

x, mu, b = m.v("x"), m.v("mu"), m.v("b")

DISTRIBUTION = m.Distribution(
    name="Laplace",
    parameters=("mu", "b"),
    conditions=(m.positive("b"),),
    support=m.REALS,
    density=m.mul(m.div(ONE, m.mul(m.TWO, b)), m.exp(m.neg(m.div(App("abs", m.sub(x, mu)), b)))),
    mean=mu,
    variance=m.mul(m.TWO, m.power(b, 2)),
    convention="location and scale",
    generating=(m.lt(m.neg(m.div(ONE, b)), m.v("t")), m.lt(m.v("t"), m.div(ONE, b))),
)
