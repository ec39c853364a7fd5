"""Equations in running text that are suppositions: "suppose that $a + b = 1$", "where $ab = c$".

An equation after "let", "suppose", "given", "subject to" and the like is one in any form; after "with" or
"where" only if one of its sides is a name or a number, as a constraint has it.
"""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import takewhile

from kld_proof.document.cue import Cue
from kld_proof.document.display import latex
from kld_proof.document.elaborate.claims.hypotheses import hypothesised
from kld_proof.document.elaborate.claims.propositions import propositions
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import ranged, voice, wording
from kld_proof.document.elaborate.language.prose import FORMULA
from kld_proof.document.elaborate.language.sentences import Supposal, supposal
from kld_proof.document.elaborate.names.declared import Assumption, Declared, premise, scope_of
from kld_proof.document.elaborate.names.needs import needs
from kld_proof.document.elaborate.relations import chains, tied
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip, walk
from kld_proof.document.elaborate.terms.vocabulary import COVARIANCE, EXPECTATION, VARIANCE
from kld_proof.document.latex import ast
from kld_proof.document.model import Premise
from kld_proof.kernel.term import App, names
from kld_proof.record import replace

_FOR = Cue(r"\b(?:for|nach|in terms of)\s*$", re.I)
_GIVES = Cue(
    r"^\s*(?:,?\s*(?:we|one|this|then)\s+)*"
    r"(?:gives?|yields?|leads? to|results? in|obtains?|gets?|finds?|have)\b",
    re.I,
)
MEANS = EXPECTATION | VARIANCE | COVARIANCE
EQUATIONS = frozenset({"=", "=="})
MIXED = EQUATIONS | {"<", "<=", ">", ">=", "!="}


def declare_equations(page: Page, words: Vocabulary, declared: Declared, taken: set[int]) -> None:
    """Assume the inline equations that the text supposes; those in `taken` are definitions."""
    known = taken | words.declarations | {id(a.chain) for a in declared.assumptions if a.chain is not None}
    for item in formulas(page):
        if item.display or not chains(item):
            continue
        _bound_in_definitions(item, page, words, declared, taken)
        end = _solved(item, page) if wording.poses(item.before) else 0
        strength = "strong" if end else wording.constrains(item.before, item.after)
        if not strength or ranged.has_range(item, page) or _is_spent(item):
            continue
        said = supposal(item.before, item.after)
        for statement, chain in chains(item):
            ops = {link.relation.op for link in chain.links}
            if id(chain) in known or chain.first is None or not ops & EQUATIONS or not ops <= MIXED:
                continue
            if id(chain.links[-1]) in hypothesised(item):
                continue
            if tied(item, statement) or not (strength == "strong" or _is_constraint(chain)):
                continue
            context = Context(words)
            try:
                props = propositions(chain, context)
            except ReadError:
                continue
            declared.introduced.update(n.name for n in names_in(chain) if n.name not in words.random)
            declared.accepted.add(id(chain))
            scope = replace(scope_of(item, page, said if said.holds else Supposal()), chain=chain)
            if end:
                scope = replace(scope, until=min(scope.until, end))
            for prop in props:
                declared.assumptions.append(replace(scope, premise=premise(item, chain, prop)))
                declared.assumptions += needed_with(prop, scope)
            declared.assumptions += existing(context, scope)
    _end_where_quantified(page, declared)


def _is_spent(item: Item) -> bool:
    """Whether an inline equation holds under a supposition of its sentence, or is one that ends with it."""
    return voice.is_predicate(item.before) or voice.is_spent(item.before, item.after)


def _bound_in_definitions(
    item: Item, page: Page, words: Vocabulary, declared: Declared, taken: set[int]
) -> None:
    """Assume the inequality at the end of an inline definition: `$\\rho = \\lambda / \\mu < 1$`."""
    for _, chain in chains(item):
        rest = chain.links[1:]
        if id(chain) not in taken or not rest or not {k.relation.op for k in rest} <= MIXED - EQUATIONS:
            continue
        said = supposal(item.before, item.after)
        if said.denied or said.local:
            continue
        bound = replace(chain, first=chain.links[0].side, links=rest, start=chain.links[0].side.start)
        with suppress(ReadError):
            for prop in propositions(bound, Context(words)):
                scope = scope_of(item, page, said if said.holds else Supposal())
                declared.assumptions.append(replace(scope, premise=premise(item, bound, prop)))


def _solved(item: Item, page: Page) -> int:
    """The order at which the solution of an equation that is posed ends; 0 where none begins."""
    later = page.items[item.order + 1 :]
    posed = takewhile(lambda i: not i.display and i.part == item.part and wording.poses(i.before), later)
    end = item.order + 1 + len(list(posed))
    begun = False
    if end < len(page.items) and _is_unknown(page.items[end]) and _GIVES.match(page.items[end].after):
        end += 1
    for other in page.items[end:]:
        between = other.before.rpartition(FORMULA)[2] if not begun else other.before
        if not other.display or other.section != item.section or not wording.works_on(between):
            break
        begun, end = True, other.order + 1
    return end if begun else 0


def _is_unknown(item: Item) -> bool:
    """Whether an inline formula is the name for which an equation is solved: "for $x$"."""
    if item.display or item.tree is None or not _FOR.search(item.before):
        return False
    return [type(strip(s.body)) for s in item.tree.statements] == [ast.Name]


def _end_where_quantified(page: Page, declared: Declared) -> None:
    """What is an equation for x at first, "there is an x with", holds no more "for all x"."""
    equations = [
        a for a in declared.assumptions if isinstance(a.premise.prop, App) and a.premise.prop.head == "eq"
    ]
    for item in formulas(page) if equations else ():
        if item.display or not voice.quantifies(item.before):
            continue
        assert item.tree is not None
        bare = {n.name for s in item.tree.statements if isinstance(n := strip(s.body), ast.Name)}
        for a in equations:
            if (
                a.source is not None
                and a.source.order < item.order
                and a.premise.prop is not None
                and bare & names(a.premise.prop)
            ):
                a.until = min(a.until, item.order)


def needed_with(prop: object, scope: Assumption) -> list[Assumption]:
    """What an equation needs to have a meaning, assumed where it is."""
    from kld_proof.kernel.term import Term

    assert isinstance(prop, Term) and scope.source is not None
    place = scope.source.place(scope.chain.start if scope.chain is not None else 0)
    return [replace(scope, premise=Premise(latex(p), p, True, place)) for p in needs(prop)]


def existing(context: Context, scope: Assumption) -> list[Assumption]:
    """That the means in a premise exist, assumed where the premise is."""
    assert scope.source is not None
    place = scope.source.place(scope.chain.start if scope.chain is not None else 0)
    means = [p for p in context.inferred if isinstance(p, App) and p.head in ("integrable_rv", "has_moments")]
    return [replace(scope, premise=Premise(latex(p), p, True, place)) for p in means]


def _is_constraint(chain: ast.Chain) -> bool:
    sides = [chain.first, *(link.side for link in chain.links)]
    means = [isinstance(s, ast.Apply) and s.function.name in MEANS for s in sides]
    if sum(means) == 1 and means[0]:
        return True
    summed = any(isinstance(n, ast.BigOp) for s in sides if s is not None for n in walk(s))
    if (
        chain.first is not None
        and not summed
        and any(isinstance(n, ast.Transpose) for n in walk(chain.first))
    ):
        return True  # a relation between matrices: `U^T U = I`
    return any(isinstance(strip(s), ast.Name | ast.Number) for s in sides if s is not None)
