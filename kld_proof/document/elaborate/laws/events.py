"""Probabilities of events, as means of indicators: `P(A \\cup B)`, `\\Pr(|X - \\mu| \\ge k)`, `P(A | B)`.

Main statements: `learn(page, words)` finds the names that are events, `probability(node, context)` reads a
probability, `inclusion(...)` what `A \\subseteq B` says of the outcomes.

Implementation: an event A is the set of the outcomes at which the function A is positive, so that its
indicator is `ite(0 < A(w), 1, 0)`; intersections are products of indicators.  `X > x` is the complement
of `X <= x`.
"""

from __future__ import annotations

from fractions import Fraction

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Page, formulas
from kld_proof.document.elaborate.laws.expectation import mean
from kld_proof.document.elaborate.terms.context import Context, Vocabulary, lam
from kld_proof.document.elaborate.terms.expansion import expanded
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import names_in, strip, walk
from kld_proof.document.elaborate.terms.vocabulary import PROBABILITY
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ZERO, App, Term
from kld_proof.kernel.term import names as term_names
from kld_proof.record import replace

SETS = frozenset({"cup", "cap", "setminus"})
CAPITAL = PROBABILITY - {"p"}
ACCENTS = ("bar", "overline")
SAID = Cue(r"\bevents?\b|\bsample space\b|事件|樣本空間", 2)
TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
COMPLEMENTS = {">": "<=", ">=": "<", "!=": "="}
ONE = ast.Number(Fraction(1))
NONE = ast.Number(Fraction(0))


def learn(page: Page, words: Vocabulary) -> None:
    """The names that are events: joined as sets under a probability, or called so and given one."""
    applied = [n for i in formulas(page) for n in i.nodes.of(ast.Apply) if n.function.name in PROBABILITY]
    joined = {
        x.name for a in applied for b in a.args for x in _members(b) if isinstance(strip(b), ast.Binary)
    }
    said = (
        {x.name for a in applied for b in a.args for x in _members(b)} if SAID.search(page.words) else set()
    )
    for name in sorted(joined | said):
        if name not in words.random and name not in words.matrices and name + "()" not in words.definitions:
            words.events.add(name)
    words.random |= words.events


def _members(node: ast.Node) -> list[ast.Name]:
    """The names of events in an expression of sets: capital letters by themselves."""
    node = strip(node)
    if isinstance(node, ast.Binary) and node.op in SETS:
        return [*_members(node.left), *_members(node.right)]
    found = _complemented(node) or node
    if not isinstance(found, ast.Name) or found.name in ("emptyset", "Omega") or found.subscript:
        return []
    inner = _plain(found)
    return [inner] if len(inner.name) == 1 and inner.name.isupper() else []


def _plain(name: ast.Name) -> ast.Name:
    """`E` for the complement `\\bar E`."""
    accent, _, rest = name.name.partition("(")
    return ast.Name(rest[:-1], rest[:-1], start=name.start) if accent in ACCENTS and rest else name


def _complemented(node: ast.Node) -> ast.Node | None:
    """The A of `A^c`, and of an upright `A^\\mathrm{c}`."""
    if isinstance(node, ast.Power) and isinstance(node.base, ast.Name) and node.exponent == ast.Name("c"):
        return node.base
    if isinstance(node, ast.Name) and node.label == "c" and not (node.primes or node.subscript):
        return ast.Name(node.base, node.base, start=node.start)
    return None


def probability(node: ast.Apply, context: Context) -> Term | None:
    """The probability of an event, given another one behind a bar; None for what is no event."""
    if "||" in node.separators or ";" in node.separators or not node.args:
        return None
    bar = node.separators.index("|") + 1 if "|" in node.separators else len(node.args)
    sets = any(_members(a) or _is_constant(a) for a in node.args)
    if not sets and (node.function.name not in CAPITAL or all(map(_is_value, node.args))):
        return None
    indicators = [indicator(a, context) for a in node.args]
    known = [i for i in indicators if i is not None]
    if len(known) != len(indicators):
        return None
    both = _product(known, node)
    if not _is_random(both, context) and not all(map(_is_constant, node.args)):
        return None
    for atom in dict.fromkeys(n for n in walk(both) if isinstance(n, ast.Cases)):
        if atom != both and _is_random(atom, context):
            mean(atom, None, context)  # every event that is written has a probability
    found = _under(both, known[bar:], node, context)
    # "P(Y <= y)" is said of the y that Y takes, and nobody writes which these are
    context.open = context.open or not sets
    return found


def _under(both: ast.Node, given: list[ast.Node], node: ast.Apply, context: Context) -> Term:
    """The mean of an indicator, divided by that of what stands behind the bar."""
    if not given:
        return mean(both, None, context)
    condition = _told(node, context) or mean(_product(given, node), None, context)
    possible = App("lt", ZERO, condition)
    if any(n.startswith("\0") for n in term_names(possible)):
        context.assume(possible)
    else:
        context.assume_along(possible)
    return App("div", mean(both, None, context), condition)


def _told(node: ast.Apply, context: Context) -> Term | None:
    """The probability of what stands behind the bar, where the law of one variable gives it."""
    from kld_proof.document.elaborate.laws import densities

    behind = node.args[node.separators.index("|") + 1 :]
    event = strip(behind[0])
    one = len(behind) == 1 and isinstance(event, ast.Chain) and len(event.links) == 1
    alone = replace(node, args=behind, separators=())
    if not one or not densities.is_functional(alone, context):
        return None
    return densities.law_function(alone, context)


def _is_value(argument: ast.Node) -> bool:
    """`X = x`, of which densities and mass functions are told."""
    argument = strip(argument)
    return isinstance(argument, ast.Chain) and all(link.relation.op == "=" for link in argument.links)


def _is_constant(node: ast.Node) -> bool:
    node = strip(node)
    return isinstance(node, ast.Name) and node.name in ("emptyset", "Omega")


def _is_random(node: ast.Node, context: Context) -> bool:
    return any(n.name in context.words.random for n in names_in(expanded(node, context)))


def _product(factors: list[ast.Node], node: ast.Node) -> ast.Node:
    return factors[0] if len(factors) == 1 else ast.Mul(tuple(factors), start=node.start)


def indicator(node: ast.Node, context: Context) -> ast.Node | None:
    """What is 1 at the outcomes in an event and 0 at the others; None for what is no event."""
    node = strip(node)
    if isinstance(node, ast.Chain) and node.first is not None:
        return _of_relations(node, context)
    if isinstance(node, ast.Name) and _is_constant(node):
        return ONE if node.name == "Omega" else NONE
    if isinstance(node, ast.Name) and node.name in context.words.events:
        return _where(ast.Link(ast.Relation("<"), node, start=node.start), NONE, node)
    inner = _complemented(node) or (_plain(node) if isinstance(node, ast.Name) else None)
    if inner is not None and inner != node:
        found = indicator(inner, context) if _is_complement(node, inner, context) else None
        return None if found is None else _complement(found, node)
    if not isinstance(node, ast.Binary) or node.op not in SETS:
        return None
    left, right = indicator(node.left, context), indicator(node.right, context)
    if left is None or right is None:
        return None
    if node.op == "setminus":
        return _product([left, _complement(right, node)], node)
    both = _product([left, right], node)
    return both if node.op == "cap" else _sum((left, right, ast.Neg(both, start=node.start)), node)


def _is_complement(node: ast.Node, inner: ast.Node, context: Context) -> bool:
    """Whether the page gives `A^\\mathrm{c}` no meaning of its own, or that of `\\Omega \\setminus A`."""
    value = context.value_of(node.name, node.start) if isinstance(node, ast.Name) else None
    return value is None or value == read(ast.Binary("setminus", ast.Name("Omega"), inner), context)


def _of_relations(node: ast.Chain, context: Context) -> ast.Node | None:
    """The product of what the relations say; `a < X` is read as `X > a`."""
    found: list[ast.Node] = []
    left = node.first
    for link in node.links:
        assert left is not None
        op, first, second = link.relation.op, left, link.side
        if _is_random(second, context) and not _is_random(first, context):
            op, first, second = TURNED.get(op, op), second, first
        if op not in (*COMPLEMENTS, "<", "<=", "="):
            return None
        direct = ast.Link(ast.Relation(COMPLEMENTS.get(op, op)), second, start=link.start)
        one = _where(direct, first, node)
        found.append(_complement(one, node) if op in COMPLEMENTS else one)
        left = link.side
    return _product(found, node)


def _where(link: ast.Link, left: ast.Node, node: ast.Node) -> ast.Node:
    chain = ast.Chain(left, (link,), start=node.start)
    return ast.Cases(((ONE, chain), (NONE, None)), start=node.start)


def _complement(inner: ast.Node, node: ast.Node) -> ast.Node:
    return _sum((ONE, ast.Neg(inner, start=node.start)), node)


def _sum(terms: tuple[ast.Node, ...], node: ast.Node) -> ast.Node:
    return ast.Group("(", ast.Add(terms, start=node.start), start=node.start)


def relation(left: ast.Node, op: str, right: ast.Node, context: Context) -> Term | None:
    """`A \\subseteq B` and `A \\cap B = \\emptyset` at every outcome; None for what is about no events."""
    heads = {"subset": "le", "subseteq": "le", "=": "eq"}
    if op not in heads or not (_members(left) or _members(right)):
        return None
    sides = [indicator(s, context) for s in (left, right)]
    if sides[0] is None or sides[1] is None:
        return None
    with context.binder(("\0outcome",), None) as local:
        context.bound.update((name, App("$" + name, local)) for name in context.words.events)
        prop = App(heads[op], *[read(s, context) for s in sides if s is not None])
        return App("all", App("space"), lam(prop, local))
