"""The joint density of data and parameters, on a page that says what the likelihood is.

Where `p(y | \\theta)` is defined, `p(y, \\theta)` is `p(y | \\theta) p(\\theta)`, likelihood times prior
(Gelman et al., Bayesian Data Analysis, section 1.3).
"""

from __future__ import annotations

from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.record import replace

MODELS = ("m", "M", "H")
"""Letters with labels, `p(m_1 | y)`, that stand for several models or hypotheses: p(y) is then given none."""


def by_conditional(node: ast.Apply, words: Vocabulary) -> ast.Node | None:
    r"""`p(y, a)` as `p(y | a) p(a)`, and `p(y)` as its integral over a, where both factors are defined.

    None of other densities, and where the page sums over a.
    """
    if set(node.separators) - {","}:
        return None
    arguments = {*map(strip, node.args)}
    for head, everywhere in words.conditionals:
        if head.function != node.function:
            continue
        both = {*map(strip, head.args)}
        bar = head.separators.index("|") + 1
        data, given = tuple(map(strip, head.args[:bar])), tuple(map(strip, head.args[bar:]))
        if arguments not in (both, {*data}) or len(arguments) != len(node.args):
            continue
        if any(isinstance(a, ast.Name) and a.name in words.summed for a in given):
            return None
        conditional = replace(node, args=(*data, *given), separators=head.separators)
        prior = replace(node, args=given, separators=(",",) * (len(given) - 1))
        whole = ast.Mul((conditional, prior), start=node.start, end=node.end)
        if arguments == both:
            return whole
        if not everywhere or any(words.labelled.get(letter) for letter in MODELS):
            return None
        return ast.BigOp("int", given, whole, start=node.start, end=node.end)
    return None


def product(node: ast.Apply, likelihood: ast.Apply) -> ast.Node | None:
    """Likelihood times prior, where `node` is the density of just the data and the parameters; else None."""
    arguments, known = [*map(strip, node.args)], [*map(strip, likelihood.args)]
    if set(node.separators) - {","} or len(arguments) != len(known) or {*arguments} != {*known}:
        return None
    given = known[1:]
    conditional = replace(node, args=tuple(known), separators=likelihood.separators)
    prior = replace(node, args=tuple(given), separators=(",",) * (len(given) - 1))
    return ast.Mul((conditional, prior), start=node.start, end=node.end)
