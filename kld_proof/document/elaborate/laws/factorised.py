"""The joint density of independent variables: it is the product of their densities.

Main statement: `inferred(terms, given, words)` says so of the unspecified densities in `terms`, for the pairs
of variables that `given` makes independent.  A page with several laws of the two variables, p(x, y) and
q(x, y), does not say under which of them they are independent; nothing is inferred there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kld_proof.document.elaborate.laws.joint import DENSITIES, Symbol, domains_of
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.kernel.term import App, Bound, Lam, Term, Var, bind, subterms


def inferred(terms: Sequence[Term], given: Iterable[Term | None], words: Vocabulary) -> list[Term]:
    """That p(x, y) = p(x) p(y) for all x and y, for each pair of independent variables X and Y."""
    used = {s.head for t in terms for s in subterms(t) if isinstance(s, App) and s.head in words.joint}
    found: list[Term] = []
    for prop in given:
        pair = _pair(prop)
        joints = [h for h in words.joint if pair and set(_lower(words.joint[h])) == pair]
        if len(joints) == 1 and joints[0] in used and _laws(pair, words) <= 1:
            found.extend(_product(joints[0], used, terms, words))
    return found


def _pair(prop: Term | None) -> frozenset[str]:
    """The small letters of two variables that are independent."""
    match prop:
        case App(head="independent", args=(Lam(body=App() as a), Lam(body=App() as b))):
            if a.args == b.args == (Bound(0),):
                return frozenset(n.head.removeprefix("$").lower() for n in (a, b))
    return frozenset()


def _laws(pair: frozenset[str], words: Vocabulary) -> int:
    """How many letters of densities the page gives both variables as arguments."""
    return sum(
        any({*form[:2]} == pair for form in forms)
        for name, forms in words.forms.items()
        if name[0] in DENSITIES
    )


def _lower(symbol: Symbol) -> tuple[str, ...]:
    return tuple(x.lower() for x in symbol.letters) if len(set(symbol.letters)) == 2 else ()


def _product(joint: str, used: set[str], terms: Sequence[Term], words: Vocabulary) -> Iterator[Term]:
    family, letters = words.joint[joint].family, words.joint[joint].letters
    own = {words.joint[h].letters: h for h in sorted(used) if words.joint[h].family == family}
    if any((x,) not in own for x in letters):
        return
    values = {x: Var(f"\0{x}") for x in letters}
    parts = (App(own[(x,)], values[x]) for x in letters)
    prop: Term = App("eq", App(joint, *values.values()), App("mul", *parts))
    for x, domain in domains_of(letters, terms, words):
        prop = App("all", domain, bind(prop, f"\0{x}"))
    yield prop
