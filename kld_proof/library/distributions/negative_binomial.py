"""The negative binomial laws: the failures before the r-th success, the trials up to it, or the successes."""

from kld_proof.kernel.term import ONE, App, Num
from kld_proof.library.distributions import model as m
from kld_proof.record import replace

x, r, p = m.v("x"), m.v("r"), m.v("p")
q = m.sub(ONE, p)
_T = m.exp(m.v("t"))

_FAILURES = m.Distribution(
    name="negative binomial",
    parameters=("r", "p"),
    conditions=(m.member(r, App("from", ONE)), m.lt(Num(0), p), m.lt(p, ONE)),
    support=m.NATURALS,
    density=m.mul(App("binom", m.sub(m.add(x, r), ONE), x), m.power(q, x), m.power(p, r)),
    mean=m.div(m.mul(r, q), p),
    variance=m.div(m.mul(r, q), m.power(p, 2)),
    discrete=True,
    convention="the failures before the r-th success",
    generating=(m.lt(m.mul(q, _T), ONE),),
    usual=False,
)
_TRIALS = replace(
    _FAILURES,
    support=App("from", r),
    density=m.mul(App("binom", m.sub(x, ONE), m.sub(r, ONE)), m.power(p, r), m.power(q, m.sub(x, r))),
    mean=m.div(r, p),
    convention="the trials up to the r-th success",
)
_SUCCESSES = replace(
    _FAILURES,
    density=m.mul(App("binom", m.sub(m.add(x, r), ONE), x), m.power(p, x), m.power(q, r)),
    mean=m.div(m.mul(r, p), q),
    variance=m.div(m.mul(r, p), m.power(q, 2)),
    convention="the successes before the r-th failure",
    generating=(m.lt(m.mul(p, _T), ONE),),
)

DISTRIBUTION = replace(_FAILURES, others=(_TRIALS, _SUCCESSES))
