"""The beta prime law with shapes a and b: that of B / (1 - B) for B ~ Beta(a, b).

Its mean exists for b > 1.
"""

from kld_proof.kernel.term import ONE, App, Num
from kld_proof.library.distributions import model as m

x, a, b = m.v("x"), m.v("a"), m.v("b")

DISTRIBUTION = m.Distribution(
    name="beta prime",
    parameters=("a", "b"),
    conditions=(m.positive("a"), m.positive("b")),
    support=App("above", Num(0)),
    density=m.mul(
        m.div(ONE, App("beta", a, b)),
        m.power(x, m.sub(a, ONE)),
        m.power(m.add(ONE, x), m.neg(m.add(a, b))),
    ),
    mean=None,
    variance=None,
    generating=(m.le(m.v("t"), Num(0)),),
)
