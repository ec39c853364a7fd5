"""The chi-squared law with k degrees of freedom."""

from kld_proof.kernel.term import ONE, App, Num
from kld_proof.library.distributions import model as m

x, half = m.v("x"), m.div(m.v("k"), m.TWO)

DISTRIBUTION = m.Distribution(
    name="chi-squared",
    parameters=("k",),
    conditions=(m.positive("k"),),
    support=App("above", Num(0)),
    density=m.mul(
        m.div(ONE, m.mul(m.power(m.TWO, half), App("gamma", half))),
        m.power(x, m.sub(half, ONE)),
        m.exp(m.neg(m.div(x, m.TWO))),
    ),
    mean=m.v("k"),
    variance=m.mul(m.TWO, m.v("k")),
    convention="degrees of freedom",
    generating=(m.lt(m.v("t"), m.div(ONE, m.TWO)),),
)
