"""The beta law with shapes a and b."""

from kld_proof.kernel.term import ONE, App, Num
from kld_proof.library.distributions import model as m

x, a, b = m.v("x"), m.v("a"), m.v("b")
_SUM = m.add(a, b)

DISTRIBUTION = m.Distribution(
    name="beta",
    parameters=("a", "b"),
    conditions=(m.positive("a"), m.positive("b")),
    support=App("interval", Num(0), ONE),
    density=m.mul(
        m.div(ONE, App("beta", a, b)), m.power(x, m.sub(a, ONE)), m.power(m.sub(ONE, x), m.sub(b, ONE))
    ),
    mean=m.div(a, _SUM),
    variance=m.div(m.mul(a, b), m.mul(m.power(_SUM, 2), m.add(_SUM, ONE))),
)
