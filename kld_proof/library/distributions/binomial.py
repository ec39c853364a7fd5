"""The binomial law: successes among n independent trials with probability p each."""

from kld_proof.kernel.term import ONE, App, Num
from kld_proof.library.distributions import model as m

x, n, p = m.v("x"), m.v("n"), m.v("p")

DISTRIBUTION = m.Distribution(
    name="binomial",
    parameters=("n", "p"),
    conditions=(m.member(n, m.NATURALS), m.lt(Num(0), p), m.lt(p, ONE)),
    support=App("range", Num(0), n),
    density=m.mul(App("binom", n, x), m.power(p, x), m.power(m.sub(ONE, p), m.sub(n, x))),
    mean=m.mul(n, p),
    variance=m.mul(n, p, m.sub(ONE, p)),
    discrete=True,
    closed=True,
)
