"""Likelihoods: `p(y | \\theta) = \\prod_i ...` says what the density of all data is.

Main statements: `defines(candidate, page, words)` tells whether a relation does; `likelihoods` are the heads
of those of a page, of which `laws.likelihood` makes joint densities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Page, formulas
from kld_proof.document.elaborate.language import prose
from kld_proof.document.elaborate.names.candidates import Candidate
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip, walk
from kld_proof.document.latex import ast

_LIKELIHOOD = Cue(r"\blikelihood(?:\s+function)?\b(?!\s*(?:ratio|estimat))[^.]*$", re.I)


def defines(candidate: Candidate, page: Page, words: Vocabulary) -> bool:
    """Whether `p(y | \\theta) = \\prod_i ...` says what the density of all data is, by their terms.

    On a page that has the data jointly with anything but these parameters it relates densities.
    """
    head = strip(candidate.head)
    if not isinstance(head, ast.Apply) or head.separators[:1] not in (("|",), (";",)):
        return False
    data = strip(head.args[0])
    if not isinstance(data, ast.Name) or not (
        _runs_over(data, candidate, words) or _is_called_so(candidate, head)
    ):
        return False
    applied = (n for i in formulas(page) for n in i.nodes if isinstance(n, ast.Apply))
    joint = [n for n in applied if n.function == head.function and _has_jointly(n, data)]
    return all({*map(strip, n.args)} == {*map(strip, head.args)} for n in joint)


def states_law(candidate: Candidate, page: Page) -> bool:
    r"""Whether `p(y | a) = \mathcal{N}(y; \ldots)` says what law the data have, used before or not.

    All that stands behind the bar is in the law, `p(a)` is given before, and `p(a | y)` is not.
    """
    head, side = strip(candidate.head), strip(candidate.side)
    if not isinstance(head, ast.Apply) or not isinstance(side, ast.Apply) or head.separators[:1] != ("|",):
        return False
    data, *given = map(strip, head.args)
    behind = {a.name for a in given if isinstance(a, ast.Name)}
    normal = side.function.name in NORMAL and side.separators[:1] == (";",) and strip(side.args[0]) == data
    if not normal or len(behind) < len(given) or not behind <= {n.name for n in names_in(side)}:
        return False
    told = False
    for item in formulas(page):
        for _, chain in chains(item):
            first = strip(chain.first) if chain.first is not None else None
            if item.order > candidate.item.order or not isinstance(first, ast.Apply):
                continue
            if first.function != head.function:
                continue
            if "|" in first.separators and data in map(strip, first.args[first.separators.index("|") + 1 :]):
                return False
            told = told or (_is_of(first, behind) and item.order < candidate.item.order)
    return told


def _runs_over(data: ast.Name, candidate: Candidate, words: Vocabulary) -> bool:
    """Whether a side is a sum or a product over the terms of the data."""
    runs = [n for n in walk(candidate.side) if isinstance(n, ast.BigOp) and n.op in ("sum", "prod")]
    terms = (n for b in runs for n in names_in(b.body))
    return data.name in words.indexed and any(n.base == data.name and n.subscript for n in terms)


def _is_called_so(candidate: Candidate, head: ast.Apply) -> bool:
    """Whether the words before call `p(y | a)` the likelihood, and its side is made of y and a."""
    bare = {a.name for a in map(strip, head.args) if isinstance(a, ast.Name)}
    inside = {n.name for n in names_in(candidate.side)}
    applied = any(isinstance(n, ast.Apply) and n.function == head.function for n in walk(candidate.side))
    whole = len(bare) == len(head.args) and bare <= inside and not applied
    return whole and bool(_LIKELIHOOD.search(prose.last_sentence(candidate.item.before)))


def _has_jointly(node: ast.Apply, data: ast.Name) -> bool:
    """Whether a density is that of the data together with something: `p(y, \\theta)`, `p(\\theta, y | m)`."""
    bar = node.separators.index("|") + 1 if "|" in node.separators else len(node.args)
    return bar > 1 and data in map(strip, node.args[:bar]) and node.separators[:1] != (";",)


def factored(chosen: Mapping[str, Candidate]) -> Iterator[tuple[str, ast.Apply]]:
    """The joint densities `p(y, a)` behind definitions of `p(y | a)` and `p(a)`: they are claims.

    Each by its key, with the conditional density that makes it.
    """
    heads = {key: h for key, c in chosen.items() if isinstance(h := strip(c.head), ast.Apply)}
    for key, head in heads.items():
        if "|" not in head.separators or len(head.args) != 2:
            continue
        both, given = {*map(strip, head.args)}, strip(head.args[1])
        same = {k: h for k, h in heads.items() if h.function == head.function and "|" not in h.separators}
        prior = next((k for k, h in same.items() if [*map(strip, h.args)] == [given]), None)
        if prior is not None:
            yield from _concluded(chosen, heads, max(chosen[k].item.order for k in (key, prior)), head)
        joint = next((k for k, h in same.items() if len(h.args) == 2 and {*map(strip, h.args)} == both), None)
        if prior is None or joint is None:
            continue
        if chosen[joint].item.order > max(chosen[k].item.order for k in (key, prior)):
            yield joint, head


def conditionals(chosen: Mapping[str, Candidate], words: Vocabulary) -> Iterator[tuple[ast.Apply, bool]]:
    """The densities `p(y | a)` that are known beside `p(a)`, defined by laws, and whether p(y) is known too.

    By these two the joint density is known; where the law of a is normal, or a is one number with a density,
    the marginal density of y is the integral over a.
    """
    heads = [(h, c) for c in chosen.values() if isinstance(h := strip(c.head), ast.Apply)]
    for head in dict.fromkeys((*(h for h, _ in heads), *words.likelihoods.values())):
        if head.separators.count("|") != 1 or set(head.separators) - {"|", ","}:
            continue
        given = head.args[head.separators.index("|") + 1 :]
        names = {a.name for a in map(strip, given) if isinstance(a, ast.Name) and not a.subscript}
        priors = (c for h, c in heads if h.function == head.function and _is_of(h, names))
        side = next((strip(c.side) for c in priors), None)
        factors = tuple(map(strip, side.factors)) if isinstance(side, ast.Mul) else (side,)
        laws = [f for f in factors if isinstance(f, ast.Apply) and f.separators[:1] == (";",)]
        if len(names) == len(given) and len(laws) == len(factors):
            normal = all(f.function.name in NORMAL for f in laws)
            yield head, normal or (len(given) == len(laws) == 1 and _is_continuous(laws[0], given[0], words))


def _is_continuous(law: ast.Apply, variable: ast.Node, words: Vocabulary) -> bool:
    """Whether `\\mathrm{Gam}(a; \\ldots)` is the density of a known law at this variable."""
    from kld_proof.document.elaborate.laws import named

    try:
        known = named.law_of_density(law, Context(words))
    except ReadError:
        return False
    return known is not None and not known.discrete and strip(law.args[0]) == strip(variable)


NORMAL = frozenset({"N", "cal(N)"})


def _is_of(head: ast.Apply, names: set[str]) -> bool:
    """Whether a head is the density of these names alone."""
    inside = [a.name for a in map(strip, head.args) if isinstance(a, ast.Name)]
    return not set(head.separators) - {","} and len(inside) == len(head.args) and set(inside) == names


def _concluded(
    chosen: Mapping[str, Candidate], heads: Mapping[str, ast.Apply], since: int, known: ast.Apply
) -> Iterator[tuple[str, ast.Apply]]:
    """What `p(y)` and `p(a | y)` are said to be behind both factors, which tell it: no p stands in it."""
    data, parameter = map(strip, known.args)
    for key, head in heads.items():
        told = head.function == known.function and [*map(strip, head.args)] in ([data], [parameter, data])
        closed = not any(n.name == head.function.name for n in names_in(chosen[key].side))
        if told and closed and chosen[key].item.order > since and not chosen[key].outright:
            yield key, known


def likelihoods(chosen: Mapping[str, Candidate], page: Page, words: Vocabulary) -> Iterator[ast.Apply]:
    """The likelihoods of the page, by a law or by a definition: each makes a joint density."""
    from kld_proof.document.elaborate.laws import densities

    for candidate in chosen.values():
        head = strip(candidate.head)
        if isinstance(head, ast.Apply) and "|" in head.separators and defines(candidate, page, words):
            yield head
    for item in formulas(page):
        for node in item.nodes.of(ast.Apply):
            bare = all(isinstance(a, ast.Name) and not a.subscript for a in map(strip, node.args))
            if bare and densities.is_given_parameters(node, Context(words)):
                yield node
    if words.given:
        from kld_proof.document.elaborate.laws import marginal

        yield from marginal.likelihoods(words)
