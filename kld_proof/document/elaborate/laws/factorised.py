"""The joint density of independent variables: it is the product of their densities.

Main statement: `inferred(terms, given, words)` says so of the unspecified densities in `terms`, for the pairs
of variables that `given` makes independent.  A page with several laws of the two variables, p(x, y) and
q(x, y), does not say under which of them they are independent; nothing is inferred there.
`separated` says p(x, y, z) = p(x, z) p(y, z) / p(z) of variables that are independent given a third.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kld_proof.document.elaborate.laws.joint import DENSITIES, Symbol, bound_arguments, domains_of
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


def separated(
    terms: Sequence[Term], given: Iterable[tuple[str, str, str]], words: Vocabulary
) -> Iterator[Term]:
    """That p(x, y, z) = p(x, z) p(y, z) / p(z) for all values, where X and Y are independent given Z.

    Where p(z) is 0, so are the densities at z with other variables beside it.
    """
    used = {s.head for t in terms for s in subterms(t) if isinstance(s, App) and s.head in words.joint}
    families = sorted({words.joint[h].family for h in used})
    for family in families if len(families) == 1 else ():
        own = {frozenset(_lower(words.joint[h])): h for h in words.joint if words.joint[h].family == family}
        for x, y, z in (tuple(map(str.lower, three)) for three in given):
            sets = (frozenset({x, y, z}), frozenset({x, z}), frozenset({y, z}), frozenset({z}))
            if all(s in own for s in sets) and own[sets[0]] in used:
                whole, first, second, rest = (_value(own[s], words) for s in sets)
                prop: Term = App("eq", whole, App("mul", first, App("div", second, rest)))
                letters = words.joint[own[sets[0]]].letters
                for letter, domain in domains_of(letters, terms, words):
                    prop = App("all", domain, bind(prop, f"\0{letter.lower()}"))
                yield prop
            elif all(s in own for s in sets[1:]) and own.get(frozenset({x, y})) in used:
                yield from _marginal(own, (x, y, z), terms, words)


def _marginal(
    own: Mapping[frozenset[str], str], three: tuple[str, str, str], terms: Sequence[Term], words: Vocabulary
) -> Iterator[Term]:
    """That p(x, y) is the integral (the sum) of p(x, z) p(y, z) / p(z), where `terms` take one over z."""
    x, y, z = three
    first, second, rest = (_value(own[frozenset(s)], words) for s in ({x, z}, {y, z}, {z}))
    binders = [
        b for b in bound_arguments(terms, words) if words.joint[b.symbol].letters[b.position].lower() == z
    ]
    if len({(b.head, b.domain) for b in binders}) != 1:
        return
    both = bind(App("mul", first, App("div", second, rest)), f"\0{z}")
    whole = _value(own[frozenset({x, y})], words)
    finite = App("integrable" if binders[0].head == "integral" else "summable", binders[0].domain, both)
    for prop in (finite, App("eq", whole, App(binders[0].head, binders[0].domain, both))):
        for letter, domain in domains_of((x, y), terms, words):
            prop = App("all", domain, bind(prop, f"\0{letter}"))
        yield prop


def _value(head: str, words: Vocabulary) -> Term:
    """A density at a value for each of its variables."""
    return App(head, *[Var(f"\0{x.lower()}") for x in words.joint[head].letters])


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
    distinct = len(set(symbol.letters)) == len(symbol.letters)
    return tuple(x.lower() for x in symbol.letters) if distinct else ()


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
