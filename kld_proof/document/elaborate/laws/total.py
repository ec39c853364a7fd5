"""Laws whose density or mass function a page writes out.

Main statement: `of_total_one(page, support, density)` is the law.  Where a name in it is there to make its
total 1, that it is 1 is a condition on that name: without it `f(x) = c x` on (0, 1) would be taken for a
density with every c.  Such a name is by itself one of the values, or it is a factor of the whole, stands
nowhere else in it, and is no parameter.  The total of `\\exp(-a x)` is 1 for a = 1 alone: that is a slip, and
tells nothing of a.
"""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Page, formulas
from kld_proof.document.elaborate.terms.context import ReadError
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ONE, ZERO, App, Lam, Term, Var, names
from kld_proof.library.distributions import Law

_CONSTANT = Cue(r"\bconstants?\b|\bnormali[sz]\w*|常數|歸一|正規化")
_RANGES = ("<", "<=", ">", ">=", "in")


def of_total_one(page: Page, support: Term, density: Lam, discrete: bool = False) -> Law:
    """The law with this density (mass function) on its support, and the condition on the names in it.

    Raises ReadError for a factor of which the page does not say what it is for.
    """
    total = App("sum" if discrete else "integral", support, density)
    branches = [b for b in _branches(density.body) if b != ZERO]
    candidates = sorted(names(density) - names(support))
    factors = [n for n in candidates if all(_is_factor(n, b) for b in branches)]
    if any(not _is_constant(n, page) for n in factors):
        raise ReadError(f"what {factors[0]} is in this density is not said")
    free = bool(factors) or any(_is_value(n, branches) for n in candidates)
    return Law("", support, density, discrete, (App("eq", total, ONE),) if free else ())


def _is_constant(name: str, page: Page) -> bool:
    """Whether a factor is a constant to be found, rather than a parameter that other formulas speak of.

    Of a parameter the page says a range or makes it that of a law, and does not give its value.
    """
    if _CONSTANT.search(page.words):
        return True
    chains = [n for i in formulas(page) for n in i.nodes.of(ast.Chain) if n.first is not None]
    given = any(name in _stated(c, ("=", ":="), False) for c in chains)
    return given or not any(name in _stated(c, _RANGES, True) or _is_of_law(c, name) for c in chains)


def _stated(chain: ast.Chain, relations: tuple[str, ...], both: bool) -> set[str]:
    """The bare names on the left (or `both` sides) of these relations in a chain."""
    found, left = set[str](), chain.first
    for link in chain.links:
        sides = (left, link.side) if both else (left,)
        bare = [strip(s) for s in sides if s is not None and link.relation.op in relations]
        found |= {s.name for s in bare if isinstance(s, ast.Name)}
        left = link.side
    return found


def _is_of_law(chain: ast.Chain, name: str) -> bool:
    """Whether the name stands in what a variable is distributed as."""
    link = chain.links[0]
    return link.relation.op == "~" and any(n.name == name for n in names_in(link.side))


def _is_value(name: str, branches: list[Term]) -> bool:
    return Var(name) in branches and sum(name in names(b) for b in branches) == 1


def _branches(t: Term) -> Iterator[Term]:
    """The values of a function by cases."""
    if isinstance(t, App) and t.head == "ite":
        yield from _branches(t.args[1])
        yield from _branches(t.args[2])
    else:
        yield t


def _is_factor(name: str, t: Term) -> bool:
    """Whether `t` is a power of the name times what the name does not stand in."""
    if t == Var(name):
        return True
    if not isinstance(t, App):
        return False
    inside = [a for a in t.args if name in names(a)]
    if len(inside) != 1:
        return False
    if t.head == "pow":
        return inside[0] is t.args[0] and _is_factor(name, inside[0])
    return t.head in ("mul", "div", "neg", "sqrt") and _is_factor(name, inside[0])
