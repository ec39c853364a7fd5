"""Parameters with a prior density: `p(\\lambda) = \\mathrm{Gam}(\\lambda; a, b)` says where lambda can lie.

Main statement: `declare(page, words, declared)`.
"""

from __future__ import annotations

from kld_proof.document.elaborate.items import Page, formulas
from kld_proof.document.elaborate.laws import named, vetting
from kld_proof.document.elaborate.names.declared import Declared, infer
from kld_proof.document.elaborate.relations import chains, tied
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Var

DENSITIES = ("p", "q", "f", "pi")


def declare(page: Page, words: Vocabulary, declared: Declared) -> None:
    """Assume that parameters of laws lie in the supports of their own laws, which formulas give by densities.

    A name that is no parameter is not meant to lie there: of `p(x)` the page may say what it is elsewhere.
    But a counterexample may not choose it.  An integral over a parameter without bounds is over the support.
    """
    for item in formulas(page):
        for statement, chain in chains(item):
            variable = _of_density(chain)
            if variable is None or tied(item, statement) or vetting.is_denied(item):
                continue
            density = strip(chain.links[0].side)
            if not isinstance(density, ast.Apply) or density.separators[:1] != (";",):
                continue
            try:
                law = named.law_of_density(density, Context(words))
            except ReadError:
                continue
            if law is None or strip(density.args[0]) != variable or law.support == App("reals"):
                continue
            if variable.name in declared.introduced or _is_parameter(variable, density, words):
                known = words.supports.setdefault(variable.name, law.support)
                words.supports[variable.name] = law.support if known == law.support else App("reals")
            if variable.name in declared.introduced:
                infer(App("in", Var(variable.name), law.support), declared)
            else:
                declared.unknown.add(variable.name)


def _is_parameter(variable: ast.Name, density: ast.Apply, words: Vocabulary) -> bool:
    """Whether other densities of the page are given this name, and it is no parameter of its own law."""
    own = any(n == variable for a in density.args[1:] for n in names_in(a))
    forms = (f for letter in DENSITIES for f in words.forms.get(letter, {}).values() if "|" in f.separators)
    return not own and any(variable in map(strip, f.args[f.separators.index("|") + 1 :]) for f in forms)


def _of_density(chain: ast.Chain) -> ast.Name | None:
    """The name of which the chain begins with the density."""
    head = strip(chain.first) if chain.first is not None else None
    if not isinstance(head, ast.Apply) or len(head.args) != 1 or head.function.name not in DENSITIES:
        return None
    variable = strip(head.args[0])
    return variable if isinstance(variable, ast.Name) and chain.links[0].relation.op in ("=", ":=") else None
