"""The logistic law with mean m and scale s."""

from kld_proof.kernel.term import ONE, Num
from kld_proof.library.distributions import model as m

x, mean, scale = m.v("x"), m.v("m"), m.v("s")
_DECAY = m.exp(m.neg(m.div(m.sub(x, mean), scale)))

DISTRIBUTION = m.Distribution(
    name="logistic",
    parameters=("m", "s"),
    conditions=(m.positive("s"),),
    support=m.REALS,
    density=m.div(_DECAY, m.mul(scale, m.power(m.add(ONE, _DECAY), 2))),
    mean=mean,
    variance=m.div(m.mul(m.power(scale, 2), m.power(m.PI, 2)), Num(3)),
    convention="mean and scale",
    generating=(m.lt(m.mul(scale, m.v("t")), ONE), m.lt(Num(-1), m.mul(scale, m.v("t")))),
)
