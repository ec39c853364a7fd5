"""What the definition of an inverse or of a quantile function claims: that it inverts.

Main statement: `claim(reader, item, candidate)`.  A function h is the inverse of g on D, at all values that g
has there, exactly if h(g(x)) = x for all x in D.  For a law with a density that is positive between the ends
of its support, t is the quantile of p, 0 < p < 1, exactly if the distribution function at t is p.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.claims.sides import Side
from kld_proof.document.elaborate.items import Item, formulas
from kld_proof.document.elaborate.laws import piecewise
from kld_proof.document.elaborate.names.candidates import Candidate
from kld_proof.document.elaborate.names.inverses import MARK, quantile_of
from kld_proof.document.elaborate.terms.syntax import names_in, rebuild, strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ONE, ZERO, App, Term, Var
from kld_proof.library.distributions import Law
from kld_proof.record import replace

if TYPE_CHECKING:
    from kld_proof.document.elaborate.statements import StatementReader

_DISTRIBUTION = Cue(
    r"distribution function|\bcdfs?\b|quantile|verteilungsfunktion|répartition|分布函數|分佈函數", re.I
)
Claim = tuple[Side, Side, list[Term], str]


def claim(reader: StatementReader, item: Item, candidate: Candidate) -> Claim | None:
    """Both sides of what a definition claims, under which conditions, and how it was read."""
    head = strip(candidate.head)
    if not isinstance(head, ast.Apply) or len(head.args) != 1:
        return None
    variable = strip(head.args[0])
    index = quantile_of(head.function)
    if not isinstance(variable, ast.Name):
        return None
    if index is not None:
        law = reader.words.laws.get(index.name)
        if law is not None:
            return _quantile(reader, item, candidate, (law, variable))
        inverted = ast.Name(f"F_{index.name}", "F", (index,), start=head.start)
    elif head.function.name.endswith(MARK):
        name = head.function.name.removesuffix(MARK)
        inverted = ast.Name(name, name, start=head.start)
    else:
        return None
    return _inverse(reader, item, candidate, inverted, variable)


def _inverse(
    reader: StatementReader, item: Item, candidate: Candidate, inverted: ast.Name, variable: ast.Name
) -> Claim | None:
    """h(g(x)) = x, for x in the support of the X to which the page applies g."""
    parameters = reader.words.parameters.get(inverted.name + "()", ())
    if len(parameters) != 1 or inverted.name + "()" not in reader.words.definitions:
        return None
    letter = parameters[0].lower()
    if letter in reader.words.definitions or letter in reader.words.random:
        return None
    x = ast.Name(letter, letter, start=variable.start)
    value = ast.Group("(", ast.Apply(inverted, (x,), start=candidate.side.start))
    back = rebuild(candidate.side, lambda node: value if node == variable else None)
    sides = [reader.chainer.side(item, node, []) for node in (back, x)]
    note = f"that this is the inverse function means that it takes {inverted.name}({letter}) to {letter}"
    support = _support(reader, inverted, letter)
    if not support and (inverted.subscript or _DISTRIBUTION.search(reader.words.prose)):
        sides[0].context.open = True  # the formula may hold on a support that is not known here
    return sides[0], sides[1], support, note


def _support(reader: StatementReader, function: ast.Name, letter: str) -> list[Term]:
    """Where the argument of a function lies that the page applies to a random variable with a known law."""
    index = function.subscript[0] if function.subscript else None
    names = [index.name] if isinstance(index, ast.Name) else []
    names += [
        a.name
        for i in formulas(reader.page)
        for n in i.nodes.of(ast.Apply)
        if n.function == function and len(n.args) == 1
        for a in map(strip, n.args)
        if isinstance(a, ast.Name)
    ]
    laws = [reader.words.laws[n] for n in names if n in reader.words.laws]
    return [App("in", Var(letter), laws[0].support)] if laws else []


def _quantile(
    reader: StatementReader, item: Item, candidate: Candidate, told: tuple[Law, ast.Name]
) -> Claim | None:
    """F_X(t) = p for 0 < p < 1."""
    law, variable = told
    between: list[Term] = [App("lt", ZERO, Var(variable.name)), App("lt", Var(variable.name), ONE)]
    if law.discrete or not _has_ends(law):
        return None
    side = reader.chainer.side(item, candidate.side, between)
    if side.term is None or side.error:
        return None
    value = _distribution(law, side.term)
    note = f"a quantile is where the distribution function has the value {variable.name}"
    right = reader.chainer.side(item, replace(variable, start=candidate.side.start), [])
    return replace(side, term=value), right, between, note


def probability(reader: StatementReader, item: Item, chain: ast.Chain) -> Side | None:
    """F_X(x) for the p of the quantile function, where `p = 1 - e^{-b x}` is to be solved for x."""
    head = strip(chain.first) if chain.first is not None else None
    if not isinstance(head, ast.Name) or len(chain.links) > 1 or head.name in reader.words.definitions:
        return None
    index = reader.words.quantiles.get(head.name)
    letter = index.name.lower() if index is not None else ""
    if index is None or all(n.name != letter for n in names_in(chain.links[0].side)):
        return None
    if index.name not in reader.words.laws and f"F_{index.name}()" not in reader.words.definitions:
        return None
    x = ast.Name(letter, letter, start=head.start, end=head.end)
    distribution = ast.Name(f"F_{index.name}", "F", (index,), start=head.start, end=head.end)
    node = ast.Apply(distribution, (x,), start=head.start, end=head.end)
    side = reader.chainer.side(item, node, [])
    side.context.note(f"{head.name} is the value of the distribution function at {letter}")
    return replace(side, node=head)


def _has_ends(law: Law) -> bool:
    return isinstance(law.support, App) and law.support.head in ("reals", "above", "below", "interval")


def _distribution(law: Law, place: Term) -> Term:
    if law.support == App("reals"):
        return App("integral", App("below", place), law.density)
    return piecewise.distribution(law, place)
