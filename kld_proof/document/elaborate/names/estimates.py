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
from kld_proof.kernel.term import App, Term, names, substitute

ACCENT = "hat("


def declare(page: Page, words: Vocabulary, declared: Declared, chosen: Mapping[str, Candidate]) -> None:
    """Assume the conditions on a parameter of its estimate, from where a function of it is taken there."""
    for key in [k for k in chosen if k.startswith(ACCENT) and k.endswith(")")]:
        parameter = key[len(ACCENT) : -1]
        conditions = list(_conditions(parameter, declared))
        place = _taken(page, key, parameter, chosen) if conditions else None
        if place is None:
            continue
        try:
            value = words.definitions[key]()
        except ReadError:
            continue
        item, offset = place
        props = [substitute(c, {parameter: value}) for c in conditions]
        found = [p for p in props if not contradicted(p, item, offset, declared)]
        declared.assumptions += [inferred_at(p, item, offset, page) for p in found]


def _conditions(parameter: str, declared: Declared) -> Iterator[Term]:
    """The inequalities that are inferred of a parameter alone, because it stands in a law."""
    for assumption in declared.assumptions:
        prop = assumption.premise.prop
        inferred = assumption.premise.inferred and not assumption.section
        if inferred and isinstance(prop, App) and prop.head == "lt" and names(prop) == {parameter}:
            yield prop


def _taken(
    page: Page, estimate: str, parameter: str, chosen: Mapping[str, Candidate]
) -> tuple[Item, int] | None:
    """The first display formula with a function at the estimate that is defined as one of the parameter."""
    places = {k[:-2]: c.parameters.index(parameter) for k, c in chosen.items() if parameter in c.parameters}
    for item in formulas(page):
        for node in item.nodes.of(ast.Apply) if item.display else ():
            place = places.get(node.function.name, len(node.args))
            argument = strip(node.args[place]) if place < len(node.args) else None
            if isinstance(argument, ast.Name) and argument.name == estimate:
                return item, node.start
    return None
