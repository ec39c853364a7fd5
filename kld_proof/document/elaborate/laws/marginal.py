"""Laws given a parameter that is random itself, `y | \\theta \\sim L(\\theta)`, and their marginals.

Main statements: `of_variable(law, words)` is the law with its one random parameter integrated out,
p(y) = Int p(y | theta) p(theta) d theta (Gelman et al., Bayesian Data Analysis, section 1.3);
`parametrised(chain, law, page)` is the variable of a declaration under a condition, where that tells its law.

A law with several random parameters has no marginal here: the page would have to say that these are
independent.  Nor has one whose support moves with its parameter.
"""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.document.elaborate.items import Page, formulas
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Term, Var, apply, bind, names
from kld_proof.library.distributions import Law


def random_parameters(law: Law, words: Vocabulary) -> frozenset[str]:
    """The parameters of a law that the page makes random."""
    return (names(law.density) | names(law.support)) & (words.laws.keys() | words.random | words.drawn)


def of_variable(law: Law, words: Vocabulary) -> Law | None:
    """The marginal law; the law itself where no parameter is random, None where it is not known."""
    random = random_parameters(law, words)
    if not random:
        return law
    parameter = min(random)
    prior = words.laws.get(parameter)
    if len(random) > 1 or prior is None or parameter in words.poisoned or parameter in names(law.support):
        return None
    if random_parameters(prior, words):
        return None
    value, at = Var("\0y"), Var(parameter)
    both = App("mul", apply(law.density, value), apply(prior.density, at))
    total: Term = App("sum" if prior.discrete else "integral", prior.support, bind(both, parameter))
    return Law("", law.support, bind(total, value.name), law.discrete)


def parametrised(chain: ast.Chain, law: Law, page: Page) -> ast.Name | None:
    """The y of `y | \\theta \\sim L(\\theta)`, where the page says the law of each parameter behind the bar.

    Of a variable that has a law of its own besides, such as a prior, the condition says what it is
    afterwards: that is a claim.
    """
    first = strip(chain.first) if chain.first is not None else None
    if not isinstance(first, ast.Given) or len(chain.links) != 1:
        return None
    body, behind = strip(first.body), {n.name for n in conditions(chain)}
    drawn = _drawn(page)
    if not isinstance(body, ast.Name) or not behind or body.name in drawn:
        return None
    parameters = names(law.density) | names(law.support)
    return body if behind <= parameters and not behind.isdisjoint(drawn) else None


def conditions(chain: ast.Chain) -> tuple[ast.Name, ...]:
    """The names behind the bar of `y | a, b \\sim L`; none where something else stands there."""
    first = strip(chain.first) if chain.first is not None else None
    condition = strip(first.condition) if isinstance(first, ast.Given) else None
    listed = tuple(map(strip, condition.items)) if isinstance(condition, ast.Tuple) else (condition,)
    found = tuple(n for n in listed if isinstance(n, ast.Name))
    return found if len(found) == len(listed) else ()


def is_told(head: ast.Node, words: Vocabulary) -> bool:
    """Whether `y | \\theta \\sim L` tells a density: `p(y)`, `p(\\theta | y)` or `p(y, \\theta)`.

    A relation about it is a claim and defines nothing.
    """
    head = strip(head)
    if not isinstance(head, ast.Apply) or head.function.name != "p" or ";" in head.separators:
        return False
    inside = {a.name for a in map(strip, head.args) if isinstance(a, ast.Name)}
    for name, behind in words.given.items():
        data = {name, name.lower()} & inside
        others = {n for name in behind for n in (name.name, name.name.lower())}
        if len(data) == 1 and inside - data <= others and len(inside) == len(head.args):
            return True
    return False


def likelihoods(words: Vocabulary) -> Iterator[ast.Apply]:
    """The densities `p(y | \\theta)` that the page says by `y | \\theta \\sim L`."""
    for name, behind in words.given.items():
        law = words.laws.get(name)
        if law is None or names(law.support) & {n.name for n in behind}:
            continue
        letter = name.lower() if name.isupper() else name
        arguments = (ast.Name(letter, letter), *behind)
        yield ast.Apply(ast.Name("p", "p"), arguments, ("|",) + (",",) * (len(behind) - 1))


def _drawn(page: Page) -> set[str]:
    """The names that have a law on the page under no condition."""
    found = set[str]()
    for item in formulas(page):
        for _, chain in chains(item):
            first = strip(chain.first) if chain.first is not None else None
            if chain.links[0].relation.op == "~" and first is not None:
                sides = first.items if isinstance(first, ast.Tuple) else (first,)
                found |= {s.name for s in map(strip, sides) if isinstance(s, ast.Name)}
    return found
