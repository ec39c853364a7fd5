"""The joint density of data and parameters, on a page that says what the likelihood is.

Where `p(y | \\theta)` is defined, `p(y, \\theta)` is `p(y | \\theta) p(\\theta)`, likelihood times prior
(Gelman et al., Bayesian Data Analysis, section 1.3).
"""

from __future__ import annotations

from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.record import replace


def product(node: ast.Apply, likelihood: ast.Apply) -> ast.Node | None:
    """Likelihood times prior, where `node` is the density of just the data and the parameters; else None."""
    arguments, known = [*map(strip, node.args)], [*map(strip, likelihood.args)]
    if set(node.separators) - {","} or len(arguments) != len(known) or {*arguments} != {*known}:
        return None
    given = known[1:]
    conditional = replace(node, args=tuple(known), separators=likelihood.separators)
    prior = replace(node, args=tuple(given), separators=(",",) * (len(given) - 1))
    return ast.Mul((conditional, prior), start=node.start, end=node.end)
