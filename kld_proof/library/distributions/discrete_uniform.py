"""The discrete uniform law on the integers from a to b."""

from kld_proof.kernel.term import ONE, App, Num
from kld_proof.library.distributions import model as m

a, b = m.v("a"), m.v("b")
_SIZE = m.add(m.sub(b, a), ONE)

DISTRIBUTION = m.Distribution(
    name="discrete uniform",
    parameters=("a", "b"),
    conditions=(m.member(a, m.INTEGERS), m.member(b, m.INTEGERS), m.le(a, b)),
    support=App("range", a, b),
    density=m.div(ONE, _SIZE),
    mean=m.div(m.add(a, b), m.TWO),
    variance=m.div(m.sub(m.power(_SIZE, 2), ONE), Num(12)),
    discrete=True,
)
