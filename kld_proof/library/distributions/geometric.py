"""The geometric law: the number of the first success, from 1 on, with probability p each time.

Where a mass function says so, it is the number of failures before, from 0 on.
"""

from kld_proof.kernel.term import ONE, App, Num
from kld_proof.library.distributions import model as m
from kld_proof.record import replace

x, p = m.v("x"), m.v("p")

_TRIALS = m.Distribution(
    name="geometric",
    parameters=("p",),
    conditions=(m.lt(Num(0), p), m.lt(p, ONE)),
    support=App("from", ONE),
    density=m.mul(m.power(m.sub(ONE, p), m.sub(x, ONE)), p),
    mean=m.div(ONE, p),
    variance=m.div(m.sub(ONE, p), m.power(p, 2)),
    discrete=True,
    convention="trials up to the first success, from 1 on",
    generating=(m.lt(m.mul(m.sub(ONE, p), m.exp(m.v("t"))), ONE),),
)
_FAILURES = replace(
    _TRIALS,
    support=m.NATURALS,
    density=m.mul(m.power(m.sub(ONE, p), x), p),
    mean=m.div(m.sub(ONE, p), p),
    convention="failures before the first success, from 0 on",
)

DISTRIBUTION = replace(_TRIALS, others=(_FAILURES,))
