"""The chi law with k degrees of freedom: that of the root of a chi-squared variable."""

from kld_proof.kernel.term import ONE, App, Num
from kld_proof.library.distributions import model as m

x, k = m.v("x"), m.v("k")
half = m.div(k, m.TWO)
_MEAN = m.mul(m.sqrt(m.TWO), m.div(App("gamma", m.div(m.add(k, ONE), m.TWO)), App("gamma", half)))

DISTRIBUTION = m.Distribution(
    name="chi",
    parameters=("k",),
    conditions=(m.positive("k"),),
    support=App("above", Num(0)),
    density=m.mul(
        m.div(ONE, m.mul(m.power(m.TWO, m.sub(half, ONE)), App("gamma", half))),
        m.power(x, m.sub(k, ONE)),
        m.exp(m.neg(m.div(m.power(x, 2), m.TWO))),
    ),
    mean=_MEAN,
    variance=m.sub(k, m.power(_MEAN, 2)),
    convention="degrees of freedom",
)
