"""The Gumbel law with mode m and scale s, of largest values."""

from kld_proof.kernel.term import ONE, App, Num
from kld_proof.library.distributions import model as m

x, mode, scale = m.v("x"), m.v("m"), m.v("s")
_Z = m.div(m.sub(x, mode), scale)

DISTRIBUTION = m.Distribution(
    name="Gumbel",
    parameters=("m", "s"),
    conditions=(m.positive("s"),),
    support=m.REALS,
    density=m.mul(m.div(ONE, scale), m.exp(m.neg(m.add(_Z, m.exp(m.neg(_Z)))))),
    mean=m.add(mode, m.mul(scale, App("euler_gamma"))),
    variance=m.div(m.mul(m.power(m.PI, 2), m.power(scale, 2)), Num(6)),
    convention="location and scale, of largest values",
    generating=(m.lt(m.mul(scale, m.v("t")), ONE),),
)
