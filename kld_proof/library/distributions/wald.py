"""The Wald (inverse Gaussian) laws: of the time at which a Brownian motion with drift g first reaches a.

The second one has the mean and the shape as parameters (Johnson, Kotz, Balakrishnan, Continuous Univariate
Distributions, volume 1, chapter 15).
"""

from kld_proof.kernel.term import App, Num
from kld_proof.library.distributions import model as m

x, drift, level, mean, shape = m.v("x"), m.v("g"), m.v("a"), m.v("m"), m.v("l")

_BY_MEAN = m.Distribution(
    name="Wald",
    parameters=("m", "l"),
    conditions=(m.positive("m"), m.positive("l")),
    support=App("above", Num(0)),
    density=m.mul(
        m.sqrt(m.div(shape, m.mul(m.TWO, m.PI, m.power(x, 3)))),
        m.exp(m.neg(m.div(m.mul(shape, m.power(m.sub(x, mean), 2)), m.mul(m.TWO, m.power(mean, 2), x)))),
    ),
    mean=mean,
    variance=m.div(m.power(mean, 3), shape),
    convention="mean and shape",
    generating=(m.lt(m.v("t"), m.div(shape, m.mul(m.TWO, m.power(mean, 2)))),),
    usual=False,
    letters=(("mu", "m"), ("lambda",)),
)

DISTRIBUTION = m.Distribution(
    name="Wald",
    parameters=("g", "a"),
    conditions=(m.positive("g"), m.positive("a")),
    support=App("above", Num(0)),
    density=m.mul(
        m.div(level, m.sqrt(m.mul(m.TWO, m.PI, m.power(x, 3)))),
        m.exp(m.neg(m.div(m.power(m.sub(level, m.mul(drift, x)), 2), m.mul(m.TWO, x)))),
    ),
    mean=m.div(level, drift),
    variance=m.div(level, m.power(drift, 3)),
    convention="drift and level",
    generating=(m.lt(m.v("t"), m.div(m.power(drift, 2), m.TWO)),),
    others=(_BY_MEAN,),
    usual=False,
    letters=(("gamma", "nu", "v"), ("alpha", "a", "theta")),
)
