"""Laws whose density a page writes out as a formula: "with density $$ f(x) = 2 x, \\quad 0 < x < 1 $$".

Main statement: `written_densities(page, words)`.  A sentence has to give the density, and to say whose it is
(`f_X`, or one random variable that the sentence names, or the one with a law in its section); the range of
its argument has to stand beside it, or in cases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import prose, sentences
from kld_proof.document.elaborate.language.spoken_density import support_of
from kld_proof.document.elaborate.laws import given_values, vetting
from kld_proof.document.elaborate.laws.total import of_total_one
from kld_proof.document.elaborate.names.candidates import ranges_of
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary, lam
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import names_in, strip, walk
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Term
from kld_proof.library.distributions import Law
from kld_proof.record import record

_DENSITY = Cue(
    r"(?:^\W*|\b(?:the|an?|its|whose|with|has|have|having|following|common|continuous)\s+)"
    r"(?:following\s+)?(?:(?:probability\s+)?density(?:\s+function)?|pdf)\b"
    r"(?:\s+(?:of|for)\s+(?:the\s+)?(?:(?:random\s+)?variable\s+)?\0)?"
    r"(?:\s*\([^()]{1,12}\))?(?:\s+(?:is|given by|of the form|reads|on\s+\0))*[\s,:\0]*$",
    re.I,
)
_OTHER = Cue(
    r"\b(joint|marginal|conditional\w*|posterior|prior|unnormali[sz]ed|likelihood|kernel|if|given\s+(?!by)"
    r"|show\w*|prov(?:e|es|ed|ing)|verif\w*|check\w*|claim\w*|find\w*|found|deduce\w*|deriv\w*|comput\w*|turns?"
    r"|calculat\w*|becom\w*|answer|solution|wants?|transform\w*)\b",
    re.I,
)
"""Words beside which a density is another one, or a claim."""
_NOWHERE = (ast.Number(Fraction(0)), None)


@record(frozen=True)
class Written:
    """A chain that gives the density of the random variable `name`.

    Where it is not `given` it only tells what the parameters of a law mean: its range is not said, or it
    stands behind the law without the word.
    """

    item: Item
    chain: ast.Chain
    name: str
    law: Law
    given: bool = True

    @property
    def consumed(self) -> set[int]:
        """The chain, where it is about `f_X`; `f` by itself is also a function, which it defines."""
        head = strip(self.chain.first) if self.chain.first is not None else None
        return {id(self.chain)} if isinstance(head, ast.Apply) and head.function.subscript else set()


def written_densities(page: Page, words: Vocabulary) -> list[Written]:
    """The densities that formulas of the page give to single random variables."""
    return list(_found(page, words))


def _found(page: Page, words: Vocabulary) -> Iterator[Written]:
    for item in formulas(page):
        given = _gives(item)
        if not given and not _follows_law(item, page):
            continue
        for _, chain in chains(item):
            head = _head(chain)
            if head is None:
                continue
            name = _variable(head[0], item, page)
            if name is None or any(n.name == name for n in names_in(chain.links[0].side)):
                continue
            if name in words.matrices | words.vectors or _is_made(name, page):
                continue
            if given_values.conditional_on(page, item, chain):
                continue
            with suppress(ReadError):
                law, ranged = _law(head[1], chain, item, page, words)
                yield Written(item, chain, name, law, given and ranged)


def _gives(item: Item) -> bool:
    """Whether the sentence gives a density, rather than concludes, denies or restricts it."""
    sentence = prose.last_sentence(item.before)
    if not _DENSITY.search(sentence) or _OTHER.search(sentence):
        return False
    if _OTHER.search(prose.first_sentence(item.after)):
        return False
    said = sentences.supposal(item.before, item.after)
    local = said.local or sentences.denies_text(sentence)
    return not (local or prose.concludes(item.before) or vetting.is_denied(item))


_BEHIND = Cue(r"(?P<inline>\0)?[\s,;]*(?:with|where|having|has|and)?[\s,]*$", re.I)


def _follows_law(item: Item, page: Page) -> bool:
    """Whether a formula stands right behind `X \\sim L`: "$X \\sim L$ with $f(x) = \\ldots$", or below it."""
    before = page.items[item.order - 1] if item.order else item
    behind = _BEHIND.search(item.before)
    if before is item or before.section != item.section or behind is None or not _distributed(before):
        return False
    near = bool(behind["inline"]) if not before.display else behind.start() == 0
    return near and not vetting.is_denied(item)


def _head(chain: ast.Chain) -> tuple[ast.Name, ast.Name] | None:
    """The f and the x of `f(x) = ...`, where the right side has no densities in it."""
    head = strip(chain.first) if chain.first is not None else None
    if len(chain.links) != 1 or chain.links[0].relation.op not in ("=", ":="):
        return None
    if not isinstance(head, ast.Apply) or len(head.args) != 1:
        return None
    point, name = strip(head.args[0]), head.function
    if not isinstance(point, ast.Name) or point.subscript or not (name.base or name.name).islower():
        return None
    again = any(n.name == name.name for n in walk(chain.links[0].side) if isinstance(n, ast.Name))
    return None if again else (name, point)


def _variable(function: ast.Name, item: Item, page: Page) -> str | None:
    """The random variable whose density `f` is: its index, or the one that the sentence is about."""
    if function.subscript:
        index = function.subscript[0]
        return index.name if isinstance(index, ast.Name) and index.name[:1].isupper() else None
    count = prose.last_sentence(item.before).count(prose.FORMULA)
    near = [i for i in page.items[: item.order] if not i.display][-count:] if count else []
    near = near or [i for i in page.items[: item.order][-1:] if _follows_law(item, page)]
    named = {name for i in near for name in (_distributed(i) or _bare(i))}
    if not named:
        stated = [i for i in page.items if i.section == item.section]
        named = {name for i in stated for name in _distributed(i)}
    return min(named) if len(named) == 1 else None


def _is_made(name: str, page: Page) -> bool:
    """Whether the page says what a variable is, `Y = X^2`: its density is then a claim."""
    made = (c for i in formulas(page) for _, c in chains(i) if c.links[0].relation.op in ("=", ":="))
    heads = (strip(c.first) for c in made if c.first is not None)
    return any(isinstance(h, ast.Name) and h.name == name for h in heads)


def _distributed(item: Item) -> set[str]:
    """The variables to which a formula gives laws, `X \\sim L`."""
    assert item.tree is not None or item.error
    found = set()
    for statement in item.tree.statements if item.tree is not None else ():
        body = strip(statement.body)
        if isinstance(body, ast.Chain) and body.first is not None and body.links[0].relation.op == "~":
            found |= {n.name for n in (strip(body.first),) if isinstance(n, ast.Name)}
    return found


def _bare(item: Item) -> set[str]:
    """The capital letter that a formula consists of."""
    body = strip(item.tree.statements[0].body) if item.tree is not None else None
    return {body.name} if isinstance(body, ast.Name) and body.name[:1].isupper() else set()


def _law(point: ast.Name, chain: ast.Chain, item: Item, page: Page, words: Vocabulary) -> tuple[Law, bool]:
    """The law with the density of a chain, and whether its range is said; else it is over the reals."""
    side, context = strip(chain.links[0].side), Context(words)
    ranges = list(ranges_of(page, item, chain, (point.name,)))
    if isinstance(side, ast.Cases) and not ranges:
        side, ranges = _piece(side)
        if not ranges:
            return _over(App("reals"), side, point, page, context), True
    if len(ranges) > 1:
        raise ReadError("the range of this density is not clear", chain.start)
    support = support_of(ranges[0], point, context) if ranges else App("reals")
    return _over(support, side, point, page, context), bool(ranges) or _is_over_reals(point, item)


def _is_over_reals(point: ast.Name, item: Item) -> bool:
    """Whether the formula says that the argument is any real number."""
    chains_in = (c for c in item.nodes.of(ast.Chain) if c.first is not None and strip(c.first) == point)
    sides = (strip(c.links[0].side) for c in chains_in if c.links[0].relation.op == "in")
    return any(isinstance(s, ast.Name) and s.name in ("R", "bb(R)") for s in sides)


def _over(support: Term, side: ast.Node, point: ast.Name, page: Page, context: Context) -> Law:
    with context.binder((point.name,), support) as local:
        density = read(side, context)
    return of_total_one(page, support, lam(density, local))


def _piece(cases: ast.Cases) -> tuple[ast.Node, list[ast.Node]]:
    """The value and the condition of the one row that is not zero; with several rows the cases themselves."""
    rows = [(value, condition) for value, condition in cases.branches if not _is_zero(value)]
    if any(condition is None for _, condition in rows):
        raise ReadError("where this density is not zero is not said", cases.start)
    if len(rows) == 1:
        return strip(rows[0][0]), [strip(c) for _, c in rows if c is not None]
    complete = cases if cases.branches[-1][1] is None else ast.Cases((*cases.branches, _NOWHERE))
    return complete, []


def _is_zero(node: ast.Node) -> bool:
    node = strip(node)
    return isinstance(node, ast.Number) and node.value == 0
