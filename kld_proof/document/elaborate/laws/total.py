"""Laws whose density or mass function a page writes out.

Main statement: `of_total_one(support, density)` is the law; where names stand in it, that its total is 1 is a
condition on them.  Without it `f(x) = c x` on (0, 1) would be taken for a density with every c.
"""

from __future__ import annotations

from kld_proof.kernel.term import ONE, App, Lam, Term, names
from kld_proof.library.distributions import Law


def of_total_one(support: Term, density: Lam, discrete: bool = False) -> Law:
    """The law with this density (mass function) on its support, and the condition on the names in it."""
    total = App("sum" if discrete else "integral", support, density)
    open_ = names(density) | names(support)
    return Law("", support, density, discrete, (App("eq", total, ONE),) if open_ else ())
