"""Densities of which only the letters are known: `p(x, y)`, `p(x)`, `f_{X,Y}(x, y)` are those of one law.

Main statements: `register` remembers which variables the arguments of an unspecified density are values of,
`infer_positive` assumes it positive where it stands under a logarithm or in a denominator, and
`positive_in` does so for what definitions bring in, and
`inferred(terms, words)` are the marginal laws and total masses that a claim speaks of.

Implementation: which variables a density is summed or integrated over is read off the claim.  A letter that
occurs twice, as in `p(x_1, x_2)`, has no marginals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.terms.context import Context, Vocabulary
from kld_proof.document.elaborate.terms.heads import heads
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import (
    ONE,
    ZERO,
    App,
    Bound,
    Lam,
    Term,
    Var,
    apply,
    bind,
    names,
    substitute,
    subterms,
)
from kld_proof.record import record

DENSITIES = frozenset({"p", "q"})
UNNORMALISED = Cue(
    r"un-?normali[sz]ed|not (a )?normali[sz]ed|improper|need not (integrate|sum) to|"
    r"not (a )?(probability )?(density|densities|distribution)|未歸一|未正規化",
    re.I,
)


@record(frozen=True)
class Symbol:
    """An unspecified density: its letter, and the variables of its arguments in their order."""

    family: str
    letters: tuple[str, ...]


def is_density(name: ast.Name) -> bool:
    """Whether a function is called like a density: `p`, `q_\\phi`."""
    return (name.base or name.name) in DENSITIES


def register(value: Term, node: ast.Apply, letters: tuple[str, ...], context: Context) -> None:
    """Remember `value`, an unspecified density at some arguments, with the variables of these."""
    assert isinstance(value, App)
    function = node.function
    capitals = bool(function.subscript) and set(letters) <= context.words.random
    family = (function.base or function.name) + "_" if capitals else function.name
    context.words.joint.setdefault(value.head, Symbol(family, letters))


def letters_of(node: ast.Apply, context: Context) -> tuple[str, ...] | None:
    """The variables of the arguments of a density that is written without a bar; None for other functions."""
    function = node.function
    if function.subscript:
        capitals = tuple(n.name for s in function.subscript for n in _listed(s) if isinstance(n, ast.Name))
        if len(capitals) == len(node.args) and set(capitals) <= context.words.random:
            return capitals
    if not is_density(function):
        return None
    bare = [strip(a) for a in node.args]
    names = tuple(a.base or a.name for a in bare if isinstance(a, ast.Name))
    if len(names) == len(bare):
        return names
    known = context.words.arguments.get(function.name, set())
    return tuple(known) if len(known) == len(bare) == 1 else None


def _listed(node: ast.Node) -> tuple[ast.Node, ...]:
    return node.items if isinstance(node, ast.Tuple) else (node,)


def infer_positive(value: Term, context: Context) -> None:
    """Assume the unspecified densities among the factors of `value` to be positive there."""
    for factor in _factors(value):
        if isinstance(factor, App) and factor.head[1:] in context.words.positive:
            context.assume(App("lt", ZERO, substitute(factor, context.points)))
        elif isinstance(factor, App) and factor.head in context.words.joint:
            free = not any(n.startswith("\0") for n in names(factor))
            (context.assume_along if free else context.assume)(App("lt", ZERO, factor))
        elif isinstance(factor, App) and factor.head == "prod" and isinstance(factor.args[1], Lam):
            domain, body = factor.args
            with context.binder((), domain) as local:
                infer_positive(apply(body, local), context)


def _factors(t: Term) -> Iterator[Term]:
    if isinstance(t, App) and t.head in ("mul", "div", "add"):  # whoever divides by a sum means terms above 0
        for part in t.args:
            yield from _factors(part)
    elif isinstance(t, App) and t.head in ("pow", "sqrt"):
        yield from _factors(t.args[0])
    else:
        yield t


def positive_in(t: Term, words: Vocabulary) -> Iterator[Term]:
    """That the unspecified densities under logarithms and in denominators of `t` are positive there.

    What a definition brings in is found this way too.  Under a sum or an integral it holds for all values of
    the variable; where the variable is that of a mean or a derivative nothing is inferred.
    """
    positive = any(h == "expect" or h in words.joint or h[1:] in words.positive for h in heads(t))
    return _positive_in(t, words, ()) if positive else iter(())


def _positive_in(t: Term, words: Vocabulary, around: tuple[tuple[str, Term], ...]) -> Iterator[Term]:
    if not isinstance(t, App):
        return
    for value in _needed_positive(t):
        for factor in _factors(value):
            if isinstance(factor, App) and (
                factor.head in words.joint or factor.head[1:] in words.positive or _is_probability(factor)
            ):
                yield from _quantified(App("lt", ZERO, factor), around)
    for a in t.args:
        if isinstance(a, Lam) and t.head == "deriv":
            yield from _positive_in(apply(a, t.args[1]), words, around)
        elif isinstance(a, Lam):
            local = Var(f"\0positive{len(around)}")
            domain = t.args[0] if t.head in ("integral", "sum", "prod") else App("space")
            yield from _positive_in(apply(a, local), words, (*around, (local.name, domain)))
        else:
            yield from _positive_in(a, words, around)


def _is_probability(t: App) -> bool:
    """Whether a mean is the probability of an event: of products of indicators and their complements."""
    return t.head == "expect" and isinstance(t.args[0], Lam) and _is_indicator(t.args[0].body)


def _is_indicator(t: Term) -> bool:
    match t:
        case App(head="ite", args=(_, first, second)):
            return (first, second) == (ONE, ZERO)
        case App(head="mul", args=parts):
            return all(map(_is_indicator, parts))
        case App(head="add", args=(first, App(head="neg", args=(event,)))):
            return first == ONE and _is_indicator(event)
    return False


def _needed_positive(t: App) -> tuple[Term, ...]:
    """What `t` divides by or takes the logarithm of."""
    if t.head == "ln":
        return t.args
    return t.args[1:] if t.head == "div" else ()


def _quantified(prop: Term, around: tuple[tuple[str, Term], ...]) -> Iterator[Term]:
    """`prop` for all values of the variables around it; nothing where one of them has no set of values."""
    for name, domain in reversed(around):
        if name in names(prop):
            if domain == App("space"):
                return
            prop = App("all", domain, bind(prop, name))
    yield prop


# Marginal laws -----------------------------------------------------------------------------------


@record(frozen=True)
class Binding:
    """That the argument at `position` of a density is bound by a sum or integral over `domain`."""

    symbol: str
    position: int
    head: str
    domain: Term


def inferred(terms: Sequence[Term], words: Vocabulary) -> list[Term]:
    """That densities are at least 0 and have total mass 1, and which are marginals of which."""
    if not words.joint:
        return []
    used = {s.head for t in terms for s in subterms(t) if isinstance(s, App) and s.head in words.joint}
    if not used or UNNORMALISED.search(words.prose):
        return []
    bindings = list(dict.fromkeys(b for t in terms for b in _bindings(t, words, ())))
    _complete(bindings, used, words)
    found: list[Term] = []
    for b in bindings:
        found.extend(_consequences(b, bindings, used, words))
    if words.labelled:
        from kld_proof.document.elaborate.laws import listed

        letters = {h: (words.joint[h].family, words.joint[h].letters) for h in used}
        found.extend(listed.totals(terms, letters, words.labelled, words.prose))
    return list(dict.fromkeys(found))


def _complete(bindings: list[Binding], used: set[str], words: Vocabulary) -> None:
    """Add the marginals of densities that the claim integrates over all arguments: their total mass is 1."""
    for symbol in dict.fromkeys(b.symbol for b in bindings):
        own = words.joint[symbol]
        bound = {b.position: b for b in bindings if b.symbol == symbol}
        if len(own.letters) != 2 or len(bound) != 2 or len(set(own.letters)) != 2:
            continue
        for k, letter in enumerate(own.letters):
            name = f"${own.family}{letter}" if own.family.endswith("_") else f"${own.family}_{{{letter}}}"
            if name not in used:
                used.add(name)
                words.joint.setdefault(name, Symbol(own.family, (letter,)))
                bindings.append(Binding(name, 0, bound[k].head, bound[k].domain))


def _bindings(t: Term, words: Vocabulary, around: tuple[tuple[str, Term] | None, ...]) -> Iterator[Binding]:
    """The bound arguments of densities in `t`; `around` are the binders around it, innermost first."""
    if isinstance(t, Lam):
        yield from _bindings(t.body, words, (None, *around))
    if not isinstance(t, App):
        return
    if t.head in words.joint:
        for k, a in enumerate(t.args):
            if isinstance(a, Bound) and a.index < len(around):
                binder = around[a.index]
                if binder is not None and not binder[1].loose:
                    yield Binding(t.head, k, *binder)
    for a in t.args:
        if isinstance(a, Lam):
            whole = t.head in ("integral", "sum") and _is_whole(t.args[0])
            inside = (t.head, t.args[0]) if whole else None
            yield from _bindings(a.body, words, (inside, *around))
        else:
            yield from _bindings(a, words, around)


def _is_whole(domain: Term) -> bool:
    """Whether a set holds all values of a variable: all reals, or the set of values itself."""
    return domain == App("reals") or isinstance(domain, Var)


def _consequences(b: Binding, bindings: list[Binding], used: set[str], words: Vocabulary) -> Iterator[Term]:
    letters = words.joint[b.symbol].letters
    parameters = words.parametrised.get(words.joint[b.symbol].family, set())
    if len(set(letters)) != len(letters) or _is_ambiguous(b, bindings, words):
        return
    if letters[b.position] in parameters:  # of `p(x; \\theta)` the integral over theta says nothing
        return
    rest = tuple(x for k, x in enumerate(letters) if k != b.position)
    values = [Var(f"\0{x}") for x in letters]
    whole = bind(App(b.symbol, *values), values[b.position].name)
    finite = App({"integral": "integrable", "sum": "summable"}[b.head], b.domain, whole)
    total = App(b.head, b.domain, whole)
    if not rest:
        yield App("all", b.domain, Lam(App("le", ZERO, whole.body)))
        yield finite
        yield App("eq", total, ONE)
        return
    if parameters.issuperset(rest):
        for prop in (App("le", ZERO, apply(whole, values[b.position])), finite, App("eq", total, ONE)):
            own = (letters[b.position],) if prop.head == "le" else ()
            yield from _everywhere(prop, (*own, *rest), b, bindings, words)
        return
    family = words.joint[b.symbol].family
    of_rest = (m for m in sorted(used) if words.joint[m].family == family)
    marginal = next((m for m in of_rest if set(words.joint[m].letters) == set(rest)), None)
    if marginal is None or len(words.joint[marginal].letters) != len(rest):
        return
    value = App(marginal, *[Var(f"\0{x}") for x in words.joint[marginal].letters])
    for prop in (finite, App("eq", total, value)):
        yield from _everywhere(prop, rest, b, bindings, words)


def _is_ambiguous(b: Binding, bindings: list[Binding], words: Vocabulary) -> bool:
    """Whether a variable is summed over in one place and integrated over in another."""
    letter = words.joint[b.symbol].letters[b.position]
    kinds = {(o.head, o.domain) for o in bindings if words.joint[o.symbol].letters[o.position] == letter}
    return len(kinds) > 1


def bound_arguments(terms: Sequence[Term], words: Vocabulary) -> list[Binding]:
    """The arguments of densities that `terms` sum or integrate over."""
    return [b for t in terms for b in _bindings(t, words, ())]


def domains_of(
    letters: Sequence[str], terms: Sequence[Term], words: Vocabulary
) -> Iterator[tuple[str, Term]]:
    """For each variable the set that `terms` sum or integrate it over, else the reals."""
    found = bound_arguments(terms, words)
    for letter in letters:
        domains = [b.domain for b in found if words.joint[b.symbol].letters[b.position] == letter]
        yield letter, domains[0] if domains else App("reals")


def _everywhere(
    prop: Term, rest: tuple[str, ...], b: Binding, bindings: list[Binding], words: Vocabulary
) -> Iterator[Term]:
    """`prop` for all values of the other variables: those that the claim binds them to, else all reals."""
    for letter in rest:
        domains = [o.domain for o in bindings if words.joint[o.symbol].letters[o.position] == letter]
        prop = App("all", domains[0] if domains else App("reals"), bind(prop, f"\0{letter}"))
    yield prop
