"""Parameters with a prior density: `p(\\lambda) = \\mathrm{Gam}(\\lambda; a, b)` says where lambda can lie.

Main statement: `supports(page, words, parameters)`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kld_proof.document.elaborate.items import Page, formulas
from kld_proof.document.elaborate.laws import named, vetting
from kld_proof.document.elaborate.relations import chains, tied
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Term, Var

DENSITIES = ("p", "q", "f", "pi")


def supports(page: Page, words: Vocabulary, parameters: Collection[str]) -> Iterator[Term]:
    """That parameters of laws lie in the supports of their own laws, which formulas give by densities.

    A name that is no parameter is not meant to lie there: of `p(x)` the page may say what it is elsewhere.
    """
    for item in formulas(page):
        for statement, chain in chains(item):
            variable = _of_parameter(chain, parameters)
            if variable is None or tied(item, statement) or vetting.is_denied(item):
                continue
            density = strip(chain.links[0].side)
            if chain.links[0].relation.op not in ("=", ":=") or not isinstance(density, ast.Apply):
                continue
            if density.separators[:1] != (";",):
                continue
            try:
                law = named.law_of_density(density, Context(words))
            except ReadError:
                continue
            if law is not None and strip(density.args[0]) == variable and law.support != App("reals"):
                yield App("in", Var(variable.name), law.support)


def _of_parameter(chain: ast.Chain, parameters: Collection[str]) -> ast.Name | None:
    """The parameter of which the chain begins with the density."""
    head = strip(chain.first) if chain.first is not None else None
    if not isinstance(head, ast.Apply) or len(head.args) != 1 or head.function.name not in DENSITIES:
        return None
    variable = strip(head.args[0])
    return variable if isinstance(variable, ast.Name) and variable.name in parameters else None
