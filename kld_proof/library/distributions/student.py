"""Student's law with k degrees of freedom; its mean exists for k > 1, its variance for k > 2."""

from kld_proof.kernel.term import ONE, App
from kld_proof.library.distributions import model as m

x, k = m.v("x"), m.v("k")
_HALF = m.div(m.add(k, ONE), m.TWO)

DISTRIBUTION = m.Distribution(
    name="Student",
    parameters=("k",),
    conditions=(m.positive("k"),),
    support=m.REALS,
    density=m.mul(
        m.div(App("gamma", _HALF), m.mul(m.sqrt(m.mul(k, m.PI)), App("gamma", m.div(k, m.TWO)))),
        m.power(m.add(ONE, m.div(m.power(x, 2), k)), m.neg(_HALF)),
    ),
    mean=None,
    variance=None,
    convention="degrees of freedom",
)
