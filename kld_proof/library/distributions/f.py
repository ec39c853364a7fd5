"""The F law with a and b degrees of freedom: that of (U / a) / (V / b) for chi-squared U and V.

Its mean exists for b > 2.
"""

from kld_proof.kernel.term import ONE, App, Num
from kld_proof.library.distributions import model as m

x, a, b = m.v("x"), m.v("a"), m.v("b")
_RATIO, _HALF, _OTHER = m.div(a, b), m.div(a, m.TWO), m.div(b, m.TWO)

DISTRIBUTION = m.Distribution(
    name="F",
    parameters=("a", "b"),
    conditions=(m.positive("a"), m.positive("b")),
    support=App("above", Num(0)),
    density=m.mul(
        m.div(ONE, App("beta", _HALF, _OTHER)),
        m.power(_RATIO, _HALF),
        m.power(x, m.sub(_HALF, ONE)),
        m.power(m.add(ONE, m.mul(_RATIO, x)), m.neg(m.div(m.add(a, b), m.TWO))),
    ),
    mean=None,
    variance=None,
    convention="degrees of freedom",
    generating=(m.le(m.v("t"), Num(0)),),
)
