"""The continuous uniform law on the interval from a to b."""

from kld_proof.kernel.term import ONE, App, Num
from kld_proof.library.distributions import model as m

a, b = m.v("a"), m.v("b")

DISTRIBUTION = m.Distribution(
    name="uniform",
    parameters=("a", "b"),
    conditions=(m.lt(a, b),),
    support=App("interval", a, b),
    density=m.div(ONE, m.sub(b, a)),
    mean=m.div(m.add(a, b), m.TWO),
    variance=m.div(m.power(m.sub(b, a), 2), Num(12)),
)
