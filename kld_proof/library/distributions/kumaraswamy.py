"""The Kumaraswamy law on (0, 1), with the distribution function 1 - (1 - x^a)^b."""

from kld_proof.kernel.term import ONE, App, Num, Term
from kld_proof.library.distributions import model as m

x, a, b = m.v("x"), m.v("a"), m.v("b")


def _moment(k: int) -> Term:
    return m.mul(b, App("beta", m.add(ONE, m.div(Num(k), a)), b))


DISTRIBUTION = m.Distribution(
    name="Kumaraswamy",
    parameters=("a", "b"),
    conditions=(m.positive("a"), m.positive("b")),
    support=App("interval", Num(0), ONE),
    density=m.mul(a, b, m.power(x, m.sub(a, ONE)), m.power(m.sub(ONE, m.power(x, a)), m.sub(b, ONE))),
    mean=_moment(1),
    variance=m.sub(_moment(2), m.power(_moment(1), 2)),
)
