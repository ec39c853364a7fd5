"""The hypergeometric law: the number of the K marked ones among n that are drawn of N without return."""

from kld_proof.kernel.term import ONE, App, Num
from kld_proof.library.distributions import model as m

x, total, marked, drawn = m.v("x"), m.v("N"), m.v("K"), m.v("n")
_SHARE = m.div(marked, total)
_REST = m.div(m.sub(total, drawn), m.sub(total, ONE))

DISTRIBUTION = m.Distribution(
    name="hypergeometric",
    parameters=("N", "K", "n"),
    conditions=(
        m.member(total, m.NATURALS),
        m.member(marked, m.NATURALS),
        m.member(drawn, m.NATURALS),
        m.le(marked, total),
        m.le(drawn, total),
        m.le(m.TWO, total),
    ),
    support=App("range", Num(0), drawn),
    density=m.div(
        m.mul(App("binom", marked, x), App("binom", m.sub(total, marked), m.sub(drawn, x))),
        App("binom", total, drawn),
    ),
    mean=m.mul(drawn, _SHARE),
    variance=m.mul(drawn, _SHARE, m.sub(ONE, _SHARE), _REST),
    discrete=True,
    convention="the population, the marked ones in it and the number of draws",
)
