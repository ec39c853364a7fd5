"""The Cauchy law with median m and scale s; it has no mean."""

from kld_proof.kernel.term import ONE
from kld_proof.library.distributions import model as m

x, median, scale = m.v("x"), m.v("m"), m.v("s")

DISTRIBUTION = m.Distribution(
    name="Cauchy",
    parameters=("m", "s"),
    conditions=(m.positive("s"),),
    support=m.REALS,
    density=m.div(
        ONE,
        m.mul(m.PI, scale, m.add(ONE, m.power(m.div(m.sub(x, median), scale), 2))),
    ),
    mean=None,
    variance=None,
)
