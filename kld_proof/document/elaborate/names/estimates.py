"""Estimates at which a page takes a function of the parameter lie where the parameter of the law may lie.

Behind `y_i \\sim \\mathrm{Poiss}(\\lambda)` whoever writes `\\mathrm{LL}(\\hat\\lambda)`, for a function of
lambda that the page defines, supposes `\\hat\\lambda > 0`: the law at the estimate is the one that is
fitted.  This is inferred, and listed, from that formula on.

Main statement: `declare(page, words, declared, chosen)`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.names.candidates import Candidate
from kld_proof.document.elaborate.names.declared import Declared
from kld_proof.document.elaborate.names.needed import contradicted, inferred_at
from kld_proof.document.elaborate.terms.context import ReadError, Vocabulary
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Term, Var, names, substitute

ACCENT = "hat("


def declare(page: Page, words: Vocabulary, declared: Declared, chosen: Mapping[str, Candidate]) -> None:
    """Assume the conditions on a parameter of its estimate, from where a function of it is taken there."""
    for key, parameter, item, offset in _taken(page, chosen):
        conditions = list(_conditions(parameter, item, declared))
        try:
            value = words.definitions[key]() if key in words.definitions and conditions else Var(key)
        except ReadError:
            continue
        props = [substitute(c, {parameter: value}) for c in conditions]
        found = [p for p in props if not contradicted(p, item, offset, declared)]
        declared.assumptions += [inferred_at(p, item, offset, page) for p in found]


def _conditions(parameter: str, item: Item, declared: Declared) -> Iterator[Term]:
    """The inequalities about a parameter alone that hold at a formula, but for those of a case."""
    for assumption in declared.assumptions:
        prop = assumption.premise.prop
        holds = assumption.holds_at(item) and assumption.only is None and not assumption.is_case
        if holds and isinstance(prop, App) and prop.head == "lt" and names(prop) == {parameter}:
            yield prop


def _taken(page: Page, chosen: Mapping[str, Candidate]) -> Iterator[tuple[str, str, Item, int]]:
    """Each estimate, its parameter, and the first formula with a function of the parameter there."""
    places = {k[:-2]: c.parameters for k, c in chosen.items() if c.parameters}
    seen: set[str] = set()
    for item in formulas(page):
        for node in item.nodes.of(ast.Apply):
            own = places.get(node.function.base if node.function.primes else node.function.name, ())
            for parameter, argument in zip(own, map(strip, node.args), strict=False):
                key = f"{ACCENT}{parameter})"
                if isinstance(argument, ast.Name) and argument.name == key and key not in seen:
                    seen.add(key)
                    yield key, parameter, item, node.start
